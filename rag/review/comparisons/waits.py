"""How long people wait for one thing, told twice: a queue «до полутора месяцев», then «ждать по три-четыре месяца»."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from rag.morphology import akin
from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures
from rag.review.types import Draft, Span

_WAITS = re.compile(r"очеред[ьи]|(?<!\w)(?:жд[ау]т|ждать|ожида|подожда|запис[аьи])")
_UNITS = {"дн": 1, "ден": 1, "сут": 1, "недел": 7, "месяц": 30, "год": 365, "лет": 365}
_NUMBER = r"\d{1,3}(?:\.5)?"
_LONG = re.compile(
    rf"(?<![\d.,])(?P<least>{_NUMBER})(?: ?(?:-|до|или) ?(?P<most>{_NUMBER}))? (?P<unit>дн|ден|сут|недел|месяц|год|лет)[а-я]*"
)
_WHOM = re.compile(
    r"(?<!\w)(?P<whom>[а-я]+(?:олог|опед|граф|атр|девт|евт|педист|матолог|терапевт|хирург|окулист|невролог)[а-я]{0,3}|врач[а-я]*|протез[а-я]*"
    r"|аппарат[а-я]*|специалист[а-я]*|операци[а-я]*|реабилитаци[а-я]*|сад[ауе]?|путевк[а-я]*|прием[ае]?|консультаци[а-я]*|диагностик[а-я]*)(?!\w)"
)
_COMMON = re.compile(r"прием|врач|специалист|консультаци")
_NAMED = re.compile(r"(?<=[а-яё,] )[А-ЯЁ][а-яё]{3,}")
_OTHER_TIME = re.compile(
    r"(?<!\w)(?:раньше|прежде|теперь|сейчас|стал[аио]?(?!\w)|вырос|сократил|в 20\d\d|в (?:областн|краев|столиц|частн|платн))"
)


def waits(draft: Draft) -> Iterator[Contradiction]:
    """Two times to wait for one person or thing that have no length in common."""
    told = [one for field in draft.texts("problem", "summary") for said in field.sentences() for one in _told(said)]
    for (least, most, whom, said), (less, more, other, where) in combinations(told, 2):
        same = any(akin(one, two) for one in whom for two in other if not _COMMON.match(one))
        if said != where and same and (most < less or more < least):
            yield Contradiction("Сколько ждать", (Value(said.quote, said), Value(where.quote, where)))
            return


def _told(said: Span) -> Iterator[tuple[Decimal, Decimal, set[str], Span]]:
    words = figures(said.quote)
    long = list(_LONG.finditer(words))
    whom = {match["whom"] for match in _WHOM.finditer(words)}
    if not _WAITS.search(words) or _OTHER_TIME.search(words) or _NAMED.search(said.quote) or not whom:
        return
    waited = [
        match
        for match in long
        if _WAITS.search(re.split("[,;:]", words[: match.start()])[-1] + re.split("[,;:]", words[match.end() :])[0])
        and not re.search(r"(?:раз в|через|за) $", words[: match.start()])
    ]
    if len(waited) == 1:
        unit = _UNITS[waited[0]["unit"]]
        most = Decimal(waited[0]["most"] or waited[0]["least"]) * unit
        yield Decimal(waited[0]["least"]) * unit, most, whom, said
