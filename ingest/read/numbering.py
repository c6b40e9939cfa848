"""Automatic numbers of lists and headings, as a person sees them: `1.`, `1.1.`, `а)`, `IV`, `- `."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

NumberFormat = Literal["decimal", "latin", "LATIN", "roman", "ROMAN", "cyrillic", "CYRILLIC", "bullet", "none"]

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщыэюя"
"""ECMA-376, ST_NumberFormat, russianLower: neither ё, й nor the signs."""
_ROMAN = {
    "m": 1000, "cm": 900, "d": 500, "cd": 400, "c": 100, "xc": 90, "l": 50, "xl": 40, "x": 10, "ix": 9, "v": 5, "iv": 4, "i": 1,
}  # fmt: skip
_MAX_LETTERED = 1_000
"""A greater number is written in digits: letters would fill the memory when a damaged file says a billion."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered.

    Attributes:
        pattern: the label with `%1` to `%9` for the numbers of the levels.
        start: the first number.
        legal: all numbers of the label are decimal.
        restarts: a number of a higher level begins this one anew.
    """

    pattern: str
    number_format: NumberFormat = "decimal"
    start: int = 1
    legal: bool = False
    restarts: bool = True


Levels = Mapping[int, Level]
"""Levels of a list from 0."""


class Counters:
    """How far one list has come."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}

    def restart(self, starts: Mapping[int, int]) -> None:
        """Let the next numbers of these levels be those given."""
        self._counts.update({level: start - 1 for level, start in starts.items()})

    def label(self, levels: Levels, level: int) -> str:
        """Count one more item and give its label with a space after it, or an empty string."""
        this = levels.get(level)
        if this is None or (this.number_format == "none" and not this.pattern):
            return ""
        self._counts[level] = self._counts.get(level, this.start - 1) + 1
        for deeper in [d for d in self._counts if d > level and levels.get(d, this).restarts]:
            del self._counts[deeper]
        if this.number_format == "bullet":
            return "- "
        label = re.sub(r"%([1-9])", lambda match: self._number(levels, int(match[1]) - 1, legal=this.legal), this.pattern).strip()
        return f"{label} " if label else ""

    def _number(self, levels: Levels, level: int, *, legal: bool) -> str:
        at = levels.get(level)
        if at is None:
            return ""
        count = self._counts.get(level, at.start)
        return str(count) if legal else numeral(count, at.number_format)


def numeral(count: int, number_format: NumberFormat) -> str:
    """Write a number: letters are doubled when the alphabet ends (`я`, `аа`), as Word does."""
    if number_format in {"bullet", "none"}:
        return ""
    if number_format == "decimal" or not 0 < count <= _MAX_LETTERED:
        return str(count)
    if number_format.lower() == "roman":
        written = _roman(count)
    else:
        alphabet = _LATIN if number_format.lower() == "latin" else _CYRILLIC
        times, at = divmod(count - 1, len(alphabet))
        written = alphabet[at] * (times + 1)
    return written.upper() if number_format.isupper() else written


def _roman(count: int) -> str:
    written = ""
    for letters, value in _ROMAN.items():
        times, count = divmod(count, value)
        written += letters * times
    return written
