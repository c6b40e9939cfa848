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
from rag.errors import UnreadableDocumentError
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
    rows = [piece for piece in pieces(rules) if piece.kind == "row"]
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


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        pytest.param("parsing/not-a-pdf.pdf", "внутри не PDF.*скачайте", id="html-named-pdf"),
        pytest.param("parsing/polozhenie_scan150.pdf", "скан.*распознайте", id="scan"),
    ],
)
def test_a_real_file_that_is_no_text_is_refused_with_what_to_do(shared: Shared, name: str, sentence: str) -> None:
    path = shared(name)

    with pytest.raises(UnreadableDocumentError, match=rf"«{path.name}».*{sentence}"):
        read_bytes(path.read_bytes(), name=path.name)


@pytest.mark.parametrize("part", [pytest.param(p, id=f"{p:.1%}") for p in (0.001, 0.1, 0.5, 0.9, 0.999)])
def test_a_download_cut_short_is_refused_with_what_to_do(rules_path: Path, part: float) -> None:
    content = rules_path.read_bytes()

    with pytest.raises(UnreadableDocumentError, match=r"«Положение\.pdf» повреждён.*скачайте"):
        read_bytes(content[: int(len(content) * part)])


@pytest.mark.parametrize(
    ("whole", "damaged"),
    [
        pytest.param(b"/MediaBox [ 0 0 595.4 841.8 ]", b"/MediaBox [ 0 0 595.4 /X1 ]", id="page-size"),
        pytest.param(b"/Filter /FlateDecode", b"/Filter /FletaDecode", id="filter"),
        pytest.param(b"/Type /Font", b"/Type Font/", id="font"),
        pytest.param(b"endobj", b"endbjo", id="object"),
    ],
)
def test_a_damaged_file_is_refused_with_what_to_do(rules_path: Path, whole: bytes, damaged: bytes) -> None:
    content = pdf(rules_path, "last")
    assert whole in content

    with pytest.raises(UnreadableDocumentError, match="повреждён"):
        read_bytes(content.replace(whole, damaged))


def test_a_file_locked_by_a_password_is_refused_with_what_to_do(rules_path: Path) -> None:
    with pytest.raises(UnreadableDocumentError, match=r"паролем.*без пароля"):
        read_bytes(pdf(rules_path, "last", password="тайна"))


def test_a_file_protected_only_from_changes_is_read(rules_path: Path) -> None:
    document = read_bytes(pdf(rules_path, "last", owner="owner"))

    assert any("Заявитель несет риск" in piece.text for piece in pieces(document))


def test_a_file_of_too_many_pages_is_refused_and_one_at_the_limit_is_read(rules_path: Path) -> None:
    content = pdf(rules_path, "last", "blank", "blank")

    assert read_bytes(content, max_pages=3).pages == 3
    with pytest.raises(UnreadableDocumentError, match="страниц больше 2: разделите"):
        read_bytes(content, max_pages=2)
