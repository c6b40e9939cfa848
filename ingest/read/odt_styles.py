"""What an ODT's styles say: looks with all they are based on, and how lists are numbered.

Names are those of OpenDocument 1.3 part 3, chapters 16 and 19.
"""

from collections.abc import Iterable
from functools import cache
from itertools import chain

from odfdo import Element

from ingest.read.numbering import Counters, Level, NumberFormat

Look = dict[str, str]
"""Attributes of the properties in force, such as `fo:color`."""

OUTLINE = "text:outline-style"
"""The list that numbers headings outside lists."""
_FORMATS: dict[str, NumberFormat] = {
    "1": "decimal",
    "a": "latin",
    "A": "LATIN",
    "i": "roman",
    "I": "ROMAN",
    "а": "cyrillic",
    "А": "CYRILLIC",
}
_LEVELS = ("text:list-level-style-number", "text:list-level-style-bullet", "text:list-level-style-image", "text:outline-level-style")
_MAX_BASES = 20


def attribute(element: Element, name: str, default: str = "") -> str:
    return element.get_attribute_string(name) or default


def whole(element: Element, name: str, default: int) -> int:
    """An attribute as a whole number; a damaged one is `default`."""
    written = attribute(element, name)
    return int(written) if written.isdecimal() and len(written) < 10 else default


class Styles:
    """Looks and lists by name; what the document's own part defines wins."""

    def __init__(self, parts: Iterable[Element]) -> None:
        every = list(chain.from_iterable(part.get_elements("//style:style | //text:list-style | //text:outline-style") for part in parts))
        self._styles = {(attribute(s, "style:family"), attribute(s, "style:name")): s for s in every if s.tag == "style:style"}
        self._lists = {attribute(s, "style:name", OUTLINE) if s.tag != OUTLINE else OUTLINE: s for s in every if s.tag != "style:style"}
        self._counters: dict[str, Counters] = {}
        self.look = cache(self._look)
        self._levels = cache(self._read_levels)

    def _look(self, family: str, name: str) -> Look:
        found: Look = {}
        for style in self._chain(family, name):
            for properties in style.children:
                found = {**properties.attributes, **found}
        return found

    def is_title(self, name: str) -> bool:
        return name == "Title" or any(attribute(s, "style:parent-style-name") == "Title" for s in self._chain("paragraph", name))

    def _chain(self, family: str, name: str) -> list[Element]:
        found: list[Element] = []
        style = self._styles.get((family, name))
        while style is not None and len(found) < _MAX_BASES:
            found.append(style)
            style = self._styles.get((family, attribute(style, "style:parent-style-name")))
        return found

    def restart(self, list_style: str) -> None:
        self._counters.pop(list_style, None)

    def label(self, list_style: str, level: int, *, start: int | None = None) -> str:
        """Count one more item of a list, or begin at `start`, and give its label; `level` is from 0."""
        counters = self._counters.setdefault(list_style, Counters())
        if start is not None:
            counters.restart({level: start})
        return counters.label(self._levels(list_style), level)

    def _read_levels(self, list_style: str) -> dict[int, Level]:
        style = self._lists.get(list_style)
        found = {} if style is None else {whole(level, "text:level", 1) - 1: level for level in style.children if level.tag in _LEVELS}
        formats = {at: _FORMATS.get(attribute(level, "style:num-format")[:1], "none") for at, level in found.items()}
        return {at: _read_level(at, level, formats) for at, level in found.items()}


def _read_level(at: int, level: Element, formats: dict[int, NumberFormat]) -> Level:
    if level.tag in _LEVELS[1:3]:
        return Level("", "bullet")
    if formats[at] == "none":
        return Level("", "none")
    shown = range(at + 1 - min(whole(level, "text:display-levels", 1), at + 1), at + 1)
    numbers = ".".join(f"%{i + 1}" for i in shown if formats.get(i, "none") != "none")
    pattern = attribute(level, "style:num-prefix") + numbers + attribute(level, "style:num-suffix")
    return Level(pattern, formats[at], whole(level, "text:start-value", 1))
