"""ODT: odfdo opens the package; here its body is walked in order, as a person sees it.

odfdo itself computes no automatic numbers and does not tell raised and hidden text from other text. Names are those of
OpenDocument 1.3 part 3.
"""

import io
import re
from collections.abc import Iterator

from lxml.etree import LxmlError
from odfdo import Document, Element
from odfdo.security import SecurityError

from ingest.content import Content, Item, Line, TableRow
from ingest.read.archive import DAMAGED, check_archive, damaged
from ingest.read.odt_styles import OUTLINE, Look, Styles, attribute, whole
from ingest.read.spans import TINY_POINTS, Span, is_white, losses, visible_text
from ingest.read.tables import MAX_SPAN, cell_text, table_rows
from rag.errors import UnreadableDocumentError
from rag.settings import Settings
from rag.text import clean

_SIGNS = {"text:tab": "\t", "text:line-break": "\n"}
_UNSEEN = frozenset({"office:annotation", "office:annotation-end", "text:tracked-changes", "text:note-citation", "text:ruby-text"})
_ROW_GROUPS = frozenset({"table:table-header-rows", "table:table-rows", "table:table-row-group"})
_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
_MAX_SPACES = 100


def read_odt(content: bytes, *, name: str, settings: Settings) -> Content:
    """Read an ODT: headings, numbered lists, tables, notes, text boxes; hidden and deleted text is left out.

    Raises:
        UnreadableDocumentError: damaged, locked, or beyond the limits of an archive.
    """
    check_archive(content, name=name, settings=settings)
    try:
        document = Document(io.BytesIO(content))
        reading = _Reading(Styles([document.styles.root, document.content.root]))
        items = tuple(reading.items(document.body))
    except SecurityError as error:  # odfdo has limits of its own: 200 times for an entry, 1,000 elements deep
        raise UnreadableDocumentError(f"Файл «{name}» устроен необычно, так делают вредоносные файлы: сохраните его как PDF.") from error
    except (*DAMAGED, LxmlError, AttributeError, TypeError, IndexError, RecursionError) as error:
        # odfdo and lxml meet damaged files with all of these
        raise damaged(name) from error
    warnings = losses(hidden_words=reading.hidden_words, notes=reading.notes)
    return Content(items, title=reading.title, tables=reading.tables, warnings=tuple(warnings))


class _Reading:
    """Walks the document and remembers what a reader of the result must be told."""

    def __init__(self, styles: Styles) -> None:
        self.title = ""
        self.tables = 0
        self.notes = 0
        self.hidden_words = 0
        self._styles = styles
        self._shaded = 0

    def items(self, container: Element) -> Iterator[Item]:
        """What stands in the container; tables of contents and other indexes are left out."""
        for element in container.children:
            if element.tag in {"text:p", "text:h"}:
                yield from self._paragraph(element, self._outline_label(element))
            elif element.tag == "text:list":
                yield from self._list(element)
            elif element.tag == "table:table":
                yield from self._table(element)
            elif element.tag == "text:section" and attribute(element, "text:display") == "none":
                self.hidden_words += len(element.inner_text.split())
            elif element.tag == "text:section" or element.tag.startswith("draw:"):
                yield from self.items(element)

    def _outline_label(self, element: Element) -> str:
        numbered = element.tag == "text:h" and attribute(element, "text:is-list-header") != "true"
        return self._styles.label(OUTLINE, whole(element, "text:outline-level", 1) - 1) if numbered else ""

    def _list(self, element: Element, list_style: str = "", level: int = 0) -> Iterator[Item]:
        """Items of a list; the first paragraph of each carries its label."""
        style = attribute(element, "text:style-name", list_style)
        goes_on = attribute(element, "text:continue-numbering") == "true" or attribute(element, "text:continue-list")
        if level == 0 and not goes_on:
            self._styles.restart(style)
        for item in element.children:
            labelled = item.tag == "text:list-header"
            for part in item.children:
                if part.tag == "text:list":
                    yield from self._list(part, style, level + 1)
                elif part.tag in {"text:p", "text:h"}:
                    start = whole(item, "text:start-value", -1)
                    label = "" if labelled else self._styles.label(style, level, start=start if start >= 0 else None)
                    labelled = True
                    yield from self._paragraph(part, label)

    def _paragraph(self, paragraph: Element, label: str) -> Iterator[Item]:
        """The paragraph with its notes, then what its text boxes hold."""
        style = attribute(paragraph, "text:style-name")
        spans, notes, boxes = list[Span](), list[str](), list[Element]()
        self._collect(paragraph, self._styles.look("paragraph", style), spans, notes, boxes)
        text = clean(visible_text(spans))
        is_title = self._styles.is_title(style)
        level = 1 if is_title else min(whole(paragraph, "text:outline-level", 1), 6) if paragraph.tag == "text:h" else 0
        if text and level:
            heading = Line(label + text.replace("\n", " "), level=level, whole=True)
            self.title = self.title or (heading.text if is_title else "")
            yield heading
            yield from (Line(note, whole=True) for note in notes)
        elif text or notes:
            yield Line(label + " ".join(filter(None, [text, *notes])), whole=True)
        for box in boxes:
            self._shaded += 1  # what a box is filled with is not known
            yield from self.items(box)
            self._shaded -= 1

    def _collect(self, element: Element, look: Look, spans: list[Span], notes: list[str], boxes: list[Element]) -> None:
        """Take the element's text by look; notes and text boxes apart."""
        self._take(element.text, look, spans)
        for inner in element.children:
            if inner.tag == "text:note":
                notes += self._note(inner)
            elif inner.tag.startswith("draw:"):
                boxes.append(inner)
            elif inner.tag == "text:s":
                spans.append(Span(" " * min(whole(inner, "text:c", 1), _MAX_SPACES)))
            elif inner.tag in _SIGNS:
                spans.append(Span(_SIGNS[inner.tag]))
            elif inner.tag not in _UNSEEN:
                own = self._styles.look("text", attribute(inner, "text:style-name")) if inner.tag == "text:span" else {}
                self._collect(inner, {**look, **own}, spans, notes, boxes)
            self._take(inner.tail or "", look, spans)

    def _take(self, text: str, look: Look, spans: list[Span]) -> None:
        if text:
            hidden = self._is_hidden(look)
            spans.append(Span(text, _is_raised(look), hidden))
            self.hidden_words += len(text.split()) if hidden else 0

    def _is_hidden(self, look: Look) -> bool:
        """Whether people do not see it: marked so, tiny, or white on white."""
        points = re.fullmatch(r"([\d.]{1,9})pt", look.get("fo:font-size", ""))
        white = is_white(look.get("fo:color", "")) and not self._shaded and not _is_shaded(look)
        return look.get("text:display") == "none" or (points is not None and float(points[1]) <= TINY_POINTS) or white

    def _note(self, note: Element) -> list[str]:
        lines = [item.text for body in note.children if body.tag == "text:note-body" for item in self.items(body) if isinstance(item, Line)]
        self.notes += bool(lines)
        return [f"(Сноска {self.notes}: {' '.join(lines)})"] if lines else []

    def _table(self, table: Element) -> Iterator[Item]:
        """Rows under their head, each followed by the tables inside it; a frame of one row or column is no table."""
        rows = list(_rows(table, in_head=False))
        if len(rows) < 2 or max(len(row.children) for row, _ in rows) < 2:
            for cell in (cell for row, _ in rows for cell in row.children):
                yield from self._cell(cell)
            return
        self.tables += 1
        nested: list[list[Item]] = []
        texts: list[list[str]] = []
        for row, _ in rows:
            found = [(cell, list(self._cell(cell))) for cell in row.children if cell.tag in _CELLS]
            nested.append([item for _, inner in found for item in inner if isinstance(item, TableRow)])
            texts.append([])
            for cell, inner in found:
                text = cell_text(item.text for item in inner if isinstance(item, Line))
                texts[-1] += [text, *[""] * (min(whole(cell, "table:number-columns-repeated", 1), MAX_SPAN) - 1)]
        heads = sum(in_head for _, in_head in rows)
        for made, inside in zip(table_rows(texts, heads=heads or 1), nested, strict=True):
            if made is not None:
                yield made
            yield from inside

    def _cell(self, cell: Element) -> Iterator[Item]:
        if cell.tag == "table:covered-table-cell":  # the lower or right part of a merged one
            return
        shaded = _is_shaded(self._styles.look("table-cell", attribute(cell, "table:style-name")))
        self._shaded += shaded
        yield from self.items(cell)
        self._shaded -= shaded


def _rows(table: Element, *, in_head: bool) -> Iterator[tuple[Element, bool]]:
    """Rows in order, and whether each is marked as part of the head."""
    for element in table.children:
        if element.tag == "table:table-row":
            yield element, in_head
        elif element.tag in _ROW_GROUPS:
            yield from _rows(element, in_head=in_head or element.tag == "table:table-header-rows")


def _is_raised(look: Look) -> bool:
    """OpenDocument 1.3, 20.390: `super` or a share of the line by which the text stands higher."""
    position = look.get("style:text-position", "").split(" ")[0]
    return position == "super" or (position.endswith("%") and position[0] not in "-0")


def _is_shaded(look: Look) -> bool:
    colour = look.get("fo:background-color", "transparent")
    return colour != "transparent" and not is_white(colour)
