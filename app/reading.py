"""Our pipeline as the bench of reading takes it."""

import re
from itertools import groupby
from pathlib import Path

from evals.reading import Reading, number_of
from ingest.content import Item, Line
from ingest.read import assemble, read_content
from ingest.sources import Sources
from ingest.split import split
from rag.settings import Settings
from rag.text import join_lines

_ARTICLE = re.compile(r", ст\. (\d[\d.-]*)")


def read_file(path: Path, *, settings: Settings) -> Reading:
    """Read a file, find its structure and split it, as an ingest does.

    Raises:
        UnreadableDocumentError: it cannot be read, as a scan without Tesseract.
    """
    content = read_content(path, settings=settings)
    document = assemble(content, name=path.name, document_id="file", collection="", sources=Sources(()))
    pieces = [piece for section in document.sections for piece in section.pieces]
    units = dict.fromkeys(piece.unit.removeprefix("п. ") for piece in pieces)
    places = [piece.statements[0].norms[0].locator for piece in pieces]
    passages = split(document, max_tokens=settings.max_passage_tokens)
    return Reading(
        pages=_pages(content.items, content.pages),
        points=tuple(int(unit) for unit in units if unit.isdigit()),
        articles=frozenset(number_of(found[1]) for place in places if (found := _ARTICLE.search(place))),
        passages=tuple(passage.text for passage in passages),
    )


def _pages(items: tuple[Item, ...], count: int | None) -> tuple[str, ...]:
    if count is None:
        return ("\n".join(map(_text, items)),)
    told = {page: join_lines([_text(item) for item in printed]) for page, printed in groupby(items, key=lambda item: item.page)}
    return tuple(told.get(page, "") for page in range(1, count + 1))


def _text(item: Item) -> str:
    return item.text if isinstance(item, Line) else " ".join(item.cells)
