"""What every reader produces, whatever the format."""

from dataclasses import dataclass, replace
from typing import Literal

from rag.types import Norm, Statement

Kind = Literal["paragraph", "item", "row"]


@dataclass(frozen=True, slots=True)
class Piece:
    """The smallest thing that keeps its norms: a paragraph, a list item, a table row (markdown).

    `statements` cover `text` in order; `header` is the table head that a row needs to be understood.
    """

    text: str
    statements: tuple[Statement, ...]
    kind: Kind = "paragraph"
    header: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """What one passage may hold: a question with its answer, a point of the rules. Never split across."""

    heading: str
    pieces: tuple[Piece, ...]
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document read and structured, not yet split. `pages` is `None` for formats without pages."""

    id: str
    title: str
    collection: str
    sections: tuple[Section, ...]
    pages: int | None = None
    pages_without_text: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()


def piece(text: str, norms: tuple[Norm, ...], *, kind: Kind = "paragraph", page: int | None = None) -> Piece:
    """Make a piece all of which states the same norms."""
    return Piece(text, (Statement(0, len(text), norms),), kind, page=page)


def shift(statement: Statement, by: int) -> Statement:
    return replace(statement, start=statement.start + by, end=statement.end + by)
