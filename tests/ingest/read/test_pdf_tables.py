"""What `ingest/read/pdf_tables.py` promises."""

import pytest

from ingest.read.pdf_page import Rule, Run
from ingest.read.pdf_tables import Cell, Grid, Table, grids, table

XS, YS = (50.0, 200.0, 540.0), (700.0, 600.0, 500.0, 400.0)
"""Two columns and three rows."""


def across(y: float, left: float = XS[0], right: float = XS[-1]) -> Rule:
    return Rule(left, y, right, y)


def down(x: float, high: float = YS[0], low: float = YS[-1]) -> Rule:
    return Rule(x, low, x, high)


def filled(grid: Grid, *words: tuple[str, float, float], before: Table | None = None) -> Table:
    """The table with words at their places."""
    runs: dict[Cell, list[Run]] = {}
    for text, left, y in words:
        cell = grid.cell_of(Run(" ", text, left, y, 12))
        assert cell is not None
        runs.setdefault(cell, []).append(Run(" ", text, left, y, 12))
    made = table(grid, runs)
    return made.after(before if before and made.goes_on(before) else None)


FULL = [*map(across, YS), *map(down, XS)]
INSIDE = [across(600), across(500), down(200)]


@pytest.mark.parametrize(
    "rules",
    [
        pytest.param(FULL, id="framed"),
        pytest.param(INSIDE, id="no-outer-rules"),
        pytest.param([across(600), across(500), down(200, 700, 555), down(200, 530)], id="a-rule-interrupted"),
        pytest.param([across(y, left, left + 10) for y in YS for left in range(50, 540, 10)] + [down(x) for x in XS], id="dashed"),
        pytest.param([Rule(r.left, r.low + 0.5, r.right, r.high + 0.5) for r in FULL] + FULL, id="two-sides-of-a-bar"),
    ],
)
def test_a_table_is_found_by_its_rules(rules: list[Rule]) -> None:
    (grid,) = grids(rules)

    assert grid.columns == pytest.approx(XS, abs=1)
    assert grid.rows == pytest.approx(YS, abs=1)
    assert len(set(grid.cells.values())) == 6


@pytest.mark.parametrize(
    "rules",
    [
        pytest.param([], id="nothing"),
        pytest.param([across(600), across(500)], id="underlined"),
        pytest.param([across(700), across(400), down(50), down(540)], id="box"),
        pytest.param([rule for y in range(0, 6000, 10) for rule in (across(y, 50, 60), down(y * 10, 0, 9))], id="drawing"),
    ],
)
def test_other_rules_are_no_table(rules: list[Rule]) -> None:
    assert grids(rules) == []


def test_a_head_in_two_rows_is_told_by_its_lowest_texts() -> None:
    rules = [*map(down, XS), *map(across, (700, 400)), down(370, 650), across(650, 200), across(600)]
    words = [
        ("Критерий", 60, 660),
        ("Баллы", 210, 670),
        ("до", 210, 620),
        ("свыше", 380, 620),
        ("Польза", 60, 500),
        ("2", 210, 500),
        ("1", 380, 500),
    ]

    made = filled(grids(rules)[0], *words)

    assert (made.head, made.rows) == (("Критерий", "до", "свыше"), (("Польза", "2", "1"),))


def test_a_merged_cell_is_told_in_every_row_it_covers_and_in_one_column() -> None:
    rules = [*map(down, XS), *map(across, (700, 650, 400)), across(500, 200), across(300), down(50, 400, 300), down(540, 400, 300)]
    words = [("Чем", 60, 660), ("Что", 210, 660), ("спорт", 60, 550), ("бег", 210, 550), ("бокс", 210, 450), ("Итого", 60, 350)]

    made = filled(grids(rules)[0], *words)

    assert made.rows == (("спорт", "бег"), ("спорт", "бокс"), ("Итого", ""))


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        pytest.param([("бокс", 210, 650), ("шахматы", 210, 550), ("го", 210, 450)], "спорт спорт спорт", id="all-of-it"),
        pytest.param([("бокс", 210, 650), ("наука", 60, 550), ("шахматы", 210, 550), ("го", 210, 450)], "спорт наука ", id="first-row"),
        pytest.param([("ум", 60, 650), ("шахматы", 210, 550), ("го", 210, 450)], "ум  ", id="another-word"),
    ],
)
def test_a_table_goes_on_over_a_page_end_with_its_head_and_its_merged_cell(words: list[tuple[str, float, float]], rows: str) -> None:
    first = [*map(down, XS), *map(across, (700, 650, 400)), across(500, 200)]
    before = filled(grids(first)[0], ("Чем", 60, 660), ("Что", 210, 660), ("спорт", 60, 550), ("бег", 210, 550), ("бокс", 210, 450))
    second = [down(200), across(600, 200), across(500, 200)] if rows.startswith("спорт спорт") else FULL

    (grid,) = grids(second, grids(first)[0])
    made = filled(grid, *words, before=before)

    assert made.head == ("Чем", "Что")
    assert [row[0] for row in made.rows] == rows.split(" ")


def test_a_head_repeated_on_the_next_page_is_no_row() -> None:
    head = [("Чем", 60, 650), ("Что", 210, 650)]
    before = filled(grids(FULL)[0], *head, ("спорт", 60, 550), ("бег", 210, 550))

    made = filled(grids(FULL)[0], *head, ("наука", 60, 550), ("съезд", 210, 550), before=before)

    assert made.told(2)[0].cells == ("наука", "съезд")
    assert len(made.told(2)) == 1


def test_a_bar_in_a_cell_does_not_break_markdown() -> None:
    made = filled(grids(FULL)[0], ("Чем", 60, 650), ("Что", 210, 650), ("и|или", 60, 550))

    assert made.rows[0][0] == "и/или"
