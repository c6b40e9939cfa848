"""Sentences and clauses of free prose. People who write a draft in one go begin sentences with a small letter too."""

import re
from collections.abc import Iterator
from itertools import pairwise

from rag.text import sentences

_STOP = re.compile(r"(?<=[\w»\")%]{4})[.!?…]+\s+(?=[а-яё«\"])")
"""The end of a sentence before a small letter; an abbreviation before it is shorter: «20 чел. по 500»."""
_APART = re.compile(
    r"[;,]\s+|\s+и\s+(?=[а-яё])|(?<=\d р\.)\s+(?=[а-яё]{3})|(?<=\dр\.)\s+(?=[а-яё]{3})|(?<=руб\.)\s+(?=[а-яё]{3})", re.IGNORECASE
)


def phrases(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of a text, paragraph by paragraph."""
    for paragraph in re.finditer(r"[^\n]*\w[^\n]*", text):
        at = paragraph.start()
        for start, end in sentences(paragraph[0]):
            ends = [match.end() for match in _STOP.finditer(paragraph[0], start, end)]
            yield from ((at + a, at + b) for a, b in pairwise([start, *ends, end]))


def clauses(text: str) -> list[tuple[int, int]]:
    """Offsets of what commas, semicolons, «и» and «руб.» part; what stands in brackets or in quotes is not parted."""
    cuts = [0]
    for match in _APART.finditer(text):
        before = text[: match.start()]
        if before.count("(") <= before.count(")") and before.count("«") <= before.count("»"):
            cuts.append(match.end())
    return list(pairwise([*cuts, len(text)]))
