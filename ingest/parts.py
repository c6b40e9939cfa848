"""Whether the numbered paragraphs of an act's articles are its части («44-ФЗ, ст. 93, ч. 1») or пункты («ГК РФ, ст. 50, п. 1»)."""

import re
from collections.abc import Iterable

_SELF_REFERENCE = re.compile(
    r"\b(?:(част)(?:ь|и|ью|ей|ям|ях|ями)|пункт(?:а|у|ом|е|ы|ов|ам|ах|ами)?)\s+\d[\d.,и\s–-]*\s+настоящей\s+статьи\b", re.IGNORECASE
)


def has_parts(texts: Iterable[str]) -> bool:
    """Whether an act says «частью 2 настоящей статьи» more often than «пунктом 2 настоящей статьи».

    Nothing else tells: both are printed «1.», and each act keeps to its own word. An act that never refers to itself so has пункты.
    """
    said = [bool(reference[1]) for reference in _SELF_REFERENCE.finditer(" ".join(texts))]
    return sum(said) > len(said) / 2
