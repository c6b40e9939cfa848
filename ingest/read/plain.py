"""Plain text and markdown without norms: people's own documents."""

import codecs
import re

from ingest.content import Content, Line
from rag.errors import UnreadableDocumentError
from rag.morphology import is_word
from rag.settings import Settings
from rag.text import clean

_BAD_SHARE = 0.01
"""A text with at most this share of bad bytes is damaged UTF-8, with more it is in an older encoding."""
_OLDER = ("cp1251", "cp866", "koi8-r")
"""Encodings of Windows, DOS and old Unix. One does not show which it is in: that in which most words are words."""
_TASTED_BYTES = 20_000
_HEADING = re.compile(r"(#{1,6})[^\S\n]+(\S.*)")
_OPENS_BLOCK = re.compile(r"(?:#{1,6}\s+\S|[-*•–—]\s|\d{1,3}(?:\.\d{1,3})*[.)]\s|[а-я]\)\s|Статья\s+\d)")


def decode(content: bytes, name: str) -> str:
    """Text of a file in UTF-8, in an older Russian encoding, or in UTF-16 that says so, as Notepad's «Юникод» does.

    Raises:
        UnreadableDocumentError: the bytes are not text.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = content.decode("utf-16", errors="replace").encode()
    if b"\0" in content[:4096]:
        raise UnreadableDocumentError(f"Файл «{name}» не похож на текст: проверьте формат и сохраните его заново.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("utf-8-sig", errors="replace")
        if text.count("\ufffd") > _BAD_SHARE * len(text):
            taste = content[:_TASTED_BYTES]
            text = content.decode(max(_OLDER, key=lambda encoding: _words_in(taste.decode(encoding, errors="replace"))), errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _words_in(text: str) -> int:
    return sum(map(is_word, re.findall("[а-яё]{4,}", text.lower())))


def read_plain(content: bytes, *, name: str, settings: Settings) -> Content:  # noqa: ARG001  # readers share one signature
    """Read a text: headings of markdown, and paragraphs separated by blank lines, list marks or numbers."""
    lines: list[Line] = []
    for block in re.split(r"\n[^\S\n]*\n", clean(decode(content, name))):
        paragraph: list[str] = []
        for printed in filter(str.strip, block.splitlines()):
            if paragraph and (_OPENS_BLOCK.match(printed.strip()) or _HEADING.fullmatch(paragraph[-1])):
                lines.append(_line(paragraph))
                paragraph = []
            paragraph.append(printed.strip())
        if paragraph:
            lines.append(_line(paragraph))
    worded = tuple(line for line in lines if re.search(r"\w", line.text))
    title = worded[0].text if worded and worded[0].level else ""
    return Content(worded, title=title)


def _line(paragraph: list[str]) -> Line:
    heading = _HEADING.fullmatch(paragraph[0]) if len(paragraph) == 1 else None
    return Line(heading[2], level=len(heading[1]), whole=True) if heading else Line("\n".join(paragraph), whole=True)
