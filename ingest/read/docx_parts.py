"""What the parts of a DOCX beside its text say: styles with all they are based on, and numbering definitions.

Element names are those of ECMA-376 part 1, chapter 17.
"""

import re
from functools import cache
from typing import Any

from docx.oxml.ns import qn

from ingest.read.numbering import Counters, Level, NumberFormat

Element = Any
"""An lxml element; lxml ships no types."""
Properties = dict[str, Element]
"""Tag -> the element that is in force."""

_VALUE = qn("w:val")
_FORMATS: dict[str, NumberFormat] = {
    "lowerLetter": "latin",
    "upperLetter": "LATIN",
    "lowerRoman": "roman",
    "upperRoman": "ROMAN",
    "russianLower": "cyrillic",
    "russianUpper": "CYRILLIC",
    "bullet": "bullet",
    "none": "none",
}
_OFF = frozenset({"0", "false", "off", "none"})
_MAX_BASES = 20


def value(element: Element | None, default: str = "") -> str:
    return default if element is None else str(element.get(_VALUE, default))


def number(element: Element | None, default: int) -> int:
    """The value as a whole number; a damaged one is `default`."""
    written = value(element)
    return int(written) if re.fullmatch(r"-?\d{1,9}", written) else default


def is_on(element: Element | None) -> bool:
    """Whether a switch is there and not turned off."""
    return element is not None and value(element, "1") not in _OFF


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant by names such as `w:pPr`, step by step."""
    for step in path:
        element = None if element is None else element.find(qn(step))
    return element


def own(properties: Element | None) -> Properties:
    return {} if properties is None else {inner.tag: inner for inner in properties if isinstance(inner.tag, str)}


class Styles:
    """Properties that styles give."""

    def __init__(self, root: Element) -> None:
        self._styles = {style.get(qn("w:styleId")): style for style in root.iter(qn("w:style"))}
        self._default_run = own(child(root, "w:docDefaults", "w:rPrDefault", "w:rPr"))
        self.default_paragraph = next(
            (i for i, s in self._styles.items() if s.get(qn("w:type")) == "paragraph" and s.get(qn("w:default")) in {"1", "true"}), ""
        )
        self.properties = cache(self._properties)

    def _properties(self, style_id: str, kind: str) -> Properties:
        """Properties `w:pPr` or `w:rPr` of a style and its bases, the nearest in force."""
        found: Properties = {}
        for style in self._chain(style_id):
            found = {**own(child(style, kind)), **found}
        return found

    def run(self, paragraph_style: str) -> Properties:
        """How a run looks that has no properties of its own."""
        return {**self._default_run, **self.properties(paragraph_style, "w:rPr")}

    def name(self, style_id: str) -> str:
        """The name in lower case; built-in styles have English ones in every language: `heading 1`, `toc 2`, `title`."""
        return value(child(self._styles.get(style_id), "w:name")).lower()

    def shades(self, style_id: str) -> bool:
        """Whether a table's style colours any of its cells."""
        style = self._styles.get(style_id)
        return style is not None and any(map(is_dark, style.iter(qn("w:shd"))))

    def _chain(self, style_id: str) -> list[Element]:
        chain: list[Element] = []
        style = self._styles.get(style_id)
        while style is not None and len(chain) < _MAX_BASES:
            chain.append(style)
            style = self._styles.get(value(child(style, "w:basedOn")))
        return chain


def is_dark(shading: Element) -> bool:
    """Whether white letters can be seen on this shading."""
    pattern = value(shading, "clear") not in {"clear", "nil"}
    return pattern or shading.get(qn("w:fill"), "auto").lower() not in {"auto", "ffffff"}


class Numbering:
    """Labels of numbered paragraphs, counted in the order of the document."""

    def __init__(self, root: Element | None) -> None:
        found = [] if root is None else root.findall(qn("w:abstractNum"))
        self._abstract = {a.get(qn("w:abstractNumId")): a for a in found}
        self._named = {value(link): a for a in found if (link := child(a, "w:styleLink")) is not None}
        self._nums = {} if root is None else {n.get(qn("w:numId")): n for n in root.findall(qn("w:num"))}
        self._counters: dict[str, Counters] = {}
        self._begun: set[str] = set()
        self._levels = cache(self._read_levels)

    def label(self, num_id: str, level: int) -> str:
        """Count one more paragraph of a list and give its label; empty when the list is not there."""
        num = self._nums.get(num_id)
        if num is None:
            return ""
        counters = self._counters.setdefault(value(child(num, "w:abstractNumId")), Counters())
        if num_id not in self._begun:
            self._begun.add(num_id)
            overrides = {_level(o): child(o, "w:startOverride") for o in num.findall(qn("w:lvlOverride"))}
            counters.restart({level: number(start, 1) for level, start in overrides.items() if start is not None})
        return counters.label(self._levels(num_id), level)

    def level_of(self, num_id: str, style_id: str) -> int:
        """The level that a list keeps for a paragraph style; the first when it keeps none."""
        for lvl in self._definitions(num_id):
            if value(child(lvl, "w:pStyle")) == style_id:
                return _level(lvl)
        return 0

    def _definitions(self, num_id: str) -> list[Element]:
        """The list's level definitions, overridden ones last."""
        num = self._nums.get(num_id)
        abstract = self._abstract.get(value(child(num, "w:abstractNumId")))
        link = child(abstract, "w:numStyleLink")
        abstract = self._named.get(value(link), abstract) if link is not None else abstract
        overrides = [] if num is None else num.findall(f"{qn('w:lvlOverride')}/{qn('w:lvl')}")
        return [*([] if abstract is None else abstract.findall(qn("w:lvl"))), *overrides]

    def _read_levels(self, num_id: str) -> dict[int, Level]:
        return {_level(lvl): _read_level(lvl) for lvl in self._definitions(num_id)}


def _level(element: Element) -> int:
    written = element.get(qn("w:ilvl"), "0")
    return int(written) if written in set("012345678") else 0


def _read_level(lvl: Element) -> Level:
    return Level(
        pattern=value(child(lvl, "w:lvlText")),
        number_format=_FORMATS.get(value(child(lvl, "w:numFmt")), "decimal"),
        start=number(child(lvl, "w:start"), 0),
        legal=is_on(child(lvl, "w:isLgl")),
        restarts=value(child(lvl, "w:lvlRestart")) != "0",
    )
