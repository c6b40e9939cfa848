"""Drafts whose headings are numbered, whose tables stand a cell in a line, and whose plan goes month by month."""

import time
from decimal import Decimal

import pytest

from rag.review.application import read_application
from rag.review.fund import FundRules
from rag.review.reading.flattened import in_rows
from rag.review.reading.separated import with_tabs
from rag.review.types import Draft, Money

_MOST_SECONDS = 3
"""A window of lines that is looked at again for each of them takes minutes."""
_NUMBERED = """1. Название
Пасека у школы
2. Кратко
Сорок подростков ставят ульи.
Что будем делать:
— строим навес;
— качаем мёд.
3. Почему это важно
3.1. Кто уже занят этим
Пчеловоды уезжают, учить некому.
4. Цель и задачи
4.1. Цель
40 подростков умеют держать пчёл.
4.2. Задача 1
Построить навес и поставить ульи.
4.3. Задача 2
Научить подростков смотреть рамки.
5. Целевая группа
Подростки двух сёл, 40 человек.
6. Календарный план
№
Задача
Что делаем
Начало
Окончание
Результат
1
Задача 1
Навес и ульи
01.04.2026
20.04.2026
10 ульев стоят под навесом
2
Задача 2
Занятия у ульев: 4 группы,
по 6 занятий
01.05.2026
31.07.2026
40 подростков сдали зачёт
7. Результаты
Показатель
Значение
Подростки, сдавшие зачёт
40
Новые ульи
10
8. Команда
Лосев Павел Ильич, пчеловод.
9. Смета
Статья
Цена, руб.
Кол-во
Всего
Вклад
Грант
Пояснение
Оплата труда
Пчеловод
900
24 занятия
21 600
0
21 600
Лосев П. И., по договору
Взносы
6 480
1 усл.
6 480
0
6 480
Итого
28 080
0
28 080
Инвентарь
Улей
7 000
10 шт.
70 000
35 000
35 000
Половину даёт
колхоз
Итого
70 000
35 000
35 000
Итого по проекту
98 080
35 000
63 080
10. После гранта
Ульи остаются школе.
"""


@pytest.fixture(scope="module")
def numbered(fund: FundRules) -> Draft:
    return read_application(_NUMBERED, fund)


def test_what_a_numbered_heading_opens_no_line_within_a_field_does(numbered: Draft) -> None:
    texts = {key: field.text for key in ("summary", "goal", "groups", "team") if (field := numbered.get(key))}
    assert texts == {
        "summary": "Сорок подростков ставят ульи.\nЧто будем делать:\n— строим навес;\n— качаем мёд.",
        "goal": "40 подростков умеют держать пчёл.",
        "groups": "Подростки двух сёл, 40 человек.",
        "team": "Лосев Павел Ильич, пчеловод.",
    }
    assert [task.quote for task in numbered.tasks] == ["Построить навес и поставить ульи.", "Научить подростков смотреть рамки."]


def test_a_plan_and_results_a_cell_in_a_line(numbered: Draft) -> None:
    rows = [(row.task, row.title, f"{row.starts:%d.%m}", f"{row.ends:%d.%m}", row.results and row.results.quote) for row in numbered.plan]
    assert rows == [
        (1, "Навес и ульи", "01.04", "20.04", "10 ульев стоят под навесом"),
        (2, "Занятия у ульев: 4 группы, по 6 занятий", "01.05", "31.07", "40 подростков сдали зачёт"),
    ]
    assert [(one.name, int(one.value)) for one in numbered.indicators] == [("Подростки, сдавшие зачёт", 40), ("Новые ульи", 10)]


def test_a_budget_a_cell_in_a_line(numbered: Draft) -> None:
    assert numbered.budget is not None
    assert numbered.budget.stated is not None
    lines = [(line.name, line.quantity, line.money and line.money.requested, line.comment) for line in numbered.budget.lines]
    assert lines == [
        ("Пчеловод", Decimal(24), Decimal(21600), "Лосев П. И., по договору"),
        ("Взносы", Decimal(1), Decimal(6480), ""),
        ("Улей", Decimal(10), Decimal(35000), "Половину даёт колхоз"),
    ]
    assert numbered.budget.stated[0] == Money(Decimal(98080), Decimal(35000), Decimal(63080))


@pytest.mark.parametrize(
    "lines",
    [
        ["Мероприятие", "Начало", "Окончание", "Результат", "Ярмарка пройдёт осенью", "на площади"],
        ["Название", "Пасека", "Срок", "01.04.2026", "Цель", "Мёд"],
        ["Показатель", "Значение", "растёт"],
    ],
)
def test_lines_that_are_no_table_stay(lines: list[str]) -> None:
    assert in_rows(lines) == lines


def test_a_heading_with_the_head_of_its_table_in_brackets_and_semicolons_in_a_comment() -> None:
    assert with_tabs(
        [
            "Смета (название; цена; количество; всего; вклад; просим; пояснение)",
            "1. Инвентарь",
            "Улей; 7 000; 10; 70 000; 35 000; 35 000; половину даёт колхоз; с доставкой",
            "Итого: 70 000; 35 000; 35 000",
            "2. Поездки",
            "Автобус; 900; 2; 1 800; 0; 1 800; на ярмарку",
            "Едем осенью; мёд берём с собой; обедаем там; ночуем дома; отдыхаем; смотрим; учимся; торгуем",
        ]
    ) == [
        "Смета",
        "название\t цена\t количество\t всего\t вклад\t просим\t пояснение",
        "1. Инвентарь",
        "Улей\t 7 000\t 10\t 70 000\t 35 000\t 35 000\t половину даёт колхоз; с доставкой",
        "Итого: 70 000; 35 000; 35 000",
        "2. Поездки",
        "Автобус\t 900\t 2\t 1 800\t 0\t 1 800\t на ярмарку",
        "Едем осенью; мёд берём с собой; обедаем там; ночуем дома; отдыхаем; смотрим; учимся; торгуем",
    ]


def test_a_plan_by_months_and_partners_under_the_heading_of_those_for_whom(fund: FundRules) -> None:
    draft = read_application(
        """Цель
Подростки держат пчёл.
Задачи
Задача 1. Построить навес.
Задача 2. Научить подростков.
Для кого
Подростки двух сёл.
План по месяцам
Апрель 2026. С 1 по 20 апреля строим навес (задача 1). 6, 7 и 8 апреля учим «Кто живёт в улье?» (задача 2): 3 встречи.
Май 2026. Смотрим рамки (задача 2). Итог: 40 протоколов.
Результаты
40 подростков
С кем работаем
Колхоз «Нива»: доски, письмо от 05.10.2025.
Школа: двор, письмо от 06.10.2025.
""",
        fund,
    )
    rows = [(row.task, row.title, f"{row.starts:%d.%m}", f"{row.ends:%d.%m}") for row in draft.plan]
    assert rows == [
        (1, "строим навес", "01.04", "20.04"),
        (2, "учим «Кто живёт в улье?»", "06.04", "08.04"),
        (2, "Смотрим рамки", "01.05", "31.05"),
    ]
    texts = {key: field.text for key in ("groups", "partners") if (field := draft.get(key))}
    assert texts == {
        "groups": "Подростки двух сёл.",
        "partners": "Колхоз «Нива»: доски, письмо от 05.10.2025.\nШкола: двор, письмо от 06.10.2025.",
    }


def test_a_numbered_plan_with_labels_of_its_days(fund: FundRules) -> None:
    draft = read_application(
        """Цель
Подростки держат пчёл.
Задачи
1. Построить навес.
2. Научить подростков.
Календарный план
1. [Задача 1] Навес и ульи. Начало 01.04.2026, окончание 20.04.2026. Итог: 10 ульев.
2. [Задача 2] Занятия у ульев. Начало: 01.05.2026; окончание: 31.07.2026. Итог: 40 подростков сдали зачёт.
""",
        fund,
    )
    rows = [(row.task, row.title, f"{row.starts:%d.%m}", f"{row.ends:%d.%m}", row.results and row.results.quote) for row in draft.plan]
    assert rows == [
        (1, "Навес и ульи", "01.04", "20.04", "10 ульев."),
        (2, "Занятия у ульев", "01.05", "31.07", "40 подростков сдали зачёт."),
    ]


def test_empty_lines_between_the_cells_of_a_table_are_none_of_it() -> None:
    head, row = ["Наименование", "Цена", "Количество", "Сумма"], ["Улей", "7 000", "10", "70 000"]
    cells = [*head, *row, *["Рамка", "100", "20", "2 000"], *["Дымарь", "900", "1", "900"]]
    assert in_rows("\n\n".join(["Смета", *cells]).split("\n")) == [
        "Смета",
        "\t".join(head),
        "\t".join(row),
        "Рамка\t100\t20\t2 000",
        "Дымарь\t900\t1\t900",
    ]


def test_what_is_counted_line_by_line() -> None:
    assert in_rows(["Результаты", "Обученных подростков", "40", "Новых ульев", "10", "Качественные: учатся"]) == [
        "Результаты",
        "Обученных подростков: 40",
        "Новых ульев: 10",
        "Качественные: учатся",
    ]


def test_tasks_over_the_rows_of_one_text_with_the_plan(fund: FundRules) -> None:
    draft = read_application(
        """Цель
Подростки держат пчёл.
Задачи и что делаем по каждой
Построить навес
- 1–20 апреля 2026 — стройка; итог: навес готов
- 21–30 апреля 2026 — закупка ульев; итог: 10 ульев

Научить подростков смотреть рамки
- 2–30 мая 2026 — занятия; итог: 40 подростков
""",
        fund,
    )
    assert [task.quote for task in draft.tasks] == ["Построить навес", "Научить подростков смотреть рамки"]
    assert [(row.task, row.title) for row in draft.plan] == [(1, "стройка"), (1, "закупка ульев"), (2, "занятия")]


def test_a_long_draft_of_paragraphs_apart_is_read_at_once() -> None:
    lines = [part for n in range(3_000) for part in (f"Абзац {n} о пасеке", "")]
    began = time.process_time()
    assert in_rows(lines) == lines
    assert time.process_time() - began < _MOST_SECONDS
