"""Checks of the budget's lines by what their names and comments say."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from rag.review.checks import CHECKS
from rag.review.fund import FundRules
from rag.review.types import Budget, BudgetLine, Draft, Money, Span

Line = Callable[..., BudgetLine]


def _line(name: str, comment: str, *, article: str = "7", price: int = 1_000, quantity: float = 1, unit: str = "шт.") -> BudgetLine:
    """A line that asks all of its cost of the fund."""
    total = Decimal(str(quantity)) * price
    money = Money(total, Decimal(0), total)
    return BudgetLine(article, name, Decimal(price), Decimal(str(quantity)), unit, money, comment, Span("6", name, 0, len(name)))


def _messages(check: str, fund: FundRules, *lines: BudgetLine) -> list[str]:
    return [seen.message for seen in CHECKS[check](Draft("заявка", {}, budget=Budget(lines, {}, None)), fund)]


@pytest.mark.parametrize(
    ("comment", "price", "quantity"),
    [
        ("216 часов занятий (3 группы × 36 занятий × 2 часа) и 20 часов встреч, по 300 рублей за час.", 300, 236),
        ("24 взрослых × 2 дня × 3 модуля = 144 обеда в столовой, 380 рублей по меню.", 380, 144),
        ("Дом культуры: 9 занятий × 2 часа + 8 встреч × 1,5 часа = 30 часов по 400 рублей.", 400, 30),
        ("Каждое занятие — 2 часа × 3 мастера.", 500, 40),
        ("Прокат 6 500 рублей × 9 месяцев = 58 500 рублей, дороже покупки.", 47_900, 1),
        ("Для группы 2 × 96 рублей, девять поездок.", 1_728, 1),
        ("Плакат 2 × 3 м, печать по прайсу.", 1_500, 4),
    ],
)
def test_a_comment_that_fits_its_line_in_some_reading_gives_no_alarm(comment: str, price: int, quantity: float, fund: FundRules) -> None:
    assert _messages("comment-formula", fund, _line("Зал", comment, price=price, quantity=quantity)) == []


@pytest.mark.parametrize("comment", ["12 × 1 500 рублей = 18 000 рублей.", "10 занятий х 2 000 руб.", "5 часов × 7 = 20 часов."])
def test_a_comment_that_gives_another_sum_is_told(comment: str, fund: FundRules) -> None:
    assert len(_messages("comment-formula", fund, _line("Зал", comment, price=1_100, quantity=20))) == 1


@pytest.mark.parametrize(
    ("name", "comment", "price", "quantity", "unit"),
    [
        ("Ведущий", "Три месяца по 8 000 рублей.", 20_000, 1, "усл."),
        ("Ведущий", "По семь тысяч рублей в месяц в течение трёх месяцев.", 24_000, 1, "усл."),
        ("Ведущий", "Проведёт 14 мастерских, 1 500 рублей за мастерскую.", 24_000, 1, "усл."),
        ("Катер", "5 рейсов на остров, 9 000 рублей за рейс.", 9_000, 4, "рейс"),
        ("Катер", "Пять рейсов на остров и обратно.", 9_000, 4, "рейс"),
        ("Аренда мастерской", "Помещение нужно на девять месяцев.", 9_000, 7, "мес."),
        ("Гитара Ямаха С40", "Шесть гитар для студии.", 9_000, 4, "шт."),
        ("Обеды", "14 волонтёров, 4 дня, столовая лагеря.", 300, 42, "чел."),
    ],
)
def test_counts_of_a_comment_that_are_not_of_its_line_are_told(
    name: str, comment: str, price: int, quantity: float, unit: str, fund: FundRules
) -> None:
    assert len(_messages("comment-formula", fund, _line(name, comment, price=price, quantity=quantity, unit=unit))) == 1


@pytest.mark.parametrize(
    ("comment", "price", "quantity", "unit"),
    [
        ("14 уроков и 2 вечера по 1 500 рублей.", 24_000, 1, "усл."),
        ("Занятость 20 часов в неделю, 300 рублей в час.", 24_000, 3, "мес."),
        ("20 часов в неделю по 300 рублей.", 24_000, 3, "мес."),
        ("12 репетиций по 2 часа, 1 000 рублей за час.", 24_000, 1, "усл."),
        ("Пять рейсов, из них два оплачивает завод.", 9_000, 3, "рейс"),
        ("Пять рейсов: три в апреле, остальное везёт школа.", 9_000, 3, "рейс"),
        ("По два рейса в день три дня.", 9_000, 6, "рейс"),
        ("30 кв. м, 333 рубля за кв. м.", 10_000, 7, "мес."),
        ("Договор на 11 месяцев, платим за время занятий.", 10_000, 7, "мес."),
        ("20 рабочих мест.", 10_000, 7, "мес."),
        ("По 3 штуки в 4 отряда, прайс мастерской.", 500, 12, "шт."),
        ("10 л на 100 км.", 60, 235, "л"),
        ("14 волонтёров, 3 дня, столовая лагеря.", 300, 42, "чел."),
        ("Три месяца по 6 960 рублей на руки, НДФЛ сверху.", 24_000, 1, "усл."),
    ],
)
def test_counts_of_a_comment_that_may_be_of_its_line_are_not(comment: str, price: int, quantity: float, unit: str, fund: FundRules) -> None:
    assert _messages("comment-formula", fund, _line("Расход", comment, price=price, quantity=quantity, unit=unit)) == []


@pytest.mark.parametrize(
    ("article", "comment"),
    [
        ("7", "Чай, морс и выпечка на 60 гостей, без алкоголя."),
        ("7", "Безалкогольный глинтвейн и виноград для 40 участников."),
        ("7", "Музыкант Пивоваров, винтажная гостиная, бокал морса гостям."),
        ("7", "Беседа о вреде пива и энергетиков."),
        ("1.1", "Готовит поощрение участников по итогам месяца."),
        ("1.1", "Занятость 50 %, премии и надбавки не предусмотрены."),
    ],
)
def test_what_is_no_forbidden_cost(article: str, comment: str, fund: FundRules) -> None:
    line = _line("Расход", comment, article=article)
    assert _messages("forbidden-cost", fund, line) == []


@pytest.mark.parametrize(
    ("article", "comment"),
    [
        ("7", "Канапе, морс и бокал игристого взрослым."),
        ("7", "Домашнее вино на стол."),
        ("7", "Пиво и закуски для волонтёров."),
        ("1.1", "Из этой суммы 6 000 рублей — поощрение, если группа дошла без потерь."),
        ("1.1", "Ежемесячная мотивационная выплата."),
        ("1.1", "И 13-я зарплата в декабре."),
    ],
)
def test_a_forbidden_cost_by_another_name(article: str, comment: str, fund: FundRules) -> None:
    assert len(_messages("forbidden-cost", fund, _line("Расход", comment, article=article))) == 1


def test_a_cost_that_is_denied_is_none(fund: FundRules) -> None:
    assert _messages("discouraged-cost", fund, _line("Поездки", "Автобус № 112. Такси не используется.", article="2")) == []
    assert len(_messages("discouraged-cost", fund, _line("Поездки", "Такси до посёлка и обратно.", article="2"))) == 1


@pytest.mark.parametrize(
    ("price", "unit", "comment", "daily"),
    [
        (3_600, "чел.", "Три дня по 1 200 рублей каждому.", "1 200"),
        (3_000, "чел.", "Поездка на 3 дня.", "1 000"),
        (1_000, "сут.", "Поездка на 5 дней, 1 000 рублей в сутки.", "1 000"),
        (7_200, "ед.", "2 мастера × 3 дня × 1 200 рублей.", "1 200"),
    ],
)
def test_per_diem_is_told_by_the_day(price: int, unit: str, comment: str, daily: str, fund: FundRules) -> None:
    (message,) = _messages("per-diem-limit", fund, _line("Суточные", comment, article="2", price=price, unit=unit))
    assert f"{daily} руб. в день" in message


@pytest.mark.parametrize(
    ("price", "comment"), [(2_100, "Три дня по 700 рублей."), (4_200, "2 мастера × 3 дня × 700 рублей."), (1_400, "Двое суток.")]
)
def test_per_diem_within_the_limit_gives_no_alarm(price: int, comment: str, fund: FundRules) -> None:
    assert _messages("per-diem-limit", fund, _line("Суточные", comment, article="2", price=price, unit="чел.")) == []


@pytest.mark.parametrize(
    ("comment", "months"),
    [
        ("К работе приступает 1 апреля, когда начинаются группы, и остаётся до его завершения.", 8),
        ("Работает с апреля по октябрь 2026 года.", 7),
        ("Приступает с мая и работает до конца проекта.", 7),
        ("Приступает 1 марта и работает до конца проекта.", 0),
        ("Занятость 40 %, данные за апрель–июнь 2025 года.", 0),
        ("Ведёт занятия с апреля по июнь и запись.", 0),
        ("Работает с марта по ноябрь.", 0),
        ("Приступает к набору групп, журналы — с апреля.", 0),
    ],
)
def test_months_of_pay_are_those_of_the_work(comment: str, months: int, fund: FundRules) -> None:
    line = _line("Координатор", comment, article="1.1", price=16_000, quantity=9, unit="мес.")
    draft = Draft("заявка", {}, budget=Budget((line,), {}, None), starts=date(2026, 3, 1), ends=date(2026, 11, 30))
    messages = [seen.message for seen in CHECKS["salary-start"](draft, fund)]
    assert [message.endswith(f"это {months} мес.") for message in messages] == [True] * (months > 0)


_PAID = 30_000
"""30 % of 100 000, of which 60 000 are paid to whoever the comment tells of."""


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("60 визитов по 1 000 рублей. Плательщик налога на профессиональный доход.", True),
        ("Самозанятая.", True),
        ("Применяет НПД, чек пробьёт в приложении «Мой налог».", True),
        ("Не самозанятый, с НДФЛ.", False),
        ("Консультирует самозанятых предпринимателей.", False),
        ("Один из двух исполнителей самозанятый.", False),
        ("Если оформит самозанятость, взносы уменьшим.", False),
    ],
)
def test_contributions_from_pay_of_the_self_employed(comment: str, told: bool, fund: FundRules) -> None:
    lines = (
        _line("Тренер", "40 занятий.", article="1.2", price=40_000),
        _line("Специалист", comment, article="1.2", price=60_000),
        _line("Страховые взносы по договорам", "30 %", article="1.3", price=_PAID),
    )
    messages = _messages("contributions-self-employed", fund, *lines)
    assert [message.endswith("это 12 000.") for message in messages] == [True] * told
