"""Totals of a list in its author's words, and what stands under a heading of gifts."""

import pytest

from rag.review.application import read_application
from rag.review.checks import CHECKS
from rag.review.fund import FundRules
from rag.review.reading.budget_rows import read_budget_rows
from rag.review.reading.totals import heads_gifts
from rag.review.types import Budget, Field

_LINES = "- Тренер — 5 000 × 8 мес. = 40 000\n- Мячи — 500 × 20 шт. = 10 000\n"
_GIVEN = "Свой вклад\n- Зал — 1 000 × 8 мес. = 8 000\n"


def _read(text: str, fund: FundRules) -> Budget:
    budget = read_budget_rows(Field("6", "Бюджет", text, "заголовок", key="budget", table=True), fund)
    assert budget is not None
    return budget


def test_asked_given_and_the_whole_are_no_lines(fund: FundRules) -> None:
    budget = _read(f"{_LINES}Итого от фонда: 50 000\n{_GIVEN}Итого вклад: 8 000\n\nВесь бюджет: 58 000", fund)
    assert [line.name for line in budget.lines] == ["Тренер", "Мячи", "Зал"]
    assert [int(line.money.cofinancing) for line in budget.lines if line.money] == [0, 0, 8_000]
    assert budget.stated is not None
    money, span = budget.stated
    assert (int(money.total), int(money.cofinancing), int(money.requested)) == (58_000, 8_000, 50_000)
    assert span.quote == "Итого от фонда: 50 000"


@pytest.mark.parametrize(
    "totals",
    [
        pytest.param(f"{_GIVEN}Итого вклад: 8 000", id="of gifts alone"),
        pytest.param(f"Итого от фонда: 50 000\n{_GIVEN}Итого от фонда: 51 000\nИтого вклад: 8 000", id="told twice"),
    ],
)
def test_of_a_doubtful_total_nothing_is_said(totals: str, fund: FundRules) -> None:
    assert _read(_LINES + totals, fund).stated is None


@pytest.mark.parametrize(("asked", "told"), [("50 000", 0), ("48 000", 1)])
def test_the_sum_in_the_beginning_is_compared_with_what_is_asked(asked: str, told: int, fund: FundRules) -> None:
    text = f"Сколько просим: {asked} руб.\n\nРасходы\n{_LINES}Итого просим: 50 000\n\n{_GIVEN}Итого вклад: 8 000\nВся смета: 58 000"
    draft = read_application(text, fund)
    assert len(list(CHECKS["amount-differs"](draft, fund))) == told
    assert not list(CHECKS["budget-sum"](draft, fund))


@pytest.mark.parametrize(
    ("title", "gifts"),
    [
        ("Вклад партнёров", True),
        ("Наше и партнёрское", True),
        ("Софинансирование:", True),
        ("Собственные средства", True),
        ("Что не просим", True),
        ("Форум партнёров", False),
        ("Наша команда", False),
        ("За счёт гранта", False),
    ],
)
def test_a_heading_of_gifts(title: str, gifts: bool) -> None:  # a table of cases
    assert heads_gifts(title) is gifts
