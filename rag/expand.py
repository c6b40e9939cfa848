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
    section = [p for p in passages if p.document_id == first.passage.document_id and p.heading == first.passage.heading]
    known = {hit.passage.id: hit for hit in hits}
    pieces = [known.get(p.id, replace(first, passage=p)) for p in sorted(section, key=lambda p: p.ordinal)]
    others = [hit for hit in hits if hit.passage.id not in {p.id for p in section}]
    return [first, *(piece for piece in pieces if piece.passage.id != first.passage.id), *others]
