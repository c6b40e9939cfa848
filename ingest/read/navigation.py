"""What a web page puts around its text: menus, breadcrumbs, banners, cards that lead elsewhere. It is dropped, the rest stays whole.

Pruning instead of picking one container: a page without navigation loses nothing, whatever its markup.
"""

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

_TAGS = frozenset({"nav", "menu", "footer", "dialog"})
_ROLES = frozenset({"navigation", "menu", "menubar", "banner", "contentinfo", "search", "dialog", "alertdialog"})
_NAVIGATION = frozenset({
    "nav", "navi", "navv", "navbar", "navigation", "menu", "submenu", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "sidebar",
    "cookie", "cookies", "footer", "pagination", "paginator", "pager", "popup", "modal", "share", "sharing", "social", "socials",
    "subscribe", "newsletter", "advert", "advertisement", "ads", "toolbar", "related", "recommended",
})  # fmt: skip
"""Words in the classes and ids of elements that lead elsewhere, whatever their size."""
_CONTROLS = frozenset({
    "btn", "button", "arrow", "arrows", "prev", "next", "search", "login", "lang", "share", "rating", "skip", "burger", "logo",
})  # fmt: skip
"""Words that name a control when the element holds little text, and may name anything when it holds much."""
_CONTROL_CHARS = 60
_WRAPPER = 0.5
"""What holds more than this part of the page's text is the page, whatever its name says: `<body class="with-menu">`."""
_LINKS = 3
_LINKED = 0.75
"""A list or block of at least so many links, whose text is links by this part, is a menu."""
_MENU_TAGS = frozenset({"ul", "ol", "dl", "div", "section", "aside", "td"})
_BLOCKS = frozenset({"div", "p", "ul", "ol", "section", "article", "table", "h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True)
class _Extent:
    """Letters inside an element, those of them inside links, and how many links."""

    text: int = 0
    linked: int = 0
    links: int = 0


def drop_navigation(body: HtmlElement) -> None:
    """Remove from the tree what leads elsewhere, outermost first."""
    extents = _extents(body)
    whole = extents[body].text
    for element in list(body.iter()):
        extent = extents[element]
        if element is not body and extent.text <= _WRAPPER * whole and _is_navigation(element, extent):
            element.drop_tree()


def _extents(body: HtmlElement) -> dict[HtmlElement, _Extent]:
    elements = list(body.iter())
    extents = {element: _Extent() for element in elements}
    for element in reversed(elements):  # children before their parents
        extent = extents[element]
        extent.text += len((element.text or "").strip())
        if element.tag == "a" and element.get("href"):
            extent.linked, extent.links = extent.text, 1
        parent = extents.get(element.getparent())
        if parent is not None:
            parent.text += extent.text + len((element.tail or "").strip())
            parent.linked += extent.linked
            parent.links += extent.links
    return extents


def _is_navigation(element: HtmlElement, extent: _Extent) -> bool:
    tag, words = element.tag, _words(element)
    return bool(
        tag in _TAGS
        or element.get("role") in _ROLES
        or (tag == "header" and not any(parent.tag == "article" for parent in element.iterancestors()))
        or not _NAVIGATION.isdisjoint(words)
        or (extent.text <= _CONTROL_CHARS and not _CONTROLS.isdisjoint(words))
        or (tag in _MENU_TAGS and extent.links >= _LINKS and extent.linked >= _LINKED * extent.text)
        or (tag == "a" and element.get("href") and any(inside.tag in _BLOCKS for inside in element.iterdescendants()))
    )


def _words(element: HtmlElement) -> set[str]:
    """Words of the element's class and id: `navBar-section` -> nav, bar, section."""
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return set(re.findall(r"[a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", names).lower()))
