"""Sums of a budget that a fund's limits give: the contractors' share, insurance contributions, per diem, nights in a hotel.

Like `rag.contest`, each sentence stands on a passage that states the rule, and the numbers are data of the fund. What a
question leaves out is not guessed: without a sum, days or nights nothing is reckoned.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from rag.contest import stating
from rag.numerals import in_digits
from rag.review.fund import FundRules, Limit
from rag.review.wording import number, plural, roubles
from rag.text import amounts, normalise
from rag.types import Passage, Sentence
from rag.verify import computed

_ASKS = re.compile(r"\b(?:сколько|посчита|рассчита|подсчита|какую|какая|какие|каков|максимум|предел|самое большее|по сколько)|\bвзносы\W*$")
"""A sum is asked for: «Едем на три ночи, проживание у родни» asks nothing."""
_CONTRACTORS = re.compile(r"\bподрядчик")
_ASKED = re.compile(r"\b(?:запр[ао][сш]|прос[ия]м|просит|прошу|грант)")
_CONTRIBUTIONS = re.compile(r"\bвзнос")
_PAY = re.compile(r"\b(?:ставк|оклад|зарплат|заработн|труд|договор|гпх|гпд|вознагражден|исполнител)")
_CIVIL = re.compile(r"\b(?:гпх|гпд|гражданско-правов|исполнител|подряд|вознагражден|услуг)")
_PER_DIEM = re.compile(r"\bсуточн")
_ABROAD = re.compile(
    r"\bза ?(?:рубеж|границ)|\b(?:бел[ао]рус|казах|узбек|к[иы]ргиз|армени|грузи|азербайдж|турци|кита|монголи|серби|абхази)"
)
_HOTEL = re.compile(r"\b(?:гостини|отел[ьеяю]|хостел|проживан|номера?\b)")
_MONTHS = re.compile(r"\b(\d{1,2}) ?мес")
_DAYS = re.compile(r"\b(\d{1,3}) (?:д(?:ень|ня|ней|н)\b|сут(?:ки|ок)\b)")
_NIGHTS = re.compile(r"\b(\d{1,3}) ноч")
_PEOPLE = re.compile(
    r"\b(\d{1,3}) (?:чел|участник|волонтер|сотрудник|эксперт|педагог|специалист|тренер|ребят|дет|(?:по)?едут|едем|нас\b)|\bнас (\d{1,3})\b"
)


def budget_sums(asked: str, named: Collection[str], stated: Mapping[str, Sequence[Passage]], funds: Iterable[FundRules]) -> list[Sentence]:
    """What can be reckoned of a budget by the limits of the funds `named`; `stated` are passages by the locator of a norm they state."""
    said = in_digits(normalise(asked))
    found = []
    for rules in funds:
        if any(fund in rules.source for fund in named):
            for limit, line in _lines(said, {limit.id: limit for limit in rules.limits}):
                evidence = stating(stated.get(limit.rule, ()), limit.rule, limit.note)
                found += [computed(f"{line}.", evidence)] if evidence else []
    return found


def _lines(said: str, limits: Mapping[str, Limit]) -> Iterator[tuple[Limit, str]]:
    sums = amounts(said)
    asks = bool(_ASKS.search(said))
    money = Decimal(str(sums[0].high)) if asks and len(sums) == 1 and sums[0].high is not None else None
    if money is not None and _CONTRACTORS.search(said) and _ASKED.search(said) and (share := limits.get("contractors_share_max")):
        told = f"при запросе {_money(money)} подрядчикам за услуги — не больше {number(share.value)} %"
        yield share, f"{told}, это {_money(_part(money, share))}"
    if money is not None and _CONTRIBUTIONS.search(said) and _PAY.search(said):
        yield from _contributions(said, money, limits)
    people = _count(_PEOPLE, said)
    days, nights = _count(_DAYS, said), _count(_NIGHTS, said)
    where, name = ("за рубеж", "per_diem_abroad_rub") if _ABROAD.search(said) else ("по России", "per_diem_russia_rub")
    if days and _PER_DIEM.search(said) and (limit := limits.get(name)):
        yield limit, f"суточные в поездке {where}: {_product(limit.value, days, _DAY_FORMS, people)}"
    if asks and nights and _HOTEL.search(said) and (limit := limits.get("hotel_night_max_rub")):
        yield limit, f"гостиница — самое большее: {_product(limit.value, nights, _NIGHT_FORMS, people)}"


def _contributions(said: str, money: Decimal, limits: Mapping[str, Limit]) -> Iterator[tuple[Limit, str]]:
    """At the full rate and at the reduced one: which of them is the organisation's, it knows itself."""
    months = _count(_MONTHS, said)
    base = money * (months or 1)
    kind = "civil" if _CIVIL.search(said) else "labour"
    for name in (f"contributions_{kind}_rate", f"contributions_{kind}_rate_reduced"):
        if limit := limits.get(name):
            of = f"{_money(base)} ({_money(money)} × {months} мес.)" if months else _money(base)
            yield limit, f"{limit.note} — {number(limit.value)} %: с {of} это {_money(_part(base, limit))}"


_DAY_FORMS, _NIGHT_FORMS = ("день", "дня", "дней"), ("ночь", "ночи", "ночей")


def _product(price: Decimal, count: int, forms: tuple[str, str, str], people: int | None) -> str:
    """`700 рублей × 4 дня × 3 чел. = 8 400 рублей`; for one person where the question names no number of them."""
    of_people = f" × {people} чел." if people else " на одного человека"
    return f"{_money(price)} × {plural(count, *forms)}{of_people} = {_money(price * count * (people or 1))}"


def _count(pattern: re.Pattern[str], said: str) -> int | None:
    match = pattern.search(said)
    return int(match[match.lastindex or 1]) if match else None


def _part(money: Decimal, limit: Limit) -> Decimal:
    return money * limit.value / 100


def _money(value: Decimal) -> str:
    return f"{roubles(value)} рублей"
