"""What pdfium tells of a PDF: words with their places, ruling lines, which pages are pictures, and how they look.

pdfium is not thread-safe: whatever calls it here holds one lock.
"""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from threading import RLock
from typing import NamedTuple

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray
from pypdfium2 import PdfDocument, PdfMatrix, PdfObject, PdfPage, PdfTextPage

DPI = 300
"""Resolution at which Tesseract's models were trained: https://tesseract-ocr.github.io/tessdoc/ImproveQuality.html."""
_MAX_PIXELS = 36_000_000
"""An A3 page at `DPI` has 17 million; larger sheets are rendered more coarsely."""
_PDFIUM = RLock()
_MAX_RULES = 5_000
"""A page with more ruling lines is a drawing."""
_MAX_CHARS = 100_000
"""A page printed in the smallest type has 20 thousand; what comes after so many is there for harm."""
_MIN_RULE = 1.0
"""Ruling lines may be drawn in dashes of at least this many points."""
_HYPHEN = "\ufffe"
"""How pdfium marks a hyphen at a line end."""
_STRAIGHT = 1.0
"""A rule leaves its direction by less than this many points."""
_PICTURE_SHARE = 0.5
"""A picture of at least this part of the page may be a scan of it."""


class Run(NamedTuple):
    """A word, or a part of one that stands at another height; in points, `y` grows upwards.

    Attributes:
        before: what parts it from the run before: nothing, a space or a line end.
        left: where it begins.
        y: its baseline.
        height: of its font.
    """

    before: str
    text: str
    left: float
    y: float
    height: float


class Rule(NamedTuple):
    """A horizontal or vertical ruling line; `left <= right`, `low <= high`."""

    left: float
    low: float
    right: float
    high: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as pdfium sees it, turned upright.

    Attributes:
        runs: in the order of the file.
        pictured: a picture covers most of the page.
        drawn: there is something to see besides characters.
    """

    runs: tuple[Run, ...]
    rules: tuple[Rule, ...]
    pictured: bool
    drawn: bool


Turn = Callable[[float, float], tuple[float, float]]

_TURNS: dict[int, Turn] = {
    0: lambda x, y: (x, y),
    90: lambda x, y: (y, -x),
    180: lambda x, y: (-x, -y),
    270: lambda x, y: (-y, x),
}
"""From the coordinates of a page to those of a reader who sees it turned clockwise by so many degrees."""


@contextmanager
def opened(content: bytes) -> Iterator[PdfDocument]:
    """Open a document for as long as it is read.

    Raises:
        PdfiumError: it is damaged or, with `err_code` FPDF_ERR_PASSWORD, locked.
    """
    with _PDFIUM:
        document = PdfDocument(content)
    try:
        yield document
    finally:
        with _PDFIUM:
            document.close()


def title_of(document: PdfDocument) -> str:
    with _PDFIUM:
        return str(document.get_metadata_value("Title"))


def sheets(document: PdfDocument) -> list[Sheet]:
    """Read what is printed on the pages.

    Raises:
        PdfiumError: a page is damaged.
    """
    with _PDFIUM:
        found = []
        for page in document:
            with closing(page):
                found.append(_sheet(page))
        return found


def rendered(document: PdfDocument, index: int) -> NDArray[np.uint8]:
    """A page as a grey picture, `(height, width)`."""
    with _PDFIUM, closing(document[index]) as page:
        width, height = page.get_size()
        scale = min(DPI / 72, (_MAX_PIXELS / (width * height)) ** 0.5)
        with closing(page.render(scale=scale, grayscale=True)) as bitmap:
            return np.array(bitmap.to_numpy())


def _sheet(page: PdfPage) -> Sheet:
    turn = _TURNS[page.get_rotation()]
    shapes = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING])
    objects = list(islice(shapes, _MAX_RULES))
    paths = [shape for shape in objects if shape.type == pdfium.FPDF_PAGEOBJ_PATH]
    pictures = [shape for shape in objects if shape.type == pdfium.FPDF_PAGEOBJ_IMAGE]
    width, height = page.get_size()
    pictured = any(_area(picture) >= _PICTURE_SHARE * width * height for picture in pictures)
    return Sheet(tuple(_runs(page, turn)), _rules(paths, turn), pictured, bool(objects))


def _runs(page: PdfPage, turn: Turn) -> Iterator[Run]:
    """Words of a page; a letter after a letter is not measured, which halves the time of reading."""
    with closing(page.get_textpage()) as textpage:
        measure = _measure(textpage, turn)
        before, place, run, letter = "\n", (0.0, 0.0, 0.0), "", False
        for i, char in enumerate(_text(textpage)):
            if char.isspace():
                if run:
                    yield Run(before, run, *place)
                    before, run = "", ""
                before = "\n" if char in "\r\n" or before == "\n" else " "
            elif run and letter and char.isalpha():
                run += char
            else:
                here = measure(i)
                if run and here[1:] != place[1:]:
                    yield Run(before, run, *place)
                    before, run = "", ""
                place = place if run else here
                run += char
            letter = char.isalpha()
        if run:
            yield Run(before, run, *place)


def _text(textpage: PdfTextPage) -> str:
    """Exactly one character for each that pdfium counts."""
    count = min(textpage.count_chars(), _MAX_CHARS)
    text = str(textpage.get_text_range(0, count)) if count else ""
    if len(text) == count:
        return text.replace(_HYPHEN, "-")
    codes = ("-" if pdfium.FPDFText_IsHyphen(textpage, i) == 1 else chr(pdfium.FPDFText_GetUnicode(textpage, i)) for i in range(count))
    return "".join(codes)


def _measure(textpage: PdfTextPage, turn: Turn) -> Callable[[int], tuple[float, float, float]]:
    """From the index of a character to its left edge, baseline and height."""
    raw, x, y, box = textpage.raw, ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()

    def measure(index: int) -> tuple[float, float, float]:
        pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(raw, index, box)
        left, low = turn(box.left, box.bottom)
        right, high = turn(box.right, box.top)
        return min(left, right), round(turn(x.value, y.value)[1], 1), round(abs(high - low), 1)

    return measure


def _area(shape: PdfObject) -> float:
    """How much of the page it covers, in square points."""
    matrix = _matrix(shape)
    return float(abs(matrix.a * matrix.d - matrix.b * matrix.c))


def _matrix(shape: PdfObject) -> PdfMatrix:
    """From the shape's own coordinates to those of the page, through the forms it stands in."""
    matrix = shape.get_matrix()
    while shape.container:
        shape = shape.container
        matrix = matrix.multiply(shape.get_matrix())
    return matrix


def _rules(paths: list[PdfObject], turn: Turn) -> tuple[Rule, ...]:
    rules: list[Rule] = []
    for path in paths:
        rules += _straight_parts(path, turn)
        if len(rules) > _MAX_RULES:
            return ()
    return tuple(rules)


def _straight_parts(path: PdfObject, turn: Turn) -> Iterator[Rule]:
    """The horizontal and vertical parts of a path; a thin filled bar gives its two long sides."""
    matrix = _matrix(path)
    x, y = ctypes.c_float(), ctypes.c_float()
    first = before = (0.0, 0.0)
    for i in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, i)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = turn(*matrix.on_point(x.value, y.value))
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield from _rule(before, point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield from _rule(point, first)
        before = point


def _rule(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Rule]:
    (left, right), (low, high) = sorted((start[0], end[0])), sorted((start[1], end[1]))
    thin, long = sorted((right - left, high - low))
    if thin < _STRAIGHT and long >= _MIN_RULE:
        yield Rule(left, low, right, high)
