"""Sentences and clauses of free prose. People who write a draft in one go begin sentences with a small letter too."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from rag.text import sentences

_STOP = re.compile(r"(?<=[\w»\")%]{4})[.!?…]+\s+(?=[а-яё«\"])")
"""The end of a sentence before a small letter; an abbreviation before it is shorter: «20 чел. по 500»."""
_CUT_DAY = re.compile(r"(?<!\d)\d\d\.\d\d\.$")
_APART = re.compile(
    r"[;,]\s+|\s+и\s+(?=[а-яё])|(?<=\d р\.)\s+(?=[а-яё]{3})|(?<=\dр\.)\s+(?=[а-яё]{3})|(?<=руб\.)\s+(?=[а-яё]{3})", re.IGNORECASE
)

_MOST = 0.5
_MIN_WIDTH, _MAX_WIDTH = 50, 130
"""Of a line that was cut, in characters."""


@lru_cache(maxsize=1_000)
def phrases(text: str) -> tuple[tuple[int, int], ...]:
    """Offsets of the sentences of a text, paragraph by paragraph."""
    return tuple(_phrases(text))


def _phrases(text: str) -> Iterator[tuple[int, int]]:
    for paragraph in re.finditer(r"[^\n]*\w[^\n]*", text):
        at = paragraph.start()
        for start, end in _with_days(paragraph[0], sentences(paragraph[0])):
            ends = [match.end() for match in _STOP.finditer(paragraph[0], start, end)]
            yield from ((at + a, at + b) for a, b in pairwise([start, *ends, end]))


def _with_days(text: str, found: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sentences, those put together again that were parted within a day: «01.09.» and «2026»."""
    begins = None
    for start, end in found:
        begins = start if begins is None else begins
        if not (_CUT_DAY.search(text[begins:end]) and text[end : end + 1].isdigit()):
            yield begins, end
            begins = None


def clauses(text: str) -> list[tuple[int, int]]:
    """Offsets of what commas, semicolons, «и» and «руб.» part; what stands in brackets or in quotes is not parted."""
    cuts = [0]
    for match in _APART.finditer(text):
        before = text[: match.start()]
        if before.count("(") <= before.count(")") and before.count("«") <= before.count("»"):
            cuts.append(match.end())
    return list(pairwise([*cuts, len(text)]))


def unwrapped(lines: Sequence[str]) -> Iterator[str]:
    """Lines as paragraphs where they were cut by a width, as in a letter: lines about as long, most of which end within a sentence."""
    block: list[str] = []
    for line in [*lines, ""]:
        if line:
            block.append(line)
            continue
        cut = block[:-1]
        within = sum(line[-1] not in ".:;!?" for line in cut)
        if cut and within > _MOST * len(cut) and max(map(len, block)) <= _MAX_WIDTH and min(map(len, cut)) >= _MIN_WIDTH:
            yield " ".join(block)
        else:
            yield from block
        block = []
