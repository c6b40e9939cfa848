"""The team against the pay in the budget."""

import re
from collections.abc import Iterator, Sequence

from rag.numerals import in_digits
from rag.review.checks.biographies import is_nobody
from rag.review.findings import Seen
from rag.review.fund import FundRules
from rag.review.language.roots import roots
from rag.review.language.trades import SAME_WORK
from rag.review.types import BudgetLine, Draft, Person, Span
from rag.review.wording import short
from rag.text import normalise

_VACANT = re.compile(
    r"будет (?:найден|нанят|приглаш[её]н|определ[её]н|подобран)|предстоит (?:найти|нанять)|вакансия|вакантн"
    r"|планируется (?:нанять|пригласить|найти)|по итогам отбора|подбирается|(?:идёт|идет|ведётся|ведется) поиск|требуется специалист"
    r"|(?:кандидатур\w*|кандидат|исполнитель|специалист|фамилия|имя) (?:ещё |еще |пока )?(?:уточн|определя|согласу|обсужда"
    r"|рассматрива|не (?:найден|определ|выбран|утвержд|известн))\w*|(?:ещё|еще|пока) не (?:найден|нанят|подобран)\w*"
    r"|(?:найд[её]м|наймём|наймем|подбер[её]м|пригласим) (?:позже|потом|после)",
    re.IGNORECASE,
)
_LEADER = re.compile(r"руководител\w* проект|менеджер\w* проект|координатор\w* проект", re.IGNORECASE)
_DUTIES = re.compile(r"[:;(,]| [-–—] ")
"""Ends the name of a role, before what they do."""
_PROJECT_LEADER = re.compile(r"руководител\w* проект", re.IGNORECASE)
_ALL_TIME = re.compile(
    r"занят\w*[^.;,]{0,30}100 ?%|100 ?% (?:рабочего )?времени|40 час\w* в неделю|занят\w* полный|на полн\w+ ставк"
    r"|(?<!\w)полн\w+ (?:занятост|рабоч\w+ (?:день|недел))"
)
_FULL_TIME = re.compile(r"(?<!\w)полн\w+ (?:ставк|занятост|рабоч)|(?<![\d,.])1(?:,0)? ставк|основн\w+ мест\w+ работы|40 час\w* в неделю")
_UNTIL_NOW = re.compile(r"по (?:настоящее|наст\.|н\. ?в)|до сих пор|работает")
_JOB = re.compile(r"Организация\n(?:(?!\nОрганизация\n)[\s\S])+|[^\n]+")
_OURS = re.compile(r"наш\w+ организаци|организаци\w+-заявител|(?:директор|председатель|руководитель) (?:нашей )?организации")
_QUOTED = re.compile(r"«([^«»]+)»")
_NAME = re.compile(r"ФИО[^\n]*\n+([А-ЯЁ][а-яё-]+)")
_HIRED = re.compile(r"(?<!\w)(?:в штате?(?!\w)|штатн\w+|физ\W*лиц\w*|физическ\w+ лиц\w*|гпх|трудов\w+ договор\w*|нпд|самозанят\w+)(?!\w)")
_TRADE = re.compile(
    r"(?:помощни[кц]|ассистент|педагог|инструктор|тренер|психолог|юрист|методист|координатор|администратор|преподавател|лектор|фотограф"
    r"|видеограф|оператор|дизайнер|редактор|логопед|дефектолог|воспитател|нян[яи]|медсестр|медицинск\w+ сестр|фельдшер|водител|швея"
    r"|звукорежиссер|звукооператор|консультант|модератор|аниматор|хореограф|художник|повар|(?:сурдо)?переводчик|куратор|программист|тьютор"
    r"|экскурсовод|режиссер|сценарист|верстальщик|корректор|smm|сммщик|концертмейстер|вожат)[а-я-]*"
)
_LEARNED = re.compile(
    r"(?:врач|психолог|юрист|логопед|дефектолог|хореограф|фотограф|видеограф|водител|повар|(?:сурдо)?переводчик|медсестр|фельдшер"
    r"|программист|звукорежиссер|художник|режиссер|концертмейстер|дизайнер)"
)
"""Trades that people of another one do not do."""
_SPECIALITY = re.compile(
    r"(?P<who>(?:инструктор|тренер|педагог|преподавател|методист|мастер|консультант|специалист|эксперт|лектор)[а-я]*)"
    r" по (?P<what>[^,;(:–—]+)"
)
_CONTRACTS = re.compile(
    r"^(?:(?:и|также)\s+|по [^:]{0,40}(?:договор|физ|гпх|самозан)[^:]{0,25}:\s*|(?:оплата|гонорар|вознаграждение)\s+)", re.IGNORECASE
)
"""Stands before the first of several roles of one sentence."""
_BOUGHT = re.compile(r"(?<!\w)(?:ооо|ип|услуг\w*|проезд\w*|поезд(?:к|ок)\w*|билет\w*|аренд\w*|суточн\w*|командировк\w*|обучени\w*)(?!\w)")
"""A line that begins with a trade and is no pay."""
_MEMBER = re.compile(
    r"^[^\S\n]*(?:[•*–—-]|\d{1,2}[.)])?[^\S\n]*[А-ЯЁ][а-яё-]+ [А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+(?:ич|вна|чна)(?: [–—-] |, )"
    r"(?P<role>[а-яё][^.,;:\n(]{3,80})[^.\n]*(?:\.|$)[^\n]*",
    re.MULTILINE,
)
_GIVEN = re.compile(r"волонт|доброволь|безвозмездн|бесплатн|общественн\w+ начал|не получает|без оплаты|вклад|партнер|сво[йяеи]\w* сил")
_SENIOR = re.compile(r"(?:старш|главн|ведущ)\w+ ")
_HEADS = re.compile(r"координатор\w* проект|менеджер\w* проект|(?<!\w)(?:руководител|директор|бухгалтер)")
_MIN_KNOWN = 2
_CONTRIBUTIONS = re.compile(r"(?<!\w)взнос")
_END_OF_ROLE = re.compile(r"[,(:;]| [-–—] | по (?:\w+ )?договор| в штат")


def team_roles_in_budget(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    """Positions paid from the grant that nobody of the team has. The leader has a section of their own."""
    if any(field.key == "team" and id_ in draft.hidden for id_, field in draft.fields.items()):
        return  # the roles that were left are not all of them
    if not draft.team:
        yield from _not_in_text(draft, fund)
        for line in _positions(draft):
            if (line.money is None or line.money.requested > 0) and _is_beside_senior(line, draft):
                yield Seen(f"«{short(line.name)}» получает оплату, а в команде такой роли нет.", (line.span,))
        return
    roles = [_roots(person.role) for person in draft.team]
    if draft.kind != "заявка":
        yield from _not_in_text(draft, fund, but=_positions(draft))
    for line in _positions(draft):
        wanted = _roots(line.name)
        paid = line.money is None or line.money.requested > 0
        nobody = not any(wanted & role for role in roles) or _is_other_trade(line, draft.team) or _is_other_speciality(line, draft)
        if wanted and paid and not _LEADER.search(line.name) and nobody:
            yield Seen(f"«{short(line.name)}» получает оплату, а в команде такой роли нет.", (line.span,))


def _named_in_text(draft: Draft) -> list[Person]:
    """People of a team in lines of one's own: «Орлов Илья Петрович, садовод. Ведёт посадки.»."""
    field = draft.get("team")
    told = _MEMBER.finditer(field.text) if field and not draft.team and draft.kind != "заявка" else ()
    return [Person(match["role"].strip(), match[0], field.span(*match.span("role"))) for match in told if field]


def _post(person: Person) -> str:
    """The sentence that tells who somebody is, without the name."""
    return person.role + person.about.split(person.role, 1)[1].split(". ")[0]


def _is_beside_senior(line: BudgetLine, draft: Draft) -> bool:
    """«Тренер» beside «старший тренер» of the budget, where the only one of that trade in the team is the senior."""
    trade = _TRADE.match(_role(line.name))
    if trade is None or not any(trade[0] in _role(other.name) and _SENIOR.match(_role(other.name)) for other in _positions(draft)):
        return False
    same = [person for person in _named_in_text(draft) if trade[0] in normalise(person.about)]
    told = sum(len(re.findall(rf"(?<!\w){trade[0]}", normalise(field.text))) for field in draft.texts("team"))
    return len(same) == told == 1 and bool(_SENIOR.match(normalise(same[0].role)))


def _is_other_trade(line: BudgetLine, team: Sequence[Person]) -> bool:
    """«Врач семинара», where the team has a «методист семинара» alone: the work that they share is not the trade."""
    trade = _LEARNED.match(_role(line.name))
    told = normalise(" ".join(f"{person.role} {person.about}" for person in team))
    same = trade is not None and any(calls.match(trade[0]) and calls.search(told) for calls in SAME_WORK)
    return trade is not None and not same and trade[0] not in told


def _is_other_speciality(line: BudgetLine, draft: Draft) -> bool:
    """«Инструктор по ходьбе», where the only «инструктор по …» of the team is of another thing that nobody is paid for."""
    paid = _SPECIALITY.match(normalise(line.name))
    same = [match for person in draft.team if paid and (match := _SPECIALITY.match(normalise(person.role))) and match["who"] == paid["who"]]
    others = [p for p in draft.team if paid and roots(paid["who"]) & roots(p.role) and not _SPECIALITY.match(normalise(p.role))]
    if paid is None or not same or others:
        return False
    named = roots(" ".join(f"{other.name} {other.comment}" for other in _positions(draft)))
    return all(not roots(match["what"]) & roots(f"{paid['what']} {line.comment}") and not roots(match["what"]) & named for match in same)


def _not_in_text(draft: Draft, fund: FundRules, *, but: Sequence[BudgetLine] = ()) -> Iterator[Seen]:
    """The same of a team told in words of one's own: neither the role nor the name is in them, while those of others are."""
    field = draft.get("team")
    if field is None or draft.budget is None or draft.kind == "заявка":
        return
    said = normalise(field.text)
    told = _roots(said)
    hired = [
        (line, _wanted(line.name))
        for line in draft.budget.lines
        if (line.money is None or line.money.requested > 0) and line not in but and _is_hired(line, fund)
    ]
    known = [line for line, wanted in hired if wanted & told]
    for line, wanted in hired:
        sure = bool(known) if _HIRED.search(normalise(line.name)) else len(known) >= _MIN_KNOWN
        same = any(calls.search(said) and calls.match(_role(line.name)) for calls in SAME_WORK)
        if sure and wanted and not wanted & told and not same and not _HEADS.search(normalise(line.name)):
            yield Seen(f"«{short(line.name)}» получает оплату, а в команде такой роли нет.", (line.span,))


def _wanted(name: str) -> set[str]:
    """Roots that a team must have: of the trade where the line begins with one, else of all words of the role."""
    trade = _TRADE.match(_role(name))
    return _roots(trade[0] if trade else _role(name))


def _role(name: str) -> str:
    return normalise(_END_OF_ROLE.split(_CONTRACTS.sub("", name))[0])


def _is_hired(line: BudgetLine, fund: FundRules) -> bool:
    """By the fund's article, else by the line's own words: the form of contract, or the trade that it begins with."""
    said = normalise(line.name)
    trade = bool(_TRADE.match(_role(line.name))) and not _BOUGHT.search(normalise(f"{line.name} {line.comment}"))
    own = line.article not in fund.articles and (bool(_HIRED.search(said)) or trade)
    return (own or line.article in {"1.1", "1.2"}) and not _CONTRIBUTIONS.search(said)


def team_not_in_budget(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    """Members whose role no paid or donated position names; a line of one's own that says no contract may be one."""
    own = [line for line in draft.budget.lines if line.article not in fund.articles or line.article == "1"] if draft.budget else []
    positions = [_roots(f"{line.name} {line.comment}") for line in [*_positions(draft), *own]] if _positions(draft) else []
    if positions:
        for person in draft.team:
            if not _named(person, positions):
                yield Seen(f"Роль «{short(person.role)}» не видна в статье 1 бюджета.", (person.span,))
        everything = [_roots(f"{line.name} {line.comment}") for line in draft.budget.lines] if draft.budget else []
        people = _named_in_text(draft)
        unpaid = [one for one in people if (post := _roots(_post(one))) and not any(post & named for named in everything)]
        for person in unpaid if len(unpaid) == 1 < len(people) else ():  # others of a team in one's own words may be unpaid too
            if not _GIVEN.search(normalise(person.about)) and not _HEADS.search(normalise(person.about)):
                yield Seen(f"Роль «{short(person.role)}» не видна в бюджете, а у остальных она в нём есть.", (person.span,))


def _named(person: Person, positions: list[set[str]]) -> bool:
    wanted = _roots(_DUTIES.split(person.role)[0]) or _roots(person.role)
    return not wanted or any(wanted & position for position in positions)


def team_vacant(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    field = draft.get("team")
    for match in _VACANT.finditer(field.text) if field else ():
        assert field is not None
        yield Seen("Человек на роль ещё не найден.", (field.span(match.start(), match.end()),))
    for person in draft.team:
        name = is_nobody(person)
        if name and not _VACANT.search(name):
            yield Seen(f"Вместо имени стоит «{name}»: человек на роль ещё не найден.", (person.span,))


def full_time_elsewhere(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """Somebody who gives the project all their time and has a full-time job with another organisation."""
    applicant = " ".join(field.text for field in draft.texts("organisation"))
    experience = draft.get("leader_experience")
    for line in draft.budget.of("1.1") if draft.budget else ():
        if not _ALL_TIME.search(in_digits(normalise(line.comment))):
            continue
        if experience and _PROJECT_LEADER.search(line.name):
            yield from _elsewhere(line, experience.text, experience.whole, applicant)
        for person in draft.team:
            name = _NAME.search(person.about)
            if name and re.search(rf"(?<!\w){name[1]}(?!\w)", f"{line.name} {line.comment}"):
                yield from _elsewhere(line, person.about, person.span, applicant)


def _elsewhere(line: BudgetLine, about: str, span: Span, applicant: str) -> Iterator[Seen]:
    for match in _JOB.finditer(about):
        job = normalise(match[0])
        ours = any(name in applicant for name in _QUOTED.findall(match[0])) or _OURS.search(job)
        if _UNTIL_NOW.search(job) and _FULL_TIME.search(in_digits(job)) and not ours:
            where = short(match[0].removeprefix("Организация").replace("Должность", "—"), 120)
            yield Seen(
                f"«{short(line.name)}» занимает всё рабочее время, а у человека есть и другая полная ставка: {where}", (line.span, span)
            )


def _positions(draft: Draft) -> list[BudgetLine]:
    return draft.budget.of("1.1", "1.2") if draft.budget else []


def _roots(text: str) -> set[str]:
    return roots(text) - {"проек", "прогр", "работ"}


CHECKS = {
    "team-roles-in-budget": team_roles_in_budget,
    "team-not-in-budget": team_not_in_budget,
    "team-vacant": team_vacant,
    "full-time-elsewhere": full_time_elsewhere,
}
