"""What the modules that compare numbers across a draft share: figures for words, numbers of this project with their places."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from rag.numerals import in_digits
from rag.review.language.quantities import PAST, Quantity, quantities
from rag.review.types import Draft, Field, Span
from rag.text import normalise

Counted = tuple[Quantity, Span]
HOURS_IN_WORDS = {"двух": "2", "трех": "3", "четырех": "4", "полутора": "1.5", "одно": "1"}
"""How «двухчасовой» begins, by its hours."""
THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
"""The space within «1 240»."""


@lru_cache(maxsize=2_000)
def figures(text: str) -> str:
    """A text on one line, normalised, with its numbers in digits."""
    return in_digits(normalise(" ".join(text.split())))


def counted_in(field: Field) -> Iterator[Counted]:
    """Every number of things in sentences that do not tell of what was."""
    for said in field.sentences():
        if not PAST.search(normalise(said.quote)):
            yield from ((q, field.span(said.start + q.start, said.start + q.end)) for q in quantities(said.quote))


def made_by_a_row(draft: Draft, value: Decimal) -> bool:
    """Whether two numbers of a row of the plan make this one: «по 6 домов на 4 улицах»."""
    rows = [[q.value for q in quantities(row.span.quote)] for row in draft.plan]
    return any(a * b == value for row in rows for a in row for b in row)
