"""For how long and how much a partner promises in a letter, otherwise than the budget counts it: months, hours, rides, things."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations

from rag.review.comparisons.sums_told import is_of, partners_of, things_of
from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures
from rag.review.language.periods import until
from rag.review.language.quantities import Quantity, quantities
from rag.review.language.roots import roots
from rag.review.types import OF_PROJECT, BudgetLine, Draft, Span
from rag.review.wording import day, number, plural, roubles, short
from rag.text import normalise, sentences

_UNITS = {
    "месяцев": re.compile(r"мес(?!т)"),
    "часов": re.compile(r"ч(?:ас\w*|\.)?$"),
    "дней": re.compile(r"дн(?!ев)|день|сут"),
    "рейсов": re.compile(r"рейс|поезд(?:к|ок)|выезд"),
    "смен": re.compile(r"смен(?:а|ы|у)?$"),
    "порций": re.compile(r"порци|обед(?:а|ов|ы)?$"),
    "экземпляров": re.compile(r"экз"),
}
_COUNT = re.compile(
    r"(?<![\w.,-])(?<!с )(?<!до )(?<!к )(?<!после )(?<!не позднее )(?P<count>\d{1,4}(?:\.5)?) "
    r"(?:[а-я]+(?:ых|их|ые|ие) )?(?P<unit>[а-я]+)(?![а-я])(?! (?:в (?:день|недел|месяц|год|сутки)|еже|утра|вечера|назад|до(?!\w)))"
)
_YEAR = re.compile(r"(?<!\w)(?:на|в течение|сроком на) (?:целый |весь |1 )?год(?:а)?(?!\w)")
_ONE = re.compile(r"(?<!\w)(на|и|еще) (?=(?:час|день|месяц|рейс|смену)(?!\w))")
_LETTER = re.compile(r"\S*\.(?:pdf|jpe?g|png|docx?)(?!\w)")
_LENDS = re.compile(r"(?<!\w)(?:предостав\w+|(?:от)?да(?:ст|дут|ет|ют)|выдел(?:ит|ят|яет)|открыт\w*|пуст(?:ит|ят)|сохран(?:ит|ят))(?!\w)")
_BEGINS = re.compile(r"(?<!\w)(?:продл|затем|после|потом|дальше|не менее|как минимум)")
_FOR = re.compile(r"(?<!\w)(?:на|для|под)(?: (?:все|всех|эти|этих|наши|наших))? $")
_HEAD = re.compile(r"[,(:]| (?:для|на|под|с|из) ")
_PIECES = re.compile(r"шт|ед(?!\w)|компл|экз|$")
_BEFORE = re.compile(r"(?<!\w)(?:уже|ранее|раньше|опыт|в 20[01]\d|в 202[0-4])(?!\w)|кажд|(?<!\w)по \d|еженедел|столько же|дважды|трижды")


def promised(draft: Draft) -> Iterator[Contradiction]:
    """What partners promise by a count that the only line of it, which they give all of, has otherwise."""
    budget = draft.budget.lines if draft.budget else ()
    lines = [line for line in budget if line.money and line.money.cofinancing > 0]
    project = (draft.starts, draft.ends) if draft.starts and draft.ends else None
    for field in draft.texts("partners"):
        partners = [partner for partner in partners_of(field) if not _BEFORE.search(figures(partner.quote))]
        told = {unit: [count for partner in partners for count in _told(partner.quote, unit)] for unit in _UNITS}
        for partner in partners:
            yield from _for_things(draft, partner, lines)
            for unit, counts in told.items():
                own = _told(partner.quote, unit)
                if len(own) == 1:
                    yield from _differing(partner, own[0], unit, lines, counts)
                elif len(own) > 1:
                    yield from _swapped(partner, unit, lines)
            if project and not told["месяцев"]:
                yield from _given_until(partner, project, lines)


def _given_until(partner: Span, project: tuple[date, date], lines: Sequence[BudgetLine]) -> Iterator[Contradiction]:
    """A room «до конца 2026 года» of a line for more months than there are till then."""
    for start, end in sentences(partner.quote):
        said = partner.quote[start:end]
        term = until(said, project=project) if _LENDS.search(figures(said)) and not _BEGINS.search(figures(said)) else None
        given = [line for line in lines if _counted(line, "месяцев") and is_of(line, partner) and things_of(line.name) & things_of(said)]
        if term is None or len(given) != 1 or not project[0] <= term.ends < project[1] or (given[0].money and given[0].money.requested):
            continue
        most = (term.ends.year - project[0].year) * 12 + term.ends.month - project[0].month + 1
        counted = min(_counted(given[0], "месяцев"))
        if counted > most:
            told = f"{day(project[0])} — {day(term.ends)}: {plural(most, 'месяц', 'месяца', 'месяцев')}"
            yield Contradiction(f"Сколько месяцев: {short(given[0].name)}", (Value(told, partner), Value(number(counted), given[0].span)))


def _differing(
    partner: Span, count: Decimal, unit: str, lines: Sequence[BudgetLine], all_told: Sequence[Decimal]
) -> Iterator[Contradiction]:
    known = [(line, counted) for line in lines if (counted := _counted(line, unit))]
    mine = [one for one in known if is_of(one[0], partner)]
    worth = [one for one in known if _is_worth(one[0], partner)]
    known = mine if len(mine) == 1 else worth if len(worth) == 1 else [one for one in known if _is_alike(one[0], partner)]
    if len(known) != 1 or (known[0][0].money and known[0][0].money.requested):
        return  # of a line that is asked in part they give a part
    line, counted = known[0]
    if (
        count in counted
        or sum(_amounts(partner.quote, unit), Decimal(0)) in counted
        or re.search(rf"(?<!\d){count}(?!\d)", figures(line.comment))
        or any(one == sum(all_told, Decimal(0)) or (one > count and not one % count and len(all_told) > 1) for one in counted)
    ):
        return  # two partners may give a part each
    own = line.quantity if line.quantity and _UNITS[unit].match(line.unit.strip(". ").lower()) else None
    listed = number(own) if own else " или ".join(number(one) for one in sorted(counted))
    yield Contradiction(f"Сколько {unit}: {short(line.name)}", (Value(number(count), partner), Value(listed, line.span)))


def _for_things(draft: Draft, partner: Span, lines: Sequence[BudgetLine]) -> Iterator[Contradiction]:
    """«Доски на 6 лавок (40 000 руб.)», where the line that these 40 000 are given for has eight, and nothing else tells of six."""
    said = figures(_LETTER.sub(" ", partner.quote))
    counted = [q for q in quantities(said) if not q.each and q.value > 1 and _FOR.search(said[: q.start])]
    for q in counted:
        same = [line for line in lines if _is_of_things(line, q) and _is_worth(line, partner)]
        if len(same) != 1 or any(one.stem == q.stem and one.value != q.value for one in counted):
            continue
        line, others = same[0], (field.text.replace(partner.quote, " ") for field in draft.texts(*OF_PROJECT))
        known = any(one.value == q.value and one.stem == q.stem for text in others for one in quantities(text))
        some = line.money is not None and line.price is not None and line.price * q.value == line.money.cofinancing
        if line.quantity and q.value != line.quantity and not some and not known:
            values = (Value(f"на {number(q.value)}", partner), Value(number(line.quantity), line.span))
            yield Contradiction(f"Сколько: {short(line.name)}", values)


def _is_of_things(line: BudgetLine, q: Quantity) -> bool:
    """Whether a line counts these very things, by its name: not by what they are for."""
    several = line.quantity is not None and line.quantity > 1 and _PIECES.match(line.unit.strip(". ").lower())
    return bool(several) and bool(roots(q.unit) & roots(_HEAD.split(line.name)[0]))


def _swapped(partner: Span, unit: str, lines: Sequence[BudgetLine]) -> Iterator[Contradiction]:
    """«Зал на 20 часов и кабинет на 60 часов», where the line of the hall has 60 hours and that of the room 20."""
    text = figures(_LETTER.sub(" ", partner.quote))
    counts = [match for match in _COUNT.finditer(text) if _UNITS[unit].match(match["unit"])]
    known = [line for line in lines if line.money and not line.money.requested and _counted(line, unit)]
    told: list[tuple[Decimal, BudgetLine]] = []
    for start, match in zip([0, *(match.end() for match in counts)], counts, strict=False):
        things = things_of(re.split(r"[;:.]", text[start : match.start()])[-1])
        alike = sorted(known, key=lambda line: -len(things & things_of(line.name)))
        shares = [len(things & things_of(line.name)) for line in alike]
        if shares and shares[0] > max([0, *shares[1:]]):
            told.append((Decimal(match["count"]), alike[0]))
    for (count, line), (other, also) in combinations(told, 2):
        here, there = _counted(line, unit), _counted(also, unit)
        if count in there - here and other in here - there:
            values = ((count, partner), (other, line.span), (other, partner), (count, also.span))
            yield Contradiction(f"Сколько {unit}", tuple(Value(number(one), span) for one, span in values))


def _is_alike(line: BudgetLine, partner: Span) -> bool:
    """Whether the line is about what the partner gives: by a thing of its name or by two of its comment."""
    things = things_of(_LETTER.sub(" ", partner.quote))
    return bool(things & things_of(line.name)) or len(things & things_of(line.comment)) > 1


def _is_worth(line: BudgetLine, partner: Span) -> bool:
    """Whether the partner names the very sum of the line, «зал на 20 часов (14 000 руб.)», and a thing of its name."""
    sum_ = roubles(line.money.cofinancing).replace(" ", " ?") if line.money else "0"
    worth = re.search(rf"(?<![\d,.])(?<!\d ){sum_}(?:,00)? ?(?:р(?!\w)|руб|₽)", normalise(partner.quote))
    return bool(worth and things_of(_LETTER.sub(" ", partner.quote)) & things_of(line.name))


def _counted(line: BudgetLine, unit: str) -> set[Decimal]:
    """How many of a unit the line has, by its quantity and comment."""
    has = line.quantity is not None and bool(_UNITS[unit].match(line.unit.strip(". ").lower()))
    return {*_told(f"{line.name}. {line.comment}", unit), *([line.quantity] if has and line.quantity else [])}


def _told(text: str, unit: str) -> list[Decimal]:
    """Different counts of a unit in a text, but for one."""
    return list(dict.fromkeys(count for count in _amounts(text, unit) if count > 1))


def _amounts(text: str, unit: str) -> list[Decimal]:
    """Every count of a unit: «(3 часа) и (1 час)» are two."""
    said = _ONE.sub(r"\1 1 ", _YEAR.sub("на 12 месяцев", figures(_LETTER.sub(" ", text))))
    return [Decimal(m["count"]) for m in _COUNT.finditer(said) if _UNITS[unit].match(m["unit"])]
