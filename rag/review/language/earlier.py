"""Whether a sentence tells of what was before the project."""

import re

from rag.review.language.quantities import PAST
from rag.review.types import Draft

_YEAR = re.compile(r"(?<![\d.])(20\d\d)(?= ?(?:г(?!\w)|год))")


def is_earlier(words: str, draft: Draft) -> bool:
    """By its words, or by a year that is before the first one of the project."""
    return bool(PAST.search(words)) or any(draft.starts is not None and int(year) < draft.starts.year for year in _YEAR.findall(words))
