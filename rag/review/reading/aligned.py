"""Budgets whose columns are set with spaces, as the text of a PDF has them -> rows with tabs, as those of files.

Columns are told by a head whose words are known, and cut where most of the rows below have a space.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from rag.review.reading.table import columns_of

_CELL = re.compile(r"\S+(?: \S+)*")
_VALUE = re.compile(r"\d[\d \u00a0.,]*|[–—-]")
_SMALL = re.compile(r"[(«\"]?[а-яё]")
_MIN_COLUMNS = 3
_MAX_ROWS = 60


def with_columns(text: str) -> str:
    """The same text, the rows of each such table with tabs, names of several lines joined."""
    lines = text.split("\n")
    done: list[str] = []
    at = 0
    while at < len(lines):
        rows, end = _table(lines, at)
        done += rows or [lines[at]]
        at = end
    return "\n".join(done)


def _table(lines: Sequence[str], at: int) -> tuple[list[str], int]:
    """Rows of a table from its head on, and the line after it; no rows where none begins here."""
    head = [(match[0], match.start(), match.end()) for match in _CELL.finditer(lines[at])]
    roles = columns_of("\t".join(said for said, *_ in head)) if "\t" not in lines[at] and len(head) >= _MIN_COLUMNS else {}
    if not {"total", "requested"} & {*roles.values()}:
        return [], at + 1
    below = [line for line in lines[at + 1 : at + _MAX_ROWS] if len(_CELL.findall(line)) >= _MIN_COLUMNS]
    cuts = [0, *(_cut(below, one[1:], other[1:]) for one, other in pairwise(head))]
    rows = [[said for said, *_ in head]]
    end = at + 1
    for n in range(at + 1, len(lines)):
        row, line = _cells(lines[n], cuts), lines[n].strip()
        ends = line and not lines[n - 1].strip() and row is not None and not any(row[1:]) and not _is_before_row(lines[n + 1 :], cuts)
        if row is None or ends:
            break
        if any(_VALUE.fullmatch(cell) for cell in row[1:]):
            rows.append(row)
        elif line and len(rows) > 1 and len(rows[-1]) > 1 and (any(row[1:]) or _wraps(row[0], lines[n - 1], cuts)):
            rows[-1] = [" ".join(filter(None, both)) for both in zip(rows[-1], row, strict=True)]
        elif line:
            rows.append([line])
        end = n + 1 if line else end
    return (["\t".join(row) for row in rows], end) if len(rows) > _MIN_COLUMNS else ([], at + 1)


def _cut(rows: Sequence[str], left: tuple[int, int], right: tuple[int, int]) -> int:
    """Where most rows have a space, a wide one if there is, nearest to the gap between two words of the head.

    Args:
        rows: below the head.
        left: where the word of the column begins and ends.
        right: the same of the next column.
    """

    def goodness(at: int) -> tuple[int, int]:
        wide = sum(not row[at : at + 1].strip() and not (row[at - 1 : at].strip() and row[at + 1 : at + 2].strip()) for row in rows)
        return wide, -max(left[1] - at, at - right[0] + 1, 0)

    return max(range(left[0] + 1, right[1]), key=goodness)


def _cells(line: str, cuts: Sequence[int]) -> list[str] | None:
    """The cells of a row; `None` where a word goes over the end of its column."""
    if any(line[at : at + 1].strip() for at in cuts[1:]):
        return None
    return [line[start:end].strip() for start, end in pairwise([*cuts, len(line) + 1])]


def _is_before_row(lines: Sequence[str], cuts: Sequence[int]) -> bool:
    """Whether the next line is a row with numbers: what stands above it heads a group of them."""
    row = _cells(next(filter(str.strip, lines), ""), cuts)
    return row is not None and any(_VALUE.fullmatch(cell) for cell in row[1:])


def _wraps(rest: str, above: str, cuts: Sequence[int]) -> bool:
    """Whether a name goes on: it had no room for one word more, or its next line begins with a small letter."""
    room = cuts[1] - len(above[: cuts[1]].rstrip()) - 1
    return bool(_SMALL.match(rest)) or len(rest.split(maxsplit=1)[0]) > room
