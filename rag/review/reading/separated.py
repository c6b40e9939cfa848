"""Tables that are written with bars or semicolons between their cells -> rows with tabs, as those of files.

A mark separates cells only under a line that is a head by what it says («Наименование; Цена; Всего»): in any other line it is a mark.
"""

from collections.abc import Sequence

from rag.review.reading.table import kind_of

_MARKS = ("|", ";")


def with_tabs(lines: Sequence[str]) -> list[str]:
    """The same lines, each mark that separates cells made a tab: characters keep their places.

    A table goes on while lines have as many marks as its head; lines without any, as headings and comments, may stand between them.
    """
    rows: list[str] = []
    mark, marks = "", 0
    for at, line in enumerate(lines):
        if "\t" not in line and (begun := _head_mark(lines[at : at + 2])):
            mark, marks = begun, line.count(begun)
        if mark and line.count(mark) == marks:
            rows.append(line.replace(mark, "\t"))
        else:
            mark = mark if line and mark not in line else ""
            rows.append(line)
    return rows


def _head_mark(lines: Sequence[str]) -> str:
    """The mark between the cells of a head with a row of the same width below; empty where there is none."""
    head, below = (*lines, "")[:2]
    return next(
        (mark for mark in _MARKS if head.count(mark) > 1 and kind_of([head.replace(mark, "\t")]) and _goes_on(head, below, mark)), ""
    )


def _goes_on(head: str, below: str, mark: str) -> bool:
    return mark not in below or below.count(mark) == head.count(mark)
