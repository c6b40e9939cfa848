"""Tables whose cells stand in a line each, as copied from a page or a PDF -> rows with tabs, as those of files.

Columns are told by the head, rows by the columns that can be told by their look: days, sums, quantities. What stands before these in a
row and after them are its other cells.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rag.review.language.periods import find_period
from rag.review.language.printed import folded
from rag.review.reading.budget_cells import TOTAL
from rag.review.reading.table import columns_of, results_of

_WIDTHS = range(9, 2, -1)
_MAX_HEAD_CHARS = 45
_MAX_DAYS_CHARS = 60
_MAX_BETWEEN = 8
"""Lines between the numbers of two rows: their words and a heading."""
_SUM = re.compile(r"(?:\d[\d \u00a0]*(?:[.,]\d{1,2})?|[-–—]) ?(?:₽|руб\w*\.?)?")
_QUANTITY = re.compile(r"\d[^.;:]{0,24}\.?")
_SUMS = ("total", "cofinancing", "requested")
_CELL = re.compile(r"[^\t]+")
_COUNTED = re.compile(r"[А-ЯЁ][^\t:;.]*? [^\t:;.]{3,}\t\d[\d \u00a0]{0,6}")
_MIN_APART = 10
_HEADING = re.compile(r"(?:(?i:раздел|глава|часть) )?\d{1,2}(?:\.\d{1,2})*[.)]? +[А-ЯЁ]")
_TASK_ALONE = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]? +)?(?P<task>Задача № ?\d{1,2}|Задача \d{1,2})[.:]?")
_TASK_ROW = re.compile(rf"{_TASK_ALONE.pattern}\t(?P<text>[^\t]+)")


@dataclass(frozen=True, slots=True)
class _Head:
    """`[first, last]` are the columns that are told by their look, of `width` in all; `end` is the line after the head."""

    columns: Mapping[int, str]
    width: int
    first: int
    last: int
    end: int

    def fits(self, lines: Sequence[str], at: int) -> bool:
        """Whether the cells of a row that are told by their look begin at this line."""
        cells = lines[at : at + self.last - self.first + 1]
        return len(cells) > self.last - self.first and all(_looks_as(cell, self.columns[n]) for n, cell in enumerate(cells, self.first))


def in_rows(lines: Sequence[str]) -> list[str]:
    """The same lines, the cells of a row of such a table joined with tabs."""
    rows: list[str] = []
    lines = _close(lines)
    at = 0
    while at < len(lines):
        head = _head(lines, at)
        table, end = _table(lines, at, head) if head else _results(lines, at)
        task = _TASK_ALONE.fullmatch(lines[at])
        if table:
            rows += table
        elif row := _TASK_ROW.fullmatch(lines[at]):
            rows.append(f"{row['task']}. {row['text']}")
        elif task and "".join(lines[at + 1 : at + 2]):
            rows.append(f"{task['task']}. {lines[at + 1]}")
            end = at + 2
        else:
            rows.append(lines[at])
        at = max(end, at + 1)
    return rows


def _close(lines: Sequence[str]) -> list[str]:
    """The same lines, without the empty ones between the cells of a table."""
    close: list[str] = []
    at = 0
    while at < len(lines):
        end = at
        while end + 2 < len(lines) and lines[end] and not lines[end + 1] and lines[end + 2]:
            end += 2
        cells = lines[at : end + 1 : 2]
        table = len(cells) > _MIN_APART and any(_head(cells, n) for n in range(len(cells)))
        close += cells if table else lines[at : end + 1]
        at = end + 1
    return close


def _results(lines: Sequence[str], at: int) -> tuple[list[str], int]:
    """What is measured and how much, line by line, under a head of two cells or none, and the line where it ends."""
    rows: list[str] = []
    begins = at
    while at + 1 < len(lines) and all(map(_CELL.fullmatch, lines[at : at + 2])) and (not rows or _QUANTITY.fullmatch(lines[at + 1])):
        rows.append("\t".join(lines[at : at + 2]))
        at += 2
    if rows and results_of(rows):
        return rows, at
    counted = [f"{lines[n]}: {lines[n + 1]}" for n in range(begins, at, 2) if _COUNTED.fullmatch(f"{lines[n]}\t{lines[n + 1]}")]
    return (counted, at) if len(counted) == len(rows) > 1 else ([], begins)


def _head(lines: Sequence[str], at: int) -> _Head | None:
    """The widest head of a table that begins at a line, with a row of such a table near below; it may stand in one line of cells."""
    if "\t" in lines[at]:
        return _head_of([cell.strip() for cell in lines[at].split("\t")], lines, at + 1)
    heads = (_head_of(lines[at : at + width], lines, at + width) for width in _WIDTHS if not _HEADING.match(lines[at]))
    return next(filter(None, heads), None)


def _head_of(cells: Sequence[str], lines: Sequence[str], at: int) -> _Head | None:
    """A head of these cells, where a row begins near line `at`."""
    if not cells or any(not cell or "\t" in cell or len(cell) > _MAX_HEAD_CHARS for cell in cells):
        return None
    columns = columns_of("\t".join(cells))
    if len(columns) < len(cells) or list(columns.values()).count(columns[0]) > 1:
        return None  # a heading above a head of fewer columns is none of them
    told = [n for n in range(len(cells)) if columns[n] in {"starts", "ends", "period", "price", "quantity", "sums", *_SUMS}]
    if not told:
        return None
    head = _Head(columns, len(cells), told[0], told[-1], at)
    near = range(at, at + _MAX_BETWEEN)
    return head if told == [*range(told[0], told[-1] + 1)] and any(head.fits(lines, n) for n in near) else None


def _looks_as(cell: str, role: str) -> bool:
    if role in {"starts", "ends", "period"}:
        return len(cell) <= _MAX_DAYS_CHARS and find_period(cell) is not None
    if role == "sums":
        return "/" in cell and all(_SUM.fullmatch(part.strip()) for part in cell.split("/"))
    return bool((_QUANTITY if role == "quantity" else _SUM).fullmatch(cell))


def _table(lines: Sequence[str], at: int, head: _Head) -> tuple[list[str], int]:
    """Its rows from the head on, and the line where it ends; no rows where there are fewer than two."""
    rows = ["\t".join(lines[at : head.end])]
    at = head.end
    found = 0
    while (row := _next(lines, at, head)) is not None:
        begins, numbers = row
        rows += _between(lines[at:begins], head)
        ends = numbers + head.last - head.first + 1
        after = _after(lines, ends, head)
        words = lines[begins:numbers]
        before = [*words[: head.first - 1], " ".join(words[head.first - 1 :])] if head.first else []
        rows.append("\t".join([*before, *lines[numbers:ends], *_filled(lines[ends:after], head)]))
        at, found = after, found + 1
    rows += _between(lines[at : (end := _end(lines, at))], head)
    return (rows, end) if found > 1 else ([], at)


def _next(lines: Sequence[str], at: int, head: _Head) -> tuple[int, int] | None:
    """Where the next row begins, and where its numbers do: as many lines before them as there are columns, or from its own number on."""
    numbers = next((n for n in range(at + head.first, min(len(lines), at + head.first + _MAX_BETWEEN)) if head.fits(lines, n)), None)
    if numbers is None or any(not line or "\t" in line for line in lines[at:numbers]):
        return None
    if head.columns[0] == "number":
        counted = [n for n in range(at, numbers - head.first + 1) if re.fullmatch(r"\d{1,2}\.?", lines[n])]
        return (counted[0], numbers) if counted else None
    return numbers - head.first, numbers


def _after(lines: Sequence[str], at: int, head: _Head) -> int:
    """Where the cells after the numbers end: at the next row, at a total, at an empty line or a heading."""
    following = _next(lines, at, head)
    last = min(following[0] if following else len(lines), at + head.width - 1 - head.last)
    end = next((n for n in range(at, last) if not lines[n] or TOTAL.match(folded(lines[n])) or _HEADING.match(lines[n])), last)
    while at < end < len(lines) and lines[end][:1].islower():
        end += 1  # the last cell is of several lines
    return end


def _end(lines: Sequence[str], at: int) -> int:
    """Past the total of the whole, where it follows at once."""
    while at < len(lines) and TOTAL.match(folded(lines[at])):
        at += 1
        while at < len(lines) and _SUM.fullmatch(lines[at]):
            at += 1
    return at


def _filled(cells: Sequence[str], head: _Head) -> list[str]:
    """The cells after the numbers of a row; what is over is of the last one."""
    room = head.width - 1 - head.last
    cells = [*cells[: room - 1], " ".join(cells[room - 1 :])] if room else []
    return [*cells, *[""] * (room - len(cells))]


def _between(lines: Sequence[str], head: _Head) -> Iterator[str]:
    """Lines between rows: headings, and totals, whose sums come under the columns of sums."""
    sums = [n for n, role in sorted(head.columns.items()) if role in _SUMS]
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and _SUM.fullmatch(lines[end]):
            end += 1
        if end - at - 1 == len(sums) and TOTAL.match(folded(lines[at])):
            row = dict(zip(sums, lines[at + 1 : end], strict=True)) | {0: lines[at]}
            yield "\t".join(row.get(n, "") for n in range(head.width))
        else:
            yield from lines[at:end]
        at = end
