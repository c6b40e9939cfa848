"""Printed lines: furniture of pages, paragraphs, fillers."""

import pytest

from rag.review.language.printed import cell_lines, folded, is_empty, is_hidden, paragraphs, printed_lines

_WRAPPED = "Пенсионеры двух посёлков не пользуются смартфоном, потому что боятся потерять деньги"


def test_furniture_of_pages_is_left_out_wherever_it_stands() -> None:
    text = "утверждён\r\n05.08.2025 06:37:44\r\n\r\nНомер заявки 23-1-000000\r\nконец\r\nСтраница 17 из 22\r\n\fдальше"
    assert [line for line in printed_lines(text) if line] == ["утверждён", "конец", "дальше"]


def test_a_date_of_the_text_is_no_furniture() -> None:
    assert printed_lines("01.02.2026") == ["01.02.2026"]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        pytest.param([_WRAPPED, "и не верят обещаниям."], f"{_WRAPPED} и не верят обещаниям.", id="wrapped by the page"),
        pytest.param(["Первая строка.", "Вторая строка."], "Первая строка.\nВторая строка.", id="short lines are paragraphs"),
        pytest.param([_WRAPPED, "• второй пункт"], f"{_WRAPPED}\n• второй пункт", id="a bullet opens a paragraph"),
        pytest.param([_WRAPPED, "", "и дальше"], f"{_WRAPPED} и дальше", id="an empty line of a page break"),
    ],
)
def test_paragraphs(lines: list[str], joined: str) -> None:
    assert paragraphs(lines) == joined


@pytest.mark.parametrize("text", ["не заполнено", "Отсутствует", "отсутствуют", "Нет", "не выбрано", "...", "Комментарий", " - "])
def test_fillers_are_empty(text: str) -> None:
    assert is_empty(text)


@pytest.mark.parametrize("text", ["Нет смартфона у каждого второго", "0", "Отсутствует навык"])
def test_texts_are_not_empty(text: str) -> None:
    assert not is_empty(text)


def test_what_somebody_took_out_is_hidden_with_its_labels() -> None:
    assert is_hidden("Организация\n[скрыто]\nДолжность\n[скрыто]")
    assert not is_hidden("Мы провели опрос.\nЕго итоги приложены.\nСсылка есть.\n[скрыто]")


def test_headings_are_compared_with_lookalike_letters_folded() -> None:
    assert folded("Cтраховые взносы:") == folded("Страховые взносы")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("Набор\tмарт 2026\t", ["Набор\tмарт 2026\t"], id="cells stay apart"),
        pytest.param("Оплата труда\t\t", ["Оплата труда"], id="a merged row is a line"),
        pytest.param("1.\tНабор группы", ["1. Набор группы"], id="a point of a list is a line"),
        pytest.param("| Набор | март |\n|---|:---:|\n| Показ | май |", ["Набор\tмарт", "Показ\tмай"], id="markdown"),
    ],
)
def test_rows_of_tables(text: str, lines: list[str]) -> None:
    assert printed_lines(text) == lines


def test_cells_and_their_lines_stand_apart_in_the_form() -> None:
    assert cell_lines(["Задачи\t1. Собрать\v2. Показать", "конец"]) == ["Задачи", "1. Собрать", "2. Показать", "конец"]


@pytest.mark.parametrize(
    ("line", "read"), [("    o Где: село", "• Где: село"), ("\uf0a7 Сад", "• Сад"), ("о проекте", "о проекте"), ("ok", "ok")]
)
def test_marks_of_lists_of_word(line: str, read: str) -> None:
    assert printed_lines(line) == [read]
