"""How many people one group has: «малые группы по 6 человек» in the plan, tablets «для малых групп по 9 человек» in the budget."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures
from rag.review.language.earlier import is_earlier
from rag.review.language.quantities import PEOPLE
from rag.review.language.roots import roots
from rag.review.types import COMPARED, Draft, Span

_SIZE = re.compile(
    r"(?:(?P<kind>[а-я-]{3,}(?:ые|ых|ие|их|ым|ими|ыми)) )?(?P<group>групп|команд|бригад|отряд|экипаж|звен)[а-я]*"
    r"(?: (?!по |из )(?P<whom>[а-я-]{4,}))? (?:по|из) (?P<count>\d{1,2})(?![\d,.-]*\d)(?: (?P<who>[а-я-]+))?"
)
_TWO = 2


@dataclass(frozen=True, slots=True)
class _Size:
    group: str
    kind: frozenset[str]
    count: str
    span: Span


def group_size(draft: Draft) -> Iterator[Contradiction]:
    """Sizes of groups of one kind in two fields, each of which has one size for all groups of that name."""
    told = [one for field in draft.texts(*COMPARED) for said in field.sentences() for one in _sizes(draft, said)]
    for one, other in combinations(told, _TWO):
        same = one.group == other.group and bool(one.kind & other.kind) and one.span.field != other.span.field
        if same and one.count != other.count and {it.count for it in told if it.group == one.group} == {one.count, other.count}:
            single = all(
                len({it.count for it in told if it.group == one.group and it.span.field == at.span.field}) == 1 for at in (one, other)
            )
            if single:
                yield Contradiction("Сколько человек в группе", tuple(Value(f"по {it.count}", it.span) for it in (one, other)))
                return


def _sizes(draft: Draft, said: Span) -> Iterator[_Size]:
    words = figures(said.quote)
    for match in _SIZE.finditer(words) if not is_earlier(words, draft) else ():
        kind = frozenset(roots(f"{match['kind'] or ''} {match['whom'] or ''}"))
        who = match["who"] or ""
        if kind and (len(who) <= _TWO or PEOPLE.search(who)):
            yield _Size(match["group"], kind, match["count"], said)
