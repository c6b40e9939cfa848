"""Costs of an article that is not theirs, of the time before the project, of more months than it has."""

from datetime import date
from decimal import Decimal

import pytest

from rag.review.checks import CHECKS
from rag.review.comparisons.months_paid import months_paid
from rag.review.fund import FundRules
from rag.review.types import Budget, BudgetLine, Draft, Field, Money, Span


def _draft(article: str, name: str, comment: str) -> Draft:
    money = Money(Decimal(9_000), Decimal(0), Decimal(9_000))
    line = BudgetLine(article, name, money.total, Decimal(1), "шт.", money, comment, Span("6", name, 0, len(name)))
    ends = Field("1.6", "Дата окончания", "31.08.2026", "форма фонда", key="ends")
    return Draft("заявка", {"1.6": ends}, budget=Budget((line,), {}, None), starts=date(2026, 3, 1), ends=date(2026, 8, 31))


@pytest.mark.parametrize(
    ("name", "comment", "told"),
    [
        ("Проезд школьников на слёт", "Билет туда и обратно", True),
        ("Билеты для 20 юных участников", "Поезд до Орла", True),
        ("Проживание детей", "3 ночи", True),
        ("Поездка на слёт", "Трансфер воспитанников клуба", True),
        ("Проезд тренера к школьникам", "Автобус", False),
        ("Поездка психолога в семьи подростков", "Автобус", False),
        ("Проезд участников команды проекта", "Автобус", False),
        ("Проезд подростков-волонтёров", "Волонтёры проекта, автобус", False),
        ("Проезд детей и педагогов", "Автобус", False),
        ("Командировка на форум", "Обучение работе с ветеранами", False),
    ],
)
def test_participants_travel_among_staff(name: str, comment: str, told: bool, fund: FundRules) -> None:
    assert bool(list(CHECKS["participants-in-trips"](_draft("2", name, comment), fund))) is told
    assert not list(CHECKS["participants-in-trips"](_draft("7", name, comment), fund))


@pytest.mark.parametrize(
    ("name", "comment", "told"),
    [
        ("Услуги консультанта", "Написание заявки на грант, затем отчёты.", True),
        ("Подготовка проектной заявки", "Работа консультанта", False),
        ("Услуги консультанта", "Сопровождение проекта, оформление конкурсной заявки.", True),
        ("Монтаж печи", "Монтаж печи в ноябре 2025 года, 9 000 рублей.", True),
        ("Дизайн логотипа", "Разработка логотипа с октября по ноябрь 2025 года", True),
        ("Монтаж печи", "Монтаж печи в апреле 2026 года.", False),
        ("Глина", "Закупка глины, цена в ноябре 2025 года 90 рублей.", False),
        ("Ремонт печи", "Ремонт печи в 2024 году сделан за счёт района, теперь нужна труба.", False),
        ("Преподаватель", "Учит активистов: подготовка заявки на грант, бюджет.", False),
        ("Взнос", "Подготовка заявки на регистрацию знака.", False),
        ("Консультант", "Подготовка заявки на грант не оплачивается.", False),
        ("Съёмка фильма", "Съёмка о событиях в 1943 году.", False),
    ],
)
def test_work_before_the_project(name: str, comment: str, told: bool, fund: FundRules) -> None:
    assert bool(list(CHECKS["forbidden-cost"](_draft("6", name, comment), fund))) is told


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("На весь период реализации проекта, то есть на 5 месяцев.", True),
        ("За весь срок проекта: 8 мес. по тарифу.", True),
        ("Связь, 9 месяцев по 500 рублей.", True),
        ("500 рублей × 9 месяцев", True),
        ("На весь период проекта, 6 месяцев по 1 500 рублей.", False),
        ("4 месяца по 2 000 рублей: занятия идут с апреля.", False),
        ("2 телефона, 12 месяцев по 500 рублей.", False),
        ("Аренда по договору на 11 месяцев.", False),
        ("Опыт работы 24 месяца.", False),
        ("12 месяцев по 500 рублей, из них 6 за счёт организации.", False),
    ],
)
def test_months_that_a_line_pays(comment: str, told: bool) -> None:
    assert bool(list(months_paid(_draft("3", "Связь", comment)))) is told
