"""How headings look: in capitals, numbered and how deep, or alone after an empty line.

A field that a heading of the draft's own look opens is opened by no other.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from rag.review.fund import FormField

LABEL = "# "
"""The mark of a label that a form has over its text."""
_LETTERS = re.compile(r"[А-ЯЁ]")
_MIN_LOUD_LETTERS = 4
_NUMBERED = re.compile(
    r"[#*\s]*(?:(?:(?i:раздел|глава|часть)\s+)?(?P<number>\d{1,2}(?:\.\d{1,2})*)[.)]?\s+[А-ЯЁ]|(?i:раздел|глава|часть)\s+(?:«|[IVX]{1,4}[.):]?\s))"
)
_ALONE = re.compile(r"[А-ЯЁ][^\t:;]*[^\t:;.,!]")
_MAX_ALONE_WORDS = 8
_MIN_KEYS = 4
"""So many fields that lines of one look open make it the look of headings."""


def is_loud(line: str) -> bool:
    """Whether a line is in capitals, but for what stands in brackets."""
    said = re.sub(r"\([^)]*\)", "", line)
    return len(_LETTERS.findall(said)) >= _MIN_LOUD_LETTERS and said.isupper()


def look_of(line: str) -> str | None:
    """A label, in capitals, or how deep it is numbered: «4.» is of another look than «4.1»; `None` for any other line."""
    if line.startswith(LABEL):
        return "label"
    if is_loud(line):
        return "loud"
    return f"numbered {(match['number'] or '').count('.')}" if (match := _NUMBERED.match(line)) else None


def looks_of_lines(lines: Sequence[str]) -> Mapping[str, str]:
    """The look of each line that has one; a line without any that stands alone after an empty one looks so, not as a label or a point."""
    alone = {line for above, line in pairwise(lines) if not above and _ALONE.fullmatch(line) and len(line.split()) <= _MAX_ALONE_WORDS}
    looks = {line: look_of(line) or ("alone" if line in alone else None) for line in lines}
    return {line: look for line, look in looks.items() if look}


def looks_of_heads(looks: Mapping[str, str], opens: Callable[[str], Sequence[FormField]]) -> Mapping[str, str]:
    """The look of the heading by the key of the field that it opens, of fields that headings of one look open.

    Args:
        looks: those of the draft's lines.
        opens: the fields whose heading a line may be by its words.
    """
    keys: dict[str, set[str]] = defaultdict(set)
    for line, look in looks.items():
        keys[look] |= {field.key for field in opens(line) if field.key}
    common = sorted((look for look, opened in keys.items() if len(opened) >= _MIN_KEYS), key=lambda look: len(keys[look]))
    return {key: look for look in common for key in keys[look]}  # the look that opens most fields has the last word
