"""Stories and articles that the media are to bring, more than the rows of the plan count: «снимет пять сюжетов» of a plan with three."""

import re
from collections.abc import Iterator
from decimal import Decimal

from rag.review.findings import Contradiction, Value
from rag.review.language.counts import counted_in, figures
from rag.review.language.quantities import quantities
from rag.review.types import Draft
from rag.review.wording import roubles
from rag.text import normalise

_THING = re.compile(r"сюжет|репортаж|стат(?:ья|ьи|ей|ьям|ьях)|заметк|публикаци|пост(?:а|ов|ы)?$|ролик|интервью|эфир|радиопередач|подкаст")
_OFTEN = re.compile(
    r"(?:не менее|не меньше|минимум|около|до|более|свыше|по|кажд[а-я]+|от)(?: чем)?\W*$|ежемесячн|еженедельн|в (?:месяц|неделю|год)(?!\w)"
)
_BEFORE = 30
_MIN_ROWS = 2
_BEGINNING = 5


def shown_in_plan(draft: Draft) -> Iterator[Contradiction]:
    """Things of the media that two rows or more count, and every row that names them, fewer of them in all."""
    media = draft.get("media")
    if media is None or draft.unread:
        return
    told = [one for one in counted_in(media) if _THING.match(one[0].unit)]
    for q, at in told:
        begins = q.unit[:_BEGINNING]
        before = normalise(media.text[max(0, at.start - _BEFORE) : at.start])
        often = q.each or _OFTEN.search(before) or _OFTEN.search(normalise(media.text[at.end : at.end + _BEFORE]))
        if often or sum(one.unit.startswith(begins) for one, _ in told) != 1:
            continue
        rows = [(row, f"{row.span.quote}\n{row.results.quote if row.results else ''}") for row in draft.plan]
        naming = [(row, text) for row, text in rows if re.search(rf"(?<!\w){begins}", figures(text))]
        counts = [{one.value for one in quantities(text) if one.unit.startswith(begins) and not one.each} for _, text in naming]
        total = sum((value for values in counts for value in values), Decimal(0))
        every = len(counts) >= _MIN_ROWS and all(len(values) == 1 for values in counts)
        others = {
            one.value
            for field in draft.texts("summary", "tasks", "results", "budget")
            for one, _ in counted_in(field)
            if one.stem == q.stem
        }
        if every and total < q.value <= 2 * total and q.value not in others:
            shown = " + ".join(roubles(next(iter(values))) for values in counts)
            values = (Value(roubles(q.value), at), Value(f"{shown} = {roubles(total)}", naming[0][0].results or naming[0][0].span))
            yield Contradiction(f"Сколько: {q.unit}", values)
