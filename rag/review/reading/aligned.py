"""Plans and budgets whose columns are set with spaces, as the text of a PDF has them -> rows with tabs, as those of files.

Columns are told by a head whose words are known, and cut where most of the rows below have a space. What goes over the columns between two
rows is the heading of a group of rows, or a comment on the row above, which becomes its last cell.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rag.review.reading.table import columns_of

_CELL = re.compile(r"\S+(?: \S+)*")
_SUM = re.compile(r"\d[\d \u00a0.,]*|[–—-]")
_DAYS = re.compile(r"(?:\W*(?:с|по|до|и|г\.?|\d{1,2}(?:\.\d{1,2})?(?:\.\d{2,4})?|20\d\d|[а-яё]{3,9}))+\W*", re.IGNORECASE)
_OPEN = re.compile(r"(?:[–—-]|(?<!\w)(?:с|по|до|и))$", re.IGNORECASE)
"""The end of days that go on in the next line."""
_SMALL = re.compile(r"[(«\"]?[а-яё]")
_ASIDE = re.compile(r"\s*(?:комментари|обоснован|пояснени|примечани|расч[её]т)\w*\s*[:–—-]", re.IGNORECASE)
_GROUP = re.compile(r"\s*(?:статья|раздел|подстатья|итого|всего|\d+(?:\.\d+)*[.)])\s", re.IGNORECASE)
_RUN = re.compile(r"\S+(?: {1,2}\S+)*")
_COMMENT = "Комментарий"
_MIN_COLUMNS = 3
_MAX_ROWS = 200
_MIN_RUNS = 2
_MAX_BETWEEN = 6
"""So many lines may stand between two rows of a table."""


def with_columns(text: str) -> str:
    """The same text, the rows of each such table with tabs, cells of several lines joined, a head that a page repeats left out."""
    lines = text.split("\n")
    done: list[str] = []
    at = 0
    while at < len(lines):
        rows, end = _table(lines, at)
        done += rows or [lines[at]]
        at = end
    return "\n".join(done)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns of a table are cut, and what they are."""

    cuts: Sequence[int]
    roles: Mapping[int, str]

    @property
    def dated(self) -> list[int]:
        """Columns of days: those that a plan has, and a budget has not."""
        return [n for n, role in self.roles.items() if role in {"starts", "ends", "period"}]

    def cells(self, line: str) -> list[str] | None:
        """The cells of a row; `None` where a word goes over the end of its column, unless wide gaps tell the cells."""
        columns = [*pairwise([*self.cuts, len(line) + 1])]
        if not any(line[at : at + 1].strip() for at in self.cuts[1:]):
            return [line[start:end].strip() for start, end in columns]
        runs = [*_RUN.finditer(line)]
        most = [max(range(len(columns)), key=lambda n: min(run.end(), columns[n][1]) - max(run.start(), columns[n][0])) for run in runs]
        if len(runs) < _MIN_RUNS or most != sorted({*most}):
            return None
        return [next((run[0] for run, at in zip(runs, most, strict=True) if at == n), "") for n in range(len(columns))]

    def row(self, line: str, above: str) -> list[str] | None:
        """The same, but `None` too for a comment, and for words that a space only parts where the columns are cut."""
        row = None if _ASIDE.match(line) else self.cells(line)
        whole = row and sum(map(bool, row)) > 1 and len(_CELL.findall(line)) == 1 and not (self.dated and above.strip())
        return None if row and whole and not self.begins_row(row, ()) else row

    def begins_row(self, row: Sequence[str], above: Sequence[str]) -> bool:
        """Whether a line is the first of a row: it has a sum; in a plan its number, else days that do not go on from the line above."""
        if not self.dated:
            return any(_SUM.fullmatch(cell) for cell in row[1:])
        days = any(_DAYS.fullmatch(row[n]) for n in self.dated)
        if self.roles.get(0) == "number":
            return bool(row[0]) and days
        goes_on = len(above) >= len(row) and any(_OPEN.search(above[n]) for n in self.dated)
        return days and not goes_on and bool(row[0]) and not _SMALL.match(row[0])

    def wraps(self, row: Sequence[str], above: str) -> bool:
        """Whether a row goes on in a line: in several columns, or its name had no room for one word more or goes on with a small letter."""
        filled = [n for n, cell in enumerate(row) if cell]
        if len(filled) != 1 or self.dated:
            return any(row[1:]) or (bool(filled) and self._had_no_room(row, 0, above))
        return (filled[0] > 0 and self.roles.get(0) != "number") or self._had_no_room(row, filled[0], above)

    def _had_no_room(self, row: Sequence[str], at: int, above: str) -> bool:
        end = self.cuts[at + 1] if at + 1 < len(self.cuts) else len(above)
        room = end - len(above[:end].rstrip()) - 1
        return bool(_SMALL.match(row[at])) or len(row[at].split(maxsplit=1)[0]) > room


@dataclass(slots=True)
class _Table:
    """The rows of a table as they are read line by line; a group's heading is a row of one cell."""

    head: str
    columns: _Columns
    rows: list[list[str]]

    def take(self, line: str, above: str, following: Sequence[str]) -> bool:
        """Whether a line that is not empty is of the table, which then has it."""
        row, said = self.columns.row(line, above), line.strip()
        if row and self.columns.begins_row(row, self.rows[-1]):
            self.rows.append(row)
        elif not self._goes_on(row, line, above):
            if not _is_before_row(following, self.columns) and (row is None or not (any(row[1:]) or above.strip())):
                return False
            self.rows.append([said])
        return True

    def _goes_on(self, row: Sequence[str] | None, line: str, above: str) -> bool:
        """Join a line to the row above, to its comment or to a heading, where it is of them."""
        under, said, width = self.rows[-1], line.strip(), len(self.columns.cuts)
        is_row = len(under) == width and len(self.rows) > 1
        if row and ((is_row and self.columns.wraps(row, above)) or (len(self.rows) == 1 and _is_of_head(row, above))):
            self.rows[-1] = [" ".join(filter(None, both)) for both in zip(under, row, strict=True)]
        elif len(under) != width and _follows(line, above):
            self.rows[-1] = [*under[:-1], f"{under[-1]} {said}"]
        elif is_row and not self.columns.dated and _is_aside(line, above, self.head):
            self.rows[-1] = [*under, said]
        else:
            return False
        return True


def _table(lines: Sequence[str], at: int) -> tuple[list[str], int]:
    """Rows of a table from its head on, and the line after it; no rows where none begins here."""
    head = [(match[0], match.start(), match.end()) for match in _CELL.finditer(lines[at])]
    roles = columns_of("\t".join(said for said, *_ in head)) if "\t" not in lines[at] and len(head) >= _MIN_COLUMNS else {}
    if not {"total", "requested", "starts", "period"} & {*roles.values()}:
        return [], at + 1
    last = next((n for n in range(at + 1, len(lines)) if _is_head(lines[n]) and lines[n] != lines[at]), len(lines))
    below = [line for line in lines[at + 1 : min(last, at + _MAX_ROWS)] if len(_CELL.findall(line)) > 1]
    columns = _Columns([0, *(_cut(below, one[1:], other[1:]) for one, other in pairwise(head))], roles)
    table = _Table(lines[at], columns, [[said for said, *_ in head]])
    end = at + 1
    for n in range(at + 1, last):
        if lines[n].strip() and lines[n] != lines[at]:  # a page repeats the head
            if not table.take(lines[n], lines[n - 1], lines[n + 1 : last]):
                break
            end = n + 1
    rows = table.rows
    if any(len(row) > len(head) for row in rows):
        rows[0].append(_COMMENT)
    return (["\t".join(row) for row in rows], end) if sum(len(row) > 1 for row in rows) > _MIN_COLUMNS else ([], at + 1)


def _is_head(line: str) -> bool:
    cells = _CELL.findall(line)
    return len(cells) >= _MIN_COLUMNS and bool(columns_of("\t".join(cells)))


def _is_of_head(row: Sequence[str], above: str) -> bool:
    return bool(above.strip()) and (not row[0] or bool(_SMALL.match(row[0])))


def _is_aside(line: str, above: str, head: str) -> bool:
    """Whether a line that is no row is said of the row above: it is called so, set in, or begins with a small letter."""
    set_in = _margin(line) > _margin(head) or bool(_SMALL.match(line.strip()))
    return bool(_ASIDE.match(line)) or (set_in and bool(above.strip()) and not _GROUP.match(line))


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())


def _follows(line: str, above: str) -> bool:
    """Whether a line goes on from a line that is no row: both are set in, or it begins with a small letter."""
    margin = _margin(line)
    return bool(above.strip()) and margin == _margin(above) and (margin > 0 or bool(_SMALL.match(line)))


def _cut(rows: Sequence[str], left: tuple[int, int], right: tuple[int, int]) -> int:
    """Where most rows have a space, a wide one if there is, nearest to the gap between two words of the head.

    Args:
        rows: below the head.
        left: where the word of the column begins and ends.
        right: the same of the next column.
    """

    def goodness(at: int) -> tuple[int, int, int]:
        blank = [row for row in rows if not row[at : at + 1].strip()]
        wide = sum(not (row[at - 1 : at].strip() and row[at + 1 : at + 2].strip()) for row in blank)
        return len(blank), wide, -max(left[1] - at, at - right[0] + 1, 0)

    return max(range(left[0] + 1, right[1]), key=goodness)


def _is_before_row(lines: Sequence[str], columns: _Columns) -> bool:
    """Whether a row stands soon below: what is above it heads a group of rows, or is said of the row before."""
    near = [line for line in lines if line.strip()][:_MAX_BETWEEN]
    return any(row is not None and columns.begins_row(row, ()) for row in map(columns.cells, near))
