"""Pictures are PNG of a size that follows their rows, with the same in words."""

import io
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from app.reports.charts import Picture, plan_chart, weights_chart
from rag.review.findings import CriterionReport, Readiness, Review, Rule
from rag.review.types import Activity, Span

_RULE = Rule("п. 30", "Положение", None, None, "high")
_ROW = Activity(1, 1, "Мастер-классы", date(2026, 3, 1), date(2026, 4, 30), Span("5", "", 0, 0), None)
_EMPTY = Review("fund", None, (), (), (), (), "")


def _criterion(id_: str, points: float | None, readiness: Readiness) -> CriterionReport:
    return CriterionReport(id_, "Актуальность", points, points, readiness, (), (), _RULE, "")


def _size(picture: Picture | None) -> tuple[int, int]:
    assert picture is not None
    with Image.open(io.BytesIO(picture.png)) as image:
        assert image.format == "PNG"
        assert len(image.convert("L").getcolors() or ()) > 2
        return image.size


def test_weights_are_drawn_and_told_with_readiness() -> None:
    few = weights_chart(replace(_EMPTY, criteria=(_criterion("K01", 20, "готово"),)))
    more = weights_chart(replace(_EMPTY, criteria=(_criterion("K01", 20, "готово"), _criterion("K02", 0, "не проверяется"))))
    assert _size(few)[1] < _size(more)[1]
    assert more is not None
    assert "K01 — до 20 баллов, готово; K02 — до 0 баллов, не проверяется" in more.alt


def test_without_weights_there_is_no_chart_of_them() -> None:
    assert weights_chart(replace(_EMPTY, criteria=(_criterion("K01", None, "готово"),))) is None
    assert weights_chart(_EMPTY) is None


@pytest.mark.parametrize(
    ("row", "told"),
    [
        pytest.param(_ROW, "1. Мастер-классы: 01.03.2026 — 30.04.2026, задача 1", id="plain"),
        pytest.param(replace(_ROW, task=None), "задача не узнана", id="no task"),
        pytest.param(replace(_ROW, task=99), "задача 99", id="more tasks than colours"),
        pytest.param(replace(_ROW, starts=_ROW.ends, ends=_ROW.starts), "даты переставлены", id="reversed"),
        pytest.param(replace(_ROW, ends=_ROW.starts), "01.03.2026 — 01.03.2026", id="a day"),
        pytest.param(replace(_ROW, title="Цена $x_1$ и 🏹 " + "слово " * 60), "Цена $x_1$", id="formula, emoji, long"),
    ],
)
def test_an_activity_is_drawn_and_told(row: Activity, told: str) -> None:
    picture = plan_chart([row])
    assert _size(picture)[0] == 1000
    assert picture is not None
    assert told in picture.alt


def test_a_misprinted_year_does_not_stretch_the_axis() -> None:
    picture = plan_chart([_ROW, replace(_ROW, number=2, ends=date(9999, 12, 31))])
    assert picture is not None
    assert "показано 1" in picture.alt
    assert plan_chart([replace(_ROW, ends=date(9999, 12, 31))]) is None


def test_a_plan_without_end_is_cut() -> None:
    picture = plan_chart([replace(_ROW, number=number) for number in range(1, 400)])
    assert _size(picture)[1] < 6000
