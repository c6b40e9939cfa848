"""Legal structure of a document's lines: глава, статья, пункт, подпункт -> sections with locators.

A point is a section; its paragraphs and subpoints are pieces that carry their own locators.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ingest.document import Piece, Section, piece
from rag.text import join_lines
from rag.types import Norm

_CHAPTER = re.compile(r"(?:(?:Глава|Раздел)\s+[IVX\d]+\.?|[IVX]{1,5}\.)\s+\D")
_ARTICLE = re.compile(r"Статья\s+(\d+(?:\.\d+)*)\.?\s*(.*)")
_POINT = re.compile(r"(\d{1,3})\.\s+(\S.*)")
_SUBPOINT = re.compile(r"(\d{1,2}|[а-я])\)\s")
_PARAGRAPH_END = re.compile(r"[.;:!?»]$")
_INDENT = 15.0
"""A line set at least this many points to the right of the margin opens a paragraph."""

MakeNorm = Callable[[str], tuple[Norm, ...]]
"""From a place inside the document (`п. 30, с. 18`) to its norm."""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its text, its page, and how far from the left it begins, in points."""

    text: str
    page: int
    x: float


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table and the head it belongs to."""

    cells: tuple[str, ...]
    head: tuple[str, ...]
    page: int


@dataclass(slots=True)
class _Open:
    """The section being read."""

    heading: str
    place: str
    page: int
    subpoint: str = ""
    pieces: list[Piece] = field(default_factory=list)


def structure(items: Sequence[Line | TableRow], norm: MakeNorm) -> tuple[Section, ...]:
    """Cut lines into sections at articles and consecutively numbered points.

    A number opens a point only when it follows the one before, so a reference such as «пункта 11.5.14» or a list of
    another order does not. Text before the first number belongs to its page.
    """
    reader = _Reader(norm, _margin(items))
    for item in items:
        reader.take(item)
    return reader.finish()


class _Reader:
    """Follows a document from line to line and remembers where in its structure it stands."""

    def __init__(self, norm: MakeNorm, margin: float) -> None:
        self._norm = norm
        self._margin = margin
        self._chapter = ""
        self._article = ""
        self._point = 0
        self._sections: list[_Open] = []
        self._paragraph: list[Line] = []

    def take(self, item: Line | TableRow) -> None:
        if isinstance(item, TableRow):
            self._close_paragraph()
            self._section().pieces.append(_row(item, self._section().place, self._norm))
        elif self._continues_chapter(item):
            self._chapter = self._section().heading = f"{self._chapter} {item.text}"
        elif not self._opens_section(item):
            if self._turns_page(item):
                self._open(self._chapter, "", item.page)
            elif self._paragraph and _opens_paragraph(item, self._paragraph, self._margin):
                self._close_paragraph()
            self._paragraph.append(item)

    def finish(self) -> tuple[Section, ...]:
        self._close_paragraph()
        places = [section.place for section in self._sections]
        for section in self._sections:
            whole = not any(place.startswith(section.place + ",") for place in places)
            if section.place and whole and not section.pieces:  # an article that is all in its heading: «Утратила силу»
                section.pieces.append(piece(section.heading, self._norm(f"{section.place}, с. {section.page}"), page=section.page))
        return tuple(Section(s.heading, tuple(s.pieces)) for s in self._sections if s.pieces)

    def _opens_section(self, line: Line) -> bool:
        """Open a section if the line is a heading, an article or the next point; a point's line is also its text."""
        article, point = _ARTICLE.match(line.text), _POINT.match(line.text)
        if article:
            self._article, self._point = f"ст. {article[1]}", 0
            self._open(line.text, self._article, line.page)
        elif _CHAPTER.match(line.text):
            self._chapter = line.text
            self._open(line.text, "", line.page)
        elif point and int(point[1]) == self._point + 1:
            self._point += 1
            place = ", ".join(filter(None, [self._article, f"п. {self._point}"]))
            self._open(f"{self._chapter}. Пункт {self._point}".lstrip(". "), place, line.page)
            self._paragraph.append(line)
        else:
            return False
        return True

    def _continues_chapter(self, line: Line) -> bool:
        """Whether a chapter's title goes on in this line: nothing stands between them, and it begins in lower case."""
        section = self._section()
        untouched = not section.pieces and not self._paragraph and not section.place
        return untouched and bool(self._chapter) and section.heading == self._chapter and line.text[:1].islower()

    def _turns_page(self, line: Line) -> bool:
        """Whether text that belongs to no point goes on to another page."""
        section = self._section()
        last = self._paragraph[-1].page if self._paragraph else section.pieces[-1].page if section.pieces else line.page
        return not section.place and last != line.page

    def _section(self) -> _Open:
        if not self._sections:
            self._sections.append(_Open("", "", 1))
        return self._sections[-1]

    def _open(self, heading: str, place: str, page: int) -> None:
        self._close_paragraph()
        self._sections.append(_Open(heading, place, page))

    def _close_paragraph(self) -> None:
        if self._paragraph:
            self._section().pieces.append(_paragraph(self._paragraph, self._section(), self._norm))
            self._paragraph = []


def _margin(items: Sequence[Line | TableRow]) -> float:
    """Where most lines begin."""
    starts = sorted(round(item.x) for item in items if isinstance(item, Line))
    return float(max(set(starts), key=starts.count)) if starts else 0.0


def _opens_paragraph(line: Line, paragraph: Sequence[Line], margin: float) -> bool:
    """Whether a line begins another paragraph; one that runs over two page ends is cut, so that its page can be cited."""
    first, before = paragraph[0], paragraph[-1]
    if _SUBPOINT.match(line.text) or line.page > first.page + 1:
        return True
    return line.x >= margin + _INDENT and bool(_PARAGRAPH_END.search(before.text))


def _paragraph(lines: Sequence[Line], section: _Open, norm: MakeNorm) -> Piece:
    text = join_lines([line.text for line in lines])
    opens = _SUBPOINT.match(text)
    if opens:
        section.subpoint = f"пп. {opens[1]}" if section.place else ""
    elif not text[:1].islower():  # a paragraph that begins in lower case goes on inside its subpoint
        section.subpoint = ""
    parts = [section.place, section.subpoint, f"с. {lines[0].page}"]
    return piece(text, norm(", ".join(filter(None, parts))), kind="item" if opens else "paragraph", page=lines[0].page)


def _row(row: TableRow, place: str, norm: MakeNorm) -> Piece:
    text = "| " + " | ".join(row.cells) + " |"
    header = "| " + " | ".join(row.head) + " |\n|" + " --- |" * len(row.head) if row.head else ""
    made = piece(text, norm(", ".join(filter(None, [place, f"с. {row.page}"]))), kind="row", page=row.page)
    return Piece(made.text, made.statements, "row", header, row.page)
