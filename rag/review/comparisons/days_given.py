"""Days for which something is given or paid, against those of the only event it is for: tents «на 8–10 июля» of a slet on 1–3 July."""

import re
from collections.abc import Iterator
from datetime import date

from rag.facts import MONTHS
from rag.review.comparisons.event_months import EVENT, days_of, months_of_events
from rag.review.findings import Contradiction, Value
from rag.review.language.earlier import is_earlier
from rag.review.language.periods import Period, find_period
from rag.review.language.roots import roots
from rag.review.types import Activity, Draft
from rag.review.wording import day, short
from rag.text import normalise, subject_stems

_PAPER = re.compile(
    r"(?<!\w)(?:письм|договор|справк|соглашени|исх|предложени|прайс|тариф|сч[её]т)[^.;:\d]{0,40}?(?:№ ?[\w/-]+ )?(?:от |на )?"
    r"\d\d?(?:\.\d\d\.\d{2,4}| [а-яё]+ \d{4})(?: ?г(?:ода|\.)?)?",
    re.IGNORECASE,
)
_ANOTHER_TIME = re.compile(
    r"(?<!\w)(?:репетиц|подготов|монтаж|накануне|завоз|заезд|выезжа|дорог|пробн|инструктаж|собрани|закуп|отбор|набор|регистрац|заявк|после|перед"
    r"|по итогам|до начала|за \w+ (?:дн|недел)|тренировочн|съ[её]мк|отч[её]т|до и после)"
)
_MOST_DAYS = 10
"""A longer row may hold its event on any of its days."""
_NEAR_DAYS = 2
"""People come a day before, and things are taken away a day after."""
_LEADING_CHARS = 40
_STEM = 4
_MONTH = re.compile(rf"(?<!\w)(?:{'|'.join(MONTHS)})\w*")


def days_given(draft: Draft) -> Iterator[Contradiction]:
    """What partners give and lines pay for other days than the event has that they name, where its month is not told already."""
    found = [*_found(draft)]
    told = {value.span for one in months_of_events(draft) for value in one.values} if found else set()
    yield from (one for one in found if one.values[0].span not in told)


def _found(draft: Draft) -> Iterator[Contradiction]:
    if draft.unread or draft.starts is None or draft.ends is None:
        return
    project = (draft.starts, draft.ends)
    told = [(said.quote, said) for field in draft.texts("partners") for said in field.sentences()]
    told += [(f"{line.name}. {line.comment}", line.span) for line in (draft.budget.lines if draft.budget else ())]
    for text, span in told:
        words = _PAPER.sub(" ", " ".join(text.split()))
        if _ANOTHER_TIME.search(normalise(words)) or is_earlier(normalise(words), draft):
            continue
        periods = [*_periods(words, project)]
        rows = [row for row in draft.plan if _is_meant(row, words)] if len(periods) == 1 else []
        if len(rows) == 1 and _differ(periods[0], rows[0]) and not any(_may_be(row, periods[0], words) for row in draft.plan):
            values = (Value(_told(periods[0]), span), Value(days_of(rows[0]), rows[0].span))
            yield Contradiction(f"Когда: {short(rows[0].title, 40)}", values)


def _periods(words: str, project: tuple[date, date]) -> Iterator[Period]:
    """Every period of the project that is told."""
    while found := find_period(words, project=project):
        if project[0] <= found.starts <= found.ends <= project[1]:
            yield found
        words = words[found.end :]


def _is_meant(row: Activity, words: str) -> bool:
    """Whether a text has the only event that the row begins with, or all words of its name."""
    told = {match[0][:_STEM] for match in EVENT.finditer(normalise(words))}
    begins = EVENT.search(normalise(row.title[:_LEADING_CHARS]))
    name = subject_stems(re.split(r"[.,:;(]", row.title)[0])
    return (begins is not None and told == {begins[0][:_STEM]}) or (len(name) > 1 and name <= subject_stems(words) and len(told) <= 1)


def _differ(told: Period, row: Activity) -> bool:
    """Whether days are well apart from those of a row, or just as many and others."""
    days, held = (told.ends - told.starts).days, (row.ends - row.starts).days
    apart = max((row.starts - told.ends).days, (told.starts - row.ends).days)
    shifted = days == held > 0 and told.starts != row.starts
    return max(days, held) < _MOST_DAYS and (apart > _NEAR_DAYS or shifted)


def _may_be(row: Activity, told: Period, words: str) -> bool:
    """Whether the days are those of another row: a short one, or one that the text speaks of too."""
    within = row.starts <= told.starts and told.ends <= row.ends
    return within and ((row.ends - row.starts).days < _MOST_DAYS or bool(_named(row.title) & _named(words)))


def _named(text: str) -> set[str]:
    """Roots of a text but for months: «круглый стол 25 ноября» does not speak of a slet on 20 November."""
    return set(roots(_MONTH.sub(" ", normalise(text))))


def _told(period: Period) -> str:
    return day(period.starts) if period.starts == period.ends else f"{day(period.starts)} — {day(period.ends)}"
