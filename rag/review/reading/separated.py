"""Tables that are written with bars or semicolons between their cells -> rows with tabs, as those of files.

A mark separates cells only under a line that is a head by what it says («Наименование; Цена; Всего»): in any other line it is a mark.
"""

import re
from collections.abc import Iterator, Sequence

from rag.review.language.printed import CELL_BREAK
from rag.review.reading.table import columns_of, kind_of

_MARKS = ("|", ";", " / ")
_HEAD_IN_BRACKETS = re.compile(r"(?P<heading>[^()|;]{4,60}?)\s*\((?P<head>[^()]+)\)\s*:?")
"""«Бюджет (наименование; цена; количество; всего)»."""
_TOTAL = re.compile(r"\W*(?:итого|всего)(?!\w)", re.IGNORECASE)
_MIN_NUMBERS = 3


def with_tabs(lines: Sequence[str]) -> list[str]:
    """The same lines, each mark that separates cells made a tab.

    A table goes on while lines have as many marks as its head, or more of them in a comment at the end; lines without any, as headings
    and comments, and totals may stand between them.
    """
    rows: list[str] = []
    lines = [*_heads_apart(lines)]
    mark, marks, comment = "", 0, False
    for at, line in enumerate(lines):
        if "\t" not in line and (begun := _head_mark(lines[at : at + 2])):
            mark, marks, comment = begun, line.count(begun), columns_of(line.replace(begun, "\t")).get(line.count(begun)) == "comment"
        if mark and (line.count(mark) == marks or (comment and _is_row(line, mark, marks))):
            rows.append(_merged(line.replace(mark, "\t", marks)))
        else:
            mark = mark if line and (mark not in line or _TOTAL.match(line)) else ""
            rows.append(line)
    return whole_rows(rows)


def whole_rows(lines: Sequence[str]) -> list[str]:
    """The same lines, a row that the lines of a cell break put together: its parts have as many tabs as the head of the table."""
    rows: list[str] = []
    width = 0
    part: list[str] = []
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if not line or (not part and "\t" in line and columns_of(line)):
            rows, part, width = [*rows, *part, line], [], line.count("\t")
            continue
        part.append(line)
        tabs = "".join(part).count("\t")
        goes_on = width and (0 < tabs < width or (not tabs and below.count("\t") == width and below[:1].islower()))
        if goes_on and tabs + below.count("\t") <= width:
            continue
        rows += [CELL_BREAK.join(part)] if tabs == width and len(part) > 1 else part
        part = []
    return [*rows, *part]


def _merged(row: str) -> str:
    """A row; of cells that are one, as those of a merged row are written, the text of one."""
    cells = {cell.strip() for cell in row.split("\t")}
    return cells.pop() if len(cells) == 1 else row


def _heads_apart(lines: Sequence[str]) -> Iterator[str]:
    """A heading and the head of its table in two lines."""
    for line in lines:
        match = _HEAD_IN_BRACKETS.fullmatch(line)
        if match and any(match["head"].count(mark) > 1 and kind_of([match["head"].replace(mark, "\t")]) for mark in _MARKS):
            yield from (match["heading"], match["head"])
        else:
            yield line


def _is_row(line: str, mark: str, marks: int) -> bool:
    """Whether what stands before the comment of a line are a name and numbers."""
    cells = line.split(mark)
    return len(cells) > marks and sum(bool(re.match(r"\s*\d", cell)) for cell in cells[1:marks]) >= _MIN_NUMBERS


def _head_mark(lines: Sequence[str]) -> str:
    """The mark between the cells of a head with a row of the same width below; empty where there is none."""
    head, below = (*lines, "")[:2]
    return next(
        (mark for mark in _MARKS if head.count(mark) > 1 and kind_of([head.replace(mark, "\t")]) and _goes_on(head, below, mark)), ""
    )


def _goes_on(head: str, below: str, mark: str) -> bool:
    return mark not in below or below.count(mark) == head.count(mark) or _is_row(below, mark, head.count(mark))
