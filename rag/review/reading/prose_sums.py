"""Numbers in a sentence on money: which are sums, which are counts, and what price times what count makes the total.

«Обед — 30 человек, 4 дня, по 300 рублей в день, 36 000 рублей»: 300 is the price, 30 and 4 are counts, 36 000 is the total.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, reduce
from itertools import combinations
from operator import mul
from typing import Literal

from rag.facts import MONTHS
from rag.numerals import in_digits
from rag.review.language.amounts import scale
from rag.review.language.quantities import IN_WORDS
from rag.text import normalise

_MONTH = rf"(?:{'|'.join(MONTHS)})"
_NUMBER = re.compile(
    r"(?:(?<![\w№.,/–—-])(?<!№ )(?P<digits>\d{1,3}(?:[ \u00a0]\d{3})+|\d+)(?P<part>[.,]\d{1,2})?(?![\d.,]*\d)"
    rf"|(?P<words>полгода(?!\w)|{IN_WORDS.pattern}(?:\s+{IN_WORDS.pattern})*))(?P<scale>\s*(?:тыс|млн)[а-яё]*\.?)?"
    r"(?P<roubles>\s*(?:руб[а-яё]*|₽|р(?![а-яё])))?",
    re.IGNORECASE,
)
_IS_DAY = re.compile(rf"\s*(?:[-–—]\s*\d|лет(?!\w)|год|г\.|-(?:й|го|м|я)(?!\w)|{_MONTH}|километр|км(?!\w))", re.IGNORECASE)
_AFTER_MONTH = re.compile(rf"{_MONTH}\w*\s*$", re.IGNORECASE)
_PERCENT = re.compile(r"\s*(?:%|процент)", re.IGNORECASE)
_UNIT = re.compile(
    r"\s*(?!(?:каждо|кажды|итого|всего|это|штука|рубл|единоразов|единовремен|разов|сразу|ежемесячн|вместе)\w*|(?:для|под|при|как|или|просим|сверх)(?!\w))(?P<unit>[а-яё]{3,}\.?|шт\.?|(?:ч|м|л|кг|кв)(?!\w))",
    re.IGNORECASE,
)
"""A number before such a word counts it."""
_OF_ONE_BEFORE = re.compile(r"(?<!\w)по\s*$", re.IGNORECASE)
_OF_ONE_AFTER = re.compile(
    r"\W*(?:с ндфл |рублей )?"
    r"(?:(?:в|за) (?:один |одну |одно |кажд\w+ )?(?:месяц|мес|день|час|сутки|ночь|штук|занят|смен|человек|рейс|раз|ед)"
    r"|ежемесячно|кажд\w+|штука(?!\w)|с человека|на человека|на одного|на кажд\w+|за одного|/)",
    re.IGNORECASE,
)
_BY_TIME = re.compile(r"\W*(?:с ндфл )?(?:в|за) (?:один |кажд\w+ )?(?:месяц|мес|день|час|сутки|ночь|смен|раз)", re.IGNORECASE)
_LEAST_BARE_SUM = 1_000
"""A smaller number without a word after it is a sum only after «по»."""
_BEFORE_CHARS = 20
_HALF_YEAR = Decimal(6)
_MAX_COUNTS = 7
_NEAR = Decimal(1)
_NEARLY = Decimal("0.2")
"""How far from its price and counts a total may be and still be theirs."""

What = Literal["sum", "count", "percent"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text at `[start, end)`; `of_one` tells a price, `by_time` one for a month, a day or an hour."""

    what: What
    value: Decimal
    start: int
    end: int
    unit: str = ""
    of_one: bool = False
    by_time: bool = False


@dataclass(frozen=True, slots=True)
class Priced:
    """What a line comes to; the price and the quantity where they are told."""

    total: Decimal
    price: Decimal | None = None
    quantity: Decimal | None = None
    unit: str = ""


def has_untold(text: str) -> bool:
    """Whether there is a sum that is not read as a number: «тысяч двадцать», «несколько тысяч»."""
    return bool(re.search(r"тысяч|тыс\.|миллион|млн", _NUMBER.sub("", text), re.IGNORECASE))


@lru_cache(maxsize=10_000)
def numbers_in(text: str) -> tuple[Number, ...]:
    """Sums, counts and percentages in order; days, years, ages and ranges are none of them."""
    return tuple(_numbers(text))


def _numbers(text: str) -> Iterator[Number]:
    for match in _NUMBER.finditer(text):
        value = _value(match)
        before, end = text[max(0, match.start() - _BEFORE_CHARS) : match.start()], match.end()
        if value is None or (not match["roubles"] and (_IS_DAY.match(text, end) or _AFTER_MONTH.search(before))):
            continue
        unit = None if match["roubles"] or match["scale"] else _UNIT.match(text, end)
        if match["digits"] and _PERCENT.match(text, end):
            yield Number("percent", value, match.start(), end)
        elif match["roubles"] or match["scale"] or (match["digits"] and not unit and _is_bare_sum(value, before)):
            by_time = bool(_BY_TIME.match(text, end))
            of_one = by_time or bool(_OF_ONE_BEFORE.search(before) or _OF_ONE_AFTER.match(text, end))
            yield Number("sum", value, match.start(), end, of_one=of_one, by_time=by_time)
        else:
            yield Number("count", value, match.start(), end, unit["unit"] if unit else "мес" if match[0].lower() == "полгода" else "")


def _value(match: re.Match[str]) -> Decimal | None:
    if match["digits"] is None:
        if match["words"].lower() == "полгода":
            return _HALF_YEAR
        told = in_digits(normalise(match["words"]))
        return Decimal(told) * scale(match["scale"] or "") if re.fullmatch(r"\d+(?:\.\d+)?", told) else None
    digits = re.sub(r"\s", "", match["digits"]) + (match["part"] or "").replace(",", ".")
    return Decimal(digits) * scale(match["scale"] or "")


def _is_bare_sum(value: Decimal, before: str) -> bool:
    return value >= _LEAST_BARE_SUM or bool(_OF_ONE_BEFORE.search(before))


def priced(numbers: Sequence[Number], *, nameless: bool, near: bool = False) -> Priced | None:
    """What one line comes to; `None` when its numbers do not explain each other.

    Args:
        numbers: of the line, without what others give of it.
        nameless: whether nothing but the sum stands in its last clause, so that it cannot be another line's.
        near: whether a total is taken that a price with all the counts comes near: it may have been reckoned wrongly.
    """
    sums = [number for number in numbers if number.what == "sum"]
    counts = [number for number in numbers if number.what == "count"][:_MAX_COUNTS]
    if len(sums) == 1:
        return _one_sum(sums[0], counts)
    if len(sums) != 2:
        return None
    for price, total in (sums, sums[::-1]):
        if any(abs(price.value * share.value / 100 - total.value) <= _NEAR for share in numbers if share.what == "percent"):
            return Priced(total.value)
        for some in _subsets(counts):
            quantity = reduce(mul, (count.value for count in some))
            if price.value * quantity == total.value and (quantity > 1 or price.of_one):
                return Priced(total.value, price.value, quantity, some[0].unit if len(some) == 1 else "")
    price, total = sums
    product = reduce(mul, (count.value for count in counts), price.value)
    if near and nameless and counts and price.of_one and not total.of_one and abs(product - total.value) <= total.value * _NEARLY:
        return Priced(total.value, price.value, product / price.value, counts[0].unit if len(counts) == 1 else "")
    plain = nameless and len(counts) == 1 and price.of_one and not price.by_time and not total.of_one
    return Priced(total.value, price.value, counts[0].value, counts[0].unit) if plain else None


def _one_sum(told: Number, counts: Sequence[Number]) -> Priced | None:
    """A sum alone is the total; a price alone makes it with the only count."""
    if not told.of_one:
        return Priced(told.value)
    if len(counts) != 1:
        return None
    return Priced(told.value * counts[0].value, told.value, counts[0].value, counts[0].unit)


def _subsets(counts: Sequence[Number]) -> Iterator[tuple[Number, ...]]:
    """Fewest first."""
    for size in range(1, len(counts) + 1):
        yield from combinations(counts, size)
