"""Do the digests agree with each other? Two files must not say the same of a norm with different numbers."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from ingest.document import SourceDocument
from rag.text import numbers, stem, subject_stems

_QUANTITY = re.compile(r"(\d[\d ]*(?:,\d+)?)\s*(%|(?:тыс\.?|млн|млрд)?\s*[а-яё]+)", re.IGNORECASE)
_SAME_SUBJECT = 0.5
"""Statements speak of the same when they share this part of their subject words (Jaccard)."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What one file says under a norm: its subject, and its numbers by unit."""

    document_id: str
    text: str
    subject: frozenset[str]
    quantities: dict[str, frozenset[str]]


def disagreements(documents: Iterable[SourceDocument]) -> list[str]:
    """Pairs of statements of two files under one norm that speak of the same and share no number of a common unit."""
    by_norm: dict[str, list[_Said]] = defaultdict(list)
    for document in documents:
        for section in document.sections:
            for piece in section.pieces:
                for statement in piece.statements:
                    said = _said(document.id, piece.text[statement.start : statement.end].strip())
                    if said.quantities:
                        for norm in statement.norms:
                            if "," in norm.locator:  # a source without a place says too many things to compare
                                by_norm[norm.locator].append(said)
    return [
        f"{locator}: числа расходятся — {one.document_id}: «{one.text}» и {other.document_id}: «{other.text}»"
        for locator, all_said in sorted(by_norm.items())
        for one, other in combinations(all_said, 2)
        if one.document_id != other.document_id and _disagree(one, other)
    ]


def _disagree(one: _Said, other: _Said) -> bool:
    common = one.quantities.keys() & other.quantities.keys()
    if not common or any(one.quantities[unit] & other.quantities[unit] for unit in common):
        return False
    return len(one.subject & other.subject) >= _SAME_SUBJECT * len(one.subject | other.subject)


def _said(document_id: str, text: str) -> _Said:
    quantities: dict[str, set[str]] = defaultdict(set)
    for match in _QUANTITY.finditer(text):
        unit = " ".join(stem(word) for word in match[2].lower().replace(".", "").split())
        quantities[unit] |= numbers(match[1])
    subject = frozenset(s for s in subject_stems(text) if not s[0].isdigit())
    return _Said(document_id, text, subject, {unit: frozenset(found) for unit, found in quantities.items()})
