"""How words begin, to tell whether two texts speak of one thing: «значок» and «значки», «кресло» and «кресел»."""

import re

from rag.text import subject_stems

_FLEETING = re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])[ео](?=[лнрк]$)")
_CHARS = 5
"""Words are one when their stems begin alike: «турнир», «турниров», «турнирный»."""


def roots(text: str) -> set[str]:
    """Beginnings of the content words of a text, without vowels that come and go."""
    return {_FLEETING.sub("", stem)[:_CHARS] for stem in subject_stems(text.replace("-", " "))}


def beginnings(text: str) -> frozenset[str]:
    """The same of names, whose every letter counts."""
    return frozenset(stem[:_CHARS] for stem in subject_stems(text))
