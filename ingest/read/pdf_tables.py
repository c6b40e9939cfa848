"""Tables of a PDF page, found by their ruling lines; one whose outer rules are missing is closed, merged cells are told in every row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from operator import itemgetter
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from ingest.content import TableRow
from ingest.read.cell_words import join_cell
from ingest.read.pdf_lines import printed_lines
from ingest.read.pdf_page import Rule, Run

_TOLERANCE = 3.0
"""Rules that miss each other by at most this many points meet."""
_MIN_RULE = 6.0
"""Shorter rules are ornaments."""
_MAX_RULES = 500
"""Whoever draws more joined rules on a page draws no table."""
_SAME_COLUMN = 5.0
"""Columns of a table that goes on over a page end differ by at most this many points."""
_MAX_GAP = 30.0
"""A vertical rule may be interrupted for this many points, two printed lines."""
_TEXT_LIFT = 0.25
"""The middle of a letter is this part of its font's height above the baseline."""

Edge = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and the rows and columns it covers, each `[first, last)`."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Where a table stands: borders of its columns from the left, of its rows from above (coordinates fall), cells by row and column."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: Mapping[tuple[int, int], Cell]

    def cell_of(self, run: Run) -> Cell | None:
        """The cell that a run stands in."""
        x, y = run.left + 1, run.y + _TEXT_LIFT * run.height
        row, column = sum(border >= y for border in self.rows) - 1, sum(border <= x for border in self.columns) - 1
        return self.cells.get((row, column))


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its text, all its rows alike.

    Attributes:
        head: the rows that the cells of the first row reach down to, folded into the lowest text of each column; empty
            when there is none.
        head_rows: how many rows that is.
        rows: a merged cell is told in every row it covers, in the first column it covers.
        first_spans: by column, how many rows its first cell covers; `last_spans` its last one.
    """

    columns: tuple[float, ...]
    head: tuple[str, ...]
    head_rows: int
    rows: tuple[tuple[str, ...], ...]
    first_spans: tuple[int, ...]
    last_spans: tuple[int, ...]

    def goes_on(self, before: "Table") -> bool:
        """Whether this may be the rest of the table that ended the page before."""
        pairs = zip(self.columns, before.columns, strict=False)
        return len(self.columns) == len(before.columns) and all(abs(ours - theirs) <= _SAME_COLUMN for ours, theirs in pairs)

    def after(self, before: "Table | None") -> "Table":
        """The table without its head in its rows; with the head and the merged cells of the table that it continues."""
        if before is None or self.head == before.head:
            return replace(self, rows=self.rows[self.head_rows :])
        rows = [list(row) for row in self.rows]
        for column, (span, span_before) in enumerate(zip(self.first_spans, before.last_spans, strict=True)):
            if not rows[0][column] and max(span, span_before) > 1 and before.rows:
                for row in rows[:span]:
                    row[column] = before.rows[-1][column]
        return replace(self, head=before.head, rows=tuple(map(tuple, rows)))

    def told(self, page: int) -> list[TableRow]:
        return [TableRow(row, self.head, page) for row in self.rows if any(row)]


def grids(rules: Sequence[Rule], before: Grid | None = None) -> list[Grid]:
    """Tables of at least two columns, each from its ruling lines; the first may continue `before`, the last of the page before."""
    edges = _merged([_edge(rule) for rule in rules])
    if len(edges) > _MAX_RULES:
        return []
    groups = sorted(_touching([*edges, *_bridges(edges)]), key=lambda group: min(edge["top"] for edge in group))
    frames = [_frame(group, None if number else before) for number, group in enumerate(groups)]
    closed = _merged([*chain.from_iterable(groups), *chain.from_iterable(frames)])
    tables = cells_to_tables(intersections_to_cells(edges_to_intersections(closed, _TOLERANCE, _TOLERANCE)))
    return [grid for grid in map(_grid, tables) if len(grid.columns) > 2]


def table(grid: Grid, runs: Mapping[Cell, Sequence[Run]]) -> Table:
    """A table of the runs that stand in its cells; one whose first cell is a number has no head."""
    height, width = len(grid.rows) - 1, len(grid.columns) - 1
    text = {cell: _text(runs.get(cell, ())) for cell in set(grid.cells.values())}
    head_rows = 1
    while any(cell.top < head_rows < cell.bottom for cell in text):
        head_rows += 1
    heads = [[grid.cells.get((row, column)) for row in range(head_rows)] for column in range(width)]
    head = tuple(_lowest([text[cell] for cell in column if cell]) for column in heads)
    if head_rows == height or head[0].isdigit():
        head, head_rows = (), 0

    def told(row: int, column: int) -> str:
        cell = grid.cells.get((row, column))
        return text[cell] if cell and cell.left == column else ""

    def span(row: int, column: int) -> int:
        cell = grid.cells.get((row, column))
        return cell.bottom - cell.top if cell else 1

    return Table(
        grid.columns,
        head,
        head_rows,
        tuple(tuple(told(row, column) for column in range(width)) for row in range(height)),
        tuple(span(0, column) for column in range(width)),
        tuple(span(height - 1, column) for column in range(width)),
    )


def _lowest(texts: Sequence[str]) -> str:
    return next((text for text in reversed(texts) if text), "")


def _text(runs: Sequence[Run]) -> str:
    return join_cell([line.text for line in printed_lines(runs)]).replace("|", "/")


def _edge(rule: Rule) -> Edge:
    """A rule as pdfplumber knows it: measured from above."""
    width, height = rule.right - rule.left, rule.high - rule.low
    orientation = "h" if width > height else "v"
    return {
        "x0": rule.left, "x1": rule.right, "top": -rule.high, "bottom": -rule.low,
        "width": width, "height": height, "orientation": orientation,
    }  # fmt: skip


def _merged(edges: list[Edge]) -> list[Edge]:
    """Edges on one line joined; what stays short is an ornament. Places are rounded, for they are compared as equal."""
    joined = merge_edges(edges, _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE)
    rounded = [edge | {side: round(edge[side], 1) for side in ("x0", "x1", "top", "bottom")} for edge in joined]
    return [edge for edge in rounded if max(edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]) >= _MIN_RULE]


def _touching(edges: Sequence[Edge]) -> list[list[Edge]]:
    """Edges in groups that hang together."""
    groups: list[list[Edge]] = []
    for edge in edges:
        near = [group for group in groups if any(_touch(edge, other) for other in group)]
        groups = [group for group in groups if all(group is not other for other in near)]
        groups.append([edge, *chain.from_iterable(near)])
    return groups


def _touch(one: Edge, other: Edge) -> bool:
    sides = (("x0", "x1"), ("top", "bottom"))
    return all(one[low] <= other[high] + _TOLERANCE and other[low] <= one[high] + _TOLERANCE for low, high in sides)


def _bridges(edges: Sequence[Edge]) -> Iterator[Edge]:
    """What is missing of a vertical rule that stops in the air and goes on a little below."""
    across = [edge for edge in edges if edge["orientation"] == "h"]
    down = sorted((edge for edge in edges if edge["orientation"] == "v"), key=itemgetter("x0", "top"))
    for upper, lower in pairwise(down):
        gap = _edge(Rule(upper["x0"], -lower["top"], upper["x0"], -upper["bottom"]))
        on_one_line = upper["x0"] == lower["x0"] and lower["top"] - upper["bottom"] <= _MAX_GAP
        if on_one_line and not any(_touch(gap, edge) for edge in across):
            yield gap


def _frame(group: Sequence[Edge], before: Grid | None) -> list[Edge]:
    """The four sides of a group of rules that is a table: many tables are printed without.

    A table has rules in both directions, or one between the same columns as the table that it continues; it is then as
    wide as that.
    """
    left, right = min(edge["x0"] for edge in group), max(edge["x1"] for edge in group)
    low, high = -max(edge["bottom"] for edge in group), -min(edge["top"] for edge in group)
    inner = before.columns[1:-1] if before else ()
    if before and any(edge["orientation"] == "v" and abs(edge["x0"] - x) <= _SAME_COLUMN for edge in group for x in inner):
        left, right = min(left, before.columns[0]), max(right, before.columns[-1])
    elif len({edge["orientation"] for edge in group}) < 2:
        return []
    sides = [(left, low, right, low), (left, high, right, high), (left, low, left, high), (right, low, right, high)]
    return [_edge(Rule(*side)) for side in sides]


def _grid(boxes: Sequence[tuple[float, float, float, float]]) -> Grid:
    columns = sorted({x for box in boxes for x in (box[0], box[2])})
    rows = sorted({y for box in boxes for y in (box[1], box[3])})
    cells = [Cell(rows.index(top), rows.index(bottom), columns.index(left), columns.index(right)) for left, top, right, bottom in boxes]
    covered = {(row, column): cell for cell in cells for row in range(cell.top, cell.bottom) for column in range(cell.left, cell.right)}
    return Grid(tuple(columns), tuple(-row for row in rows), covered)
