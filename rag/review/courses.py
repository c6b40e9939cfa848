"""How many lessons a group has, told otherwise in another field: «по 24 занятия в группе», «на восьмой, последней встрече»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from rag.review.counts import Counted, counted_in, figures
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
_PLACES = (
    r"школ[аыуе]?|школах|гимнази[июях]+|лице[йяею][а-я]*|колледж[а-я]*|учебн[а-я]+ заведени[а-я]+"
    r"|образовательн[а-я]+ (?:учреждени|организаци)[а-я]+",
    r"сел[аоеу]?|селах|посел[кое][а-я]*|деревн[а-я]+|город[аеу]?|городах|районе?",
    r"библиотек[а-я]*",
    r"детск[а-я]+ сад[а-я]*",
    r"двор[аеу]?|дворах|дворов",
    r"клуб[аеу]?|клубах|клубов|дом[аеу]? культуры",
)
"""Names of one kind of place each, where lessons are held."""
_NUMBER = r"(?<![\d,.-])(?P<count>\d{1,2})"
_IN_PLACE = r"(?:в|на|для) (?:(?P<every>кажд[а-я]+ )|(?:1|одной|одном) )?(?:из )?(?:{places})(?!\w)"
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
    yield from _per_place(draft)


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


def _per_place(draft: Draft) -> Iterator[Contradiction]:
    """«По восемь занятий в каждой школе» beside «по 5 в школе», where only five in so many schools make a number that is told."""
    fields = list(draft.texts("summary", "groups", "goal", "tasks", "results", "plan"))
    counted = [q for field in fields for q, _ in counted_in(field)]
    totals = {q.value for q in counted if not q.each and re.match(rf"{_LESSON}|мастер-класс|мк$", q.unit)}
    for places in _PLACES:
        told = [one for field in fields for one in _in_each(field, places)]
        known = {q.value for q in counted if q.value > 1 and not q.each and re.match(rf"(?:{places})", q.unit)}
        known |= {q.value for q in counted if q.value > 1 and "образоват" in q.qualifiers and places is _PLACES[0]}
        for (count, at), (other, where) in combinations(told, 2):
            fits = [any(number * of in totals for of in known) for number in (count, other)]
            if (
                count != other
                and at.field != where.field
                and fits.count(True) == 1
                and len({value for value, _ in told}) == len({count, other})
            ):
                yield Contradiction("Сколько занятий в каждом месте", (Value(roubles(count), at), Value(roubles(other), where)))
                break


def _in_each(field: Field, places: str) -> Iterator[tuple[Decimal, Span]]:
    """How many lessons one place has: «по 5 МК в школе», «мастер-классы систематические (5 в каждом учебном заведении)»."""
    called = rf"(?:[а-я]+(?:ых|их) )?(?:{_LESSON}|мастер-класс)[а-я]*|мк"
    patterns = (
        re.compile(rf"(?P<by>по )?{_NUMBER}(?: (?P<lesson>{called}))?(?: по [а-я ]{{3,30}}?)? {_IN_PLACE.format(places=places)}"),
        re.compile(rf"(?<!\w){_IN_PLACE.format(places=places)}(?: [а-я]+){{0,2}}? (?P<by>по )?{_NUMBER} (?P<lesson>{called})"),
    )
    for said in field.sentences():
        words = figures(said.quote)
        for match in (one for pattern in patterns for one in pattern.finditer(words)) if not PAST.search(words) else ():
            of_lessons = match["lesson"] or re.search(rf"{_LESSON}|мастер-класс|(?<!\w)мк(?!\w)", words[: match.start()])
            if of_lessons and (match["every"] or match["by"]):
                yield Decimal(match["count"]), said


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
