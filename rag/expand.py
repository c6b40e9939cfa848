"""What belongs to a hit and was not found with it: the rest of a cut section, norms it refers to, definitions of its terms."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rag.catalogue import Catalogue, compound_stems
from rag.references import Place, references
from rag.types import Hit, Origin, Passage

_MOST_REFERRED = 2
_MOST_DEFINED = 1


def expand(hits: Sequence[Hit], catalogue: Catalogue) -> list[Hit]:
    """Put the missing pieces of the first hit's section beside it, and after all hits the few passages that it leans on.

    A list or a table cut by the token budget is so answered whole. What is pulled in says so in `origin`; what was found
    keeps its place and score.
    """
    if not hits:
        return []
    first = hits[0]
    section = _section(first.passage, catalogue)
    known = {hit.passage.id: hit for hit in hits}
    pieces = [known.get(p.id) or replace(first, passage=p, origin="section") for p in section if p.id != first.passage.id]
    others = [hit for hit in hits if hit.passage not in section]
    seen = known.keys() | {p.id for p in section}
    text = "\n".join(p.text for p in section)
    return [
        first,
        *pieces,
        *others,
        *_pulled("reference", (p for p in _referred(first.passage, text, catalogue) if p.id not in seen), _MOST_REFERRED),
        *_pulled("definition", (p for p in _defined(first.passage, text, catalogue) if p.id not in seen), _MOST_DEFINED),
    ]


def _section(passage: Passage, catalogue: Catalogue) -> list[Passage]:
    """The unbroken run of pieces under the passage's own heading, in order; just itself when it has no heading."""
    by_ordinal = {p.ordinal: p for p in catalogue.documents[passage.document_id] if p.heading == passage.heading}
    start = end = passage.ordinal
    while passage.heading and start - 1 in by_ordinal:
        start -= 1
    while passage.heading and end + 1 in by_ordinal:
        end += 1
    return [by_ordinal[ordinal] if ordinal != passage.ordinal else passage for ordinal in range(start, end + 1)]


def _referred(passage: Passage, text: str, catalogue: Catalogue) -> Iterable[Passage]:
    """Passages of the norms that a text names; a place of no act («пункт 6 настоящего положения») is of the passage's own act."""
    for reference in references(text, act=Place.of(passage.locator).act):
        wanted = len(Place.of(reference).parts)
        stating = [catalogue.passages[i] for i, depth in catalogue.named([reference]).items() if depth == wanted]
        yield from sorted(stating, key=lambda p: p.document_id != passage.document_id)[:1]


def _defined(passage: Passage, text: str, catalogue: Catalogue) -> Iterable[Passage]:
    """Passages of the same document that define a term of the text."""
    said = f" {' '.join(compound_stems(text))} "
    return (defining for term, defining in catalogue.terms.get(passage.document_id, ()) if f" {' '.join(term)} " in said)


def _pulled(origin: Origin, passages: Iterable[Passage], most: int) -> list[Hit]:
    distinct = list({passage.id: passage for passage in passages}.values())
    return [Hit(passage, 0.0, origin=origin) for passage in distinct[:most]]
