"""Contributions against what their own comment and the comments of pay say."""

from datetime import date
from decimal import Decimal

import pytest

from rag.review.checks import CHECKS
from rag.review.fund import FundRules
from rag.review.types import Budget, BudgetLine, Draft, Money, Span

_NAME = "Страховые взносы с выплат физическим лицам"


def _line(article: str, name: str, total: int, comment: str) -> BudgetLine:
    money = Money(Decimal(total), Decimal(0), Decimal(total))
    return BudgetLine(article, name, None, None, "", money, comment, Span("6", name, 0, len(name)))


def _seen(fund: FundRules, *lines: BudgetLine) -> list[str]:
    return [seen.message for seen in CHECKS["contributions-rate"](Draft("заявка", {}, budget=Budget(lines, {}, None)), fund)]


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("30 % от гонорара хореографа, 80 000 рублей.", False),
        ("30 % от гонорара хореографа, 70 000 рублей.", True),
        ("80 000 рублей × 30 % = 24 000 рублей.", False),
        ("90 000 рублей × 30 % = 24 000 рублей.", True),
        ("30 % с вознаграждения хореографа, 50 000 рублей, и костюмера, 30 000 рублей.", False),
        ("30 % с двух договоров, 40 000 рублей каждый.", False),
        ("30 % с 8 000 рублей в месяц, 10 месяцев.", False),
        ("Тридцать процентов с договора подряда.", False),
        ("Двадцать семь процентов с договора подряда.", True),
        ("22 % и 8 % с договора подряда.", False),
    ],
)
def test_rate_and_base_of_a_comment(fund: FundRules, comment: str, *, told: bool) -> None:
    assert bool(_seen(fund, _line("1.2", "Хореограф", 80_000, "Договор."), _line("1.3", _NAME, 24_000, comment))) == told


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("Самозанятая, взносы не начисляем.", False),
        ("Плательщик НПД.", False),
        ("Не самозанятая, взносы платим мы.", True),
        ("Самозанятой не является.", True),
        ("Статуса самозанятой у неё нет.", True),
        ("Не имеет статуса самозанятой.", True),
    ],
)
def test_contributions_are_due_of_who_is_not_self_employed(fund: FundRules, comment: str, *, told: bool) -> None:
    pay = (_line("1.2", "Хореограф", 80_000, "Договор."), _line("1.2", "Костюмер", 50_000, comment))
    assert bool(_seen(fund, *pay, _line("1.3", _NAME, 24_000, "С договоров."))) == told


def _paid(article: str, name: str, total: int, comment: str, *, given: int = 0) -> BudgetLine:
    money = Money(Decimal(total), Decimal(given), Decimal(total - given))
    return BudgetLine(article, name, None, None, "", money, comment, Span("6", name, 0, len(name)))


@pytest.mark.parametrize(
    ("comment", "contributions", "told"),
    [
        ("Работает как самозанятая.", 15_000, True),
        ("Плательщик НПД, чек прилагаем.", 15_000, True),
        ("Договор на два занятия.", 15_000, False),
        ("Самозанятой не является.", 15_000, False),
    ],
)
def test_work_of_volunteers_of_the_same_sum(fund: FundRules, comment: str, contributions: int, *, told: bool) -> None:
    """Volunteers' work has by chance the sum that the self-employed is paid."""
    lines = (
        _paid("1.2", "Хореограф", 50_000, comment),
        _paid("1.2", "Добровольцы", 50_000, "Безвозмездный труд.", given=50_000),
        _paid("1.3", _NAME, contributions, "30 % с хореографа."),
    )
    draft = Draft("заявка", {}, budget=Budget(lines, {}, None))
    assert bool([*CHECKS["contributions-self-employed"](draft, fund)]) == told


@pytest.mark.parametrize(
    ("starts", "contributions", "told"),
    [
        (date(2027, 2, 1), 6_080, True),
        (date(2027, 2, 1), 24_000, False),
        (date(2026, 9, 1), 6_080, False),
    ],
)
def test_a_reduced_rate_after_its_end(fund: FundRules, starts: date, contributions: int, *, told: bool) -> None:
    lines = (_paid("1.2", "Хореограф", 80_000, "Договор."), _paid("1.3", _NAME, contributions, "С договора."))
    draft = Draft("заявка", {}, budget=Budget(lines, {}, None), starts=starts)
    assert any("действует до 31.12.2026" in seen.message for seen in CHECKS["contributions-rate"](draft, fund)) == told


@pytest.mark.parametrize(
    ("comment", "told"), [("7,6 % от 80 000 руб.", True), ("30 % от 80 000 руб.", False), ("Льготы 7,6 % нет, берём 30 %.", False)]
)
def test_a_reduced_rate_under_a_heading_of_ones_own(fund: FundRules, comment: str, *, told: bool) -> None:
    total = 6_080 if told else 24_000
    lines = (_paid("ЛЮДИ", "Хореограф", 80_000, "Договор."), _paid("ЛЮДИ", "Взносы с договора", total, comment))
    draft = Draft("заявка", {}, budget=Budget(lines, {}, None), starts=date(2027, 2, 1))
    assert bool([*CHECKS["contributions-rate"](draft, fund)]) == told
