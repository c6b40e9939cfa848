"""Where in a printed document the quotes of a review stand.

Fields of a draft are its paragraphs joined and cleaned, so a quote is looked for by its words, with the words before it to tell one
occurrence from another.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from rag.review.types import Field, Span
from rag.text import WORD, normalise, words

_CONTEXT_WORDS = (12, 6, 3, 1, 0)
_CONTEXT_CHARS = 400
_BEGINNING_WORDS = 8
"""A quote that goes on beyond a paragraph, or has computed numbers in it, is anchored by its beginning."""
_TELLING_WORDS = 3
"""Fewer words than that must be the only ones of their kind."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Characters `[start, end)` of a paragraph."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Printed:
    """The words of a document: `text` is all of them with a space around each, `begins` where each begins in it."""

    text: str
    begins: tuple[int, ...]
    places: tuple[Anchor, ...]


def printed(paragraphs: Sequence[str]) -> Printed:
    """Take a document apart, its paragraphs and cells in reading order."""
    pieces: list[str] = []
    begins: list[int] = []
    places: list[Anchor] = []
    at = 0
    for number, paragraph in enumerate(paragraphs):
        for match in WORD.finditer(paragraph):
            word = normalise(match[0])
            pieces.append(word)
            begins.append(at)
            places.append(Anchor(number, *match.span()))
            at += len(word) + 1
    return Printed(f" {' '.join(pieces)} ", tuple(begins), tuple(places))


def anchor(document: Printed, span: Span, field: Field) -> Anchor | None:
    """Where a quote of a field stands, as far as its first paragraph goes; `None` when that cannot be told."""
    wanted = words(span.quote)
    before = words(f"{field.title} {field.text[max(0, span.start - _CONTEXT_CHARS) : span.start]}")
    for said, context in _ways(wanted, before):
        phrase = f" {' '.join([*context, *said])} "
        at = document.text.find(phrase)
        telling = len(context) + len(said) >= _TELLING_WORDS or document.text.find(phrase, at + 1) < 0
        if at >= 0 and telling:
            first = bisect_left(document.begins, at) + len(context)
            return _within_paragraph(document.places[first : first + len(said)])
    return None


def _ways(wanted: Sequence[str], before: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """What to look for, and after what: the most telling first."""
    bare = wanted[1:] if wanted and wanted[0].isdigit() else wanted
    for said, count in product(dict.fromkeys(map(tuple, (wanted, bare, bare[:_BEGINNING_WORDS]))), _CONTEXT_WORDS):
        if said:
            yield said, before[-count:] if count else ()


def _within_paragraph(places: Sequence[Anchor]) -> Anchor:
    first = places[0]
    last = [place for place in places if place.paragraph == first.paragraph][-1]
    return Anchor(first.paragraph, first.start, last.end)
