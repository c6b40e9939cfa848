"""Who does what: «электронику ведёт А. Н. Рыжов» in the plan, where the team has another for electronics, and him for wood."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rag.review.findings import Contradiction, Value
from rag.review.surnames import named_in, root_of
from rag.review.types import Draft, Field, Span
from rag.review.wording import short
from rag.text import normalise, subject_stems

_DOES = re.compile(r"(?<!\w)(?:вед[её]т|ведут|проводит|преподает|преподаёт|учит|обучает|читает|руководит|отвечает за|занимается)(?!\w)")
_CLAUSE = re.compile(r"(?:[^,;()\n.!?]|(?<=[А-ЯЁ])\.)+")
_GENERAL = frozenset(
    subject_stems("занятие группа курс проект программа участник школа ребята дети работа встреча блок часть ведёт проводит учит")
)
_FIELDS = ("summary", "tasks", "plan", "results", "media", "budget")


@dataclass(frozen=True, slots=True)
class _Member:
    surname: str
    does: frozenset[str]
    span: Span


def leads(draft: Draft) -> Iterator[Contradiction]:
    """Clauses in which a member of the team does what stands in the role of another one only."""
    field = draft.get("team")
    team = list(_members(field)) if field else []
    for other in draft.texts(*_FIELDS) if len(team) > 1 else ():
        for sentence in other.sentences():
            for clause in _CLAUSE.finditer(sentence.quote) if _DOES.search(normalise(sentence.quote)) else ():
                yield from _another_does(clause[0], sentence, team)


def _another_does(clause: str, sentence: Span, team: Sequence[_Member]) -> Iterator[Contradiction]:
    surnames = [surname for _, surname in named_in(clause)]
    named = set(map(root_of, surnames))
    whose = [member for member in team if member.surname in named]
    if len(whose) != 1 or len(named) != 1 or not _DOES.search(normalise(clause)):
        return
    about = subject_stems(clause) - subject_stems(" ".join(surnames)) - _GENERAL
    others = [member for member in team if member is not whose[0] and about & member.does - whose[0].does]
    if others and not about & whose[0].does:
        told = [(clause.strip(), sentence), *((member.span.quote, member.span) for member in (whose[0], others[0]))]
        values = tuple(Value(short(words), span) for words, span in told)
        yield Contradiction("Кто ведёт", values)


def _members(field: Field) -> Iterator[_Member]:
    """Each member by the line, the row or the part of a form that names them."""
    starts = [(at, root_of(surname)) for at, surname in named_in(field.text)]
    for (start, surname), (end, _) in pairwise([*starts, (len(field.text), "")]):
        span = field.span(start, end)
        yield _Member(surname, subject_stems(span.quote) - _GENERAL, span)
