"""A passage cut into what can be quoted."""

from itertools import pairwise

import pytest

from rag.units import units
from tests.rag.fakes import norm, passage, stated

_TEXT = """\
Учредителем не может быть иностранец. Это сказано в п. 1.2 ст. 15 закона.

Не могут ими быть:

- лица из перечня Росфинмониторинга;
- осуждённые по ст. 282 УК РФ.

1. Соберите документы.
2) Подайте их.

| Сумма | Доля |
| --- | --- |
| до 1 млн | 10 % |
| свыше 1 млн | 25 % |

Конец."""


def test_sentences_items_and_rows_are_units_in_order() -> None:
    assert [(unit.kind, unit.prefix, unit.text) for unit in units(passage("p", _TEXT))] == [
        ("sentence", "", "Учредителем не может быть иностранец."),
        ("sentence", "", "Это сказано в п. 1.2 ст. 15 закона."),
        ("sentence", "", "Не могут ими быть:"),
        ("item", "- ", "лица из перечня Росфинмониторинга;"),
        ("item", "- ", "осуждённые по ст. 282 УК РФ."),
        ("item", "1. ", "Соберите документы."),
        ("item", "2) ", "Подайте их."),
        ("row", "", "| до 1 млн | 10 % |"),
        ("row", "", "| свыше 1 млн | 25 % |"),
        ("sentence", "", "Конец."),
    ]


def test_a_row_is_read_under_the_head_of_its_table() -> None:
    heads = {unit.head for unit in units(passage("p", _TEXT)) if unit.kind == "row"}
    assert heads == {"| Сумма | Доля |\n| --- | --- |"}


def test_a_second_table_has_its_own_head() -> None:
    text = "| А |\n| --- |\n| 1 |\n\n| Б |\n| --- |\n| 2 |"
    assert [(unit.text, unit.head[:5]) for unit in units(passage("p", text))] == [("| 1 |", "| А |"), ("| 2 |", "| Б |")]


def test_units_of_one_paragraph_list_or_table_share_a_block() -> None:
    blocks = [unit.block for unit in units(passage("p", _TEXT))]
    assert [blocks.count(block) for block in dict.fromkeys(blocks)] == [2, 1, 2, 2, 2, 1]


def test_a_table_right_under_its_paragraph_is_read_as_a_table() -> None:
    found = list(units(passage("p", "Доли такие:\n| А |\n| --- |\n| 1 |")))
    assert [(unit.kind, unit.text, unit.head) for unit in found] == [("sentence", "Доли такие:", ""), ("row", "| 1 |", "| А |\n| --- |")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(_TEXT, id="everything"),
        pytest.param("  Отступ.  Два пробела.  \n\n- пункт  \n", id="loose spaces"),
        pytest.param("Строка\r\nи ещё строка.", id="foreign line ends"),
    ],
)
def test_a_unit_is_a_stretch_of_its_passage_without_space_around(text: str) -> None:
    found = list(units(passage("p", text)))
    assert all(unit.text == text[unit.start : unit.end] == unit.text.strip() for unit in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


def test_a_unit_has_the_norms_of_its_own_statement() -> None:
    first, second = norm("НК РФ, ст. 333.33"), norm("7-ФЗ, ст. 15")
    found = units(stated("p", ("Пошлина — 4 000 рублей.\n\n", [first]), ("- учредитель один;", [second])))
    assert [unit.norms for unit in found] == [(first,), (second,)]


def test_an_empty_passage_has_no_units() -> None:
    assert list(units(passage("p", ""))) == []
