"""Text of a PDF: pages, running heads, and a budget whose columns are set with spaces."""

import pytest

from rag.review.application import read_application
from rag.review.fund import FundRules
from rag.review.reading.aligned import with_columns
from rag.review.reading.pages import joined_pages

_HEAD = "Наименование                    Цена  Кол.      Всего    Вклад      Грант"
_ROWS = """Аренда катера для детей и      9 000     4     36 000        0     36 000
родителей
Спасательный жилет для         2 000    15     30 000   10 000     20 000
ребёнка
Флаг                           1 000     2      2 000        0      2 000
Всего                                          68 000   10 000     58 000"""


def test_a_page_ends_within_a_sentence_or_a_list() -> None:
    text = "Клуб ходит\n\n      1\f      Проект «Парус»\n\nпод парусом.\n\n      2\f      Проект «Парус»\n\nДети гребут.\n\n      3\n"
    assert joined_pages(text) == "Клуб ходит\nпод парусом.\n\nДети гребут.\n"
    assert joined_pages(text.replace("\f", "\n").replace("      ", " " * 12)) == "Клуб ходит\nпод парусом.\n\nДети гребут.\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Дети\n1\nРодители\n2\n", id="no pages"),
        pytest.param("Шлюпка\n3\fВёсла\n3\fПарус\n7\n", id="numbers that do not count pages"),
    ],
)
def test_numbers_of_other_things_stay(text: str) -> None:
    assert joined_pages(text).replace("\n", "") == text.replace("\f", "").replace("\n", "")


def test_columns_set_with_spaces_become_cells() -> None:
    rows = with_columns(f"СМЕТА\n\n{_HEAD}\n{_ROWS}\n\nПросим 58 000 рублей.").split("\n")
    assert rows == [
        "СМЕТА",
        "",
        "Наименование\tЦена\tКол.\tВсего\tВклад\tГрант",
        "Аренда катера для детей и родителей\t9 000\t4\t36 000\t0\t36 000",
        "Спасательный жилет для ребёнка\t2 000\t15\t30 000\t10 000\t20 000",
        "Флаг\t1 000\t2\t2 000\t0\t2 000",
        "Всего\t\t\t68 000\t10 000\t58 000",
        "",
        "Просим 58 000 рублей.",
    ]


def test_a_group_of_lines_is_no_part_of_a_name() -> None:
    rows = with_columns(f"{_HEAD}\n\nПоходы\n\n{_ROWS}\n\nКлуб\n\n{_ROWS}\n\nКто мы").split("\n")
    assert rows[1:3] == ["Походы", "Аренда катера для детей и родителей\t9 000\t4\t36 000\t0\t36 000"]
    assert rows[6] == "Клуб"
    assert rows[-1] == "Кто мы"


def test_sentences_with_wide_gaps_are_no_table() -> None:
    text = "Наименование   неизвестно   никому\nВсего   было   трое\nи ещё   двое   детей"
    assert with_columns(text) == text


def test_a_title_under_its_heading_in_capitals_may_have_a_colon(fund: FundRules) -> None:
    text = (
        "1. НАИМЕНОВАНИЕ\n\nПарус: морской клуб\n\n2. ЦЕЛЬ\n\nДети ходят под парусом.\n\n3. ЗАДАЧИ\n\n3.1. Собрать детей.\n"
        "3.2. Выйти в море.\n\n4. ХОД РАБОТ\n\n4.1. Набор, 1 марта 2026 г. (задача 3.1). Итог: 9 детей.\n"
        "4.2. Выход, 9 мая 2026 г. (задача 3.2). Итог: 9 детей.\n\n5. ЧТО ИЗМЕРИМ\n\nДетей в море — 9 человек. Выходов — 1.\n"
    )
    draft = read_application(text, fund)
    assert next(field.text for field in draft.fields.values() if field.key == "title") == "Парус: морской клуб"
    assert [row.task for row in draft.plan] == [1, 2]
    assert [(one.name, int(one.value)) for one in draft.indicators] == [("Детей в море", 9), ("Выходов", 1)]
