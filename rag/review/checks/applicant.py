"""The organisation that applies: may it, and does what it says of itself agree."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from rag.review.checks.owed import debts_told, reports_owed
from rag.review.findings import Seen, Severity
from rag.review.fund import FundRules
from rag.review.language.periods import find_period
from rag.review.language.printed import is_empty
from rag.review.language.signs import shows
from rag.review.types import Draft, Field, Span
from rag.review.wording import day, roubles, short
from rag.text import normalise, sentences

_AUTHORITY = re.compile(
    r"(?<!\w)(?:администраци|министерств|правительств|департамент|мэри[яией]|префектур|исполнительн\w+ комитет|исполком"
    r"|(?:комитет\w*|отдел\w*|управлени\w+) (?:по (?!защите прав|связям)|образовани|культур|спорт|социальн|молод|физическ|имуществ|природ"
    r"|экологи|сельск)"
    r"|агентств\w+ [^,;«»\n]{0,40}(?<!\w)(?:края|области|республики|автономного округа)(?!\w)"
    r"|муниципалитет|минспорт|минобр|минкульт|минсоц|минтруд|росмолод[её]ж|муниципальн\w+ образовани"
    r"|(?:совет|собрани|дум)[а-я]* (?:\w+ )?(?:депутат|представител|муниципальн|(?:городского|сельского) (?:округа|поселения))"
    r"|дум[аыеой]{1,2} (?:[А-ЯЁ]?[а-яё-]+ )?(?:округа|города|района|области|края)"
    r"|(?:городск|областн|районн|законодательн|государственн|земск|окружн)\w+ (?:дум|собрани|совет депутат)"
    r"|орган\w* (?:местного самоуправления|власти))\w*",
    re.IGNORECASE,
)
_LIST = r"(?:[^.;()]|(?<=(?<!\w)\w)\.)*?"
"""Within a list of names with initials."""
_FOUNDED_BY = re.compile(
    rf"учредител\w*(?: организации)?(?:\s*[:–—-]| являются| выступают){_LIST}{_AUTHORITY.pattern}"
    r"|(?:(?:среди|в числе|из) (?:\w+ )?учредител\w+|(?<!\w)(?:учредил[аио]?|учрежден[аоы]?|соучредител\w+)(?!\w))"
    rf"{_LIST}{_AUTHORITY.pattern}"
    rf"|{_AUTHORITY.pattern}[^.;()]{{0,80}}?(?:вход\w+ в (?:число|состав) учредител|(?:явля|выступа)\w+ (?:\w+ )?(?:со)?учредител)"
)
_FOUNDER_LEFT = re.compile(
    r"(?<!\w)(?:вышл[аи]|вышел|вышло|исключен\w*|не (?:вход|име|явля|участв|был)\w*|отсутству\w+)(?!\w)|(?<!\w)нет(?!\w)"
)
_FOREIGN = re.compile(r"(?<!\w)(?:иностран|международн|политическ|юридическ)")
_NOT_OWN = re.compile(
    r"до (?:её |его )?регистрации организации|реализован\w* членами команды|(?:как|будучи) физическ\w+ лиц"
    r"|(?:другой|иной|чужой|сторонней) организации|(?:другая|иная|сторонняя) организация",
    re.IGNORECASE,
)
_NON_PROFIT = re.compile(
    r"(?<!\w)(?:автономная некоммерческая|общественн(?:ая|ое|ый) (?:организаци|объединени|движени|фонд|учреждени)|благотворительный фонд)"
    r"|^\W*(?:мы\W+)?(?:это )?(?:ано|роо|моо|гоо)(?!\w)"
)
"""Says what the organisation is, whoever else is named beside."""
_OF_OTHERS = re.compile(r"(?<!\w)(?:учет|бухгалтер|обслужива|договор|аренд|партнер|помога|поставщик|подрядчик)")
_MAX_LEAD_WORDS = 3
_WITH_OTHERS = re.compile(r"(?<!\w)(?:с|со|для|у|помога\w+|защища\w+)(?!\w)")
_PROJECT_END = re.compile(r"Дата окончания\s*\n?\s*(\d\d\.\d\d\.\d{4})")
_HEAD = re.compile(r"^(?!.*(?:договор|сторонн|аутсорс)).*(?:руководител|директор|председател|президент)", re.DOTALL)
"""The head keeps the books, and nobody is hired for it."""
_NOBODY_HIRED = re.compile(
    r"(?<!\w)(?:без|не (?:заключ|привлек|нанима|обраща|пользу|передава)\w*)(?: [а-я]+){0,2}? "
    r"(?:договор|сторонн|аутсорс|бухгалтер|исполнител|организаци|специалист)\w*(?: (?:с|на|по|от|у) [а-я]+"
    r"|(?: [а-я]+)? (?:организаци|специалист|бухгалтер|лиц)\w*)?"
    r"|(?:договор|сторонн|аутсорс)\w*(?: [а-я]+){0,4}? (?:нет(?!\w)|отсутству\w+|не (?:заключ|привлек|нанима|использ)\w+)"
)
_BOOKS_KEPT = re.compile(r"^(?!.*(?:программ|1с|лицензи|курс)).*бухгалтер")
_OF_OURSELVES = ("team", "organisation", "leader_experience", "staff", "summary", "problem", "partners", "resources", "registered")
_BOOKS = r"(?:(?:бухгалтер\w+ |финансов\w+ )?учет[а-я]*(?! (?:часов|врем|посещ|рабоч|участ|материал|расход))|бухгалтери\w+|бухучет\w*)"
_PAPERS = (
    r"(?:(?:бухгалтерски\w+ |учетны\w+ )?книги"
    r"|(?:отчет\w*|отчетность|деклараци\w+)[^.;:]{0,20} в (?:\w+ )?(?:налогов|фнс|соцфонд|сфр|фонд))\w*"
)
_THE_HEAD = r"(?:директор|руководител|председател|президент|заведующ)\w*"
_NAMED = r"(?: [а-я.]+){0,5}"
_BY_HEAD = re.compile(
    rf"(?<!\w){_BOOKS}(?: \w+){{0,3}} (?:тоже |также )?(?:на мне|за мной|(?:веду|вела|вел|делаю|беру) (?:я )?сам[аи]?)(?!\w)"
    rf"|(?<!\w){_BOOKS}(?: \w+){{0,3}} (?:я )?(?:веду|сдаю)(?!\w)"
    rf"|(?<!\w)(?:я (?:сама? |лично )?|сама? (?:же )?|лично )(?:веду|делаю|сдаю) (?:\w+ ){{0,2}}{_BOOKS}"
    rf"|(?<!\w){_BOOKS}(?: \w+){{0,2}} (?:ведет|ведется|осуществля\w+) (?:лично |сам |сама )?{_THE_HEAD}"
    rf"|(?<!\w){_BOOKS}(?: \w+){{0,2}} {_THE_HEAD}{_NAMED} (?:ведет|осуществляет)(?!\w)"
    rf"|(?<!\w){_THE_HEAD}{_NAMED} (?:лично|сам|сама|самостоятельно)(?: \w+)? {_BOOKS}"
    rf"|(?<!\w){_BOOKS}(?: [а-я]+){{0,3}} (?:возложен\w*|лежит) на {_THE_HEAD}"
    rf"|(?<!\w){_THE_HEAD}{_NAMED},? (?:он|она) же (?:и )?(?:главн\w+ )?бухгалтер"
    rf"|(?<!\w){_PAPERS}[^.;:]{{0,40}} (?:веду|сдаю|делаю|готовлю)(?: я)? сам[аи]?(?!\w)"
    rf"|(?<!\w)(?:сама?|лично) (?:же )?(?:я )?(?:веду|сдаю|делаю|готовлю)[^.;:]{{0,30}}? {_PAPERS}"
)
"""«Учёт и отчёты тоже на мне», «учёт директор ведёт лично», «веду учёт сама»."""
_BY_OTHERS = re.compile(r"договор|аутсорс|сторонн|(?<!\w)(?:ип|ооо)(?!\w)|(?<!\w)(?:раньше|прежде|до 20\d\d)|складск")
_BOOKKEEPER = re.compile(r"бухгалтер(?:ом|у)?(?!\w)")
_MEETING = re.compile(r"общее собрание", re.IGNORECASE)
_BOARD = re.compile(r"(?<!\w)(?:совет|правлени|президиум|наблюдательн|попечительск)", re.IGNORECASE)


def _age_months(draft: Draft, fund: FundRules) -> int | None:
    """Whole months from registration to the last day of applications."""
    field = draft.get("registered")
    told = find_period(field.text) if field else None
    if told is None:
        return None
    born, closes = told.starts, _closes(draft, fund)
    return (closes.year - born.year) * 12 + closes.month - born.month - (closes.day < born.day)


def _closes(draft: Draft, fund: FundRules) -> date:
    """The last day of applications; a project that begins before it was for an earlier contest, which closed before that day."""
    closes = fund.dates.applications.closes
    return min(closes, draft.starts) if draft.starts else closes


def org_too_young(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    age, wanted = _age_months(draft, fund), fund.limit("org_age_months_small") or fund.limit("org_age_months")
    field = draft.get("registered")
    if field and age is not None and wanted and age < wanted:
        closes = day(_closes(draft, fund))
        yield Seen(f"На {closes} организации {max(age, 0)} мес., а нужно не меньше {wanted}.", (field.whole,))


def org_young_for_amount(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    age, low, full = _age_months(draft, fund), fund.limit("org_age_months_small"), fund.limit("org_age_months")
    border, field = fund.limit("org_age_small_max_rub"), draft.get("registered")
    if field is None or age is None or low is None or full is None or border is None or draft.amount is None:
        return
    if low <= age < full and draft.amount >= border:
        asked = f"просят {roubles(draft.amount)} руб."
        yield Seen(f"Организации {age} мес.: до {full} мес. безопасно просить меньше {roubles(border)} руб., а {asked}", (field.whole,))


def applicant_excluded(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    field = draft.get("organisation")
    if field is None:
        return
    name = field.text.splitlines()[0]
    if field.how == "по смыслу":
        name = _own_name(name)
    first, *more = [name[start:end] for start, end in sentences(name)] or [name]
    said = " ".join([first, *(other for other in more if not _OF_OTHERS.search(normalise(other)))])
    for kind in fund.excluded_applicants if not _NON_PROFIT.search(normalise(said)) else ():
        if shows(said, kind.signs):
            yield Seen(f"По названию это {kind.title}.", (field.span(0, len(name)),), rule=kind.rule)


def _own_name(sentence: str) -> str:
    """What a sentence says that we are: «Мы это ТСН «Квартал», работаем с …»; nothing where it speaks of others in that place."""
    first, *more = re.split(r"[,.;(:]| [-–—] ", sentence)
    name = sentence[: len(first) + 1 + len(more[0])] if more and len(first.split()) <= _MAX_LEAD_WORDS else first
    return "" if _WITH_OTHERS.search(normalise(name)) else name


def founder_authority(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001  # checks share one signature
    field = next((f for f in draft.fields.values() if f.key == "founders" and not is_empty(f.text)), None)  # what is left of it counts
    for said in field.sentences() if field else ():
        match = _AUTHORITY.search(said.quote)
        if match and field and not _FOUNDER_LEFT.search(normalise(said.quote)):
            yield Seen("В поле об учредителях назван орган власти.", (field.span(said.start + match.start(), said.start + match.end()),))
            return
    about = () if draft.get("founders") else draft.texts("organisation", "summary", "partners", "resources")
    for sentence in (said for told in about for said in _over_lines(told)):
        words = normalise(sentence.quote)
        if _FOUNDED_BY.search(words) and not _FOUNDER_LEFT.search(_without_others(words)):
            yield Seen("Среди учредителей назван орган власти.", (sentence,))


def _over_lines(field: Field) -> Iterator[Span]:
    """Sentences of a field, one that a line breaks in two as a whole: «Учредители – два лица / и администрация района»."""
    begins: int | None = None
    for said in field.sentences():
        begins = said.start if begins is None else begins
        if said.quote.rstrip().endswith(tuple(".!?;:")) or not re.match(r"\s*[а-яё]", field.text[said.end :]):
            yield field.span(begins, said.end)
            begins = None


def _without_others(said: str) -> str:
    """Without clauses of who else is no founder: «…; иностранных лиц среди них нет»."""
    return ";".join(clause for clause in re.split(r"[;,]", said) if not _FOREIGN.search(clause) or _AUTHORITY.search(clause))


def debt_admitted(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    """A debt to the state above the limit, wherever it is told; a remark where its sum is not."""
    limit = fund.limit("tax_debt_max_rub")
    for said, owed in debts_told(draft, limit) if limit is not None else ():
        sum_ = f"{roubles(owed)} руб." if owed is not None else "сумма не названа"
        severity: Severity | None = None if owed is not None else "замечание"
        yield Seen(
            f"Сказано о долге перед бюджетом: {sum_}, а можно не больше {roubles(limit or Decimal(0))} руб.", (said,), severity=severity
        )


def report_owed(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    for said in reports_owed(draft):
        yield Seen(f"Сказано, что отчёт по гранту не сдан: «{short(said.quote)}».", (said,))


def board_is_meeting(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    field = draft.get("board")
    if field and _MEETING.search(field.text) and not _BOARD.search(field.text):
        yield Seen("Общее собрание — высший орган, а не постоянный коллегиальный.", (field.whole,))


def site_missing(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    empty = [f for f in draft.fields.values() if f.key == "site" and f.id not in draft.hidden and is_empty(f.text)]
    if empty:
        yield Seen("Сайт не указан.", (empty[0].whole,) if empty[0].text else ())


def projects_old(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    field, years = draft.get("projects"), fund.limit("org_projects_years_max")
    if field is None or years is None:
        return
    closes = fund.dates.applications.closes
    border = date(closes.year - int(years), closes.month, closes.day)
    for match in _PROJECT_END.finditer(field.text):
        if (ended := datetime.strptime(match[1], "%d.%m.%Y").date()) < border:
            yield Seen(f"Проект закончился {day(ended)}, больше {years} лет до конца приёма заявок.", (field.span(*match.span(1)),))


def projects_not_own(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    field = draft.get("projects")
    match = _NOT_OWN.search(field.text) if field else None
    if field and match:
        yield Seen("Сказано, что проекты вели люди до организации, а поле — о её собственных.", (field.span(match.start(), match.end()),))


def bookkeeper_twice(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """The head keeps the books, as their field or any sentence says, and somebody is paid for it."""
    paid = [
        line
        for line in (draft.budget.lines if draft.budget else ())
        if _BOOKS_KEPT.search(normalise(line.name)) and (line.money is None or line.money.requested > Decimal(0))
    ]
    if not paid:
        return
    field = draft.get("bookkeeping")
    if field and _HEAD.search(_NOBODY_HIRED.sub(" ", normalise(field.text))):
        for line in paid:
            yield Seen(f"По полю «{field.title}» учёт ведёт руководитель, а в бюджете есть «{line.name}».", (field.whole, line.span))
        return
    for told in (said for other in draft.texts(*_OF_OURSELVES) for said in other.sentences()):
        words = normalise(told.quote)
        if _BY_HEAD.search(words) and not _BY_OTHERS.search(words) and not _BOOKKEEPER.search(_BY_HEAD.sub(" ", words)):
            yield Seen(f"Сказано, что учёт ведёт руководитель, а в бюджете есть «{paid[0].name}».", (told, *(line.span for line in paid)))
            return


CHECKS = {
    "org-too-young": org_too_young,
    "org-young-for-amount": org_young_for_amount,
    "applicant-excluded": applicant_excluded,
    "founder-authority": founder_authority,
    "debt-admitted": debt_admitted,
    "report-owed": report_owed,
    "board-is-meeting": board_is_meeting,
    "site-missing": site_missing,
    "projects-old": projects_old,
    "projects-not-own": projects_not_own,
    "bookkeeper-twice": bookkeeper_twice,
}
