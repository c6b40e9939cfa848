"""PDF: pdfium gives words and ruling lines, pages that are pictures or whose text is garbled are recognised by Tesseract."""

import os
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import groupby

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError

from ingest.content import Content, Item, Line, pages_told
from ingest.read import ocr
from ingest.read.pages import PagesRead, listener
from ingest.read.pdf_edges import running
from ingest.read.pdf_lines import PrintedLine, printed_lines
from ingest.read.pdf_page import DPI, Run, Sheet, opened, rendered, sheets, title_of
from ingest.read.pdf_tables import Cell, Grid, Table, grids, table
from rag.errors import UnreadableDocumentError
from rag.settings import Settings
from rag.text import clean

_SCAN_LETTERS = 100
"""A page that is a picture and has fewer letters besides a signature's stamp is a scan."""
_STAMP = re.compile(
    r"(?:документ )?подписано?(?: (?:усиленной|квалифицированной|простой))*|(?:.* )?электронной подписью|сведения о сертификате.*"
    r"|подлинник электронного документа.*|хранится в .*|сертификат:? (?=.*\d)[\da-fа-ф ]+|владелец:? .*|действителен:? с .*",
    re.IGNORECASE,
)
"""A line of the stamp that tells of an e-signature on the picture of a document."""
_READABLE = re.compile(r"[A-Za-zЀ-ӿ0-9\s.,:;!?()«»„“”\"'’/№%*·•…_–—-]+")
"""What a Russian document is printed in."""
_GARBLED_SHARE = 0.3
"""A text with more of other characters has a font that does not say which letters it draws."""
_MARGIN_LINES = 3
"""So many lines beginning at one place make a margin."""
_MAX_STREAM_BYTES = 100_000_000
"""A page's colours at 600 dots an inch, unpacked; more is a decompression bomb."""
_MAX_PACKINGS = 3
"""A stream may be packed again and again; nobody does so but for harm."""
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)

_Part = PrintedLine | Table


def read_pdf(content: bytes, *, name: str, settings: Settings) -> Content:
    """Read a PDF page by page; pages without text are listed, not hidden.

    Raises:
        UnreadableDocumentError: not a PDF, damaged, locked by a password, too long, or without any text that can be read here.
    """
    _refuse_bytes(content, name)
    try:
        with opened(content) as document:
            _refuse_length(len(document), name, settings)
            title = clean(title_of(document))
            printed = [_mended(page) for page in sheets(document)]
            pictures = [i for i, page in enumerate(printed) if _is_picture(page) or _is_garbled(page)]
            helpless = bool(pictures) and not ocr.installed()
            recognised = {} if helpless else _recognise(document, pictures, settings)
    except PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD and b"/Encrypt" in content:  # pdfium may remember the code of an earlier file
            raise UnreadableDocumentError(f"Файл «{name}» закрыт паролем: сохраните копию без пароля.") from error
        raise _damaged(name) from error
    items, tables = _items(_without_running(list(_pages(printed, recognised))))
    read = {item.page for item in items} - ({i + 1 for i in pictures} if helpless else set())
    if not read:
        raise UnreadableDocumentError(_nothing_read(name, helpless=helpless))
    unread = tuple(number for number in range(1, len(printed) + 1) if number not in read)
    by_ocr = tuple(i + 1 for i, lines in recognised.items() if lines)
    return Content(
        tuple(items),
        title=title,
        pages=len(printed),
        pages_without_text=unread,
        pages_recognised=by_ocr,
        tables=tables,
        warnings=tuple(_warnings(unread, by_ocr, helpless=helpless)),
    )


def _refuse_bytes(content: bytes, name: str) -> None:
    if b"%PDF-" not in content[:1024]:
        raise UnreadableDocumentError(
            f"Файл «{name}» назван PDF, но внутри не PDF: скачайте документ заново и проверьте, что он открывается."
        )
    if b"%%EOF" not in content.rstrip(b"\0\r\n ")[-1024:]:  # pdfium would read what is there of a download cut short
        raise _damaged(name)
    for stream in _STREAM.finditer(content):
        if _is_bomb(stream[1]):
            raise UnreadableDocumentError(f"Файл «{name}» распаковывается в слишком большой: сохраните его как PDF ещё раз или по частям.")


def _is_bomb(packed: bytes) -> bool:
    for _ in range(_MAX_PACKINGS):
        try:
            packed = zlib.decompressobj().decompress(packed, _MAX_STREAM_BYTES + 1)
        except zlib.error:  # not packed any more, or in another way, none of which swells like this one
            return False
        if len(packed) > _MAX_STREAM_BYTES:
            return True
    return False


def _refuse_length(pages: int, name: str, settings: Settings) -> None:
    if pages > settings.max_document_pages:
        raise UnreadableDocumentError(f"В файле «{name}» страниц больше {settings.max_document_pages}: разделите его на части.")
    if pages == 0:
        raise _damaged(name)


def _damaged(name: str) -> UnreadableDocumentError:
    return UnreadableDocumentError(f"Файл «{name}» повреждён и не читается: скачайте его заново или сохраните как PDF ещё раз.")


def _nothing_read(name: str, *, helpless: bool) -> str:
    if helpless:
        return f"Файл «{name}» — скан или не даёт прочесть свои буквы: установите распознавание ({ocr.INSTALL}) и добавьте файл снова."
    return f"В файле «{name}» не нашлось текста: проверьте, что он открывается, не повреждён и разборчив."


def _warnings(unread: Sequence[int], recognised: Sequence[int], *, helpless: bool) -> Iterator[str]:
    if unread:
        advice = f" Чтобы прочесть сканы, установите распознавание: {ocr.INSTALL}" if helpless else ""
        yield f"Страницы без текста не прочитаны: {pages_told(unread)}.{advice}"
    if recognised:
        yield (
            f"Страницы распознаны по изображению: {pages_told(recognised)}. "
            "В буквах и цифрах возможны ошибки, таблицы прочитаны построчно: сверьте важное с оригиналом."
        )


def _is_picture(page: Sheet) -> bool:
    """Whether a page shows more than its text says: a scan, perhaps under a stamp, or letters drawn as curves."""
    if not page.drawn:
        return False
    letters = sum(sum(map(str.isalpha, line.text)) for line in printed_lines(page.runs) if not _STAMP.fullmatch(line.text))
    return (page.pictured and letters < _SCAN_LETTERS) or not letters


def _is_garbled(page: Sheet) -> bool:
    text = "".join(run.text for run in page.runs)
    return len(_READABLE.sub("", text)) > _GARBLED_SHARE * len(text)


def _mended(page: Sheet) -> Sheet:
    """A page whose letters are in Windows-1251 while its font says that they are Latin («Ïîëîæåíèå») in Russian again."""
    if not _is_garbled(page):
        return page
    russian = [run._replace(text=run.text.encode("cp1252", "replace").decode("cp1251", "replace")) for run in page.runs]
    mended = replace(page, runs=tuple(russian))
    return page if _is_garbled(mended) else mended


def _recognise(document: PdfDocument, indices: Sequence[int], settings: Settings) -> dict[int, list[PrintedLine]]:
    """Lines of these pages; Tesseract runs in processes of its own, so threads keep every core busy."""

    def read_page(index: int) -> list[PrintedLine]:
        return ocr.recognise(rendered(document, index), dpi=DPI, min_confidence=settings.min_recognition_confidence)

    tell, pages = listener.get(), list[list[PrintedLine]]()
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        for page in threads.map(read_page, indices):
            pages.append(page)
            tell(PagesRead(len(pages), len(indices)))
    return dict(zip(indices, ocr.with_roman_numerals(pages), strict=True))


def _pages(printed: Sequence[Sheet], recognised: Mapping[int, list[PrintedLine]]) -> Iterator[list[_Part]]:
    """What can be read of each page: letters of a picture, nothing of a garbled text, else lines and tables."""
    before: Grid | None = None
    for index, page in enumerate(printed):
        found = grids(page.rules, before)
        before = found[-1] if found else None
        if recognised.get(index):
            yield list(recognised[index])
        else:
            yield [] if _is_garbled(page) else _parts(page, found)


def _parts(page: Sheet, found: Sequence[Grid]) -> list[_Part]:
    """Lines and tables of a page in reading order."""
    in_tables: dict[int, dict[Cell, list[Run]]] = {}
    parts: list[PrintedLine | int] = []

    def place(run: Run) -> tuple[int, Cell] | None:
        return next(((i, cell) for i, grid in enumerate(found) if (cell := grid.cell_of(run))), None)

    for placed, runs in groupby(page.runs, key=place):
        if placed is None:
            parts += [line for line in printed_lines(runs) if line.text]
            continue
        index, cell = placed
        if index not in in_tables:
            parts.append(index)
        in_tables.setdefault(index, {}).setdefault(cell, []).extend(runs)
    return [table(found[part], in_tables[part]) if isinstance(part, int) else part for part in parts]


def _without_running(pages: Sequence[Sequence[_Part]]) -> list[list[_Part]]:
    """Pages without headers, footers and numbers."""
    return [[part for part in page if part not in lines] for page, lines in zip(pages, running(pages), strict=True)]


def _items(pages: Sequence[Sequence[_Part]]) -> tuple[list[Item], int]:
    """Lines, each as far from the left as it stands from its page's margin, and rows of tables; how many tables there are."""
    items: list[Item] = []
    before: Table | None = None
    tables = 0
    for number, parts in enumerate(pages, 1):
        margin = _margin([part.x for part in parts if isinstance(part, PrintedLine)])
        for place, part in enumerate(parts):
            if isinstance(part, PrintedLine):
                items.append(Line(part.text, number, part.x - margin))
                before = None
                continue
            continued = before if place == 0 and before and part.goes_on(before) else None
            tables += continued is None
            before = part.after(continued)
            items += before.told(number)
    return items, tables


def _margin(starts: Sequence[float]) -> float:
    """Where the leftmost of the lines that begin alike do: the margins of even pages may differ from those of odd ones."""
    rounded = sorted(map(round, starts))
    return next((x for x in rounded if rounded.count(x) >= _MARGIN_LINES), rounded[0] if rounded else 0)
