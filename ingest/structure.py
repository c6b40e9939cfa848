"""Legal structure of a document's lines: раздел, глава, статья, пункт, подпункт, абзац -> sections with locators.

A section is what a passage never straddles: an article, a point of the rules, the text under a heading. Its paragraphs
and subpoints are pieces that carry their own locators.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from ingest.content import Item, Line, TableRow
from ingest.document import Kind, Piece, Section, piece
from ingest.parts import has_parts
from rag.text import join_lines
from rag.types import Norm

_RANKS = {"раздел": 1, "подраздел": 2, "глава": 3, "§": 4}
_NUMBER = r"[IVXLC\d]+(?:\.\d+)?\.?"
_ORDINAL = "[а-я]+(?:ый|ой|ий)"
_CHAPTER = re.compile(rf"(?:(Раздел|Подраздел|Глава|§)\s*(?:{_NUMBER}|{_ORDINAL}\.)|[IVX]{{1,5}}\.)\s+\D", re.IGNORECASE)
_CHAPTER_ALONE = re.compile(rf"(Раздел|Подраздел|Глава|§)\s*(?:{_NUMBER}|{_ORDINAL}\.?)", re.IGNORECASE)
"""A chapter whose title stands on the next line: «ГЛАВА 1», «РАЗДЕЛ ПЕРВЫЙ»."""
_ROMAN_RANK = 3
_HEADING_RANK = 4
"""Headings that the format marks come below the named ones: level 1 has rank 5."""
_ARTICLE = re.compile(r"Статья\s+(\d+(?:[.-]\d+)*)(?!\d|[.-]\d|\s+(?:[а-яё]+[ео]го|закона|кодекса)\b)\.?\s*(.*)", re.IGNORECASE)
"""Not «Статья 12 Федерального закона применяется», which tells of another act's."""
_NAMED = re.compile(r"(?:(?:Раздел|Подраздел|Глава|Статья)\b|§)", re.IGNORECASE)
_POINT = re.compile(r"(?:(\d{1,3})\.|(\d{1,3}(?:\.\d{1,3}){1,4})\.?)\s+(?=\S)")
_SUBPOINT = re.compile(r"((?:\d{1,2}|[а-я])(?:\.\d{1,2})?)\)\s")
_AMENDED = r"(?:в ред(?:акции|\.)|дополнен|введен|исключен|с уч[её]том)"
_EDITION_NOTE = re.compile(
    rf"\s*\((?:[\w.]+\s+){{0,3}}?{_AMENDED}[^()]*?\bот\s+\d{{1,2}}[.\s][^()]*\)"
    rf"|^\((?:(?:наименование|статья|глава|пункт|абзац|часть)\s+)?{_AMENDED}[^()]*\)\.?$",
    re.IGNORECASE,
)
"""What publishers print in the text of an act: «(Пункт в редакции Федерального закона от 30.12.2012 № 302-ФЗ)». It is not its text."""
_SIGNATURE = re.compile(r"Президент Российской Федерации(?:\s+(?:[А-ЯЁ]\.\s*){1,2}[А-ЯЁ]\w+)?")
_BULLET = re.compile(r"[-–—•*]\s")
_PARAGRAPH_END = re.compile(r"[.;:!?»]$")
_TITLE_CHARS = 200
"""A point without a full stop and at most this long, followed by points of its own, is their heading."""
_DEFINITIONS = re.compile(
    r"\b(?:основные )?(?:поняти[яе]|термины|определения)\b|^(?:\d+\. )?(?:для целей|в настоящ\w+ \w+)[^.:]{0,120}(?:понятия|термины)",
    re.IGNORECASE,
)
_INDENT = 15.0
"""A line set at least this many points to the right of the margin opens a paragraph."""

MakeNorm = Callable[[str], tuple[Norm, ...]]
"""From a place inside the document (`п. 30, с. 18`) to its norm."""


@dataclass(slots=True)
class _Open:
    """The section being read. `place` names it in locators; `point` is the point that paragraphs now belong to.

    `has_parts` says that it is an article whose numbered paragraphs are части, and whose `1)` are пункты.
    """

    heading: str
    path: tuple[str, ...]
    place: str
    page: int | None
    has_parts: bool = False
    point: str = ""
    subpoint: str = ""
    paragraphs: int | None = 0
    pieces: list[Piece] = field(default_factory=list)


def structure(items: Sequence[Item], norm: MakeNorm, *, title: str = "") -> tuple[Section, ...]:
    """Cut lines into sections at headings, articles and consecutively numbered points.

    A number opens a point only when it follows the one before, so a reference such as «пункта 11.5.14» or a list of
    another order does not. Text before the first number belongs to its page; without pages, paragraphs are counted.
    A heading that repeats `title` names no place.
    """
    reader = _Reader(norm, _margin(items), title, has_parts=has_parts(item.text for item in items if isinstance(item, Line)))
    for item in items:
        reader.take(item)
    return reader.finish()


class _Reader:
    """Follows a document from line to line and remembers where in its structure it stands."""

    def __init__(self, norm: MakeNorm, margin: float, title: str, *, has_parts: bool) -> None:
        self._norm = norm
        self._margin = margin
        self._title = title
        self._has_parts = has_parts
        self._path: list[tuple[int, str]] = []
        self._within = ""
        self._in_act = False
        self._number: tuple[int, ...] = ()
        self._sections: list[_Open] = []
        self._paragraph: list[Line] = []

    def take(self, item: Item) -> None:
        if isinstance(item, Line) and _EDITION_NOTE.search(item.text):
            item = replace(item, text=_EDITION_NOTE.sub("", item.text).strip())
            if not item.text:
                return
        if isinstance(item, TableRow):
            self._close_paragraph()
            section = self._section(item.page)
            section.pieces.append(_row(item, _places(section, item.page), self._norm))
            section.paragraphs = None  # which paragraph of its point the next one is, a reader would count differently
        elif self._continues_chapter(item):
            self._rename_chapter(f"{self._path[-1][1]}{' ' if item.text[:1].islower() else '. '}{item.text}")
        elif not self._opens_section(item):
            if self._turns_page(item):
                self._open(self._path[-1][1] if self._path else "", "", item.page)
            elif self._paragraph and _opens_paragraph(item, self._paragraph, self._margin):
                self._close_paragraph()
            self._paragraph.append(item)

    def finish(self) -> tuple[Section, ...]:
        self._close_paragraph()
        for section in self._sections:
            if section.place.startswith("ст.") and not section.pieces:  # an article that is all in its heading: «Утратила силу»
                section.pieces.append(piece(section.heading, self._norm(_places(section, section.page)), page=section.page))
        return tuple(
            Section(s.heading, tuple(s.pieces), path=s.path, defines=_defines(s))
            for s in map(_with_point_as_heading, self._sections)
            if s.pieces
        )

    def _opens_section(self, line: Line) -> bool:
        """Open a section if the line is a heading, an article or the next point; a point's line is also its text."""
        chapter = _CHAPTER.match(line.text) or _CHAPTER_ALONE.fullmatch(line.text)
        if article := _ARTICLE.match(line.text):
            self._in_act = True
            self._within, self._number = f"ст. {article[1]}", ()
            self._open(line.text, self._within, line.page)
        elif self._in_act and _SIGNATURE.fullmatch(line.text):
            self._path, self._within = [], ""
            self._open("", "", line.page)
            self._paragraph.append(line)
        elif chapter:
            self._number = () if self._in_act else self._number  # only rules without articles number their points through
            self._enter(_RANKS.get((chapter[1] or "").lower(), _ROMAN_RANK), line)
        elif not (self._in_act and line.level) and self._opens_point(line):
            self._paragraph.append(line)
        elif line.level:
            self._enter(_HEADING_RANK + line.level, line)
            self._number = ()
            self._within = f"«{line.text}»" if line.text != self._title else ""
            self._section(line.page).place = self._within
        else:
            return False
        return True

    def _opens_point(self, line: Line) -> bool:
        """Take the next point: of its own section when it stands alone, inside an article or under a heading."""
        match = _POINT.match(line.text)
        number = tuple(map(int, (match[1] or match[2]).split("."))) if match else ()
        if not number or not _follows(number, self._number):
            return False
        self._number = number
        if self._within or len(number) > 1:
            self._close_paragraph()
        else:
            chapter = self._path[-1][1] if self._path else ""
            place = f"«{chapter}»" if self._in_act else ""
            self._open(f"{chapter}. Пункт {number[0]}".lstrip(". "), place, line.page)
        section = self._section(line.page)
        kind = "ч." if section.has_parts else "п."
        section.point, section.subpoint, section.paragraphs = f"{kind} {'.'.join(map(str, number))}", "", 0
        return True

    def _enter(self, rank: int, line: Line) -> None:
        """Open a chapter: it stands under those of a higher rank."""
        self._path = [step for step in self._path if step[0] < rank]
        self._within = ""
        self._open(line.text, "", line.page)
        self._path.append((rank, line.text))

    def _continues_chapter(self, line: Line) -> bool:
        """Whether a chapter's title goes on in this line: nothing stands between them, and it begins in lower case or is awaited."""
        section = self._section(line.page)
        untouched = not section.pieces and not self._paragraph and not section.place
        if not untouched or not self._path or section.heading != self._path[-1][1]:
            return False
        awaited = _CHAPTER_ALONE.fullmatch(section.heading) and (line.level or line.text.isupper()) and not _NAMED.match(line.text)
        return bool(awaited) or (line.text[:1].islower() and not line.whole)

    def _rename_chapter(self, heading: str) -> None:
        self._path[-1] = (self._path[-1][0], heading)
        self._sections[-1].heading = heading

    def _turns_page(self, line: Line) -> bool:
        """Whether text that belongs to no point goes on to another page."""
        section = self._section(line.page)
        last = self._paragraph[-1].page if self._paragraph else section.pieces[-1].page if section.pieces else line.page
        return not section.place and not section.point and last != line.page

    def _section(self, page: int | None) -> _Open:
        if not self._sections:
            self._sections.append(_Open("", (), "", page))
        return self._sections[-1]

    def _open(self, heading: str, place: str, page: int | None) -> None:
        self._close_paragraph()
        path = tuple(text for _, text in self._path if text != heading)
        self._sections.append(_Open(heading, path, place, page, self._has_parts and place.startswith("ст.")))

    def _close_paragraph(self) -> None:
        if self._paragraph:
            section = self._section(self._paragraph[0].page)
            section.pieces.append(_paragraph(self._paragraph, section, self._norm))
            self._paragraph = []


def _follows(number: tuple[int, ...], before: tuple[int, ...]) -> bool:
    """Whether a number is the next one: 4 or 3.1 after 3; 3.3, 3.2.1 or 4 after 3.2; 1 or 1.1 at the beginning."""
    if not before:
        return number in {(1,), (1, 1)}
    nexts = {(*before[:depth], before[depth] + 1) for depth in range(len(before))}
    return number in {*nexts, (*before, 1)} | {(*step, 1) for step in nexts if len(step) == 1}


def _with_point_as_heading(section: _Open) -> _Open:
    """A point that is only the title of the points under it («3. Органы управления», 3.1, 3.2) becomes their heading."""
    if len(section.pieces) < 2:
        return section
    first, *rest = section.pieces
    is_title = first.unit and len(first.text) <= _TITLE_CHARS and not _PARAGRAPH_END.search(first.text)
    if not is_title or not rest[0].unit.startswith(first.unit + "."):
        return section
    return replace(section, heading=first.text, pieces=rest)


def _defines(section: _Open) -> bool:
    opening = section.pieces[0].text if section.pieces else ""
    return bool(_DEFINITIONS.search(section.heading) or _DEFINITIONS.match(opening))


def _margin(items: Sequence[Item]) -> float:
    """Where most lines begin."""
    starts = sorted(round(item.x) for item in items if isinstance(item, Line))
    return float(max(set(starts), key=starts.count)) if starts else 0.0


def _opens_paragraph(line: Line, paragraph: Sequence[Line], margin: float) -> bool:
    """Whether a line begins another paragraph; one that runs over two page ends is cut, so that its page can be cited."""
    first, before = paragraph[0], paragraph[-1]
    if line.whole or before.whole or _SUBPOINT.match(line.text) or (line.page or 0) > (first.page or 0) + 1:
        return True
    return line.x >= margin + _INDENT and bool(_PARAGRAPH_END.search(before.text))


def _paragraph(lines: Sequence[Line], section: _Open, norm: MakeNorm) -> Piece:
    text = lines[0].text if lines[0].whole else join_lines([line.text for line in lines])
    opens = _SUBPOINT.match(text)
    if opens:
        section.subpoint = _subpoint(opens[1], section) if section.place or section.point else ""
        section.paragraphs = 1
    elif text[:1].islower():  # a paragraph that begins in lower case goes on inside its subpoint
        section.paragraphs = section.paragraphs + 1 if section.paragraphs is not None else None
    else:
        section.paragraphs = None if section.subpoint or section.paragraphs is None else section.paragraphs + 1
        section.subpoint = ""
    page = lines[0].page
    kind: Kind = "item" if opens or _BULLET.match(text) else "paragraph"
    return piece(text, norm(_places(section, page)), kind=kind, page=page, unit=section.point)


def _subpoint(mark: str, section: _Open) -> str:
    """What `4)` or `а)` is called; in части a letter stands under its number."""
    if not section.has_parts:
        return f"пп. {mark}"
    if mark[0].isdigit():
        return f"п. {mark}"
    above = section.subpoint.split(", ")[0]
    return f"{above}, пп. {mark}" if above.startswith("п. ") else f"пп. {mark}"


def _places(section: _Open, page: int | None) -> str:
    """The place of the paragraph just counted: article or heading, point, subpoint, paragraph from the second on, page."""
    counted = section.paragraphs or 0
    anchored = section.place or section.point
    if not anchored and page is None and _NAMED.match(section.heading):
        return f"«{section.heading}»"
    if not anchored and page is None:
        return f"абзац {sum(piece.kind != 'row' for piece in section.pieces) + 1}"
    paragraph = f"абз. {counted}" if counted > 1 and section.place[:1] != "«" and anchored else ""
    return ", ".join(filter(None, [section.place, section.point, section.subpoint, paragraph, f"с. {page}" if page else ""]))


def _row(row: TableRow, place: str, norm: MakeNorm) -> Piece:
    text = _printed_row(row.cells)
    header = _printed_row(row.head) + "\n|" + " --- |" * len(row.head) if row.head else ""
    made = piece(text, norm(place), kind="row", page=row.page)
    return Piece(made.text, made.statements, "row", header, row.page)


def _printed_row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()) for cell in cells) + " |"
