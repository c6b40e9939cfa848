"""A draft whose headings stand alone after an empty line: labels and names of groups of rows open nothing there."""

from datetime import date
from decimal import Decimal

import pytest

from rag.review.application import read_application
from rag.review.comparisons.added_up import added_up
from rag.review.comparisons.event_months import months_of_events
from rag.review.comparisons.how_many import how_many
from rag.review.fund import FundRules
from rag.review.language.contribution_rates import share_within
from rag.review.reading.headings import everyday_keys
from rag.review.reading.table import blocks
from rag.review.types import Draft
from tests.rag.review.drafts import draft, tells

_DRAFT = """Верфь во дворе

Направление
Направление фонда: поддержка молодёжных проектов.

Паспорт
- Место: город Камышов.
- Участники: 24 подростка.

Для кого это
Подростки 14–17 лет из Камышова, 24 человека.

К чему идём
К 30 ноября 2026 года 24 подростка Камышова строят лодки.

Два дела (задачи)
1. Построить: собрать с подростками две лодки.
2. Выйти на воду: научить их ходить под парусом.

Признаки успеха
Люди (каждого считаем один раз):
- Подростки, построившие лодку: 24.
- Подростки, вышедшие под парусом: 20.

План по датам

№\tШаг\tЧто делаем\tНачало\tКонец\tЧто получится
1\tПостроить\tСборка корпусов, мастерская\t01.04.2026\t30.06.2026\tДва корпуса
2\tВыйти на воду\tЗанятия под парусом, пруд\t01.07.2026\t30.09.2026\t20 подростков ходят под парусом

Люди проекта
Орлов Иван Петрович — руководитель. Зотова Анна Юрьевна — мастер.

Деньги
Считали по ценам верфи.

Статья и строка\tЦена, руб.\tКоличество\tВсего, руб.\tПартнёры, руб.\tПросим, руб.\tПояснение
1. Люди
1.1. По трудовым договорам
Мастер\t30 000\t6 мес.\t180 000\t0\t180 000\tПолставки (1, 2)
Итого 1.1\t\t\t180 000\t0\t180 000
1.2. По договорам с физическими лицами
Тренер\t40 000\t1 дог.\t40 000\t0\t40 000\tЗанятия (2)
Итого 1.2\t\t\t40 000\t0\t40 000
2. Командировки — расходов нет
3. Офис
Бумага\t500\t4 пач.\t2 000\t0\t2 000\tЧертежи (1)
ИТОГО ПО ПРОЕКТУ\t\t\t222 000\t0\t222 000
"""


@pytest.fixture(scope="module")
def read(fund: FundRules) -> Draft:
    return read_application(_DRAFT, fund)


def test_a_label_opens_no_field_that_a_heading_opens(read: Draft) -> None:
    fields = {key: field.text for key in ("direction", "groups", "results", "team") if (field := read.get(key))}
    assert fields == {
        "direction": "поддержка молодёжных проектов.",
        "groups": "Подростки 14–17 лет из Камышова, 24 человека.",
        "results": "Люди (каждого считаем один раз):\n- Подростки, построившие лодку: 24.\n- Подростки, вышедшие под парусом: 20.",
        "team": "Орлов Иван Петрович — руководитель. Зотова Анна Юрьевна — мастер.",
    }


def test_rows_under_names_of_groups_are_of_the_budget(read: Draft) -> None:
    assert read.budget is not None
    assert [(one.article, one.name) for one in read.budget.lines] == [("1.1", "Мастер"), ("1.2", "Тренер"), ("3", "Бумага")]
    assert read.budget.stated is not None
    assert read.budget.stated[0].total == Decimal(222_000)


def test_a_row_names_its_task_by_the_word_it_begins_with(read: Draft) -> None:
    assert [(row.task, row.title) for row in read.plan] == [
        (1, "Сборка корпусов, мастерская"),
        (2, "Занятия под парусом, пруд"),
    ]


@pytest.mark.parametrize(
    ("heading", "keys"),
    [
        ("Пять шагов (задачи)", ["tasks"]),
        ("Дорожная карта (календарный план)", ["plan"]),
        ("По чему мы увидим успех", ["results"]),
        ("Критерии успеха", ["results"]),
        ("Наши успехи", []),
        ("Мария Орлова (партнёрский центр)", []),
        ("Выставка в доме культуры (зал 2)", []),
    ],
)
def test_a_heading_with_its_name_in_brackets_or_of_success(heading: str, keys: list[str]) -> None:
    assert everyday_keys(heading) == keys


def test_the_head_of_another_table_ends_the_one_above() -> None:
    lines = ["Шаг\tНачало\tКонец", "Сбор\t01.04\t02.04", "Деньги", "Смета", "Статья\tСумма\tПросим", "Бумага\t10\t10"]
    assert len([*blocks(lines)]) == len(["the plan", "Деньги", "Смета", "the budget"])


@pytest.mark.parametrize(
    ("comment", "told"),
    [("30,2 % от фонда оплаты; скидки на 2027 год не ждём", None), ("30,2 % от 200 000", (Decimal("30.2"), Decimal(200_000)))],
)
def test_a_year_is_no_sum(comment: str, told: tuple[Decimal, Decimal] | None) -> None:
    assert share_within(comment, Decimal(60_400)) == told


@pytest.mark.parametrize(("tasks", "told"), [("Обед на 30 человек (4, 7).", False), ("Придут 30 человек (14 детей, 12 взрослых).", True)])
def test_numbers_of_rows_are_no_parts(tasks: str, told: bool) -> None:
    assert tells(added_up, draft(tasks=tasks)) is told


@pytest.mark.parametrize(("month", "told"), [("октябре", False), ("ноябре", True)])
def test_of_two_months_the_nearest_is_of_the_event(month: str, told: bool) -> None:
    plan = ("Круглый стол в музее", date(2026, 10, 5), date(2026, 10, 6))
    partners = f"Музей даёт зал: встречи клуба в апреле и сентябре и круглый стол в {month}."
    assert tells(months_of_events, draft(plan, partners=partners)) is told


def test_both_together_are_none_of_them(fund: FundRules) -> None:
    about = "Цель\nУчим соседей.\n\nРезультаты\n- Наставники и вожатые: 16.\n\nЗадачи\nПодготовить 4 наставников и 12 вожатых.\n"
    assert not [*how_many(read_application(about, fund))]
