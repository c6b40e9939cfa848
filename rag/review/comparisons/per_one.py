"""How many times for each: «каждая семья получит по пять визитов» of a plan with four a family and 4 × 60 in all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from rag.morphology import readings
from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures
from rag.review.language.earlier import is_earlier
from rag.review.language.quantities import quantities
from rag.review.language.roots import roots
from rag.review.types import COMPARED, Draft, Field, Span

_MANY = r"(?<![\d.,-])(?P<count>[1-9]\d?) (?P<kind>[а-я-]+(?:ых|их|ые|ие) )?(?P<thing>[а-я-]{4,})(?![а-я-])"
_ONE = r"(?P<unit>[а-я]{3,})(?![а-я-])"
_EACH = r"кажд(?:ый|ая|ое|ую|ой|ого|ому|ым|ом)"
_PATTERNS = (
    re.compile(rf"(?<!\w){_EACH} (?:[а-я-]+(?:ый|ая|ое|ую|ой|ого|ому) )?{_ONE}[^.;:()\d]{{0,40}}?{_MANY}"),
    re.compile(rf"{_MANY} (?:[а-я-]+ )?(?:в|на|для|с|со|у|к) (?:(?:{_EACH}|одн(?:у|ого|ому|ой)) )?(?:[а-я-]+(?:ую|ого|ому|ой) )?{_ONE}"),
    re.compile(rf"(?<![\d.,-])\d+ (?:[а-я-]+(?:ых|их) )?{_ONE} по {_MANY}"),
    re.compile(rf"(?<!\w){_EACH} {_ONE}[^.;:()]{{0,140}}? по {_MANY}"),
    re.compile(rf"(?P<kind>)(?P<thing>[а-я-]{{4,}}),? (?:\()?по (?P<count>[1-9]\d?) (?:в|на|для|с|у) {_EACH} {_ONE}"),
)
_NO_UNIT = re.compile(
    r"(?:групп|поток|отряд|смен|команд|класс|недел|месяц|год|лет|день|дн|час|минут|раз|рубл|суббот|воскресен|выходн|будн|котор|из|них|эт|наш)"
)
_NO_THING = re.compile(r"час|минут|рубл|тысяч|год|лет|дн|день|недел|месяц|человек|люд|процент|балл|километр|метр|класс|раза?$")
_AT_LEAST = re.compile(r"(?:не менее|не меньше|минимум|до|от|около|более|хотя бы|максимум)(?: чем)? $")
_WITH = re.compile(r" (?:с|со|у) (?!кажд|одн)([а-я-]+)")
_BEFORE = 20


@dataclass(frozen=True, slots=True)
class _Each:
    """So many things for each unit, both by their first forms; `kind` are the words that tell which: «групповых», «с психологом»."""

    thing: str
    unit: str
    count: Decimal
    kind: frozenset[str]
    span: Span
    near: frozenset[str]
    """Words of the sentence, or of all the row of the plan it stands in."""

    def may_be(self, other: "_Each") -> bool:
        """Whether both can be told of the same: what the one is called stands in the other's sentence too."""
        same = (self.thing, self.unit) == (other.thing, other.unit) and self.span.field != other.span.field
        return same and self.kind <= other.near and other.kind <= self.near


def per_one(draft: Draft) -> Iterator[Contradiction]:
    """Two counts for each of the same, where that of one field makes a number of all that the draft has, and the other makes none."""
    fields = list(draft.texts(*COMPARED))
    told = [one for field in fields for one in _told(draft, field)]
    counted: dict[str, set[Decimal]] = {}
    for field in fields if told else ():
        for q in quantities(field.text):
            counted.setdefault(_first_form(q.unit), set()).add(q.value)
    for one, other in combinations(told, 2):
        if (
            not one.may_be(other)
            or one.count == other.count
            or {it.count for it in told if it.thing == one.thing and it.unit == one.unit}
            != {
                one.count,
                other.count,
            }
        ):
            continue
        known = [any(it.count * n in counted.get(it.thing, ()) for n in counted.get(it.unit, ()) if n > 1) for it in (one, other)]
        if sum(known) == 1:
            values = (Value(f"по {one.count}", one.span), Value(f"по {other.count}", other.span))
            yield Contradiction(f"Сколько на каждого: {one.thing}", values)
            return


def _told(draft: Draft, field: Field) -> Iterator[_Each]:
    for said in field.sentences():
        words = figures(re.sub(r"(?<!\w)семью(?!\w)", "семья", said.quote))  # of the family, and not by seven
        for pattern in _PATTERNS if not is_earlier(words, draft) else ():
            for match in pattern.finditer(words):
                unit, thing = match["unit"], match["thing"]
                bound = _AT_LEAST.search(words[max(0, match.start("count") - _BEFORE) : match.start("count")])
                if not (bound or _NO_UNIT.match(unit) or _NO_THING.match(thing)) and "NOUN" in readings(unit)[0][1]:
                    beside = _WITH.match(words[match.end("thing") :])
                    named = f"{match['kind'] or ''} {beside[1] if beside and beside[1] != unit else ''}"
                    yield _Each(
                        _first_form(thing), _first_form(unit), Decimal(match["count"]), frozenset(roots(named)), said, _near(draft, said)
                    )


def _near(draft: Draft, said: Span) -> frozenset[str]:
    """Roots of a sentence, and of the title of the row whose results it stands in."""
    rows = (row for row in draft.plan if row.results and row.results.field == said.field)
    title = next((f"{row.title} " for row in rows if row.results and row.results.start <= said.start < row.results.end), "")
    return frozenset(roots(title + said.quote))


def _first_form(word: str) -> str:
    return readings(word)[0][0]
