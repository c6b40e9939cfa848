"""How many lessons a group has, told otherwise in another field: «по 24 занятия в группе», «на восьмой, последней встрече»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from rag.review.findings import Contradiction, Value
from rag.review.language.counts import HOURS_IN_WORDS, Counted, counted_in, figures
from rag.review.language.quantities import PAST, PEOPLE, quantities
from rag.review.types import OF_PROJECT, Draft, Field, Span
from rag.review.wording import roubles
from rag.text import normalise

_LESSON = r"(?:заняти|встреч|урок|трениров|семинар|лекци|модул|репетици|тренинг)"
_GROUP = r"(?:групп|подгрупп|поток|команд|отряд|класс)"
_COUNT = rf"(?<![\d,.])(?P<count>\d{{1,3}}) (?:[а-я]+ )?(?P<name>{_LESSON})[а-я]*"
_PER_GROUP = (
    re.compile(rf"кажд\w+ (?:из )?(?:\d+ |[а-я]+ )?{_GROUP}[а-я]*[^.;\d]{{0,40}}{_COUNT}"),
    re.compile(rf"{_COUNT}[^.;\d]{{0,25}}?(?<!\w)(?:в|на|для|с|у) (?:кажд\w+ |одн\w+ )?{_GROUP}(?:е|у|ы|ой)(?!\w)"),
    re.compile(rf"{_COUNT}[^.;\d]{{0,25}}? кажд\w+ {_GROUP}"),
    re.compile(rf"{_GROUP}[а-я]*[^.;:\d]{{0,40}}? по {_COUNT} (?:в|для|с) кажд(?:ой|ом)(?=[.,;)]|$)"),
    re.compile(rf"(?:программ|курс|цикл)\w* (?:[а-я]+ )?из {_COUNT}"),
    re.compile(rf"(?P<name>{_LESSON})[а-я]* из (?P<count>\d{{1,3}})(?!\d),? (?:положен|предусмотрен|запланирован|отвед|назначен)"),
)
_HOURS = re.compile(r" по (?P<hours>\d(?:[.,]\d)?) (?:академическ\w+ )?час")
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
_SITE = r"(?:групп|клуб|школ|сел|посел|город|площадк|библиотек|класс|центр|команд|поток|отряд|населенн|деревн|территор)"
_GROUPED = re.compile(rf"кажд\w+ (?:из \w+ )?{_SITE}")
_IN_EVERY = re.compile(rf"(?<!\w)по (\d{{1,3}}) (?:[а-я]+ )?{_LESSON}[а-я]* (?:[а-я]+ )?(?:в|на|для) (?:кажд\w+ )?{_SITE}")
_EVERY_HAS = re.compile(rf"кажд\w+ {_SITE}[а-я]*[^.;:\d]{{0,30}}?(?P<count>\d{{1,3}}) {_LESSON}[а-я]*")
_PLAIN_NUMBER = re.compile(r"(?<![\d,.-])(\d{1,3})(?![\d,.-]*\d)(?! (?:час|мин|год|лет|руб|недел|месяц|дн))")
_NOT_OF_LESSONS = re.compile(rf"(?<!\w)(?:кроме|помимо|сверх|наряду с|вместо|после|до|перед|между) (?:[а-я]+ ){{0,2}}?{_LESSON}[а-я]*")
"""«Кроме занятий пройдут восемь прогулок» is told of walks."""
_IN_EACH_OF_THEM = re.compile(rf"(?<!\w)по {_COUNT} (?:в|для|с|на) кажд[а-я]+")
_FEW = 3


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
    yield from _parts(draft)
    yield from _in_rows(draft)


def _in_rows(draft: Draft) -> Iterator[Contradiction]:
    """«По 18 занятий в каждой» of a row that ends with «40 занятий»."""
    for row in draft.plan:
        title = figures(row.title)
        each = {(int(match["count"]), match["name"]) for pattern in _PER_GROUP[:-2] for match in pattern.finditer(title)}
        each |= {(int(match["count"]), match["name"]) for match in _IN_EACH_OF_THEM.finditer(title)}
        if len(each) != 1 or row.results is None:
            continue
        count, name = each.pop()
        told = [int(total) for total in re.findall(rf"(?<![\d,.-])(\d{{1,3}}) (?:[а-я]+ )?{name}", figures(row.results.quote))]
        if count > 1 and len(told) == 1 and told[0] > count and told[0] % count and not re.search(rf"{_GROUP}[а-я]* №|перв|втор", title):
            yield Contradiction("Сколько занятий", (Value(f"по {count}", row.span), Value(str(told[0]), row.results)))


def _parts(draft: Draft) -> Iterator[Contradiction]:
    """«В каждом клубе 24 занятия: 12 ходьбы, 8 грамоты и 4 на память», where the plan has 12, 6 and 4 in each."""
    rows = [(row.span, {int(count) for count in _IN_EVERY.findall(figures(row.title))}) for row in draft.plan]
    held = [(at, counts.pop()) for at, counts in rows if len(counts) == 1]
    for field in draft.texts("summary", "goal", "tasks", "results"):
        words = figures(" ".join(field.text.split()))
        for match in _EVERY_HAS.finditer(words):
            parts = _summands(int(match["count"]), words[match.end() :])
            unheard = [part for part in parts if part not in {count for _, count in held}]
            others = [(at, count) for at, count in held if count not in parts]
            if parts and len(parts) == len(held) and len(unheard) == len(others) == 1:
                said = next(
                    (one for one in field.sentences() if match["count"] in figures(one.quote) and _GROUPED.search(figures(one.quote))),
                    field.whole,
                )
                yield Contradiction("Сколько занятий", (Value(str(unheard[0]), said), Value(str(others[0][1]), others[0][0])))


def _summands(total: int, words: str) -> list[int]:
    """Numbers told one after another, within one sentence, that make the total; none where there are no such."""
    numbers = [int(number) for number in _PLAIN_NUMBER.findall(re.split(r"[.;](?= |$)", words)[0])]
    runs = (numbers[start:end] for start in range(len(numbers)) for end in range(start + 2, len(numbers) + 1))
    return next((run for run in runs if sum(run) == total), [])


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
            if (match["lesson"] or _of_lessons(words[: match.start()])) and (match["every"] or match["by"]):
                yield Decimal(match["count"]), said


def _of_lessons(before: str) -> bool:
    """Whether a number after these words is of lessons: they are what was counted last, or are told of where nothing is counted."""
    held = rf"{_LESSON}|мастер-класс|(?<!\w)мк(?!\w)"
    things = [q.unit for q in quantities(before) if not PEOPLE.search(q.unit) and not any(re.match(rf"(?:{of})", q.unit) for of in _PLACES)]
    return bool(re.match(held, things[-1]) if things else re.search(held, _NOT_OF_LESSONS.sub(" ", before)))


def _is_borne_out(draft: Draft, count: Decimal, *told: Field) -> bool:
    known = {number for field in draft.texts(*OF_PROJECT) for number in _totals(field) if field not in told or number != count}
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
                long = next((value for begins, value in HOURS_IN_WORDS.items() if re.search(rf"(?<!\w){begins}часов", match[0])), "")
                yield Decimal(match["count"]), _Lesson(match["name"], hours["hours"] if hours else long), said
