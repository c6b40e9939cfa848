"""A review in the margin of the draft itself: a comment a finding or contradiction, the summary behind the last page.

The draft's own text is left as it is, under one line that leads to the summary. What cannot be tied to a place in it stands in the summary.
"""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import docx
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from app.reports.anchors import Anchor, Printed, anchor, printed
from app.reports.marks import AUTHOR, BOOKMARK, LEAD
from app.reports.word import Told, heading, opened, write_details, write_review, write_told
from app.reviewing import Reviewed
from app.word_file import plain, saved
from rag.review.findings import Contradiction, Finding
from rag.review.report import quoted
from rag.review.wording import plural

_INITIALS = "НКО"
_BOOKMARK_ID = "88000001"
"""None of the draft's own."""
_LINK = RGBColor(0x1D, 0x4E, 0xD8)
_OUTSIDE = ("w:del", "w:moveFrom", "w:txbxContent")
"""Deleted text is no text; Word allows no comments in text boxes."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A document taken apart: runs of text by paragraph, and all their words."""

    runs: tuple[tuple[Run, ...], ...]
    words: Printed


def commented_draft(reviewed: Reviewed) -> bytes:
    """The draft, which must be DOCX, with comments."""
    assert reviewed.docx is not None
    document = docx.Document(io.BytesIO(reviewed.docx))
    draft = _take_apart(document)
    review = reviewed.review
    every: list[Told] = [*review.findings, *review.contradictions]
    left_out = [told for told in every if not _comment(document, draft, told, reviewed)]
    _greet(document, draft, reviewed)
    document.element.body.get_or_add_sectPr()
    turn = document.add_paragraph()
    turn.add_run().add_break(WD_BREAK.PAGE)
    _bookmark(turn)
    _lead(document)
    write_review(document, reviewed)
    if left_out:
        heading(document, "Без места в тексте", 2)
        write_told(document, reviewed, left_out)
    write_details(document, reviewed)
    return saved(document)


def _take_apart(document: Document) -> _Draft:
    """Paragraphs with words, those of tables and content controls too, in reading order."""
    runs = []
    for element in document.element.body.iter(qn("w:p")):
        paragraph = Paragraph(element, document._body)  # its parent, as python-docx itself makes it
        inside = tuple(
            Run(run, paragraph) for run in element.iter(qn("w:r")) if not any(True for _ in run.iterancestors(*map(qn, _OUTSIDE)))
        )
        if inside:
            runs.append(inside)
    return _Draft(tuple(runs), printed(["".join(run.text for run in inside) for inside in runs]))


def _comment(document: Document, draft: _Draft, told: Told, reviewed: Reviewed) -> bool:
    """Comment the first of the places that can be told; whether there was one."""
    spans = told.draft if isinstance(told, Finding) else [value.span for value in told.values]
    fields = {field.id: field for field in reviewed.review.fields}
    places = (anchor(draft.words, span, fields[span.field]) for span in spans if span.field in fields)
    place = next((place for place in places if place), None)
    if place is not None:
        titles = {field.id: field.title for field in reviewed.review.fields}
        _add(document, _touched(draft, place), "\n".join(_lines(told, titles)))
    return place is not None


def _lines(told: Told, titles: Mapping[str, str]) -> Iterator[str]:
    if isinstance(told, Contradiction):
        yield f"Противоречие. {told.what}"
        yield from (f"{value.value}: {quoted(value.span, titles)}" for value in told.values)
        return
    yield f"{told.severity.capitalize()}. {told.message}"
    yield f"Что сделать: {told.advice}"
    yield from (f"Смотрите также: {quoted(span, titles)}" for span in told.draft[1:])
    yield f"Правило: {opened(told.rule)}"


def _touched(draft: _Draft, place: Anchor) -> list[Run]:
    """The runs of a paragraph that have a part of the quote; a run is not cut, it may be longer."""
    touched, at = [], 0
    for run in draft.runs[place.paragraph]:
        end = at + len(run.text)
        if at < place.end and place.start < end:
            touched.append(run)
        at = end
    return touched


def _greet(document: Document, draft: _Draft, reviewed: Reviewed) -> None:
    """Say on the first page what the comments are and where the rest stands."""
    if draft.runs:
        _add(document, list(draft.runs[0]), f"{reviewed.review.summary}\nПодробный разбор — после последней страницы.")


def _bookmark(paragraph: Paragraph) -> None:
    """Mark the end of a paragraph as the place of the summary; python-docx has no bookmarks."""
    for kind in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(kind)
        mark.set(qn("w:id"), _BOOKMARK_ID)
        if kind == "w:bookmarkStart":
            mark.set(qn("w:name"), BOOKMARK)
        paragraph._p.append(mark)


def _lead(document: Document) -> None:
    """A line above the draft that leads to the summary: whoever opens the file sees it before any comment."""
    paragraph = Paragraph(OxmlElement("w:p"), document._body)
    document.element.body.insert(0, paragraph._p)
    notes = plural(len(list(document.comments)), "примечание", "примечания", "примечаний")
    paragraph.add_run(f"{LEAD} {notes} на полях, ").bold = True
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), BOOKMARK)
    led = paragraph.add_run("сводка и подробный разбор — в конце файла")
    led.bold = led.underline = True
    led.font.color.rgb = _LINK
    link.append(led._r)
    paragraph._p.append(link)
    paragraph.add_run(". Перед отправкой в фонд удалите эту строку и страницы разбора.").bold = True


def _add(document: Document, runs: list[Run], text: str) -> None:
    document.add_comment(runs, plain(text), AUTHOR, _INITIALS)
