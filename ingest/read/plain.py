"""Plain text and markdown without norms: people's own documents, cited by heading or paragraph."""

import re

from ingest.document import Piece, Section, SourceDocument, piece
from rag.errors import UnreadableDocumentError
from rag.text import clean
from rag.types import Norm

_BAD_SHARE = 0.01
"""A text with at most this share of bad bytes is damaged UTF-8, with more it is Windows-1251."""
_HEADING = re.compile(r"^#{1,6}[^\S\n]+(\S.*)$", re.MULTILINE)


def decode(content: bytes, name: str) -> str:
    """Text of a file in UTF-8 or Windows-1251.

    Raises:
        UnreadableDocumentError: the bytes are not text.
    """
    if b"\0" in content[:4096]:
        raise UnreadableDocumentError(f"Файл «{name}» не похож на текст: проверьте формат и сохраните его заново.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("utf-8-sig", errors="replace")
        if text.count("\ufffd") > _BAD_SHARE * len(text):
            text = content.decode("cp1251", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_plain(text: str, *, name: str, document_id: str, collection: str) -> SourceDocument:
    """Read a text: markdown headings open sections, blank lines separate paragraphs.

    Raises:
        UnreadableDocumentError: there are no words in it.
    """
    parts = _HEADING.split(clean(text))
    first_heading = parts[1].strip() if len(parts) > 1 and not parts[0].strip() else None
    title = first_heading or name.rsplit(".", 1)[0]
    bodies = [("", parts[0]), *zip(parts[1::2], parts[2::2], strict=True)]
    sections = tuple(_section(heading.strip(), body, title) for heading, body in bodies if re.search(r"\w", body))
    if not sections:
        raise UnreadableDocumentError(f"В файле «{name}» нет текста: проверьте, тот ли это файл.")
    return SourceDocument(document_id, title, collection, sections)


def _section(heading: str, body: str, title: str) -> Section:
    pieces: list[Piece] = []
    for number, paragraph in enumerate(filter(str.strip, re.split(r"\n\s*\n", body)), 1):
        place = f"«{heading}»" if heading and heading != title else f"абзац {number}"
        norm = Norm(f"{title}, {place}", title)
        pieces.append(piece(clean(paragraph), (norm,)))
    return Section(heading, tuple(pieces))
