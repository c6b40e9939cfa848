"""A rule -> its sentence with markers, its quotes found in the digests through the catalogue."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from rag.citing import CitationBook
from rag.registration.rules import Rule
from rag.text import subject_stems
from rag.types import Citation, Confidence, Passage, Sentence, Statement

Stretch = tuple[Passage, int, int]
Find = Callable[[str, str], Stretch | None]
"""`(text, locator)` -> the stretch of a passage that states the norm and shares most words with the text; `None` where none does."""

_ORDER: tuple[Confidence, ...] = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence of a plan: markdown with markers `[1]`, and how sure it is."""

    text: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Citing:
    """Numbers the quotes of one plan in the order in which it uses them."""

    find: Find
    book: CitationBook = field(default_factory=CitationBook)

    def point(self, rule: Rule) -> Point:
        """The rule as a sentence with its markers; as sure as the weaker of the rule and its quotes."""
        evidence = tuple(self._evidence(rule))
        levels = [norm.confidence for passage, start, _ in evidence for norm in passage.norms_at(start)]
        text = self.book.write(Sentence(rule.text, evidence)) if evidence else rule.text
        return Point(text, min([rule.confidence, *levels], key=_ORDER.index))

    def _evidence(self, rule: Rule) -> Iterator[Stretch]:
        """The quotes, each as one of the rule's norms alone: what else the sentence states is not cited here."""
        for locator in rule.norms:
            if found := self.find(rule.said, locator):
                passage, start, end = found
                norm = next(norm for norm in passage.norms_at(start) if norm.locator == locator)
                yield replace(passage, statements=(Statement(start, end, (norm,)),)), start, end

    def citations(self) -> tuple[Citation, ...]:
        return self.book.citations()


def finder(stated: Mapping[str, Sequence[Passage]]) -> Find:
    """A `Find` over passages by the locator of a norm that they state; of equal stretches it takes the shortest."""
    stems = cache(subject_stems)

    @cache
    def find(text: str, locator: str) -> Stretch | None:
        wanted = stems(text)
        found = [
            (passage, statement.start, statement.end)
            for passage in stated.get(locator, ())
            for statement in passage.statements
            if any(norm.locator == locator for norm in statement.norms)
        ]
        return max(found, key=lambda s: (len(wanted & stems(s[0].text[s[1] : s[2]])), s[1] - s[2]), default=None)

    return find
