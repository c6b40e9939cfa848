"""A block of one field pasted into another, however its lines are cut, though a word or a sentence of it was changed."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rag.review.types import Field, Span
from rag.text import WORD, normalise

_SHINGLE = 8
"""So many words in the same order are hardly written twice."""
_MAX_GAP = 10
"""So many words may differ between two runs of one block."""
_MIN_CHARS = 110
_MIN_PART = 0.7
"""Of the block, what is the same in both."""


@dataclass(slots=True)
class _Run:
    """The same words at `here` of one text and `there` of another; `same` of them are the same."""

    here: int
    there: int
    here_end: int
    there_end: int
    same: int


def copied_blocks(one: Field, other: Field) -> Iterator[tuple[Span, Span]]:
    """Blocks that stand in both fields, in the order of the first."""
    here, there = _words(one.text), _words(other.text)
    for run in _joined(_runs([word for word, _, _ in here], [word for word, _, _ in there])):
        first = one.span(here[run.here][1], here[run.here_end - 1][2])
        second = other.span(there[run.there][1], there[run.there_end - 1][2])
        longest = max(run.here_end - run.here, run.there_end - run.there)
        if min(len(first.quote), len(second.quote)) >= _MIN_CHARS and run.same >= _MIN_PART * longest:
            yield first, second


def _words(text: str) -> list[tuple[str, int, int]]:
    return [(normalise(match[0]), match.start(), match.end()) for match in WORD.finditer(text)]


def _runs(here: list[str], there: list[str]) -> Iterator[_Run]:
    """Longest runs of the same words, each word of `here` in one run at most."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(there) - _SHINGLE + 1):
        places[tuple(there[at : at + _SHINGLE])].append(at)
    at = 0
    while at + _SHINGLE <= len(here):
        found = [_length(here, there, at, start) for start in places.get(tuple(here[at : at + _SHINGLE]), ())]
        if not found:
            at += 1
            continue
        length, start = max(found)
        yield _Run(at, start, at + length, start + length, length)
        at += length


def _length(here: list[str], there: list[str], at: int, start: int) -> tuple[int, int]:
    length = _SHINGLE
    while at + length < len(here) and start + length < len(there) and here[at + length] == there[start + length]:
        length += 1
    return length, start


def _joined(runs: Iterator[_Run]) -> Iterator[_Run]:
    """Runs that follow one another closely in both texts are one block."""
    block: _Run | None = None
    for run in runs:
        if block and run.here - block.here_end <= _MAX_GAP and 0 <= run.there - block.there_end <= _MAX_GAP:
            block = _Run(block.here, block.there, run.here_end, run.there_end, block.same + run.same)
            continue
        if block:
            yield block
        block = run
    if block:
        yield block
