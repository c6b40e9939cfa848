"""What two parts of an application say of one thing: the organisation's numbers, the plan's places and objects, the budget's words."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from rag.morphology import readings
from rag.review.checks.outings import unpaid_outings
from rag.review.checks.presents import in_first_form, presented
from rag.review.checks.priced import not_priced
from rag.review.checks.purposes import is_named
from rag.review.checks.shared_out import more_than_come, shared_out
from rag.review.findings import Seen
from rag.review.fund import FundRules
from rag.review.language.formulas import Calculation, Formula, calculation
from rag.review.language.roots import roots
from rag.review.language.settlements import is_place_told
from rag.review.types import Activity, BudgetLine, Draft, Field
from rag.review.wording import day, plural, roubles, short
from rag.text import normalise, sentences

_ROOT = 5
_WHOLE_NUMBER = re.compile(r"^\s*(\d[\d \u00a0]*)(?:,\d\d)?\s*(?:руб\w*\.?|чел\w*\.?)?\s*$", re.MULTILINE)
_PROJECT = re.compile(
    r"Дата начала\s*(?P<starts>\d\d\.\d\d\.\d{4})\s*Дата окончания\s*(?P<ends>\d\d\.\d\d\.\d{4})"
    r"(?P<about>(?:(?!Дата начала)[\s\S])*?Сумма[^\n]*\s*(?P<sum>\d[\d \u00a0]*))?"
)
_OWN = re.compile(r"в собственности|собственн(?:ый|ая|ое|ые|ого|ой|ых)(?! средств| вклад)|принадлежит организации|име[ею]тся у организации")
_GIVEN = re.compile(
    r"(?<!\w)(?:плакат|баннер|растяжк|абонемент|футболк|медал[ьеия]|кубок|кубк|подарк|подарочн|буклет|листовк|сувенир|значк|костюм|палатк|флаг)\w*"
)
"""Things that a plan promises to make or to give away, and that somebody has to pay for."""
_NO_DISTRICT = r"(?![а-яё-])(?! (?:район|округ|област|кра[йяею]))"
_SETTLEMENT = re.compile(
    r"(?<!\w)(?:город|г\.|пос[её]ло?к|пос\.|сел|деревн|станиц|[спд]\.)[а-яё]* "
    rf"(?P<name>[А-ЯЁ][а-яё]{{2,}}(?:-[А-ЯЁа-яё]+)*{_NO_DISTRICT}(?: [А-ЯЁ][а-яё]{{2,}}{_NO_DISTRICT})?)"
)
_VILLAGE_HOUSE = re.compile(
    r"(?i:сельск|поселков|посёлков|деревенск)\w* (?:\w+ )?(?:клуб|библиотек|дом|школ|центр)\w*(?: культуры)? "
    r"(?P<name>[А-ЯЁ][а-яё]{3,}(?:-[А-ЯЁа-яё]+)*)(?! (?:район|округ|област|кра))"
)
"""«В сельском клубе Ольховки»: the place without its kind."""
_IS_SETTLEMENT = re.compile(r"(?<!\w)(?:город|г\.|пос[её]л|пос\.|с[её]л[оаеу]?(?!\w)|[спд]\.|деревн|станиц)", re.IGNORECASE)
_NAME = r"[А-ЯЁ][а-яё]{3,}(?:-[А-ЯЁа-яё]+)*"
_LISTED = re.compile(
    rf"(?<![\w«.])(?:г\. |пос\. |п\. |с\. |д\. )?{_NAME}(?:(?:, | и )(?:г\. |пос\. |п\. |с\. |д\. )?{_NAME}){{2,}}(?![\w»])"
)
_LARGER = re.compile(
    r"(?<!\w)(?:район|округ|область|край|республика)(?!\w)(?![^,;\n]*:)|(?<!\w)(?:друг|сосед|окрестн|все)\w* (?:сел|сёл|дерев|пос)"
)
"""Holds places that the geography does not name; before a colon it only tells where those after it lie."""
_NOWHERE_ELSE = re.compile(r"(?<!\w)только (?:\w+ )?(?:город|сел|посел|деревн|станиц|здесь|тут)|(?:никуда|нигде) (?:больше|не)|не выезжа")
_TRIP = re.compile(r"выезд|выезж|выход на|поездк|едем|поедем|автобус|экскурси|экспедици|поход")
_NEAR_PLACE = re.compile(
    r"(?<!\w)(?:возле|около|под|до|рядом с|(?i:выезд|выход|поездк|едем|поедем|экскурси|экспедици|поход)\w* (?:в|на|к)) "
    r"(?!Нов|Дом|Двор|Музе|День)(?P<name>[А-ЯЁ][а-яё]{3,}(?:-[А-ЯЁа-яё]+)*)"
)
_IN_TOWN = re.compile(r"(?<!\w)[Вв]о? (?P<name>[А-ЯЁ][а-яё]{3,}(?:-[А-ЯЁа-яё]+)*)(?! [А-ЯЁ])")
_NO_TOWN = re.compile(r"росси|сибир|урал|европ|кавказ|поволж|кры[мс]|телеграм|контакт")
"""Holds the places of a project, whether it is named or not; or is a name of something else."""
_LIKELY = 0.4
_FOR_STAFF = re.compile(
    r"стажировк|командировк|(?:обучени|курс|семинар)\w* (?:\w+ ){0,2}(?:инструктор|специалист|педагог|сотрудник|команд|тренер|мастер)"
)
"""Where staff go to learn is no place of the project."""
_ELSEWHERE = re.compile(r"дороже|дешевле|выгодн|вместо|сравнени|эконом|обычн|обошл|в рознич|аналогичн|могл[иа] бы")
"""Tells of a sum that is not the line's."""


def staff_fewer(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001  # checks share one signature
    field, paid = draft.get("staff"), draft.budget.of("1.1") if draft.budget else []
    staff = _number(field)
    if field and staff is not None and staff < len(paid):
        people, posts = plural(int(staff), "человек", "человека", "человек"), plural(len(paid), "должность", "должности", "должностей")
        yield Seen(f"В штате {people}, а в статье 1.1 бюджета {posts}.", (field.whole, *(line.span for line in paid)))


def expenses_over_income(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    income, expenses = draft.get("income"), draft.get("expenses")
    earned, spent = _sum_of(income), _number(expenses)
    if income and expenses and earned is not None and spent is not None and spent > earned:
        yield Seen(f"Расходы за год {roubles(spent)} руб. больше доходов {roubles(earned)} руб.", (income.whole, expenses.whole))


def projects_over_income(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    """Projects that lie wholly in the year before the contest got more money than all income of that year."""
    income, field, year = draft.get("income"), draft.get("projects"), fund.dates.applications.closes.year - 1
    earned = _sum_of(income)
    if income is None or field is None or earned is None:
        return
    within = [
        match for match in _PROJECT.finditer(field.text) if match["sum"] and {match["starts"][-4:], match["ends"][-4:]} == {str(year)}
    ]
    given = sum((_decimal(match["sum"]) for match in within), Decimal(0))
    if given > earned:
        spans = tuple(field.span(*match.span("sum")) for match in within)
        yield Seen(
            f"Проекты {year} года получили {roubles(given)} руб., а все доходы за год — {roubles(earned)} руб.", (*spans, income.whole)
        )


def project_before_registration(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    registered, field = draft.get("registered"), draft.get("projects")
    born = _day(registered.text) if registered else None
    for match in _PROJECT.finditer(field.text) if field and born else ():
        starts = _day(match["starts"])
        if field and registered and born and starts and starts < born:
            said = f"Проект начался {day(starts)}, а организация зарегистрирована {day(born)}."
            yield Seen(said, (field.span(*match.span("starts")), registered.whole))


def property_not_listed(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """What the budget counts as the organisation's own must stand among its resources."""
    field = draft.get("resources")
    if field is None and draft.kind != "заявка":
        return  # a draft of one's own may tell it anywhere
    have = roots(field.text) if field else set()
    for line in draft.budget.of("3", "4", "7") if draft.budget and not _hidden(draft, "resources") else ():
        given = line.money is not None and line.money.cofinancing > 0
        if given and _OWN.search(line.words) and not roots(line.name) & have:
            yield Seen(f"«{short(line.name)}» показано своим имуществом, а в поле о ресурсах организации его нет.", (line.span,))


def item_without_budget(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """A thing that the plan gives or shows, a ride or a meal must be a line, a comment or a partner's gift."""
    if draft.budget is None or not draft.budget.lines:
        return
    given = normalise(
        " ".join(
            [
                *(line.words for line in draft.budget.lines),
                *(field.text for field in draft.texts("partners")),
                *(row.quote for row in draft.unread),
            ]
        )
    )
    paid, had = roots(given), f"{given} {' '.join(normalise(field.text) for field in draft.texts('resources'))}"
    for row in draft.plan:
        said = normalise(f"{row.title} {row.results.quote if row.results else ''}")
        for match in {match[0][:_ROOT]: match for match in _GIVEN.finditer(said)}.values():
            if not roots(match[0]) & paid:
                yield Seen(
                    f"«{short(row.title)}»: «{in_first_form(match[0])}» есть в плане, а в бюджете и вкладах партнёров нет.", (row.span,)
                )
        if (thing := presented(said, had)) and not _GIVEN.match(thing):
            yield Seen(f"«{short(row.title)}»: «{thing}» есть в плане, а в бюджете и вкладах партнёров нет.", (row.span,))
    for row, promised in unpaid_outings(draft):
        yield Seen(f"«{short(row.title)}»: «{promised}» есть в плане, а в бюджете и вкладах партнёров нет.", (row.span,))


def plan_place_outside(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """A settlement of the plan that the geography does not name, where the geography names settlements only.

    Where it says that there is no other place, any place that people go to in the plan.
    """
    field = draft.get("geography")
    for row, name in _in_unknown(draft, field) if field else ():
        yield Seen(f"«{short(row.title)}»: «{name}» не названо в географии проекта.", (row.span, *([field.whole] if field else [])))
    parts = [part for part in re.split(r"[\n;•]", field.text) if part.strip()] if field else []
    if field is None or not parts or not all(_IS_SETTLEMENT.search(part) for part in parts):
        return
    alone = bool(_NOWHERE_ELSE.search(normalise(field.text)))
    for row in draft.plan:
        if not alone and _FOR_STAFF.search(normalise(row.title)):
            continue
        trip = alone and _TRIP.search(normalise(row.span.quote))
        found = [*_SETTLEMENT.finditer(row.title), *_VILLAGE_HOUSE.finditer(row.title)] or (
            [*_NEAR_PLACE.finditer(row.title)][:1] if trip else []
        )
        for name in _among_known(row.title, field.text) if not found else ():
            yield Seen(f"«{short(row.title)}»: «{name}» не названо в географии проекта.", (row.span, field.whole))
        for match in found:
            if not _is_known(match["name"], field.text):
                yield Seen(f"«{short(row.title)}»: «{match[0]}» не названо в географии проекта.", (row.span, field.whole))


def _is_known(name: str, geography: str) -> bool:
    """Whether the geography has a place, or another that begins as it does: «Нолинский район» has Нолинск."""
    return normalise(name)[:_ROOT] in normalise(geography) or is_place_told(name, geography)


def _in_unknown(draft: Draft, geography: Field) -> Iterator[tuple[Activity, str]]:
    """Activities «в Барнауле» by a name that no other field has, where the geography names its places."""
    if not (_IS_SETTLEMENT.search(geography.text) or re.search(r":\s*[А-ЯЁ]", geography.text)):
        return
    rest = normalise(" ".join(field.text for field in draft.fields.values() if field.key != "plan"))
    for row in draft.plan:
        told = f"{row.title} {row.results.quote if row.results else ''}"
        for match in _IN_TOWN.finditer(told) if not _FOR_STAFF.search(normalise(told)) else ():
            name = normalise(match["name"])
            town = any({"Geox", "loct"} <= marks and score >= _LIKELY for _, marks, score in readings(name))
            if town and not _NO_TOWN.match(name) and not is_named(name, rest) and not is_place_told(match["name"], geography.text):
                yield row, match[0]


def _among_known(title: str, geography: str) -> Iterator[str]:
    """Of places told one after another the one that the geography lacks, where it names all the others."""
    for match in _LISTED.finditer(title) if not _LARGER.search(geography) else ():
        names = re.findall(_NAME, match[0])
        others = [name for name in names if not _is_known(name, geography)]
        if len(others) == 1 and len(names) > len(others) + 1:
            yield others[0]


def comment_formula(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """A calculation in roubles must come to one of the line's own numbers in some reading. Contributions have a check of their own.

    What is given to each of some people must be as many as they are.
    """
    for line in draft.budget.lines if draft.budget else ():
        own = replace(line, comment=_own_sums(line.comment))
        told = calculation(own.comment) if line.money and line.article != "1.3" else None
        if told is None or line.money is None:
            if line.article != "1.3" and (said := not_priced(own, draft.whole_months)):
                yield Seen(f"«{short(line.name)}»: {said}.", (line.span,))
            continue
        product = (line.price or Decimal(0)) * (line.quantity or 0)  # where it is not the total, that is told of the line itself
        sums = {line.money.total, line.money.cofinancing, line.money.requested, line.price or Decimal(0), product} - {Decimal(0)}
        claims = [formula for formula in told.formulas if _claims(formula, line, told)]
        if claims and sums.isdisjoint(told.others) and not any(map(told.comes_to, sums | {line.quantity or Decimal(-1)})):
            said = f"в комментарии {claims[0].text} = {roubles(claims[0].value)}, а в строке другая сумма"
            yield Seen(f"«{short(line.name)}»: {said}.", (line.span,))
        elif not any(map(told.comes_to, sums)) and (said := not_priced(own, draft.whole_months)):
            yield Seen(f"«{short(line.name)}»: {said}.", (line.span,))
    for line, said in (*shared_out(draft), *more_than_come(draft)):
        yield Seen(f"«{short(line.name)}»: {said}.", (line.span,))


def _own_sums(comment: str) -> str:
    """A comment without what the same would cost elsewhere."""
    return " ".join(said for start, end in sentences(comment) if not _ELSEWHERE.search(normalise(said := comment[start:end])))


def _claims(formula: Formula, line: BudgetLine, told: Calculation) -> bool:
    """Whether a formula is meant to give the line's sum, or its quantity by its written result. A share of pay is no such claim."""
    if "%" in formula.text and (told.taxed or len(told.formulas) > 1):
        return False
    return formula.roubles or line.price in formula.factors or (line.quantity == formula.result != formula.value)


def _number(field: Field | None) -> Decimal | None:
    """The only number of a field; `None` when there is none, or more than one."""
    found = _WHOLE_NUMBER.findall(field.text) if field else []
    return _decimal(found[0]) if len(found) == 1 else None


def _sum_of(field: Field | None) -> Decimal | None:
    found = _WHOLE_NUMBER.findall(field.text) if field else []
    return sum(map(_decimal, found), Decimal(0)) if found else None


def _decimal(printed: str) -> Decimal:
    return Decimal(re.sub(r"\s", "", printed).replace(",", "."))


def _day(text: str) -> datetime | None:
    match = re.search(r"\d\d\.\d\d\.\d{4}", text)
    try:
        return datetime.strptime(match[0], "%d.%m.%Y") if match else None
    except ValueError:
        return None


def _hidden(draft: Draft, key: str) -> bool:
    return any(field.key == key and field.id in draft.hidden for field in draft.fields.values())


CHECKS = {
    "staff-fewer": staff_fewer,
    "expenses-over-income": expenses_over_income,
    "projects-over-income": projects_over_income,
    "project-before-registration": project_before_registration,
    "property-not-listed": property_not_listed,
    "item-without-budget": item_without_budget,
    "plan-place-outside": plan_place_outside,
    "comment-formula": comment_formula,
}
