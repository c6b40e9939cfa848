"""DOCX: python-docx opens the package; here its body is walked in order, as a person sees it.

python-docx itself skips what stands in content controls, text boxes and tracked insertions, and computes no automatic
numbers. Element names are those of ECMA-376 part 1, chapter 17.
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.exceptions import XmlchemyError
from docx.oxml.ns import qn
from docx.parts.document import DocumentPart
from lxml.etree import LxmlError

from ingest.content import Content, Item, Line, TableRow
from ingest.read.archive import DAMAGED, check_archive, damaged
from ingest.read.docx_parts import Element, Numbering, Properties, Styles, child, is_dark, is_on, number, own, value
from ingest.read.spans import TINY_POINTS, Span, is_white, losses, visible_text
from ingest.read.tables import MAX_SPAN, cell_text, table_rows
from rag.settings import Settings
from rag.text import clean

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_P, _TBL, _TR, _TC, _R, _TEXT_BOX = map(qn, ("w:p", "w:tbl", "w:tr", "w:tc", "w:r", "w:txbxContent"))
_TRANSPARENT = frozenset(
    map(qn, ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:hyperlink", "w:fldSimple", "w:dir", "w:bdo"))
)
"""Wrappers whose content is part of the text; deleted and moved-away text is not among them."""
_SIGNS = {qn("w:tab"): "\t", qn("w:cr"): "\n", qn("w:br"): "\n", qn("w:noBreakHyphen"): "-", qn("w:softHyphen"): ""}
_NOTES = {qn("w:footnoteReference"): RELATIONSHIP_TYPE.FOOTNOTES, qn("w:endnoteReference"): RELATIONSHIP_TYPE.ENDNOTES}
_OBJECTS = frozenset(map(qn, ("w:drawing", "w:pict", "w:object")))
_HEADING = re.compile(r"(?:heading|заголовок) (\d)")
_TITLES = frozenset({"title", "название"})
_BODY_LEVEL = 9
"""`w:outlineLvl` of text that is no heading."""
DAMAGED_DOCX = (*DAMAGED, OpcError, XmlchemyError, LxmlError, AttributeError, TypeError, IndexError, RecursionError)
"""What python-docx and lxml meet in a damaged file."""


def read_docx(content: bytes, *, name: str, settings: Settings) -> Content:
    """Read a DOCX: headings, numbered paragraphs, tables, footnotes, text boxes; hidden and deleted text is left out.

    Raises:
        UnreadableDocumentError: damaged, locked, or beyond the limits of an archive.
    """
    check_archive(content, name=name, settings=settings)
    try:
        reading = _Reading(docx.Document(io.BytesIO(content)).part)
        items = tuple(reading.items(reading.body))
    except DAMAGED_DOCX as error:
        raise damaged(name) from error
    return Content(items, title=reading.title, tables=reading.tables, warnings=tuple(reading.warnings()))


def _inside(element: Element) -> Iterator[Element]:
    """Children that are part of the text, whatever wraps them; of alternatives, the first."""
    for inner in element:
        if inner.tag in _TRANSPARENT:
            if not is_on(child(inner, "w:sdtPr", "w:showingPlcHdr")):  # «Место для ввода текста»
                yield from _inside(inner)
        elif inner.tag == f"{_MC}AlternateContent":
            for alternative in inner[:1]:
                yield from _inside(alternative)
        elif isinstance(inner.tag, str):
            yield inner


def _text_boxes(element: Element) -> Iterator[Element]:
    for inner in _inside(element):
        if inner.tag == _TEXT_BOX:
            yield inner
        else:
            yield from _text_boxes(inner)


class _Reading:
    """Walks the document and remembers what a reader of the result must be told."""

    def __init__(self, part: DocumentPart) -> None:
        self.body: Element = part.element.body
        self.title = ""
        self.tables = 0
        self._styles = Styles(part.styles.element)
        relations = {relation.reltype for relation in part.rels.values()}
        numbered = RELATIONSHIP_TYPE.NUMBERING in relations
        self._numbering = Numbering(part.numbering_part.element if numbered else None)
        self._notes = {
            tag: {note.get(qn("w:id")): note for note in parse_xml(part.part_related_by(kind).blob)}
            for tag, kind in _NOTES.items()
            if kind in relations
        }
        self._note_count = 0
        self._hidden_words = 0
        self._embedded = 0

    def warnings(self) -> list[str]:
        told = losses(hidden_words=self._hidden_words, notes=self._note_count)
        if self._embedded:
            told.append(f"Вставленные внутрь другие документы не прочитаны: {self._embedded}. Добавьте их отдельными файлами.")
        return told

    def items(self, container: Element) -> Iterator[Item]:
        for element in _inside(container):
            if element.tag == _P:
                yield from self._paragraph(element)
            elif element.tag == _TBL:
                yield from self._table(element)
            elif element.tag == qn("w:altChunk"):
                self._embedded += 1

    def _paragraph(self, paragraph: Element) -> Iterator[Item]:
        """The paragraph with its label and notes, then what its text boxes hold; a table of contents is left out."""
        style = value(child(paragraph, "w:pPr", "w:pStyle"), self._styles.default_paragraph)
        style_name = self._styles.name(style)
        if style_name.startswith("toc "):
            return
        properties = {**self._styles.properties(style, "w:pPr"), **own(child(paragraph, "w:pPr"))}
        spans, notes, boxes = self._spans(paragraph, self._styles.run(style))
        label = self._label(properties, style)
        text = clean(visible_text(spans))
        level = _heading_level(style_name, properties)
        if text and level:
            heading = Line(label + text.replace("\n", " "), level=level, whole=True)
            if style_name in _TITLES and not self.title:
                self.title = heading.text
            yield heading
            yield from (Line(note, whole=True) for note in notes)
        elif text or notes:
            yield Line(label + " ".join(filter(None, [text, *notes])), whole=True)
        for box in boxes:
            yield from self.items(box)

    def _label(self, properties: Properties, style: str) -> str:
        numbered = properties.get(qn("w:numPr"))
        num_id = value(child(numbered, "w:numId"))
        level = child(numbered, "w:ilvl")
        at = number(level, 0) if level is not None else self._numbering.level_of(num_id, style)
        return self._numbering.label(num_id, at)

    def _spans(self, paragraph: Element, look: Properties) -> tuple[list[Span], list[str], list[Element]]:
        """The paragraph's text by look, the texts of its notes, and its text boxes."""
        spans, notes, boxes = list[Span](), list[str](), list[Element]()
        for run in _inside(paragraph):
            if run.tag.startswith(_MATH):
                spans.append(Span("".join(text.text or "" for text in run.iter(f"{_MATH}t"))))
            if run.tag != _R:
                continue
            properties = own(child(run, "w:rPr"))
            character_style = value(properties.get(qn("w:rStyle")))
            properties = {**look, **self._styles.properties(character_style, "w:rPr"), **properties}
            span = Span("", _is_raised(properties), self._is_hidden(run, properties))
            for inner in _inside(run):
                if inner.tag in _OBJECTS:
                    boxes += _text_boxes(inner)
                elif inner.tag in _NOTES:
                    notes += self._note(inner)
                else:
                    text = (inner.text or "") if inner.tag == qn("w:t") else _SIGNS.get(inner.tag, "")
                    spans.append(replace(span, text=text))
                    self._hidden_words += len(text.split()) if span.hidden else 0
        return spans, notes, boxes

    def _note(self, reference: Element) -> list[str]:
        note = self._notes.get(reference.tag, {}).get(reference.get(qn("w:id")))
        lines = [] if note is None else [item.text for item in self.items(note) if isinstance(item, Line)]
        self._note_count += bool(lines)
        return [f"(Сноска {self._note_count}: {' '.join(lines)})"] if lines else []

    def _is_hidden(self, run: Element, look: Properties) -> bool:
        """Whether people do not see it: marked so, tiny, or white on white."""
        size = number(look.get(qn("w:sz")), 24) / 2
        white = is_white(value(look.get(qn("w:color")))) and not self._is_shaded(run, look)
        return is_on(look.get(qn("w:vanish"))) or size <= TINY_POINTS or white

    def _is_shaded(self, run: Element, look: Properties) -> bool:
        """Whether something dark may lie behind: the run's own shading, its paragraph's, cell's, table's, or a text box."""
        if value(look.get(qn("w:highlight")), "none") not in {"none", "white"}:
            return True
        around = [child(e, "w:pPr", "w:shd") if e.tag == _P else child(e, "w:tcPr", "w:shd") for e in run.iterancestors(_P, _TC)]
        if any(is_dark(shading) for shading in [look.get(qn("w:shd")), *around] if shading is not None):
            return True
        tables = (value(child(table, "w:tblPr", "w:tblStyle")) for table in run.iterancestors(_TBL))
        return any(map(self._styles.shades, tables)) or any(True for _ in run.iterancestors(_TEXT_BOX))

    def _table(self, table: Element) -> Iterator[Item]:
        """Rows under their head, each followed by the tables inside it; a frame of one row or column is no table."""
        rows = [row for row in _inside(table) if row.tag == _TR and child(row, "w:trPr", "w:del") is None]
        cells = [[cell for cell in _inside(row) if cell.tag == _TC] for row in rows]
        if len(rows) < 2 or max(map(len, cells)) < 2:
            for cell in (cell for row in cells for cell in row if not _continues(cell)):
                yield from self.items(cell)
            return
        self.tables += 1
        heads = _head_rows(rows, cells)
        nested: list[list[Item]] = [[] for _ in rows]
        texts: list[list[str]] = []
        for i, row in enumerate(cells):
            texts.append([""] * _span(child(rows[i], "w:trPr", "w:gridBefore"), 0))
            for cell in row:
                found = list(self.items(cell))
                text = "" if _continues(cell) else cell_text(item.text for item in found if isinstance(item, Line))
                others = _span(child(cell, "w:tcPr", "w:gridSpan"), 1) - 1
                texts[i] += [text, *[text if i < heads else ""] * others]  # a head over several columns is the head of each
                nested[i] += [item for item in found if isinstance(item, TableRow)]
        for made, inner in zip(table_rows(texts, heads=heads), nested, strict=True):
            if made is not None:
                yield made
            yield from inner


def _head_rows(rows: Sequence[Element], cells: Sequence[Sequence[Element]]) -> int:
    """How many rows are marked as the head; without marks the first one, and those into which its cells reach."""
    marked = [is_on(child(row, "w:trPr", "w:tblHeader")) for row in rows]
    heads = marked.index(False) if False in marked else len(rows)
    return heads or 1 + len(list(takewhile(lambda row: any(map(_continues, row)), cells[1:])))


def _span(element: Element | None, default: int) -> int:
    return min(max(number(element, default), default), MAX_SPAN)


def _continues(cell: Element) -> bool:
    """Whether the cell is the lower part of a merged one."""
    merged = child(cell, "w:tcPr", "w:vMerge")
    return merged is not None and value(merged, "continue") == "continue"


def _heading_level(style_name: str, properties: Properties) -> int:
    """1 to 6, or 0: by the style's name, else by the outline level."""
    if style_name in _TITLES:
        return 1
    named = _HEADING.match(style_name)
    outline = number(properties.get(qn("w:outlineLvl")), _BODY_LEVEL)
    level = int(named[1]) if named else outline + 1 if 0 <= outline < _BODY_LEVEL else 0
    return min(level, 6)


def _is_raised(look: Properties) -> bool:
    return value(look.get(qn("w:vertAlign"))) == "superscript" or number(look.get(qn("w:position")), 0) > 0
