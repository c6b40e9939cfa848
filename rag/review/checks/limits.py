"""Limits of the fund on pay and contractors. What is not asked of the fund is free of them."""

import math
import re
from collections.abc import Iterator
from decimal import Decimal

from rag.facts import MONTHS
from rag.numerals import in_digits
from rag.review.findings import Seen
from rag.review.fund import FundRules
from rag.review.types import BudgetLine, Draft
from rag.review.wording import number, plural, roubles
from rag.text import normalise

_SHARE = re.compile(r"\d+ ?%|занятост|ставк|час\w* в|неполн|полн\w+ (?:день|рабоч)")
_PAY = re.compile(r"(?<!\w)(?:оклад|зарплата|ставк|полставки|трудов\w+ договор|занятост|с ндфл)")
_PAID_POST = re.compile(r"(?:руководител|координатор|бухгалтер(?!и|с)|менеджер|администратор)")
_NAME_OF_MONTH = rf"(?:{'|'.join(MONTHS)})[а-я]*"
_WORKS_FROM = re.compile(
    r"(?<!\w)(?:приступа\w+|приступит|начинает (?:работ\w+)?|выходит на работу|работает|нанимае\w+|принимае\w+ на работу|оплачивае\w+)"
    rf"[^.;,:]{{0,30}}? ?(?:с )?(?:(?P<day>\d{{1,2}}) )?(?P<first>{_NAME_OF_MONTH})(?: 20\d\d)?(?: года)?"
    rf"(?: по (?:\d{{1,2}} )?(?P<last>{_NAME_OF_MONTH})|[^.;]{{0,60}}до (?:его |ее )?(?:завершени|конц|окончани)\w*)"
)
"""«Приступает 1 апреля и остаётся до завершения», «работает с апреля по ноябрь»."""
_FIRST_HALF = 15
_VACATION = re.compile(r"отпускн|оплат\w+ отпуск|компенсаци\w+ (?:за )?(?:\w+ )?отпуск")
_SERVICE = re.compile(r"(?<!\w)услуг|сопровождени|(?<!\w)разработк|монтаж|съемк|дизайн|верстк|подрядчик|аутсорс")
_NO_CONTRACTOR = re.compile(
    r"аренд|проезд|проживани|питани|транспорт|доставк|билет|гостиниц|связ|почт|банк|приобретени|покупк|лицензи|прав[ао]? на"
)
_BY_A_FIRM = re.compile(r"(?<!\w)(?:строит|выполн\w+|провод[иь]?т|провед[её]т|оказыва\w+|монтиру\w+|изготов\w+|шь[её]т) (?:ооо|ип)(?!\w)")
_FIRM = re.compile(r"(?<!\w)(?:ооо|оао|зао|ао|ип)(?!\w)")
_FIRM_DOES = re.compile(
    r"ведени|учет|обслуживани|организаци|обучени|подготовк|оформлени|печат|озвучи|съемк|охран|клининг|уборк|бухгалтери"
    r"|(?<!\w)(?:квест|фильм|ролик|видеоролик|мультфильм|подкаст|курс|мастер-класс|тренинг|семинар|лекци|концерт|спектакл|представлени"
    r"|анимаци|исследовани|тестировани|диагностик|обследовани|экспертиз|аудит|перевод)\w*"
    r"|(?:онлайн|интерактивн\w+|электронн\w+|цифров\w+)[ -]карт\w*|карт\w+ маршрут"
    r"|запис\w+ (?:\w+ )?(?:ролик|видео|фильм|песен|альбом|аудио)"
)
_SELLER = re.compile(
    r"(?:(?<!\w)кп|сч[её]т\w*|цен\w+|прайс\w*|магазин\w*|поставщик\w*|предложени\w+|скидк\w+)[^.;,]{0,30}(?:ооо|ип|ао)(?!\w)"
)
"""A firm that is named for its price sells a thing."""
"""In a budget without the fund's articles a contractor is a firm that is named with what it does."""
_SERVICE_ARTICLES = ("5", "6")
"""Articles of services alone; in the others only lines that name a service count."""


def salary_limit(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    limit = fund.limit("salary_avg_month_max_rub")
    own = [line for line in asked(draft, "1", *own_articles(draft, fund)) if line.article != "1.1" and _is_pay_of_one(line)]
    for line in [*asked(draft, "1.1"), *own]:
        monthly = line.money.requested / line.quantity if line.money and line.quantity else Decimal(0)
        if limit and monthly > limit and "мес" in (line.unit or "мес"):
            yield Seen(f"«{line.name}»: {roubles(monthly)} руб. в месяц из гранта, ориентир — {roubles(limit)}.", (line.span,))


def _is_pay_of_one(line: BudgetLine) -> bool:
    """Whether a line of one's own is the monthly pay of one person by a labour contract."""
    words = in_digits(normalise(f"{line.name} {line.comment}"))
    several = re.search(r" и |\+|двое|трое|(?<![\d,.])(?:[2-9]|\d\d) (?:чел|став|сотруд|специал|педагог)", in_digits(normalise(line.name)))
    return (
        "мес" in line.unit and bool(_PAID_POST.match(words)) and not several and not re.search(r"гпх|самозан|услуг|(?<!\w)ип(?!\w)", words)
    )


def _is_pay(line: BudgetLine) -> bool:
    """Whether a line of one's own is pay by a labour contract, by what is said of it."""
    return bool(_PAID_POST.match(normalise(line.name)) or _PAY.search(normalise(f"{line.name} {line.comment}")))


def _lines_of(draft: Draft, *articles: str) -> list[BudgetLine]:
    return [line for line in draft.budget.lines if line.article in articles] if draft.budget else []


def salary_months(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    if draft.months is None or draft.months < 1:  # no such project is: its days were misread
        return
    months = math.ceil(draft.months - 0.1)
    own = [line for line in _lines_of(draft, "1", *own_articles(draft, fund)) if "мес" in line.unit and _is_pay(line)]
    for line in [*_lines_of(draft, "1.1"), *(line for line in own if line.article != "1.1")]:
        if line.quantity is not None and line.quantity > months and "мес" in (line.unit or "мес"):
            lasts = plural(months, "месяц", "месяца", "месяцев")
            yield Seen(f"«{line.name}»: {number(line.quantity)} мес. зарплаты, а проект длится {lasts}.", (line.span,))


def salary_start(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001  # checks share one signature
    """Months of pay against what the comment says of the work: from a month of the project, to another one or to its end."""
    for line in draft.budget.of("1.1") if draft.budget else ():
        match = _WORKS_FROM.search(in_digits(normalise(line.comment)))
        lasts = _months_of_work(match, draft) if match else None
        if match and lasts and line.quantity is not None and line.quantity >= lasts + 1 and "мес" in (line.unit or "мес"):
            yield Seen(f"«{line.name}»: {number(line.quantity)} мес. оплаты, а в комментарии «{match[0]}» — это {lasts} мес.", (line.span,))


def _months_of_work(match: re.Match[str], draft: Draft) -> int | None:
    """Calendar months from a month to another; `None` when they are not once each in the project, or it cannot be told how it ends."""
    if draft.starts is None or draft.ends is None or draft.months is None:
        return None
    first = draft.starts.year * 12 + draft.starts.month
    last = draft.ends.year * 12 + draft.ends.month
    found = [[month for month in range(first, last + 1) if (month - 1) % 12 == _month(name)] for name in (match["first"], match["last"])]
    starts, ends = found[0], found[1] if match["last"] else [last]
    whole = 1 if not match["day"] or int(match["day"]) <= _FIRST_HALF else 0
    return ends[0] - starts[0] + whole if len(starts) == len(ends) == 1 and ends[0] >= starts[0] else None


def _month(name: str | None) -> int | None:
    return next((at for at, month in enumerate(MONTHS) if name and re.match(month, name)), None)


def salary_no_share(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    for line in asked(draft, "1.1"):
        if line.comment and not _SHARE.search(normalise(f"{line.name} {line.comment}")):
            yield Seen(f"«{line.name}»: в комментарии нет занятости.", (line.span,))


def vacation_short_project(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    limit = fund.limit("vacation_pay_min_project_months")
    if limit is None or draft.months is None or draft.months > limit:
        return
    for line in asked(draft, "1"):
        if _VACATION.search(normalise(f"{line.name} {line.comment}")):
            yield Seen(f"«{line.name}»: отпускные в проекте на {number(round(draft.months))} мес.", (line.span,))


def contractors_share(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    limit, stated = fund.limit("contractors_share_max"), draft.budget.stated if draft.budget else None
    if draft.budget is None or stated is None or limit is None or not stated[0].requested:
        return
    services = [line for line in asked(draft, "4", "5", "6", "7", "8", "9") if _is_service(line)]
    services += [line for line in asked(draft, *own_articles(draft, fund)) if _is_of_a_firm(line)]
    paid = sum((line.money.requested for line in services if line.money), Decimal(0))
    listed = sum((line.money.requested for line in draft.budget.lines if line.money), Decimal(0))
    whole = stated[0].requested if draft.kind == "заявка" else max(stated[0].requested, listed)  # a total of one's own may be of a part
    share = 100 * paid / whole
    if share > limit:
        said = f"Услуги подрядчиков — {roubles(paid)} руб., это {number(round(share, 1))} % запроса, а можно {number(limit)} %."
        yield Seen(said, tuple(line.span for line in services))


def _is_service(line: BudgetLine) -> bool:
    name = normalise(line.name)
    told = line.article in _SERVICE_ARTICLES or bool(_SERVICE.search(name)) or bool(_BY_A_FIRM.search(normalise(line.comment)))
    return not _NO_CONTRACTOR.search(name) and told


def _is_of_a_firm(line: BudgetLine) -> bool:
    name = normalise(line.name)
    does = _SERVICE.search(name) or _FIRM_DOES.search(name)
    firm = _FIRM.search(name) or (_FIRM_DOES.search(name) and _FIRM.search(_SELLER.sub(" ", normalise(line.comment))))
    return bool(firm and does and not _NO_CONTRACTOR.search(name))


def own_articles(draft: Draft, fund: FundRules) -> set[str]:
    """Articles of a budget of one's own that the fund does not know."""
    return {line.article for line in draft.budget.lines} - {*fund.articles} if draft.budget else set()


def asked(draft: Draft, *articles: str) -> Iterator[BudgetLine]:
    """Lines of these articles that ask money of the fund."""
    lines = draft.budget.of(*articles) if draft.budget else []
    return (line for line in lines if line.money and line.money.requested > 0)


CHECKS = {
    "salary-limit": salary_limit,
    "salary-months": salary_months,
    "salary-start": salary_start,
    "salary-no-share": salary_no_share,
    "vacation-short-project": vacation_short_project,
    "contractors-share": contractors_share,
}
