"""PDF with a text layer: pypdf reads the lines, pdfplumber the tables.

pypdf tells size and baseline of every run, so a raised digit is seen for what it is: «ст. 31¹» becomes `31.1`, not `311`.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pdfplumber
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException
from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from ingest.content import Content, Item, Line, TableRow
from rag.errors import UnreadableDocumentError
from rag.settings import Settings
from rag.text import clean, join_lines

_RAISED_SIZE = 0.8
"""A raised digit is set at most this part of the size before it (9 of 14 points in the fund's rules)."""
_RAISED_BY = 2.0
"""… and its baseline is at least this many points higher (5 in the fund's rules)."""
_SAME_LINE = 3.0
"""Runs whose baselines differ by less than this many points stand on one line."""


@dataclass(slots=True)
class _Run:
    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class _Table:
    top: float
    bottom: float
    rows: tuple[tuple[str, ...], ...]


def read_pdf(content: bytes, *, name: str, settings: Settings) -> Content:
    """Read a PDF page by page; pages without text are listed, not hidden.

    Raises:
        UnreadableDocumentError: not a PDF, damaged, locked by a password, too long, or without any text (a scan).
    """
    if b"%PDF-" not in content[:1024]:
        raise UnreadableDocumentError(
            f"Файл «{name}» назван PDF, но внутри не PDF: скачайте документ заново и проверьте, что он открывается."
        )
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableDocumentError(f"Файл «{name}» закрыт паролем: сохраните копию без пароля.")
        if len(reader.pages) > settings.max_document_pages:
            raise UnreadableDocumentError(f"В файле «{name}» страниц больше {settings.max_document_pages}: разделите его на части.")
        with pdfplumber.open(io.BytesIO(content)) as plumber:
            pages = [list(_page_items(page, plumber.pages[i], i + 1)) for i, page in enumerate(reader.pages)]
        title = clean(str(reader.metadata.title or "")) if reader.metadata else ""
    except (
        PyPdfError,
        PdfminerException,
        MalformedPDFException,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        OSError,
        OverflowError,
    ) as error:
        # pypdf and pdfminer meet damaged files with all of these
        raise UnreadableDocumentError(
            f"Файл «{name}» повреждён и не читается: скачайте его заново или сохраните как PDF ещё раз."
        ) from error
    blank = tuple(i for i, page in enumerate(pages, 1) if not page)
    if len(blank) == len(pages):
        raise UnreadableDocumentError(
            f"В файле «{name}» нет текстового слоя (это скан): распознайте его и сохраните как PDF с текстом или пришлите текст."
        )
    warnings = (f"Страницы без текста не прочитаны: {', '.join(map(str, blank))}.",) if blank else ()
    items = _continued([item for page in pages for item in page])
    return Content(tuple(items), title=title, pages=len(pages), pages_without_text=blank, warnings=warnings)


def _page_items(page: PageObject, plumber_page: Page, number: int) -> Iterator[Item]:
    """Lines and table rows of a page from top to bottom, without the page number."""
    height = float(plumber_page.height)
    tables = [_table(found.bbox, found.extract(), height) for found in plumber_page.find_tables()]
    waiting = [table for table in tables if len(table.rows) > 1]
    for runs in _lines(page):
        y = runs[0].y
        if any(table.bottom <= y <= table.top for table in waiting):
            continue
        for table in [t for t in waiting if t.bottom > y]:
            waiting.remove(table)
            yield from _rows(table, number)
        text = clean("".join(run.text for run in runs))
        if text and not (text.isdigit() and int(text) == number):
            yield Line(text, number, min(run.x for run in runs if run.text.strip()))
    for table in waiting:
        yield from _rows(table, number)


def _lines(page: PageObject) -> list[list[_Run]]:
    """Runs of a page by line, in reading order, raised digits already joined as `.1`."""
    lines: list[list[_Run]] = []
    ends = True

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        nonlocal ends
        x, y = tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]
        scale = abs(tm[3] * cm[3]) or 1.0
        if text.strip("\n"):
            run = _Run(text.strip("\n"), x, y, size * scale)
            last = lines[-1][-1] if lines else None
            if last is not None and _is_raised(run, last):
                run = _Run("." + run.text.strip(), x, last.y, last.size)
                lines[-1].append(run)
                ends = False
            elif last is not None and not (ends and abs(last.y - y) > _SAME_LINE):
                lines[-1].append(run)
            else:
                lines.append([run])
            ends = False
        if "\n" in text:
            ends = True

    page.extract_text(visitor_text=visit)
    return lines


def _is_raised(run: _Run, before: _Run) -> bool:
    digits = run.text.strip().isdigit() and before.text[-1:].isdigit()
    return digits and run.size <= before.size * _RAISED_SIZE and run.y - before.y >= _RAISED_BY


def _table(bbox: tuple[float, float, float, float], cells: list[list[str | None]], height: float) -> _Table:
    """A table with one head row: heads in several rows are folded into the lowest text of each column."""
    full = next((i for i, row in enumerate(cells) if None not in row), 0)
    heads = [next((cell for cell in reversed(column) if cell), "") for column in zip(*cells[:full], strict=True)]
    rows = [tuple(_cell(cell) for cell in row) for row in [*([heads] if full else []), *cells[full:]]]
    return _Table(height - bbox[1], height - bbox[3], tuple(rows))


def _cell(text: str | None) -> str:
    return clean(join_lines((text or "").split("\n"))).replace("|", "/")


def _rows(table: _Table, page: int) -> Iterator[TableRow]:
    head, *rows = table.rows
    if head[:1] and head[0].isdigit():  # a table that goes on from the page before has no head of its own
        head, rows = (), list(table.rows)
    for row in rows:
        yield TableRow(row, tuple(head), page)


def _continued(items: list[Item]) -> list[Item]:
    """Give rows without a head the head of the table they continue."""
    head: tuple[str, ...] = ()
    whole: list[Item] = []
    for item in items:
        if isinstance(item, TableRow):
            head = item.head or (head if len(head) == len(item.cells) else ())
            whole.append(TableRow(item.cells, head, item.page))
        else:
            whole.append(item)
    return whole
