"""Arithmetic of the budget: lines, articles, the whole, contributions. Lines whose columns could not be read are passed by."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from rag.review.checks.gifts import gifts_sum
from rag.review.findings import Seen
from rag.review.fund import FundRules
from rag.review.language.amounts import amount
from rag.review.language.contribution_rates import SHARE_OF, rate_told, share_within, sums_of
from rag.review.language.denial import says
from rag.review.language.signs import Sign
from rag.review.types import Budget, BudgetLine, Draft, Money, Span
from rag.review.wording import day, number, roubles
from rag.text import normalise, sentences

_MORE = re.compile(r"[×x*+]|(?<=\d) ?х ?(?=\d)|в месяц|за месяц|\d ?мес", re.IGNORECASE)
_TOLERANCE = Decimal("0.01")
_RATE_TOLERANCE = Decimal("0.0005")
"""Contributions may be rounded to a rouble or a kopeck."""
_RATES = {kind: (f"contributions_{kind}_rate", f"contributions_{kind}_rate_reduced") for kind in ("labour", "civil")}
_PAID = {"labour": ("1.1",), "civil": ("1.2",), "": ("1.1", "1.2")}
_OF_LABOUR = re.compile(r"штат|зарплат|заработн|трудов|оплат\w* труда")
_OF_CIVIL = re.compile(r"физическ|гпх|гражданск|договор")
_ON_OWN_TAX = r"самозанят|(?<!\w)нпд(?!\w)|налог\w* на профессиональный доход|(?:чек\w*|приложени\w+)[^.;]{0,30}мой налог"
_UNSURE = re.compile(r"если|(?<!\w)(?:один|одна|одного|часть|двое|трое) из|планиру|может (?:стать|офор|быть)|либо|(?<!\w)или|самозанятых")
"""Not of all who are paid by the line, or of others: «консультирует самозанятых»."""
_IS_CONTRIBUTIONS = re.compile(r"(?:страховые )?взнос")
_MOST_PAID = 12
_SELF_EMPLOYED = re.compile(_ON_OWN_TAX)
_NOT_SELF_EMPLOYED = re.compile(
    r"(?<!\w)(?:не|без|ни)(?: (?:явля|име|оформ|регистр|зарегистр|состо|числ|работа|плательщик|статус|как|на|в|качеств|режим)\w*){0,4}"
    r" (?:самозанят\w*|нпд)|самозанят\w* (?:он\w* )?не (?:явля|оформ|зарегистр|числ|состо)\w*|статус\w* самозанят\w* (?:\w+ ){0,3}нет(?!\w)"
)
_UNPAID = re.compile(r"волонт[её]р|доброволь|безвозмездн")
_CERTAINLY_SELF_EMPLOYED = (Sign((re.compile(_ON_OWN_TAX),), (_UNSURE,)),)


def line_product(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001  # checks share one signature
    for line in _lines(draft):
        if line.price is not None and line.quantity is not None and line.money:
            product = line.price * line.quantity
            if abs(product - line.money.total) > _TOLERANCE:
                said = f"{roubles(line.price)} × {number(line.quantity)} = {roubles(product)}, а стоит {roubles(line.money.total)}"
                yield Seen(f"«{line.name}»: {said}.", (line.span,))


def line_requested(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    for line in _lines(draft):
        if line.money and _differs(line.money):
            yield Seen(f"«{line.name}»: {_difference(line.money)}.", (line.span,))
        elif line.money and line.money.requested < 0:
            yield Seen(f"«{line.name}»: софинансирование больше общей стоимости.", (line.span,))


def stated_difference(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    stated = draft.budget.stated if draft.budget else None
    if stated and _differs(stated[0]):
        yield Seen(f"В итоге бюджета {_difference(stated[0])}.", (stated[1],))


def _differs(money: Money) -> bool:
    return abs(money.total - money.cofinancing - money.requested) > _TOLERANCE


def _difference(money: Money) -> str:
    left = money.total - money.cofinancing
    return f"{roubles(money.total)} − {roubles(money.cofinancing)} = {roubles(left)}, а запрошено {roubles(money.requested)}"


def article_sum(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    if draft.budget is None:
        return
    for article, (stated, span) in draft.budget.articles.items():
        name = fund.articles.get(article)
        yield from _sum(f"Статья {article} ({name})" if name else f"Раздел «{article}»", draft.budget.under(article), stated, span)


def budget_sum(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    if draft.budget and draft.budget.stated and not _is_of_grant_alone(draft, draft.budget.stated[0]):
        yield from _sum("Весь бюджет", draft.budget.lines, *draft.budget.stated)
    if draft.budget and draft.budget.gifts:
        yield from gifts_sum(draft.budget)


def _is_of_grant_alone(draft: Draft, stated: Money) -> bool:
    """Whether a draft of one's own lists what is asked, and what is given stands but in its total, or elsewhere."""
    sums = [line.money for line in draft.budget.lines if line.money] if draft.budget else []
    listed = sum((money.requested for money in sums), Decimal(0))
    return draft.kind != "заявка" and not any(money.cofinancing for money in sums) and listed == stated.requested


def _sum(what: str, lines: Iterable[BudgetLine], stated: Money, span: Span) -> Iterator[Seen]:
    """Say in which columns the stated sum differs; nothing when a line is not known."""
    sums = [line.money for line in lines]
    if not sums or None in sums:
        return
    columns = [
        ("общая стоимость", sum((m.total for m in sums if m), Decimal(0)), stated.total),
        ("софинансирование", sum((m.cofinancing for m in sums if m), Decimal(0)), stated.cofinancing),
        ("запрошено", sum((m.requested for m in sums if m), Decimal(0)), stated.requested),
    ]
    wrong = [
        f"{name} по строкам {roubles(added)}, а в итоге {roubles(said)}" for name, added, said in columns if abs(added - said) > _TOLERANCE
    ]
    if wrong:
        yield Seen(f"{what}: {'; '.join(wrong)}.", (span,))


def amount_differs(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    stated = draft.budget.stated if draft.budget else None
    if stated and draft.amount is not None and draft.amount != stated[0].requested:
        said = f"Запрос назван в {roubles(draft.amount)} руб., а в бюджете запрошено {roubles(stated[0].requested)} руб."
        yield Seen(said, (stated[1],))


def contributions_rate(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    """Contributions must be what the line itself says they are («30 % от 100 000»), and a known rate of what is paid.

    That is, of all of it, or of it without the self-employed and volunteers.
    """
    for line in _lines(draft):
        yield from _told_share(line)
        if line.article != "1.3" and _IS_CONTRIBUTIONS.match(normalise(line.name)) and (told := rate_told(line.words)):
            yield from _after_its_end(line, told, draft, fund)
    for line, base, kind in _contributions(draft, fund):
        if any(_told_share(line)):
            continue
        rates = [rate for name in _RATES.get(kind, ()) if (rate := fund.limit(name)) is not None]
        paid = line.money.total if line.money else Decimal(0)
        if not paid or not rates or not base[0]:
            continue
        told = rate_told(line.comment)
        paid_as = next((rate for rate in rates if any(_fits(paid, part, rate) for part in base)), None)
        yield from _after_its_end(line, paid_as, draft, fund)
        if told and paid_as and not any(_fits(paid, part, told) for part in (*base, *sums_of(line.comment))):
            yield Seen(f"В комментарии ставка {number(told)} %, а взносы {roubles(paid)} посчитаны по {number(paid_as)} %.", (line.span,))
        if not any(
            _fits(paid, part, rate) for rate in rates for part in base
        ):  # told of what is taxed: pay without the self-employed and volunteers
            taxed = base[1] or base[0]
            share = number(100 * paid / taxed)
            known = " или ".join(number(rate) for rate in rates)
            yield Seen(f"Взносы {roubles(paid)} — это {share} % от {roubles(taxed)}, а ставка {known} %.", (line.span,))


def _told_share(line: BudgetLine) -> Iterator[Seen]:
    """What a line of contributions says of its own calculation, in its name or else in the comment, where that is all of it."""
    told = next((said for said in (line.name, line.comment) if SHARE_OF.search(said)), "")
    shares = [*SHARE_OF.finditer(told)]
    if not line.money or not normalise(line.name).startswith(("взнос", "страховые взнос")):
        return
    found = None if shares else share_within(line.comment, line.money.total)
    if len(shares) == 1 and not _MORE.search(told) and (whole := amount(shares[0]["base"])):
        found = Decimal(shares[0]["rate"].replace(",", ".")), whole
    rate, base = found or (Decimal(0), Decimal(0))
    if base and not any(_fits(paid, base, rate) for paid in (line.money.total, line.money.requested)):
        should = roubles((base * rate / 100).quantize(Decimal("0.01")))
        yield Seen(f"«{line.name}»: {number(rate)} % от {roubles(base)} — это {should}, а стоит {roubles(line.money.total)}.", (line.span,))


def _after_its_end(line: BudgetLine, rate: Decimal | None, draft: Draft, fund: FundRules) -> Iterator[Seen]:
    """A reduced rate in a project that begins when it is no longer in force."""
    ends, reduced = fund.limit("contributions_reduced_last_year"), {fund.limit(name) for _, name in _RATES.values()}
    if rate and rate in reduced and ends and draft.starts and draft.starts.year > ends:
        said = f"по льготной ставке {number(rate)} %, а она действует до 31.12.{ends}: проект начинается {day(draft.starts)}"
        yield Seen(f"«{line.name}»: взносы посчитаны {said}.", (line.span,))


def contributions_self_employed(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    """Contributions of a known rate, but from pay that includes people who pay the tax on professional income themselves."""
    told: set[Span] = set()
    for line, base, kind in _contributions(draft, fund):
        rates = [rate for name in _RATES.get(kind, ()) if (rate := fund.limit(name)) is not None]
        own = [pay for pay in draft.budget.of("1.2") if _is_self_employed(pay)] if draft.budget and kind == "civil" else []
        free = sum((pay.money.total for pay in own if pay.money), Decimal(0))
        paid = line.money.total if line.money else Decimal(0)
        given = _total(pay for pay in draft.budget.of("1.2") if _is_given(pay)) if draft.budget else Decimal(0)
        left = base[0] - free if base[0] - free > given else Decimal(0)  # nobody counts contributions of volunteers' work alone
        if not own or not free or any(_fits(paid, part, rate) for part in (base[1], left, base[3]) for rate in rates):
            continue
        told_of = [(whole, rate) for whole in (base[0], base[0] - given) for rate in rates if _fits(paid, whole, rate)]
        for whole, rate in told_of[:1]:
            said = f"посчитаны с {roubles(whole)}, а самозанятым из них {roubles(free)}: {number(rate)} % от {roubles(whole - free)}"
            should = roubles(((whole - free) * rate / 100).quantize(Decimal("0.01")))
            told.add(line.span)
            yield Seen(f"Взносы {roubles(paid)} {said} — это {should}.", (line.span, *(pay.span for pay in own)))
    for line in _lines(draft):
        if draft.budget and line.span not in told and _IS_CONTRIBUTIONS.match(normalise(line.name)):
            yield from _joint_with_self_employed(line, draft.budget)


def _joint_with_self_employed(line: BudgetLine, budget: Budget) -> Iterator[Seen]:
    """Contributions from a told sum that pay makes up only together with the self-employed, under any headings of one's own."""
    told = next((said for said in (line.name, line.comment) if SHARE_OF.search(said)), "")
    shares = [*SHARE_OF.finditer(told)]
    base = amount(shares[0]["base"]) if len(shares) == 1 else None
    if base is None or not line.money or not _fits(line.money.total, base, Decimal(shares[0]["rate"].replace(",", "."))):
        return
    beside = [pay for pay in budget.lines if pay.money and pay.money.total and not _IS_CONTRIBUTIONS.match(normalise(pay.name))]
    paid = [pay for pay in beside if pay.article in {"1", "1.1", "1.2"} or (pay.group or pay.article) == (line.group or line.article)]
    own = {pay.span for pay in paid if _is_self_employed(pay)}
    made = [some for size in range(1, len(paid) + 1) for some in combinations(paid[:_MOST_PAID], size) if _total(some) == base]
    if own and made and all(any(pay.span in own for pay in some) for some in made):
        free = [pay for pay in made[0] if pay.span in own]
        said = f"посчитаны с {roubles(base)}, а самозанятым из них {roubles(_total(free))}"
        yield Seen(f"Взносы {roubles(line.money.total)} {said}.", (line.span, *(pay.span for pay in free)))


def _total(lines: Iterable[BudgetLine]) -> Decimal:
    return sum((line.money.total for line in lines if line.money), Decimal(0))


def _is_untaxed(line: BudgetLine) -> bool:
    """Whether no contributions are due: of the self-employed, and of volunteers, whom nobody asks money for."""
    said = line.words
    return bool(_SELF_EMPLOYED.search(_NOT_SELF_EMPLOYED.sub(" ", said))) or _is_given(line)


def _is_given(line: BudgetLine) -> bool:
    """Whether it is work of volunteers, which is only valued."""
    return bool(_UNPAID.search(line.words)) and line.money is not None and not line.money.requested


def _is_self_employed(line: BudgetLine) -> bool:
    parts = [line.name, *(line.comment[start:end] for start, end in sentences(line.comment))]
    return any(says(_NOT_SELF_EMPLOYED.sub(" ", normalise(part)), _CERTAINLY_SELF_EMPLOYED) for part in parts)


def _fits(paid: Decimal, base: Decimal, rate: Decimal) -> bool:
    return bool(base) and abs(paid - base * rate / 100) <= max(Decimal(1), base * _RATE_TOLERANCE)


def contributions_missing(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    if draft.budget is None:
        return
    paid = {kind for line, _, kind in _contributions(draft, fund) if line.money is None or line.money.total}
    if draft.kind != "заявка" and any("взнос" in normalise(line.name) for line in draft.budget.lines if line.article != "1.3"):
        return  # they stand under a heading of somebody's own
    for article, kind, whom in (("1.1", "labour", "штатным работникам"), ("1.2", "civil", "физическим лицам по договорам")):
        taxed = [line for line in draft.budget.of(article) if line.money and line.money.total and not _is_untaxed(line)]
        if taxed and not paid & {kind, ""}:
            yield Seen(f"Выплаты {whom} есть, а взносов с них в статье 1.3 нет.", tuple(line.span for line in taxed))
    undivided = [line for line in draft.budget.lines if line.article == "1" and not _is_untaxed(line)]
    if undivided and not any("взнос" in line.words for line in draft.budget.lines):
        yield Seen("Оплата труда в бюджете есть, а страховых взносов с неё нет.", tuple(line.span for line in undivided))


def _contributions(draft: Draft, fund: FundRules) -> Iterator[tuple[BudgetLine, list[Decimal], str]]:
    """Lines of article 1.3, each with the sums it may be counted from and the kind of contracts, empty where it may be of both."""
    for line in draft.budget.of("1.3") if draft.budget else ():
        assert draft.budget is not None
        kind = _kind_of_contract(line, draft.budget) or _kind_by_rate(line, draft.budget, fund)
        paid = [base for base in draft.budget.of(*_PAID[kind]) if base.money]
        taxed = [base for base in paid if not _is_untaxed(base)]
        sums = [[base.money.total for base in some if base.money] for some in (paid, taxed)]
        asked = [[base.money.requested for base in some if base.money] for some in (paid, taxed)]
        yield line, [sum(some, Decimal(0)) for some in (*sums, *asked)], kind


def _kind_of_contract(line: BudgetLine, budget: Budget) -> str:
    """Told by the line's name, else by the only kind that is paid."""
    name = normalise(line.name)
    labour, civil = bool(_OF_LABOUR.search(name)), bool(_OF_CIVIL.search(name))
    if labour == civil:
        labour, civil = bool(budget.of("1.1")), bool(budget.of("1.2"))
    return "" if labour == civil else "labour" if labour else "civil"


def _kind_by_rate(line: BudgetLine, budget: Budget, fund: FundRules) -> str:
    """What a name that the export cut does not say: the kind whose rate the comment has, unless it is counted from pay of the other."""
    shares = [*SHARE_OF.finditer(line.comment)]
    base = amount(shares[0]["base"]) if len(shares) == 1 else None
    rate = Decimal(shares[0]["rate"].replace(",", ".")) if base else Decimal(0)
    if base is None or line.money is None or not _fits(line.money.total, base, rate):
        return ""
    kinds = [kind for kind, names in _RATES.items() if rate in {fund.limit(name) for name in names}]
    others = [kind for kind in _RATES if kind not in kinds and _total(budget.of(*_PAID[kind])) == base]
    return kinds[0] if len(kinds) == 1 and not others else ""


def _lines(draft: Draft) -> tuple[BudgetLine, ...]:
    return draft.budget.lines if draft.budget else ()


CHECKS = {
    "line-product": line_product,
    "line-requested": line_requested,
    "article-sum": article_sum,
    "budget-sum": budget_sum,
    "stated-difference": stated_difference,
    "amount-differs": amount_differs,
    "contributions-rate": contributions_rate,
    "contributions-self-employed": contributions_self_employed,
    "contributions-missing": contributions_missing,
}
