"""«Практика в нашей теплице» in July, where the plan builds the greenhouse in August."""

import re
from collections.abc import Iterator

from rag.review.findings import Contradiction, Value
from rag.review.types import Activity, Draft
from rag.review.wording import day, short
from rag.text import normalise

_THING = (
    r"(?:теплиц|парник|мастерск|площадк|студи|лаборатори|павильон|беседк|веранд|кухн|пекарн|кузниц|сад|огород|музе|конюшн|вольер|манеж"
    r"|корт|каток|катк"
    r"|стадион|сцен|тир|скейт-парк|скалодром|сенсорн\w+ комнат|комнат|класс|зал|кабинет|центр|гостиниц|приют|прокат|игротек|библиотек"
    r"|оранжере|ферм|юрт)"
)
_BUILDS = re.compile(
    r"^[\W\d]*(?:сборк|строительств|возведени|постройк|установк|монтаж|обустройств|оборудовани|ремонт|открыти|запуск|строим|собираем"
    r"|ставим|обустраиваем"
    rf"|открываем|ремонтируем)[а-я]*(?: (?:и|,) [а-я]+)?(?: [а-я-]+(?:ой|ых|ого|его|ый|ий|ую|ей|ые"
    rf"|ие))*? (?P<thing>{_THING})[а-я]{{0,4}}(?!\w)"
)
_OURS = r"(?:наш|нов|сво|эт|собственн|проектн|построенн|готов|обновл|отремонтированн)[а-я]*"
_HELD = r"(?<!\w)(?:в|на|во) (?P<ours>{ours} )?{thing}(?:е|ой|ом|и|ии|ах|ей)?(?!\w)"
_ANOTHER = re.compile(r"(?<!\w)(?:втор\w+|еще одн\w+|дополнительн\w+|больш\w+|летн\w+|зимн\w+)(?!\w)")
_TO_BE = re.compile(r"(?<!\w)(?:под|для|на|будущ\w+|будет|место|проект\w*) (?:[а-я]+ )?$")
_HAVE = ("resources", "organisation", "partners", "problem", "team", "leader_experience", "projects")


def built_later(draft: Draft) -> Iterator[Contradiction]:
    """Activities over before the place they are held in is begun: «нашей» it, or one that no field says is there already."""
    for built in draft.plan:
        title = normalise(built.title)
        match = _BUILDS.search(title)
        if match is None or _ANOTHER.search(title):
            continue
        for held in draft.plan:
            where = _held_in(held, match["thing"]) if held is not built and held.ends < built.starts else None
            if where and (where["ours"] or not _is_there(draft, match["thing"])) and not _built_before(draft, built, match["thing"]):
                values = ((held, where[0]), (built, match[0].strip()))
                told = tuple(Value(f"{short(words)}: {day(row.starts)}", row.span) for row, words in values)
                yield Contradiction("Что раньше", told)
                break


def _held_in(row: Activity, thing: str) -> re.Match[str] | None:
    return re.search(_HELD.format(ours=_OURS, thing=re.escape(thing)), normalise(row.title))


def _is_there(draft: Draft, thing: str) -> bool:
    """Whether any field tells of such a place that is not only to be."""
    texts = (normalise(field.text) for field in draft.texts(*_HAVE))
    return any(not _TO_BE.search(text[: match.start()]) for text in texts for match in re.finditer(rf"(?<!\w){thing}", text))


def _built_before(draft: Draft, built: Activity, thing: str) -> bool:
    """Whether another row builds or readies one earlier."""
    earlier = (normalise(row.title) for row in draft.plan if row is not built and row.starts < built.starts)
    return any((match := _BUILDS.search(title)) and match["thing"] == thing for title in earlier)
