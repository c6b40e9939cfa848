"""What givers give, where a budget tells it apart from the lines that it pays for."""

from collections.abc import Iterator
from decimal import Decimal

from rag.review.findings import Seen
from rag.review.types import Budget
from rag.review.wording import roubles


def gifts_sum(budget: Budget) -> Iterator[Seen]:
    """What they give against its own total and the lines it pays for; some of them may be left out there."""
    told = [line.money.total for line in budget.gifts if line.money]
    added, shared = sum(told, Decimal(0)), sum((line.money.cofinancing for line in budget.lines if line.money), Decimal(0))
    spans = (budget.gifts_total[1],) if budget.gifts_total else tuple(line.span for line in budget.gifts)
    if budget.gifts_total and budget.gifts_total[0] != added:
        yield Seen(f"Софинансирование по источникам: набирается {roubles(added)}, а в итоге {roubles(budget.gifts_total[0])}.", spans)
    elif added > shared:
        yield Seen(f"Источники дают {roubles(added)}, а в строках бюджета софинансирования {roubles(shared)}.", spans)
