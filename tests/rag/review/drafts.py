"""Small drafts for tests of comparisons."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

from rag.review.findings import Contradiction
from rag.review.types import Activity, Budget, BudgetLine, Draft, Field, Money, Span

Row = tuple[str, date, date]


def draft(*rows: Row, lines: tuple[BudgetLine, ...] = (), **texts: str) -> Draft:
    """A project from March 2026 till January 2027; a title of a row is all of its text."""
    plan, at = [], 0
    for number, (title, starts, ends) in enumerate(rows, 1):
        plan.append(Activity(number, 1, title, starts, ends, Span("plan", title, at, at + len(title)), None))
        at += len(title) + 1
    texts = {"ends": "31.01.2027", **texts, **({"plan": "\n".join(title for title, _, _ in rows)} if rows else {})}
    fields = {key: Field(key, key, text, "форма фонда", key=key, table=key == "plan") for key, text in texts.items()}
    budget = Budget(lines, {}, None) if lines else None
    return Draft("заявка", fields, plan=tuple(plan), budget=budget, starts=date(2026, 3, 1), ends=date(2027, 1, 31))


def line(name: str, comment: str, total: int = 60_000, *, given: int = 0, quantity: int = 1, unit: str = "шт.") -> BudgetLine:
    money = Money(Decimal(total), Decimal(given), Decimal(total - given))
    return BudgetLine("4", name, Decimal(total) / quantity, Decimal(quantity), unit, money, comment, Span("budget", name, 0, len(name)))


def tells(compare: Callable[[Draft], Iterable[Contradiction]], told: Draft) -> bool:
    return bool(list(compare(told)))
