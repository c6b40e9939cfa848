"""Months, hours and sums that partners promise, against the lines of the budget they give."""

from decimal import Decimal

import pytest

from rag.review.comparisons.promised import promised
from rag.review.comparisons.sums_told import sums_told
from rag.review.types import Budget, BudgetLine, Draft, Field, Money, Span
from tests.rag.review.drafts import draft, line, tells


def _line(name: str, total: int, cofinancing: int, comment: str, quantity: int = 1, unit: str = "усл.") -> BudgetLine:
    money = Money(Decimal(total), Decimal(cofinancing), Decimal(total - cofinancing))
    return BudgetLine("3", name, None, Decimal(quantity), unit, money, comment, Span("budget", name, 0, len(name)))


_LINES = (
    _line("Аренда кабинета", 45_000, 45_000, "Вклад лицея по письму.", 9, "мес."),
    _line("Труд настройщика", 12_000, 12_000, "24 часа по 500 рублей, вклад филармонии.", 1, "ед."),
    _line("Автобус хора", 40_000, 20_000, "Половину рейсов даёт лицей.", 4, "рейс"),
    _line("Печать нот", 90_000, 90_000, "Дар комбината «Заря».", 1, "усл."),
)


def _draft(partners: str) -> Draft:
    field = Field("partners", "Партнёры", partners, "форма фонда", key="partners")
    return Draft("заявка", {"partners": field}, budget=Budget(_LINES, {}, None))


@pytest.mark.parametrize(
    ("promise", "told"),
    [
        ("Даст кабинет на девять месяцев.", []),
        ("Даст кабинет на семь месяцев.", ["7", "9"]),
        ("Даст кабинет сроком на год.", ["12", "9"]),
        ("Даст кабинет на полгода.", ["6", "9"]),
        ("Даст кабинет по вторникам с 16 до 18 часов.", []),
        ("Даст кабинет на 2 часа в неделю.", []),
        ("Оплатит сорок часов труда настройщика.", ["40", "24"]),
        ("Оплатит труд настройщика: рояль (23 часа) и пианино (1 час).", []),
        ("Оплатит труд настройщика: 23 часа на рояль и час на пианино.", []),
        ("Оплатит труд настройщика: рояль (12 часов) и столько же пианино.", []),
        ("Оплатит труд настройщика: рояль (20 часов) и пианино (1 час).", ["20", "24"]),
        ("Оплатит 24 часа труда настройщика.", []),
        ("Даст два рейса автобуса.", []),
        ("Уже давал кабинет на три месяца.", []),
    ],
)
def test_a_promise_is_as_long_as_the_budget_has_it(promise: str, told: list[str]) -> None:
    found = list(promised(_draft(f"Лицей имени Баха\n{promise}\nПисьмо лицея.pdf\n")))
    assert [value.value for one in found for value in one.values] == told


@pytest.mark.parametrize(
    ("promise", "told"),
    [
        ("Подарит шестьдесят тысяч рублей на печать нот.", ["60 000", "90 000"]),
        ("Подарит 90 тысяч рублей на печать нот.", []),
        ("Подарит 102 000 рублей на ноты и настройку.", []),
        ("Подарит четверть миллиона рублей.", []),
    ],
)
def test_a_sum_of_a_partner_under_his_name(promise: str, told: list[str]) -> None:
    found = list(sums_told(_draft(f"Комбинат «Заря»\n{promise}\nПисьмо.pdf\n")))
    assert [value.value for one in found for value in one.values] == told


@pytest.mark.parametrize(
    ("promise", "tasks", "differ"),
    [
        ("Питомник даёт дёрн на шесть клумб (48 000 руб.).", "Разбить восемь клумб.", True),
        ("Питомник даёт дёрн на восемь клумб (48 000 руб.).", "Разбить восемь клумб.", False),
        ("Питомник даёт дёрн на шесть клумб (48 000 руб.).", "Разбить шесть клумб у школы и две во дворе.", False),
        ("Питомник даёт дёрн на шесть клумб (36 000 руб.).", "Разбить восемь клумб.", False),
        ("Питомник даёт 6 лопат и дёрн (48 000 руб.).", "Разбить восемь клумб.", False),
        ("Питомник даёт дёрн на шесть газонов (48 000 руб.).", "Разбить восемь клумб.", False),
    ],
)
def test_things_that_a_letter_is_for(promise: str, tasks: str, *, differ: bool) -> None:
    bed = line("Круглая клумба, с бордюром", "Дёрн и земля", 48_000, given=48_000, quantity=8)
    spades = line("Лопата для клумб", "", 4_800, given=4_800, quantity=8)
    assert tells(promised, draft(lines=(bed, spades), tasks=tasks, partners=promise)) == differ
