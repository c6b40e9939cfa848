"""Rows of a plan that tell only their last day: «до 5 мая — закупка», «закупка — до 5 мая»."""

import re
from collections.abc import Set
from datetime import date

from rag.review.language.periods import Period, find_period

_UNTIL = re.compile(r"(?:^\W*(?:\d{1,2}[.)]\s+|[а-яё]\)\s+)?|[–—] |\t)(?P<told>(?:до|не позднее|к) (?=\d))", re.IGNORECASE)
"""At the beginning or after a dash: «дети (до 5 мая)» tells something of another thing."""


def find_until(text: str, *, years: Set[int], project: tuple[date, date]) -> Period | None:
    """From the first day of the project to the day by which it is done; `None` where no one day is told so, or a later one begins."""
    found = _UNTIL.search(text)
    last = find_period(text[found.end() :], years=years, project=project) if found else None
    if found is None or last is None or last.start or last.starts != last.ends or last.ends < project[0]:
        return None
    return Period(project[0], last.ends, found.start("told"), found.end() + last.end)


def tells_last_day_alone(text: str) -> bool:
    """Whether a row says by what day it is done and not when it begins."""
    return bool(_UNTIL.search(text)) and find_period(text) is None
