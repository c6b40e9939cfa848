"""HTML: the text of the page without its navigation, with its headings, lists and tables.

lxml reads the page; what a person does not see on it is not read either.
"""

import codecs
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

import lxml.etree
import lxml.html
import webencodings
from lxml.html import HtmlElement

from ingest.content import Content, Item, Line, TableRow
from ingest.read.navigation import drop_navigation
from ingest.read.plain import decode
from ingest.read.style import Look, looks
from rag.errors import UnreadableDocumentError
from rag.settings import Settings
from rag.text import clean

_TAG = re.compile(r"<(?:!doctype|\?xml|/?[a-z][a-z0-9]*)\b", re.IGNORECASE)
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UNREAD = (
    "script", "style", "noscript", "template", "button", "select", "textarea", "input", "iframe", "object", "svg", "xml", "audio",
    "video", "canvas", "datalist",
)  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "ol", "p",
    "pre", "section", "summary", "td", "th", "tr", "ul",
})  # fmt: skip
_HEADING_CLASS = re.compile(r"(?:^|[-_])h(?:eading)?-?([1-6])$", re.IGNORECASE)
_HEADING_CHARS = 300
_BOLD_HEADING = re.compile(r"[^\W_](?:[^\n]{0,198}[^\n.;:,!?])?|§[^\n]{1,198}")
"""A paragraph in bold that ends like a title is the lowest heading."""
_LOWEST = 6
_RAISED = re.compile(r"\d{1,3}(?:[-–]\d{1,2})?")
_TAKES_NUMBER = re.compile(r"(?:\d|(?:^|[\"«„])[а-я])\s*$")
"""A raised number here is part of a number: after a digit («статья 65¹») or the letter of a subpoint («д¹)», «в пункте "д¹"»)."""
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED_SIGNS = re.compile(r"(?<=\d)[⁰¹²³⁴-⁹]+")
_LIST_MARK = re.compile(r"(?:[-–—•*·]|\d{1,3}(?:\.\d{1,3})*[.)]|[а-яa-z]\))\s", re.IGNORECASE)
_BEGINS = re.compile(r"[^a-zа-яё]")
"""After a line break a small letter goes on with the sentence, anything else begins a paragraph."""
_MAX_COLUMNS = 100

Looks = Mapping[HtmlElement, Look]


def read_html(content: bytes, *, name: str, settings: Settings) -> Content:  # noqa: ARG001  # readers share one signature
    """Read the main text of a page.

    Raises:
        UnreadableDocumentError: there is no markup in it.
    """
    text = _decode(content, name)
    if not _TAG.search(text):
        raise UnreadableDocumentError(f"Файл «{name}» назван HTML, но внутри не HTML: откройте страницу в браузере и сохраните её заново.")
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(text.encode(errors="replace"), parser=parser)
    except lxml.etree.ParserError:  # nothing but a declaration or a comment, perhaps cut short
        return Content(())
    body = root.find("body")
    if body is None:
        return Content(())
    look = looks(root)
    for unread in list(body.iter(*_UNREAD)):
        unread.drop_tree()
    drop_navigation(body)
    hidden = _drop_hidden(body, look)
    page = _Page(look)
    page.inside(body)
    page.end_line()
    return Content(
        tuple(item for item in page.items if isinstance(item, TableRow) or re.search(r"\w", item.text)),
        title=_title(page.items, clean(root.findtext(".//title") or "")),
        tables=page.tables,
        warnings=(f"На странице есть скрытый текст (знаков: {hidden}): человеку он не виден и поэтому не прочитан.",) if hidden else (),
    )


def _decode(content: bytes, name: str) -> str:
    """Text of a page: by its byte order mark, else UTF-8 when it is that, else what it declares, else Windows-1251."""
    if content.startswith(_UTF_16):
        return content.decode("utf-16", errors="replace")
    declared = _DECLARED.search(content[:4096])
    encoding = webencodings.lookup(declared[1].decode("ascii")) if declared else None
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        if encoding is not None and encoding.name not in {"utf-8", "utf-16le", "utf-16be"}:
            return content.decode(encoding.codec_info.name, errors="replace")
    return decode(content, name)


def _drop_hidden(body: HtmlElement, look: Looks) -> int:
    """Remove what a person does not see; how many letters that was."""
    hidden = 0
    for element in list(body.iterdescendants()):
        if look[element].gone:
            hidden += len(clean(element.text_content()))
            element.drop_tree()
    for element in body.iter():
        if element.text and not look[element].readable:
            hidden += len(clean(element.text))
            element.text = None
        if element.tail and element is not body and not look[element.getparent()].readable:
            hidden += len(clean(element.tail))
            element.tail = None
    return hidden


def _title(items: Sequence[Item], said: str) -> str:
    """The main heading, else the title that the page says, unless it is a word of a program («Complex»), else the first heading."""
    headings = [item for item in items if isinstance(item, Line) and item.level]
    main = next((line.text for line in headings if line.level == 1), "")
    return main or (said if re.search("[а-яё]", said, re.IGNORECASE) or not headings else headings[0].text)


class _Page:
    """Follows a page from element to element and gathers its lines and rows."""

    def __init__(self, look: Looks) -> None:
        self._look = look
        self._text: list[str] = []
        self._mark = ""
        self._level = 0
        self.items: list[Item] = []
        self.tables = 0

    def inside(self, element: HtmlElement) -> None:
        """Take an element's text and what it holds, in order."""
        self._words(element.text, keep_lines=element.tag == "pre")
        number = int(start) if (start := element.get("start", "1")).isdecimal() else 1
        for child in element:
            if child.tag == "li":
                self.end_line()
                self._mark = f"{number}. " if element.tag == "ol" else "- "
                number += 1
            self._take(child)
            self._words(child.tail, keep_lines=element.tag == "pre")

    def end_line(self) -> None:
        """Close the line or paragraph that is being gathered."""
        raw, self._text = "".join(self._text), []
        for paragraph in [raw.replace("\n", " ")] if self._level else _paragraphs(raw):
            text = _RAISED_SIGNS.sub(lambda signs: "." + signs[0].translate(_SUPERSCRIPTS), clean(paragraph))
            if text:
                mark = "" if _LIST_MARK.match(text) else self._mark
                self.items.append(Line(mark + text, level=0 if mark else self._level, whole=True))
                self._mark = ""

    def _take(self, element: HtmlElement) -> None:
        level = self._heading_level(element)
        if element.tag == "br":
            self._text.append("\n")
        elif element.tag == "table":
            self.end_line()
            self._table(element)
        elif element.tag in _BLOCKS or level:
            self.end_line()
            outer, self._level = self._level, level or self._level
            self.inside(element)
            self.end_line()
            self._level = outer
        elif self._look[element].raised and self._takes_number() and (raised := _RAISED.fullmatch(element.text_content().strip())):
            self._text[-1] = f"{self._text[-1].rstrip()}.{raised[0]}"
        else:
            self.inside(element)

    def _words(self, text: str | None, *, keep_lines: bool) -> None:
        if text:
            self._text.append(text if keep_lines else re.sub(r"\s+", " ", text))

    def _takes_number(self) -> bool:
        return bool(self._text) and bool(_TAKES_NUMBER.search(self._text[-1]))

    def _heading_level(self, element: HtmlElement) -> int:
        """1 to 6 for a heading by its tag, role or class, 6 for a short paragraph all in bold, else 0."""
        if re.fullmatch(r"h[1-6]", element.tag):
            return int(element.tag[1])
        if element.get("role") == "heading":
            return min(int(said), _LOWEST) if (said := element.get("aria-level", "2")).isdecimal() else 2
        named = next(filter(None, map(_HEADING_CLASS.search, element.get("class", "").split())), None)
        if named is None and element.tag not in {"p", "div", "center"}:
            return 0
        text = element.text_content().strip()
        if len(text) > _HEADING_CHARS:
            return 0
        text = clean(text)
        if named is not None:
            return int(named[1])
        return _LOWEST if not self._mark and _BOLD_HEADING.fullmatch(text) and self._is_bold(element) else 0

    def _is_bold(self, element: HtmlElement) -> bool:
        """Whether all of an element's text is in bold."""
        if self._look[element].bold:
            return True
        own = (element.text or "") + "".join(child.tail or "" for child in element)
        return not own.strip() and len(element) > 0 and all(self._is_bold(c) for c in element if c.text_content().strip())

    def _table(self, table: HtmlElement) -> None:
        """Give the rows of a table, or the text of a table that only lays out the page."""
        rows = table.xpath("./tr | ./thead/tr | ./tbody/tr | ./tfoot/tr")
        if (caption := table.find("caption")) is not None:
            self._take(caption)
        if _only_lays_out(table, rows):
            for cell in (cell for row in rows for cell in row):
                self._take(cell)
            return
        self.tables += 1
        heads = len(list(takewhile(self._is_head, rows)))
        grid = list(self._grid(rows, heads=1 if heads == len(rows) else heads))
        heads = min(heads, len(grid) - 1)
        head = tuple(": ".join(dict.fromkeys(filter(None, column))) for column in zip(*grid[:heads], strict=True))
        self.items += [TableRow(cells, head) for cells in grid[heads:] if any(cells)]

    def _is_head(self, row: HtmlElement) -> bool:
        cells = [cell for cell in row if cell.text_content().strip()]
        return row.getparent().tag == "thead" or all(cell.tag == "th" or self._is_bold(cell) for cell in cells)

    def _grid(self, rows: list[HtmlElement], *, heads: int) -> Iterator[tuple[str, ...]]:
        """Rows of equal width. A cell over several rows stands in each; over several columns, in the first, in heads in each."""
        taken: dict[tuple[int, int], str] = {}
        for y, row in enumerate(rows):
            x = 0
            for cell in row:
                while (y, x) in taken:
                    x += 1
                across, down = _span(cell, "colspan", _MAX_COLUMNS - x), _span(cell, "rowspan", len(rows) - y)
                text = self._cell(cell)
                for below in range(y, y + down):
                    for right in range(x, x + across):
                        taken[below, right] = text if right == x or y < heads else ""
        width = 1 + max((x for _, x in taken), default=0)
        return (tuple(taken.get((y, x), "") for x in range(width)) for y in range(len(rows)))

    def _cell(self, cell: HtmlElement) -> str:
        """A cell's text in one line; a table inside it is told row by row."""
        page = _Page(self._look)
        page.inside(cell)
        page.end_line()
        told = (item.text if isinstance(item, Line) else " — ".join(filter(None, item.cells)) + ";" for item in page.items)
        return " ".join(told).replace("|", "/")


def _only_lays_out(table: HtmlElement, rows: list[HtmlElement]) -> bool:
    """Whether a table has nothing to compare: one row or column, or it holds headings or other tables and no heads of its own."""
    if table.get("role") in {"presentation", "none"} or len(rows) < 2 or all(len(row) < 2 for row in rows):
        return True
    return not any(cell.tag == "th" for row in rows for cell in row) and any(
        inside.tag == "table" or re.fullmatch(r"h[1-6]", inside.tag) for inside in table.iterdescendants()
    )


def _span(cell: HtmlElement, direction: str, most: int) -> int:
    said = cell.get(direction, "1")
    return max(1, min(int(said), most)) if said.isdecimal() and len(said) < 6 else 1


def _paragraphs(raw: str) -> list[str]:
    """Cut at line breaks, but not inside a sentence."""
    paragraphs = [""]
    for line in map(str.strip, raw.split("\n")):
        if not line or _BEGINS.match(line):
            paragraphs.append(line)
        else:
            paragraphs[-1] = f"{paragraphs[-1]} {line}".strip()
    return paragraphs
