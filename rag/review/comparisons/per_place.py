"""So many for each place, times the places, against all of them: «обучены дозорные, по 6 на село» in four villages, where 30 are told."""

import re
from collections.abc import Iterator
from decimal import Decimal

from rag.review.findings import Contradiction, Value
from rag.review.language.counts import Counted, counted_in, figures
from rag.review.language.quantities import PAST, indicated
from rag.review.types import COMPARED, Draft, Span
from rag.review.wording import roubles
from rag.text import stem

_PLACE = (
    r"(?P<place>район|округ|город|сел|деревн|поселк|посел[её]ни|станиц|школ|библиотек|клуб(?=[ауе]?(?!\w))|колледж|площадк|филиал"
    r"|центр(?=[ауе]?(?!\w))|двор(?=[ауе]?(?!\w)))[а-я]*"
)
_EACH = re.compile(
    rf"(?P<before>[а-я]+(?: [а-я]+){{0,3}}?)(?:,|:| -| \()? ?по (?P<count>\d{{1,3}}) (?:чел[а-я]*\.? )?"
    rf"(?:на|в|во|из|от|для) (?:кажд[а-я]+ |одн[уо] |один )?{_PLACE}(?![а-я-])"
)
_DONE = re.compile(
    r"(?<!\w)(?:подготов|обуч|набра|отобра|созда|откры|купл|закупл|установ|высаж|посаж|изготов|розда|выда|переда|организова|собра|оборудова|постро)"
    r"[а-я]*(?:ны|ен|ена|ено|ты|ли|лено|лены|дим|вим|чим|ем|им)(?!\w)"
)
"""All of them are meant: of those who work somewhere others may work elsewhere."""
_MORE = re.compile(r"резерв|запас|остальн|(?<!\w)(?:еще|кроме|плюс|минимум|не менее|до|около)(?!\w)")
_LEAST = 2


def per_place(draft: Draft) -> Iterator[Contradiction]:
    """Where the places have one number in the whole draft, and the things one number, which is another than they make together."""
    counted = [one for field in draft.texts(*COMPARED, "problem") for one in counted_in(field) if not one[0].each]
    counted += [(q, one.span) for one in draft.indicators if (q := indicated(one))]
    for field in draft.texts(*COMPARED):
        for said in field.sentences():
            words = figures(said.quote)
            match = _EACH.search(words)
            numbers = re.findall(r"(?<![\w.,])\d+", words)
            if match and len(numbers) == 1 and _DONE.search(words) and not PAST.search(words) and not _MORE.search(words):
                yield from _unlike(match, said, counted)


def _unlike(match: re.Match[str], said: Span, counted: list[Counted]) -> Iterator[Contradiction]:
    places = {q.value for q, _ in counted if q.unit.startswith(match["place"]) and q.value >= _LEAST}
    for thing in match["before"].split():
        if thing.startswith(match["place"]):
            continue
        told = [(q, at) for q, at in counted if q.stem == stem(thing)]
        totals = {q.value for q, _ in told}
        if not totals or len(places) != 1:
            continue
        made = int(match["count"]) * next(iter(places), Decimal(0))
        if len(totals) == 1 and made not in totals:
            total = f"{match['count']} × {roubles(next(iter(places)))} = {roubles(made)}"
            yield Contradiction(f"Сколько: {thing}", (Value(total, said), Value(roubles(told[0][0].value), told[0][1])))
        return
