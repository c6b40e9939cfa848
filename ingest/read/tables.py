"""Cells of a word processor's table -> rows with their head."""

from collections.abc import Iterable, Sequence

from ingest.content import TableRow
from rag.text import clean

MAX_SPAN = 64
"""Word's tables have at most 63 columns; a damaged file may claim a billion."""


def cell_text(parts: Iterable[str]) -> str:
    """Its paragraphs, a line each, without the bar that separates cells."""
    return clean("\n".join(filter(None, parts))).replace("|", "/")


def table_rows(rows: Sequence[Sequence[str]], *, heads: int) -> list[TableRow | None]:
    """Rows under the head that the first `heads` of them make; `None` stands for rows of the head and blank ones.

    A head of several rows says of each column what stands above it from top to bottom; a row that says the same of all columns is
    the table's title, not a head. A table that is all head has none.
    """
    width = max(map(len, rows), default=0)
    padded = [(*row, *[""] * (width - len(row))) for row in rows]
    heads = heads if heads < len(padded) else 0
    telling = [row for row in padded[:heads] if heads == 1 or len(set(filter(None, row))) > 1]
    head = tuple(": ".join(dict.fromkeys(filter(None, column))) for column in zip(*telling, strict=True))
    return [TableRow(row, head) if i >= heads and any(row) else None for i, row in enumerate(padded)]
