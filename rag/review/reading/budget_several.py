"""A line of a list with several sums, or with words after its only one -> the lines that it tells.

«Билеты 2 × 1 300 = 2 600, гостиница 4 200, вместе 6 800» is one cost of 6 800; «автобус 6 000 руб., зал 4 ч × 1 500 = 6 000 руб.» are two.
"""

import re
from decimal import Decimal

from rag.review.reading.budget_list import GIVEN, MONEY, Listed, read_one_sum
from rag.review.reading.joint_cost import joint_cost
from rag.review.reading.prose_costs import costs_in
from rag.review.reading.prose_sums import numbers_in
from rag.review.types import Money

_PRODUCT = re.compile(r"\d[^=,;]{0,40}?[xх×*][^=,;]{0,40}=", re.IGNORECASE)
_UNSURE = re.compile(r"(?<!\w)(?:около|примерно|порядка|половин|остальн|треть(?!\w)|част[ьи](?!\w))", re.IGNORECASE)
_LEAST_SUM = 100


def read_several(said: str) -> tuple[Listed, ...]:
    """What a line tells, one cost or several; empty where it is not understood."""
    if together := joint_cost(said):
        return (together,)
    simple = read_one_sum(said, of_all=False)
    if simple and not MONEY.search(simple.name) and len(_PRODUCT.findall(said)) <= 1:
        return (simple,)
    sums = [number for number in numbers_in(said) if number.what == "sum"]
    if len(sums) == 1 and not sums[0].of_one and sums[0].value >= _LEAST_SUM and MONEY.search(said):
        return (simple,) if simple else _around(said, sums[0].value, sums[0].start, sums[0].end)
    costs = costs_in(said) if len(sums) > 1 else None
    read = [read_one_sum(said[cost.start : cost.end].strip(" ,;."), of_all=False) for cost in costs or ()]
    lines = tuple(line for line in read if line and line.name and line.money and line.money.total >= _LEAST_SUM)
    return lines if len(lines) == len(read) > 1 else (simple,) if simple else ()


def _around(said: str, total: Decimal, start: int, end: int) -> tuple[Listed, ...]:
    """«Пошив знамён, 100 000 руб., из средств области»: what follows the only sum is said of it."""
    name, after = said[:start].strip(" \t:–—-,.(="), said[end:].strip(" \t.,;:–—-()")
    if _UNSURE.search(re.sub(r"\([^()]*\)", "", said)):
        return ()
    money = Money(total, total, Decimal(0)) if GIVEN.search(after) else Money(total, Decimal(0), total)
    return (Listed(name, None, None, "", money, after),) if re.search(r"[а-яёa-z]{3}", name, re.IGNORECASE) else ()
