"""How many schools, villages or clubs are the project's own: «шесть школ — участниц проекта» of a project in five."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from rag.review.findings import Contradiction, Value
from rag.review.language.counts import counted_in
from rag.review.language.quantities import PEOPLE, Quantity
from rag.review.types import Draft, Field, Span
from rag.review.wording import roubles
from rag.text import normalise, stem

_FIELDS = ("summary", "groups", "problem", "goal", "tasks", "results", "partners", "media", "future", "future_sources", "plan", "budget")
_PLAIN = frozenset({"summary", "groups", "goal", "tasks", "results", "plan", "media", "budget"})
_WE_WORK = r"(?:собираемся|будем|планируем|намерены|хотим|станем|работаем|будет|пойдет|пройдет|пройдут|проходит|идет|реализуется)"
_IS_OWN = re.compile(
    rf"(?:,? (?:где|(?:в|с|на|для) котор\w+) (?:мы )?{_WE_WORK}(?!\w)|,? участвующ\w+|,? (?:включенн|вошедш)\w+ в проект"
    r"| ?[-–—] ?участни[кц]\w*|-участни[кц]\w*)"
)
"""Tells of all of them."""
_OWN = re.compile(r" (?:нашего |этого )?проекта(?! «)(?! \w+(?:ого|ой) )")
_ALL = re.compile(r"(?<!\w)(?:кажд\w+ из|ни (?:в |на |у )?одн\w+ из|обеих|обоих) (?:эт\w+ |наш\w+ |участвующ\w+ )?$")
_ALREADY = re.compile(r"(?:участвующ\w+|наш\w+|проектн\w+) $")
_SOME_OF = re.compile(r",? из \w+")
_AROUND = 60


@dataclass(frozen=True, slots=True)
class _Told:
    """A number of a thing; `own` says that these are the project's, `whole` that they are all there are."""

    value: Decimal
    unit: str
    own: bool
    whole: bool
    span: Span


def of_project(draft: Draft) -> Iterator[Contradiction]:
    """Numbers of what is the project's own that another such number, or all fields that tell one number, gainsay.

    The smaller of both must be of all: «в трёх школах проекта нет зала» is of some.
    """
    by_thing: dict[str, list[_Told]] = defaultdict(list)
    for field in draft.texts(*_FIELDS):
        for q, span in counted_in(field):
            if not PEOPLE.search(q.unit) and not q.each and q.value > 1:
                by_thing[stem(q.unit.split("-")[0])].append(_as_told(q, span, field))
    for told in by_thing.values():
        own = [one for one in told if one.own or one.whole]
        plain = [one for one in told if not one.own and not one.whole and (draft.fields[one.span.field].key or "") in _PLAIN]
        known = {one.value for one in plain}
        most = [one for one in plain if one.value == max(known)]
        borne_out = len({one.span.field for one in most}) > 1
        for one in own:
            others = [other for other in own if other.value != one.value]
            if borne_out and one.value not in known and (one.value > most[0].value or len(known) == 1):
                others += most
            rest = [other for other in others if _is_whole(min(one, other, key=lambda told: told.value), plain)]
            if rest:
                values = (Value(roubles(one.value), one.span), Value(roubles(rest[0].value), rest[0].span))
                yield Contradiction(f"Сколько: {one.unit}", values)
                break


def _is_whole(fewer: _Told, plain: list[_Told]) -> bool:
    return fewer.whole or fewer in plain


def _as_told(q: Quantity, span: Span, field: Field) -> _Told:
    before = normalise(field.text[max(0, span.start - _AROUND) : span.start].replace("\n", " ") + "|").rstrip("|")
    after = normalise("|" + field.text[span.end : span.end + _AROUND].replace("\n", " ")).lstrip("|")
    is_own = bool(_IS_OWN.match(after) or re.search(r"-участни[кц]", q.unit))
    own = is_own or bool(_OWN.match(after) or _ALREADY.search(before))
    return _Told(
        q.value, q.unit, own and not _SOME_OF.match(after), is_own or bool(_ALL.search(before) and (own or not q.qualifiers)), span
    )
