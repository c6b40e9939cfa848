"""The calendar plan as the export prints it -> activities.

Cells come as blocks of lines, column by column or mixed; the anchor of a row is its two dates. Before them stand the number, the task
and the activity, after them the expected results, up to the next row's number.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise

from rag.review.language.printed import folded, is_empty
from rag.review.types import Activity, Field, Span
from rag.text import WORD, normalise

_DATES = re.compile(r"(\d\d\.\d\d\.\d{4})\s+(\d\d\.\d\d\.\d{4})")
_NUMBER_LINE = re.compile(r"^\s*(\d{1,3})\.?\s*$", re.MULTILINE)
_HEAD = frozenset({
    "№", "решаемая задача", "мероприятие, его содержание, место проведения", "мероприятие, его", "содержание, место", "проведения",
    "дата начала", "дата окончания", "дата", "начала", "окончания", "ожидаемые результаты", "ожидаемые", "результаты", "ожидаемые итоги",
})  # fmt: skip
_SAME_TASK = 0.7
"""A row serves the task at least this part of whose words stand in it in order."""


def read_plan(field: Field, tasks: Sequence[Span]) -> tuple[Activity, ...]:
    """Activities in the order of the plan; rows whose dates are no dates are left out."""
    anchors = [(match, starts, ends) for match in _DATES.finditer(field.text) if (starts := _day(match[1])) and (ends := _day(match[2]))]
    edges = [0, *(_row_start(field.text, a.end(), b.start(), n, tasks) for n, ((a, *_), (b, *_)) in enumerate(pairwise(anchors), 2))]
    activities = []
    for number, ((match, starts, ends), start) in enumerate(zip(anchors, edges, strict=False), 1):
        end = edges[number] if number < len(edges) else len(field.text)
        before = field.span(_after_head(field.text, start), match.start())
        after = field.span(match.end(), _before_head(field.text, match.end(), end))
        task, title = task_and_title(before.quote, tasks)
        row = field.span(before.start, match.end())
        activities.append(Activity(number, task, title, starts, ends, row, None if is_empty(after.quote) else after))
    return tuple(activities)


def _day(printed: str) -> date | None:
    try:
        return datetime.strptime(printed, "%d.%m.%Y").date()
    except ValueError:
        return None


def _row_start(text: str, start: int, end: int, number: int, tasks: Sequence[Span]) -> int:
    """Where the next row begins between two pairs of dates: at its number, else where a task begins, else after the last empty line."""
    for match in _NUMBER_LINE.finditer(text, start, end):
        if int(match[1]) == number:
            return match.start()
    for line in re.finditer(r"[^\n]+", text[start:end]):
        beginning = _words(line[0])[:3]
        if len(beginning) > 1 and any(_words(task.quote)[: len(beginning)] == beginning for task in tasks):
            return start + line.start()
    gap = text.rstrip()[start:end].rstrip().rfind("\n\n")
    return start + gap if gap >= 0 else end


def _after_head(text: str, start: int) -> int:
    """Skip the table's head and the row's number at the start of a row."""
    for line in re.finditer(r"[^\n]*\n?", text[start:]):
        said = folded(line[0])
        if said and said not in _HEAD and not said.isdigit():
            return start + line.start()
    return start


def _before_head(text: str, start: int, end: int) -> int:
    """Leave out a table's head that a new page put behind a row's results."""
    lines = [(start + line.start(), folded(line[0])) for line in re.finditer(r"[^\n]+", text[start:end])]
    while lines and (lines[-1][1] in _HEAD or not lines[-1][1]):
        end = lines.pop()[0]
    return end


def _words(text: str) -> list[str]:
    return [word.replace("-", "") for word in WORD.findall(normalise(text.replace("\n", " ")))]


def task_and_title(row: str, tasks: Sequence[Span]) -> tuple[int | None, str]:
    """Which task a row serves, and the row without the task's words: the two columns may be mixed line by line."""
    row = "\n".join(line for line in row.splitlines() if folded(line) not in _HEAD)
    shares = [(_share(row, task.quote), -number) for number, task in enumerate(tasks, 1)]
    if not shares or max(shares)[0] < _SAME_TASK:
        return None, " ".join(row.split())
    number = -max(shares)[1]
    return number, _without(row, _words(tasks[number - 1].quote))


def _share(row: str, task: str) -> float:
    """The part of a task's words that stand in the row in order."""
    wanted = _words(task)
    at = 0
    for word in _words(row):
        at += at < len(wanted) and word == wanted[at]
    return at / len(wanted) if wanted else 0.0


def _without(row: str, words: Sequence[str]) -> str:
    """The row without these words, each taken out once and in order."""
    left, at, end = [], 0, 0
    for match in WORD.finditer(row):
        if at < len(words) and normalise(match[0]).replace("-", "") == words[at]:
            left.append(row[end : match.start()])
            at, end = at + 1, match.end()
    return re.sub(r"^[^\w«(\"]+", "", " ".join("".join([*left, row[end:]]).split()).strip(" .,;•"))
