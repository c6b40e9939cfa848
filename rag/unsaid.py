"""What a question asks about by name or year and the evidence never mentions, so that no answer can be whole."""

import re
from collections.abc import Sequence

from rag.text import subject_stems
from rag.types import Hit

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_CONTEST = re.compile(
    r"\b(?:конкурс|грант|преми|программ|акселератор|субсиди)\w*\s+(?:фонда\s+|от\s+|имени\s+)?"
    r"(?P<name>«[^»]+»|\"[^\"]+\"|(?-i:[A-ZА-ЯЁ])[\w-]+)",
    re.IGNORECASE,
)


def unsaid(asked: str, hits: Sequence[Hit]) -> tuple[str, ...]:
    """Years later than the evidence was known on, and contests by name, that no hit speaks of, as they were written."""
    texts = [hit.passage.searchable for hit in hits]
    known = max((n.as_of.year for hit in hits for s in hit.passage.statements for n in s.norms if n.as_of), default=9999)
    years = [year for year in _YEAR.findall(asked) if int(year) > known and not any(year in text for text in texts)]
    spoken = [subject_stems(text) for text in texts]
    names = [match["name"] for match in _CONTEST.finditer(asked)]
    return tuple(dict.fromkeys([*years, *(n for n in names if not any(subject_stems(n) <= stems for stems in spoken))]))
