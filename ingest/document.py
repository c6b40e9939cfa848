"""What every reader produces, whatever the format."""

from dataclasses import dataclass, replace
from typing import Literal

from rag.types import Norm, Statement

Kind = Literal["paragraph", "item", "row"]


@dataclass(frozen=True, slots=True)
class Piece:
    """The smallest thing that keeps its norms: a paragraph, a list item, a table row (markdown).

    `statements` cover `text` in order; `header` is the table head that a row needs to be understood; neighbours of one
    `unit` (a point with its subpoints) stay in one passage where they fit.
    """

    text: str
    statements: tuple[Statement, ...]
    kind: Kind = "paragraph"
    header: str = ""
    page: int | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """What one passage may hold at most: a question with its answer, an article, a point of the rules. Never split across.

    `path` are the headings above its own, outermost first; `defines` says that it explains terms.
    """

    heading: str
    pieces: tuple[Piece, ...]
    questions: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    defines: bool = False


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document read and structured, not yet split. `pages` is `None` for formats without pages."""

    id: str
    title: str
    collection: str
    sections: tuple[Section, ...]
    pages: int | None = None
    pages_without_text: tuple[int, ...] = ()
    pages_recognised: tuple[int, ...] = ()
    tables: int = 0
    warnings: tuple[str, ...] = ()


def piece(text: str, norms: tuple[Norm, ...], *, kind: Kind = "paragraph", page: int | None = None, unit: str = "") -> Piece:
    """Make a piece all of which states the same norms."""
    return Piece(text, (Statement(0, len(text), norms),), kind, page=page, unit=unit)


def shift(statement: Statement, by: int) -> Statement:
    return replace(statement, start=statement.start + by, end=statement.end + by)
