"""What `ingest/structure.py` promises."""

from collections.abc import Sequence

import pytest

from ingest.content import Item, Line, TableRow
from ingest.document import Section
from ingest.structure import structure
from tests.ingest.fakes import norms

MARGIN = 57.0
INDENT = 92.0


def lines(*texts: str, page: int = 1, x: float = MARGIN) -> list[Item]:
    return [Line(text, page, x) for text in texts]


def read(items: Sequence[Item]) -> tuple[Section, ...]:
    return structure(items, norms)


def told(sections: Sequence[Section]) -> list[tuple[str, str]]:
    """Every piece as its place and its text."""
    return [(s.norms[0].locator, piece.text) for section in sections for piece in section.pieces for s in piece.statements]


def places(sections: Sequence[Section]) -> list[str]:
    return [place for place, _ in told(sections)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(["1. Общее.", "2. Сроки.", "3. Итоги."], ["п. 1, с. 1", "п. 2, с. 1", "п. 3, с. 1"], id="one-after-another"),
        pytest.param(["1. Общее.", "5. Сроки."], ["п. 1, с. 1"], id="a-number-out-of-turn-is-text"),
        pytest.param(["1. Согласно пункту", "11.5.14 порядка.", "2. Сроки."], ["п. 1, с. 1", "п. 2, с. 1"], id="a-reference-is-text"),
        pytest.param(["1. Приём до", "15.10.2025 включительно."], ["п. 1, с. 1"], id="a-date-is-text"),
        pytest.param(["1. Общее.", "I. Сроки", "2. Приём."], ["п. 1, с. 1", "п. 2, с. 1"], id="chapters-do-not-restart-points"),
        pytest.param(
            ["Статья 5. Учредители", "1. Лица.", "2. Органы.", "Статья 5.1. Устав", "1. Содержание."],
            ["ст. 5, п. 1, с. 1", "ст. 5, п. 2, с. 1", "ст. 5.1, п. 1, с. 1"],
            id="articles-restart-points",
        ),
        pytest.param(["Статья 31.1. Поддержка", "Органы власти помогают."], ["ст. 31.1, с. 1"], id="an-article-without-points"),
        pytest.param(
            ["1. Нужны:", "1) устав;", "2) протокол;", "а) решение."],
            ["п. 1, с. 1", "п. 1, пп. 1, с. 1", "п. 1, пп. 2, с. 1", "п. 1, пп. а, с. 1"],
            id="subpoints",
        ),
        pytest.param(["Нужны:", "1) устав."], ["с. 1", "с. 1"], id="a-list-of-no-point-is-cited-by-page"),
    ],
)
def test_a_line_is_cited_by_its_place(texts: list[str], expected: list[str]) -> None:
    assert places(read(lines(*texts))) == expected


def test_a_point_is_a_section_and_keeps_its_text() -> None:
    sections = read(lines("II. Основные понятия", "1. Грант – денежные средства", "из бюджета.", "2. Заявитель – организация."))

    assert [section.heading for section in sections] == ["II. Основные понятия. Пункт 1", "II. Основные понятия. Пункт 2"]
    assert [text for _, text in told(sections)] == ["1. Грант – денежные средства из бюджета.", "2. Заявитель – организация."]


def test_an_article_is_headed_by_its_own_line() -> None:
    (section,) = read(lines("Статья 15. Учредители", "Учредителями могут быть граждане."))

    assert section.heading == "Статья 15. Учредители"


def test_a_roman_number_inside_a_sentence_opens_no_chapter() -> None:
    sections = read(lines("1. Отчёт за", "IV квартал 2026 года сдают до 15 января.", "Дальше идёт аудит."))

    assert told(sections) == [("п. 1, с. 1", "1. Отчёт за IV квартал 2026 года сдают до 15 января. Дальше идёт аудит.")]


def test_an_article_that_is_only_its_heading_is_not_lost() -> None:
    sections = read(lines("Статья 6. Формы", "Фонды.", "Статья 7. Утратила силу с 1 января 2026 г.", "Статья 8. Сроки", "Год."))

    assert any("Утратила силу" in section.heading + "".join(p.text for p in section.pieces) for section in sections)


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        pytest.param("осуществляет деятельность по уставу;", "п. 1, пп. 1, абз. 2, с. 1", id="lower-case-goes-on-inside-the-subpoint"),
        pytest.param("Для исчисления срока берут день регистрации.", "п. 1, с. 1", id="a-capital-returns-to-the-point"),
    ],
)
def test_a_paragraph_after_a_subpoint(second: str, expected: str) -> None:
    body = lines("1. Организация:", "1) создана в форме фонда;")
    more = lines("и не ликвидируется.", "и не ликвидируется.", page=1)  # most lines begin at the margin

    assert told(read([*body, Line(second, 1, INDENT), *more]))[2][0] == expected


@pytest.mark.parametrize(
    ("first", "x", "count"),
    [
        pytest.param("Заявку подают на портале.", INDENT, 2, id="indent-after-a-full-stop"),
        pytest.param("Заявку подают", INDENT, 1, id="indent-inside-a-sentence"),
        pytest.param("Заявку подают на портале.", MARGIN, 1, id="no-indent"),
    ],
)
def test_an_indented_line_after_a_finished_one_opens_a_paragraph(first: str, x: float, count: int) -> None:
    items = [*lines("1. Порядок подачи", "таков.", first), Line("Через личный кабинет", 1, x), *lines("руководителя.")]

    assert len(told(read(items))) == count


def test_a_word_broken_at_the_line_end_is_joined() -> None:
    assert told(read(lines("1. Конкурс проводит неком-", "мерческий фонд."))) == [
        ("п. 1, с. 1", "1. Конкурс проводит некоммерческий фонд.")
    ]


def test_a_paragraph_over_two_pages_is_cited_where_it_begins() -> None:
    items = [*lines("1. Заявку подаёт", page=3), *lines("руководитель.", "2. Срок – год.", page=4)]

    assert told(read(items)) == [("п. 1, с. 3", "1. Заявку подаёт руководитель."), ("п. 2, с. 4", "2. Срок – год.")]


def test_text_of_no_point_is_cut_and_cited_by_page() -> None:
    sections = read([*lines("Объявление", "о конкурсе.", page=1), *lines("Приём заявок", "до 15 октября.", page=2)])

    assert [told([section]) for section in sections] == [[("с. 1", "Объявление о конкурсе.")], [("с. 2", "Приём заявок до 15 октября.")]]


def test_a_row_belongs_to_the_open_point_and_keeps_its_head() -> None:
    rows = [TableRow((str(n), f"Критерий {n}", "2"), ("№", "Критерий", "Вес"), page) for n, page in ((1, 18), (2, 19))]
    (section,) = read([*lines("1. Оценка такова:", page=18), *rows, *lines("Баллы складывают.", page=19)])

    assert told([section]) == [
        ("п. 1, с. 18", "1. Оценка такова:"),
        ("п. 1, с. 18", "| 1 | Критерий 1 | 2 |"),
        ("п. 1, с. 19", "| 2 | Критерий 2 | 2 |"),
        ("п. 1, с. 19", "Баллы складывают."),
    ]
    assert {piece.header for piece in section.pieces if piece.kind == "row"} == {"| № | Критерий | Вес |\n| --- | --- | --- |"}


def test_a_document_without_lines_has_no_sections() -> None:
    assert read([]) == ()
