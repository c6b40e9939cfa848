"""Limits of the fund on pay, trips and contractors. What is not asked of the fund is free of them."""

import math
import re
from collections.abc import Iterator
from decimal import Decimal

from rag.facts import MONTHS
from rag.numerals import in_digits
from rag.review.amounts import AMOUNT, amount
from rag.review.findings import Seen
from rag.review.fund import FundRules
from rag.review.types import BudgetLine, Draft
from rag.review.wording import number, plural, roubles
from rag.text import normalise

_NIGHTS = re.compile(r"(\d+)\s*(?:ноч|сут)")
_DAYS = re.compile(r"(\d+)\s*(?:дн|день|сут)")
_HOTEL = re.compile(r"проживани|гостиниц|отел[ьяе]|хостел")
_PER_NIGHT = re.compile(r"(?:за|в|одну?) (?:ноч|сут)|(?:руб\w*|₽)\s*/\s*(?:ноч|сут)|сут\.?$")
_NIGHT_FOR = re.compile(
    rf"(?:ноч|сут)\w*(?:[^.;\d]{{0,60}} по|[^.;\d]{{0,40}} ?[х×x*]| стоит| ?[:–—-]) ?(?P<sum>{AMOUNT})(?! ?(?:чел|номер|ноч|сут|мест))"
    rf"|(?P<before>{AMOUNT}) ?(?:(?:за|в) (?:одну? |1 )?|/ ?)(?:ноч|сут)"
)
"""«Две ночи в номере по 4 500 руб.», «4 500 руб. за ночь»."""
_HOTEL_WITHIN = re.compile(rf"(?:гостиниц|проживани|отел|хостел|ночевк|номер)\w*[^.;+]{{0,40}}?(?:{_NIGHT_FOR.pattern})")
_NOT_COUNTED = r"(?! ?(?:чел|номер|ноч|сут|мест|кв|м|дн))"
_ROOM = r"(?:гостиниц|проживани|отел|хостел|номер|ночлег)\w*"
_NIGHTS_FOR = tuple(
    re.compile(told)
    for told in (
        rf"(?<![\d,.])(?P<nights>\d{{1,2}}) (?:ноч|сут)\w*[^.;,+\d]{{0,30}}?{_ROOM}[^.;,+\d]{{0,20}}? (?P<sum>{AMOUNT}){_NOT_COUNTED}",
        rf"{_ROOM}[^.;,+\d]{{0,30}}? (?P<nights>\d{{1,2}}) (?:ноч|сут)\w*(?: на| за| -| =| это|:|,)? (?P<sum>{AMOUNT}){_NOT_COUNTED}",
    )
)
"""«1 ночь в отдельном номере 9 200», «гостиница 2 ночи на 18 800»: within a line of several costs, the sum of all the nights or of one."""
_OF_TWO = re.compile(r"(?:двух|тр[её]х|четыр[её]х|много)местн|на (?:двоих|троих|семью)|двойно[йм] номер")
"""The price of a room is of several people, we do not know of whom."""
_SEVERAL = re.compile(r"(\d+)\s*(?:чел|номер|мест|участник|сотрудник|тренер|эксперт)")
_PER_DIEM_WITHIN = re.compile(
    r"[,;:+] ?суточн\w+[:–— -]* (?:\d+ чел\w*\.? ?[хx×*] ?)?(?P<one>\d[\d ]*(?:[а-я]+\.?)?) ?[хx×*] ?(?P<other>\d[\d ]*(?:[а-я]+\.?)?)"
)
_PER_DIEM = re.compile(r"суточны")
_PER_DIEM_RATE = re.compile(rf"суточн\w+[:–— -]*(?:по )?(?P<sum>{AMOUNT}) ?(?:(?:за|в) (?:один |1 )?|/ ?)(?:день|дн|сут)")
_PEOPLE = re.compile(r"(\d+)\s*(?:чел|участник|сотрудник|мастер|тренер|эксперт|работник|педагог|специалист|волонт|доброволь)")
_RATE = re.compile(r"(\d{1,3}(?: \d{3})+|\d+)(?:,00)?\s*(?:руб|₽|р(?!\w))")
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
    for line in _asked(draft, "1.1"):
        monthly = line.money.requested / line.quantity if line.money and line.quantity else Decimal(0)
        if limit and monthly > limit and "мес" in (line.unit or "мес"):
            yield Seen(f"«{line.name}»: {roubles(monthly)} руб. в месяц из гранта, ориентир — {roubles(limit)}.", (line.span,))


def _is_pay(line: BudgetLine) -> bool:
    """Whether a line of one's own is pay by a labour contract, by what is said of it."""
    return bool(_PAID_POST.match(normalise(line.name)) or _PAY.search(normalise(f"{line.name} {line.comment}")))


def _lines_of(draft: Draft, *articles: str) -> list[BudgetLine]:
    return [line for line in draft.budget.lines if line.article in articles] if draft.budget else []


def salary_months(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    if draft.months is None or draft.months < 1:  # no such project is: its days were misread
        return
    months = math.ceil(draft.months - 0.1)
    own = [line for line in _lines_of(draft, "1", *_own_articles(draft, fund)) if "мес" in line.unit and _is_pay(line)]
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
    for line in _asked(draft, "1.1"):
        if line.comment and not _SHARE.search(normalise(f"{line.name} {line.comment}")):
            yield Seen(f"«{line.name}»: в комментарии нет занятости.", (line.span,))


def vacation_short_project(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    limit = fund.limit("vacation_pay_min_project_months")
    if limit is None or draft.months is None or draft.months > limit:
        return
    for line in _asked(draft, "1"):
        if _VACATION.search(normalise(f"{line.name} {line.comment}")):
            yield Seen(f"«{line.name}»: отпускные в проекте на {number(round(draft.months))} мес.", (line.span,))


def contractors_share(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    limit, stated = fund.limit("contractors_share_max"), draft.budget.stated if draft.budget else None
    if draft.budget is None or stated is None or limit is None or not stated[0].requested:
        return
    services = [line for line in _asked(draft, "4", "5", "6", "7", "8", "9") if _is_service(line)]
    services += [line for line in _asked(draft, *_own_articles(draft, fund)) if _is_of_a_firm(line)]
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


def hotel_limit(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    """A price that is not told to be of one night is told apart by the nights named; without them nothing can be said."""
    limit = fund.limit("hotel_night_max_rub")
    for line in _travel(draft, fund):
        words = in_digits(normalise(f"{line.name} {line.comment}"))
        within = _HOTEL_WITHIN.search(words)
        rate = (_told_sum(within) if within else _of_nights(line, words)) if not _HOTEL.search(normalise(line.name)) else None
        if _OF_TWO.search(words):
            continue
        if limit and rate and rate > limit:
            yield Seen(f"«{line.name}»: {roubles(rate)} руб. за ночь, ориентир — {roubles(limit)}.", (line.span,))
        if limit is None or line.price is None or not _HOTEL.search(normalise(line.name)):
            continue
        nights, told = _NIGHTS.search(words), _NIGHT_FOR.search(words)
        of_people = line.unit.startswith(("чел", "номер")) and not re.search(r"ноч|сут", line.unit)
        if nights and line.quantity and not of_people and _counts_nights(line.quantity, int(nights[1]), words):
            if line.price > limit:
                yield Seen(f"«{line.name}»: {roubles(line.price)} руб. за ночь, ориентир — {roubles(limit)}.", (line.span,))
            continue
        if not told and not nights and not _PER_NIGHT.search(f"{words} {line.unit}".strip()):
            continue
        people = None if told else _SEVERAL.search(words)
        price = (_told_sum(told) if told else None) or line.price
        per_night = price / (1 if told or _PER_NIGHT.search(words) or nights is None else max(int(nights[1]), 1))
        if per_night > limit and not (people and int(people[1]) > 1 and per_night / int(people[1]) <= limit):
            yield Seen(f"«{line.name}»: {roubles(per_night)} руб. за ночь, ориентир — {roubles(limit)}.", (line.span,))


def _of_nights(line: BudgetLine, words: str) -> Decimal | None:
    """The least that a night can cost for one, of several costs in a line; `None` where it may be of several people."""
    told = next(filter(None, (pattern.search(words) for pattern in _NIGHTS_FOR)), None)
    total = amount(told["sum"].strip()) if told else None
    people = {int(match[1]) for match in _SEVERAL.finditer(words)} - {1}
    of_one = line.unit.startswith("чел") or re.search(r"(?<!\w)на (?:одного|1)(?!\w)", words) or not people
    if told is None or not total or not int(told["nights"]) or line.price is None or total >= line.price or not of_one:
        return None
    return total / int(told["nights"])


def _told_sum(told: re.Match[str]) -> Decimal | None:
    return amount((told["sum"] or told["before"]).strip())


def _counts_nights(quantity: Decimal, nights: int, words: str) -> bool:
    """Whether a quantity is of nights, of one or of several people: then the price is of one."""
    people = {int(match[1]) for match in _SEVERAL.finditer(words)} or {1}
    return nights > 1 and quantity in {nights * number for number in people}


def per_diem_limit(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    """The price is of a day, or of the days that are named; a multiple of the limit is taken for days that are not.

    A day's rate that the comment names is taken where days, or people and days, make the price of it.
    """
    limit = fund.limit("per_diem_russia_rub")
    for line in _travel(draft, fund):
        words = in_digits(normalise(f"{line.name} {line.comment}"))
        rate = _rate_within(words)
        if limit and rate and rate > limit and "рубеж" not in words:
            yield Seen(f"«{line.name}»: суточные {roubles(rate)} руб. в день, ориентир — {roubles(limit)}.", (line.span,))
            continue
        if limit is None or line.price is None or not _PER_DIEM.search(normalise(line.name)) or "рубеж" in words:
            continue
        days = _DAYS.search(words)
        daily = _daily(line, line.price, words)
        if line.price > limit and daily > limit and (days or line.price % limit):
            yield Seen(f"«{line.name}»: {roubles(daily)} руб. в день, ориентир — {roubles(limit)}.", (line.span,))


def _rate_within(words: str) -> Decimal | None:
    """The day's rate in a calculation within a line: «билеты 2 600, суточные 2 дня х 1 000»; `None` where it is not told so."""
    if told := _PER_DIEM_RATE.search(words):
        return amount(told["sum"].strip())
    match = _PER_DIEM_WITHIN.search(words)
    parts = [match["one"], match["other"]] if match else []
    counted = [part for part in parts if _DAYS.search(part) or _PEOPLE.search(part)]
    rates = [re.match(r"\d[\d ]*", part) for part in parts if part not in counted]
    return Decimal(re.sub(r"\s", "", rates[0][0])) if len(counted) == 1 and rates and rates[0] else None


def _daily(line: BudgetLine, price: Decimal, words: str) -> Decimal:
    days = [Decimal(match[1]) for match in _DAYS.finditer(words) if int(match[1])]
    people = [Decimal(match[1]) for match in _PEOPLE.finditer(words)]
    rates = [Decimal(re.sub(r"\s", "", match[1])) for match in _RATE.finditer(words)]
    times = {Decimal(1), *days, *(n * day for n in people for day in days)}
    told = next((rate for rate in rates if rate and price / rate in times), None)
    by_the_day = not days or line.unit.startswith(("дн", "сут", "день"))
    return told or (price if by_the_day else price / days[0])


def _travel(draft: Draft, fund: FundRules) -> Iterator[BudgetLine]:
    """Lines of travel and of events; in a budget of one's own, of no article that the fund knows as well."""
    return _asked(draft, "2", "7", *_own_articles(draft, fund))


def _own_articles(draft: Draft, fund: FundRules) -> set[str]:
    return {line.article for line in draft.budget.lines} - {*fund.articles} if draft.budget else set()


def _asked(draft: Draft, *articles: str) -> Iterator[BudgetLine]:
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
    "hotel-limit": hotel_limit,
    "per-diem-limit": per_diem_limit,
}
