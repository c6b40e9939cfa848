"""How many helpers the team has, and everything else: «волонтёры — 20 человек» in the team, 24 volunteers in the plan and the results."""

import re
from collections.abc import Iterator

from rag.review.comparisons.sums_told import things_of
from rag.review.findings import Contradiction, Value
from rag.review.language.counts import counted_in, figures
from rag.review.types import Draft
from rag.review.wording import roubles

_HELPERS = re.compile(
    r"(?<!\w)(?:[а-я]+-)?(?:волонт|доброволь|наставни|вожат|студент|помощник|тьютор|куратор|экскурсовод|дежурн|ведущ)[а-я-]*[ыи]е?(?!\w)"
)
"""Several of them, by the beginning of what the team calls them."""
_PEOPLE = re.compile(r"(?<![\d.,–—-])(?<!по )(?<!до )(?P<count>\d{1,3}) (?:человек|чел(?!\w))")
_SOME = re.compile(r"(?<!\w)(?:кажд|остальн|еще|резерв|запасн|постоянн|сменн|из них|в том числе|из \d|не менее|более|около)|\+")
_LEAST = 2


def helpers_told(draft: Draft) -> Iterator[Contradiction]:
    """People of the team, where two other fields have one other number of them, and none this one; a half and less may be some of them."""
    fields = draft.texts("summary", "tasks", "results", "plan", "budget")
    counted = [one for field in fields for one in counted_in(field) if not one[0].each]
    team = draft.get("team")
    for line in re.finditer(r"[^\n]+", team.text) if team else ():
        name, _, more = figures(line[0]).partition(" - ")
        role, told = _HELPERS.search(name), {match["count"] for match in _PEOPLE.finditer(more)}
        if team is None or not role or len(told) != 1 or _SOME.search(re.split(r"[.;]", more)[0].split(",")[0]):
            continue
        same = [(q, at) for q, at in counted if things_of(role[0]) & things_of(q.unit)]
        count, values = int(*told), {q.value for q, _ in same}
        most = [(q, at) for q, at in same if q.value * 2 > max(values)]
        whole, where = {q.value for q, _ in most}, {at.field: Value(roubles(q.value), at) for q, at in most}
        if len(where) >= _LEAST and len(whole) == 1 and count not in values and count * 2 > max(values):
            own = Value(str(count), team.span(*line.span()))
            yield Contradiction(f"Сколько: {role[0]}", (own, *tuple(where.values())[:_LEAST]))
