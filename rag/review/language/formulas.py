"""Calculations in a comment: «3 группы × (9 занятий × 2 часа + 1 час) и 20 часов» and every number that it can come to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from rag.numerals import in_digits
from rag.review.language.amounts import scale
from rag.text import normalise

ABBREVIATED = re.compile(r"(?<!\w)(руб|р|чел|шт|мес|ед|экз|тыс|млн|дн|ч|мин|кв|куб|пог|м|г|уч|упак|компл)\.(?=\s*[^\sА-ЯЁ])")
_TOKEN = re.compile(
    r"(?P<number>(?<![\w№,.-])(?<!№ )(?:\d{1,3}(?: \d{3})+|\d+)(?:[.,]\d+)?(?![\d.,]*\d))"
    r"|(?P<times>[×*]|(?<=[\s\d)])[xх](?=[\s\d(])|(?<=%) (?:от|с)(?= ))|(?P<plus>\+)|(?P<equals>=)|(?P<open>\()|(?P<close>\))"
    r"|(?P<apart>[;:]|\.(?=\s|$)|\d[\d.,-]*)"
)
"""`apart` ends a formula; digits that are no number, as a date or a range, do too."""
_ROUBLES = re.compile(r"\s*(?:тыс\w*|млн)?\s*(?:руб|₽|р(?!\w))")
UNKNOWN = re.compile(r"\d\s*(?:/|:|÷)\s*\d|\d\s+- \d|минус|за вычетом|скидк|округл|пример|около|≈|в среднем \d")
"""Arithmetic that is not read, and sums that are not meant to be exact."""
_ASIDE = re.compile(r"\((?:(?![()×*+=]|\d\s*[xх]\s*\d).)*\)")
"""A remark between the factors: its numbers are no factors."""
_TAX = re.compile(r"ндфл|взнос|налог")
_WITH_TAX = (Decimal("0.87"), 1 / Decimal("1.3"), 1 / Decimal("1.302"), 1 / Decimal("1.13"))
_NEAR = Decimal(1)
_MAX_GAP = 60
_MAX_NUMBERS = 9
"""Sums are looked for among at most so many numbers of a comment."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A product or a sum of products. `result` is what is written after «=»; `roubles` tells that it is money."""

    text: str
    value: Decimal
    result: Decimal | None
    roubles: bool
    factors: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    start: int
    end: int
    value: Decimal = Decimal(0)
    roubles: bool = False


@dataclass(frozen=True, slots=True)
class Calculation:
    """What a comment counts: its formulas and the numbers outside of them."""

    formulas: tuple[Formula, ...]
    others: tuple[Decimal, ...]
    taxed: bool

    def comes_to(self, wanted: Decimal) -> bool:
        """Whether some reading gives this number: a formula, times or less another number, a sum of several, with taxes on top."""
        values = [formula.value for formula in self.formulas]
        if any(_same(value * other, wanted) for value in values for other in (Decimal(1), *self.others)):
            return True
        if any(_same(value - other, wanted) for value in values for other in self.others):
            return True
        counted = [(formula.value, formula.factors[0]) for formula in self.formulas if formula.factors[0]]
        if any(_same(value + value / first * other, wanted) for value, first in counted for other in self.others):
            return True  # «48 игроков и 12 судей × 450»
        if self.taxed and any(_same(value / rate, wanted) for value in values for rate in _WITH_TAX):
            return True
        return any(_same(some, wanted) for some in _sums(values, self.others))


def calculation(comment: str) -> Calculation | None:
    """The calculation of a comment, `None` when there is none or it has what is not read."""
    said = in_digits(normalise(ABBREVIATED.sub(r"\1", comment)))
    if UNKNOWN.search(said):
        return None
    formulas: list[Formula] = []
    others = [token.value for aside in _ASIDE.findall(said) for token in _tokens(aside) if token.kind == "number"]
    said = _ASIDE.sub(" ", said)
    for tokens in _stretches(said):
        if any(token.kind in {"times", "plus"} for token in tokens):
            formulas += _formulas(said, tokens)
        else:
            others += [token.value for token in tokens if token.kind == "number"]
    return Calculation(tuple(formulas), tuple(dict.fromkeys(others)), bool(_TAX.search(said))) if formulas else None


def _tokens(said: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(said):
        kind, value, roubles = str(match.lastgroup), Decimal(0), False
        if kind == "number":
            rest = said[match.end() : match.end() + 14]
            times = scale(rest.split()[0]) if rest.strip() and re.match(r"\s*(?:тыс|млн)", rest) else 1
            value = Decimal(re.sub(r"\s", "", match[0]).replace(",", ".")) * times
            value = value / 100 if re.match(r"\s*%", rest) else value
            roubles = bool(_ROUBLES.match(rest))
        yield _Token(kind, match.start(), match.end(), value, roubles)


def _stretches(said: str) -> Iterator[list[_Token]]:
    """Tokens that hang together: two numbers without a sign between them do not."""
    stretch: list[_Token] = []
    depth = 0
    for token in _tokens(said):
        after = stretch[-1] if stretch else None
        two_numbers = after and after.kind in {"number", "close"} and token.kind in {"number", "open"}
        gap = after is not None and (token.start - after.end > _MAX_GAP or (not depth and "," in said[after.end : token.start]))
        if stretch and (two_numbers or gap or token.kind == "apart" or (token.kind == "close" and not depth)):
            yield stretch
            stretch, depth = [], 0
        if token.kind == "apart" or (token.kind == "close" and not depth):
            continue
        depth += (token.kind == "open") - (token.kind == "close")
        stretch.append(token)
    yield stretch


def _formulas(said: str, tokens: Sequence[_Token]) -> Iterator[Formula]:
    """Formulas of a stretch; what stands after «=» is a result, or begins another formula when a sign follows."""
    parts: list[list[_Token]] = [[]]
    for token in tokens:
        if token.kind == "equals":
            parts.append([])
        else:
            parts[-1].append(token)
    for part, after in zip(parts, [*parts[1:], []], strict=True):
        value = _value(part)
        if value is None or len(part) < 3:
            continue
        numbers = [token for token in part if token.kind == "number"]
        result = after[0] if after and after[0].kind == "number" else None
        yield Formula(
            text=said[part[0].start : part[-1].end].strip(" ("),
            value=value.quantize(Decimal("0.01")),
            result=result.value if result else None,
            roubles=any(token.roubles for token in numbers) or (result is not None and result.roubles),
            factors=tuple(token.value for token in numbers),
        )


def _value(tokens: Sequence[_Token]) -> Decimal | None:
    """What the tokens come to, `None` when they are no formula. Brackets that nobody closed are closed at the end."""
    terms, rest = _sum(list(tokens))
    return None if rest else terms


def _sum(tokens: list[_Token]) -> tuple[Decimal | None, list[_Token]]:
    total, tokens = _product(tokens)
    while total is not None and tokens and tokens[0].kind == "plus":
        value, tokens = _product(tokens[1:])
        total = None if value is None else total + value
    return total, tokens


def _product(tokens: list[_Token]) -> tuple[Decimal | None, list[_Token]]:
    total, tokens = _factor(tokens)
    while total is not None and tokens and tokens[0].kind == "times":
        value, tokens = _factor(tokens[1:])
        total = None if value is None else total * value
    return total, tokens


def _factor(tokens: list[_Token]) -> tuple[Decimal | None, list[_Token]]:
    if tokens and tokens[0].kind == "number":
        return tokens[0].value, tokens[1:]
    if tokens and tokens[0].kind == "open":
        value, tokens = _sum(tokens[1:])
        return value, tokens[1:] if tokens and tokens[0].kind == "close" else tokens
    return None, tokens


def _sums(values: Sequence[Decimal], others: Sequence[Decimal]) -> Iterator[Decimal]:
    """Sums of at least one of `values` with any other numbers."""
    numbers = [*values, *others][:_MAX_NUMBERS]
    for size in range(2, len(numbers) + 1):
        for some in combinations(range(len(numbers)), size):
            if some[0] < len(values):
                yield sum((numbers[at] for at in some), Decimal(0))


def _same(value: Decimal, wanted: Decimal) -> bool:
    return abs(value - wanted) <= (_NEAR if wanted > 1_000 else Decimal("0.01"))
