"""Parts of a full post: «0,5 ставки», «полставки», «три четверти ставки», «занята на 50 %», «занятость 20 часов в неделю»."""

import re
from decimal import Decimal

from rag.review.language.counts import figures

_POST = r"(?:ставк[аиуе]|оклад[ау]?)(?!\w)"
_WEEK_HOURS = 40
_FRACTIONS = {"половин": "0.5", "четверт": "0.25", "трет": "0.33"}
_PART = re.compile(
    rf"(?<![\d.,/])(?P<count>\d(?:[.,]\d\d?)?) (?:от )?(?:полной )?{_POST}"
    rf"|(?<![\d.,/])(?P<over>\d)/(?P<under>\d) (?:от )?(?:полной )?{_POST}"
    rf"|(?:(?<![\d.,])(?P<times>\d) )?(?<!\w)(?P<fraction>половин|четверт|трет)[а-я]{{0,2}} (?:полной )?{_POST}"
    rf"|(?<!\w)(?P<half>пол-?ставки)(?!\w)|(?<!\w)на (?P<whole>полную|целую) {_POST}"
    rf"|(?<![\d.,])(?P<percent>\d\d?) ?% (?:от )?(?:полной )?{_POST}"
    r"|(?<!\w)занят(?:ость|ости|а)? (?:в проекте )?(?:на |- |: )?(?:(?P<busy>\d\d?) ?%|(?P<hours>\d\d?) ч(?:ас[а-я]*)? в неделю)"
)


def parts_of_post(text: str) -> frozenset[Decimal]:
    """Every part of a post that a text tells, a whole one as 1."""
    return frozenset(_value(match) for match in _PART.finditer(figures(text)))


def _value(match: re.Match[str]) -> Decimal:
    if count := match["count"]:
        value = Decimal(count.replace(",", "."))
    elif match["over"]:
        value = Decimal(match["over"]) / max(Decimal(match["under"]), Decimal(1))
    elif match["fraction"]:
        value = Decimal(_FRACTIONS[match["fraction"]]) * Decimal(match["times"] or 1)
    elif match["hours"]:
        value = Decimal(match["hours"]) / _WEEK_HOURS
    elif match["half"]:
        value = Decimal("0.5")
    else:
        value = Decimal(match["percent"] or match["busy"] or 100) / 100
    return value.quantize(Decimal("0.01"))
