"""Passages by document, by norm and by the terms they define: built once for an opened index, so that no question walks them all."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from rag.references import Place
from rag.text import stems
from rag.types import Passage

_TERM = re.compile(r"^\W*(?:\d+[.)]\s*)?([^\W\d][^\n–—:]{2,80}?)\s+[–—-]\s", re.MULTILINE)
"""How acts define: «1) благотворитель — лицо, которое …»."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Where passages stand.

    Attributes:
        passages: all of them, by id.
        documents: passages of each document, in their order.
        stated: passages by the locator of a norm that they state.
        locators: locators by each of their parts; those that are ranges by the kind alone.
        terms: for each document, the stems of its defined terms with the passage that defines them.
    """

    passages: Mapping[str, Passage]
    documents: Mapping[str, Sequence[Passage]]
    stated: Mapping[str, Sequence[Passage]]
    locators: Mapping[tuple[str, str], Sequence[str]]
    terms: Mapping[str, Sequence[tuple[tuple[str, ...], Passage]]]

    @classmethod
    def of(cls, passages: Mapping[str, Passage]) -> Self:
        documents: dict[str, list[Passage]] = defaultdict(list)
        stated: dict[str, list[Passage]] = defaultdict(list)
        for passage in passages.values():
            documents[passage.document_id].append(passage)
            for locator in dict.fromkeys(norm.locator for statement in passage.statements for norm in statement.norms):
                stated[locator].append(passage)
        for pieces in documents.values():
            pieces.sort(key=lambda passage: passage.ordinal)
        terms = {i: [term for p in pieces if p.defines for term in _terms(p)] for i, pieces in documents.items()}
        return cls(passages, documents, stated, _by_part(stated), {i: found for i, found in terms.items() if found})

    def named(self, references: Iterable[str]) -> dict[str, int]:
        """Ids of passages that state one of these norms, with how many parts of it they match: 2 for a point, 1 for its article."""
        found: dict[str, int] = {}
        for place in map(Place.of, references):
            for locator in self._candidates(place):
                depth = place.match(Place.of(locator))
                for passage in self.stated[locator] if depth else ():
                    found[passage.id] = max(depth, found.get(passage.id, 0))
        return found

    def _candidates(self, place: Place) -> Iterable[str]:
        if not place.parts:
            return ()
        kind, number = place.parts[0]
        return (*self.locators.get((kind, number), ()), *self.locators.get((kind, ""), ()))


def _by_part(locators: Iterable[str]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for locator in locators:
        for kind, number in Place.of(locator).parts:
            found[kind, "" if "–" in number else number].append(locator)
    return found


def _terms(passage: Passage) -> Iterable[tuple[tuple[str, ...], Passage]]:
    terms = (tuple(compound_stems(match[1])) for match in _TERM.finditer(passage.text))
    return ((term, passage) for term in terms if term)


def compound_stems(text: str) -> list[str]:
    """Stems of a text with the parts of compounds by themselves: both change in «организации-партнёра»."""
    return stems(text.replace("-", " "))
