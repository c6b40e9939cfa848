"""Two pictures of a review: what each criterion is worth and how ready it is, and the calendar plan as a Gantt chart.

A state or a task is told by words and hatching beside its colour, so that the pictures can be printed in black and white.
matplotlib takes a second to import, so it waits until a picture is asked for; its own font, DejaVu Sans, has Cyrillic.
"""

import io
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from rag.review.findings import CriterionReport, Readiness, Review
from rag.review.report import MARKS
from rag.review.types import Activity
from rag.review.wording import day, number, plural, short

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Words = Callable[[str], str]
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
_BAR_INCHES, _LINE_INCHES_A_POINT, _MARGIN_INCHES = 0.3, 1.2 / 72, 1.4
_MAX_ROWS = 100
_YEARS = range(1990, 2101)
"""A misprinted year must not stretch the axis over millennia."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The size of a chart: with the names beside the bars, or, for a phone, above them."""

    width_inches: float
    dots_per_inch: int
    line_chars: int
    points: int
    room: float
    """How far the axis goes beyond the longest bar, whose end bears its words."""
    max_ticks: int


_WIDE, _NARROW = _Sheet(10.0, 100, 46, 10, 1.45, 10), _Sheet(3.8, 200, 42, 9, 2.1, 5)


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, and the same in words for those who do not see it."""

    png: bytes
    alt: str


def weights_chart(review: Review, *, narrow: bool = False, words: Words = str) -> Picture | None:
    """Points at stake by criterion with its readiness; `None` when the weights are not known. `words` may say it in another language."""
    sheet = _NARROW if narrow else _WIDE
    known = [(report, report.points) for report in review.criteria if report.points is not None]
    if not known:
        return None
    figure, axes, places = _canvas([f"{report.id}. {report.title}" for report, _ in known], sheet)
    for at, (report, points) in zip(places, known, strict=True):
        colour, hatch = _LOOKS[report.readiness]
        axes.barh(at, points, height=_BAR_INCHES, color=colour, hatch=hatch, edgecolor="black", linewidth=0.7)
        told = f"  {number(points)} · {MARKS[report.readiness]} {words(report.readiness)}"
        axes.text(points, at, told, va="center", fontsize=sheet.points, fontfamily=_FONT)
    axes.set_xlim(0, max(points for _, points in known) * sheet.room or 1)
    axes.locator_params(axis="x", integer=True)
    axes.set_xlabel(words("На кону, баллов"), fontfamily=_FONT)
    title = words("Критерии: вес и готовность")
    axes.set_title(title, fontsize=sheet.points + 2, fontfamily=_FONT)
    told = "; ".join(f"{report.id} {_stake(report, words)}" for report, _ in known)
    return Picture(_png(figure), f"{words('Столбчатая диаграмма')} «{title}». {told}.")


def _stake(report: CriterionReport, words: Words) -> str:
    return f"— {words('до {} баллов').format(number(report.points or 0))}, {words(report.readiness)}"


def plan_chart(plan: Sequence[Activity], *, narrow: bool = False, words: Words = str) -> Picture | None:
    """The activities of a calendar plan by date, in its order; `None` when there are none. `words` as of `weights_chart`."""
    sheet = _NARROW if narrow else _WIDE
    rows = [row for row in plan if row.starts.year in _YEARS and row.ends.year in _YEARS][:_MAX_ROWS]
    if not rows:
        return None
    from matplotlib.dates import AutoDateLocator, DateFormatter, date2num

    names = [f"{row.number}. {short(row.title, _LABEL_CHARS)}" for row in rows]
    figure, axes, places = _canvas([f"{n} — {_task(row, words)}" for n, row in zip(names, rows, strict=True)] if narrow else names, sheet)
    for at, row in zip(places, rows, strict=True):
        colour, hatch = _NO_TASK if row.task is None else _TASKS[(row.task - 1) % len(_TASKS)]
        first, last = sorted((float(date2num(row.starts)), float(date2num(row.ends))))
        axes.barh(at, last - first + 1, left=first, height=_BAR_INCHES, color=colour, hatch=hatch, edgecolor="black", linewidth=0.7)
        if not narrow:
            axes.text(last + 1, at, f"  {_task(row, words)}", va="center", fontsize=8, fontfamily=_FONT)
    axes.margins(x=0.02 if narrow else 0.18)
    axes.xaxis.set_major_locator(AutoDateLocator(minticks=2, maxticks=sheet.max_ticks))
    axes.xaxis.set_major_formatter(DateFormatter("%d.%m.%Y"))
    axes.tick_params(axis="x", labelrotation=30)
    axes.grid(axis="x", linestyle=":", linewidth=0.6)
    axes.set_axisbelow(True)
    left_out = f", {words('показано {}').format(len(rows))}" if len(rows) < len(plan) else ""
    title = f"{words('Календарный план')}: {words(plural(len(plan), 'мероприятие', 'мероприятия', 'мероприятий'))}{left_out}"
    axes.set_title(title, fontsize=sheet.points + 2, fontfamily=_FONT)
    told = "; ".join(f"{row.number}. {short(row.title, 60)}: {day(row.starts)} — {day(row.ends)}, {_task(row, words)}" for row in rows)
    return Picture(_png(figure), f"{words('Диаграмма Ганта')} «{words('Календарный план')}»{left_out}. {told}.")


def _task(row: Activity, words: Words) -> str:
    reversed_dates = f", {words('даты переставлены')}" if row.ends < row.starts else ""
    return (words("задача не узнана") if row.task is None else f"{words('задача')} {row.task}") + reversed_dates


def _canvas(labels: Sequence[str], sheet: _Sheet) -> tuple["Figure", "Axes", list[float]]:
    """An empty chart with a row a label, the first at the top, and the middle of each row's bar. Its vertical axis counts inches.

    Without pyplot, which would keep every figure.
    """
    from matplotlib.figure import Figure

    shown = [textwrap.fill(_drawable(label), sheet.line_chars) for label in labels]
    above = sheet is _NARROW
    written = [_LINE_INCHES_A_POINT * sheet.points * (label.count("\n") + 1) for label in shown]
    rows = [lines + 1.5 * _BAR_INCHES if above else max(lines + 0.1, 1.7 * _BAR_INCHES) for lines in written]
    tops = [0.0, *accumulate(rows)]
    middles = [top + (lines + 0.6 * _BAR_INCHES if above else row / 2) for top, row, lines in zip(tops, rows, written, strict=False)]
    figure = Figure((sheet.width_inches, _MARGIN_INCHES + tops[-1]), dpi=sheet.dots_per_inch, layout="constrained")
    axes = figure.subplots()
    how: dict[str, Any] = {"fontsize": sheet.points, "fontfamily": _FONT, "parse_math": False}
    if above:
        axes.set_yticks([])
        for top, label in zip(tops, shown, strict=False):
            axes.text(0, top, label, va="top", transform=axes.get_yaxis_transform(), **how).set_in_layout(False)
    else:
        axes.set_yticks(middles, shown, **how)
    axes.set_ylim(tops[-1], 0)
    axes.spines[["top", "right", *(["left"] if above else [])]].set_visible(False)
    return figure, axes, middles


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
