"""A line of a budget that is written as a list -> its name, price, quantity and sums.

One sum at the end of a line is asked of the fund. Of two or three the line's words tell which is which («всего 12 000, своё 2 000, просим
10 000»), or a line that names them in order («всего / софинансирование / просим»), or the order of the fund's form where it must be meant.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import reduce
from operator import mul
from typing import Literal

from rag.numerals import in_digits
from rag.review.language.amounts import AMOUNT, amount, factors, product_parts
from rag.review.language.printed import folded
from rag.review.reading.table import BUDGET
from rag.review.types import Money
from rag.text import sentences

Role = Literal["total", "cofinancing", "requested"]
Order = tuple[Role, ...]

MONEY = re.compile(r"\d\s*(?:тыс|млн|руб|р(?![а-яё])|₽)", re.IGNORECASE)
"""A number that is told to be of roubles."""
_FACTOR = r"\d[\d \u00a0.,]*(?:\s?(?:тыс|млн|руб|р|₽)[а-я]*\.?|\s?%)*(?:\s?[а-яё][а-яё./]*){0,3}"
_PRODUCT = rf"(?P<product>{_FACTOR}(?:\s*[xх×*]\s*{_FACTOR})+)"
_FORMULA = re.compile(rf"{_PRODUCT}\s*[=:]\s*(?P<total>{AMOUNT})", re.IGNORECASE)
PRODUCT_ALONE = re.compile(rf"\s*{_PRODUCT}\s*(?:\([^()]*\))?\s*", re.IGNORECASE)
_PRODUCT_AT_END = re.compile(rf"{_PRODUCT}[\s=:;|/]*$", re.IGNORECASE)
_ONE_SUM = re.compile(rf"(?:\s*[:=–—-]\s*|\s+)(?P<total>{AMOUNT})(?:\s*\([^()]*\))?\W*$", re.IGNORECASE)
_COLON_SUM = re.compile(rf"[:=]\s*{AMOUNT}\W*$", re.IGNORECASE)
_EACH = re.compile(
    rf"(?P<more>(?:\d+\s?[а-яё.]*\s*[×*xх]\s*)*)(?P<count>\d+)\s(?P<unit>(?:[а-яё]+\.?\s+)?)по\s+(?P<price>{AMOUNT})", re.IGNORECASE
)
"""«3 штуки по 6 490», «2 человека × 3 дня по 700»."""
_FIRST_SUM = re.compile(rf"(?<!\d)(?=\d[\d \u00a0.]*\d{{3}}|[^.;]*(?:руб|₽))(?P<total>{AMOUNT})", re.IGNORECASE)
GIVEN = re.compile(
    r"вклад|партн[её]р|софинанс|безвозмездн|бесплатн|не просим|(?<!\w)сво[иё](?! )|свои(?:ми|х)? (?:средств|деньг)", re.IGNORECASE
)
"""After the only sum of a line: it is not asked of the fund."""
_CELL = rf"(?:(?!0\d){AMOUNT}|[–—-])"
_SUMS = re.compile(rf"(?:[=:;|/\t–—-]|\s)\s*(?P<sums>{_CELL}(?:\s*[/|;\t]\s*{_CELL}){{1,2}})(?:\s*\([^()]*\))?[\s.;|]*$", re.IGNORECASE)
_APART = re.compile(r"\s*[/|;\t]\s*")
_MARKED = re.compile(
    rf"(?P<total>{AMOUNT})\s*\((?:(?P<asked>(?:из )?(?:грант|фонд)\w*|запрос|просим)|софинанс\w*|сво[иеё]\w*|вклад\w*|партн[её]р\w*)\)\W*",
    re.IGNORECASE,
)
"""«96 000 (грант)»: whose a sum is stands right behind it."""
_SIZE = re.compile(r"\d+(?:,\d+)?(?:\s?[xх×*]\s?\d+(?:,\d+)?){1,2}\s?(?:см|мм|м)(?!\w)", re.IGNORECASE)
"""«6х9 см»: how large a thing is, and no product."""
_TIMES = re.compile(r"[xх×*]", re.IGNORECASE)
_LEAST_SUM = 100
"""«10/12» at the end of a line are no sums."""
_WORDS: Mapping[Role, str] = {
    "total": r"всего|итого|(?:общая|полная) (?:сумма|стоимость)|стоимость|сто[ия]т|выходит",
    "cofinancing": r"сво[иеё]\w*|наш[аеи]?(?!\w)|наши\w*|собственн\w+|софинанс\w*|вклад\w*|вносим|партн[её]р\w*",
    "requested": r"прос(?:им|ит|ят)|запрашива\w+|(?:(?:из|от|у|за сч[её]т) )?(?:грант|фонд)\w*",
}
_ROLE = "|".join(f"(?P<{role}>{words})" for role, words in _WORDS.items())
_FILLER = r"(?:\s+(?:у|из|от|за|сч[её]т|фонд\w*|грант\w*|партн[её]р\w*|средств\w*|вклад\w*|взнос\w*|сами))*"
_WORD_AND_SUM = re.compile(rf"(?<!\w)(?:{_ROLE}){_FILLER}\s*[:=–—-]?\s*(?P<sum>{AMOUNT})", re.IGNORECASE)
_SUM_AND_WORD = re.compile(rf"(?P<sum>{AMOUNT})\s*[–—-]?\s*(?:{_ROLE})(?!\w)", re.IGNORECASE)
_OF_THEM = re.compile(rf"(?P<sum>{AMOUNT})[\s,;(]*(?:из (?:них|которых|этого)|в т(?:ом числе|\. ?ч\.))\W", re.IGNORECASE)
_NAMED = re.compile(r"[а-яё][а-яё .-]{2,40}(?:\s*[/|;]\s*[а-яё][а-яё .-]{2,40}){1,2}", re.IGNORECASE)
_MIN_LINES = 3
_MOSTLY = Decimal("0.8")


@dataclass(frozen=True, slots=True)
class Listed:
    """What a line says; `money` is `None` where it has sums and it cannot be told which is which."""

    name: str
    price: Decimal | None
    quantity: Decimal | None
    unit: str
    money: Money | None
    comment: str


def names_sums(line: str) -> Order | None:
    """The order of sums that a line tells: «цена × количество = всего / софинансирование / просим»."""
    for match in _NAMED.finditer(line):
        roles = tuple(_role_of(cell.split(".")[0]) for cell in _APART.split(match[0]))
        known = tuple(role for role in roles if role)
        if len(known) == len(roles) == len(set(known)) and "requested" in known:
            return known
    return None


def _role_of(words: str) -> Role | None:
    roles: tuple[Role, ...] = ("requested", "cofinancing", "total")
    return next((role for role in roles if BUDGET[role].search(folded(words))), None)


def sums_order(text: str) -> Order | None:
    """Which sums stand in a row at the end of the lines.

    Where nothing tells it: as in the fund's form, if the first is mostly the sum of the two others and the second ones are the smaller
    share, as what one gives oneself is.
    """
    if told := next((order for line in text.split("\n") if (order := names_sums(line))), None):
        return told
    rows = [sums for line in text.split("\n") if (match := _sums_at_end(line)) and len(sums := _amounts(match)) == len(_WORDS)]
    fitting = [row for row in rows if row[0] == row[1] + row[2]]
    smaller = sum(row[1] for row in rows) < sum(row[2] for row in rows)
    return ("total", "cofinancing", "requested") if len(rows) >= _MIN_LINES and smaller and len(fitting) >= _MOSTLY * len(rows) else None


def read_line(said: str, order: Order | None) -> Listed | None:
    """What a line without its bullet says; `None` when there is no sum in it."""
    said = _SIZE.sub(lambda size: _TIMES.sub("⨯", size[0]), said)
    if marked := _MARKED.search(said):
        return _marked(said, marked)
    if worded := _worded(said):
        money, start, end = worded
        return _with_product(said[:start], money, said[end:])
    if match := _sums_at_end(said):
        sums = _amounts(match)
        known = dict(zip(order, sums, strict=True)) if order and len(order) == len(sums) else None
        return _with_product(said[: match.start()], _money(known) if known else None, "")
    return None


def read_one_sum(said: str, *, of_all: bool) -> Listed | None:
    """The same of a line with one sum: a formula, or a sum at the end of its first sentence.

    Args:
        of_all: the sum may stand anywhere, as in «Итого просим 365 170. Сверх того …».
    """
    begins = said[: next((end for _, end in sentences(said)), 0)]
    if not of_all and begins != said and not MONEY.search(said[len(begins) :]) and MONEY.search(begins):
        first = read_one_sum(begins, of_all=False)
        return replace(first, comment=f"{first.comment} {said[len(begins) :]}".strip()) if first else None
    formula = _FORMULA.search(said)
    found = formula or _ONE_SUM.search(said) or (_FIRST_SUM.search(said) if of_all else None)
    total = amount(found["total"]) if found else None
    if found is None or total is None:
        return None
    name = said[: found.start()].strip(" \t:–—-,.(")
    each = _EACH.search(in_digits(name))
    price = amount(each["price"]) if each else None
    counted = re.findall(r"\d+", each["more"] + each["count"]) if each else []
    count = reduce(mul, map(Decimal, counted)) if counted else None
    agree = price is not None and count is not None and price * count == total
    if not agree and not _COLON_SUM.search(said) and MONEY.search(name):
        return None
    money = Money(total, total, Decimal(0)) if GIVEN.search(said[found.start() :]) else Money(total, Decimal(0), total)
    if formula:
        price, quantity, unit = price_and_quantity(formula["product"])
        return Listed(name, price, quantity, unit, money, said[formula.end() :].strip(" .;,()"))
    if not of_all and not MONEY.search(said) and not _COLON_SUM.search(said):
        return None
    unit = each["unit"].strip() if each and not each["more"] else ""
    return Listed(name, price, count, unit, money, "")


def _marked(said: str, marked: re.Match[str]) -> Listed | None:
    """A line in which a word in brackets tells whose the sum is; what follows is its comment."""
    total = amount(marked["total"])
    if total is None:
        return None
    money = Money(total, Decimal(0), total) if marked["asked"] else Money(total, total, Decimal(0))
    name, colon, counted = said[: marked.end("total")].rpartition(":")
    formula = _FORMULA.search(counted)
    if formula and colon:
        price, quantity, unit = price_and_quantity(formula["product"])
        return Listed(name.strip(), price, quantity, unit, money, said[marked.end() :].strip())
    name = said[: marked.start()].split(": ", maxsplit=1)[0] if colon else said[: marked.start()]
    return Listed(name.strip(" \t:–—-,.(="), None, None, "", money, said[marked.end() :].strip())


def _worded(said: str) -> tuple[Money, int, int] | None:
    """Sums of which each has its word, at least two in one sentence, and where they stand."""
    for start, end in _with_formulas(said):
        sentence = said[start:end]
        told = dict(_with_words(sentence, _WORD_AND_SUM))
        more = dict(_with_words(sentence, _SUM_AND_WORD)) if len(told) < len(_WORDS) else {}
        told = told if len(told) >= len(more) else more
        whole = _FORMULA.search(sentence) or _OF_THEM.search(sentence)
        if told and whole and "total" not in told:
            of_all = amount(whole["total" if "total" in whole.re.groupindex else "sum"])
            told |= {"total": (of_all, whole.start(), whole.end())} if of_all is not None else {}
        money = _money({role: value for role, (value, *_) in told.items()}) if len(told) > 1 else None
        if money:
            places = [(a, b) for _, a, b in told.values()]
            formula = _FORMULA.search(sentence)
            first = min(formula.start("total") if formula and a == formula.start() else a for a, _ in places)
            return money, start + first, start + max(b for _, b in places)
    return None


def _with_formulas(said: str) -> Iterator[tuple[int, int]]:
    """Sentences, with a formula before a semicolon what is said of its sum: «7 × 200 = 1 400; 400 наши, просим 1 000»."""
    begins = None
    for start, end in sentences(said):
        begins = start if begins is None else begins
        if not (said[start:end].rstrip().endswith(";") and _FORMULA.search(said, start, end)):
            yield begins, end
            begins = None
    if begins is not None:
        yield begins, len(said)


def _with_words(sentence: str, pattern: re.Pattern[str]) -> Iterator[tuple[Role, tuple[Decimal, int, int]]]:
    for match in pattern.finditer(sentence):
        value = amount(match["sum"])
        role = next(role for role in _WORDS if match[role])
        if value is not None:
            yield role, (value, match.start(), match.end())


def _sums_at_end(line: str) -> re.Match[str] | None:
    match = _SUMS.search(line)
    return match if match and max(_amounts(match)) >= _LEAST_SUM else None


def _amounts(match: re.Match[str]) -> list[Decimal]:
    return [amount(cell) or Decimal(0) for cell in _APART.split(match["sums"])]


def _money(told: Mapping[Role, Decimal]) -> Money | None:
    """Two sums make the third; `None` when a part would be larger than the whole."""
    total, shared, asked = (told.get(role) for role in ("total", "cofinancing", "requested"))
    if total is None:
        total = (shared or Decimal(0)) + (asked or Decimal(0))
    if asked is None:
        asked = total - (shared or Decimal(0))
    if shared is None:
        shared = total - asked
    return Money(total, shared, asked) if min(shared, asked) >= 0 else None


def _with_product(before: str, money: Money | None, after: str) -> Listed:
    """A line whose sums are known: what stands before them is its name, a price and a quantity."""
    comment = after.strip(" .;,()")
    if product := _PRODUCT_AT_END.search(before):
        price, quantity, unit = price_and_quantity(product["product"])
        return Listed(before[: product.start()].strip(" \t:–—-,.(;|/"), price, quantity, unit, money, comment)
    if money and (formula := _FORMULA.search(before)) and amount(formula["total"]) == money.total:
        price, quantity, unit = price_and_quantity(formula["product"])
        return Listed(before[: formula.start()].strip(" \t:–—-,.(;|/"), price, quantity, unit, money, comment)
    cells = [cell for cell in _APART.split(before) if cell.strip()]
    price, counted = (amount(cells[-2]), factors(cells[-1])) if len(cells) > 2 else (None, None)
    if money and price and counted and price * counted.product == money.total:
        return Listed(cells[0].strip(), price, counted.product, counted.unit, money, comment)
    return Listed(before.strip(" \t:–—-,.(;|/="), None, None, "", money, comment)


def price_and_quantity(product: str) -> tuple[Decimal | None, Decimal | None, str]:
    """The factor in roubles is the price, else the greatest without a unit, else the first; the others together are the quantity."""
    parts = [] if "%" in product else product_parts(product)
    read = [one for part in parts if (one := factors(part))]
    if not parts or len(read) < len(parts):
        return None, None, ""
    at = next((n for n, part in enumerate(parts) if MONEY.search(part)), None)
    if at is None:
        at = max((n for n, one in enumerate(read) if not one.unit), key=lambda n: read[n].product, default=0)
    rest = [*read[:at], *read[at + 1 :]]
    return read[at].product, reduce(mul, (one.product for one in rest), Decimal(1)), rest[0].unit if len(rest) == 1 else ""
