"""«4 месяца по 6 000 рублей», «9 рейсов, 7 000 рублей за рейс»: counts and prices of a comment that do not come to its line.

Comments name more numbers than their line is made of, so a price and a count are told only where no product or sum of them with any
other numbers of the comment is one of the line's own.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from functools import reduce
from itertools import combinations
from operator import mul

from rag.review.language.amounts import AMOUNT, amount, scale
from rag.review.language.counts import figures
from rag.review.language.formulas import ABBREVIATED, UNKNOWN, Calculation, Formula
from rag.review.language.quantities import PEOPLE
from rag.review.language.roots import roots
from rag.review.types import BudgetLine
from rag.review.wording import number, roubles
from rag.text import normalise, sentences

_MONEY = r"(?P<price>\d{1,3}(?: \d{3})+|\d{2,7})(?:,00)?(?P<scale> ?тыс[а-я]*)? ?(?:руб[а-я]*|₽|р(?![а-я]))"
_COUNT = r"(?<![\d.,/×*-])(?<!\d )(?P<count>\d{1,4})"
_BY = re.compile(rf"{_COUNT} (?P<thing>[а-я-]+(?: [а-я-]+){{0,3}}?) по {_MONEY}")
_EACH = re.compile(rf"(?<![\d.,]){_MONEY}(?: за| в| на|/)? ?(?:1 |кажд\w+ |одн\w+ )?(?P<thing>[а-я]{{1,}})(?![а-я])")
_COUNTED = re.compile(
    rf"(?<!по )(?<!до )(?<!от )(?<!из ){_COUNT} (?:[а-я]+(?:ых|их|ые|ие|ой|ого) ){{0,2}}(?P<thing>[а-я]+)(?![а-я])"
    r"(?! (?:\w+ )?(?:в (?:день|недел|месяц|сутки|год|квартал)|еженедел|ежемес|ежеднев|на (?:кажд|одн|1 )|в кажд))"
)
_NUMBER = re.compile(r"(?<![\w.,-])\d{1,4}(?:[.,]\d)?(?![\d,.]*\d)(?! \d{3}(?!\d))")
_SUM = re.compile(rf"(?<![\d.,№]){AMOUNT}")
_IN_MONEY = re.compile(r"тыс|руб|₽|\d ?р")
_PART = re.compile(
    r"из них|в том числе|в т ?ч|включая|част[ьи](?!\w)|остальн|доплат|дополнительн|аванс|предоплат|рыночн|обычн|вместо|минимальн|оплачива"
    r"|за счет|берет|экономи|раньше|ранее|прошл|прайс\w* от|запас|гаранти|стаж|опыт|подписк"
    r"|договор\w* на \d|(?<!\w)уже(?!\w)|имеющ|имеется|у нас есть|есть у"
)
"""More or less than the line is spoken of."""
_TAX = re.compile(r"ндфл|взнос|налог|на руки")
_UNITS = (
    (re.compile(r"мес(?!т)"), "мес"),
    (re.compile(r"дн(?!ев)|день"), "дн"),
    (re.compile(r"час|ч$"), "ч"),
    (re.compile(r"чел"), "чел"),
    (re.compile(r"сут"), "сут"),
    (re.compile(r"компл"), "компл"),
    (re.compile(r"экз"), "экз"),
    (re.compile(r"пар(?:а|ы)?$"), "пар"),
    (re.compile(r"упак"), "упак"),
)
_BY_NAME = re.compile(r"(?:(?:шт|ед|усл)\w*)?")
"""A unit that leaves to the name what is counted."""
_NO_HEAD = re.compile(
    r".+(?:[ыио]й|[ая]я|[ое]е|[ыи]е|[ыи]х)$|(?:аренд|прокат|печат|покупк|приобретени|закупк|изготовлени|оплат|стоимост|комплект|набор|труд)\w*$"
)
_NO_COUNT = re.compile(
    rf"(?<![\d.,]){_MONEY.replace('?P<price>', '?:').replace('?P<scale>', '?:')}|https?:\S+|(?<![\d.,])\d+ ?%"
    r"|(?:автобус|зал|класс|помещени|кабинет)\w* на \d+ мест"
    r"|\d+(?:[.,]\d)? (?:час\w*|ч|раза?|дн\w+|заняти\w+) в (?:недел|месяц|день|сутки|год)\w*"
    r"|\d+ (?:лет|год\w*)(?!\w)|(?:№|статьи|мероприяти\w+) ?\d+"
)
_EACH_OF = re.compile(r"(?<!\w)по \d+")
_TIMES_TOLD = re.compile(
    r"(?<![\w.,-])(\d{1,3}) (?:[а-я]+(?:ых|их|ые|ие) )?(?:дн(?:я|ей)|заняти|встреч|раза?(?!\w)|урок|смен|поездк|экскурси|выезд|вечер)"
)
_OF_WHOM = re.compile(r"(?<![\w.,-])(\d{1,4}) (?:[а-я]+(?:ых|их|ые|ие) )?([а-я]+)")
_TRIPS = roots("поездка выезд рейс билет командировка")
_MONTHLY = (
    re.compile(rf"(?<![\d.,]){_MONEY}(?: за| в|/)? ?(?:1 |кажд\w+ |один )?мес(?:яц|\.|(?![а-я]))"),
    re.compile(rf"(?<![\d.,]){_MONEY} (?:ежемесячно|помесячно)"),
    re.compile(rf"(?<!\w)(?:ежемесячно|в месяц|за месяц|в мес|помесячно)(?: выплачивается| платим| это)?(?: по|:| -)? {_MONEY}"),
)
_ALL_TIME = re.compile(
    r"(?:весь|всего|всем|всему) (?:период|срок|время|проект)[а-я]*|все месяцы|на время проекта"
    r"|(?:в течение|на протяжении) (?:[а-я]+ )?проекта|до конца проекта"
)
_OF_SEVERAL = re.compile(r"(?<!\w)(?:кажд[а-я]+|об(?:а|е|оих|оим|еих|еим)|вдво[её]м|втро[её]м|на человека)(?!\w)")
_TWO_GROUPS = re.compile(
    r"(?<![\d.,×+*-])(?<!\d )(?P<one>\d{1,3}) [а-я-]+ (?:и|\+) (?P<other>\d{1,3}) [а-я-]+ [×xх*] (?P<times>\d{1,3})"
    r" (?:дн|раз|встреч|заняти|трениров|смен|выезд|показ)[а-я]*(?![а-я])(?! ?[×xх*+])"
)
_EACH_HAS = re.compile(r"порци|обед|перекус|завтрак|ужин|набор|билет|чел")
_MOST_NUMBERS = 7
_SHORTEST = 4


_PART_OF_PRICE = re.compile(r"%|ставк|оклад|полн\w+ (?:стоимост|цен|сумм)|половин|(?<!\w)(?:дол[яюие]|част[ьи]|треть|четверть)(?!\w)")
"""Tells that not all of the price of a month is paid by the line."""


def not_priced(line: BudgetLine, months: Collection[int] = ()) -> str | None:
    """What is wrong with the counts and prices of a comment; `None` where they fit or nothing sure can be said.

    `months` are how many the project has, by days and by the calendar; empty where its dates are not known.
    """
    said = figures(ABBREVIATED.sub(r"\1", line.comment))
    if line.money is None or UNKNOWN.search(said):
        return None
    parts = [figures(ABBREVIATED.sub(r"\1", line.comment[start:end])) for start, end in sentences(line.comment)]
    sure = " ".join(part for part in parts if not _PART.search(part))
    return _by_groups(line, sure) or _misses(line, sure, said) or _miscounts(line, sure, said) or _monthly(line, sure, said, months)


def _by_groups(line: BudgetLine, sure: str) -> str | None:
    """«24 лыжника и 12 судей × 7 дней» of a line whose quantity is neither that nor any other number of times so many people."""
    found = [*_TWO_GROUPS.finditer(sure)]
    if len(found) != 1 or line.quantity is None or not _EACH_HAS.search(normalise(line.unit)):
        return None
    one, other, times = (Decimal(found[0][part]) for part in ("one", "other", "times"))
    fits = not line.quantity % (one + other) or line.quantity in {one * times, other * times, one, other, times}
    product = (one + other) * times
    return None if fits else f"в комментарии ({one} + {other}) × {times} = {roubles(product)}, а в строке {number(line.quantity)}"


def _misses(line: BudgetLine, sure: str, said: str) -> str | None:
    """A count and a price that do not make the line."""
    assert line.money is not None
    pairs = list(dict.fromkeys([*_by(sure), *_each(sure)]))
    product = (line.price or Decimal(0)) * (line.quantity or 0)
    sums = {line.money.total, line.money.requested, line.money.cofinancing} - {Decimal(0)}
    wanted = sums | ({line.price or Decimal(0), product} - {Decimal(0)})
    told = [value for match in _SUM.finditer(said) if _IN_MONEY.search(match[0]) and (value := amount(match[0].strip()))]
    if not pairs or (sums - {line.price}) & {*told}:
        return None
    others = _numbers(said)
    formulas = [Formula("", count * price, None, roubles=True, factors=(count, price)) for count, price in pairs]
    known = Calculation(tuple(formulas), (*others, *({*told} - {price for _, price in pairs})), bool(_TAX.search(said)))
    if any(map(known.comes_to, wanted)) or any(_makes(*pair, others, wanted) for pair in pairs):
        return None
    count, price = pairs[0]
    return f"в комментарии {number(count)} × {roubles(price)} = {roubles(count * price)}, а в строке другая сумма"


def _monthly(line: BudgetLine, sure: str, said: str, months: Collection[int]) -> str | None:
    """The price of a month, for the months that the line counts or all of the project, or for any of them where it is pay."""
    assert line.money is not None
    prices = {_price(match) for pattern in _MONTHLY for match in pattern.finditer(sure)}
    every = {_price(match) for pattern in _MONTHLY for match in pattern.finditer(said)}
    if len(every) != 1 or not prices or _PART_OF_PRICE.search(said) or re.search(r"\d мес(?!т)", figures(line.name) + said):
        return None
    by_unit = line.quantity is not None and line.quantity % 1 == 0 and line.unit.startswith("мес")
    whole = by_unit or bool(_ALL_TIME.search(said))
    first, last = (min(months, default=0), max(months, default=0)) if whole else (1, max(months, default=0))
    counts = [line.quantity or Decimal(0)] if by_unit else [Decimal(half) / 2 for half in range(2 * first, 2 * last + 1)]
    price, others = prices.pop(), _numbers(said)
    wanted = {line.money.total, line.money.requested, line.money.cofinancing, line.price or Decimal(0)} - {Decimal(0)}
    told = {value for match in _SUM.finditer(said) if _IN_MONEY.search(match[0]) and (value := amount(match[0].strip()))}
    if (
        not max(counts, default=0)
        or not (whole or line.article.startswith("1."))
        or (told - {price}) & wanted
        or price in wanted - {line.price}
    ):
        return None
    formulas = [Formula("", count * price, None, roubles=True, factors=(count, price)) for count in counts]
    if _OF_SEVERAL.search(said) and any(not one % formula.value for one in wanted for formula in formulas):
        return None
    for formula in formulas:
        known = Calculation((formula,), (*others, *(told - {price})), bool(_TAX.search(said)))
        if any(map(known.comes_to, wanted)) or _makes(formula.factors[0], price, others, wanted):
            return None
    if not whole:
        return f"в комментарии {roubles(price)} в месяц, а сумма строки {roubles(line.money.total)} из таких месяцев не складывается"
    count = line.quantity if by_unit and line.quantity else Decimal(first)
    return f"в комментарии {roubles(price)} в месяц, за {number(count)} мес. это {roubles(count * price)}, а в строке другая сумма"


def _by(said: str) -> Iterator[tuple[Decimal, Decimal]]:
    """«16 договоров по 40 000 рублей»; «20 часов в неделю по 300 рублей» are of weeks unknown."""
    yield from ((Decimal(match["count"]), _price(match)) for match in _BY.finditer(said) if not re.search(r" в(?: |$)", match["thing"]))


def _each(said: str) -> Iterator[tuple[Decimal, Decimal]]:
    """A price of one and how many of them there are."""
    for match in _EACH.finditer(said):
        things = {_thing(match["thing"])}
        yield from ((count, _price(match)) for count, thing in _counted(said) if thing in things)


def _counted(said: str) -> Iterator[tuple[Decimal, str]]:
    yield from ((Decimal(match["count"]), _thing(match["thing"])) for match in _COUNTED.finditer(said) if int(match["count"]) > 1)


def _thing(word: str) -> str:
    """A unit under one name however it is shortened, else the stem of a thing."""
    return next((name for pattern, name in _UNITS if pattern.match(word)), next(iter(roots(word)), word))


def _head(name: str) -> str:
    """The first thing that a name names."""
    return next((_thing(word) for word in re.findall(r"[а-я]+", figures(name)) if not _NO_HEAD.fullmatch(word)), "")


def _numbers(said: str) -> list[Decimal]:
    """Numbers that are no money, nor of a room or a bus, nor how much of a week."""
    counted = _NO_COUNT.sub(" ", said)
    return [Decimal(match[0].replace(",", ".")) for match in _NUMBER.finditer(counted)][:_MOST_NUMBERS]


def _price(match: re.Match[str]) -> Decimal:
    return Decimal(match["price"].replace(" ", "")) * scale(match["scale"] or "")


def _makes(count: Decimal, price: Decimal, others: Sequence[Decimal], wanted: set[Decimal]) -> bool:
    """Whether the price, times the count and up to three numbers or the count and one or two more, is wanted, but for rounding."""
    times = [count * reduce(mul, some, Decimal(1)) for size in range(4) for some in combinations(others, size)]
    times += [count + sum(some, Decimal(0)) for size in (1, 2) for some in combinations(others, size)]
    return any(abs(price * n - one) <= n for n in times for one in wanted)


def _miscounts(line: BudgetLine, sure: str, said: str) -> str | None:
    """The only count of what the line counts, where the quantity is another one that no numbers of the comment make."""
    quantity = line.quantity
    counts = {(count, thing) for count, thing in _counted(sure) if thing in _things(line)}
    words = f"{said} {figures(line.name)}"
    made = {*_numbers(_EACH_OF.sub(" ", words))}
    if quantity is None or quantity <= 1 or {quantity, line.price} & made or _derives({quantity, line.price}, _numbers(words)):
        return None
    if len(counts) == 1:
        [(count, thing)] = counts
        if quantity % count and (thing != "чел" or count % quantity):
            return f"в комментарии {number(count)}, а в строке {number(quantity)} {line.unit}".rstrip(" .")
    return _many_times(quantity, sure)


def _many_times(quantity: Decimal, said: str) -> str | None:
    """So many people or things so many times, and no other numbers: «25 волонтёров, 4 дня» of 75."""
    numbers = _numbers(said)
    times = [Decimal(match[1]) for match in _TIMES_TOLD.finditer(said)]
    whom = [Decimal(match[1]) for match in _OF_WHOM.finditer(said) if PEOPLE.search(match[2]) or match[2].startswith("рейс")]
    if len(times) == len(whom) == 1 and sorted(numbers) == sorted([*times, *whom]):
        return f"в комментарии {number(whom[0])} × {number(times[0])} = {number(whom[0] * times[0])}, а в строке {number(quantity)}"
    return None


def _things(line: BudgetLine) -> set[str]:
    """What the line counts: its unit, or the first things of its name; trips where travel is counted by people."""
    unit = line.unit.strip(". ").lower()
    if _BY_NAME.fullmatch(unit):
        return {_thing(re.findall(r"[а-я]+|$", figures(line.name))[0]), _head(line.name)}
    named = _thing(unit) if len(unit) >= _SHORTEST or _thing(unit) in dict(_UNITS).values() else ""  # not litres and metres
    return {named, *(_TRIPS if line.article == "2" and named == "чел" else ())}


def _derives(wanted: set[Decimal | None], numbers: Sequence[Decimal]) -> bool:
    """Whether two or three numbers make what is wanted as a product or a sum."""
    for size in (2, 3):
        for some in combinations(numbers, size):
            made = {reduce(mul, some, Decimal(1)), sum(some, Decimal(0))}
            if size == 3:
                made |= {some[0] * some[1] + some[2], some[0] + some[1] * some[2], some[0] * some[2] + some[1]}
            if wanted & made:
                return True
    return False
