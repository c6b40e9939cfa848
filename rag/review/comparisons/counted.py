"""Numbers of one thing under two names, of specialists, of issues paid, of things «оба», of what is monthly: told otherwise elsewhere."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from rag.numerals import in_digits
from rag.review.findings import Contradiction, Value
from rag.review.language.counts import Counted, counted_in
from rag.review.language.quantities import PEOPLE, adds_up, quantities
from rag.review.language.roots import roots
from rag.review.types import BudgetLine, Draft, Field
from rag.review.wording import roubles, short
from rag.text import normalise, stem

_ONE_THING = (
    re.compile(r"поезд(?:к|ок)|выезд|экскурси"),
    re.compile(r"групп(?:а|ы|ах|ам)?$|круг(?:а|ов|ах|ам|и)?$|кружк|кружок"),
    re.compile(r"номер(?:а|ов|ах|ам)?$|выпуск(?:а|ов|ах|ам|и)?$"),
    re.compile(r"смен(?:а|ы|ах|ам)?$|заезд"),
    re.compile(r"родник|источник(?:а|ов|ах|ам)?$|ключ(?:а|ей|ах)$"),
)
"""Names that one thing of a project may have."""
_TOLD = ("summary", "groups", "goal", "tasks", "results", "plan", "partners", "media", "future", "budget")
_IN_WORDS = ("summary", "goal", "tasks", "results", "media", "future")
_WHOLE = re.compile(
    r"(?<!\w)(?:за (?:весь |время )?(?:наш\w+ |эт\w+ )?проект[а]?|за время проекта|всего за (?:проект|год)|в целом по проекту"
    r"|по итогам проекта|к концу проекта)(?!\w)"
)
_AT_LEAST = re.compile(r"не (?:менее|меньше)(?: чем)? $|минимум $")
_COLLECTIVE = re.compile(
    r"(?<![а-яё])(?P<count>двое|двоих|двумя|два|двух|трое|троих|три|трех|четверо|четверых|четыре|четырех|пятеро"
    r"|[2-9]) (?P<kind>[а-я]+(?:ых|их) )?"
    r"(?P<trade>(?:сурдо)?переводчик|психолог|юрист|педагог|преподавател|учител|тренер|инструктор|логопед|дефектолог|фотограф|видеооператор|методист"
    r"|координатор"
    r"|медсест|фельдшер|куратор|тьютор|звукорежиссер|хореограф|режиссер|редактор|дизайнер)[а-я]{0,3}(?![а-я-])"
)
_COUNTS = (("дв", 2), ("тр", 3), ("четвер", 4), ("четыр", 4), ("пят", 5))
_NOT_HIRED = re.compile(
    r"волонт|доброволь|приглаш|партнер|школ|колледж|центр|больниц|от каждо|обуч|учеб|в помощь|бесплатн|студент|район|город"
)
_OF_SCHOOLS = re.compile(r"педагог|преподав|учител|тренер|инструктор|координатор|куратор|методист")
_AT_WORK = re.compile(r"(?<!\w)(?:работают|ведут|проводят|принимают|учат|занимаются|дежурят|обучают)(?!\w)")
"""Teachers of schools go with their pupils: of the project are those who are at work in it."""
_ISSUE = {"ном": "номер", "вып": "выпуск", "выезд": "выезд", "экск": "экскурси", "показ": "показ", "конц": "концерт", "спект": "спектакл"}
_BOTH = re.compile(r"(?<!\w)(?:оба|обе|обоих|обеих|обоими|обеими) (?:[а-я]+(?:ые|ых|ыми|ие|их|ими) )?(?P<thing>[а-я]{4,})(?!\w)")
_MONTHS = ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")
_MONTH = r"(?:январ|феврал|март|апрел|ма(?=[йяею](?!\w))|июн|июл|август|сентябр|октябр|ноябр|декабр)"
_MONTHLY = r"(?:ежемесячно|в месяц|каждый месяц|помесячно)"
_SPAN = rf"с (?P<first{{0}}>{_MONTH})[а-я]*(?: 20\d\d(?: года?)?)? по (?P<last{{0}}>{_MONTH})"
_PER = r"по (?P<count{0}>\d{{1,2}}) (?:[а-я]+(?:ых|их|ые|ие) )?(?P<thing{0}>[а-я]{{4,}})"
_EACH_MONTH = re.compile(
    rf"{_PER.format(1)} {_MONTHLY},? {_SPAN.format(1)}|{_SPAN.format(2)}[а-я]*(?: 20\d\d(?: года?)?)?,? {_PER.format(2)} {_MONTHLY}"
    rf"|{_PER.format(3)},? {_SPAN.format(3)}[а-я]*(?: 20\d\d(?: года?)?)?,? {_MONTHLY}"
)
_YEAR = 12
_BEGINNING = 5
_TWO = 2


def counted_otherwise(draft: Draft) -> Iterator[Contradiction]:
    """Numbers of things and of specialists that two places of the draft give differently."""
    yield from _under_another_name(draft)
    yield from _in_all(draft)
    yield from _specialists(draft)
    yield from _issues(draft)
    yield from _both(draft)
    yield from _monthly(draft)


def _under_another_name(draft: Draft) -> Iterator[Contradiction]:
    """«После четырёх поездок» beside six «выездов»: no other field counts the first, and there is no row of it by that name."""
    for kind in _ONE_THING:
        counted = [one for field in draft.texts(*_TOLD) for one in counted_in(field) if kind.match(one[0].unit)]
        listed = [one for one in counted if draft.fields[one[1].field].key in {"plan", "budget", "summary"}]
        for said, at in counted:
            field = draft.fields[at.field]
            others = [one for one in listed if one[1].field != at.field and one[0].stem != said.stem]
            values = {q.value for q, _ in others}
            if field.key not in _IN_WORDS or len(values) != 1 or said.value < _TWO:
                continue
            total = next(iter(values))
            counts_it = any(q.stem == said.stem and where.field != at.field for q, where in counted)
            own = any(q.stem != said.stem for q, where in counted if where.field == at.field)
            row = any(re.match(rf"\W*{said.unit[:_BEGINNING]}", normalise(one.title)) for one in draft.plan)
            alike = not total % said.value or not said.value % total
            if not alike and not own and not counts_it and not row:
                yield Contradiction(f"Сколько: {said.unit}", (Value(roubles(said.value), at), Value(roubles(total), others[0][1])))


def _in_all(draft: Draft) -> Iterator[Contradiction]:
    """Two least numbers of things «за проект» in two fields, neither of which has the other's."""
    told = [one for field in draft.texts("summary", "goal", "results", "plan", "future") for one in _least_in_all(field)]
    for (one, at), (other, where) in combinations(told, 2):
        known = {
            q.value
            for field in (draft.fields[at.field], draft.fields[where.field])
            for q, span in counted_in(field)
            if span not in (at, where)
        }
        if at.field != where.field and one.comparable(other) and one.value != other.value and not {one.value, other.value} & known:
            yield Contradiction(f"Сколько: {one.unit}", (Value(roubles(one.value), at), Value(roubles(other.value), where)))


def _least_in_all(field: Field) -> Iterator[Counted]:
    for said in field.sentences():
        words = said.quote.replace("\n", " ")
        for q in quantities(said.quote):
            clause = normalise(re.split(r"[;:(]", words[: q.start])[-1]) + " "
            least = _AT_LEAST.search(clause) and _WHOLE.search(clause)
            if least and not q.each and not q.qualifiers and not q.complement and not PEOPLE.search(q.unit):
                yield q, field.span(said.start + q.start, said.start + q.end)


def _specialists(draft: Draft) -> Iterator[Contradiction]:
    """«Работают двое переводчиков», where team and budget have one."""
    lines = draft.budget.lines if draft.budget else ()
    team = draft.get("team")
    for field in draft.texts("summary", "tasks", "plan") if team else ():
        for said in field.sentences():
            words = normalise(" ".join(said.quote.split()))
            match = _COLLECTIVE.search(words)
            if (
                match is None
                or team is None
                or _NOT_HIRED.search(words)
                or (_OF_SCHOOLS.match(match["trade"]) and not _AT_WORK.search(words))
            ):
                continue
            count = next((number for begins, number in _COUNTS if match["count"].startswith(begins)), 0) or int(match["count"])
            pay = re.compile(rf"(?:[а-я]+(?:ый|ий|ой|ая) )?(?:(?:оплата|услуги|гонорар|труд) )?(?:[а-я]+-)?{match['trade']}")
            paid = [line for line in lines if pay.match(normalise(line.name))]
            hired = sum(_heads(line) for line in paid)
            heads = re.compile(rf"(?<!\d){count} (?:чел|специалист|договор|исполнител|{match['trade']})")
            said_so = any(heads.search(in_digits(normalise(f"{line.name}. {line.comment}"))) for line in paid)
            known = _told_once(match["trade"], normalise(team.text), [person.role for person in draft.team])
            if 0 < hired < count and known and not said_so:
                yield Contradiction("Сколько специалистов", (Value(match[0], said), Value(f"{hired}", paid[0].span)))


def _heads(line: BudgetLine) -> int:
    """People whom a line pays: contracts, or one by the month."""
    several = line.quantity is not None and re.match(r"(?:ед|дог|чел|шт)", normalise(line.unit)) and line.quantity == int(line.quantity)
    return int(line.quantity) if several and line.quantity else 1


def _told_once(trade: str, team: str, roles: list[str]) -> bool:
    """Whether the team has one of a trade, and speaks of no others."""
    named = sum(trade in normalise(role) for role in roles) if roles else len([line for line in team.split("\n") if trade in line])
    return named == 1 and not re.search(rf"{trade}(?:ы|и|ов|ам|ами)(?!\w)", team)


def _issues(draft: Draft) -> Iterator[Contradiction]:
    """A line for more issues or performances than the project has, by its unit: «5 ном.» of four."""
    for line in draft.budget.lines if draft.budget else ():
        noun = next((noun for unit, noun in _ISSUE.items() if normalise(line.unit).startswith(unit)), None)
        quantity = line.quantity
        if noun is None or quantity is None or re.search(rf"(?<!\d){quantity.normalize():f}(?!\d)", in_digits(normalise(line.comment))):
            continue
        told = [
            (q, at)
            for field in draft.texts("summary", "goal", "tasks", "results", "plan", "budget")
            for q, at in counted_in(field)
            if q.unit.startswith(noun) and not q.each
        ]
        values = {q.value for q, _ in told}
        most = max(values, default=Decimal(0))
        if len(values) == 1 and most > 1 and quantity > most and quantity % most and draft.fields[told[0][1].field].key != "budget":
            yield Contradiction(f"Сколько: {told[0][0].unit}", (Value(roubles(quantity), line.span), Value(roubles(most), told[0][1])))


def _both(draft: Draft) -> Iterator[Contradiction]:
    """«Оба ноутбука», where the budget has one and the organisation none."""
    lines = draft.budget.lines if draft.budget else ()
    for field in draft.texts("summary", "plan", "results", "future", "future_sources"):
        for said in field.sentences():
            for match in _BOTH.finditer(normalise(" ".join(said.quote.split()))):
                thing = roots(match["thing"])
                bought = [line for line in lines if thing & roots(line.name)]
                resources = " ".join(other.text for other in draft.texts("resources", "organisation", "partners", "problem"))
                one = (
                    len(bought) == 1
                    and bought[0].quantity == 1
                    and not re.search(r"(?<!\d)2(?!\d)", in_digits(normalise(bought[0].comment)))
                )
                if one and not thing & roots(resources):
                    yield Contradiction(f"Сколько: {short(bought[0].name)}", (Value(match[0], said), Value("1", bought[0].span)))


def _monthly(draft: Draft) -> Iterator[Contradiction]:
    """«По четыре консультации ежемесячно с мая по январь» are 36, where the plan has 60."""
    for field in draft.texts(*_TOLD, "team"):
        for said in field.sentences():
            match = _EACH_MONTH.search(in_digits(normalise(" ".join(said.quote.split()))))
            if match is None:
                continue
            count, thing, first, last = (
                next(match[f"{part}{n}"] for n in (1, 2, 3) if match[f"{part}{n}"]) for part in ("count", "thing", "first", "last")
            )
            months = (_MONTHS.index(last) - _MONTHS.index(first)) % _YEAR + 1
            total = Decimal(count) * months
            told = [(q, at) for other in draft.texts(*_TOLD, "team") for q, at in counted_in(other) if q.stem == stem(thing) and not q.each]
            values = sorted({q.value for q, _ in told if q.value > int(count)})
            if values and total not in values and not adds_up(total, values) and len(values) == 1:
                where = next(at for q, at in told if q.value == values[0])
                yield Contradiction(
                    f"Сколько: {thing}", (Value(f"{count} × {months} мес. = {roubles(total)}", said), Value(roubles(values[0]), where))
                )
