"""Shares of sums that a line tells: «30,2 % от итога статьи 1.1, 360 000 рублей», «360 000 × 30,2 %», a rate alone."""

import re
from decimal import Decimal
from itertools import combinations

from rag.numerals import in_digits
from rag.review.language.amounts import AMOUNT, amount
from rag.text import normalise

SHARE_OF = re.compile(rf"(?<![\d,.])(?P<rate>\d{{1,2}}(?:[.,]\d{{1,2}})?) ?% (?:от|с|со) (?:сумм\w+ )?(?P<base>{AMOUNT})", re.IGNORECASE)
_RATE = re.compile(r"(?<![\d,.])(\d{1,2}(?:[.,]\d{1,2})?) ?(?:%|процент\w*)")
_TIMES = r"(?:[×x*]|(?<=[\s\d])х(?=[\s\d]))"
_OF_RATE = re.compile(rf"{_TIMES}\s*(?=\d\d?(?:[.,]\d\d?)? ?%)|(?<=%)\s*{_TIMES}")
_SEVERAL = re.compile(rf"{_TIMES}|\+|в месяц|за месяц|\d ?мес|кажд|(?<!\w)по \d|минус|кроме|без (?:уч[её]та|выплат)")
"""More is counted than a share of a sum."""
_SUM = re.compile(rf"(?<![\d,.№])(?!20\d\d (?:год|г\.|уч)){AMOUNT}")
_LEAST_RUB = 1_000
_LEAST_RATE = 5
_MOST_SUMS = 6
_MOST_TIMES = 60


def rate_told(text: str) -> Decimal | None:
    """The only rate of a text in percent; `None` where there are several, or none."""
    rates = {Decimal(match[1].replace(",", ".")) for match in _RATE.finditer(in_digits(normalise(text)))}
    return next(iter(rates)) if len(rates) == 1 and min(rates) >= _LEAST_RATE else None


def sums_of(text: str) -> list[Decimal]:
    """Sums of money in a text, and what some of them come to together."""
    told = _sums(in_digits(normalise(text)))[:_MOST_SUMS]
    return [sum(some, Decimal(0)) for size in range(1, len(told) + 1) for some in combinations(told, size)]


def share_within(text: str, paid: Decimal) -> tuple[Decimal, Decimal] | None:
    """The only rate with the only sum it may be of, whatever stands between them.

    Args:
        paid: what the share should be; where it is so many times the share, the sum is of one of several.
    """
    said = _OF_RATE.sub(" ", in_digits(normalise(text)))
    rate = rate_told(said)
    bases = [told for told in _sums(said.split("=")[0]) if told != paid]
    if rate is None or len(bases) != 1 or _SEVERAL.search(said):
        return None
    times = paid * 100 / (rate * bases[0])
    return None if 1 < times <= _MOST_TIMES and times == round(times) else (rate, bases[0])


def _sums(said: str) -> list[Decimal]:
    return [told for match in _SUM.finditer(said) if (told := amount(match[0].strip())) is not None and told >= _LEAST_RUB]
