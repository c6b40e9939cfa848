"""What must be computed is computed by the program: the last day of a period counted from a date that the question names.

A calculation stands on a sentence of the answer and is cited with it; a language model never does the arithmetic.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from rag.facts import Day, Quantity, facts, without_dates
from rag.numerals import in_digits
from rag.text import normalise, stem, subject_stems
from rag.types import Sentence
from rag.verify import computed
from rag.working_days import add_months, add_working_days, is_working, next_working, transfers_known

_ASKS_WHEN = re.compile(
    r"\b(?:когда|сколько (?:ждать|времени|дней|осталось)|до (?:какого|скольки)|срок|успе\w+|крайн\w+|последн\w+ (?:день|дата)"
    r"|ждать|дедлайн\w*|истека\w+|какого числа)\b"
)
_FORWARD = re.compile(
    r"(?:^|\W)(?:в течение|за|не поздн\w+|не позже|через|спустя|до|занимает|срок\w*|не менее|не меньше|—|-)\W+"
    r"(?:(?:не более|чем|через|за)\W+)*$"
)
_AT_LEAST = re.compile(r"\bне (?:менее|меньше)\W+(?:чем\W+)?$")
_BEFORE_AN_EVENT = re.compile(r"^[\s\w]{0,20}?\bдо\b")
"""«за 3 рабочих дня до проверки» is counted backwards: not ours."""
_NEXT_WORKING_DAY = re.compile(r"\bследующ\w+ рабоч\w+ д(?:ень|н\w+)\b")
_MOST = 3
_LEAST_SHARED = 2
"""A sentence that shares fewer words with the question may tell the period of something else, and a wrong deadline costs a refusal."""
_MONTHS = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"]
_OF_DATES = frozenset(map(stem, [*_MONTHS, "год", "числа", "день"]))
_WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")
_CLAUSES = re.compile(r";\s+|,\s+(?:а|но|и)\s+")
_COUNTED = ("рабочий день", "календарный день", "день", "неделя", "месяц")


def deadlines(question: str, told: Sequence[Sentence], *, today: date) -> list[Sentence]:
    """Last days of the periods that an answer names, counted from the date in the question, as sentences that cite them.

    Nothing when the question names no day or asks for no time. A day without a year is of the current one.
    """
    start = day_named(question, today)
    if start is None or not _ASKS_WHEN.search(normalise(question)):
        return []
    sentence = _about(question, [sentence for sentence in told if any(_lines(sentence, start))])
    if sentence is None:
        return []
    lines = dict(_lines(sentence, start))
    if len(lines) > 1:
        lines = {f"{line.removesuffix('.')}: «{_clause(sentence.text, period)}».": period for line, period in lines.items()}
    return [computed(line, *sentence.evidence) for line in islice(lines, _MOST)]


def _clause(text: str, period: str) -> str:
    """The part of a sentence that names a period: of several, one must be told from the other."""
    return next((clause for clause in _CLAUSES.split(text.rstrip(".")) if period in in_digits(normalise(clause))), text)


def without_start(question: str) -> str:
    """The question without the day from which a time is to be counted: it is reckoned with, and no passage speaks of it."""
    counts = _ASKS_WHEN.search(normalise(question)) and day_named(question, date.min) is not None
    return without_dates(question) if counts else question


def _about(question: str, told: Sequence[Sentence]) -> Sentence | None:
    """The sentence whose period is asked about: the one that shares most words with the question, and at least two.

    Words of the clause that asks for the time count thrice: what was done is told beside it.
    """
    asking = next((clause for clause in question.split(",") if _ASKS_WHEN.search(normalise(clause))), "")
    wanted, asked = _telling(question), _telling(asking)
    said = [subject_stems(sentence.text) for sentence in told]
    shared = [len(wanted & one) + 2 * len(asked & one) for one in said]
    best = shared.index(max(shared)) if shared else 0
    return told[best] if shared and len(wanted & said[best]) >= _LEAST_SHARED else None


def _telling(text: str) -> frozenset[str]:
    return frozenset(word for word in subject_stems(text) if word.isalpha()) - _OF_DATES


def day_named(question: str, today: date) -> date | None:
    """The only day that a question names; of the current year when it names none. `None` for no day and for several."""
    days = _days(question, today)
    return days[0] if len(days) == 1 else None


def first_day_named(question: str, today: date) -> date | None:
    """The earliest day that a question names: an organisation is older than the contest it asks about."""
    return min(_days(question, today), default=None)


def _days(question: str, today: date) -> list[date]:
    named = (_as_date(day, today) for day in facts(question).days if day.day is not None)
    return [day for day in named if day is not None]


def _as_date(day: Day, today: date) -> date | None:
    try:
        return date(day.year or today.year, day.month, day.day or 1)
    except ValueError:
        return None


def _lines(sentence: Sentence, start: date) -> Iterator[tuple[str, str]]:
    """Each period of a sentence counted from a day, and the period as written."""
    text = _NEXT_WORKING_DAY.sub("через 1 рабочий день", in_digits(normalise(sentence.text)))
    tax_law = any("НК РФ" in norm.locator for passage, at, _ in sentence.evidence for norm in passage.norms_at(at))
    for match in re.finditer(r"\d+(?:\s+[а-я]+){1,2}", text):
        before, after = text[: match.start()], text[match.end() :]
        if not _FORWARD.search(before) or _BEFORE_AN_EVENT.match(after):
            continue
        quantity = next((q for q in facts(match[0]).quantities if q.unit in _COUNTED and q.value == int(q.value) > 0), None)
        if quantity is not None and not (tax_law and quantity.unit == "день"):  # the Tax Code counts such days in another way
            yield _told(quantity, start, at_least=bool(_AT_LEAST.search(before))), match[0]


def _told(quantity: Quantity, start: date, *, at_least: bool) -> str:
    count, unit = int(quantity.value), quantity.unit
    match unit:
        case "рабочий день":
            last = add_working_days(start, count)
        case "месяц":
            last = add_months(start, count)
        case _:
            last = start + timedelta(days=count * (7 if unit == "неделя" else 1))
    counted = f"{count} {_UNIT_FORMS[unit or ''][_form(count)]}"
    said = "не меньше чем " * at_least + f"{counted} с {told_day(start)} — по {told_day(last)} включительно ({_WEEKDAYS[last.weekday()]})"
    if not is_working(last):
        said += f"; это нерабочий день, по общему правилу срок кончается {told_day(next_working(last))} (ГК РФ, ст. 193)"
    if not transfers_known(last.year) and last.year > start.year:
        said += f"; переносы выходных на {last.year} год ещё не известны"
    return said + "."


_UNIT_FORMS = {
    "рабочий день": ("рабочий день", "рабочих дня", "рабочих дней"),
    "календарный день": ("календарный день", "календарных дня", "календарных дней"),
    "день": ("день", "дня", "дней"),
    "неделя": ("неделя", "недели", "недель"),
    "месяц": ("месяц", "месяца", "месяцев"),
}


def _form(count: int) -> int:
    """Which of the three forms of a noun follows a number: 1 день, 2 дня, 5 дней."""
    if count % 10 == 1 and count % 100 != 11:
        return 0
    return 1 if count % 10 in {2, 3, 4} and count % 100 not in {12, 13, 14} else 2


def told_day(day: date) -> str:
    """The day in words: `5 мая 2026 года`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year} года"
