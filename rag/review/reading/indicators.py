"""Numbers of the expected results: «Показатель: 40» in a line each, or several in one: «Мастеров обучено — 12 человек. Гостей — 150».

Or a line that begins with the number: «• не менее 60 подростков прошли курс».
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from rag.review.language.quantities import quantities
from rag.review.types import Field, Indicator

_INDICATOR = re.compile(
    r"[•*–—-]?\s*(?P<name>[^\n:]{5,}?)\s*[:–—-]\s*(?P<value>\d[\d \u00a0]*)\s*(?P<unit>[а-яё]+\.?)?"
    r"\s*(?:\([^()\n]*\)|,\s*(?:в том числе|в т\. ?ч\.|из них|из которых)[^\n]*?)?\s*[.;]?\s*",
    re.IGNORECASE,
)
"""A remark may stand after the number: «40 (по 20 в смене)», «40, из них 12 новых»."""
_NUMBER_FIRST = re.compile(
    r"(?:[•*–—-]|\d{1,2}[.)])\s*(?:не менее(?: чем)?|минимум|около|до|более|свыше)?\s*"
    r"(?P<value>\d[\d \u00a0]*?)\s+(?P<name>[а-яё]{3}[^\n\d:]{3,}?)[.;,]?\s*",
    re.IGNORECASE,
)
_ALONE = re.compile(r"(?:чел\w*|шт|ед)?\.?", re.IGNORECASE)
_APART = re.compile(r"(?<=[\d\w»)])[.;]\s+(?=[А-ЯЁа-яё«])")
_LEAD = re.compile(r"[^:.;]*:\s+(?=[а-яё])", re.IGNORECASE)
_MIN_TOGETHER = 2


def indicators(field: Field | None) -> Iterator[Indicator]:
    """Each with its number, in order; of a line with several only where at least two of its parts are nothing else."""
    for line in re.finditer(r"[^\n]+", field.text if field else ""):
        assert field is not None
        whole = _INDICATOR.fullmatch(line[0])
        found = list(_parts(field.text, *line.span()))
        if whole and _ALONE.fullmatch(whole["unit"] or ""):
            found = found or [(line.start(), line.end(), whole)]
        elif len(found) < _MIN_TOGETHER:
            first = _NUMBER_FIRST.fullmatch(line[0])
            counted = first and quantities(first[0].strip("•*–—- "))  # «• 2 мая праздник» counts nothing
            found = [(line.start(), line.end(), first)] if first and counted else []
        for start, end, match in found:
            yield Indicator(match["name"], Decimal(re.sub(r"\s", "", match["value"])), field.span(start, end))


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int, re.Match[str]]]:
    lead = _LEAD.match(text, start, end)
    begins = lead.end() if lead and not re.match(r"\d", text[lead.end() :]) else start
    cuts = [begins, *(match.end() for match in _APART.finditer(text, begins, end)), end]
    for a, b in pairwise(cuts):
        if match := _INDICATOR.fullmatch(text[a:b]):
            yield a, b, match
