"""The part of a post that one person has: «занята на три четверти ставки» in her form, «0,5 ставки» in the budget."""

import re
from collections.abc import Iterator

from rag.review.comparisons.surnames import named_in, root_of
from rag.review.findings import Contradiction, Value
from rag.review.language.parts import parts_of_post
from rag.review.types import BudgetLine, Draft, Field, Span
from rag.review.wording import number

_HERE = re.compile(r"(?<!\w)(?:в|на|для)\s+(?:\w+\s+)?проект[аеу]?(?!\w)", re.IGNORECASE)
_LEADER = re.compile(r"\W*руководител[а-я]+ проекта", re.IGNORECASE)
_TWO = 2


def rates(draft: Draft) -> Iterator[Contradiction]:
    """What a person's own form tells of the project, where the only line that pays them has another part."""
    lines = [line for line in (draft.budget.lines if draft.budget else ()) if parts_of_post(line.comment)]
    for surname, said in _told(draft):
        paid = [line for line in lines if _is_of(line, surname)]
        told, counted = parts_of_post(said.quote), parts_of_post(paid[0].comment) if paid else frozenset()
        if len(paid) == len(told) == len(counted) == 1 and told != counted:
            values = (Value(f"{number(*told)} ставки", said), Value(f"{number(*counted)} ставки", paid[0].span))
            yield Contradiction("Какую часть ставки занимает человек", values)


def _told(draft: Draft) -> Iterator[tuple[str, Span]]:
    """Sentences on the work in this project, with the root of the surname they are of; the leader's have none."""
    for field in draft.texts("team"):
        yield from _of_members(field)
    for field in draft.texts("leader_experience", "leader_more", "leader_post"):
        yield from (("", said) for said in field.sentences() if _HERE.search(said.quote))


def _of_members(field: Field) -> Iterator[tuple[str, Span]]:
    named = named_in(field.text)
    for said in field.sentences():
        whose = [root_of(surname) for at, surname in named if at < said.end]
        alone = sum(said.start <= at for at, _ in named if at < said.end) < _TWO
        if whose and alone and _HERE.search(said.quote):
            yield whose[-1], said


def _is_of(line: BudgetLine, surname: str) -> bool:
    named = {root_of(name) for _, name in named_in(f"{line.name}. {line.comment}")}
    return surname in named if surname else bool(_LEADER.match(line.name))
