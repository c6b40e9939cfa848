"""The calendar plan: rows around two dates, columns that came mixed."""

from datetime import date

import pytest

from rag.review.reading.plan import read_plan
from rag.review.types import Activity, Field, Span

_TASKS = [Span("11", "Провести занятия на территории школ для детей.", 0, 1), Span("11", "Снять фильм о проекте.", 0, 1)]


def _read(text: str) -> tuple[Activity, ...]:
    return read_plan(Field("5", "Календарный план", text, "форма фонда", key="plan", table=True), _TASKS)


def test_rows_in_order() -> None:
    rows = _read(
        "№\n\nРешаемая задача\n\n"
        "1\n\nПровести занятия на территории школ для детей.\n\nЗанятия в школах\n\n01.03.2026\n\n30.04.2026\n\n40 детей\n\n"
        "2\n\nСнять фильм о проекте.\n\nСъёмка\n\n01.05.2026\n\n31.05.2026\n\nФильм на 5 минут"
    )
    assert [(r.number, r.task, r.title, r.starts, r.results.quote if r.results else None) for r in rows] == [
        (1, 1, "Занятия в школах", date(2026, 3, 1), "40 детей"),
        (2, 2, "Съёмка", date(2026, 5, 1), "Фильм на 5 минут"),
    ]


def test_a_task_mixed_with_the_activity_line_by_line_is_taken_out() -> None:
    rows = _read("1\n\nПровести занятия на Выездные уроки\nтерритории школ для  в посёлках\nдетей.\n\n01.03.2026\n\n30.04.2026\n\n40 детей")
    assert (rows[0].task, rows[0].title) == (1, "Выездные уроки в посёлках")


@pytest.mark.parametrize(
    "between",
    [
        pytest.param("\n\n2\n\n", id="a number"),
        pytest.param("\n\n№\n\nРешаемая задача\n\nДата начала\n\n2\n\n", id="a number behind the head of a new page"),
        pytest.param("\n\n", id="only the task's words"),
    ],
)
def test_results_end_where_the_next_row_begins(between: str) -> None:
    rows = _read(
        f"1\n\nУроки\n\n01.03.2026\n\n30.04.2026\n\n40 детей{between}Снять фильм о проекте.\n\nСъёмка\n\n01.05.2026\n\n31.05.2026\n\nФильм"
    )
    assert [row.results.quote if row.results else None for row in rows] == ["40 детей", "Фильм"]


def test_dates_that_are_none_make_no_row() -> None:
    assert _read("Уроки\n\n31.02.2026\n\n40.04.2026\n\n40 детей") == ()


def test_an_empty_cell_of_results_is_none() -> None:
    assert _read("1\n\nУроки\n\n01.03.2026\n\n30.04.2026\n\n")[0].results is None
