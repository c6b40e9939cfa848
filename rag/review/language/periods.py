"""When something takes place, as people write it: «с 1 марта по 30 июня 2026», «март–июнь», «II квартал 2026 г.», «01.03–30.04.26»."""

import re
from calendar import monthrange
from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date, timedelta

from rag.facts import MONTHS
from rag.numerals import in_digits
from rag.text import normalise

_BEGIN = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_NAME = r"(?P<name>(?:янв|февр?|мар|апр|июн|июл|авг|сент?|окт|нояб?|дек)(?!\w)|(?:" + "|".join(MONTHS) + r")[а-я]?(?!\w))"
_YEAR = r"(?:\.?\s*(?P<year>20\d\d)(?!\d))?"
_FROM = r"(?:(?P<from>\d{1,2})(?:\s*(?:[-–—]|по)|(?:, ?\d{1,2})* и)\s*)?"
_QUARTER = r"(?P<{}>[1-4]|iv|i{{1,3}})(?:-?[йи]+)?"
_POINTS = (
    re.compile(rf"(?<!\w){_NAME}{_YEAR}\s*\(\s*(?:с\s+)?(?P<from>\d{{1,2}})\s*(?:[-–—]|по)\s*(?P<day>\d{{1,2}})(?:\s*числ\w*)?\s*\)"),
    re.compile(rf"(?<![\d.]){_FROM}(?P<day>\d{{1,2}})\.(?P<month>\d\d)\.(?P<year>20\d\d|\d\d)(?![\d.]*\d)"),
    re.compile(rf"(?<![\d.]){_FROM}(?P<day>0[1-9]|[12]\d|3[01])\.(?P<month>0[1-9]|1[0-2])(?![\d.]*\d|\s*(?:руб|р\.|₽|тыс|млн|ч|км|%))"),
    re.compile(r"(?<![\d.])(?P<day>[1-9])\.(?P<month>0[1-9]|1[0-2])(?=\s*(?:[-–—]|по|до)\s*\d)"),
    re.compile(r"(?<![\d.])(?P<month>0?[1-9]|1[0-2])[./](?P<year>20\d\d)(?!\d)"),
    re.compile(rf"(?:(?<!\d){_FROM}(?P<day>\d{{1,2}})(?:-?го)?\s+)?(?<!\w){_NAME}{_YEAR}"),
    re.compile(rf"(?<!\w)(?:{_QUARTER.format('from')}\s*(?:[-–—,]|и)\s*)?{_QUARTER.format('quarter')}\s*кв(?:артал\w*|\.)?(?!\w){_YEAR}"),
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ENDING = r"(?:дата )?(?:окончани[ея]|конец|завершение|финиш)"
_LINK = re.compile(rf"\s*(?:г(?:ода|\.)?(?!\w))?\s*(?:[-–—,;.]?\s*{_ENDING}\s*[:–—-]?|[-–—,;]|по(?!\w)|до(?!\w)|и(?!\w))?\s*")
_BEFORE = re.compile(r"(?:(?<!\w)с|(?<!\w)в(?:о)?(?:\s+(?:период|течение|конце|начале|середине))?(?:\s+с)?)\s*$")
_AFTER = re.compile(r"\s*г(?:ода|г?\.|(?!\w))")
_SINCE = re.compile(r"(?<!\w)с\s*$")
_SINCE_DAY = re.compile(r"(?<!\w)[сc] (?=\d)", re.IGNORECASE)
_ONE_SIDED = re.compile(r"(?<!\w)(?:до|не позднее|к|начиная|после)\s*(?:с\s*)?(?:(?:конц|начал|середин)\w\s*)?$")
_MONTHS_TOLD = re.compile(r"(?<![\d.,])(\d{1,2}) мес(?:яц|\.|(?!\w))")
_UNTIL = re.compile(r"(?<!\w)(?:до|не позднее|не позже)(?: (?P<part>самого конца|конца|окончания|начала|середины))? (?=\d|[а-я])")
_YEAR_ALONE = re.compile(r"(20\d\d)(?: г(?:ода?|\.)|$|[.,;)])")
_WHOLE = re.compile(r"(?:весь|всего|вс[её]м|в течение|на протяжении)\s[^.;,\d]{0,20}(?:период|срок|проект)\w*(?: (?:реализации )?проекта)?")

MIN_PROJECT_DAYS, MAX_MONTH_DAYS = 28, 31
"""A shorter period is more likely that of one event."""


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day, both included; `[start, end)` is where the text says so."""

    starts: date
    ends: date
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Point:
    """A day, a month or a quarter; `year` is `None` where it is not written."""

    match: re.Match[str]
    first_month: int
    last_month: int
    first_day: int | None
    last_day: int | None
    year: int | None

    @property
    def is_range(self) -> bool:
        return self.first_day != self.last_day or self.first_month != self.last_month


def find_period(text: str, *, years: Set[int] = frozenset(), project: tuple[date, date] | None = None) -> Period | None:
    """The first period of a text; `None` when there is none or it is told only from one side, or its year is not known.

    A period without a year is of the year that puts it in the project, else nearest to it.

    Args:
        text: a cell, a line.
        years: those of which the plan speaks; a period without a year is of the only one.
        project: its first and last day, for «весь период реализации» and for what has no year.
    """
    said = text.lower().replace("ё", "е")
    points = _run(said)
    if not points:
        whole = _WHOLE.search(said)
        return Period(*project, whole.start(), whole.end()) if whole and project else None
    start, end = points[0].match.start(), points[-1].match.end()
    if len(points) == 1 and (
        _ONE_SIDED.search(said[:start]) or (points[0].last_day and _SINCE.search(said[:start]) and not points[0].is_range)
    ):
        return None
    found = _within(points, project) or _span(_days(points, years))
    if found is None:
        return None
    starts, ends = found
    before, after = _BEFORE.search(said[:start]), _AFTER.match(said, end)
    return Period(starts, ends, before.start() if before else start, after.end() if after else end)


def until(text: str, *, project: tuple[date, date] | None = None) -> Period | None:
    """When the only term of a text is over, at the earliest and at the latest: «до 30.09.2026», «до конца 2026 года», «до мая».

    Args:
        text: a sentence.
        project: its first and last day, for what has no year.
    """
    said = text.lower().replace("ё", "е")
    found = [one for match in _UNTIL.finditer(said) if (one := _term(said, match, project))]
    return found[0] if len(found) == 1 else None


def _term(said: str, match: re.Match[str], project: tuple[date, date] | None) -> Period | None:
    at_end = (match["part"] or "").endswith(("конца", "окончания"))
    year = _YEAR_ALONE.match(said, match.end())
    points = [] if year else _run(said[match.end() :])
    if year:
        starts, ends = date(int(year[1]), 1, 1), date(int(year[1]), 12, 31)
    elif points and not points[0].match.start() and (found := _within(points[:1], project) or _span(_days(points[:1], frozenset()))):
        starts, ends = found
    else:
        return None
    return Period(ends if at_end else starts, ends, match.start(), year.end() if year else match.end() + points[0].match.end())


def project_period(text: str) -> Period | None:
    """The days of the project itself, which may be told apart: «начинаем 1 сентября 2026 г., закрываем 31 августа 2027 г.»."""
    years = years_of(text)
    first = find_period(text, years={max(years)} if years else years)
    if first is None and _MONTHS_TOLD.search(in_digits(normalise(text))):
        since = _SINCE_DAY.search(text)  # «12 месяцев с 1 апреля 2026 года»
        first = find_period(text[since.end() :], years=years) if since else None
        return _lasting(text, first) if first else None
    if first is None or (first.ends - first.starts).days > MAX_MONTH_DAYS:
        return first
    last = find_period(text[first.end :], years={max(years)} if years else years)
    if last is None:
        return _lasting(text, first)
    starts = first.starts if first.starts <= last.ends else _year_before(first.starts)
    whole = starts is not None and (last.ends - starts).days >= MIN_PROJECT_DAYS
    return Period(starts, last.ends, first.start, first.end + last.end) if whole and starts else first


def _lasting(text: str, first: Period) -> Period:
    """From the day or month it begins, as many months as are told: «старт 1 сентября 2026 г., продолжительность 9 месяцев»."""
    told = _MONTHS_TOLD.search(in_digits(normalise(text)))
    if told is None:
        return first
    months = first.starts.year * 12 + first.starts.month - 1 + int(told[1])
    try:
        after = date(months // 12, months % 12 + 1, first.starts.day)
    except ValueError:  # from the 31st
        return first
    return Period(first.starts, max(first.ends, after - timedelta(days=1)), first.start, first.end)


def _year_before(day: date) -> date | None:
    return None if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


def years_of(text: str) -> frozenset[int]:
    """Years that a text names, in full or at the end of a day."""
    return frozenset(
        2000 + int(year) for year in re.findall(r"(?<!\d)20(\d\d)(?!\d)|(?<=\d\.\d\d\.)(\d\d)(?!\d)", text) for year in year if year
    )


def _run(said: str) -> list[_Point]:
    """The first point with those that follow it at once."""
    run: list[_Point] = []
    for point in _points(said):
        if run and not _LINK.fullmatch(said, run[-1].match.end(), point.match.start()):
            break
        run.append(point)
    return run


def _points(said: str) -> Iterator[_Point]:
    at = 0
    while found := [match for pattern in _POINTS if (match := pattern.search(said, at))]:
        match = min(found, key=lambda one: (one.start(), -one.end()))
        yield _point(match)
        at = match.end()


def _point(match: re.Match[str]) -> _Point:
    parts = match.groupdict()
    written = parts.get("year")
    year = int(f"20{written[-2:]}") if written else None
    if quarter := parts.get("quarter"):
        number = _ROMAN.get(quarter) or int(quarter)
        first = _ROMAN.get(parts["from"]) or int(parts["from"]) if parts["from"] else number
        return _Point(match, 3 * first - 2, 3 * number, None, None, year)
    name = parts.get("name")
    month = next(n for n, begin in enumerate(_BEGIN, 1) if name.startswith(begin)) if name else int(parts["month"])
    day = int(parts["day"]) if parts.get("day") else None
    since = int(parts["from"]) if parts.get("from") and int(parts["from"]) <= (day or 0) else day
    return _Point(match, month, month, since, day, year)


def _within(points: list[_Point], project: tuple[date, date] | None) -> tuple[date, date] | None:
    """Days of what has no year: those in the project, else those nearest to it; `None` where two years fit."""
    if project is None or any(point.year for point in points):
        return None
    years = range(project[0].year - 1, project[1].year + 2)
    found = [days for year in years if (days := _span(_days(points, {year})))]
    away = [max((project[0] - days[0]).days, (days[1] - project[1]).days, 0) for days in found]
    nearest = min(away, default=0)
    return found[away.index(nearest)] if away.count(nearest) == 1 else None


def _span(days: list[tuple[date, date]]) -> tuple[date, date] | None:
    """The first and the last day; of two points from the one to the other, as written."""
    if len(days) == 2:
        return days[0][0], days[1][1]
    return (min(day for day, _ in days), max(day for _, day in days)) if days else None


def _days(points: list[_Point], years: Set[int]) -> list[tuple[date, date]]:
    """First and last day of each point; a year that is written once is of all of them, and a winter goes over its end."""
    only = next(iter(years)) if len(years) == 1 else None
    year = next((point.year for point in reversed(points) if point.year), only)
    days: list[tuple[date, date]] = []
    following = 12
    for point in reversed(points):
        if year is None:
            return []
        year = point.year or year - (point.last_month > following)
        following = point.first_month
        try:
            last_day = point.last_day or monthrange(year, point.last_month)[1]
            days.append((date(year, point.first_month, point.first_day or 1), date(year, point.last_month, last_day)))
        except ValueError:
            return []
    return days[::-1]
