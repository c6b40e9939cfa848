"""A number and its share in percent that cannot be of the same whole: «из 240 опрошенных 48 человек (30 %)»."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rag.review.findings import Contradiction, Value
from rag.review.language.counts import THOUSANDS, figures
from rag.review.types import Draft, Span
from rag.review.wording import number, roubles

_NUMBER = r"(?<![\d.,–-])(?P<count>\d{1,6})(?![\d.,-]*\d)"
_BASE = r"(?: из (?P<base>\d{2,6})(?: [а-я]+)?)?"
_PAIR = re.compile(
    rf"{_NUMBER}(?: (?!из )[а-я]+){{0,2}}{_BASE}(?:,? (?:то есть|или|это|а это|—|–)(?: это)? |,? ?\()"
    r"(?P<share>\d{1,3}(?:[.,]\d)?) ?%(?! ?(?:от|по))"
)
_WHOLE = re.compile(r"(?<![\d.,–-])\d{2,6}(?![\d.,-]*\d| ?(?:%|руб|тыс|млн|год|г\.|лет))")
_SLACK = Decimal("1.0")
"""Shares are rounded, down or up."""
_MOST = 100
_NEAR, _FAR = 2, 6
"""Sentences between two shares of one whole, and between a share and its whole."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """`base` is named beside the number, else `None`; `at` is which sentence of the field it stands in."""

    count: Decimal
    share: Decimal
    base: Decimal | None
    said: Span
    at: int

    def of(self, base: Decimal) -> Decimal:
        return _MOST * self.count / base

    def fits(self, base: Decimal) -> bool:
        return abs(self.of(base) - self.share) <= _SLACK


def percents(draft: Draft) -> Iterator[Contradiction]:
    """Where the whole is named beside both, or a number near by with its share is of a whole, and this one of none."""
    for field in draft.texts("summary", "problem", "groups", "goal", "results", "future"):
        sentences = [(said, _figures(said)) for said in field.sentences()]
        pairs = [pair for at, (said, words) in enumerate(sentences) for pair in _pairs(said, words, at)]
        wholes = [(at, Decimal(one)) for at, (_, words) in enumerate(sentences) for one in _WHOLE.findall(words)]
        for pair in pairs:
            base = pair.base or _common(pair, pairs, wholes)
            if base and pair.count <= base and not pair.fits(base):
                real = f"{roubles(pair.count)} из {roubles(base)} — это {number(round(pair.of(base)))} %"
                yield Contradiction("Доля", (Value(f"{number(pair.share)} %", pair.said), Value(real, pair.said)))


def _figures(said: Span) -> str:
    return THOUSANDS.sub("", figures(said.quote))


def _pairs(said: Span, words: str, at: int) -> Iterator[_Pair]:
    for match in _PAIR.finditer(words):
        share = Decimal(match["share"].replace(",", "."))
        if share <= _MOST:
            yield _Pair(Decimal(match["count"]), share, Decimal(match["base"]) if match["base"] else None, said, at)


def _common(pair: _Pair, pairs: Sequence[_Pair], wholes: Sequence[tuple[int, Decimal]]) -> Decimal | None:
    """The whole that most of the pairs near by are of, where this pair is of no number of the field at all."""
    if any(pair.fits(whole) for _, whole in wholes if whole >= pair.count):
        return None
    near = [other for other in pairs if other is not pair and other.base is None and abs(other.at - pair.at) <= _NEAR]
    known = {whole for at, whole in wholes if whole >= pair.count and 0 <= pair.at - at <= _FAR}
    fitting = {whole: [other for other in near if other.count <= whole and other.fits(whole)] for whole in known}
    of = max(fitting, key=lambda whole: (len(fitting[whole]), -sum(abs(one.of(whole) - one.share) for one in fitting[whole])), default=None)
    return of if of and fitting[of] else None
