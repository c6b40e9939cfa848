"""People whom the plan calls new where all others are counted already: «ещё 90 новых жителей» beside 90 in the goal."""

import re
from collections.abc import Iterator
from decimal import Decimal

from rag.numerals import in_digits
from rag.review.findings import Contradiction, Value
from rag.review.language.quantities import PEOPLE, indicated, quantities
from rag.review.types import Activity, Draft, Span
from rag.review.wording import roubles
from rag.text import normalise, stem

_NEW = re.compile(
    r"(?<!\w)(?P<more>еще )?(?:(?P<number>\d+) (?:новых|других|иных) (?P<whom>[а-я-]+)"
    r"|(?:новых|других|иных) (?P<who>[а-я-]+)(?:: | - | )(?P<count>\d+)(?![\d.,]))"
)
_PARTS = re.compile(r"(?<!\w)(?:в том числе|из них|включая|из числа|всего|итого|вместе)(?!\w)")
_KEYS = ("summary", "groups", "goal", "results")


def newcomers(draft: Draft) -> Iterator[Contradiction]:
    """New people of a row that, with those of an earlier row, are more than any field of the project has.

    They are so surely only where the earlier row, or the new people alone, are as many as all of that name.
    """
    for row in draft.plan if not draft.unread else ():
        said = row.results or row.span
        for value, whom, more in _new(said):
            told = [*_all(draft, whom)]
            most = max((number for number, _ in told), default=Decimal(0))
            before = [one for one in _before(draft, row, whom) if one[0] == most or (value == most and one[0] < most)]
            if before and told and value <= most and (more or value == most):
                largest, where = max(before, key=lambda one: one[0])
                values = (Value(f"{roubles(largest)} и ещё {roubles(value)}", said), Value(roubles(largest), where))
                yield Contradiction(
                    f"Сколько: {_called(said, whom)}", (*values, Value(roubles(most), next(at for n, at in told if n == most)))
                )


def _before(draft: Draft, row: Activity, whom: str) -> Iterator[tuple[Decimal, Span]]:
    """People of that name in rows that begin earlier and tell of no total."""
    for other in draft.plan:
        said = other.results or other.span
        if other.starts <= row.starts and other is not row and not _PARTS.search(normalise(said.quote)):
            yield from ((q.value, said) for q in quantities(said.quote) if q.stem == whom and not q.each)


def _called(said: Span, whom: str) -> str:
    return next((word for word in normalise(said.quote).split() if stem(word.strip(".,;:()")) == whom), whom).strip(".,;:()")


def _new(row: Span) -> Iterator[tuple[Decimal, str, bool]]:
    said = in_digits(normalise(" ".join(row.quote.split())))
    for match in _NEW.finditer(said):
        whom = match["whom"] or match["who"]
        if PEOPLE.search(whom) and not _PARTS.search(said):
            yield Decimal(match["number"] or match["count"]), stem(whom), bool(match["more"])


def _all(draft: Draft, whom: str) -> Iterator[tuple[Decimal, Span]]:
    """What the project has of these people elsewhere than in its plan."""
    for indicator in draft.indicators:
        counted = indicated(indicator)
        if counted and counted.stem == whom:
            yield indicator.value, indicator.span
    for field in draft.texts(*_KEYS):
        yield from ((q.value, field.span(q.start, q.end)) for q in quantities(field.text) if q.stem == whom and not q.each)
