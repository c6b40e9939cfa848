"""Months that are counted from one month on: «31 месяц с сентября 2026 года» of a project that ends after 28."""

import re
from collections.abc import Iterator
from datetime import date

from rag.facts import MONTHS
from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures
from rag.review.types import Draft
from rag.review.wording import day, plural

_MONTH = "(?:" + "|".join(MONTHS) + ")[а-я]*"
_SINCE = rf"(?:с|со|начиная с) (?:(?P<day{{0}}>\d\d?) )?(?P<month{{0}}>{_MONTH})(?: (?P<year{{0}}>20\d\d))?(?: года?\.?| г\.)?"
_UNTIL = rf"(?: ?(?:по|до|-) (?:конец |конца )?(?:(?P<last_day{{0}}>\d\d?) )?(?P<last{{0}}>{_MONTH})(?: (?P<last_year{{0}}>20\d\d))?)?"
_COUNT = r"(?P<count{0}>\d\d?) мес(?:яц[а-я]*|\.)"
_TOLD = (
    re.compile(rf"(?<![\d.,-]){_COUNT.format(1)}(?: (?:работы|занятости|оплаты|подряд))?[ ,(:-]+{_SINCE.format(1)}{_UNTIL.format(1)}"),
    re.compile(rf"(?<!\w){_SINCE.format(1)}{_UNTIL.format(1)}(?: года?\.?| г\.)?[ ,(:-]+(?:это |всего |то есть ){{0,2}}{_COUNT.format(1)}"),
)
_FROM_TO = re.compile(
    rf"(?<!\w)(?P<first>{_MONTH})(?: 20\d\d(?: г(?:ода|\.))?)? ?(?:-|по) ?(?:(?:28|29|30|31) )?(?P<last>{_MONTH})"
    rf"|(?<!\w)(?<!\d )(?P<listed>{_MONTH}(?:, {_MONTH})*,? и {_MONTH}|{_MONTH}, {_MONTH}(?:, {_MONTH})*)"
)
_NOT_ALL = re.compile(r"(?<!\w)(?:кроме|без|исключ|кажд|сезон|затем|потом|плюс|еще|подготов|а также|в том числе|из них|занятия)")
"""Tells of other months, or that those named are of something else."""
_YEAR = 12
_TWO = 2


def months_counted(draft: Draft) -> Iterator[Contradiction]:
    """More months than there are from the month named to the other one, or to the project's end."""
    if draft.starts is None or draft.ends is None:
        return
    yield from _fewer_named(draft)
    ends = tuple(Value(day(draft.ends), field.whole) for field in draft.texts("ends"))
    for field in draft.texts("summary", "tasks", "results", "partners", "resources", "team", "plan", "budget"):
        for said in field.sentences():
            words = figures(said.quote)
            for match in (one for pattern in _TOLD for one in pattern.finditer(words)):
                most = _most(match, draft.starts, draft.ends)
                count = int(match["count1"])
                too_few = match["last1"] and not match["day1"] and not match["last_day1"] and most is not None and count < most - 1
                if most is not None and (count > most or too_few):
                    told = plural(most, "месяц", "месяца", "месяцев")
                    others = (Value(told, said),) if match["last1"] else tuple(Value(f"{one.value}, {told}", one.span) for one in ends)
                    if others:
                        yield Contradiction("Сколько месяцев", (Value(plural(count, "месяц", "месяца", "месяцев"), said), *others))


def _fewer_named(draft: Draft) -> Iterator[Contradiction]:
    """A line for 4 months whose comment has «апрель–июнь» and no other month, of a project that has each month once."""
    once = draft.months is not None and draft.months <= _YEAR
    for line in draft.budget.lines if draft.budget and once else ():
        words = figures(line.comment)
        match, named = _FROM_TO.search(words), re.findall(rf"(?<!\w){_MONTH}", words)
        count = line.quantity if line.unit.lower().startswith("мес") else None
        listed = len(re.findall(_MONTH, match["listed"] or "")) if match else 0
        if match and count and len(named) == (listed or _TWO) and not _NOT_ALL.search(words):
            months = listed or (_number(match["last"]) - _number(match["first"])) % _YEAR + 1
            if count > months and count % months:
                told = plural(months, "месяц", "месяца", "месяцев")
                yield Contradiction(
                    "Сколько месяцев", (Value(f"{match[0].strip()}: {told}", line.span), Value(f"{count:f} мес.", line.span))
                )


def _most(match: re.Match[str], starts: date, ends: date) -> int | None:
    """Months from the first one to the last, both counted; `None` where the year of the first is not known."""
    first, last = _number(match["month1"]), _number(match["last1"]) if match["last1"] else None
    until_year = int(match["last_year1"]) if match["last_year1"] else None
    if match["year1"]:
        year = int(match["year1"])
    elif until_year and last:
        year = until_year if first <= last else until_year - 1
    else:
        fitting = [
            year for year in range(starts.year, ends.year + 1) if (starts.year, starts.month) <= (year, first) <= (ends.year, ends.month)
        ]
        if len(fitting) != 1:
            return None
        year = fitting[0]
    if last is None:
        if not (starts.year, starts.month) <= (year, first) <= (ends.year, ends.month):
            return None
        return (ends.year - year) * _YEAR + ends.month - first + 1
    until_year = until_year or (year if last >= first else year + 1)
    most = (until_year - year) * _YEAR + last - first + 1
    return most if most > 0 else None


def _number(month: str) -> int:
    return next(n for n, begins in enumerate(MONTHS, 1) if re.match(begins, month))
