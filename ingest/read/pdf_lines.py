"""Runs of a PDF page -> printed lines; a raised digit is part of its number: «ст. 31¹» becomes `31.1`, not `311`."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.read.pdf_page import Run
from rag.text import clean

_SAME_LINE = 3.0
"""Runs whose baselines differ by at most this many points stand on one line."""
_RAISED_SIZE = 0.8
"""A raised digit is set at most this part of the size before it (9 of 14 points in the fund's rules)."""
_RAISED_BY = 0.6
"""… and stands higher by at most this part of it (5 of 14)."""
_LEADERS = re.compile(r"(?:\s?[.…]){5,}")
"""Dots that lead from a title to its page in a table of contents."""
_AFTER_INDEX = ".,;:)»"
_RAISED_DIGITS = re.compile(r"(?<=\d)[⁰¹²³⁴-⁹]+")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """`x` is where it begins, `y` its baseline, in points; `y` grows upwards."""

    text: str
    x: float
    y: float


def printed_lines(runs: Iterable[Run]) -> list[PrintedLine]:
    """Lines in the order of the file."""
    lines: list[list[Run]] = []
    main: Run | None = None
    for run in runs:
        if main and _goes_on(lines[-1][-1], main, run):
            lines[-1].append(run)
            main = max(main, run, key=_height)
        else:
            lines.append([run])
            main = run
    return [_line(line) for line in lines]


def _goes_on(last: Run, main: Run, run: Run) -> bool:
    """Whether a run stands on the line that ends with `last` and has the baseline of `main`."""
    if run.left < last.left:
        return False
    if run.before == "\n" and _is_index(last, run):
        return True
    return abs(run.y - main.y) <= _SAME_LINE or (run.before != "\n" and (_raised(run, main) or _raised(main, run)))


def _is_index(last: Run, run: Run) -> bool:
    """Whether a run is the raised digit of the number before it, for which pdfium takes a large step to be a line's end."""
    beside = 0 < run.left - last.left <= last.height * len(last.text)
    return beside and _raised(run, last) and run.y > last.y and run.text.isdigit() and last.text.isdigit()


def _height(run: Run) -> float:
    return run.height


def _raised(run: Run, main: Run) -> bool:
    """Whether a run is a small one that stands above the baseline, or below it as in chemical formulas."""
    return run.height <= main.height * _RAISED_SIZE and abs(run.y - main.y) <= main.height * _RAISED_BY


def _line(runs: Sequence[Run]) -> PrintedLine:
    main, text, raised = max(runs, key=_height), "", False
    for run in runs:
        above = _raised(run, main) and run.y - main.y > 0
        opens_index = above and not raised and run.before != " " and text[-1:].isdigit() and run.text.isdigit()
        goes_on = opens_index or (raised and run.text[0] in _AFTER_INDEX)  # pdfium takes the step down for a space
        text += ("" if goes_on else run.before and " ") + ("." if opens_index else "") + run.text
        raised = above
    text = _RAISED_DIGITS.sub(lambda match: "." + unicodedata.normalize("NFKC", match[0]), text)
    return PrintedLine(clean(_LEADERS.sub(" ", text)), runs[0].left, main.y)
