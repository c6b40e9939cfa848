"""What a commented draft has of ours, and a draft that comes back without it."""

import io

import docx
from docx.oxml.ns import qn

from app.word_file import saved

AUTHOR = "Консультант НКО"
"""Of the comments."""
BOOKMARK = "nko_review"
"""Where the pages behind the draft begin."""
LEAD = f"{AUTHOR}:"
"""How the line above the draft begins."""


def is_commented(text: str) -> bool:
    """Whether the text of a draft begins with our line."""
    return text.lstrip().startswith(LEAD)


def uncommented(file: bytes) -> bytes:
    """A commented draft that has come back, without the line, the pages and the comments that were put into it."""
    document = docx.Document(io.BytesIO(file))
    body = document.element.body
    ours = {comment.comment_id for comment in document.comments if comment.author == AUTHOR}
    for kind in ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"):
        for mark in [mark for mark in body.iter(qn(kind)) if int(mark.get(qn("w:id"))) in ours]:
            mark.getparent().remove(mark)
    lead = next((link for link in body.iter(qn("w:hyperlink")) if link.get(qn("w:anchor")) == BOOKMARK), None)
    pages = next((mark for mark in body.iter(qn("w:bookmarkStart")) if mark.get(qn("w:name")) == BOOKMARK), None)
    if lead is not None:
        body.remove(lead.getparent())
    if pages is not None:
        for element in [pages.getparent(), *pages.getparent().itersiblings()]:
            if element.tag != qn("w:sectPr"):
                body.remove(element)
    return saved(document)
