"""What belongs to a hit and was cut from it: the other pieces of a section that was too long for one passage."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rag.types import Hit, Passage


def expand(hits: Sequence[Hit], passages: Iterable[Passage]) -> list[Hit]:
    """Put the missing pieces of the first hit's section beside it, in their order, with its score.

    A list or a table cut by the token budget is so answered whole; other hits stay as they are.
    """
    if not hits:
        return []
    first = hits[0]
    section = _section(first.passage, passages)
    known = {hit.passage.id: hit for hit in hits}
    pieces = [known.get(p.id, replace(first, passage=p)) for p in section]
    others = [hit for hit in hits if hit.passage not in section]
    return [first, *(piece for piece in pieces if piece.passage.id != first.passage.id), *others]


def _section(passage: Passage, passages: Iterable[Passage]) -> list[Passage]:
    """The unbroken run of pieces under the passage's own heading, in order; just itself when it has no heading."""
    by_ordinal = {p.ordinal: p for p in passages if p.document_id == passage.document_id and p.heading == passage.heading}
    start = end = passage.ordinal
    while passage.heading and start - 1 in by_ordinal:
        start -= 1
    while passage.heading and end + 1 in by_ordinal:
        end += 1
    return [by_ordinal.get(ordinal, passage) for ordinal in range(start, end + 1)]
