"""What a draft says twice and differently."""

from itertools import chain

from rag.review.comparisons import COMPARISONS
from rag.review.findings import Contradiction
from rag.review.types import Draft


def contradictions(draft: Draft) -> tuple[Contradiction, ...]:
    """What the draft says twice and differently; what two comparisons see is told once, as the first of them tells it."""
    found = list(chain.from_iterable(compare(draft) for compare in COMPARISONS))
    return tuple({frozenset(one.values): one for one in reversed(found)}.values())[::-1]
