"""Devices of the budget that have few uses, none of which the draft speaks of."""

import re
from collections.abc import Iterator

from rag.review.findings import Seen
from rag.review.types import Draft
from rag.review.wording import short
from rag.text import normalise

_USES = {
    re.compile(r"квадрокоптер|(?<!\w)дрон|коптер"): re.compile(
        r"съ[её]мк|снима|сним[ауе]м|видео|фильм|ролик|аэро|пол[её]т|дрон|карт[аыу](?!\w)|обследов"
    ),
    re.compile(r"3d\W*принтер"): re.compile(r"печат|моделир|3d|прототип|макет"),
    re.compile(r"видеокамер|фотоаппарат"): re.compile(r"съ[её]мк|снима|видео|фото|фильм|ролик|эфир|трансляц|запис|публикац|пост(?:ы|ов)"),
    re.compile(r"экшн|go ?pro"): re.compile(r"съ[её]мк|снима|сним[ауе]|видео|фото|фильм|ролик|эфир|трансляц|блог"),
    re.compile(r"телескоп"): re.compile(r"астроном|зв[её]зд|(?<!\w)неб|планет|космо|наблюд"),
    re.compile(r"(?<!\w)(?:vr|вр)(?!\w)|виртуальн\w+ реальн"): re.compile(r"виртуальн|(?<!\w)(?:vr|вр)(?!\w)|тренаж[её]р|погружени"),
    re.compile(r"тепловизор"): re.compile(r"тепл|ночн|поиск|пожар|обследован|утечк"),
    re.compile(r"караоке|(?<!\w)синтезатор"): re.compile(r"музык|пе(?:ть|сн|ни)|концерт|вокал|хор|праздник|вечер"),
}
"""Devices that have few uses; one of them must be spoken of."""


def devices(draft: Draft) -> Iterator[Seen]:
    """Lines that ask money for such a device, where neither its name nor a use of it is in the rest of the draft."""
    told = normalise(" ".join(field.text for field in draft.texts("summary", "goal", "tasks", "results", "media", "plan", "team")))
    for line in draft.budget.lines if draft.budget else ():
        if not line.money or line.money.requested <= 0:
            continue
        for device, used in _USES.items():
            words = device.sub(" ", line.words)
            if device.search(normalise(line.name)) and not device.search(told) and not used.search(f"{told} {words}"):
                yield Seen(f"«{short(line.name)}»: в плане и в тексте проекта нет дела, для которого это нужно.", (line.span,))
