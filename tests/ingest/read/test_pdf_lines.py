"""What `ingest/read/pdf_lines.py` promises."""

import pytest

from ingest.read.pdf_lines import PrintedLine, printed_lines
from ingest.read.pdf_page import Run
from rag.text import join_lines


def word(text: str, left: float = 0, y: float = 100, *, before: str = " ", height: float = 14) -> Run:
    return Run(before, text, left, y, height)


def small(text: str, left: float, y: float = 105) -> Run:
    return word(text, left, y, before="", height=9)


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        pytest.param([word("ст."), word("31", 20), small("1", 30), word("Закона", 40)], "ст. 31.1 Закона", id="raised"),
        pytest.param([word("ст."), word("123", 20), small("20", 35)], "ст. 123.20", id="two-raised-digits"),
        pytest.param([word("ст."), word("123", 20), small("2", 35), small("0", 38)], "ст. 123.20", id="raised-one-by-one"),
        pytest.param([word("ст."), word("31¹", 20)], "ст. 31.1", id="character-of-its-own"),
        pytest.param([word("заявок"), small("*", 30)], "заявок*", id="mark-of-a-footnote"),
        pytest.param([word("100"), small("м", 20), small("2", 25)], "100м2", id="not-after-a-digit"),
        pytest.param([word("H"), word("2", 8, 97, before="", height=9), word("O", 12, before="")], "H2O", id="lowered"),
        pytest.param([word("31"), word("1", 30, 105, before=" ", height=9)], "31 1", id="apart"),
        pytest.param([word("31"), word("1", 30, before="")], "311", id="not-raised"),
        pytest.param(
            [word("Статья"), word("17", 50), word("1", 70, 106, before="\n", height=9), word(".", 76, before="\n"), word("Срок", 90)],
            "Статья 17.1. Срок",
            id="a-large-step-is-no-line-end",
        ),
        pytest.param([word("25"), word("м", 20), small("2", 30), word(".", 35, before="\n")], "25 м2.", id="sign-after-it"),
    ],
)
def test_a_raised_digit_is_part_of_its_number(runs: list[Run], text: str) -> None:
    assert [line.text for line in printed_lines(runs)] == [text]


@pytest.mark.parametrize(
    ("runs", "lines"),
    [
        pytest.param([word("один", 60), word("два", 90)], [PrintedLine("один два", 60, 100)], id="one-line"),
        pytest.param(
            [word("один", 60), word("два", 60, 84, before="\n")],
            [PrintedLine("один", 60, 100), PrintedLine("два", 60, 84)],
            id="two-lines",
        ),
        pytest.param(
            [word("слева", 300), word("справа", 60)],
            [PrintedLine("слева", 300, 100), PrintedLine("справа", 60, 100)],
            id="back-to-the-left",
        ),
        pytest.param(
            [word("Введение"), *(word(".", 50 + x) for x in range(9)), word("7", 90)], [PrintedLine("Введение 7", 0, 100)], id="leaders"
        ),
        pytest.param([word("И"), word("так", 20), word("далее...", 50)], [PrintedLine("И так далее...", 0, 100)], id="dots"),
        pytest.param([word("мяг\u00adкий"), word("\x07знак", 50)], [PrintedLine("мягкий знак", 0, 100)], id="invisible"),
    ],
)
def test_runs_of_one_baseline_are_a_line(runs: list[Run], lines: list[PrintedLine]) -> None:
    assert printed_lines(runs) == lines


@pytest.mark.parametrize("hyphen", ["-", "\u2010"], ids=["of-a-keyboard", "of-a-browser"])
def test_a_word_broken_at_a_line_end_can_be_joined(hyphen: str) -> None:
    lines = printed_lines([word("органи" + hyphen), word("зации", 0, 84, before="\n")])

    assert join_lines([line.text for line in lines]) == "организации"
