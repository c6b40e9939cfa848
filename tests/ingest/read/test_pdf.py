"""What `ingest/read/pdf.py` promises."""

import io
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from ingest.document import Piece, SourceDocument
from ingest.read import assemble
from ingest.read.pdf import read_pdf
from ingest.sources import Sources
from ingest.split import split, token_count
from rag.settings import PROJECT, Settings
from rag.types import Norm

POINT_PAGES = [1, 1, 1, 3, 10, 11, 12, *[13] * 4, *[14] * 5, *[15] * 5, *[16] * 3, *[17] * 5, 18, *[19] * 5, *[20] * 4, *[21] * 3]
"""Where points 1 to 42 of the rules begin, read off the printed pages."""

Shared = Callable[[str], Path]


@cache
def register() -> Sources:
    return Sources.load(PROJECT / "corpus" / "sources.toml")


def read_bytes(content: bytes, *, name: str = "Положение.pdf", max_pages: int = 100) -> SourceDocument:
    content_read = read_pdf(content, name=name, settings=Settings(max_document_pages=max_pages))
    return assemble(content_read, name=name, document_id="rules", collection="funds", sources=register())


@cache
def read_file(path: Path) -> SourceDocument:
    return read_bytes(path.read_bytes(), name=path.name)


@pytest.fixture
def rules_path(shared: Shared) -> Path:
    return shared("fpg/polozhenie-2026-1.pdf")


@pytest.fixture
def rules(rules_path: Path) -> SourceDocument:
    return read_file(rules_path)


def pieces(document: SourceDocument) -> list[Piece]:
    return [piece for section in document.sections for piece in section.pieces]


def norm_of(piece: Piece) -> Norm:
    return piece.statements[0].norms[0]


def solid(text: str) -> str:
    """Letters and digits only: what two extractions of one page have in common."""
    return re.sub(r"[\W_]", "", text)


def test_every_point_of_the_rules_stands_in_order_on_its_page(rules: SourceDocument) -> None:
    points = [norm_of(s.pieces[0]).locator for s in rules.sections if re.match(r"\d+\. ", s.pieces[0].text)]

    assert points == [f"Положение ФПГ 2026-1, п. {n}, с. {page}" for n, page in enumerate(POINT_PAGES, 1)]
    assert rules.pages == 21
    assert rules.pages_without_text == ()


def test_a_subpoint_is_cited_as_one(rules: SourceDocument) -> None:
    (piece,) = [p for p in pieces(rules) if p.text.startswith("7) проект –")]

    assert norm_of(piece).locator == "Положение ФПГ 2026-1, п. 3, пп. 7, с. 2"


def test_a_raised_digit_is_part_of_the_article_number(rules: SourceDocument) -> None:
    text = "\n".join(piece.text for piece in pieces(rules))

    assert "пунктом 1 статьи 31.1 Федерального закона от 12 января 1996 г. № 7-ФЗ" in text
    assert "статьи 311 " not in text


def test_the_table_of_criteria_is_whole_over_two_pages(rules: SourceDocument) -> None:
    rows = [piece for piece in pieces(rules) if piece.kind == "row" and "п. 30" in norm_of(piece).locator]
    cells = [[cell.strip() for cell in row.text.strip("|").split("|")] for row in rows]
    (head,) = {row.header for row in rows}

    assert [line[0] for line in cells] == [str(n) for n in range(1, 11)]
    assert cells[0] == ["1", "Актуальность и социальная значимость проекта", "2", "1", "1", "1,5", "1"]
    assert cells[9] == ["10", "Информационная открытость организации", "0,5", "1", "1", "1", "1"]
    assert head.splitlines()[0].strip("| ").split(" | ")[:3] == [
        "№",
        "Критерии оценки заявок на участие в конкурсе",
        "не более 1 млн рублей",
    ]
    assert [sum(float(line[column].replace(",", ".")) for line in cells) for column in range(2, 7)] == [10.0] * 5
    assert [row.page for row in rows] == [18] * 5 + [19] * 5
    assert {norm_of(row).locator.rsplit(", ", 1)[0] for row in rows} == {"Положение ФПГ 2026-1, п. 30"}


def test_the_table_of_directions_tells_the_direction_of_every_theme(rules: SourceDocument) -> None:
    rows = [piece for piece in pieces(rules) if piece.kind == "row" and "п. 4" in norm_of(piece).locator]
    cells = [[cell.strip() for cell in row.text.strip("|").split("|")] for row in rows]
    directions = list(dict.fromkeys(direction for direction, _ in cells))

    assert (rules.tables, len(rows), len(directions)) == (2, 109, 11)
    assert {row.header.splitlines()[0] for row in rows} == {"| Направления | Примерная тематика направлений |"}
    assert [row.page for row in rows[:9]] == [3] * 8 + [4]
    assert {row.page for row in rows} == set(range(3, 11))
    assert cells[8] == [
        "социальное обслуживание, социальная поддержка и защита граждан",
        "содействие трудоустройству и трудовой адаптации людей, оказавшихся в трудной жизненной ситуации, "
        "людей с ограниченными возможностями здоровья",
    ]
    assert cells[-1] == [
        "развитие институтов гражданского общества",
        "содействие деятельности по производству и распространению социальной рекламы",
    ]


def test_no_passage_of_the_rules_exceeds_the_budget(rules: SourceDocument) -> None:
    assert max(token_count(passage.text) for passage in split(rules, max_tokens=350)) <= 350


def test_a_table_is_not_told_again_as_prose(rules: SourceDocument) -> None:
    (point,) = [section for section in rules.sections if section.pieces[0].text.startswith("30. Оценка заявок")]

    assert [piece.text[:12] for piece in point.pieces if piece.kind != "row"] == ["30. Оценка з", "* Кроме заяв"]


def test_a_word_hyphenated_in_a_cell_is_whole(rules: SourceDocument) -> None:
    assert any("Собственный вклад организации и дополнительные ресурсы" in piece.text for piece in pieces(rules))


def test_a_compound_broken_at_its_own_hyphen_keeps_it(rules: SourceDocument) -> None:
    text = "\n".join(piece.text for piece in pieces(rules))

    assert "общественных информационно-технологических проектов" in text


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("организация может участвовать в конкурсе при условии", id="pages-10-11"),
        pytest.param("факта представления в Фонд президентских грантов подложных документов", id="pages-11-12"),
        pytest.param("по адресу электронной почты, указанному организацией", id="pages-13-14"),
        pytest.param("более 18 месяцев, который начинается не ранее 1 февраля 2026 г.", id="pages-17-18"),
        pytest.param("с победителями конкурса, на расчетные счета победителей", id="pages-19-20"),
    ],
)
def test_a_page_number_does_not_cut_a_sentence(rules: SourceDocument, sentence: str) -> None:
    assert any(sentence in piece.text for piece in pieces(rules))


def test_every_piece_is_printed_on_the_page_it_cites(rules: SourceDocument, rules_path: Path) -> None:
    printed = PdfReader(rules_path).pages
    pages = [solid(page.extract_text()).removeprefix(str(number)) for number, page in enumerate(printed, 1)]
    prose = [(solid(p.text), p.page or 0) for p in pieces(rules) if p.kind != "row" and solid(p.text)]
    begins_elsewhere = [text[:40] for text, page in prose if text[:25] not in pages[page - 1]]
    ends_elsewhere = [text[-40:] for text, page in prose if text[-40:] not in "".join(pages[page - 1 : page + 1])]

    assert begins_elsewhere == []
    assert ends_elsewhere == []  # a sentence may go over to the next page, not to the one after


def test_a_chapter_title_printed_on_two_lines_is_one_heading(rules: SourceDocument) -> None:
    chapter = "V. Подача, регистрация и рассмотрение заявок на участие в конкурсе, требования к заявкам на участие в конкурсе"
    (point,) = [section for section in rules.sections if section.pieces[0].text.startswith("7. Для участия")]

    assert point.heading == f"{chapter}. Пункт 7"


def test_a_known_file_is_cited_as_its_source(rules: SourceDocument) -> None:
    norm = norm_of(rules.sections[-1].pieces[0])

    assert rules.title.startswith("Положение о первом конкурсе")
    assert (norm.title, norm.as_of, norm.closes) == (rules.title, date(2025, 6, 17), date(2025, 10, 15))
    assert norm.url is not None


def test_an_unknown_file_is_cited_by_its_own_title(rules_path: Path) -> None:
    document = read_bytes(pdf(rules_path, "last"), name="Порядок отбора.pdf")
    norm = norm_of(document.sections[0].pieces[0])

    assert document.title == "Порядок отбора"
    assert norm.locator.startswith("Порядок отбора, ")
    assert norm.url is None


def pdf(path: Path, *pages: str, password: str | None = None, owner: str | None = None) -> bytes:
    """A PDF of blank pages and copies of the last page of `path`."""
    writer = PdfWriter()
    for page in pages:
        if page == "blank":
            writer.add_blank_page(595, 842)
        else:
            writer.add_page(PdfReader(path).pages[-1])
    if password is not None or owner is not None:
        writer.encrypt(password or "", owner, algorithm="AES-256")
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_pages_without_text_are_reported_not_hidden(rules_path: Path) -> None:
    document = read_bytes(pdf(rules_path, "last", "blank", "last", "blank"))

    assert (document.pages, document.pages_without_text) == (4, (2, 4))
    assert any("2, 4" in warning for warning in document.warnings)
