"""The day of an event, told in a sentence otherwise than in the plan."""

import re
from collections.abc import Iterator

from rag.review.findings import Contradiction, Value
from rag.review.language.periods import find_period
from rag.review.types import Activity, Draft, Field, Span
from rag.review.wording import day
from rag.text import normalise, subject_stems

_TAKES_PLACE = re.compile(r"(?<!\w)(?:состоится|пройд[её]т|проведем|проведём|запланирован\w*|назначен\w*)(?!\w)", re.IGNORECASE)
_MAX_WORDS = 5


def days_of_events(draft: Draft) -> Iterator[Contradiction]:
    """«Концерт состоится 12 мая 2026 года», where the only activity whose name begins so takes place on other days."""
    for field in draft.fields.values():
        if field.id in draft.hidden or not draft.plan:
            continue
        for sentence in field.sentences():
            found = _told(field, sentence, draft)
            if found:
                yield found


def _told(field: Field, sentence: Span, draft: Draft) -> Contradiction | None:
    said = sentence.quote
    verb = _TAKES_PLACE.search(said)
    period = find_period(said[verb.end() :]) if verb else None
    if verb is None or period is None or period.starts != period.ends or "\t" in said:
        return None
    name = said[: verb.start()].strip()
    rows = [row for row in draft.plan if _is_named(name, row)]
    if not name or len(name.split()) > _MAX_WORDS or len(rows) != 1 or rows[0].starts <= period.starts <= rows[0].ends:
        return None
    told = f"{day(rows[0].starts)}" if rows[0].starts == rows[0].ends else f"{day(rows[0].starts)} — {day(rows[0].ends)}"
    values = (Value(day(period.starts), field.span(sentence.start, sentence.end)), Value(told, rows[0].span))
    return Contradiction(f"Когда: {normalise(name)}", values)


def _is_named(name: str, row: Activity) -> bool:
    """Whether all words of a name stand in the activity's own name, its first sentence."""
    wanted = subject_stems(name)
    return bool(wanted) and wanted <= subject_stems(re.split(r"[.:]\s", row.title)[0])
