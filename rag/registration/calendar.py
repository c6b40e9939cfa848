"""Deadlines counted from the days that are known, moved from days off; those that rest on a guess say so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rag.registration.answers import Dates
from rag.registration.citing import Citing
from rag.registration.rules import Deadline, RegistrationRules
from rag.types import Confidence
from rag.working_days import is_working, next_working, transfers_known


@dataclass(frozen=True, slots=True)
class Due:
    """Something to be done by a day. `day` is `None` where none can be reckoned.

    `estimated` says that it is counted from a day that is not known yet: it will be another one. `note` is of the day itself.
    """

    id: str
    title: str
    day: date | None
    text: str
    confidence: Confidence
    estimated: bool = False
    note: str = ""


def calendar(rules: RegistrationRules, deadlines: Sequence[Deadline], dates: Dates, citing: Citing) -> tuple[Due, ...]:
    """What is due, by day; then what has no day, in the order of the rules."""
    known = {name: day for name, day in dates.model_dump().items() if day}
    days, guessed = dict(known), set[str]()
    told = []
    for deadline in deadlines:
        start = days.get(deadline.after)
        last = deadline.period.last_day(start) if start and deadline.period else None
        if last is not None:
            days[deadline.id] = next_working(last)
            if deadline.after in guessed:
                guessed.add(deadline.id)
            if deadline.gives and deadline.gives not in known:
                days[deadline.gives] = days[deadline.id]
                guessed.add(deadline.gives)
        told.append(_due(deadline, last, deadline.id in guessed, rules, citing))
    return tuple(sorted(told, key=lambda due: due.day or date.max))


def _due(deadline: Deadline, last: date | None, estimated: bool, rules: RegistrationRules, citing: Citing) -> Due:  # noqa: FBT001
    point = citing.point(deadline)
    notes = []
    if last is not None and not is_working(last):
        notes.append(f"{last:%d.%m.%Y} — нерабочий день: {citing.point(rules.day_off).text}")
    if last is not None and not transfers_known(last.year):
        notes.append(f"Переносы выходных на {last.year} год ещё не известны: сверьте день с производственным календарём.")
    day = next_working(last) if last else None
    return Due(deadline.id, deadline.title, day, point.text, point.confidence, estimated, " ".join(notes))
