"""Numbers of this project that no other part of the draft knows: of people called otherwise, of visits, of lessons of a course.

People call one group by many names, so numbers of one name cannot be compared alone. A number that stands in one field only, though
another field tells of the same kind of people or of the same lessons, is told; one that some field repeats or adds up to is not.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from rag.numerals import in_digits
from rag.review.findings import Contradiction, Value
from rag.review.quantities import PAST, PEOPLE, Quantity, adds_up, quantities
from rag.review.types import Draft, Field, Span
from rag.review.wording import roubles
from rag.text import normalise

Counted = tuple[Quantity, Span]

_KINDS = {
    "пожилых": re.compile(
        r"пожил|ветеран|старожил|старик|пенсионер|бабуш|дедуш|дети войны|детей войны|детям войны|старш\w+ (?:поколени|возраст)|долгожител"
        r"|рассказчи|(?:[5-9]0|55|65|75) лет и старше|старше (?:[5-9]0|55|65|75)|(?<!\d)(?:[5-9]0|55|65|75)\+"
    ),
    "детей": re.compile(r"(?<!\w)дет(?:и|ей|ям)(?!\w)(?! войны)|подрост|школьни|ребят|(?<!\w)учени|юнош|девоч|мальчи|воспитанник|дошколь"),
    "семей": re.compile(r"(?<!\w)сем(?:ей|ьи|ья|ьям|ьях)(?!\w)"),
}
_VISITED = re.compile(r"(?<!\w)(?:побыва|посет|приде|приезжа|приед|придем|навест|выезжа|выед|обойд|обойде|помо)\w*")
_ONCE_EACH = re.compile(
    r"(?:(?:по )?один раз|по разу|однократно|по одному)[^.;]{0,60}кажд\w+|кажд\w+[^.;]{0,40}(?:один раз|по разу|по одному|однократно)"
)
_VISITS = re.compile(r"(?<![\d,.])(\d+) (?:[а-я-]+ )?(?:визит|посещени|выезд|выход|приезд|обход)")
_HELPERS = re.compile(r"волонт|доброволь")
_OF_HELPERS = re.compile(
    r"(?<![\d,.:])(\d{1,3}) (?:чел\w*\.?|человек|(?:[а-я]+ых |[а-я]+их )?(?:студент|волонт|доброволь|школьник|помощник)[а-я-]*)"
    r"[^\d.;]{0,15}?(?:[×xх*]|по) ?\d"
)
_LESSON = r"(?:заняти|встреч|урок|трениров|семинар|лекци|модул)"
_LAST = re.compile(
    rf"(?<!\w)(?P<one>[а-я]+|\d{{1,2}}-?[а-я]{{1,2}})[,( ]+(?:оно же )?(?:последн|заключительн|итогов|завершающ|финальн)\w*[) ]+{_LESSON}"
    rf"|(?<!\w)(?:последн|заключительн|итогов|завершающ|финальн)\w*[,( ]+(?P<two>[а-я]+|\d{{1,2}}-?[а-я]{{1,2}})[,) ]+{_LESSON}"
)
_ORDINALS = ("перв", "втор", "треть", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят", "одиннадцат", "двенадцат",
             "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат", "восемнадцат", "девятнадцат", "двадцат")  # fmt: skip
_ORDINAL_END = re.compile(r"(?:ый|ой|ое|ая|ом|ем|ого|его|ую|ую|ье|ьем|ьего|ий)$")
_HOURS = r"(?:[а-я]+(?:часов|минутн)[а-я]+ )"
_COURSE = re.compile(
    rf"(?<![\d,.])(?P<count>\d{{1,3}}) (?P<long>{_HOURS})?"
    rf"(?P<name>{_LESSON})[а-я]*(?: по (?P<hours>\d(?:[.,]\d)?) (?:академическ\w+ )?час)?"
)
_PER_GROUP = re.compile(
    r"кажд\w+ (?:из )?(?:групп|подгрупп|поток|команд|отряд|участни|класс)|(?<!\w)(?:на|в) (?:одн\w+ )?групп[уе]|курс из"
)
_LONG = {"двух": "2", "трех": "3", "четырех": "4", "полутора": "1.5", "одно": "1"}
_FEW = 3
_OF_THE_PROJECT = ("summary", "groups", "goal", "tasks", "results", "partners", "media", "future", "plan", "budget")


@lru_cache(maxsize=2_000)
def _figures(text: str) -> str:
    return in_digits(normalise(text))


def unheard(draft: Draft) -> Iterator[Contradiction]:
    """Contradictions of numbers that nothing else in the draft bears out."""
    yield from _people(draft)
    yield from _visited(draft)
    yield from _helpers(draft)
    yield from _last_lesson(draft)
    yield from _courses(draft)


def _people(draft: Draft) -> Iterator[Contradiction]:
    """More people of a kind in the results than the groups have, by a number that no other field knows."""
    groups = draft.get("groups")
    for kind, called in _KINDS.items() if groups and draft.plan else ():
        assert groups is not None
        held = [(q, at) for said in _lines(groups) if called.search(_figures(said.quote)) for q, at in _people_in(groups, said)]
        most = max((q.value for q, _ in held), default=Decimal(0))
        for field in draft.texts("goal", "results"):
            for said in field.sentences():
                for q, at in _people_in(field, said):
                    of_kind = called.search(normalise(said.quote[q.start : q.end])) if q.each is False else None
                    parts = [one.value for one, _ in held]
                    if held and of_kind and q.value > most and not adds_up(q.value, parts) and _alone(draft, q.value, field, at):
                        yield Contradiction(
                            f"Сколько: {kind}", (Value(roubles(q.value), at), *(Value(roubles(o.value), w) for o, w in held))
                        )


def _lines(field: Field) -> Iterator[Span]:
    """Points of a list, or sentences where there is none: who is told before the number, «дети войны, 45 человек»."""
    for match in re.finditer(r"[^\n;]+?(?=\n|;|(?<=[.)]) \d{1,2}[.)] |$)", field.text):
        yield field.span(*match.span())


def _people_in(field: Field, said: Span) -> Iterator[Counted]:
    for q in quantities(said.quote):
        if PEOPLE.search(q.unit) and not q.each and not PAST.search(normalise(said.quote)):
            yield q, field.span(said.start + q.start, said.start + q.end)


def _alone(draft: Draft, value: Decimal, field: Field, at: Span) -> bool:
    """Whether a number stands nowhere else in what the draft says of this project, nor is it what rows of the plan make together."""
    number = re.compile(rf"(?<![\d.,])(?<!\d ){value}(?!\d|[.,]\d| \d{{3}}(?!\d))")
    rest = field.text[: at.start] + " | " + field.text[at.end :]
    others = [rest, *(other.text for other in draft.texts(*_OF_THE_PROJECT) if other.id != field.id)]
    if any(number.search(_figures(text)) for text in others):
        return False
    plan = draft.get("plan")
    rows = [[q.value for q in quantities(row.span.quote)] for row in draft.plan] if plan else []
    people = [q.value for row in draft.plan for q in quantities(row.span.quote) if PEOPLE.search(q.unit)]
    return not adds_up(value, people) and not any(a * b == value for row in rows for a in row for b in row)


def _visited(draft: Draft) -> Iterator[Contradiction]:
    """«К каждой семье один раз, 60 визитов» beside «побывает у 48 семей», where no other field knows 48."""
    plan = draft.get("plan")
    for told in plan.sentences() if plan else ():
        words = _figures(told.quote)
        visits = {Decimal(match[1]) for match in _VISITS.finditer(words)}
        if not _ONCE_EACH.search(normalise(told.quote)) or len(visits) != 1:
            continue
        for field in draft.texts("summary", "goal", "results"):
            for said in field.sentences():
                for q, at in _people_in(field, said) if _VISITED.search(normalise(said.quote)) else ():
                    if q.value not in visits and _alone(draft, q.value, field, at):
                        yield Contradiction(f"Сколько: {q.unit}", (Value(roubles(q.value), at), Value(roubles(next(iter(visits))), told)))


def _helpers(draft: Draft) -> Iterator[Contradiction]:
    """Volunteers of partners and the team, other than those whose work the budget counts."""
    told = [
        (q, at)
        for field in draft.texts("partners", "team")
        for said in field.sentences()
        for q, at in _people_in(field, said)
        if _HELPERS.search(normalise(said.quote[q.start : q.end]))
    ]
    lines = [line for line in (draft.budget.lines if draft.budget else ()) if _HELPERS.search(normalise(line.name))]
    counted = [(Decimal(match[1]), line.span) for line in lines if (match := _of_helpers(f"{line.name} {line.comment}"))]
    if len(told) == 1 and len(counted) == 1 and told[0][0].value != counted[0][0]:
        (q, at), (value, where) = told[0], counted[0]
        heard = any(value in {o.value for o in quantities(f.text)} for f in draft.texts("partners", "team", "plan", "resources"))
        if not heard:
            yield Contradiction("Сколько: добровольцев", (Value(roubles(q.value), at), Value(roubles(value), where)))


def _of_helpers(words: str) -> re.Match[str] | None:
    return _OF_HELPERS.search(_figures(words))


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
    """A course of so many lessons of one length for each group, told otherwise elsewhere, where neither field has the other's number.

    Lessons of another name may be another course, so there one of the numbers must be told nowhere else.
    """
    fields = {field.id: field for field in draft.texts("summary", "goal", "tasks", "results", "plan")}
    told = [one for field in fields.values() for one in _per_group(field)]
    for (count, length, name, at), (other, same_length, same_name, where) in combinations(told, 2):
        one, two = fields[at.field], fields[where.field]
        if one is two or count == other or not length or length != same_length or _has_lessons(one, other) or _has_lessons(two, count):
            continue
        heard = [any(_has_lessons(f, n) for f in draft.texts(*_OF_THE_PROJECT) if f not in {one, two}) for n in (count, other)]
        if name == same_name or heard.count(True) == 1:
            yield Contradiction("Сколько занятий у группы", (Value(roubles(count), at), Value(roubles(other), where)))


def _has_lessons(field: Field, count: Decimal) -> bool:
    return any(Decimal(match["count"]) == count for match in _COURSE.finditer(_figures(field.text)))


def _per_group(field: Field) -> Iterator[tuple[Decimal, str, str, Span]]:
    """Number of lessons, hours of one, how lessons are called, and where: of sentences that speak of each group."""
    for said in field.sentences():
        words = _figures(said.quote)
        for match in _COURSE.finditer(words) if _PER_GROUP.search(words) else ():
            long = next((hours for begins, hours in _LONG.items() if (match["long"] or "").startswith(begins)), "")
            yield Decimal(match["count"]), match["hours"] or long, match["name"], said
