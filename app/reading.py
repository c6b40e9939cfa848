"""Our reader as the bench of reading takes it."""

from itertools import groupby
from pathlib import Path

from evals.reading import Reading
from ingest.content import Item, Line
from ingest.read.pdf import read_pdf
from ingest.structure import structure
from rag.settings import Settings
from rag.text import join_lines
from rag.types import Norm


def read_pages(path: Path, *, settings: Settings) -> Reading:
    """Read a PDF: the text of every page, and the points that its structure opens.

    Raises:
        UnreadableDocumentError: it cannot be read, as a scan without Tesseract.
    """
    content = read_pdf(path.read_bytes(), name=path.name, settings=settings)
    told = {page: join_lines([_text(item) for item in items]) for page, items in groupby(content.items, key=lambda item: item.page)}
    sections = structure(content.items, lambda place: (Norm(place, path.stem),))
    units = [piece.unit.removeprefix("п. ") for section in sections for piece in section.pieces]
    points = tuple(int(unit) for unit in dict.fromkeys(units) if unit.isdigit())
    return Reading(tuple(told.get(page, "") for page in range(1, (content.pages or 0) + 1)), points)


def _text(item: Item) -> str:
    return item.text if isinstance(item, Line) else " ".join(item.cells)
