"""One event, told of in two places with other people or another number of times: the plan, the budget, a partner's letter."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from rag.review.findings import Contradiction, Value
from rag.review.language.counts import counted_in, figures
from rag.review.language.quantities import ANYBODY, PEOPLE, Quantity, adds_up, quantities
from rag.review.language.roots import roots
from rag.review.types import OF_PROJECT, Activity, BudgetLine, Draft, Field, Span
from rag.review.wording import roubles
from rag.text import normalise, stem

_EVENT = re.compile(
    r"заняти|встреч|урок|трениров|семинар|лекци|репетици|тренинг|мастер-класс|мк$|выезд|поход|экскурси|показ|концерт|спектакл|турнир|соревновани"
    r"|смен[аы]?$|смен$|праздник|фестивал|форум|игр[аы]?$|игр$|вечер|консультац|экспедици|слет|курс|круг|вебинар|квест|выставк|ярмарк|забег|показ"
)
_BY_PEOPLE = re.compile(
    r"(?<![\d,.])(?P<times>\d{1,3}) (?:[а-я]+(?:ых|их) )?(?P<event>[а-я-]+),? ?(?:по|×|x|х|\*) ?(?P<people>\d{1,4}) (?:чел|[а-я]+)"
)
_ONE = r"(?:1|одно[а-я]*|один|одну|одна|кажд[а-я]+)"
_AT_ONE = (
    re.compile(
        rf"(?:в рамках|на|за|в|во время|для) {_ONE} (?P<event>[а-я-]+)(?![а-я-]* (?:в"
        rf"|по) \d)[^.;:\d]{{0,45}}?(?P<people>\d{{1,3}})(?![\d,.]*\d) (?P<who>[а-я]+)"
    ),
    re.compile(rf"(?<![\d,.-])(?P<people>\d{{1,3}}) (?P<who>[а-я]+) (?:на|в|за) {_ONE} (?P<event>[а-я-]+)"),
)
_AND_OTHERS = re.compile(r"(?<![\d.,-])(?P<one>\d{1,4}) (?P<who>[а-я]+) (?:и|плюс|\+|с) (?:еще )?(?P<other>\d{1,4}) (?:их )?[а-я]{3,}")
"""«60 участников и 40 их родителей»."""
_MEASURES = (
    "(?:за|из)мер",
    "осмотр",
    "диагност",
    "тестиров",
    "обследов",
    "скрининг",
    "анкетиров",
    "инструктаж",
    "медосмотр",
)
_SINGLE = re.compile(
    r"(?<!\w)(?:1|один|одна|одно|одного|одну|одном)[ -](?:общ|единствен|больш|совместн|сводн|1|един)[а-я]* (?P<one>[а-я-]{4,})"
    r"|(?<!\w)(?:един|единственн)(?:ый|ая|ое|ого|ом|ую|ой|ым) (?:[а-я]+(?:ый|ая|ое|ий) )?(?P<two>[а-я-]{4,})"
    r"|(?<!\w)общ(?:ий|ая|ее|им|ем) (?P<three>турнир|концерт|спектакл|праздник|слет|форум|фестивал)[а-я]*"
)
_NOT_SINGLE = re.compile(r"(?<!\w)(?:общ|един|единствен|сводн|совместн|финальн|больш)[а-я]*|(?<!\w)финал(?!ьн)")
_OF_ONE_GROUP = re.compile(r"групп[аеуы] (?:из|в|до) $")
_STAFF = re.compile(r"педагог|тренер|волонт|доброволь|специалист|наставник|эксперт|работник|сотрудник|учител|инструктор")
_ORDINALS = ("перв", "втор", "трет", "четверт", "пят", "шест")
_NTH = re.compile(rf"\W*(?P<nth>{'|'.join(_ORDINALS)})[а-я]+ (?:[а-я]+(?:ый|ий|ая|яя|ое|ой) )?(?P<thing>[а-я]{{4,}})")
_TWO = 2
_AT_LEAST = re.compile(r"(?:не менее|не меньше|минимум|хотя бы|от|за|после|каждые|больше|более)(?: чем)?$")
_NEAR = 25


def same_event(draft: Draft) -> Iterator[Contradiction]:
    """Contradictions between two tellings of one event."""
    for line in draft.budget.lines if draft.budget and not draft.unread else ():
        yield from _paid_people(draft, line)
        yield from _paid_times(draft, line)
        yield from _guests(draft, line)
    yield from _at_one(draft)
    yield from _measured(draft)
    yield from _single(draft)
    yield from _in_order(draft)


def _paid_people(draft: Draft, line: BudgetLine) -> Iterator[Contradiction]:
    """A comment of «16 уроков для 30 школьников» where the only row of 16 such lessons has 24, and nothing else knows 30."""
    paid = quantities(line.comment)
    events = [q for q in paid if _EVENT.match(q.unit) and q.value > 1]
    people = [q for q in paid if PEOPLE.search(q.unit) and (not q.each or _OF_ONE_GROUP.search(line.comment[: q.start].lower()))]
    rows = [row for row in draft.plan if any(_counts(row, q) for q in events)]
    if len(people) != 1 or len(rows) != 1 or rows[0].results is None:
        return
    told = [q for q in quantities(rows[0].span.quote + "\n" + rows[0].results.quote) if q.stem == people[0].stem and not q.each]
    values = {q.value for q in told}
    if len(values) == 1 and people[0].value not in values and not _known(draft, people[0].value, but=line.comment, things=people[0].stem):
        yield _differing(people[0], line.span, told[0], rows[0].results)


def _paid_times(draft: Draft, line: BudgetLine) -> Iterator[Contradiction]:
    """«9 встреч по 80 человек» of the only row with meetings, 12 of them with 60: as many in all, and more than the row has."""
    match = _BY_PEOPLE.search(figures(line.comment))
    if match is None or not _EVENT.match(match["event"]):
        return
    thing, times, people = stem(match["event"]), Decimal(match["times"]), Decimal(match["people"])
    rows = [(row, q) for row in draft.plan for q in quantities(row.span.quote) if q.stem == thing and not q.each]
    told = {
        q.value
        for field in draft.texts("summary", "goal", "tasks", "results", "plan")
        for q, _ in counted_in(field)
        if q.stem == thing and not q.each
    }
    if len(rows) != 1 or len(told) != 1 or times in told or _known(draft, times, but=line.comment, things=thing):
        return
    row, counted = rows[0]
    planned = [q.value for q in quantities(row.results.quote) if PEOPLE.search(q.unit)] if row.results else []
    if times > counted.value or any(times * people == counted.value * most for most in planned):
        yield Contradiction(f"Сколько: {counted.unit}", (Value(roubles(counted.value), row.span), Value(match[0], line.span)))


def _guests(draft: Draft, line: BudgetLine) -> Iterator[Contradiction]:
    """Meals for 120 guests of an event that «прошли 60 участников и 40 их родителей»."""
    guests = line.quantity if line.unit.lower().startswith("чел") else None
    rows = [row for row in draft.plan if row.results and len(roots(line.name) & roots(row.title.split(",")[0])) >= _TWO]
    words = figures(line.comment)
    if (
        guests is None
        or len(rows) != 1
        or rows[0].results is None
        or not re.search(rf"(?<!\d){guests} (?:гост|зрител|человек(?!\w))", words)
    ):
        return
    told = [match for match in _AND_OTHERS.finditer(figures(rows[0].results.quote)) if PEOPLE.search(match["who"])]
    numbers = re.findall(r"(?<![\d.,])\d+", figures(rows[0].results.quote))
    if len(told) == 1 and len(numbers) == _TWO:
        one, other = Decimal(told[0]["one"]), Decimal(told[0]["other"])
        if guests not in {one, other, one + other}:
            value = Value(f"{one} + {other} = {one + other}", rows[0].results)
            yield Contradiction("Сколько человек на мероприятии", (value, Value(roubles(guests), line.span)))


def _counts(row: Activity, event: Quantity) -> bool:
    return any(q.value == event.value and q.stem == event.stem for q in quantities(row.span.quote))


def _known(draft: Draft, value: Decimal, *, but: str = "", things: str = "") -> bool:
    """Whether the project's fields have this number elsewhere, of anything or of these things, or of all the plan's people together."""
    for field in draft.texts(*OF_PROJECT):
        text = field.text.replace(but, " ", 1) if but else field.text
        if things:
            if any(q.value == value and (q.stem == things or ANYBODY.match(q.unit)) for q in quantities(text)):
                return True
        elif re.search(rf"(?<![\d.,])(?<!\d ){value}(?!\d|[.,]\d| \d{{3}}(?!\d))", figures(text)):
            return True
    people = [q.value for row in draft.plan for q in quantities(row.results.quote if row.results else "") if PEOPLE.search(q.unit)]
    return not things and adds_up(value, people)


def _at_one(draft: Draft) -> Iterator[Contradiction]:
    """People of one event, as one field has them and as the other has: «в рамках одного занятия 35 человек», «на занятие 20 человек»."""
    told = [one for field in draft.texts("summary", "groups", "tasks", "results", "plan", "budget") for one in _of_one(field)]
    for (event, people, at), (other, also, where) in combinations(told, 2):
        values = {value for thing, value, _ in told if thing == event}
        if event == other and at.field != where.field and people != also and len(values) == len({people, also}):
            yield Contradiction("Сколько человек на одном мероприятии", (Value(roubles(people), at), Value(roubles(also), where)))


def _of_one(field: Field) -> Iterator[tuple[str, Decimal, Span]]:
    for said in field.sentences():
        words = re.sub(r"(?<!\w)мк(?!\w)", "мастер-класс", figures(said.quote)).replace("(", "")
        for pattern in _AT_ONE:
            for match in pattern.finditer(words):
                if (
                    _EVENT.match(match["event"])
                    and not _STAFF.match(match["who"])
                    and (match["who"].startswith("чел") or PEOPLE.search(match["who"]))
                ):
                    yield stem(match["event"]), Decimal(match["people"]), said


def _measured(draft: Draft) -> Iterator[Contradiction]:
    """A partner who measures 70 people, where the plan measures 90 and nothing knows 70."""
    field = draft.get("partners")
    for said in field.sentences() if field else ():
        assert field is not None
        done = [begins for begins in _MEASURES if re.search(rf"(?<!\w){begins}", figures(said.quote))]
        people = [
            (q, field.span(said.start + q.start, said.start + q.end))
            for q in quantities(said.quote)
            if PEOPLE.search(q.unit) and not q.each
        ]
        planned = [
            (q, row.results)
            for row in draft.plan
            if row.results and _is_of(row, done)
            for q in quantities(row.results.quote)
            if PEOPLE.search(q.unit)
        ]
        values = {q.value for q, _ in planned}
        if (
            len(people) == 1
            and len(values) == 1
            and people[0][0].value not in values
            and not _known(draft, people[0][0].value, but=said.quote)
        ):
            yield _differing(people[0][0], people[0][1], *planned[0])


def _is_of(row: Activity, done: list[str]) -> bool:
    words = figures(f"{row.title} {row.results.quote if row.results else ''}")
    return any(re.search(rf"(?<!\w){begins}", words) for begins in done)


def _single(draft: Draft) -> Iterator[Contradiction]:
    """«Один общий турнир» where the plan has four, and none that is for all."""
    counted = [one for field in draft.texts("goal", "tasks", "results", "plan") for one in counted_in(field) if not one[0].each]
    for field in draft.texts("summary", "goal", "tasks", "results"):
        for said in field.sentences():
            for match in _SINGLE.finditer(normalise(" ".join(said.quote.split()))):
                thing = stem(match["one"] or match["two"] or match["three"])
                same = [(q, at) for q, at in counted if _is_one(q, thing) and at.field != field.id]
                values = {q.value for q, _ in same}
                if (
                    len(values) != 1
                    or any(q.qualifiers for q, _ in same)
                    or min(values) == 1
                    or any(_is_for_all(draft, at, thing) for _, at in same)
                    or _own(field, thing)
                ):
                    continue
                yield Contradiction(f"Сколько: {same[0][0].unit}", (Value(match[0], said), Value(roubles(same[0][0].value), same[0][1])))


def _in_order(draft: Draft) -> Iterator[Contradiction]:
    """«Три смены» of a plan whose rows are the first and the second one."""
    rows: dict[str, list[tuple[int, Span]]] = defaultdict(list)
    for row in draft.plan:
        match = _NTH.match(figures(row.title))
        if match:
            rows[stem(match["thing"])].append((_ORDINALS.index(match["nth"]) + 1, row.span))
    for thing, found in rows.items():
        all_rows = [row for row in draft.plan if thing in figures(row.title)]
        if len(found) < _TWO or len(found) != len(all_rows) or [n for n, _ in found] != [*range(1, len(found) + 1)]:
            continue
        told = [
            (q, at)
            for field in draft.texts("summary", "goal", "tasks", "results")
            for q, at in counted_in(field)
            if q.stem == thing and not _AT_LEAST.search(normalise(field.text[: at.start]))
        ]
        if told and all(not q.each and q.value != len(found) for q, _ in told) and len({q.value for q, _ in told}) == 1:
            values = tuple(Value(f"{n}-й по плану", span) for n, span in found)
            yield Contradiction(f"Сколько: {told[0][0].unit}", (Value(roubles(told[0][0].value), told[0][1]), *values))


def _is_one(q: Quantity, thing: str) -> bool:
    return (q.stem.startswith(thing[: len(q.stem)]) and roots(q.unit) == roots(thing)) or q.stem == thing


def _own(field: Field, thing: str) -> bool:
    return any(q.stem == thing for q, _ in counted_in(field))


def _is_for_all(draft: Draft, at: Span, thing: str) -> bool:
    """Whether the field has one for all too: «четыре турнира и общий турнир», «финал»."""
    words = figures(draft.fields[at.field].text)
    return any(
        re.match("финал(?!ьн)", match[0]) or thing in words[match.end() : match.end() + _NEAR] for match in _NOT_SINGLE.finditer(words)
    )


def _differing(one: Quantity, at: Span, other: Quantity, where: Span) -> Contradiction:
    return Contradiction(f"Сколько: {one.unit}", (Value(roubles(one.value), at), Value(roubles(other.value), where)))
