"""Stages over the rows of a plan: «Этап 2. Школа (III квартал 2027 года)» with dated points under it is a heading, and no row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.review.language.periods import Period

_STAGE = re.compile(
    r"\W*(?:[IVX]+|\d{1,2}|перв\w+|втор\w+|трет\w+|четв[её]рт\w+)?[-.)йея]*\s*(?:этап|блок|стади[яи]|фаза|раздел|период|полугодие)(?!\w)",
    re.IGNORECASE,
)
_MARK = re.compile(r"\s*(?:[•*–—-]\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|[а-яё]\)\s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a plan at `[start, end)` of the text, with the tasks it serves and its period, `None` where it has none."""

    start: int
    end: int
    tasks: tuple[int, ...]
    period: Period | None


def without_stages(text: str, points: Sequence[Point]) -> Iterator[Point]:
    """The points but for stages before marked points: those that are called so and have these within their period, or a period alone."""
    for n, point in enumerate(points):
        below = points[n + 1] if n + 1 < len(points) else None
        if below is None or not _is_stage(text, point, below):
            yield point


def _is_stage(text: str, point: Point, below: Point) -> bool:
    if point.period is None or below.period is None or not _MARK.match(text[text.rfind("\n", 0, below.start) + 1 : below.end]):
        return False
    begins, ends = text.rfind("\n", 0, point.start) + 1, text.find("\n", point.start)
    before, after = text[point.start : point.start + point.period.start], text[point.start + point.period.end : ends]
    is_alone = not re.search(r"\w", before + after)
    within = point.period.starts <= below.period.starts and below.period.ends <= point.period.ends
    return is_alone or (within and bool(_STAGE.match(text, begins)) and not re.search(r"\d", after))
