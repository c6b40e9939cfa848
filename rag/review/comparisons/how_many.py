"""How many there are of one thing: «20 мастер-классов» in the summary, «18 мастер-классов» in the results.

Only fields that tell what this project will do are compared: what was done before and what may come later has numbers of its own. A
field that gives several values to a thing speaks of several kinds of it, and is compared only with a total.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from rag.morphology import lemmas
from rag.numerals import in_digits
from rag.review.comparisons.several import are_all_and_some, are_apart
from rag.review.findings import Contradiction, Value
from rag.review.language.quantities import PAST, PEOPLE, Quantity, adds_up, counts_too, indicated, is_somebody, quantities
from rag.review.types import COMPARED, Draft, Field, Indicator, Span
from rag.review.wording import roubles
from rag.text import normalise, sentences

_ROWS = frozenset({"plan", "budget"})
_TOTALS = frozenset({"summary", "goal", "results"})
_SHARE = re.compile(r"[ ,—–-]*(?:\(|это |или |то есть )+(?:\w+ )?\d+(?:,\d+)? ?%")
"""«336 человек — это 70 % от 480» are a part."""
_AND_MORE = re.compile(
    r"[^.;:()\d]{0,40}?(?: и|,|,? а) (?:еще |ещё )?(?:по )?(?:один|одн\w+|дв[аеух]+|тр[иеёх]+|четыр\w+|пят\w+|\d+)"
    r" (?:в|во|на|для|у|за) (?!кажд|одн|недел|месяц|день|год|сут|групп|команд|класс|отряд)",
    re.IGNORECASE,
)
"""«Три показа в городе и по одному в двух сёлах» are parts of what is told before."""
_OF_A_PLACE = re.compile(r" (?:из|в|во|на|у|со?|от) [^.,;:()\d]{2,35}?(?=,| и | а )")
_AND_THERE = re.compile(
    r"(?: и|,|,? а(?: также)?) (?:еще )?(\d{1,4}) (?:из|в|во|на|у|со?|от) (?!них|числа|котор|эт|тех|кажд|недел|месяц|день|год)"
    r"[^.,;:()\d]{2,35}?(?=,| и | а |[.;:()]|$)"
)
"""«20 семей из Галича» and what goes on with «и десять из Орехово»."""
_PEOPLE = re.compile(rf"{PEOPLE.pattern}|земляк|сельчан|жил(?:ец|ьц)|сосед")
"""Those too who are seldom the participants."""
_HEARS = re.compile(r"узна\w* (?:о(?:б|бо)?|про) |(?<!\w)(?:о(?:б|бо)?|про) [^.;,]{3,40} узна|увид|прочита|прочт|просмотр|охва[тч]")
_OUT_OF = re.compile(r"\s+из (?:них |этих |всех )?\d")
"""«Не менее 20 тренировок из 30» that one person comes to."""
_TOGETHER = re.compile(
    r"[а-яё-]+?(?:[ая](?P<case>х|м|ми)|(?P<end>ов|ев|ий|ей)) и [а-яё-]+?(?(case)[ая](?P=case)|(?P=end))(?![а-яё])", re.IGNORECASE
)
"""«18 занятиях и встречах» are both together."""
_IN_A_MEDIUM = re.compile(r"(?:выпуск|номер)[а-яё]* (?:в|на) (?:[а-яё]+ ){0,2}(?:газет|журнал|радио|телевид|телеканал)", re.IGNORECASE)
"""«Два выпуска в газете» are the newspaper's own."""
_OF_EVERYBODY = re.compile(r"\W*(?:всего|итого|общее (?:число|количество))(?!\w)")
_NEXT_LINE = re.compile(r"\n\s*[А-ЯЁ]")
"""«… мероприятия 6–9» and «Шуруповёрт» of the next line."""
_MOST_ROWS = 8
_IN_ORDER = re.compile(r"(?<!\w)(?:перв|последн|следующ|очередн|остальн|оставш)(?:[иы]еся|ихся|[иы]е|[иы]х)\s*\|$")
_PUBLISHED = re.compile(
    r"рассказ|истори|интервью|портрет|воспоминан|письм|рецепт|фото|запис|биограф|суд[её]?[бь]|совет|отзыв|эпизод|фрагмент"
)
"""Of what is collected some may be published."""


def how_many(draft: Draft) -> Iterator[Contradiction]:
    """Numbers of one thing that differ, and cannot be all of it and a part of it."""
    fields = list(draft.texts(*COMPARED))
    by_thing: dict[str, dict[str, list[tuple[Quantity, Span]]]] = defaultdict(lambda: defaultdict(list))
    for field in fields:
        for quantity, span in [*_said(field), *(_indicated(draft.indicators) if field.key == "results" else ())]:
            if ((field.table or field.key == "media") and _PEOPLE.search(quantity.unit)) or (quantity.value == 1 and not field.table):
                continue  # readers are no participants; rows of tables count people of one event, and one thing to be added up there
            people = bool(_PEOPLE.search(quantity.unit))  # «занимающиеся» and «занятия» have one stem
            by_thing[f"{people} {quantity.stem}"][field.key or field.id].append((quantity, span))
    texts = {field.key or field.id: field.text for field in fields}
    for by_field in map(_of_kinds, by_thing.values()):
        if len(by_field) > 1 and (values := _different(by_field, texts, draft)):
            unit = max((q.unit for said in by_field.values() for q, _ in said), key=len)
            yield Contradiction(f"Сколько: {unit}", values)


def _of_kinds(by_field: Mapping[str, list[tuple[Quantity, Span]]]) -> dict[str, list[tuple[Quantity, Span]]]:
    """Quantities of one thing; what is told without its kind is of the kind that is as many: «18 репетиций» of «18 общих репетиций»."""
    kinds: dict[Decimal, frozenset[str]] = {}
    for quantity, _ in (counted for said in by_field.values() for counted in said):
        if quantity.qualifiers:
            kinds[quantity.value] = kinds.get(quantity.value, quantity.qualifiers) & quantity.qualifiers
    return {
        key: [(q if q.qualifiers else replace(q, qualifiers=kinds.get(q.value, q.qualifiers)), span) for q, span in said]
        for key, said in by_field.items()
    }


def _said(field: Field) -> Iterator[tuple[Quantity, Span]]:
    """Totals of a field's sentences about this project."""
    for said in field.sentences():
        if not PAST.search(normalise(said.quote)):
            totals = (
                q
                for q in quantities(said.quote)
                if not q.each
                and not _SHARE.match(said.quote, q.end)
                and not _of_more(said.quote, q)
                and (_PEOPLE.search(q.unit) or not _OUT_OF.match(said.quote, q.end))
                and (_PEOPLE.search(q.unit) or not _AND_MORE.match(said.quote, q.end))
            )
            told = (
                (_partly(_heard(_summed(q, said.quote), said.quote), said.quote), field.span(said.start + q.start, said.start + q.end))
                for q in totals
            )
            yield from ((q, span) for q, span in told if not _NEXT_LINE.search(span.quote))


def _of_more(quote: str, quantity: Quantity) -> bool:
    """Whether a number counts another thing too, or another one of the same name."""
    at = quantity.end - len(quantity.unit)
    return bool(_TOGETHER.match(quote, at) or _IN_A_MEDIUM.match(quote, at))


def _summed(quantity: Quantity, quote: str) -> Quantity:
    """People of several places together: «двадцать семей из Галича и десять из Орехово» are 30."""
    if not _PEOPLE.search(quantity.unit):
        return quantity
    figured, total, parts = " " + in_digits(normalise(quote[quantity.end :])), quantity.value, Decimal(0)
    at = own.end() if (own := _OF_A_PLACE.match(figured)) else len(figured)
    while more := _AND_THERE.match(figured, at):
        parts, at = parts + Decimal(more[1]), more.end()
    rest = re.findall(r"(?<![\d.,])\d+", re.split(r"[.;:]", figured[at:])[0])
    return quantity if parts == total or set(rest) - {str(total + parts)} else replace(quantity, value=total + parts)


def _heard(quantity: Quantity, quote: str) -> Quantity:
    """Those who but hear of the project are not those who take part in it, though both are «земляки»."""
    clause = re.split(r"[;:]", normalise(quote[: quantity.start]))[-1] + re.split(r"[;:,]", normalise(quote[quantity.start :]))[0]
    return replace(quantity, stem=f"{quantity.stem} слышат") if _PEOPLE.search(quantity.unit) and _HEARS.search(clause) else quantity


def _partly(quantity: Quantity, quote: str) -> Quantity:
    """«Первые два занятия» are of a kind of their own."""
    return replace(quantity, complement="часть") if _IN_ORDER.search(normalise(quote[: quantity.start] + "|")) else quantity


def _indicated(indicators: Sequence[Indicator]) -> Iterator[tuple[Quantity, Span]]:
    for indicator in indicators:
        quantity = indicated(indicator)
        if quantity and not re.match(rf"\W*{re.escape(quantity.unit)} и [а-яё]{{4,}}", normalise(indicator.name)):  # of both together
            yield quantity, indicator.span


def _different(by_field: dict[str, list[tuple[Quantity, Span]]], texts: Mapping[str, str], draft: Draft) -> tuple[Value, ...]:
    """The values of fields that disagree with another one; empty when all can be true together."""
    clash: dict[str, tuple[Quantity, Span]] = {}
    everything = [counted for said in by_field.values() for counted in said]
    totals = sorted({q.value for q, _ in everything}, reverse=True)
    for (one, said), (other, also) in combinations(by_field.items(), 2):
        if lemmas(said[0][0].unit).isdisjoint(lemmas(also[0][0].unit)):
            continue  # «матерей» and «материала» have one stem
        if _are_parts(said[0][0], texts[one], also[0][0], texts[other], totals):
            continue
        if _is_of_total(said[0][0], also[0][0], draft.indicators):
            continue
        rest = [counted for key, counted in by_field.items() if key not in {one, other}]
        if _are_named_apart(said, texts[one], also, texts[other]):
            continue
        if "plan" not in {one, other} and _are_sums_of(by_field.get("plan", ()), said[0][0].value, also[0][0].value):
            continue  # two things of one name, each with rows of its own
        if are_all_and_some(said[0][0], also[0][0], rest, texts.values()) or are_apart(draft, said[0], also[0], everything):
            continue
        if not _agree(one, [q for q, _ in said], other, [q for q, _ in also]):
            clash.setdefault(one, said[0])
            clash.setdefault(other, also[0])
    few, many, *most = sorted({quantity.value for quantity, _ in clash.values()}) or [Decimal(0), Decimal(0)]
    if most == [few * many]:
        return ()  # three samples, six springs' samples, eighteen in all
    return tuple(Value(roubles(quantity.value), span) for quantity, span in clash.values())


def _are_sums_of(rows: Sequence[tuple[Quantity, Span]], one: Decimal, other: Decimal) -> bool:
    """Whether some rows of the plan make one number and others of them the other one."""
    values = [q.value for q, _ in rows if not q.each][:_MOST_ROWS]
    made = (
        some for size in range(1, len(values)) for some in combinations(range(len(values)), size) if sum(values[n] for n in some) == one
    )
    return any(adds_up(other, [value for n, value in enumerate(values) if n not in some]) for some in made)


def _are_named_apart(said: list[tuple[Quantity, Span]], text: str, also: list[tuple[Quantity, Span]], other: str) -> bool:
    """Whether people of both numbers are told by another name too."""
    unit = said[0][0].unit
    if unit.startswith("человек") and _told_of(said, other, also, text):
        return True
    return bool(_PEOPLE.search(unit)) and _has_part((said[0][0], text), (also[0][0], other))


def _told_of(said: list[tuple[Quantity, Span]], other: str, also: list[tuple[Quantity, Span]], text: str) -> bool:
    """Whether «30 человек» are told in the other field too, by another name: «30 игроков», beside «50 человек» of another thing."""
    return any(_has_people(other, q.value) for q, _ in said) or any(_has_people(text, q.value) for q, _ in also)


def _has_part(*told: tuple[Quantity, str]) -> bool:
    """Whether the field that has all of them tells the part too, by another name: «в проекте 320 жителей, 153 ученика сдадут зачёт»."""
    (part, _), (_, of_all) = sorted(told, key=lambda one: one[0].value)
    return any(q.value == part.value and q.stem != part.stem and _PEOPLE.search(q.unit) for q in quantities(of_all))


def _has_people(text: str, value: Decimal) -> bool:
    """Whether a text has so many people, of any name."""
    return any(q.value == value and (_PEOPLE.search(q.unit) or is_somebody(q.unit)) for q in quantities(text))


def _are_parts(said: Quantity, text: str, also: Quantity, other: str, totals: Sequence[Decimal]) -> bool:
    """Whether both fields name one total that is larger than the smaller of both: «не менее 77 из 96» beside «96 человек»."""
    people = bool(_PEOPLE.search(said.unit))
    few, part = min((said.value, text), (also.value, other))
    more = max(said.value, also.value) - few
    if more and _goes_on(part, few, more, anybody=said.unit.startswith("человек")):
        return True
    return any(
        total > min(said.value, also.value)
        and total >= max(said.value, also.value)
        and all(counts_too(words, total, people=people) or q.value == total for q, words in ((said, text), (also, other)))
        for total in totals
    )


def _is_of_total(one: Quantity, other: Quantity, indicators: Sequence[Indicator]) -> bool:
    """Whether the smaller number is of one result and the larger one of all: «всего 90», or what 60 and 30 make together."""
    few, many = sorted((one.value, other.value))
    people = [result for result in indicators if _PEOPLE.search(normalise(result.name))]
    values = [result.value for result in people]
    if few == many or few not in values or not _PEOPLE.search(one.unit):
        return False
    if any(result.value == many and _OF_EVERYBODY.match(normalise(result.name)) for result in people):
        return True
    rest = [value for value in values if value != many]
    rest.remove(few)
    return adds_up(many - few, rest)


def _goes_on(text: str, few: Decimal, more: Decimal, *, anybody: bool) -> bool:
    """Whether the rest is told too: «6 записей … ещё 6»; of people, «25 человек в городе, 12 в селе и 8 на дому»."""
    said = in_digits(normalise(text))
    for start, end in sentences(said) if anybody else ():
        numbers = [Decimal(number) for number in re.findall(r"(?<![\d.,-])\d{1,4}(?![\d.,-]*\d)", said[start:end])]
        if few in numbers and adds_up(more, [number for number in numbers if number != few]):
            return True
    return bool(re.search(rf"(?<!\w)еще {more}(?!\d)", said))


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
    if _PEOPLE.search(said[0].unit) or not {one, other} & _TOTALS:
        return True
    return not (_single(said) and not adds_up(said[0].value, [q.value for q in also])) and not (
        _single(also) and not adds_up(also[0].value, [q.value for q in said])
    )


def _is_part(field: str, count: Quantity, total: Quantity) -> bool:
    """Whether a smaller number may be a part of the other: of a line of the budget, of a row of the plan that names a kind, of groups."""
    if count.value < total.value and count.unit.startswith("групп"):
        return True  # «в посёлке две группы» is of all eight
    if field == "media" and count.value < total.value and _PUBLISHED.match(count.unit):
        return True
    if field not in _ROWS or count.value >= total.value:
        return False
    return field == "budget" or bool(count.complement or count.qualifiers - total.qualifiers)


def _is_sum_of_rows(field: str, rows: Sequence[Quantity], total: Sequence[Quantity]) -> bool:
    """Whether a table says the total in parts: three times «два курса» are «шесть курсов»."""
    return field in _ROWS and adds_up(total[0].value, [q.value for q in rows])


def _single(said: Sequence[Quantity]) -> bool:
    return len({q.value for q in said}) == 1
