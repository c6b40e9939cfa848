"""Who travels, and limits of the fund on nights and days of trips. What is not asked of the fund is free of them."""

import re
from collections.abc import Iterator
from decimal import Decimal

from rag.numerals import in_digits
from rag.review.checks.limits import asked, own_articles
from rag.review.findings import Seen
from rag.review.fund import FundRules
from rag.review.language.amounts import AMOUNT, amount
from rag.review.types import BudgetLine, Draft
from rag.review.wording import roubles, short
from rag.text import normalise

_NIGHTS = re.compile(r"(\d+)\s*(?:ноч|сут)")
_DAYS = re.compile(r"(\d+)\s*(?:дн|день|сут)")
_HOTEL = re.compile(r"проживани|гостиниц|отел[ьяе]|хостел|ночлег|ночевк|апартамент|^номер (?:в|для|на|гост|за)(?!\w*ой)")
_OF_NIGHTS = re.compile(r"ноч|сут|койк")
_OF_MANY = re.compile(
    r"групп|команд|участни|(?<!\w)дет(?:ей|и|ям)(?!\w)|ребят|сем(?:ей|ьи|ьям)|школьник|студент|волонт|доброволь|подрост|гостей|спортсмен"
)
"""A night of a group may be of any number of people."""
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

_GO = (
    r"(?<!\w)(?:проезд|поездк|перевозк|доставк|трансфер|билет|выезд|проживани|питани|размещени|автобус|транспорт|командировк)[а-я]*"
    r"(?: [а-я-]+(?:ых|их|ий|ый|ой|ые|ие))?(?: для)?(?: \d+)?(?: (?:юн|пожил|стар|мал|наш|приемн|многодетн|одинок)[а-я]+)?"
)
_PARTICIPANTS = re.compile(
    rf"{_GO} (?:участник|участниц|школьник|школьниц|учащ|ученик|учениц|воспитанник"
    r"|дет(?:ей|и|ям)(?!\w)|ребят|подрост|пенсионер|ветеран|сем(?:ей|ьи|ьям)(?!\w)"
    r"|родител|зрител|слушател|подопечн|инвалид|жител)[а-я]*"
    r"(?! (?:наш\w+ )?(?:команд|рабоч|проектн|оргкомитет|жюри|съемочн|агитбригад|экспедици|творческ|делегаци|штаб|правлени|совет))"
)
"""«Проезд школьников»; «поездка психолога в семьи» is of the psychologist."""
_WORKS = re.compile(
    r"волонт|доброволь|эксперт|тренер|преподавател|педагог|учител|сотрудник|работник|координатор|руководител|специалист|наставни|ведущ|лектор"
    r"|сопровожда|организатор|психолог|методист|судь|спикер|артист|команд\w+ проект|инструктор|водител|исполнител"
)


def participants_in_trips(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001  # checks share one signature
    """Travel of those whom the project is for, where that of staff, contractors and volunteers stands."""
    for line in asked(draft, "2"):
        said = normalise(" ".join(f"{line.name}. {line.comment}".split()))
        match = _PARTICIPANTS.search(said)
        if match and not _WORKS.search(said):
            yield Seen(f"«{short(line.name)}»: «{match[0]}» — это поездка участников, а не сотрудников.", (line.span,))


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
        if _OF_NIGHTS.search(line.unit) and not told and not line.unit.startswith("чел") and _OF_MANY.search(normalise(line.name)):
            continue
        if nights and line.quantity and not of_people and _counts_nights(line.quantity, int(nights[1]), words):
            if line.price > limit:
                yield Seen(f"«{line.name}»: {roubles(line.price)} руб. за ночь, ориентир — {roubles(limit)}.", (line.span,))
            continue
        by_night = bool(_PER_NIGHT.search(words) or _OF_NIGHTS.search(line.unit))
        if not told and not nights and not by_night:
            continue
        people = None if told else _SEVERAL.search(words)
        price = (_told_sum(told) if told else None) or line.price
        per_night = price / (1 if told or by_night or nights is None else max(int(nights[1]), 1))
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
    return asked(draft, "2", "7", *own_articles(draft, fund))


CHECKS = {
    "participants-in-trips": participants_in_trips,
    "hotel-limit": hotel_limit,
    "per-diem-limit": per_diem_limit,
}
