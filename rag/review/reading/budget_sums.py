"""Numbers of a row or a total of the export's flattened table -> price and sums, also where one of them is wrong.

The columns may be out of order, so numbers are told by what they make together. One that does not fit is taken for wrong only where all
the others do, and it stands where it must; otherwise nothing is said of the row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, permutations

from rag.review.types import BudgetLine, Money

_OF_A_ROW = 4
"""Price, total, co-financing and what is asked."""
_ROLES = ("total", "cofinancing", "requested")


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where it stands; `unit` is `None` for money."""

    value: Decimal
    start: int
    end: int
    unit: str | None = None


def quantity_of(numbers: Sequence[Number]) -> Number | None:
    """The quantity of a row; of several, as a house of an address before «3 мес.», the one that makes a total of a price."""
    counted = [n for n in numbers if n.unit is not None]
    sums = [n.value for n in numbers if n.unit is None]
    return next((n for n in counted if any(price and price * n.value in sums for price in sums)), counted[0]) if counted else None


def solve(numbers: Sequence[Number], quantity: Number, spare: list[Number], named_until: int) -> tuple[Decimal | None, Money | None]:
    """Price and sums of a row; what it does not use is left in `spare` for the rows and sums after it.

    Args:
        named_until: where the row's name ends.
    """
    before = [n for n in numbers if n.unit is None and n.start < quantity.start]
    after = [n for n in numbers if n.unit is None and n.start > quantity.start]
    found = _exact(before, after, quantity, spare)
    if found is None and len(before) == 1 and len(after) == 3:
        found = (before[0], after[0], after[1], after[2])
    if found is None and after:
        found = _nearly(before, after, quantity, named_until)
    used = {id(n) for n in found or ()}
    spare[:] = [n for n in [*spare, *before, *after] if id(n) not in used]
    return (found[0].value, Money(*(n.value for n in found[1:]))) if found else (None, None)


_Found = tuple[Number, Number, Number, Number]
"""Price, total, co-financing, what is asked."""


def _exact(before: Sequence[Number], after: Sequence[Number], quantity: Number, spare: Sequence[Number]) -> _Found | None:
    """Numbers of which everything adds up."""
    if not after:
        return None
    total = after[0]
    price = next((n for n in [*reversed(before), *after[1:], *spare] if n.value * quantity.value == total.value), None)
    pool = [n for n in [*after[1:], *spare, *before] if n is not price]
    pair = next(((c, r) for c in pool for r in pool if c is not r and c.value + r.value == total.value), None)
    return (price, total, *pair) if price and pair else None


def _nearly(before: Sequence[Number], after: Sequence[Number], quantity: Number, named_until: int) -> _Found | None:
    """Numbers of which one is wrong: price or quantity, what is asked or given, or the total. The price follows the name."""
    total, *others = after
    own = [*before, *others]
    following = [n for n in [*before, *after] if n.start >= named_until]
    first = following[0] if following else None
    complete = len(own) + 1 == _OF_A_ROW
    orders = list(permutations(own, 3)) if complete and len(following) == _OF_A_ROW else []
    if first is not None and first is not total:
        orders = [(first, *pair) for pair in permutations([n for n in own if n is not first], 2)]
    for price, given, asked in orders:
        if given.value + asked.value == total.value and price.value:
            return price, total, given, asked
    for price, given, asked in orders if complete else ():
        product = price.value * quantity.value
        if given.start < asked.start and product and product in {total.value, given.value + asked.value}:
            return price, total, given, asked
    return None


def stated(numbers: Sequence[Number], spare: list[Number], known: Iterable[Money]) -> tuple[Money, Number] | None:
    """A sum as it is stated, and its total; `None` when only a part is known.

    Numbers that stand elsewhere are taken when they fit: one another, or what the sum should be in all but one.

    Args:
        known: what it should be, as lines or articles add up.
    """
    money = [n for n in numbers if n.unit is None]
    if not money:
        return None
    total = money[0] if len(money) <= 3 else max(money, key=lambda n: n.value)
    rest = [n for n in money if n is not total]
    for one, other in combinations([*rest, *spare], 2):
        if one.value + other.value == total.value:
            spare[:] = [n for n in spare if n not in (one, other)]
            return Money(total.value, one.value, other.value), total
    if len(rest) == 2:
        return Money(total.value, rest[0].value, rest[1].value), total
    mended = next((sums for added in known if (sums := _but_for_one(money, spare, added))), None)
    return (mended, total) if mended else None


def _but_for_one(own: Sequence[Number], spare: list[Number], added: Money) -> Money | None:
    """The sums that are printed, where all but one are what they should be."""
    for wrong in _ROLES:
        left, taken = list(own), []
        for right in (getattr(added, role) for role in _ROLES if role != wrong):
            fits = next((n for n in [*left, *spare] if n.value == right), None)
            taken += [fits] if fits else []
            left = [n for n in left if n is not fits]
        left = [n for n in left if n.value] if len(left) > 1 else left  # a zero of the article before
        elsewhere = [n for n in taken if n in spare]
        if len(left) == 1 and len(taken) == 2 and len(elsewhere) <= 1:
            spare[:] = [n for n in spare if n not in elsewhere]
            return replace(added, **{wrong: left[0].value})
    return None


def added_up(monies: Iterable[Money | None]) -> Money | None:
    """The sum of sums, `None` where one is not known or there are none."""
    some = list(monies)
    if not some or None in some:
        return None
    return Money(*(sum((getattr(one, role) for one in some), Decimal(0)) for role in _ROLES))


def triple(money: list[Number]) -> tuple[Money | None, list[Number]]:
    """The next total with the first two numbers after it that make it up, else the two that follow; and what is left."""
    if len(money) < 3:
        return None, []
    total, *rest = money
    pair = next((p for p in combinations(rest, 2) if p[0].value + p[1].value == total.value), (rest[0], rest[1]))
    return Money(total.value, pair[0].value, pair[1].value), [n for n in rest if n not in pair]


def of_article(lines: Iterable[BudgetLine], article: str) -> Money | None:
    """What the lines of an article come to."""
    return added_up(line.money for line in lines if article in {line.article, line.article.split(".")[0]})
