"""The same quantity with different values in different fields.

Only fields that tell what this project will do are compared: what was done before and what may come later has numbers of its own. A
field that gives several values to a thing speaks of several kinds of it, and is compared only with a total.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from rag.numerals import in_digits
from rag.review.amounts import AMOUNT, amount
from rag.review.event_days import days_of_events
from rag.review.measures import in_figures, measured_differently
from rag.review.quantities import PEOPLE, Quantity, adds_up, counts_too, indicated, quantities
from rag.review.types import Contradiction, Draft, Field, Indicator, Span, Value
from rag.review.wording import number, roubles
from rag.text import normalise

_COMPARED = ("summary", "groups", "goal", "tasks", "results", "media", "plan", "budget")
_ROWS = frozenset({"plan", "budget"})
_TOTALS = frozenset({"summary", "goal", "results"})
_PAST = re.compile(
    r"(?<!\w)(?:уже|ранее|раньше|прошл(?:ом|ый|ая|ого|ой|ых|ые)|в 20[01]\d|в 202[0-4]|за последни\w+|ежегодно"
    r"|провел[иа]?|был[иао]? проведен\w*)(?!\w)"
)
_AGE = re.compile(r"(?<!\d)(?:от\s+)?(\d{1,2})\s*(?:-|–|—|до)\s*(\d{1,2})\s*лет(?!\w)", re.IGNORECASE)
_CLASSES = re.compile(r"(?<!\d)(\d{1,2})\s*[-–—]\s*(\d{1,2})(?:-?[а-я]{1,2})?\s*класс", re.IGNORECASE)
_AGE_FROM = re.compile(r"старше (\d{1,2}) лет|от (\d{1,2}) лет и старше|(?<!\d)(\d{2})\+", re.IGNORECASE)
_AGE_UP_TO = re.compile(r"младше (\d{1,2}) лет", re.IGNORECASE)
_OF_PARTICIPANTS = ("summary", "goal", "results", "plan")
_LETN = re.compile(r"(?<!\w)([а-я]+|\d+-?)летн(?:ие|их|им|ими)(?!\w)")
_YOUNGER = re.compile(
    r"(?:исполнил\w+|достиг\w+) (\d{1,2})(?= лет(?!\w)|[,.:;)]|$)"
    r"|(?:(?<!\w)(?:с|от|до) (?=\d{1,2} лет(?!\w))|(?<!\d)(?=\d{1,2}-? летн))(\d{1,2})"
)
_CALLED = re.compile(r"подрост|ребят|(?<!\w)дет(?:и|ей|ям)(?!\w)|школьник|учени|зовем|набира|приглаша|участни|берем|принима|группа|поток")
_OTHERS = re.compile(r"взросл|наставни|волонт|доброволь|родител|педагог|опыт|стаж|тренер|гарант|зрител|гост|сестр|брат|сроком|(?<!\w)час")
_YOUNGEST = 3
_DURATION = re.compile(
    r"(?:продолжительност\w+|длительност\w+|длит\w+ся|длится|продлится)[^\d.;]{0,25}(\d+(?:[.,]\d+)?)"
    r"\s*(?:академическ\w+ )?(час\w*|минут\w*)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"(?:запрашиваем\w+ сумм\w+|сумм\w+ гранта|размер\w* гранта)[^\d\n]{0,25}("
    rf"{AMOUNT})",
    re.IGNORECASE,
)
_LEAST_GRANT_RUB = 1_000

Found = tuple[str, tuple[int, int]]
"""A value as it is compared, and where it stands in its field."""


def contradictions(draft: Draft) -> tuple[Contradiction, ...]:
    """What the draft says twice and differently, in the order of the form."""
    fields = list(draft.texts(*_COMPARED))
    found = [
        *_counts(draft, fields),
        *days_of_events(draft),
        *_ages(fields),
        *_durations(fields),
        *_sums(draft, fields),
        *measured_differently(draft),
    ]
    return tuple(found)


def _counts(draft: Draft, fields: Sequence[Field]) -> Iterator[Contradiction]:
    by_thing: dict[str, dict[str, list[tuple[Quantity, Span]]]] = defaultdict(lambda: defaultdict(list))
    for field in fields:
        for quantity, span in [*_said(field), *(_indicated(draft.indicators) if field.key == "results" else ())]:
            if ((field.table or field.key == "media") and PEOPLE.search(quantity.unit)) or (quantity.value == 1 and not field.table):
                continue  # readers are no participants; rows of tables count people of one event, and one thing to be added up there
            by_thing[quantity.stem][field.key or field.id].append((quantity, span))
    texts = {field.key or field.id: field.text for field in fields}
    for by_field in by_thing.values():
        if len(by_field) > 1 and (values := _different(by_field, texts)):
            unit = max((q.unit for said in by_field.values() for q, _ in said), key=len)
            yield Contradiction(f"Сколько: {unit}", values)


def _said(field: Field) -> Iterator[tuple[Quantity, Span]]:
    """Totals of a field's sentences about this project."""
    for said in field.sentences():
        if not _PAST.search(normalise(said.quote)):
            yield from ((q, field.span(said.start + q.start, said.start + q.end)) for q in quantities(said.quote) if not q.each)


def _indicated(indicators: Sequence[Indicator]) -> Iterator[tuple[Quantity, Span]]:
    for indicator in indicators:
        if quantity := indicated(indicator):
            yield quantity, indicator.span


def _different(by_field: dict[str, list[tuple[Quantity, Span]]], texts: Mapping[str, str]) -> tuple[Value, ...]:
    """The values of fields that disagree with another one; empty when all can be true together."""
    clash: dict[str, tuple[Quantity, Span]] = {}
    totals = sorted({q.value for said in by_field.values() for q, _ in said}, reverse=True)
    for (one, said), (other, also) in combinations(by_field.items(), 2):
        if _are_parts(said[0][0], texts[one], also[0][0], texts[other], totals):
            continue
        if not _agree(one, [q for q, _ in said], other, [q for q, _ in also]):
            clash.setdefault(one, said[0])
            clash.setdefault(other, also[0])
    return tuple(Value(roubles(quantity.value), span) for quantity, span in clash.values())


def _are_parts(said: Quantity, text: str, also: Quantity, other: str, totals: Sequence[Decimal]) -> bool:
    """Whether both fields name one total that is larger than the smaller of both: «не менее 77 из 96» beside «96 человек»."""
    people = bool(PEOPLE.search(said.unit))
    return any(
        total > min(said.value, also.value)
        and total >= max(said.value, also.value)
        and all(counts_too(words, total, people=people) or q.value == total for q, words in ((said, text), (also, other)))
        for total in totals
    )


def _agree(one: str, said: Sequence[Quantity], other: str, also: Sequence[Quantity]) -> bool:
    pairs = [
        (a, b)
        for a in said
        for b in also
        if min(a.value, b.value) > 1 and a.comparable(b) and not _is_part(one, a, b) and not _is_part(other, b, a)
    ]
    if not pairs or any(a.value == b.value for a, b in pairs):
        return True
    if _single(said) and _single(also):
        return _is_sum_of_rows(one, said, also) or _is_sum_of_rows(other, also, said)
    if PEOPLE.search(said[0].unit) or not {one, other} & _TOTALS:
        return True
    return not (_single(said) and not adds_up(said[0].value, [q.value for q in also])) and not (
        _single(also) and not adds_up(also[0].value, [q.value for q in said])
    )


def _is_part(field: str, count: Quantity, total: Quantity) -> bool:
    """Whether a smaller number may be a part of the other: of a line of the budget, of a row of the plan that names a kind, of groups."""
    if count.value < total.value and count.unit.startswith("групп"):
        return True  # «в посёлке две группы» is of all eight
    if field not in _ROWS or count.value >= total.value:
        return False
    return field == "budget" or bool(count.complement or count.qualifiers - total.qualifiers)


def _is_sum_of_rows(field: str, rows: Sequence[Quantity], total: Sequence[Quantity]) -> bool:
    """Whether a table says the total in parts: three times «два курса» are «шесть курсов»."""
    return field in _ROWS and adds_up(total[0].value, [q.value for q in rows])


def _single(said: Sequence[Quantity]) -> bool:
    return len({q.value for q in said}) == 1


def _ages(fields: Sequence[Field]) -> Iterator[Contradiction]:
    """Ranges of age: each field that names one range must name one that another field names too.

    The readers of a page are not the participants, so what is told of information is left out.
    """
    fields = [field for field in fields if field.key != "media"]
    yield from _one_by_one("Возраст", fields, lambda field: [(f"{m[1]}–{m[2]} лет", at) for m, at in in_figures(field, _AGE)])
    yield from _one_by_one(
        "Возраст", fields, lambda field: [(f"старше {m[1] or m[2] or m[3]} лет", at) for m, at in in_figures(field, _AGE_FROM)]
    )
    yield from _one_by_one("Возраст", fields, lambda field: [(f"младше {m[1]} лет", at) for m, at in in_figures(field, _AGE_UP_TO)])
    yield from _one_by_one("Классы", fields, lambda field: [(f"{m[1]}–{m[2]} классы", at) for m, at in in_figures(field, _CLASSES)])
    yield from _younger(fields)


def _younger(fields: Sequence[Field]) -> Iterator[Contradiction]:
    """Participants younger than the only age that the field of groups names."""
    groups = next((field for field in fields if field.key == "groups"), None)
    ranges = list(in_figures(groups, _AGE)) if groups else []
    if groups is None or len({match[0] for match, _ in ranges}) != 1:
        return
    match, at = ranges[0]
    for field in fields:
        for said in field.sentences() if field.key in _OF_PARTICIPANTS else ():
            words = normalise(said.quote)
            told = in_digits(_LETN.sub(r"\1 летн", words))
            age = _YOUNGER.search(told) if _CALLED.search(words) and not _OTHERS.search(words) and not _PAST.search(words) else None
            if age and _YOUNGEST <= int(age[1] or age[2]) < int(match[1]):
                values = (Value(f"{match[1]}–{match[2]} лет", groups.span(*at)), Value(f"{age[1] or age[2]} лет", said))
                yield Contradiction("Возраст", values)


def _durations(fields: Sequence[Field]) -> Iterator[Contradiction]:
    """How long one event lasts, where fields speak of one length."""
    what = "Сколько длится одно мероприятие"
    yield from _one_by_one(what, fields, lambda field: [(_lasting(m[1], m[2]), at) for m, at in in_figures(field, _DURATION)])


def _lasting(count: str, unit: str) -> str:
    """«60 минут» and «1 час» are one length."""
    minutes = float(count.replace(",", ".")) * (60 if unit.lower().startswith("час") else 1)
    return f"{number(minutes / 60)} ч" if minutes >= 60 else f"{number(minutes)} мин"


def _one_by_one(what: str, fields: Sequence[Field], said: Callable[[Field], list[Found]]) -> Iterator[Contradiction]:
    """Fields that name one value each, where not all of them name the same."""
    single = [(field, found[0]) for field in fields if (found := said(field)) and len({value for value, _ in found}) == 1]
    if len({value for _, (value, _) in single}) > 1:
        yield Contradiction(what, tuple(Value(value, field.span(*span)) for field, (value, span) in single))


def _sums(draft: Draft, fields: Sequence[Field]) -> Iterator[Contradiction]:
    """The sum asked, told in prose otherwise than the budget has it."""
    stated = draft.budget.stated if draft.budget else None
    if stated is None:
        return
    for field in fields:
        for match, at in in_figures(field, _ASKED) if field.key != "budget" else ():
            asked = amount(match[1])
            if asked is not None and asked >= _LEAST_GRANT_RUB and asked != stated[0].requested:
                values = (Value(roubles(asked), field.span(*at)), Value(roubles(stated[0].requested), stated[1]))
                yield Contradiction("Сумма гранта", values)
