"""What prose and tables measure differently: the project's length, rooms, numbers of places, people whom the plan does not have."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from rag.numerals import in_digits
from rag.review.comparisons.sums_told import partners_of, things_of
from rag.review.findings import Contradiction, Value
from rag.review.language.counts import Counted, figures
from rag.review.language.earlier import is_earlier
from rag.review.language.periods import find_period
from rag.review.language.quantities import IN_WORDS, PEOPLE, Quantity, adds_up, in_groups, indicated, quantities
from rag.review.language.settlements import SMALL, kind_of, settlements
from rag.review.types import BudgetLine, Draft, Field, Span
from rag.review.wording import day, number, roubles
from rag.text import normalise

Found = tuple[str, tuple[int, int]]
"""A value as it is compared, and where it stands in its field."""

_LENGTH = re.compile(
    r"(?:срок\w*(?: реализации| проекта)*|проект\w* (?:длится|продлится|рассчитан\w* на|займ[её]т|ид[её]т|пройд[её]т за))"
    r"[ —–:-]+(\d{1,2})(?:-ти)? месяц\w*"
    r"|(?:в течение|за)(?: всех| эти)? (\d{1,2}) месяц\w* (?:проекта|реализации|работы проекта|мы(?!\w)|наш\w* команда)"
    r"|(?<![\d-])(\d{1,2})-?(?:ти)?-?месячн\w+ проект",
    re.IGNORECASE,
)
_ALL_OF_IT = re.compile(
    r"(?:(?<!\w)(?:весь|всего|всем) (?:период|срок)\w*|(?<!\w)(?:весь|всего|всем) проект\w*)(?: реализации)?(?: (?:проект|грант)\w*)?"
    r"[ ,(:-]+(?:(?:то есть|это|на|все|всего|за) ){0,2}(?P<one>\d{1,2}(?:\.5)?) (?P<unit>месяц|мес(?!\w)|год)"
    r"|(?<!\w)(?:весь|всего|всем) (?:период|срок|проект)[а-я]*(?: реализации)?(?: проекта)?(?: -"
    r"|:)? ?\(?(?P<year>(?<=[-(: ])год)(?=[),.;]|$)"
    r"|(?<!\w)(?:все|всех) (?P<two>\d{1,2}) (?:месяц\w+|мес\.) (?:реализации )?(?:проекта|реализации)"
)
"""«Весь период реализации проекта (полгода)», wherever it is told."""
_YEAR_MONTHS = 12
_BESIDE_DATES = re.compile(r"(?<![\d,.])(\d{1,2}) мес", re.IGNORECASE)
_TIMED = re.compile(
    r"(?:наш |весь )?проект (?:(?P<ends>завершится|закончится|окончится)|(?P<starts>начн[её]тся|стартует|начинается)"
    r"|ид[её]т|длится|продлится|пройд[её]т|реализуется|будет реализован)(?= (?:с|в|до|по|к)? ?)",
    re.IGNORECASE,
)
"""Before a period that must be the project's own."""
_AREA = re.compile(r"(\d+(?:,\d+)?)\s*(?:кв\. ?м|м2|м²|квадратн\w+ метр)", re.IGNORECASE)
_ROOMS = re.compile(
    r"(?<![\d.,-])(?P<count>[2-9]) (?P<room>помещени|кабинет|комнат|зал|класс|мастерск|аудитори|площадк)[а-я]*(?: [а-я]+){0,2} по"
    r" (?P<area>\d+(?:,\d+)?) ?(?:кв\. ?м|м2|м²|квадратн)"
)
_MIN_THINGS = 2
_PLACE = re.compile(
    r"с[её]л(?:[аоеу]|ам|ах|ами|ом)?(?!\w)|посел|посёл|деревн|станиц|район|округ|город(?!ск)|муниципалит|населённ|населенн|школ(?!ьн)|регион|област"
)
_PROMISED = re.compile(
    r"(?<!\w)(?:подготовим|обучим|научим|привлеч[её]м|поможем|охватим|соберём|пригласим|проведём для"
    r"|получат|пройдут|станут|освоят|научатся|обучатся"
    r"|примут участие|будут (?:обучены|привлечены))(?!\w)"
)
_ANYBODY = re.compile(r"человек|люд|участни")
_CHOSEN = re.compile(r"(?<!\w)(?:выбира|выбер|отбира|отбер)\w*\s*$")
_CHOSEN_CHARS = 15
_IN_PAIRS = re.compile(r"(?<!\w)(?:пар|пары|парами|вдвоем|с (?:\w+ )?(?:ребенком|детьми|внуками|родителями|родителем))(?!\w)")
"""Forty fathers with their children are eighty people at the table."""
_KIND_CHARS = 3
"""«районах» and «район» begin alike, and kinds of places do not."""
_OF_PEOPLE = frozenset({"summary", "groups", "goal", "results"})
_OF_ALL = re.compile(r"(?<!\w)(?:всего|в (?:районе|округе|области|крае))(?: \w+)? $", re.IGNORECASE)
"""Counts what there is, and not where the project works."""
_OTHERS = re.compile(r"(?<!\w)(?:еще|ещ[её]|друг\w+|соседн\w+|остальн\w+) $", re.IGNORECASE)
_OTHER_ONES = re.compile(r"(?<!\w)(?:друг|соседн|остальн)\w+ \w", re.IGNORECASE)
_AND_BEFORE = re.compile(r"([а-я]+) и(?: в| на| из| для| с)?$")
_AND_AFTER = re.compile(r"и (?:(?:в|на|из|для|с) )?(?:[а-я]+ |\d+ )?((?:пос|дерев|станиц|с[её]л|город)[а-я]*)")
_SLACK_MONTHS = 1


def measured_differently(draft: Draft) -> Iterator[Contradiction]:
    """Contradictions between a number in prose and a table or a list of the form, in the order of the form."""
    yield from _length(draft)
    yield from _places(draft)
    yield from _people(draft)
    yield from _groups(draft)
    yield from _areas(draft)
    yield from _equal_areas(draft)
    yield from _chosen(draft)


def in_figures(field: Field, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], tuple[int, int]]]:
    """Matches in a field with their places; where a sentence has numbers in words, in it with figures, and the place is all of it."""
    text = field.text.replace("\n", " ")
    yield from ((match, match.span()) for match in pattern.finditer(text))
    for said in field.sentences() if IN_WORDS.search(text) else ():
        if IN_WORDS.search(said.quote) and not pattern.search(said.quote):
            figures = in_digits(normalise(said.quote))
            yield from ((match, (said.start, said.end)) for match in pattern.finditer(figures))


def one_by_one(what: str, fields: Sequence[Field], said: Callable[[Field], list[Found]]) -> Iterator[Contradiction]:
    """Fields that name one value each, where not all of them name the same."""
    single = [(field, found[0]) for field in fields if (found := said(field)) and len({value for value, _ in found}) == 1]
    if len({value for _, (value, _) in single}) > 1:
        yield Contradiction(what, tuple(Value(value, field.span(*span)) for field, (value, span) in single))


def _length(draft: Draft) -> Iterator[Contradiction]:
    """«Срок 24 месяца» of a project whose dates say 35, «завершится в декабре» of one that ends in October."""
    dates = tuple(field.whole for field in draft.texts("starts", "ends"))
    if draft.months is None or draft.starts is None or draft.ends is None or not dates:
        return
    lasts = f"{day(draft.starts)} — {day(draft.ends)}, {number(round(draft.months))} мес."
    for field in draft.texts("starts", "ends"):
        beside = [match for match, _ in in_figures(field, _BESIDE_DATES)]
        if len(beside) == 1 and abs(int(beside[0][1]) - draft.months) > _SLACK_MONTHS:
            yield _unlike_dates(f"{beside[0][1]} мес.", field.whole, lasts, dates)
    yield from _all_of_it(draft, draft.months, lasts, dates)
    for field in draft.texts("summary", "problem", "goal", "results", "future"):
        for match, at in in_figures(field, _LENGTH):
            months = int(next(filter(None, match.groups())))
            if abs(months - draft.months) > _SLACK_MONTHS:
                yield _unlike_dates(f"{months} мес.", field.span(*at), lasts, dates)
        yield from _timed(field, draft.starts, draft.ends, lasts, dates)


def _timed(field: Field, first: date, last: date, lasts: str, dates: Sequence[Span]) -> Iterator[Contradiction]:
    """«Завершится в декабре» of a project that ends in October."""
    for said in field.sentences():
        for match in _TIMED.finditer(said.quote):
            period = find_period(said.quote[match.end() :], years={first.year, last.year})
            starts = period is None or match["ends"] or _month(period.starts) == _month(first)
            ends = period is None or match["starts"] or _month(period.ends) == _month(last)
            if period and not (starts and ends):
                told = said.quote[match.end() :][period.start : period.end].strip()
                yield _unlike_dates(told, said, lasts, dates)


def _all_of_it(draft: Draft, months: float, lasts: str, dates: Sequence[Span]) -> Iterator[Contradiction]:
    """«За весь период проекта (полгода)» of a project of four months."""
    for field in draft.texts("summary", "groups", "tasks", "results", "partners", "media", "team", "plan", "budget"):
        for said in field.sentences():
            for match in _ALL_OF_IT.finditer(figures(said.quote)):
                lasting = float(match["one"] or match["two"] or 1) * (_YEAR_MONTHS if "год" in (match["unit"], match["year"]) else 1)
                if abs(lasting - months) > _SLACK_MONTHS:
                    yield _unlike_dates(f"{number(lasting)} мес.", said, lasts, dates)


def _unlike_dates(told: str, span: Span, lasts: str, dates: Sequence[Span]) -> Contradiction:
    return Contradiction("Сколько длится проект", (Value(told, span), *(Value(lasts, where) for where in dates)))


def _month(of: date) -> tuple[int, int]:
    return of.year, of.month


def _places(draft: Draft) -> Iterator[Contradiction]:
    """More settlements than the geography names or the problem has."""
    listed = draft.get("geography")
    named = settlements(listed.text) if listed else Counter[str]()
    today = ((one, said) for one in draft.texts("problem") for said in one.sentences() if not is_earlier(normalise(said.quote), draft))
    problem = ((one.text, counted) for one, said in today for counted in _in_sentence(one, said))
    known = [(said, span) for text, (said, span) in problem if not _OTHERS.search(text[: span.start])]
    for field in draft.texts("summary", "groups", "goal", "results", "media", "future"):
        for said, span in _counted(field):
            before = field.text[: span.start]
            if not _PLACE.match(said.unit) or _OF_ALL.search(before) or _OTHERS.search(before) or _OTHER_ONES.search(span.quote):
                continue
            kind, begins = kind_of(said.unit), said.unit[:_KIND_CHARS]
            others = [(q, where) for q, where in known if _PLACE.match(q.unit) and q.unit.startswith(begins)]
            sure = kind and (kind not in SMALL or said.value > sum(named[one] for one in SMALL) or _beside(field, span, kind))
            if listed and kind and sure and 0 < named[kind] < said.value:
                yield _differing(said, span, (Value(str(named[kind]), listed.whole),))
            elif others and field.key in _OF_PEOPLE and said.value > max(q.value for q, _ in others):
                yield _differing(said, span, tuple(Value(roubles(q.value), where) for q, where in others[:1]))


def _beside(field: Field, span: Span, kind: str) -> bool:
    """Whether settlements of another kind are told at once: «в посёлке и трёх сёлах», «три села и две деревни»."""
    around = (_AND_BEFORE.search(normalise(field.text[: span.start])), _AND_AFTER.match(normalise(field.text[span.end :])))
    return any(match and kind_of(match[1]) not in {None, kind} for match in around)


def _people(draft: Draft) -> Iterator[Contradiction]:
    """More people than the plan has: promised in prose, or paid for in the budget."""
    if draft.unread:
        return
    rows = [row.results for row in draft.plan if row.results]
    planned = [(q, row) for row in rows for q in quantities(row.quote) if PEOPLE.search(q.unit)]
    planned += [(whole, row) for q, row in planned if (whole := _of_whole(q, row))]
    told = [counted for field in draft.texts("summary", "groups", "goal", "results") for counted in _counted(field)]
    told += [(quantity, indicator.span) for indicator in draft.indicators if (quantity := indicated(indicator))]
    for field in draft.texts("summary", "goal"):
        for sentence in field.sentences():
            if _PROMISED.search(normalise(sentence.quote)):
                yield from _more_than(planned, _in_sentence(field, sentence), also=())
    plan = draft.get("plan")
    together = 2 * max((q.value for q, _ in planned), default=Decimal(0)) if plan and _IN_PAIRS.search(normalise(plan.text)) else Decimal(0)
    for field in draft.texts("budget"):
        paid = (one for one in _counted(field) if one[0].value > together or not _ANYBODY.match(one[0].stem))
        yield from _more_than(planned, paid, also=told)


def _groups(draft: Draft) -> Iterator[Contradiction]:
    """More people of one name than all groups of the plan hold, where no other row of the plan makes up for them."""
    plan = draft.get("plan")
    if plan is None or not draft.plan or draft.unread or not any(in_groups(plan.text)):
        return
    planned = [counted for counted in _counted(plan) if PEOPLE.search(counted[0].unit)]
    together = {(span.start, q.stem): (q, span) for q, span in planned for people in in_groups(span.quote) if people.value == q.value}
    told = [counted for field in draft.texts("summary", "goal", "results") for counted in _counted(field) if not counted[0].each]
    told += [(quantity, indicator.span) for indicator in draft.indicators if (quantity := indicated(indicator))]
    for stem in {stem for _, stem in together if not _ANYBODY.match(stem)}:
        held = [counted for (_, of), counted in together.items() if of == stem]
        same = [counted for counted in told if counted[0].stem == stem]
        values = [q.value for q, _ in planned if q.stem == stem]
        total = sum((q.value for q, _ in held), Decimal(0))
        most = max((q.value for q, _ in same), default=Decimal(0))
        if most > max([total, *values]) and not {q.value for q, _ in same} & set(values) and not adds_up(most, values):
            said, span = next(counted for counted in same if counted[0].value == most)
            yield _differing(said, span, tuple(Value(roubles(q.value), where) for q, where in held))


def _more_than(planned: Sequence[Counted], told: Iterator[Counted], *, also: Sequence[Counted]) -> Iterator[Contradiction]:
    """Those of `told` that are more than any of `also` and of the plan; where `also` says nothing, than all the plan together.

    A plan that says how many there are at one event says nothing of all; «480 человек» may be any people who are counted anywhere, in
    the plan too.
    """
    anybody = {q.value for q, _ in [*planned, *also] if PEOPLE.search(q.unit)}
    unnamed = {q.value for q, _ in planned if _ANYBODY.match(q.stem) and not q.each}
    for said, span in told:
        same = [(q, where) for q, where in planned if PEOPLE.search(said.unit) and q.stem == said.stem]
        others = [q.value for q, _ in also if q.stem == said.stem]
        known = [*others, *(q.value for q, _ in same)] if others else [sum((q.value for q, _ in same), Decimal(0))]
        if any(q.each for q, _ in same) or (_ANYBODY.match(said.stem) and said.value in anybody) or said.value in unnamed:
            continue
        if same and not said.each and said.value > max(known):
            yield _differing(said, span, tuple(Value(roubles(q.value), where) for q, where in same))


def _of_whole(part: Quantity, row: Span) -> Quantity | None:
    """All of «42 участников из 60»."""
    whole = re.match(r" из (?:тех же |этих )?(\d+)(?![\d,.-]*\d)", row.quote[part.end :])
    return replace(part, value=Decimal(whole[1])) if whole else None


def _areas(draft: Draft) -> Iterator[Contradiction]:
    """A room that partners or the organisation give, larger or smaller in the budget."""
    told = [(match[1], field.span(*match.span())) for field in draft.texts("partners", "resources") for match in _AREA.finditer(field.text)]
    lines = draft.budget.lines if draft.budget else ()
    paid = {match[1] for line in lines for match in _AREA.finditer(f"{line.name} {line.comment}")}
    others = [(area, span) for area, span in told if area not in paid]
    for line in lines:
        match = _AREA.search(line.comment)
        given = line.money is not None and line.money.cofinancing > 0
        if match and given and others and match[1] not in {area for area, _ in told}:  # not where another line is about each room told
            yield Contradiction("Площадь помещения", (Value(match[0], line.span), *(Value(f"{area} кв. м", span) for area, span in told)))


def _equal_areas(draft: Draft) -> Iterator[Contradiction]:
    """«Два кабинета по 30 кв. м» of two partners, one of whom gives another area."""
    rooms = [(one, area) for field in draft.texts("partners") for one in partners_of(field) if (area := _AREA.search(one.quote))]
    for line in draft.budget.lines if draft.budget else ():
        match = _ROOMS.search(figures(f"{line.name}. {line.comment}"))
        if match is None or line.money is None or line.money.requested:
            continue
        alike = [(one, area[1]) for one, area in rooms if match["room"] in normalise(one.quote) and _is_about(line, one)]
        others = [(one, area) for one, area in alike if area != match["area"]]
        if len(alike) == int(match["count"]) and len(others) < len(alike):
            for one, size in others:
                yield Contradiction("Площадь помещения", (Value(f"{size} кв. м", one), Value(f"по {match['area']} кв. м", line.span)))


def _is_about(line: BudgetLine, partner: Span) -> bool:
    return len(things_of(line.words) & things_of(partner.quote)) >= _MIN_THINGS


def _chosen(draft: Draft) -> Iterator[Contradiction]:
    """«Выбираем 5 дворов» of a plan that goes on with «озеленяем 7 дворов». Of people more may come than were chosen."""
    rows = [row.span for row in draft.plan]
    counted = [(q, row) for row in rows for q in quantities(row.quote) if not q.each and not PEOPLE.search(q.unit)]
    for chosen, row in counted:
        if _CHOSEN.search(normalise(row.quote[max(0, chosen.start - _CHOSEN_CHARS) : chosen.start])):
            more = [(q, other) for q, other in counted if other is not row and chosen.comparable(q) and q.value > chosen.value]
            if more:
                yield _differing(chosen, row, tuple(Value(roubles(q.value), where) for q, where in more))


def _counted(field: Field) -> Iterator[Counted]:
    for sentence in field.sentences():
        yield from _in_sentence(field, sentence)


def _in_sentence(field: Field, sentence: Span) -> Iterator[Counted]:
    return ((q, field.span(sentence.start + q.start, sentence.start + q.end)) for q in quantities(sentence.quote))


def _differing(said: Quantity, span: Span, others: Sequence[Value]) -> Contradiction:
    return Contradiction(f"Сколько: {said.unit}", (Value(roubles(said.value), span), *others))
