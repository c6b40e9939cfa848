"""What `ingest/read/pdf_edges.py` promises."""

import pytest

from ingest.read.pdf_edges import running
from ingest.read.pdf_lines import PrintedLine

WORDS = ("Общие", "Понятия", "Участники", "Подача", "Экспертиза", "Победители", "Договор", "Отчёт")


def page(number: int, header: str = "", footer: str = "", *, y: float = 800) -> list[PrintedLine]:
    """A page of five lines of its own between a header and a footer."""
    body = [PrintedLine(f"{WORDS[(number + line) % len(WORDS)]} и строка {line}", 60, 760 - 16 * line) for line in range(5)]
    edges = [PrintedLine(header, 60, y), *body, PrintedLine(footer, 300, 30)]
    return [line for line in edges if line.text]


def dropped(pages: list[list[PrintedLine]]) -> list[list[str]]:
    return [[line.text for line in lines if line in gone] for lines, gone in zip(pages, running(pages), strict=True)]


@pytest.mark.parametrize(
    "footer",
    [pytest.param(f, id=f) for f in ("{}", "- {} -", "— {} —", "{} / 75", "Стр. {} из 75", "Страница {}", "с. {}")],
)
def test_a_page_number_is_dropped_even_from_a_single_page(footer: str) -> None:
    assert dropped([page(1, footer=footer.format(1))]) == [[footer.format(1)]]


@pytest.mark.parametrize(
    "header",
    [
        pytest.param("Положение о конкурсе", id="same"),
        pytest.param("Положение, лист {} из 9", id="with-a-number"),
        pytest.param("ГЛАВА 1. ОБЩИЕ ПОЛОЖЕНИЯ 1.{}. {word}", id="with-a-title-of-its-own"),
    ],
)
def test_a_header_of_most_pages_is_dropped(header: str) -> None:
    pages = [page(n, header.format(n, word=WORDS[n])) for n in range(1, 6)]

    assert dropped(pages) == [[lines[0].text] for lines in pages]


def test_what_a_browser_prints_around_a_page_is_dropped_even_from_a_single_page() -> None:
    header, footer = "24.11.2026, 13:06 Положение о конкурсе", "https://fond.example/rules?id=4 1/1"

    assert dropped([page(1, header, footer)]) == [[header, footer]]


def test_a_header_over_a_table_is_dropped() -> None:
    lines = [PrintedLine("Положение о конкурсе", 60, 800)]

    assert [list(gone) for gone in running([[*lines, "a table", "another"]] * 4)] == [lines] * 4


def test_numbers_that_begin_later_than_the_pages_are_dropped() -> None:
    assert dropped([page(n, footer=str(n + 8)) for n in range(1, 5)]) == [["9"], ["10"], ["11"], ["12"]]


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param([page(n) for n in range(1, 8)], id="no-header"),
        pytest.param([page(n, "Приложение № 1") for n in (1, 2)], id="two-pages"),
        pytest.param([*(page(n) for n in range(1, 6)), *(page(n, f"Приложение № {n}") for n in (6, 7, 8))], id="few-pages"),
        pytest.param([page(n, "Положение о конкурсе", y=700 + 20 * n) for n in range(1, 6)], id="other-places"),
        pytest.param([page(1, footer="2")], id="another-number"),
        pytest.param([page(1, footer="https://fond.example/apply")], id="an-address-in-the-text"),
        pytest.param([[PrintedLine("Благодарим за внимание", 60, 400)]] * 4, id="nothing-else-on-the-page"),
    ],
)
def test_what_does_not_run_through_most_pages_stays(pages: list[list[PrintedLine]]) -> None:
    assert dropped(pages) == [[] for _ in pages]
