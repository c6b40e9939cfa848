"""A plan in its own form, a table or a list -> activities.

A row whose dates are not understood is named, and nothing is said of it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rag.review.language.periods import Period, find_period, years_of
from rag.review.language.printed import folded
from rag.review.language.until import find_until
from rag.review.reading.plan import task_and_title
from rag.review.reading.prose_plan import for_task, parts_of_plan
from rag.review.reading.stages import Point, without_stages
from rag.review.reading.table import PLAN, Row, read_rows
from rag.review.types import Activity, Field, Span
from rag.text import subject_stems

_BULLET = re.compile(
    r"\s*(?:[•*–—-]\s*|\d{1,2}(?:\.\d{1,2})*[.)](?!\d)\s*|[а-яё]\)\s+|(?:мероприятие|этап|шаг)\s*№?\s*\d+\s*[.:)]\s*)", re.IGNORECASE
)
_NUMBER = r"\d{1,2}(?:\.\d{1,2})?(?!\d)"
_NUMBERS = rf"(?:№\s*)?{_NUMBER}(?:\s*(?:,|и|[-–—])\s*{_NUMBER})*"
_TASK = re.compile(rf"(?P<word>задач[аи]\s*)?\(?(?P<numbers>{_NUMBERS}|[а-е](?!\w))\)?\.?", re.IGNORECASE)
_AS_THEN = re.compile(r"(?<!\w)(?:как|что) (?:и )?$", re.IGNORECASE)
"""«25 бесед по тому же листу, что и в сентябре» are not held in September."""
_TOTAL = re.compile(r"(?:итого|всего)(?!\w)", re.IGNORECASE)
_EDGE = " \t,.;:–—-("
_CLAUSE = re.compile(r"\s[–—-]\s|;\s|:\s|\.\s|,\s(?=\d)")
_OF_TASK = re.compile(rf"\(?\b(?:к )?задач[аеи]м?\s*(?P<numbers>{_NUMBERS})\)?[.:,]?\s*", re.IGNORECASE)
_BARE_TASK = re.compile(r"\((?P<numbers>\d{1,2}|[а-е])\)[.:,]?\s*", re.IGNORECASE)
"""«(2)» beside the dates."""
_ORDINALS = ("перв", "втор", "трет", "четв", "пят", "шест")
_ORDINAL = rf"(?:{'|'.join(_ORDINALS)})[а-яё]+"
_REFERENCE = re.compile(
    rf"\s*(?:\((?:(?:к|по|для|это) )?|[–—-] (?:к )?)"
    rf"(?:задач[аеиу]м?\s*(?P<numbers>{_NUMBERS}|{_ORDINAL})|(?P<words>{_ORDINAL}(?:(?:, | и ){_ORDINAL})*) задач[а-яё]*)\s*\)?\W*$",
    re.IGNORECASE,
)
"""«… (задачи 1 и 3)» or «… (первая задача)» at the end of a row."""
_LETTERS = "абвгде"
_OUTCOME = re.compile(r"(?<!\w)(?:итог|результат)\w*\s*[:–—-]\s*", re.IGNORECASE)
_LINKING = re.compile(
    r"(?:а |и )?(?:сперва|сначала|потом|затем|далее|дальше|наконец|после этого|начн[её]м|закончим|завершим|тогда же|там же"
    r"|параллельно|одновременно|в (?:это|то) же время|в (?:эти|те) же дни)",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"[\s.,;:(–—-]*(?:дата )?(?:начало|старт|сроки?)[\s:–—-]*$", re.IGNORECASE)
_PERSON = re.compile(r"\W*(?:отв(?:\.|етств\w*)|исп(?:\.|олнител\w*))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlanRead:
    """What was read of a plan, and the rows whose dates were not understood."""

    activities: tuple[Activity, ...] = ()
    unread: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Calendar:
    """What a period without a year can be of."""

    years: frozenset[int]
    project: tuple[date, date] | None

    def find(self, text: str) -> Period | None:
        """The first period; what is done by a day is done from the first day of the project on."""
        found = find_period(text, years=self.years, project=self.project)
        return found or (find_until(text, years=self.years, project=self.project) if self.project else None)


_CODE = re.compile(r"\s*[ЗзZ]?(\d)\.\d{1,2}\.?\t")
"""A row that is numbered within its task: «З2.1»."""


def read_plan_rows(field: Field, tasks: Sequence[Span], project: tuple[date, date] | None) -> PlanRead:
    """Read a table, else a list; nothing when no more rows are understood than not.

    Args:
        field: with a line a row, tabs between the cells of a table.
        tasks: of the project, in order.
        project: its first and last day where they are told, for periods without a year.
    """
    years = years_of(field.text) | {day.year for day in project or ()}
    calendar = _Calendar(years, project)
    rows = [row for row in read_rows(field.text, PLAN) if {"title", "line"} & {*row.cells}]
    table = any("title" in row.cells for row in rows)
    if "\t" in field.text and not table:
        return PlanRead()
    read = list(_table(field, rows, tasks, calendar) if table else _list(field, tasks, calendar))
    activities = [row for row in read if isinstance(row, Activity)]
    unread = [row for row in read if isinstance(row, Span)]
    return PlanRead(tuple(activities), tuple(unread)) if len(activities) > len(unread) else PlanRead()


def _table(field: Field, rows: Sequence[Row], tasks: Sequence[Span], calendar: _Calendar) -> Iterator[Activity | Span]:
    of: tuple[int, ...] = ()
    number = 0
    for row in rows:
        titles = [cell.text for cell in row.cells.get("title", ()) if cell.text]
        of_task = len(titles) > 1 and _begun(titles[0], tasks) is not None  # «Шаг», then «Что делаем»
        said = row.get("line") or row.get("task") or (titles.pop(0) if of_task else "")
        coded = None if said else _CODE.match(field.text, row.start)
        of = _tasks(said, tasks) if said else _listed(coded[1], tasks) if coded else of
        called = ". ".join([*(told.rstrip(". ") for told in titles[:-1]), *titles[-1:]])
        numbered = _BULLET.match(called)
        named = called[numbered.end() if numbered else 0 :]
        reference = None if said or coded else _REFERENCE.search(named)
        if reference:
            of, named = _listed(reference["numbers"] or reference["words"], tasks), named[: reference.start()]
        title = ". ".join(filter(None, (named.rstrip(". "), row.get("place"))))
        if not title or _TOTAL.match(title):
            continue
        number += 1
        period = _period(row, calendar)
        told = [cell for cell in row.cells.get("results", ()) if cell.text]
        results = field.span(told[0].start, told[-1].end) if told else None
        if period is None:
            yield field.span(row.start, row.end)
        else:
            task, also = next(iter(of), None), of[1:]
            yield Activity(number, task, title, period[0], period[1], field.span(row.start, row.end), results, also)


def _period(row: Row, calendar: _Calendar) -> tuple[date, date] | None:
    """From the day it starts to the day it ends, else from the first marked month to the last, else the period that one cell tells."""
    starts, ends = calendar.find(row.get("starts")), calendar.find(row.get("ends"))
    if starts and ends:
        return starts.starts, ends.ends
    marked = [found for cell in row.cells.get("month", ()) if (found := calendar.find(cell.text))]
    if marked:
        return marked[0].starts, marked[-1].ends
    whole = calendar.find(row.get("period"))
    return (whole.starts, whole.ends) if whole else None


def _tasks(said: str, tasks: Sequence[Span]) -> tuple[int, ...]:
    """The tasks that a cell or a line names by its numbers or its words."""
    named, _ = task_and_title(said, tasks)
    numbered = _TASK.match(said)
    if named is None and numbered and (numbered.end() == len(said) or numbered["word"]):
        return _listed(numbered["numbers"], tasks)
    named = named or _begun(said, tasks) or _shortened(said, tasks)
    return (named,) if named else ()


def _listed(told: str, tasks: Sequence[Span]) -> tuple[int, ...]:
    """«1 и 3», «1–3», «б»: numbers of tasks that there are."""
    if told.lower() in _LETTERS:
        return tuple(number for number in (_LETTERS.index(told.lower()) + 1,) if number <= len(tasks))
    if ordinals := [n for word in re.findall(r"[а-яё]{4,}", told.lower()) for n, one in enumerate(_ORDINALS, 1) if word.startswith(one)]:
        return tuple(number for number in dict.fromkeys(ordinals) if number <= len(tasks))
    found: list[int] = []
    for mark, first, second in re.findall(r"([-–—]?)\s*(\d{1,2})(?:\.(\d{1,2}))?", told):
        number = int(second) if second and int(first) > len(tasks) else int(first)  # tasks of section 8 are «8.1», «8.2»
        found += range(found[-1] + 1, number + 1) if mark and found else [number]
    return tuple(number for number in dict.fromkeys(found) if 1 <= number <= len(tasks))


def _begun(said: str, tasks: Sequence[Span]) -> int | None:
    """The only task that begins with the words of a cell as with its name: «Научить» for «Научить: показать приёмы»."""
    name = folded(said)
    begun = [n for n, task in enumerate(tasks, 1) if name and re.match(rf"{re.escape(name)}(?:\s*[:.]|\s[–—-])\s", folded(task.quote))]
    return begun[0] if len(begun) == 1 else None


def _shortened(said: str, tasks: Sequence[Span]) -> int | None:
    """The only task that has all the words of a cell: «Собрать компанию» for «собрать постоянную компанию»."""
    short = subject_stems(said)
    holding = [number for number, task in enumerate(tasks, 1) if len(short) > 1 and short <= subject_stems(task.quote)]
    return holding[0] if len(holding) == 1 else None


def _list(field: Field, tasks: Sequence[Span], calendar: _Calendar) -> Iterator[Activity | Span]:
    """Points of a list, each with the lines under it; a point without dates under a point that has them is a part of it."""
    of: tuple[int, ...] = ()
    points: list[Point] = []
    for at, end in parts_of_plan(field.text, calendar.find):
        said = field.text[at:end]
        bullet = _BULLET.match(said)
        start = bullet.end() if bullet else 0
        lead = for_task(said[start:])
        start += lead[1] if lead else 0
        period = calendar.find(said[start:])
        if period and _AS_THEN.search(said[start : start + period.start]):
            period = None
        alone = _tasks(said, tasks) if period is None and not _REFERENCE.search(said) else ()
        if lead:
            of = (lead[0],) if lead[0] <= len(tasks) else ()
        if alone or (lead and not period):
            of = alone or of
            continue
        if period and (told := _OF_TASK.search(said) or _BARE_TASK.match(said, _past(said, start + period.end, _EDGE[:-1]))):
            of = _listed(told["numbers"], tasks)
        if period or (bullet and bullet[0].strip()[:1].isdigit()):
            points.append(Point(at + start, end, of, period))
        elif points:
            points[-1] = replace(points[-1], end=end)
    for number, one in enumerate(without_stages(field.text, points), 1):
        point = field.span(one.start, one.end)
        reference, told = _REFERENCE.search(point.quote), _OF_TASK.search(point.quote)
        names = (reference["numbers"] or reference["words"]) if reference else told["numbers"] if told else None
        serves = _listed(names, tasks) if names else one.tasks
        yield _point(field, number, point, serves, one.period) if one.period else point


def _point(field: Field, number: int, point: Span, of: tuple[int, ...], period: Period) -> Activity:
    """«Мастер-классы, март 2026, 20 человек»: what stands before the dates, else the first clause after them; the rest is the result."""
    reference = _REFERENCE.search(point.quote)
    text = point.quote[: reference.start() if reference else None]
    title, at = _BEGINS.sub("", text[: period.start]).strip(_EDGE), period.end
    past = _past(text, at, _EDGE[:-1])
    if of_task := _OF_TASK.match(text, past) or _BARE_TASK.match(text, past):
        at = of_task.end()
    if not re.search(r"\w{3}", title) or _LINKING.fullmatch(title):
        at = _past(text, at, _EDGE + ")")
        clause = _CLAUSE.search(text, at)
        title, at = text[at : clause.start() if clause else len(text)].strip(_EDGE), clause.end() if clause else len(text)
    at = _past(text, at, _EDGE + ")")
    if outcome := _OUTCOME.search(text, at):
        at = outcome.end()
    rest = field.span(point.start + at, point.start + len(text))
    told = bool(re.search(r"\w", rest.quote)) and not _PERSON.match(rest.quote)
    results = point if re.search(r"\d", title) and not outcome else rest if told else None
    return Activity(
        number, next(iter(of), None), " ".join(_REFERENCE.sub("", title).split()), period.starts, period.ends, point, results, of[1:]
    )


def _past(text: str, at: int, marks: str) -> int:
    """Where what follows these marks begins."""
    return at + len(text[at:]) - len(text[at:].lstrip(marks))
