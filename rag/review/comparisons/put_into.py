"""How many things go into one archive, book or show: «соберём 90 писем и издадим их сборником», where the row «Сборник писем» has 70."""

import re
from collections.abc import Iterator

from rag.review.comparisons.course_hours import GENERAL
from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures
from rag.review.language.quantities import PAST, Quantity, is_somebody, quantities
from rag.review.language.roots import roots
from rag.review.types import OF_PROJECT, Activity, Draft, Field, Span
from rag.review.wording import roubles

_ALL_OF_THEM = re.compile(
    r"(?<!\w)(?:и|а затем|потом|затем) (?P<deed>[а-я]+) их (?:в[о]? |на |отдельн\w+ |одн\w+ |сво\w+ |так\w+ )*(?P<into>[а-я]+(?: [а-я]+)?)"
)
"""«Запишем 40 песен и выпустим их отдельным диском»: what is told after the number is done to all of them."""
_BOUND = re.compile(r"(?<!\w)(?:не (?:менее|меньше|более)|минимум|более|больше|свыше|до|около|лучш\w+|избранн\w+) (?:чем )?\d")
_TOLD = ("summary", "goal", "tasks")
_MIN_BORNE_OUT = 2


def put_into(draft: Draft) -> Iterator[Contradiction]:
    """Things all of which go where by the only row of it fewer or more go, as other fields tell too."""
    for field in draft.texts(*_TOLD) if not draft.unread else ():
        for said in field.sentences():
            for clause in re.split(r"[;:]", figures(said.quote)):
                yield from _differing(draft, field, said, clause)


def _differing(draft: Draft, field: Field, said: Span, clause: str) -> Iterator[Contradiction]:
    after = _ALL_OF_THEM.search(clause)
    counted = [q for q in quantities(clause[: after.start()]) if not q.each] if after and not PAST.search(clause) else []
    if after is None or len(counted) != 1 or is_somebody(counted[0].unit) or _is_told(draft, counted[0], but=field):
        return
    place = roots(after["into"]) - GENERAL
    rows = [row for row in draft.plan if place and place <= roots(re.split(r"[.:;,(]", row.title)[0])]
    made = _made(rows[0]) if len(rows) == 1 else None
    if made is None or made.value == counted[0].value or rows[0].results is None:
        return
    known = [other for other in draft.texts(*OF_PROJECT) if _has(other, made)]
    bound = _BOUND.search(figures(rows[0].results.quote)) or _BOUND.search(clause)
    in_title = any(q.value == counted[0].value for q in quantities(rows[0].title))
    if len(known) >= _MIN_BORNE_OUT and field not in known and not bound and not in_title:
        values = (Value(roubles(counted[0].value), said), Value(roubles(made.value), rows[0].results))
        yield Contradiction(f"Сколько: {counted[0].unit}", values)


def _made(row: Activity) -> Quantity | None:
    """The only number of things in the results of a row."""
    found = [q for q in quantities(row.results.quote) if not q.each] if row.results else []
    return found[0] if len(found) == 1 and not is_somebody(found[0].unit) else None


def _is_told(draft: Draft, counted: Quantity, *, but: Field) -> bool:
    """Whether another field has so many of these things."""
    others = (field for field in draft.texts(*OF_PROJECT) if field is not but)
    return any(_has(field, counted) for field in others)


def _has(field: Field, counted: Quantity) -> bool:
    return any(q.value == counted.value and q.stem == counted.stem for q in quantities(field.text))
