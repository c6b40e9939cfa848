"""How many there are of what is done so often for so long: «ежемесячные встречи в течение полугода» are six, and the plan has twelve."""

import re
from collections.abc import Iterator
from decimal import Decimal

from rag.review.findings import Contradiction, Value
from rag.review.language.counts import Counted, counted_in, figures
from rag.review.language.quantities import PAST, PEOPLE
from rag.review.types import Draft
from rag.review.wording import roubles
from rag.text import stem

_FOR = (
    r"(?:в течение|на протяжении|сроком|подряд|за) (?:всего |целого )?"
    r"(?:(?P<count>\d{1,2}(?:\.5)?) )?(?P<unit>месяц|недел|год)[а-я]*"
)
_OFTEN = r"(?P<often>ежемесячн|еженедельн|раз в месяц|каждый месяц|раз в недел|каждую недел)[а-я]*"
_THING = r"(?P<kind>[а-я-]+(?:ые|ых|ие|их)) (?P<thing>[а-я-]{5,})"
_TOLD = (
    re.compile(rf"(?<!\w)(?P<often>ежемесячн|еженедельн)(?:ые|ых) {_THING}[^.;:\d]{{0,40}}? {_FOR}"),
    re.compile(rf"(?<!\w){_THING}(?:,| -)? (?:проходят |пройдут |проводим |проведем |будут |1 )*{_OFTEN},? {_FOR}"),
)
_SEVERAL = re.compile(r"(?<!\w)(?:групп|класс|кажд|клуб|сел[аоеу]?х?(?!\w)|поселк|школ|площадк|команд|город(?:ах|ов)|район(?:ах|ов))")
"""There may be as many for each of them."""
_FIELDS = ("summary", "groups", "goal", "tasks", "results", "partners", "plan", "budget")
_WEEKS = (Decimal(4), Decimal("4.5"))
_MONTHS_OF_YEAR = 12
_SLACK = 1


def over_time(draft: Draft) -> Iterator[Contradiction]:
    """Things so often for so long, where all other fields have one other number of them."""
    counted = [one for field in draft.texts(*_FIELDS) for one in counted_in(field) if not one[0].each and one[0].value > 1]
    for field in draft.texts("summary", "goal", "tasks", "results", "partners"):
        for said in field.sentences():
            words = figures(said.quote)
            for match in (one for pattern in _TOLD for one in pattern.finditer(words)) if not PAST.search(words) else ():
                low, high = _number(match)
                kind = stem(match["kind"])
                told = [(q, at) for q, at in counted if q.stem == stem(match["thing"]) and (not q.qualifiers or kind in q.qualifiers)]
                values = {q.value for q, _ in told}
                if len(values) != 1 or not any(q.qualifiers for q, _ in told) or PEOPLE.search(match["thing"]):
                    continue
                value, where = next(iter(values)), told[0][1]
                several = any(low * n <= value <= high * n for n in range(2, int(value) + 1))
                if several and any(_SEVERAL.search(figures(text)) for text in (said.quote, *(_row(draft, one) for one in told))):
                    continue
                if not low - _SLACK <= value <= high + _SLACK:
                    most = roubles(low) if low == high else f"{roubles(low)}–{roubles(high)}"
                    yield Contradiction(f"Сколько: {match['thing']}", (Value(f"{match[0]}: {most}", said), Value(roubles(value), where)))


def _number(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    """From how many to how many times that is."""
    lasts = Decimal(match["count"] or 1) * (_MONTHS_OF_YEAR if match["unit"] == "год" else 1)
    weekly, in_weeks = "недел" in match["often"], match["unit"] == "недел"
    if weekly == in_weeks:
        return lasts, lasts
    low, high = _WEEKS
    return (lasts * low // 1, lasts * high // 1 + 1) if weekly else (lasts // high, lasts // low + 1)


def _row(draft: Draft, counted: Counted) -> str:
    """The row or the sentence in which a number stands."""
    at = counted[1]
    rows = [row.title for row in draft.plan if row.span.field == at.field and row.span.start <= at.start < row.span.end]
    return rows[0] if rows else next((one.quote for one in draft.fields[at.field].sentences() if one.start <= at.start < one.end), "")
