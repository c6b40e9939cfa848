"""Two pictures of a review: what each criterion is worth and how ready it is, and the calendar plan as a Gantt chart.

A state or a task is told by words and hatching beside its colour, so that the pictures can be printed in black and white.
matplotlib takes a second to import, so it waits until a picture is asked for; its own font, DejaVu Sans, has Cyrillic.
"""

import io
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rag.review.findings import CriterionReport, Readiness, Review
from rag.review.report import MARKS
from rag.review.types import Activity
from rag.review.wording import day, number, plural, short

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_FONT = "DejaVu Sans"
_LOOKS: dict[Readiness, tuple[str, str]] = {
    "готово": ("#4c9f70", ""),
    "частично": ("#f2c14e", "///"),
    "нет в тексте": ("#d1495b", "xxx"),
    "не проверяется": ("#c8c8c8", "..."),
}
"""Colour and hatching by readiness."""
_TASKS = (("#4f81bd", ""), ("#f2c14e", "///"), ("#4c9f70", "..."), ("#d1495b", "xx"), ("#8064a2", "\\\\\\"), ("#7f7f7f", "++"))
"""The same by task, from the first again after the last."""
_NO_TASK = ("#ffffff", "")
_LABEL_CHARS = 90
_LINE_CHARS = 46
_WIDTH_INCHES, _ROW_INCHES, _MARGIN_INCHES = 10.0, 0.5, 1.4
_MAX_ROWS = 100
_YEARS = range(1990, 2101)
"""A misprinted year must not stretch the axis over millennia."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, and the same in words for those who do not see it."""

    png: bytes
    alt: str


def weights_chart(review: Review) -> Picture | None:
    """Points at stake by criterion with its readiness; `None` when the weights are not known."""
    known = [(report, report.points) for report in review.criteria if report.points is not None]
    if not known:
        return None
    figure, axes = _canvas([f"{report.id}. {report.title}" for report, _ in known])
    for row, (report, points) in enumerate(known):
        colour, hatch = _LOOKS[report.readiness]
        axes.barh(row, points, height=0.6, color=colour, hatch=hatch, edgecolor="black", linewidth=0.7)
        axes.text(points, row, f"  {number(points)} · {MARKS[report.readiness]} {report.readiness}", va="center", fontfamily=_FONT)
    axes.set_xlim(0, max(points for _, points in known) * 1.45 or 1)
    axes.locator_params(axis="x", integer=True)
    axes.set_xlabel("баллов на кону", fontfamily=_FONT)
    axes.set_title("Критерии: вес и готовность", fontfamily=_FONT)
    told = "; ".join(f"{report.id} {_stake(report)}" for report, _ in known)
    return Picture(_png(figure), f"Столбчатая диаграмма «Критерии: вес и готовность». {told}.")


def _stake(report: CriterionReport) -> str:
    return f"— до {number(report.points or 0)} баллов, {report.readiness}"


def plan_chart(plan: Sequence[Activity]) -> Picture | None:
    """The activities of a calendar plan by date, in its order; `None` when there are none."""
    rows = [row for row in plan if row.starts.year in _YEARS and row.ends.year in _YEARS][:_MAX_ROWS]
    if not rows:
        return None
    from matplotlib.dates import AutoDateLocator, DateFormatter, date2num

    figure, axes = _canvas([f"{row.number}. {row.title}" for row in rows])
    for at, row in enumerate(rows):
        colour, hatch = _NO_TASK if row.task is None else _TASKS[(row.task - 1) % len(_TASKS)]
        first, last = sorted((float(date2num(row.starts)), float(date2num(row.ends))))
        axes.barh(at, last - first + 1, left=first, height=0.6, color=colour, hatch=hatch, edgecolor="black", linewidth=0.7)
        axes.text(last + 1, at, f"  {_task(row)}", va="center", fontsize=8, fontfamily=_FONT)
    axes.margins(x=0.18)
    axes.xaxis.set_major_locator(AutoDateLocator(maxticks=10))
    axes.xaxis.set_major_formatter(DateFormatter("%d.%m.%Y"))
    axes.tick_params(axis="x", labelrotation=30)
    axes.grid(axis="x", linestyle=":", linewidth=0.6)
    axes.set_axisbelow(True)
    left_out = f", показано {len(rows)}" if len(rows) < len(plan) else ""
    axes.set_title(f"Календарный план: {plural(len(plan), 'мероприятие', 'мероприятия', 'мероприятий')}{left_out}", fontfamily=_FONT)
    told = "; ".join(f"{row.number}. {short(row.title, 60)}: {day(row.starts)} — {day(row.ends)}, {_task(row)}" for row in rows)
    return Picture(_png(figure), f"Диаграмма Ганта «Календарный план»{left_out}. {told}.")


def _task(row: Activity) -> str:
    reversed_dates = ", даты переставлены" if row.ends < row.starts else ""
    return ("задача не узнана" if row.task is None else f"задача {row.task}") + reversed_dates


def _canvas(labels: Sequence[str]) -> tuple["Figure", "Axes"]:
    """An empty chart with a row a label, the first at the top. Without pyplot, which would keep every figure."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(_WIDTH_INCHES, _MARGIN_INCHES + _ROW_INCHES * len(labels)), dpi=100, layout="constrained")
    axes = figure.subplots()
    shown = [textwrap.fill(_drawable(short(label, _LABEL_CHARS)), _LINE_CHARS) for label in labels]
    axes.set_yticks(range(len(labels)), shown, fontsize=8, fontfamily=_FONT, parse_math=False)
    axes.set_ylim(len(labels) - 0.5, -0.5)
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes


def _drawable(text: str) -> str:
    """The text without characters that the font does not have, as emoji."""
    return "".join(character for character in text if ord(character) in _glyphs())


@cache
def _glyphs() -> frozenset[int]:
    from matplotlib.font_manager import findfont, get_font

    return frozenset(get_font(findfont(_FONT)).get_charmap())


def _png(figure: "Figure") -> bytes:
    written = io.BytesIO()
    figure.savefig(written, format="png")
    return written.getvalue()
