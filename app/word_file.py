"""What every Word file written here shares: its page, its name on the wire, its bytes, its tables, and texts that XML can hold."""

import io
import re
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt
from docx.table import Table

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_A4, _MARGIN, _SPACE = (Cm(21), Cm(29.7)), Cm(2), Pt(6)
_LONG_CHARS = 60
"""A longer text asks for no more room than so many characters."""
_MARGIN_CHARS = 4
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def new_document(title: str) -> Document:
    """An empty A4 page in Russian with this title among its properties; the library's own is American."""
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = title, ""
    section = document.sections[0]
    section.page_width, section.page_height = _A4
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    document.styles["Normal"].paragraph_format.space_after = _SPACE
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "ru-RU")  # python-docx has no name for it; Word underlines every word of another language
    return document


def saved(document: Document) -> bytes:
    """The file."""
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def plain(text: str) -> str:
    """The text without characters that XML cannot hold; spaces that do not break stay."""
    return _NOT_XML.sub("", text)


def add_table(document: Document, head: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """A ruled table whose columns are as wide as their texts ask, and whose head is repeated on every page."""
    table: Table = document.add_table(rows=1 + len(rows), cols=len(head))
    if "Table Grid" in document.styles:
        table.style = "Table Grid"
    table.autofit = False
    widths = _widths(document, [head, *rows])
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width  # LibreOffice goes by the columns, Word by the cells
    for at, (row, texts) in enumerate(zip(table.rows, (head, *rows), strict=True)):
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.paragraphs[0].add_run(plain(text)).bold = at == 0
            cell.width = width
        properties = row._tr.get_or_add_trPr()  # python-docx has no name for these two
        properties.append(OxmlElement("w:cantSplit"))
        if at == 0:
            properties.append(OxmlElement("w:tblHeader"))
    return table


def _widths(document: Document, rows: Sequence[Sequence[str]]) -> list[Emu]:
    """The page's width shared by the longest text of each column, none of them narrower than its longest word."""
    page = document.sections[-1]
    usable = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
    longest = [min(max(map(len, column)), _LONG_CHARS) for column in zip(*rows, strict=True)]
    words = [max((len(word) for text in column for word in text.split()), default=0) for column in zip(*rows, strict=True)]
    asked = [max(text, min(word + _MARGIN_CHARS, _LONG_CHARS), _MARGIN_CHARS) for text, word in zip(longest, words, strict=True)]
    return [Emu(usable * part // sum(asked)) for part in asked]
