"""RTF: striprtf decodes it and drops fonts, styles and pictures; marks put in beforehand keep what it would lose.

Control words are those of Microsoft's RTF specification 1.9.1.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from striprtf.striprtf import remove_pict_groups, rtf_to_text

from ingest.content import Content, Item, Line
from ingest.read.archive import damaged
from ingest.read.spans import TINY_POINTS, Span, is_white, losses, visible_text
from ingest.read.tables import cell_text, table_rows
from rag.settings import Settings
from rag.text import clean

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Around a mark in the text: characters of Unicode's private area, which no font of a document needs."""
_KEPT = "super|up|nosupersub|v|deleted|cf|fs|plain|pard|par|outlinelevel|intbl|cell|row|nestcell|nestrow|pntext"
_CONTROL = re.compile(rf"\\\\|\\[{{}}]|([{{}}])|\\({_KEPT})(-?\d{{1,5}})?(?![A-Za-z0-9])[ ]?")
_MARK = re.compile(f"{_OPEN}([a-z]+)(-?[0-9]*){_CLOSE}")
_CODE_PAGE = re.compile(rb"\\ansicpg(125[0-8])")
_COLOURS = re.compile(r"\{\\colortbl([^{}]*)\}")
_SEEN_ON = re.compile(r"\\(?:highlight|chcbpat|clcbpat|cbpat|cb)[1-9]")
"""Something may be coloured behind white letters."""
_BULLET = re.compile(r"[·•▪●○–\uf0b7\uf0a7o-]\t")
_LOST = {r"\\footnote(?![a-z])": "Сноски", r"\\shptxt(?![a-z])": "Надписи в рамках"}


@dataclass(frozen=True, slots=True)
class _State:
    """What the control words before a text say of it; a group restores the state before it."""

    raised: bool = False
    vanished: bool = False
    deleted: bool = False
    colour: int = 0
    size: int = 24
    level: int = 0
    in_table: bool = False


def read_rtf(content: bytes, *, name: str, settings: Settings) -> Content:  # noqa: ARG001  # readers share one signature
    """Read an RTF: paragraphs, headings by outline level, tables, list labels as the file writes them.

    Raises:
        UnreadableDocumentError: damaged.
    """
    page = _CODE_PAGE.search(content)
    encoding = f"cp{page[1].decode()}" if page else "cp1251"
    rtf = content.decode(encoding, errors="replace").translate({ord(_OPEN): None, ord(_CLOSE): None})
    try:
        marked = _CONTROL.sub(_mark, remove_pict_groups(rtf)).replace("HYPERLINK", "")  # else addresses stand among the words
        text = rtf_to_text(marked, encoding=encoding, errors="replace")
    except (ValueError, TypeError, LookupError, OverflowError) as error:  # striprtf meets damaged files with all of these
        raise damaged(name) from error
    reading = _Reading(_white_colours(rtf))
    items = tuple(reading.items(text))
    lost = (f"{what} из RTF не прочитаны: чтобы сохранить их, сохраните файл как DOCX." for w, what in _LOST.items() if re.search(w, rtf))
    return Content(items, tables=reading.tables, warnings=(*losses(hidden_words=reading.hidden_words, notes=0), *lost))


def _mark(control: re.Match[str]) -> str:
    """A control word or a brace as a mark in the text, put where the text of the group around it goes."""
    brace, word, argument = control.groups()
    if brace:
        return rf"\ql {_OPEN}begin{_CLOSE}{{" if brace == "{" else rf"}}\ql {_OPEN}end{_CLOSE}"
    if word == "pntext":
        return r"\listtext "  # the label of a list item, which striprtf would drop
    return rf"\ql {_OPEN}{word}{argument or ''}{_CLOSE}" if word else control[0]


def _white_colours(rtf: str) -> frozenset[int]:
    """Numbers of colours that cannot be seen on the paper of this document."""
    table = _COLOURS.search(rtf)
    if table is None or _SEEN_ON.search(rtf):
        return frozenset()
    channels = [re.findall(r"\\(?:red|green|blue)(\d{1,3})", colour) for colour in table[1].split(";")]
    return frozenset(i for i, c in enumerate(channels) if is_white("".join(f"{int(channel):02x}" for channel in c)))


class _Reading:
    """Follows the decoded text from mark to mark."""

    def __init__(self, white: frozenset[int]) -> None:
        self.hidden_words = 0
        self.tables = 0
        self._white = white
        self._state = _State()
        self._outer: list[_State] = []
        self._spans: list[Span] = []
        self._cells: list[str] = []
        self._rows: list[list[str]] = []

    def items(self, text: str) -> Iterator[Item]:
        start = 0
        for mark in _MARK.finditer(text):
            self._take(text[start : mark.start()])
            start = mark.end()
            yield from self._obey(mark[1], mark[2])
        self._take(text[start:])
        yield from self._close_paragraph()
        yield from self._close_table()

    def _take(self, text: str) -> None:
        if text:
            state = self._state
            hidden = state.vanished or state.colour in self._white or state.size / 2 <= TINY_POINTS
            self._spans.append(Span(text, state.raised, hidden or state.deleted))
            self.hidden_words += len(text.split()) if hidden else 0

    def _obey(self, word: str, argument: str) -> Iterator[Item]:
        """Change the state, or end what has been collected."""
        if word == "begin":
            self._outer.append(self._state)
        elif word == "end":
            self._state = self._outer.pop() if self._outer else _State()
        elif word == "par" and not self._state.in_table:
            yield from self._close_table()
            yield from self._close_paragraph()
        elif word == "cell":
            self._cells.append(cell_text([self._text()]))
        elif word == "row":
            self._rows.append(self._cells)
            self._cells = []
        elif word in {"par", "nestcell", "nestrow"}:
            self._spans.append(Span("\n"))
        else:
            self._state = _changed(self._state, word, int(argument) if argument.lstrip("-") else None)

    def _text(self) -> str:
        text = visible_text(self._spans)
        self._spans = []
        return text

    def _close_paragraph(self) -> Iterator[Item]:
        text = clean(_BULLET.sub("- ", self._text().lstrip()))
        if text:
            yield Line(text, level=self._state.level, whole=True)

    def _close_table(self) -> Iterator[Item]:
        rows, self._rows = self._rows, []
        if len(rows) < 2 or max(map(len, rows)) < 2:
            yield from (Line(cell, whole=True) for row in rows for cell in row if cell)
            return
        self.tables += 1
        yield from (row for row in table_rows(rows, heads=1) if row is not None)


def _changed(state: _State, word: str, argument: int | None) -> _State:
    """The state after a control word; without an argument a switch is on."""
    if word == "plain":
        return replace(_State(), level=state.level, in_table=state.in_table)
    if word == "pard":
        return replace(state, level=0, in_table=False)
    on = argument != 0
    change: dict[str, dict[str, Any]] = {
        "super": {"raised": on},
        "up": {"raised": on},
        "nosupersub": {"raised": False},
        "v": {"vanished": on},
        "deleted": {"deleted": on},
        "cf": {"colour": argument or 0},
        "fs": {"size": argument if argument is not None else _State().size},
        "outlinelevel": {"level": min((argument or 0) + 1, 6) if 0 <= (argument or 0) < 9 else 0},
        "intbl": {"in_table": True},
    }
    return replace(state, **change[word])
