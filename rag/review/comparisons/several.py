"""When two numbers of one thing are of all and of some, or of two things of one name, and say nothing against each other."""

import math
import re
from collections.abc import Iterable, Sequence
from itertools import combinations

from rag.morphology import any_akin
from rag.review.language.counts import Counted, figures
from rag.review.language.quantities import PEOPLE, Quantity, quantities
from rag.review.types import Draft, Span
from rag.text import normalise

_TO_A_PLACE = re.compile(r"(?:(?<!\w)[Вв]о?|(?<!\w)[Дд]о|[–—-]) (?:[гспд]\. ?|(?:город|сел|пос[её]л|деревн)[а-яё]+ )?([А-ЯЁ][а-яё]{2,})")
_OF_EACH = re.compile(r"(?<!\w)(?:кажд|групп|поток|смен|отряд|класс)")
_MOST_TIMES, _MOST_FACTORS = 8, 3
_BEGINNING = 5
_NEAR = 250


def are_all_and_some(one: Quantity, other: Quantity, others: Iterable[Sequence[Counted]], texts: Iterable[str]) -> bool:
    """Whether another field tells of both numbers, or any of them of the one as a part of the other: «24 дома … Из них шесть»."""
    if PEOPLE.search(one.unit):
        return False  # who are told of twice in a field are often the same
    both = {one.value, other.value}
    if any(both <= {q.value for q, _ in said if q.comparable(one) and q.comparable(other)} for said in others):
        return True
    few, more = sorted(both)[0], sorted(both)[-1]
    part = rf"из (?:них|этих|тех|всех|общего числа)(?: [а-я-]+){{0,2}} {few}(?!\d)|(?<!\d){few} (?:[а-я-]+ ){{0,2}}из (?:них|этих)(?!\w)"
    thing = rf"(?<!\d){more} (?:[а-я-]+ ){{0,2}}{one.unit[:_BEGINNING]}"
    some = re.compile(rf"{thing}.{{0,{_NEAR}}}?(?<!\w)(?:{part})|(?<!\w)из {thing}[^.;\d]{{0,80}}(?<!\d){few}(?!\d)")
    return any(some.search(figures(text)) for text in texts)


def are_apart(draft: Draft, one: Counted, other: Counted, told: Iterable[Counted]) -> bool:
    """Whether both are of things that go to different places, or one is of each and the other of all, by what any place tells."""
    return _go_apart(draft, one, other) or _are_of_each(draft, one[0], other[0], told)


def _go_apart(draft: Draft, one: Counted, other: Counted) -> bool:
    """Whether sizes are of what goes to different places: the bus «в Псков» and the bus «в Порхов»."""
    (size, at), (also, where) = one, other
    if " " not in size.stem or size.stem != also.stem:
        return False
    here, there = _places(_about(draft, at)), _places(_about(draft, where))
    return bool(here and there) and not any(any_akin(place, there) for place in here)


def _are_of_each(draft: Draft, one: Quantity, other: Quantity, told: Iterable[Counted]) -> bool:
    """Whether the smaller number is of each of several groups or places told with it, and all of them have the larger one together.

    «В каждом из 6 сёл три группы пройдут по 8 уроков» beside 144 lessons.
    """
    few, many = sorted((one.value, other.value))
    if PEOPLE.search(one.unit) or not few or many % few:
        return False
    for at in (at for counted, at in told if counted.value == few):
        said = _about(draft, at)
        times = [q.value for q in quantities(said) if q.value not in {1, few} and not PEOPLE.search(q.unit)][:_MOST_TIMES]
        some = (some for size in range(1, _MOST_FACTORS + 1) for some in combinations(times, size))
        if _OF_EACH.search(normalise(said)) and any(math.prod(factors) == many / few for factors in some):
            return True
    return False


def _places(text: str) -> list[str]:
    return [normalise(name) for name in _TO_A_PLACE.findall(" ".join(text.split()))]


def _about(draft: Draft, at: Span) -> str:
    """The row, line or sentence that a number stands in."""
    field = draft.fields[at.field]
    rows = [row.span.quote for row in draft.plan if row.span.field == at.field and row.span.start <= at.start < row.span.end]
    before = [line for line in (draft.budget.lines if draft.budget else ()) if line.span.field == at.field and line.span.start <= at.start]
    said = next((one.quote for one in field.sentences() if one.start <= at.start < one.end), "")
    return rows[0] if rows else f"{before[-1].name}. {before[-1].comment}" if before else said
