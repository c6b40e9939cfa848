"""How a page's own style shows its elements: hidden, raised, bold. Style sheets of other addresses are never fetched."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import cssselect2
import tinycss2
from lxml.html import HtmlElement
from tinycss2.color4 import Color, parse_color

_PROPERTIES = frozenset(
    {
        *("display", "visibility", "opacity", "color", "background", "background-color", "font-size", "font-weight"),
        *("vertical-align", "position", "left", "top", "text-indent"),
    }
)
_LENGTH = re.compile(r"(-?\d*\.?\d+)(px|pt|em|rem|ex|%|)$")
_POINTS = {"px": 1.0, "pt": 1.0, "": 1.0, "em": 16.0, "rem": 16.0, "ex": 8.0, "%": 0.16}
"""Units as points of an ordinary page, near enough to tell hidden letters from shown ones."""
_TINY = 2.0
"""Letters smaller than this many points cannot be read."""
_FAR = -500.0
"""What is moved at least this many points to the left or up is off the page."""
_SAME_COLOR = 0.1
"""Colours whose channels (0 to 1) all differ by at most this cannot be told apart."""
_RAISES = frozenset({"super", "top", "text-top"})

_MAX_SELECTOR = 200
"""Parts of a selector that is still written for a page and not against its readers."""
_BLACK, _WHITE = parse_color("black"), parse_color("white")

Declarations = dict[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """How an element's own text is shown.

    Attributes:
        gone: neither it nor anything inside can be seen.
        color: of the letters, `None` when it is not known.
        background: behind them, `None` when it is not known (a picture).
        shown: false for letters of no size or no visibility; what is inside may be shown again.
    """

    gone: bool = False
    color: Color | None = _BLACK
    background: Color | None = _WHITE
    shown: bool = True
    raised: bool = False
    bold: bool = False

    @property
    def readable(self) -> bool:
        """Whether a person sees the text: it has a size, and its colour is not that of what lies behind."""
        return self.shown and not (self.color is not None and (self.color.alpha < _SAME_COLOR or _alike(self.color, self.background)))


def looks(root: HtmlElement) -> dict[HtmlElement, Look]:
    """The look of every element under `root`, by the style sheets inside the page, inline styles and old attributes."""
    matcher = _matcher(style.text or "" for style in root.iter("style"))
    found: dict[HtmlElement, Look] = {}
    for wrapper in cssselect2.ElementWrapper.from_html_root(root).iter_subtree():
        element = wrapper.etree_element
        own: Declarations = {}
        for _specificity, _order, pseudo, declared in matcher.match(wrapper):
            if pseudo is None:
                own |= declared
        found[element] = _look(element, own | _inline(element), found.get(element.getparent(), Look()))
    return found


def _matcher(sheets: Iterable[str]) -> cssselect2.Matcher:
    matcher = cssselect2.Matcher()
    for sheet in sheets:
        for prelude, declared in _rules(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)):
            if len(prelude) > _MAX_SELECTOR:
                continue
            try:
                selectors = cssselect2.compile_selector_list(prelude)
            except cssselect2.SelectorError:  # written for a browser that is no more
                continue
            for selector in selectors:
                matcher.add_selector(selector, declared)
    return matcher


def _rules(nodes: Iterable[tinycss2.ast.Node]) -> Iterator[tuple[list[tinycss2.ast.Node], Declarations]]:
    """Selectors and what they declare of the properties that matter here; rules for print are left out."""
    for node in nodes:
        if node.type == "qualified-rule":
            declared = _declarations(node.content)
            if declared:
                yield node.prelude, declared
        elif node.type == "at-rule" and node.lower_at_keyword == "media" and "print" not in tinycss2.serialize(node.prelude):
            yield from _rules(tinycss2.parse_rule_list(node.content or [], skip_comments=True, skip_whitespace=True))


def _declarations(content: object) -> Declarations:
    parsed = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return {
        node.lower_name: tinycss2.serialize(node.value).strip().lower()
        for node in parsed
        if node.type == "declaration" and node.lower_name in _PROPERTIES
    }


def _inline(element: HtmlElement) -> Declarations:
    old = {"background-color": element.get("bgcolor"), "color": element.get("text") if element.tag == "body" else element.get("color")}
    return {name: value for name, value in old.items() if value} | _declarations(element.get("style") or "")


def _look(element: HtmlElement, own: Declarations, parent: Look) -> Look:
    size, visibility = own.get("font-size"), own.get("visibility")
    shown = parent.shown if size is None else _points(size, otherwise=_TINY) >= _TINY
    if visibility is not None:
        shown = shown and visibility == "visible"
    return Look(
        gone=_gone(element, own),
        color=_color(own["color"], parent.color) if "color" in own else parent.color,
        background=_background(own, parent.background),
        shown=shown,
        raised=element.tag == "sup" or _raised(own),
        bold=element.tag in {"b", "strong"} or _weighs(own.get("font-weight", "")),
    )


def _gone(element: HtmlElement, own: Declarations) -> bool:
    off_page = min(_moved(own, "left"), _moved(own, "top"), _moved(own, "text-indent")) <= _FAR
    return element.get("hidden") is not None or own.get("display") == "none" or own.get("opacity") in {"0", "0.0", "0%"} or off_page


def _raised(own: Declarations) -> bool:
    up = own.get("vertical-align", "")
    return up in _RAISES or _points(up) > 0 or (own.get("position") == "relative" and _moved(own, "top") < 0)


def _moved(own: Declarations, direction: str) -> float:
    return _points(own.get(direction, ""))


def _points(length: str, *, otherwise: float = 0.0) -> float:
    match = _LENGTH.match(length)
    return float(match[1]) * _POINTS[match[2]] if match else otherwise


def _weighs(weight: str) -> bool:
    return weight.startswith("bold") or (weight.isdigit() and int(weight) >= 600)


def _color(value: str, inherited: Color | None) -> Color | None:
    return inherited if value in {"inherit", "currentcolor"} else _srgb(value)


def _background(own: Declarations, behind: Color | None) -> Color | None:
    """The colour behind the letters: the element's own, what shows through it, `None` for a picture."""
    value = own.get("background-color") or own.get("background")
    if value is None or value in {"none", "transparent", "inherit", "initial"}:
        return behind
    if "url(" in value or "gradient(" in value:
        return None
    return next((color for color in map(_srgb, [value, *value.split()]) if color is not None), behind)


def _srgb(value: str) -> Color | None:
    color = parse_color(value)
    return color.to("srgb") if isinstance(color, Color) and color.space in {"srgb", "hsl", "hwb"} else None


def _alike(one: Color, other: Color | None) -> bool:
    return other is not None and all(abs(a - b) <= _SAME_COLOR for a, b in zip(one.coordinates, other.coordinates, strict=True))
