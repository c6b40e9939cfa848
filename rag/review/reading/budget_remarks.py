"""Where the list of a budget ends and remarks on all of it begin."""

import re

from rag.review.language.printed import folded
from rag.review.reading.budget_cells import TOTAL

POINT = re.compile(r"\s*(?:[•*–—-]\s|\d{1,2}[.)]\s)")
_MIN_MARKED = 4
"""So many points make a list with marks."""


def remarks_at(text: str) -> int | None:
    """Where sentences begin that follow the last total of a list with marks: «Статью 5 не используем. Подрядчикам идёт 40 000 руб.»."""
    lines = [*re.finditer(r"[^\n]*\w[^\n]*", text)]
    last = next((n for n, line in reversed([*enumerate(lines)]) if TOTAL.match(folded(line[0]))), None)
    marked = sum(bool(POINT.match(line[0])) for line in lines)
    after = lines[last + 1 :] if last is not None else []
    said = all(re.match(r"[А-ЯЁ]", line[0]) and line[0].rstrip().endswith(".") and "=" not in line[0] for line in after)
    return after[0].start() if after and said and marked >= _MIN_MARKED else None
