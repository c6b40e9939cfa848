"""Deadlines counted from the days that are known, moved from days off; those that rest on a guess say so."""

from dataclasses import dataclass, replace
from datetime import date

from rag.registration.answers import Dates
from rag.registration.citing import Citing
from rag.registration.rules import Deadline, Facts, RegistrationRules
from rag.types import Confidence
from rag.working_days import is_working, next_working, transfers_known


@dataclass(frozen=True, slots=True)
class Due:
    """Something to be done by a day. `day` is `None` where none can be reckoned.

    `estimated` says that it is counted from a day that is not known yet: it will be another one. `passed` says that the day is
    over. `done` is the day on which it was done, where a person has told it. `note` is of the day itself.
    """

    id: str
    title: str
    day: date | None
    text: str
    confidence: Confidence
    estimated: bool = False
    passed: bool = False
    done: date | None = None
    note: str = ""


def calendar(rules: RegistrationRules, facts: Facts, dates: Dates, *, today: date, citing: Citing) -> tuple[Due, ...]:
    """What is due, by day; then what has no day, in the order of the rules.

    A last day that is over stands for nothing: what would be counted from it has no day until a person says when it happened.
    """
    known = {name: day for name, day in dates.model_dump().items() if day}
    days, guessed = dict(known), set[str]()
    told = []
    for deadline in rules.deadlines:
        if not deadline.holds(facts):
            continue
        start = days.get(deadline.after)
        last = deadline.period.last_day(start) if start and deadline.period else None
        due = _due(deadline, last, today, rules, citing)
        if due.day is not None:
            days[deadline.id] = due.day
            if deadline.after in guessed:
                guessed.add(deadline.id)
            if deadline.gives and deadline.gives not in known and not due.passed:
                days[deadline.gives] = due.day
                guessed.add(deadline.gives)
        told.append(replace(due, estimated=deadline.id in guessed, done=known.get(deadline.gives or "")))
    return tuple(sorted(told, key=lambda due: due.day or date.max))


def _due(deadline: Deadline, last: date | None, today: date, rules: RegistrationRules, citing: Citing) -> Due:
    point = citing.point(deadline)
    if last is None:
        return Due(deadline.id, deadline.title, None, point.text, point.confidence)
    notes = []
    if not is_working(last):
        notes.append(f"{last:%d.%m.%Y} — нерабочий день: {citing.point(rules.day_off).text}")
    if not transfers_known(last.year):
        notes.append(f"Переносы выходных на {last.year} год ещё не известны: сверьте день с производственным календарём.")
    day = next_working(last)
    return Due(deadline.id, deadline.title, day, point.text, point.confidence, passed=day < today, note=" ".join(notes))
