"""Sums and quantities as people write them: «5 000,00», «5 тыс. руб.», «5000р», «10 шт.», «2 чел. х 3 дня»."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import mul

AMOUNT = (
    r"(?:\d{1,3}(?:[ \u00a0.]\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?)(?![\d,.]*\d)"
    r"\s*(?:тыс[а-я]*\.?|млн\.?|миллион[а-я]*)?\s*(?:руб[а-я]*\.?|₽|р(?![а-яё])\.?|=(?!\S))?"
)
_SUM = re.compile(rf"\s*(?:{AMOUNT})\s*", re.IGNORECASE)
_DIGITS = re.compile(r"\d[\d \u00a0.]*(?:,\d{1,2})?")
_TO_THE_ROUBLE = re.compile(r"\s*\d[\d \u00a0]*,\d{3}\s*")
_THOUSANDS = re.compile(r"\.(?=\d{3}(?!\d))")
_NOTHING = re.compile(r"[\s–—-]*")
_COUNTED = re.compile(r"\s*(\d{1,3}(?:[ \u00a0]\d{3})+|\d+(?:[.,]\d+)?)\s*(тыс[а-я]*\.?|млн\.?)?\s*([^\d,;=]*)")
_TIMES = re.compile(r"\s*(?:[×*]|(?<![а-яёa-z])[xх](?![а-яёa-z]))\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity: the product of its factors and the unit, empty when there are several or none."""

    product: Decimal
    unit: str


def amount(text: str, *, times: int = 1) -> Decimal | None:
    """A sum in roubles, of a table that counts in `times` roubles; nothing or a dash is 0, what is no sum is `None`.

    «5,000» may be five and may be five thousand: it is `None`.
    """
    if _NOTHING.fullmatch(text):
        return Decimal(0)
    if times > 1 and _TO_THE_ROUBLE.fullmatch(text):
        return _decimal(text) * times
    if not _SUM.fullmatch(text):
        return None
    digits = _DIGITS.search(text)
    assert digits is not None
    return _decimal(digits[0]) * (scale(text) if scale(text) > 1 else times)


def scale(text: str) -> int:
    """How many roubles one is, in a sum or under a column's head: «тыс. руб.» are 1,000."""
    return 1_000 if re.search(r"тыс", text, re.IGNORECASE) else 1_000_000 if re.search(r"млн|миллион", text, re.IGNORECASE) else 1


def factors(text: str) -> Counted | None:
    """A quantity, perhaps of several factors; `None` when it is none, as «10–12»."""
    read = [_COUNTED.fullmatch(part) for part in product_parts(text)]
    if not read or not all(read):
        return None
    values = [_decimal(match[1]) * scale(match[2] or "") for match in read if match]
    units = [match[3].strip() for match in read if match]
    return Counted(reduce(mul, values), units[0] if len(units) == 1 else "")


def product_parts(text: str) -> list[str]:
    """«10 шт. х 500» -> «10 шт.» and «500»."""
    return _TIMES.split(text)


def _decimal(printed: str) -> Decimal:
    return Decimal(re.sub(r"\s", "", _THOUSANDS.sub("", printed)).rstrip(".").replace(",", "."))
