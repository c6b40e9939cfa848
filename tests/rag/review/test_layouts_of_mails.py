"""Drafts as a mail or a workbook has them: labels in capitals before their text, articles among rows, cells between slashes."""

from decimal import Decimal

import pytest

from rag.review.application import read_application
from rag.review.checks import CHECKS
from rag.review.consistency import contradictions
from rag.review.fund import FundRules
from rag.review.language.printed import CELL_BREAK
from rag.review.reading.separated import whole_rows
from rag.review.types import Draft

_MAIL = """ЦЕЛЬ. 40 соседей ухаживают за садом.
РЕЗУЛЬТАТЫ ЧИСЛОМ
40 соседей умеют обрезать яблони.
ПЛАН
1) Посадка (задача 1). 01.04.2026-20.04.2026. 40 яблонь.
2) Уроки (задача 2). 01.05.2026-31.05.2026. 12 уроков.
ЗАДАЧИ
Задача 1. Посадить сад, в котором хватит места всем, кто захочет прийти и помочь соседям
Задача 2. Научить соседей обрезке
БЮДЖЕТ
СТАТЬЯ 1, люди
- Агроном, ГПХ: 2 000 х 12 ур. = 24 000, наши/партнёры 0, просим 24 000. Уроки обрезки.
  по статье: всего 24 000, просим 24 000
СТАТЬЯ 4, оборудование
- Секатор: 1 500 х 10 шт. = 15 000, наши/партнёры 5 000, просим 10 000. На уроки.
  по статье: всего 15 000, просим 10 000
ВСЕГО 39 000 руб. Свои и партнёрские 5 000 руб. Просим 34 000 руб.

ЧТО ПОТОМ. Сад остаётся двору, соседи платят взнос 1 200 рублей в год.
ОРГАНИЗАЦИЯ. Местная общественная организация «Сад». ИНН 5805007135.
"""

_BOOK = """ЛИСТ 1. ПЛАН
№\tЗадача\tМероприятие\tНачало\tКонец\tЧто получим
1\t1\tПосадка (задача 1)\t01.04.2026\t20.04.2026\t40 яблонь

ЛИСТ 2. БЮДЖЕТ
Наименование\tЦена\tКол-во\tВсего\tСофинанс.\tЗапрос\tКомментарий
Ст. 1.2 Физлица
Агроном\t2 000\t12\t24 000\t0\t24 000\tуроки
Ст. 4 Оборудование
Секатор\t1 500\t10\t15 000\t5 000\t10 000\tна уроки
"""


@pytest.fixture(scope="module")
def mail(fund: FundRules) -> Draft:
    return read_application(_MAIL, fund)


def test_a_label_in_capitals_opens_its_field_before_its_text(mail: Draft) -> None:
    texts = {key: field.text for key in ("goal", "results", "future", "organisation") if (field := mail.get(key))}
    assert texts == {
        "goal": "40 соседей ухаживают за садом.",
        "results": "40 соседей умеют обрезать яблони.",
        "future": "Сад остаётся двору, соседи платят взнос 1 200 рублей в год.",
        "organisation": "Местная общественная организация «Сад». ИНН 5805007135.",
    }
    assert [(row.title, row.task) for row in mail.plan] == [("Посадка", 1), ("Уроки", 2)]
    assert [task.quote[:8] for task in mail.tasks] == ["Посадить", "Научить "]


def test_lines_with_their_product_and_sums_in_words(mail: Draft) -> None:
    assert mail.budget is not None
    lines = [(line.article, line.name, line.price, line.quantity) for line in mail.budget.lines]
    assert lines == [("1.2", "Агроном, ГПХ", Decimal(2000), Decimal(12)), ("4", "Секатор", Decimal(1500), Decimal(10))]


def test_articles_among_the_rows_of_a_workbook(fund: FundRules) -> None:
    draft = read_application(_BOOK, fund)
    assert draft.budget is not None
    assert [(line.article, line.name) for line in draft.budget.lines] == [("1.2", "Агроном"), ("4", "Секатор")]


def test_a_head_between_slashes_over_cells_a_line(fund: FundRules) -> None:
    rows = ["1", "Посадка", "01.04.2026", "20.04.2026", "40 яблонь", "2", "Уроки", "01.05.2026", "31.05.2026", "12 уроков"]
    draft = read_application("\n".join(["Цель", "Сад", "План", "№ / Мероприятие / Начало / Конец / Итог", *rows]), fund)
    assert [(row.title, row.results and row.results.quote) for row in draft.plan] == [("Посадка", "40 яблонь"), ("Уроки", "12 уроков")]


@pytest.mark.parametrize(
    ("summary", "goal", "results"),
    [
        ("Возьмём три пробы.", "Взяты 6 проб.", "Проведено 18 проб."),
        ("Поможем 48 матерям двора.", "Раздадим 30 материалов.", "Научились 48 матерей."),
        ("Купим 6 секаторов.", "Соседи работают, мероприятия 6–9\nСекаторы точим.", "Куплены 6 секаторов."),
    ],
)
def test_numbers_that_only_seem_to_differ(summary: str, goal: str, results: str, fund: FundRules) -> None:
    draft = read_application(f"Кратко\n{summary}\nЦель\n{goal}\nРезультаты\n{results}\nЗадачи\nПосадить", fund)
    assert not contradictions(draft)


def test_rows_that_cells_of_several_lines_break() -> None:
    head = "№\tЧто происходит\tСроки\tРезультат"
    broken = ["1\tПосадка", "сажаем вместе\t01.04.2026–20.04.2026\t40 яблонь", "2\tУроки\t01.05.2026–31.05.2026\t12 уроков", "", "Итоги"]
    assert whole_rows([head, *broken]) == [
        head,
        f"1\tПосадка{CELL_BREAK}сажаем вместе\t01.04.2026–20.04.2026\t40 яблонь",
        "2\tУроки\t01.05.2026–31.05.2026\t12 уроков",
        "",
        "Итоги",
    ]


def test_lines_between_whole_rows_stay() -> None:
    head = "Статья\tРасчёт\tВсего\tВклад\tПросим"
    rows = ["Оборудование", "Секатор\t10 × 1 500\t15 000\t0\t15 000", "Лопаты", "для сада\t10 × 900\t9 000\t0\t9 000"]
    assert whole_rows([head, *rows]) == [head, *rows[:2], f"Лопаты{CELL_BREAK}для сада\t10 × 900\t9 000\t0\t9 000"]


def test_a_merged_row_between_bars_is_one_line(fund: FundRules) -> None:
    merged = " | ".join(["Задача 1. Сад"] * 4)
    table = f"№ | Мероприятие | Сроки | Итог\n{merged}\n1 | Посадка | 01.04.2026 – 20.04.2026 | 40 яблонь"
    draft = read_application(f"Цель\nСад у школы\nЗадачи\nЗадача 1. Сад\nЗадача 2. Уроки\nПлан\n{table}", fund)
    assert [(row.task, row.title) for row in draft.plan] == [(1, "Посадка")]


@pytest.mark.parametrize(("given", "asked", "told"), [(5, 34, 0), (4, 35, 1)])
def test_a_budget_of_the_grant_alone_beside_a_total_with_the_gifts(given: int, asked: int, told: int, fund: FundRules) -> None:
    rows = "Наименование\tЦена\tКоличество\tПросим\nАгроном\t2 000\t12\t24 000\nСекатор\t1 000\t10\t10 000"
    draft = read_application(f"Цель\nСад у школы\nБюджет\n{rows}\nИтого 39 000, вклад {given} 000, просим {asked} 000", fund)
    assert len(list(CHECKS["budget-sum"](draft, fund))) == told


def test_sums_of_a_passport_are_no_groups(fund: FundRules) -> None:
    draft = read_application("Название\nСад\nЦелевая группа\nСоседи двора\nПолная стоимость\n39 000 руб.\nЦель\nСад у школы", fund)
    groups = draft.get("groups")
    assert groups is not None
    assert groups.text == "Соседи двора"
