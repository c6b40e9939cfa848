"""When an event is, told in passing otherwise than in the plan: «на августовском выезде», where the plan has it in July."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from rag.facts import MONTHS
from rag.review.findings import Contradiction, Value
from rag.review.language.quantities import PAST
from rag.review.types import Activity, Draft, Field, Span
from rag.review.wording import day
from rag.text import normalise, subject_stems

EVENT = re.compile(
    r"(?<!\w)(?:ярмар[ко]|выезд|поездк|кругл\w+ стол|слет|фестивал|концерт|турнир|форум|праздник|конференци|лагер|поход(?!е|и)|выставк"
    r"|спектакл|премьер|соревновани|марафон|забег|открыти|финал|олимпиад|квест|чемпионат|субботник|интенсив|хакатон|гала-|экспедици"
    r"|форсайт|конкурс(?! грант)|показ(?!ат)|стажировк|итогов\w+ (?:встреч|дн|вечер|собрани|праздник|мероприят)|защит\w+ проект|выпускн)\w*"
)
"""Events that a plan has once or twice, and that people tell of by name."""
_MONTH = "|".join(f"(?P<m{n}>(?:{name}))" for n, name in enumerate(MONTHS, 1))
_MONTH_TOLD = re.compile(rf"(?<!\w)(?:{_MONTH})(?:[а-я]{{0,2}}|овск\w+|ьск\w+|ск\w+)(?!\w)(?: (?P<year>20\d\d))?")
_NOT_THEN = re.compile(
    r"(?<!\w)(?:для|к|ко|перед|после|до|накануне|про|об|о|подготовк\w+|набор\w*|запис\w+|закуп\w+|с|от|по итогам)\s+(?:\w+\s+)?$"
)
"""Before the name of an event tells that something else is then: what is done before it, for it or after it."""
_ITS_MONTH = re.compile(rf"(?<!\w)(?:{_MONTH})(?:ов|ь|)ск(?:ий|ого|ому|им|ом|ая|ой|ую)(?: [а-я-]+(?:ом|ем|ой|ого|ую|ий|ый))? $")
"""Right before the name of an event is its own month, whatever stands before that: «ролик о ноябрьском выезде»."""
_GIVEN_FOR = re.compile(
    r"(?<!\w)для (?P<what>[а-я-]{4,} [а-я-]{4,})(?!\w)(?![^.;]{0,40}(?:письм|договор))"
    rf"[^.;()]{{0,30}} в (?P<when>(?:{_MONTH})(?:е|ь|и|а|ю)?(?!\w)(?: (?P<year>20\d\d))?)"
)
"""«Аудитория для школы наставников, 24 часа в сентябре 2026 года»."""
_CLAUSE = re.compile(r"[^,;()\n.!?]+")
_NEAR_CHARS = 40
_KEYS = ("summary", "groups", "goal", "tasks", "results", "partners", "media", "team", "budget")
_OLD_PAPER = re.compile(r"(?<!\w)(?:договор|письм|приказ|справк|протокол|устав|опрос|анкет|по данным|решени|с 20\d\d|от)\w*[^.;]{0,40}$")
_DAY = re.compile(rf"(?<![\d.])(\d{{1,2}}) (?:{_MONTH})[а-я]{{0,2}} (?P<year>20\d\d)")
_DAY_BEFORE = re.compile(r"(?<![\d.])\d{1,2} $")
_MONTH_AND_YEAR = re.compile(rf"(?<!\w)(?:{_MONTH})[а-я]{{0,2}} (?P<year>20\d\d)")
_AFTERWARDS = re.compile(r"(?<!\w)(?:после|спустя|через|дальше|продолж|следующ|затем|до (?:конца )?20|устойчив|отчет|эффект)\w*")
_MEASURES = re.compile(
    r"(?<!\w)(?:возьмем|проведем|опросим|измерим|замерим|сравним|проверим|соберем|посчитаем|протестируем)(?!\w)"
    r"|(?<!\w)(?:интервью|опрос\w*|анкет\w*|тест(?:а|ы|ом)?|замер\w*|диагностик\w+) (?:\w+ ){0,6}$"
)
_BOTH_TIMES = re.compile(r"(?<!\w)до и после(?!\w)")
_BY_THEN = re.compile(r"(?<!\w)(?:к|ко|до)(?: \w+)? $")
_TERM = re.compile(
    rf"(?<!\w)(?:к|до) (?:(?:самому )?(?:концу|исходу|окончанию|конца) )?"
    rf"(?:(?P<day>\d{{1,2}}) )?(?:(?:{_MONTH})[а-я]{{0,2}} )?(?P<year>20\d\d)(?! ?[-–—/] ?20)"
)
_MONTH_ALONE = re.compile(rf"^\W*(?:{_MONTH})[а-я]{{0,2}}(?: (?P<year>20\d\d))?(?: ?г(?:\.|ода))?\W*$", re.IGNORECASE | re.MULTILINE)
_MIN_MONTHS, _MANY_TIMES = 2, 4
_SLACK_DAYS = 31
_YEAR_DAYS = 366
"""A goal of years ahead is that of a national programme."""
_WITHIN = ("summary", "goal", "tasks", "results", "media")
_BEFORE_CHARS = 80


def _goal_too_soon(draft: Draft) -> Iterator[Contradiction]:
    """«К концу 2026 года» of a goal, though events for it are more than a month later."""
    for field in draft.texts("goal") if not draft.unread else ():
        terms = [(match, when) for match in _TERM.finditer(normalise(field.text)) if (when := _term(match))]
        last = max((row for row in draft.plan if EVENT.search(normalise(row.title))), key=lambda row: row.starts, default=None)
        if not terms or last is None or draft.starts is None:
            continue
        match, when = max(terms, key=lambda term: term[1])
        if draft.starts < when and (last.starts - when).days > _SLACK_DAYS:
            yield Contradiction("Когда будет достигнута цель", (Value(match[0], field.whole), Value(days_of(last), last.span)))


def _goal_too_late(draft: Draft) -> Iterator[Contradiction]:
    """«К концу 2026 года» of a goal, though the project is over more than a month before."""
    for field in draft.texts("goal") if draft.ends else ():
        for match in _TERM.finditer(normalise(field.text)):
            told = any(match[f"m{n}"] for n in range(1, 13)) or " конц" in match[0] or " исход" in match[0]
            when = _term(match)
            if told and when and draft.ends and _SLACK_DAYS < (when - draft.ends).days < _YEAR_DAYS:
                yield Contradiction(
                    "Когда будет достигнута цель",
                    (Value(match[0], field.whole), Value(f"проект идёт по {day(draft.ends)}", _end_of(draft, field.whole))),
                )
                return


def _term(match: re.Match[str]) -> date | None:
    """The last day of what a term names."""
    year, month = int(match["year"]), next((n for n in range(1, 13) if match[f"m{n}"]), 12)
    if match["day"]:
        return _date(year, month, int(match["day"]))
    return date(year, month, monthrange(year, month)[1])


def months_of_events(draft: Draft) -> Iterator[Contradiction]:
    """Events in other months than the plan's, days in rows of the plan that are not the row's, what is done after the end."""
    if not draft.plan:
        return
    for field in draft.texts(*_KEYS):
        for sentence in field.sentences():
            yield from _elsewhere(field, sentence, draft)
    yield from _given_for(draft)
    yield from _goal_too_late(draft)
    if draft.unread:
        return
    yield from _goal_too_soon(draft)
    yield from _in_rows(draft)
    yield from _under_months(draft)
    yield from _after_the_end(draft)


def _elsewhere(field: Field, sentence: Span, draft: Draft) -> Iterator[Contradiction]:
    said = normalise(sentence.quote)
    if PAST.search(said):
        return
    for clause in _CLAUSE.finditer(said):
        event, months = EVENT.search(clause[0]), [*_MONTH_TOLD.finditer(clause[0])]
        if event is None or not months:
            continue
        at = event  # «встречи в апреле и круглый стол в мае»: the nearest month is its own
        told = min(months, key=lambda month: (max(month.start() - at.end(), at.start() - month.end()), -month.start()))
        own = _ITS_MONTH.search(clause[0][: event.start()])
        if not own and _NOT_THEN.search(clause[0][: event.start()]):
            continue
        apart = max(told.start() - event.end(), event.start() - told.end())
        rows = [
            row
            for row in draft.plan
            if EVENT.search(normalise(row.title)) and _name(event) in map(_name, EVENT.finditer(normalise(row.title)))
        ]
        month, year = _month(told), int(told["year"]) if told["year"] else None
        unread = any(_name(event) in map(_name, EVENT.finditer(normalise(row.quote))) for row in draft.unread)
        if apart > _NEAR_CHARS or unread or not rows or any(_covers(row, month, year) for row in rows) or _is_old(year, draft):
            continue
        day_told = _DAY_BEFORE.search(clause[0][: told.start()])
        when = f"{day_told[0] if day_told else ''}{told[0]}"
        values = (Value(when, field.span(sentence.start, sentence.end)), *(Value(days_of(row), row.span) for row in rows))
        yield Contradiction(f"Когда: {event[0]}", values)


def _given_for(draft: Draft) -> Iterator[Contradiction]:
    """What a partner gives for an activity by name, in a month of the project in which it does not take place."""
    for field in draft.texts("partners"):
        for sentence in field.sentences():
            said = normalise(sentence.quote)
            given = _GIVEN_FOR.search(said)
            if given is None or PAST.search(said) or len([*_MONTH_TOLD.finditer(said)]) != 1:
                continue
            wanted = subject_stems(given["what"])
            rows = [row for row in draft.plan if len(wanted) > 1 and wanted <= subject_stems(row.title)]
            unread = any(wanted <= subject_stems(row.quote) for row in draft.unread)
            month, year = _month(given), int(given["year"]) if given["year"] else None
            if rows and not unread and not any(_covers(row, month, year) for row in rows) and not _is_old(year, draft):
                values = (Value(given["when"], sentence), *(Value(days_of(row), row.span) for row in rows))
                yield Contradiction(f"Когда: {given['what']}", values)


def _name(event: re.Match[str]) -> str:
    return event[0][:5]


def _in_rows(draft: Draft) -> Iterator[Contradiction]:
    """«Пройдёт 1 октября 2025 года» in a row of October 2026."""
    for row in draft.plan:
        for span in filter(None, (row.span, row.results)):
            said = normalise(span.quote)
            for match in _DAY.finditer(said):
                told = _date(int(match["year"]), _month(match), int(match[1]))
                outside = (
                    told is not None and draft.starts is not None and draft.ends is not None and not draft.starts <= told <= draft.ends
                )
                if told and outside and not row.starts <= told <= row.ends and not _OLD_PAPER.search(said[: match.start()]):
                    yield Contradiction("Когда мероприятие", (Value(day(told), span), Value(days_of(row), row.span)))


def _under_months(draft: Draft) -> Iterator[Contradiction]:
    """«20.07 — уборка» of a plan by months that stands under «Июнь 2026», where most rows are of the month above them."""
    plan = draft.get("plan")
    heads = list(_MONTH_ALONE.finditer(plan.text)) if plan and "\t" not in plan.text else []
    pairs = [(max(above, key=lambda m: m.start()), row) for row in draft.plan if (above := [m for m in heads if m.end() <= row.span.start])]
    strange = [(head, row) for head, row in pairs if not _covers(row, _month(head), int(head["year"]) if head["year"] else None)]
    if plan and len(heads) >= _MIN_MONTHS and _MANY_TIMES * len(strange) <= len(pairs):
        for head, row in strange:
            yield Contradiction(
                "Когда мероприятие", (Value(" ".join(head[0].split()), plan.span(*head.span())), Value(days_of(row), row.span))
            )


def _after_the_end(draft: Draft) -> Iterator[Contradiction]:
    """A month after the end of the project, told of what the project does."""
    ends = draft.ends
    for field in draft.texts(*_WITHIN) if ends else ():
        for sentence in field.sentences():
            said = _BOTH_TIMES.sub(lambda words: " " * len(words[0]), normalise(sentence.quote))
            late = [
                m
                for m in _MONTH_AND_YEAR.finditer(said)
                if ends
                and (int(m["year"]), _month(m)) > (ends.year, ends.month)
                and (_measures(field, said) or not _AFTERWARDS.search(said[max(0, m.start() - _BEFORE_CHARS) : m.start()]))
                and not _BY_THEN.search(said[: m.start()])
            ]
            if late and ends:
                yield Contradiction("Когда", (Value(late[0][0], sentence), Value(f"проект идёт по {day(ends)}", _end_of(draft, sentence))))


def _measures(field: Field, said: str) -> bool:
    """Whether a sentence of the results tells how they will be measured: that is done while the project lasts."""
    return field.key == "results" and bool(_MEASURES.search(said))


def _end_of(draft: Draft, otherwise: Span) -> Span:
    return next((field.whole for field in draft.texts("ends", "starts")), otherwise)


def _month(match: re.Match[str]) -> int:
    return next(n for n in range(1, 13) if match[f"m{n}"])


def _date(year: int, month: int, day_: int) -> date | None:
    try:
        return date(year, month, day_)
    except ValueError:
        return None


def _covers(row: Activity, month: int, year: int | None) -> bool:
    """Whether a row takes place in that month, of any year where none is told."""
    first, last = row.starts.year * 12 + row.starts.month, row.ends.year * 12 + row.ends.month
    return any((at - 1) % 12 + 1 == month and (year is None or (at - 1) // 12 == year) for at in range(first, last + 1))


def _is_old(year: int | None, draft: Draft) -> bool:
    return year is not None and draft.starts is not None and year < draft.starts.year


def days_of(row: Activity) -> str:
    """The day of a row, or its first and its last one."""
    return day(row.starts) if row.starts == row.ends else f"{day(row.starts)} — {day(row.ends)}"
