"""What clean drafts say in other words is no defect: parts of a total, sizes, offers, groups and partners under another name."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from rag.review.checks import CHECKS
from rag.review.comparisons.lasting import lasting
from rag.review.comparisons.measures import measured_differently
from rag.review.consistency import contradictions
from rag.review.findings import Contradiction
from rag.review.fund import FundRules
from rag.review.types import Activity, Budget, BudgetLine, Draft, Field, Kind, Money, Span


def _field(key: str, text: str) -> Field:
    return Field(key, key, text, "заголовок", key=key, table=key in {"plan", "budget"})


def _draft(*lines: BudgetLine, rows: tuple[str, ...] = (), kind: Kind = "черновик", **texts: str) -> Draft:
    plan = tuple(
        Activity(n, 1, row, date(2026, 5, 4), date(2026, 5, 20), Span("plan", row, 0, len(row)), None) for n, row in enumerate(rows, 1)
    )
    fields = {key: _field(key, text) for key, text in texts.items()}
    days = {"starts": date(2026, 3, 1), "ends": date(2027, 2, 28)}
    return Draft(kind, fields, plan=plan, budget=Budget(lines, {}, None), **days)  # type: ignore[arg-type]


def _line(name: str, comment: str, *, price: int = 60_000, article: str = "4", unit: str = "шт.", quantity: int = 1) -> BudgetLine:
    total = Decimal(price * quantity)
    money = Money(total, Decimal(0), total)
    return BudgetLine(article, name, Decimal(price), Decimal(quantity), unit, money, comment, Span("budget", name, 0, len(name)))


def _values(found: list[Contradiction]) -> list[list[str]]:
    return [[value.value for value in contradiction.values] for contradiction in found]


@pytest.mark.parametrize(
    ("summary", "budget", "values"),
    [
        ("Покажем сказку шесть раз: четыре показа в городе и по одному в двух сёлах.", "Режиссёр: шесть показов", []),
        ("Покажем сказку: четыре показа в городе.", "Режиссёр: шесть показов", [["4", "6"]]),
        ("Проведём 12 мастер-классов, один в неделю.", "Ведущий: 16 мастер-классов", [["12", "16"]]),
        ("Откроем приют на 12 мест.", "Микроавтобус на 18 мест", []),
        ("Заказываем автобус на 40 мест.", "Автобус на 50 мест, цена перевозчика", [["40", "50"]]),
    ],
)
def test_parts_and_sizes_are_no_other_totals(summary: str, budget: str, values: list[list[str]]) -> None:
    assert _values(list(contradictions(_draft(summary=summary, budget=budget)))) == values


@pytest.mark.parametrize(("plan", "found"), [("14 общих репетиций", 0), ("Репетиции хора", 1)])
def test_a_number_without_its_kind_is_of_the_kind_that_is_as_many(plan: str, found: int) -> None:
    summary = "Гости придут на две открытые репетиции."
    assert len(contradictions(_draft(summary=summary, plan=plan, budget="Зал на 14 репетиций"))) == found


@pytest.mark.parametrize(
    ("budget", "told"),
    [
        ("14 репетиций по 3 часа", []),
        ("40 встреч по 3 часа", [["2 ч", "3 ч"]]),
        ("80 занятий по 3 часа", [["2 ч", "3 ч"]]),
        ("16 занятий по 3 часа", []),
    ],
)
def test_lengths_are_compared_of_lessons_that_may_be_the_same(budget: str, told: list[list[str]]) -> None:
    draft = _draft(summary="Проведём 40 занятий по 2 часа и 14 показов.", budget=budget)
    assert _values(list(lasting(draft))) == told


@pytest.mark.parametrize(
    ("tasks", "budget", "told"),
    [
        ("Пять встреч с соседями по 4 часа.", "Наставник: шесть видео-встреч по 2 часа", []),
        ("Пять встреч с соседями по 4 часа.", "Наставник: пять видео-встреч по 2 часа", [["4 ч", "2 ч"]]),
        ("Пять встреч по 4 часа. Встречи с наставником, семь раз по 2 часа.", "Встречи по 2 часа", []),
    ],
)
def test_meetings_of_another_kind_have_a_length_of_their_own(tasks: str, budget: str, told: list[list[str]]) -> None:
    assert _values(list(lasting(_draft(tasks=tasks, budget=budget)))) == told


@pytest.mark.parametrize(
    ("summary", "values"),
    [
        ("Проект для жителей трёх сёл.", []),
        ("Проект для жителей четырёх сёл.", [["4", "1"]]),
        ("Работаем в посёлке и двух сёлах.", [["2", "1"]]),
        ("Ещё два села просят о том же.", []),
        ("Соседних трёх сёл это не коснётся.", []),
    ],
)
def test_a_village_stands_for_any_small_settlement(summary: str, values: list[list[str]]) -> None:
    draft = _draft(geography="село Ключи, деревня Гать, посёлок Лесной", summary=summary)
    assert _values(list(measured_differently(draft))) == values


@pytest.mark.parametrize(
    ("name", "comment", "seen"),
    [
        ("Печь для обжига", "Ссылка на магазин в приложении", False),
        ("Печь для обжига", "Цена по КП завода", False),
        ("Печь для обжига", "Предложение поставщика приложено", False),
        ("Печь для обжига", "Артикул 55-210", False),
        ("Печь для обжига", "КП нет, цена примерная", True),
        ("Теплица", "Предложение сварочной мастерской «Дуга» от 02.02.2026", False),
        ("Теплица", "Каркас 20 000 руб. и изготовление 40 000 руб.", False),
        ("Теплица", "Сварят по нашим чертежам в колледже", False),
        ("Станок", "Для изготовления рам в мастерской", True),
        ("Станок", "Ребята учатся резать по эскизам", True),
        ("Печь для обжига", "Для занятий, без ссылки", True),
    ],
)
def test_an_offer_names_the_model(fund: FundRules, name: str, comment: str, *, seen: bool) -> None:
    draft = _draft(_line(name, comment), budget=f"{name}\n60 000,00\n1 шт.")
    assert bool(list(CHECKS["equipment-no-model"](draft, fund))) is seen


@pytest.mark.parametrize(("printed", "seen"), [("Холодильник Саратов\n209\n60 000,00", False), ("Холодильник Саратов\n60 000,00", True)])
def test_a_model_may_stand_in_the_next_printed_line(fund: FundRules, printed: str, *, seen: bool) -> None:
    line = replace(_line("Холодильник Саратов", "В кухню"), span=Span("budget", "Холодильник Саратов", 0, 19))
    assert bool(list(CHECKS["equipment-no-model"](_draft(line, budget=printed), fund))) is seen


@pytest.mark.parametrize(
    ("organisation", "seen"),
    [
        ("Городская общественная организация «Верный дом». Учёт ведёт ООО «Цифра».", False),
        ("Фонд «Верный дом». Бухгалтерское обслуживание — ООО «Цифра».", False),
        ("АНО «Верный дом», отчёты сдаёт ИП Котов", False),
        ("Общество с ограниченной ответственностью «Верный дом»", True),
        ("ООО «Верный дом». Помогаем животным.", True),
    ],
)
def test_the_bookkeepers_firm_is_not_the_applicant(fund: FundRules, organisation: str, *, seen: bool) -> None:
    assert bool(list(CHECKS["applicant-excluded"](_draft(organisation=organisation), fund))) is seen


@pytest.mark.parametrize(
    ("groups", "plan", "seen"),
    [
        ("Подростки 14–17 лет", "Тридцать ребят умеют брать интервью", False),
        ("Пенсионеры посёлка", "Бабушки учатся вязать", False),
        ("Семьи с детьми-инвалидами", "Мастер-классы, 40 участников", False),
        ("Ветераны\nСтуденты колледжа", "Студенты ведут музей", True),
    ],
)
def test_a_group_may_have_another_name_in_the_plan(fund: FundRules, groups: str, plan: str, *, seen: bool) -> None:
    assert bool(list(CHECKS["plan-groups"](_draft(rows=(plan,), groups=groups, plan=plan), fund))) is seen


def test_a_row_without_days_may_pay_for_the_ride(fund: FundRules) -> None:
    row = "Выезды: каждая группа из 12 человек едет на завод, 40 км"
    draft = _draft(_line("Мел", "Для занятий"), rows=(row,), plan=row)
    assert list(CHECKS["item-without-budget"](draft, fund))
    line = "Автобус на 20 мест 9 000 4 выезда 36 000"
    assert not list(CHECKS["item-without-budget"](replace(draft, unread=(Span("plan", line, 0, len(line)),)), fund))


@pytest.mark.parametrize(("plan", "seen"), [("* дети рисуют;\n* мамы говорят с психологом;", False), ("Занятия 01.04.2026", True)])
def test_a_summary_may_go_on_in_a_list(fund: FundRules, plan: str, *, seen: bool) -> None:
    assert bool(list(CHECKS["summary-short"](_draft(summary="Помогаем семьям.", plan=plan), fund))) is seen
