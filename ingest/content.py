"""What every reader gives, whatever the format: lines and table rows in reading order, and what could not be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, or a whole paragraph where the format knows paragraphs.

    Attributes:
        page: from 1; `None` for formats without pages.
        x: how far from the left it begins, in points.
        level: 1 to 6 for what the format itself marks as a heading, else 0.
        whole: the text is a paragraph by itself and must not be joined with its neighbours.
    """

    text: str
    page: int | None = None
    x: float = 0.0
    level: int = 0
    whole: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table and the head it belongs to; `head` is empty when the table has none."""

    cells: tuple[str, ...]
    head: tuple[str, ...]
    page: int | None = None


Item = Line | TableRow


@dataclass(frozen=True, slots=True)
class Content:
    """A file as read, before its legal structure is looked for.

    Attributes:
        title: the file's own title, empty when it has none.
        pages: how many, `None` for formats without pages.
        pages_without_text: pages on which nothing could be read.
        pages_recognised: pages read by OCR, whose letters may be wrong.
        tables: tables found.
        warnings: sentences for people about what was lost.
    """

    items: tuple[Item, ...]
    title: str = ""
    pages: int | None = None
    pages_without_text: tuple[int, ...] = ()
    pages_recognised: tuple[int, ...] = ()
    tables: int = 0
    warnings: tuple[str, ...] = ()


def pages_told(pages: Iterable[int]) -> str:
    """Page numbers for people, those in a row as a range: `1, 3–7`."""
    rows = [[page for _, page in row] for _, row in groupby(enumerate(sorted(pages)), key=lambda counted: counted[1] - counted[0])]
    return ", ".join(f"{row[0]}–{row[-1]}" if len(row) > 1 else str(row[0]) for row in rows)
