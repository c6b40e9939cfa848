"""What `ingest/read/__init__.py` promises: the right reader for every file."""

import re
from pathlib import Path

import pytest

from ingest.document import SourceDocument
from ingest.read import read
from ingest.sources import Sources
from rag.errors import UnreadableDocumentError
from rag.settings import Settings
from tests.conftest import DIGEST
from tests.ingest.read.office_files import docx_file, odt_file, paragraph, rtf_file, zip_file
from tests.ingest.read.seeds import SEEDS

WORD = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def read_bytes(content: bytes, name: str, folder: Path, sources: Sources, settings: Settings | None = None) -> SourceDocument:
    path = folder / name
    path.write_bytes(content)
    return read(path, document_id="own", collection="uploads", sources=sources, settings=settings or Settings())


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        pytest.param("Смета.xlsx", b"PK\x03\x04", r"Формат файла «Смета\.xlsx».*PDF", id="another-format"),
        pytest.param("Устав", b"text", "Формат файла «Устав»", id="no-format"),
        pytest.param("Устав.txt", b"", r"«Устав\.txt» пуст", id="empty"),
        pytest.param("Устав.pdf", b"", r"«Устав\.pdf» пуст", id="empty-pdf"),
        pytest.param("Устав.txt", b"\0\1\2", r"«Устав\.txt» не похож на текст", id="binary-named-text"),
        pytest.param("Устав.docx", b"%PDF-1.7", r"«Устав\.docx» назван DOCX, но внутри PDF", id="another-kind"),
        pytest.param("Устав.docx", zip_file({"../x": b"", "[Content_Types].xml": WORD}), "пути за его пределы", id="hostile-archive"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_name(tmp_path: Path, sources: Sources, name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=sentence):
        read_bytes(content, name, tmp_path, sources)


def test_a_file_over_the_limit_is_refused_and_one_at_the_limit_is_read(tmp_path: Path, sources: Sources) -> None:
    settings = Settings(max_document_bytes=2_000_000)

    assert read_bytes(b"a" * 2_000_000, "a.txt", tmp_path, sources, settings).sections
    with pytest.raises(UnreadableDocumentError, match="больше 2 МБ"):
        read_bytes(b"a" * 2_000_001, "a.txt", tmp_path, sources, settings)


@pytest.mark.parametrize("name", [pytest.param("Устав.TXT", id="txt"), pytest.param("Устав.Md", id="md")])
def test_the_case_of_the_suffix_does_not_matter(tmp_path: Path, sources: Sources, name: str) -> None:
    assert read_bytes("Взносы до 1 марта.".encode("cp1251"), name, tmp_path, sources).sections[0].pieces[0].text == "Взносы до 1 марта."


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(DIGEST.encode(), id="utf-8"),
        pytest.param(DIGEST.encode("utf-8-sig"), id="utf-8-with-bom"),
        pytest.param(DIGEST.replace("\n", "\r\n").encode(), id="line-ends-of-windows"),
    ],
)
def test_a_digest_keeps_its_norms_however_it_was_saved(tmp_path: Path, sources: Sources, content: bytes) -> None:
    document = read_bytes(content, "fee.md", tmp_path, sources)

    assert document.title == "Госпошлина"
    assert document.sections[0].pieces[0].statements[0].norms[0].locator == "7-ФЗ, ст. 13.1, п. 5"


def test_markdown_without_a_digest_head_is_a_plain_text(tmp_path: Path, sources: Sources) -> None:
    document = read_bytes("# Взносы\n\n## Сроки\n\nДо 1 марта.".encode(), "v.md", tmp_path, sources)

    assert document.sections[0].pieces[0].statements[0].norms[0].locator == "Взносы, «Сроки»"


def test_a_file_of_200_megabytes_is_refused_before_it_is_read(tmp_path: Path, sources: Sources) -> None:
    path = tmp_path / "Архив.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)

    with pytest.raises(UnreadableDocumentError, match=r"«Архив\.txt» больше 50 МБ: разделите"):
        read(path, document_id="own", collection="uploads", sources=sources, settings=Settings())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("Устав.docx", docx_file(paragraph("Взносы до 1 марта.")), id="docx"),
        pytest.param("Устав.odt", odt_file("<text:p>Взносы до 1 марта.</text:p>"), id="odt"),
        pytest.param("Устав.rtf", rtf_file(r"Взносы до 1 марта.\par"), id="rtf"),
    ],
)
def test_every_office_format_becomes_a_document(tmp_path: Path, sources: Sources, name: str, content: bytes) -> None:
    (section,) = read_bytes(content, name, tmp_path, sources).sections

    assert section.pieces[0].text == "Взносы до 1 марта."
    assert section.pieces[0].statements[0].norms[0].locator == "Устав, абзац 1"


def test_a_pdf_whose_table_is_said_to_be_beyond_any_file_is_read_all_the_same(tmp_path: Path, sources: Sources) -> None:
    beyond = re.sub(rb"startxref\n\d+", b"startxref\n" + b"9" * 30, SEEDS["a.pdf"])

    assert (
        read_bytes(beyond, "Устав.pdf", tmp_path, sources).sections == read_bytes(SEEDS["a.pdf"], "Устав.pdf", tmp_path, sources).sections
    )
