"""What the budget pays for: may it, is it told, does it belong to an activity."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from rag.review.checks.calendar import MEDIA
from rag.review.checks.debts import is_due_before, is_work_before
from rag.review.checks.devices import devices
from rag.review.checks.purchases import is_only_needed, is_undetailed, is_vague, names_model
from rag.review.checks.purposes import purposeless, serves_outdoors
from rag.review.findings import Seen
from rag.review.fund import Cost, FundRules
from rag.review.language.denial import says
from rag.review.language.periods import find_period
from rag.review.language.roots import roots
from rag.review.language.signs import shows
from rag.review.types import Activity, BudgetLine, Draft
from rag.review.wording import number, roubles, short
from rag.text import normalise, sentences

_LUMP_RUB = Decimal(50_000)
_DEAR_RUB = Decimal(30_000)
_VAGUE_RUB = Decimal(15_000)
_LUMP_UNITS = ("", "шт", "ед", "усл", "компл", "договор")
_OTHER = re.compile(
    r"^(?:прочие|прочее|иные|другие|разное|разные|дополнительные|сопутствующие)(?: (?:прямые )?(?:расходы|затраты|траты"
    r"|нужды))?\.?$|и (?:так далее|т\. ?д\.?|др\.|прочее)$"
)
_WITHIN_PROJECT = "Центр поддержки ФПГ, ст. 88"
_RENT = re.compile(r"аренд\w* (?:\w+ )?(?:помещени|офис|зал|кабинет)")
_AREA = re.compile(r"\d\s*(?:кв|м2|м²|метр)|площад")
_EQUIPMENT = re.compile(
    r"ноутбук|компьютер|проектор|принтер|фотоаппарат|видеокамер|камер[аы](?!\w)|мфу(?!\w)|сервер|планшет|телевизор|моноблок|колонк|микрофон|экран"
)
_SITE = re.compile(r"(?:разработк|создани|изготовлени)\w* (?:\w+ ){0,2}(?:сайт|портал|приложени|платформ|информационн)")
_BRIEF = re.compile(r"техническ\w+ задани|(?<!\w)тз(?!\w)|страниц|функци|этап")
_RENTED = re.compile(r"^(?:печать|распечатка|дизайн|макет|верстка|монтаж)(?!\w)|аренд|прокат|ремонт|заправк|расходн|картридж|бумаг")
_COSTS_NOTHING = re.compile(
    r"тестирован|(?<!\w)тест(?!\w)"
    r"|анкет|опрос|зач[её]т(?!\w)|(?<!\w)набор\w* (?!для)|зачислен|отбор|объявлени|бесплатн|без оплат|платить не"
    r"|пешком|пеш(?:ая|ий|ие)|подведение итогов|отч[её]т"
)
"""What may well be done without any money."""
_OUTING = re.compile(r"(?:лагер|экскурси|поход|экспедици|путешестви|сплав|слет)\w*")
_TRIP = re.compile(r"^(?:[\w-]+ )?поездк[аиу]\w*(?! \w+ на)")
_RIDE = re.compile(
    r"автобус|микроавт|газел\w*[^.;]{0,30}(?:мест|пассаж|люд|участник|дет)"
    r"|транспорт|проезд|билет|гсм|бензин|такси|поезд|перевозк"
)
_MATERIAL = re.compile(
    r"(?:(?:набор|комплект)\w* )?(?:[а-я]+(?:ые|ых|ный) )?(?:стройматериал|пиломатериал|материал|сырь[её])(?:ы|ов|я|е)?(?!\w)"
)
"""What is used up has no model."""
_FOR_ACTIVITIES = re.compile(
    r"(?<!\w)(?:мероприяти\w*|шаг(?:а|и|ов|у|ам|ах)?|этап(?:а|ы|ов|у|ам|ах)?)\s*№?\s*(\d{1,2}(?!\d)(?:\s*(?:,|и|-|–|—)\s*\d{1,2}(?!\d))*)"
)
_NUMBERS = re.compile(r"(\d+)(?:\s*[-–—]\s*(\d+))?")
_LINKED_ARTICLES = ("4", "7")
_EXPLAINED = 0.6
"""Of lines of a budget of one's own, with comments, so that they are thought to tell what they are for."""
_SHORTEST = 3


def forbidden_cost(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    found = [*_costs(draft, fund, forbidden=True)]
    told = {seen.draft for seen in found}
    yield from found
    yield from (seen for seen in _before_project(draft) if seen.draft not in told)


def _before_project(draft: Draft) -> Iterator[Seen]:
    """What was due before the project began: the fund counts costs within its time only."""
    for line in _asked(draft):
        if draft.starts and (is_due_before(line, draft.starts) or is_work_before(line, draft.starts)):
            yield Seen(f"«{short(line.name)}»: оплата за время до начала проекта.", (line.span,), rule=_WITHIN_PROJECT)


def discouraged_cost(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    yield from _costs(draft, fund, forbidden=False)


def _costs(draft: Draft, fund: FundRules, *, forbidden: bool) -> Iterator[Seen]:
    costs = [cost for cost in fund.costs if cost.forbidden == forbidden]
    for line in _asked(draft):
        said = [line.name, *(line.comment[start:end] for start, end in sentences(line.comment))]
        fitting = (cost for cost in costs if (not cost.articles or line.article in cost.articles) and _pays_for(said, cost))
        for cost in {cost.title: cost for cost in fitting}.values():
            yield Seen(f"«{short(line.name)}»: похоже на «{cost.title}».", (line.span,), rule=cost.rule)


def _pays_for(said: Sequence[str], cost: Cost) -> bool:
    """Whether the name, or one sentence of the comment, shows the cost. A cost that needs grounds may have them anywhere in the line."""
    return any(says(one, cost.signs) and not shows(one if cost.forbidden else " ".join(said), cost.unless) for one in said)


def other_undetailed(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001  # checks share one signature
    for line in _asked(draft):
        if is_undetailed(line) or _OTHER.search(normalise(line.name)) or (line.article == "9" and not line.comment):
            yield Seen(f"«{short(line.name)}» — {_money(line)}: не видно, на что.", (line.span,))


def comment_empty(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """Nothing is said of a table without any comments: they may have been lost on the way."""
    field = draft.get("budget")
    commented = sum(bool(line.comment) for line in draft.budget.lines) if draft.budget else 0
    if field is None or "Комментарий" not in field.text or (draft.kind != "заявка" and commented <= 1):
        return
    for line in _asked(draft):
        if line.comment and line.money and line.money.requested >= _VAGUE_RUB and is_only_needed(line):
            yield Seen(f"«{short(line.name)}» — {_money(line)}: сказано только, что это нужно.", (line.span,))
    bare = [line for line in _asked(draft) if not line.comment and line.article != "9"]
    if bare and draft.budget:
        total = sum((line.money.requested for line in bare if line.money), Decimal(0))
        whole = draft.budget.stated[0].requested if draft.budget.stated else Decimal(0)
        share = f", {number(round(100 * total / whole))} % запроса" if whole else ""
        names = ", ".join(f"«{short(line.name, 50)}»" for line in bare[:5])
        yield Seen(f"Без комментария строк: {len(bare)}, на {roubles(total)} руб.{share}: {names}.", tuple(line.span for line in bare))


def lump_no_formula(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    for line in _asked(draft):
        least = _VAGUE_RUB if is_vague(line.words) else _LUMP_RUB
        lump = line.quantity == 1 and line.unit.rstrip(".") in _LUMP_UNITS and line.money and line.money.requested >= least
        if (
            lump
            and line.comment
            and not line.article.startswith("1.")
            and not re.search(r"\d|https?:|\[ссылка\]", line.comment)
            and "%" not in line.name
        ):
            yield Seen(f"«{short(line.name)}» — {_money(line)} одной единицей, расчёта в комментарии нет.", (line.span,))


def rent_no_area(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    for line in _asked(draft, "3"):
        if _RENT.search(normalise(line.name)) and not _AREA.search(line.words):
            yield Seen(f"«{short(line.name)}»: площадь не названа.", (line.span,))


def equipment_no_model(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    printed = "".join(field.text for field in draft.texts("budget"))
    for line in _asked(draft, "3", "4"):
        dear = line.price is not None and line.price >= _DEAR_RUB
        name = normalise(line.name)
        if dear and not _RENTED.search(name) and not _MATERIAL.match(name) and _is_thing(line) and not names_model(line, printed):
            yield Seen(
                f"«{short(line.name)}» — {roubles(line.price or Decimal(0))} руб. за единицу: нет ни модели, ни ссылки.", (line.span,)
            )


def _is_thing(line: BudgetLine) -> bool:
    return line.unit.rstrip(".") in {"шт", "ед", "компл", "комплект"} or bool(_EQUIPMENT.search(normalise(line.name)))


def site_no_brief(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    for line in _asked(draft, "5", "6"):
        if _SITE.search(normalise(line.name)) and not _BRIEF.search(line.words):
            yield Seen(f"«{short(line.name)}»: что именно сделают, не сказано.", (line.span,))


def equipment_in_events(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    for line in _asked(draft, "7"):
        name = normalise(line.name)
        if _EQUIPMENT.search(name) and not _RENTED.search(name):
            yield Seen(f"«{short(line.name)}» — имущество, а стоит в расходах на мероприятия.", (line.span,))


def duplicate_lines(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """The same name and the same words about it; where there are no words, the same price."""
    same: dict[tuple[str, str], list[BudgetLine]] = defaultdict(list)
    for line in _asked(draft):
        if line.article != "1.3":
            same[normalise(line.name), normalise(line.comment) or str(line.price)].append(line)
    for lines in same.values():
        if len(lines) > 1:
            yield Seen(f"«{short(lines[0].name)}» стоит в бюджете {len(lines)} раза.", tuple(line.span for line in lines))


def activity_without_budget(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """An activity none of whose words stands in any line or comment; a line paid by partners counts too.

    An outing is looked for by its name. Lines mostly without comments are too short to tell. In a draft of one's own what comes of
    the activity may name what is paid for, and information work and tests may cost nothing.
    """
    if draft.budget is None or not _is_explained(draft):
        return
    own = draft.kind != "заявка"
    given = [field.text for field in draft.texts("partners")] if own else []
    paid = _roots(" ".join([*(line.words for line in draft.budget.lines), *given]))
    numbers = {number for line in draft.budget.lines for number in _activities_named(line)}
    for row in draft.plan:
        said = f"{row.title} {row.results.quote if row.results else ''}" if own else row.title
        if own and (MEDIA.search(normalise(said)) or _COSTS_NOTHING.search(normalise(said))):
            continue
        outing = _OUTING.findall(normalise(row.title.split(". ")[0])) + (_TRIP.findall(normalise(row.title)) if own else [])
        if outing and own and _is_ridden(row, draft):
            continue
        wanted = _roots(" ".join(outing)) or _roots(said)
        if wanted and not _share(wanted, paid) and row.number not in numbers:
            yield Seen(f"О мероприятии «{short(row.title)}» в бюджете нет ни слова.", (row.span,))


def cost_without_activity(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """A line on equipment or events that shares no word with the plan. Lines without any comments are too short to tell.

    Under any heading a device whose uses nobody speaks of.
    """
    plan = draft.get("plan")
    if plan is None or not draft.plan or not (draft.budget and any(line.comment for line in draft.budget.lines)):
        return
    planned = _roots(plan.text)
    idle = [*devices(draft)]
    yield from idle
    told = {span for seen in idle for span in seen.draft}
    for line in _asked(draft, *_LINKED_ARTICLES):
        named = _roots(line.words)
        if serves_outdoors(line, plan.text):
            continue
        if line.span not in told and not named & planned and not {row.number for row in draft.plan} & _activities_named(line):
            told.add(line.span)
            yield Seen(f"«{short(line.name)}»: ни название, ни комментарий не называют мероприятия плана.", (line.span,))
    for line, what in purposeless(draft):
        if line.span not in told:
            yield Seen(f"«{short(line.name)}»: «{what}» есть в бюджете, а в плане и в тексте проекта нет.", (line.span,))


def _is_explained(draft: Draft) -> bool:
    told = [bool(line.comment) for line in draft.budget.lines] if draft.budget else []
    return any(told) if draft.kind == "заявка" else bool(told) and sum(told) >= _EXPLAINED * len(told)


def _activities_named(line: BudgetLine) -> set[int]:
    """Numbers of activities that a line is for: «мероприятия 1, 3–5»."""
    ranges = [part for match in _FOR_ACTIVITIES.finditer(normalise(line.comment)) for part in _NUMBERS.findall(match[1])]
    return {number for first, last in ranges for number in range(int(first), int(last or first) + 1)}


def _roots(text: str) -> set[str]:
    return {root for root in roots(text) if len(root) >= _SHORTEST and not root[0].isdigit()}


def _share(some: set[str], others: set[str]) -> bool:
    """Whether two texts have a word in common, whose stem may be shorter in another case: «запись», «записи»."""
    return bool(some & others) or any(one.startswith(other) or other.startswith(one) for one in some for other in others)


def _is_ridden(row: Activity, draft: Draft) -> bool:
    """Whether somebody pays for a ride that may be this outing's: of another day, or one of staff, is not."""
    given = [said for field in draft.texts("partners") for said in re.split(r"[.;\n]|, и ", field.text)]
    project = (draft.starts, draft.ends) if draft.starts and draft.ends else None
    for said in [*(line.words for line in draft.budget.lines if draft.budget), *given] if draft.budget else ():
        period = find_period(said, project=project)
        other = period is not None and (period.ends < row.starts or row.ends < period.starts)
        if _RIDE.search(normalise(said)) and not other and "командировк" not in normalise(said):
            return True
    return False


def _asked(draft: Draft, *articles: str) -> Iterator[BudgetLine]:
    """Lines that ask money of the fund, of these articles or of all."""
    lines = draft.budget.lines if draft.budget else ()
    return (line for line in lines if line.money and line.money.requested > 0 and (not articles or line.article in articles))


def _money(line: BudgetLine) -> str:
    return f"{roubles(line.money.requested)} руб." if line.money else ""


CHECKS = {
    "forbidden-cost": forbidden_cost,
    "discouraged-cost": discouraged_cost,
    "other-undetailed": other_undetailed,
    "comment-empty": comment_empty,
    "lump-no-formula": lump_no_formula,
    "rent-no-area": rent_no_area,
    "equipment-no-model": equipment_no_model,
    "site-no-brief": site_no_brief,
    "equipment-in-events": equipment_in_events,
    "duplicate-lines": duplicate_lines,
    "activity-without-budget": activity_without_budget,
    "cost-without-activity": cost_without_activity,
}
