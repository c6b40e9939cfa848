"""One cost whose parts are told before its total: «билеты 2 × 1 300 = 2 600, гостиница 4 200, вместе 6 800»."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from rag.review.language.amounts import AMOUNT, amount
from rag.review.reading.budget_list import GIVEN, Listed
from rag.review.reading.prose_sums import numbers_in
from rag.review.types import Money

_TOGETHER = re.compile(
    r"[,;.(–—-]?\s*(?<!\w)(?:(?P<word>(?:итого|всего|вместе|в сумме|общая (?:сумма|стоимость)|(?:все )?получается"
    r"|(?:все )?выходит|то есть)(?: это)?)"
    rf"|=)\s*[:=–—-]?\s*(?P<total>{AMOUNT})(?P<after>(?:\s*\([^()]*\))?)[\s.;)]*$",
    re.IGNORECASE,
)
_PLUS = re.compile(r"\d[^=]{0,30}[xх×*][^=]*\+", re.IGNORECASE)
_NAME = re.compile(r"[^\d:]{3,}?(?=\s*:|\s*\d|\s*$)")
_MOST_PARTS = 8


def joint_cost(said: str) -> Listed | None:
    """The cost with its total in words after the parts that make it, or after «+»; `None` when there is none."""
    match = _TOGETHER.search(said)
    total = amount(match["total"]) if match else None
    if match is None or not total:
        return None
    before = said[: match.start()]
    parts = [number.value for number in numbers_in(before) if number.what == "sum"]
    name = _NAME.match(before)
    if name is None or not (_PLUS.search(before) or (match["word"] and _adds_up(parts, total))):
        return None
    money = Money(total, total, Decimal(0)) if GIVEN.search(match["after"]) else Money(total, Decimal(0), total)
    comment = f"{before[name.end() :].strip(' :,;–—-')}, всего {match['total'].strip()} {match['after'].strip()}"
    return Listed(name[0].strip(" :,;–—-("), None, None, "", money, comment.strip())


def _adds_up(parts: Sequence[Decimal], total: Decimal) -> bool:
    """Whether two or more of the sums before come near the total: a price before its product is no part, and the total may be wrong."""
    some = (sum(chosen) for size in range(2, len(parts) + 1) for chosen in combinations(parts[:_MOST_PARTS], size))
    return any(abs(one - total) <= total / 5 for one in some)
