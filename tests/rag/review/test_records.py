"""Drafts copied from a site, a spreadsheet or a page: a label with each cell, lines in a cell, three sums in one."""

from decimal import Decimal

import pytest

from rag.review.application import read_application
from rag.review.fund import FundRules
from rag.review.language.printed import CELL_BREAK, printed_lines
from rag.review.reading.records import in_tables
from rag.review.reading.table import blocks
from rag.review.types import Draft, Money
from rag.review.wording import short

_BLOCKS = """Мероприятие 1
Название мероприятия
Посадка яблонь
Решаемая задача
Задача 1
Дата начала
01.04.2026
Дата завершения
20.04.2026
Ожидаемые результаты
40 яблонь

Мероприятие 2
Название мероприятия
Уроки обрезки
Решаемая задача
Задача 2
Дата начала
01.05.2026
Дата завершения
31.05.2026
Ожидаемые результаты
12 уроков

Бюджет

Саженец яблони
Стоимость единицы: 900,00
Количество: 40
Общая стоимость: 36 000,00
Софинансирование: 6 000,00
Запрашиваемая сумма: 30 000,00
Комментарий: шесть тысяч даёт питомник

Секатор
Стоимость единицы: 1 500,00
Количество: 10
Общая стоимость: 15 000,00
Софинансирование: 0,00
Запрашиваемая сумма: 15 000,00

Общая сумма: 51 000,00
Софинансирование: 6 000,00
Запрашиваемая сумма: 45 000,00
"""

_SHEET = """Название\tСад у школы
Коротко\t"Сажаем 40 яблонь.
Учим ""вечерних"" садоводов."
Сроки\t01.04.2026\t31.05.2026
Где\tсело Покровка
Для кого\tСоседи школы
Чего добьёмся\tСоседи ухаживают за садом
Задача 1\tПосадить яблони
Задача 2\tНаучить обрезке
СМИ и соцсети\tГазета «Сад»

Показатель\tЗначение
Новых яблонь\t40
Соседей научились\t25

ФИО\tРоль
Орлов Иван Петрович\tагроном

Статья\tРасчёт\tВсего / вклад / грант\tОбоснование
Саженцы\t900 х 40\t36 000 / 6 000 / 30 000\t40 яблонь
Секаторы\t1 500 х 10\t15 000 / 0 / 15 000\tдля уроков
Итого\t\t51 000 / 6 000 / 45 000
"""


def test_rows_of_a_site_are_rows_of_tables() -> None:
    assert in_tables(_BLOCKS.split("\n")) == [
        "Название мероприятия\tРешаемая задача\tДата начала\tДата завершения\tОжидаемые результаты",
        "Посадка яблонь\tЗадача 1\t01.04.2026\t20.04.2026\t40 яблонь",
        "Уроки обрезки\tЗадача 2\t01.05.2026\t31.05.2026\t12 уроков",
        "",
        "Бюджет",
        "",
        "Наименование\tСтоимость единицы\tКоличество\tОбщая стоимость\tСофинансирование\tЗапрашиваемая сумма\tКомментарий",
        "Саженец яблони\t900,00\t40\t36 000,00\t6 000,00\t30 000,00\tшесть тысяч даёт питомник",
        "Секатор\t1 500,00\t10\t15 000,00\t0,00\t15 000,00\t",
        "Общая сумма\t\t\t51 000,00\t6 000,00\t45 000,00\t",
        "",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["Партнёр: школа", "Вклад: зал", "Партнёр: клуб", "Вклад: сцена"],
        ["Результат: 40 яблонь", "Саженец", "Количество: 40", "Цена: 900"],
        ["Дата начала", "01.04.2026", "Дата начала", "01.05.2026"],
    ],
)
def test_labels_of_no_plan_and_no_budget_stay(lines: list[str]) -> None:
    assert in_tables(lines) == lines


@pytest.fixture(scope="module")
def sheet(fund: FundRules) -> Draft:
    return read_application(_SHEET, fund)


def test_a_sheet_of_labels_and_texts(sheet: Draft) -> None:
    texts = {key: field.text for key in ("title", "summary", "starts", "groups", "goal", "media") if (field := sheet.get(key))}
    assert texts == {
        "title": "Сад у школы",
        "summary": 'Сажаем 40 яблонь.\nУчим "вечерних" садоводов.',
        "starts": "01.04.2026 – 31.05.2026",
        "groups": "Соседи школы",
        "goal": "Соседи ухаживают за садом",
        "media": "Газета «Сад»",
    }
    assert [task.quote for task in sheet.tasks] == ["Посадить яблони", "Научить обрезке"]
    assert [(one.name, int(one.value)) for one in sheet.indicators] == [("Новых яблонь", 40), ("Соседей научились", 25)]
    assert [person.role for person in sheet.team] == ["агроном"]


def test_three_sums_in_one_cell(sheet: Draft) -> None:
    assert sheet.budget is not None
    assert sheet.budget.stated is not None
    lines = [(line.name, line.price, line.quantity, line.money) for line in sheet.budget.lines]
    assert lines == [
        ("Саженцы", Decimal(900), Decimal(40), Money(Decimal(36000), Decimal(6000), Decimal(30000))),
        ("Секаторы", Decimal(1500), Decimal(10), Money(Decimal(15000), Decimal(0), Decimal(15000))),
    ]
    assert sheet.budget.stated[0].requested == Decimal(45000)


def test_cells_of_a_spreadsheet_are_whole() -> None:
    assert printed_lines('Где\t"село\nПокровка"\nЧто\tсад «Мир»\nИмя\t"Клуб ""Сад"""') == [
        f"Где\tсело{CELL_BREAK}Покровка",
        "Что\tсад «Мир»",
        'Имя\tКлуб "Сад"',
    ]


def test_a_head_after_an_empty_line_begins_another_table() -> None:
    lines = ["Где\tсело", "Кто\tсоседи", "", "Показатель\tЗначение", "Яблонь\t40", "", "Груш\t12"]
    assert [*blocks(lines)] == [["Где\tсело", "Кто\tсоседи"], ["Показатель\tЗначение", "Яблонь\t40", "Груш\t12"]]


def test_months_of_a_chart_and_columns_of_two_givers(fund: FundRules) -> None:
    draft = read_application(
        """Лист: План
№\tМероприятие\tмар 26\tапр 26\tмай 26\tРезультат
1\tПосадка\tx\t\t\t40 яблонь
2\tУроки\t\tx\tx\t12 уроков

Лист: Смета
Расход\tЦена\tКол-во\tСтоимость\tСвои\tПартнёры\tГрант
Саженцы\t900\t40\t36 000\t1 000\t5 000\t30 000
Секаторы\t1 500\t10\t15 000\t0\t0\t15 000
ВСЕГО\t\t\t51 000\t1 000\t5 000\t45 000
Софинансирование всего\t\t\t6 000
""",
        fund,
    )
    assert [(row.title, f"{row.starts:%d.%m}", f"{row.ends:%d.%m}") for row in draft.plan] == [
        ("Посадка", "01.03", "31.03"),
        ("Уроки", "01.04", "31.05"),
    ]
    assert draft.budget is not None
    assert [line.money for line in draft.budget.lines] == [
        Money(Decimal(36000), Decimal(6000), Decimal(30000)),
        Money(Decimal(15000), Decimal(0), Decimal(15000)),
    ]
    assert draft.budget.stated is not None
    assert draft.budget.stated[0] == Money(Decimal(51000), Decimal(6000), Decimal(45000))


def test_a_row_of_a_table_is_quoted_cell_by_cell() -> None:
    assert short("1\tПосадка\n яблонь\t\t01.04.2026") == "1 | Посадка яблонь | 01.04.2026"
