"""How many lessons a group has, told otherwise in another field: «по 24 занятия в группе», «на восьмой, последней встрече»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from rag.review.counts import Counted, figures
from rag.review.findings import Contradiction, Value
from rag.review.quantities import PAST, quantities
from rag.review.types import Draft, Field, Span
from rag.review.wording import roubles
from rag.text import normalise

_LESSON = r"(?:заняти|встреч|урок|трениров|семинар|лекци|модул|репетици|тренинг)"
_GROUP = r"(?:групп|подгрупп|поток|команд|отряд|класс)"
_COUNT = rf"(?<![\d,.])(?P<count>\d{{1,3}}) (?:[а-я]+ )?(?P<name>{_LESSON})[а-я]*"
_PER_GROUP = (
    re.compile(rf"кажд\w+ (?:из )?(?:\d+ |[а-я]+ )?{_GROUP}[а-я]*[^.;\d]{{0,40}}{_COUNT}"),
    re.compile(rf"{_COUNT}[^.;\d]{{0,25}}?(?<!\w)(?:в|на|для|с|у) (?:кажд\w+ |одн\w+ )?{_GROUP}(?:е|у|ы|ой)(?!\w)"),
    re.compile(rf"{_COUNT}[^.;\d]{{0,25}}? кажд\w+ {_GROUP}"),
    re.compile(rf"(?:программ|курс|цикл)\w* (?:[а-я]+ )?из {_COUNT}"),
    re.compile(rf"(?P<name>{_LESSON})[а-я]* из (?P<count>\d{{1,3}})(?!\d),? (?:положен|предусмотрен|запланирован|отвед|назначен)"),
)
_HOURS = re.compile(r" по (?P<hours>\d(?:[.,]\d)?) (?:академическ\w+ )?час")
_LONG = {"двух": "2", "трех": "3", "четырех": "4", "полутора": "1.5", "одно": "1"}
_TOTAL = re.compile(rf"(?<![\d,.])(\d{{1,3}}) (?:[а-я]+ )?{_LESSON}|всего (\d{{1,3}})(?![\d,.]*\d| (?:чел|час|руб|тыс))")
_MOST_GROUPS = 20
_IS_LAST = r"(?:последн|заключительн|итогов|завершающ|финальн)\w*"
_NTH = r"[а-я]+|\d{1,2}-?[а-я]{1,2}"
_LAST = re.compile(
    rf"(?<!\w)(?P<one>{_NTH})(?: по счету)?[,( ]+(?:оно же )?{_IS_LAST}[) ]+{_LESSON}"
    rf"|(?<!\w){_IS_LAST}[,( ]+(?P<two>{_NTH})(?: по счету)?[,) ]+{_LESSON}"
)
_ORDINALS = ("перв", "втор", "треть", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят", "одиннадцат", "двенадцат",
             "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат", "восемнадцат", "девятнадцат", "двадцат")  # fmt: skip
_ORDINAL_END = re.compile(r"(?:ый|ой|ое|ая|ом|ем|ого|его|ую|ую|ье|ьем|ьего|ий)$")
_FEW = 3
_OF_THE_PROJECT = ("summary", "groups", "goal", "tasks", "results", "partners", "media", "future", "plan", "budget")


@dataclass(frozen=True, slots=True)
class _Lesson:
    """How lessons are called, and hours of one, empty where they are not told."""

    name: str
    hours: str


def lessons(draft: Draft) -> Iterator[Contradiction]:
    """The last lesson by its number, then lessons of each group."""
    yield from _last_lesson(draft)
    yield from _courses(draft)


def _last_lesson(draft: Draft) -> Iterator[Contradiction]:
    """«На восьмом, последнем занятии» of groups that have six."""
    counted = [(q, at) for field in draft.texts("summary", "goal", "tasks", "results", "plan") for q, at in _lessons(field)]
    known = {q.value for q, _ in counted}
    for field in draft.texts("summary", "tasks", "results", "plan"):
        for said in field.sentences():
            for match in _LAST.finditer(normalise(said.quote)):
                number = _ordinal(match["one"] or match["two"])
                if number and number >= _FEW and known and number not in known:
                    others = tuple(Value(roubles(q.value), at) for q, at in counted if q.each or len(known) == 1)
                    if others:
                        yield Contradiction("Сколько занятий у группы", (Value(roubles(number), said), *others))


def _lessons(field: Field) -> Iterator[Counted]:
    for said in field.sentences():
        for q in quantities(said.quote):
            if re.match(_LESSON, q.unit):
                yield q, field.span(said.start + q.start, said.start + q.end)


def _ordinal(word: str) -> Decimal | None:
    """«восьмом» and «8-м» as 8; `None` of any other word."""
    if digits := re.match(r"\d+", word):
        return Decimal(digits[0])
    found = [n for n, begins in enumerate(_ORDINALS, 1) if _ORDINAL_END.sub("", word) == begins or word.startswith(begins)]
    return Decimal(found[-1]) if found and _ORDINAL_END.search(word) else None


def _courses(draft: Draft) -> Iterator[Contradiction]:
    """Two numbers of lessons for each group in two fields, neither of which has the other's number.

    Lessons of another length are another course. Unless both are called alike and are as long, one of the numbers must be borne out
    elsewhere, by itself or by all lessons of all groups, and the other not.
    """
    fields = {field.id: field for field in draft.texts("summary", "groups", "goal", "tasks", "results", "plan")}
    told = [one for field in fields.values() for one in _per_group(field)]
    for (count, lesson, at), (other, same, where) in combinations(told, 2):
        one, two = fields[at.field], fields[where.field]
        apart = bool(lesson.hours and same.hours and lesson.hours != same.hours)
        if one is two or count == other or apart or other in _totals(one) or count in _totals(two):
            continue
        alike = bool(lesson.hours) and lesson == same
        if alike or [_is_borne_out(draft, number, one, two) for number in (count, other)].count(True) == 1:
            yield Contradiction("Сколько занятий у группы", (Value(roubles(count), at), Value(roubles(other), where)))


def _is_borne_out(draft: Draft, count: Decimal, *told: Field) -> bool:
    known = {number for field in draft.texts(*_OF_THE_PROJECT) for number in _totals(field) if field not in told or number != count}
    return count in known or any(count * groups in known for groups in range(2, _MOST_GROUPS))


def _totals(field: Field) -> frozenset[Decimal]:
    """Every number of lessons in a field."""
    return frozenset(Decimal(match[1] or match[2]) for match in _TOTAL.finditer(figures(field.text)))


def _per_group(field: Field) -> Iterator[tuple[Decimal, _Lesson, Span]]:
    """How many lessons a group has, what they are, and where."""
    for said in field.sentences():
        words = figures(said.quote)
        for pattern in _PER_GROUP if not PAST.search(words) else ():
            for match in pattern.finditer(words):
                hours = _HOURS.search(words, match.end("count"), match.end("count") + 60)
                long = next((value for begins, value in _LONG.items() if re.search(rf"(?<!\w){begins}часов", match[0])), "")
                yield Decimal(match["count"]), _Lesson(match["name"], hours["hours"] if hours else long), said
