"""What `ingest/read/kinds.py` promises."""

import pytest

from ingest.read.kinds import Kind, check_kind, kind_of
from rag.errors import UnreadableDocumentError
from tests.ingest.read.office_files import docx_file, odt_file, rtf_file, with_entries, zip_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
DOCX, ODT, RTF = docx_file("<w:p/>"), odt_file("<text:p/>"), rtf_file("x")
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
XLSX = zip_file({"[Content_Types].xml": b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"})
READABLE = frozenset({".txt", ".pdf", ".docx", ".odt", ".rtf", ".jpg", ".png"})


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(b"%PDF-1.7", Kind.PDF, id="pdf"),
        pytest.param(DOCX, Kind.DOCX, id="docx"),
        pytest.param(ODT, Kind.ODT, id="odt"),
        pytest.param(RTF, Kind.RTF, id="rtf"),
        pytest.param(b"\xef\xbb\xbf\n<!DOCTYPE html><p>", Kind.HTML, id="html"),
        pytest.param(b'<?xml version="1.0"?><!-- x -->\n<html lang="ru">', Kind.HTML, id="xhtml"),
        pytest.param(with_entries(DOCX, {"word/vbaProject.bin": b"x"}), Kind.DOCM, id="macros"),
        pytest.param(OLE + "WordDocument".encode("utf-16-le"), Kind.DOC, id="doc"),
        pytest.param(OLE + "Workbook".encode("utf-16-le"), Kind.SHEET, id="xls"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), Kind.LOCKED, id="locked-docx"),
        pytest.param(OLE, Kind.OLD_OFFICE, id="other-ole"),
        pytest.param(XLSX, Kind.SHEET, id="xlsx"),
        pytest.param(zip_file({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), Kind.SHEET, id="ods"),
        pytest.param(zip_file({"a.txt": b""}), Kind.ARCHIVE, id="zip"),
        pytest.param(b"Rar!\x1a\x07", Kind.ARCHIVE, id="rar"),
        pytest.param(zip_file({"mimetype": b"application/epub+zip"}), Kind.BOOK, id="epub"),
        pytest.param(zip_file({"Index/Document.iwa": b"x"}), Kind.PAGES, id="pages"),
        pytest.param(b"\0\0\0\x18ftypheic", Kind.PHOTOGRAPH, id="heic"),
        pytest.param(b"AT&TFORM\0\0", Kind.BOOK, id="djvu"),
        pytest.param(PNG, Kind.PICTURE, id="png"),
        pytest.param(b"\xff\xd8\xff\xe0", Kind.PICTURE, id="jpeg"),
        pytest.param("Взносы до 1 марта, см. <html>".encode(), None, id="text"),
        pytest.param("Взносы".encode("cp1251"), None, id="text-of-windows"),
        pytest.param(DOCX[:300], None, id="cut-off-archive"),
        pytest.param(b"", None, id="nothing"),
    ],
)
def test_a_file_is_told_by_its_content(content: bytes, kind: Kind | None) -> None:
    assert kind_of(content) is kind


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        pytest.param("Устав.docx", b"%PDF-1.7", r"назван DOCX, но внутри PDF: переименуйте его в «Устав\.pdf»", id="pdf-named-docx"),
        pytest.param("Устав.pdf", DOCX, r"назван PDF, но внутри DOCX: переименуйте его в «Устав\.docx»", id="docx-named-pdf"),
        pytest.param("Устав.txt", b"<html><p>", "назван текстом, но внутри HTML: сохраните", id="html-named-text"),
        pytest.param("Устав.txt", PNG, "назван текстом, но внутри картинка: переименуйте его в «Устав.jpg»", id="picture-named-text"),
        pytest.param("Устав.docx", zip_file({"a": b""}), "назван DOCX, но внутри архив: распакуйте", id="zip-named-docx"),
        pytest.param("Устав.docx", b"text", "назван DOCX, но внутри не DOCX: скачайте", id="text-named-docx"),
        pytest.param("Устав.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "закрытый паролем: сохраните копию", id="locked"),
        pytest.param("Устав.docx", with_entries(DOCX, {"word/vbaProject.bin": b""}), "с макросами: сохраните его как DOCX", id="macros"),
        pytest.param("Устав.doc", OLE + "WordDocument".encode("utf-16-le"), r"Формат файла «Устав\.doc».*сохраните как DOCX", id="doc"),
        pytest.param("Устав.doc", RTF, r"внутри RTF: переименуйте его в «Устав\.rtf»", id="rtf-named-doc"),
        pytest.param("Смета.xlsx", XLSX, r"Формат файла «Смета\.xlsx».*таблица: сохраните её как PDF", id="sheet"),
        pytest.param("Устав.epub", zip_file({"mimetype": b"application/epub+zip"}), "внутри электронная книга: сохраните её", id="book"),
        pytest.param("Устав.png", b"%PDF-1.7", r"назван картинкой, но внутри PDF: переименуйте его в «Устав\.pdf»", id="pdf-named-picture"),
        pytest.param("Устав.jpg", b"text", "назван картинкой, но внутри не картинка: скачайте", id="text-named-picture"),
        pytest.param("Устав", b"text", "Формат файла «Устав» не читается: сохраните документ как DOCX", id="no-suffix"),
    ],
)
def test_a_name_that_deceives_is_refused_with_what_is_inside(name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=sentence):
        check_kind(content, name=name, readable=READABLE)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("Устав.DOCX", DOCX, id="case"),
        pytest.param("Устав.txt", b"text", id="text"),
        pytest.param("Устав.pdf", b"junk before %PDF-1.4", id="the-reader-of-pdf-looks-itself"),
    ],
)
def test_an_honest_name_passes(name: str, content: bytes) -> None:
    check_kind(content, name=name, readable=READABLE)
