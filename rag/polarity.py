"""What a sentence denies, forbids, allows or demands, and of what: compared between an answer and its quotes.

«Не обязан», «не вправе» and «вправе» share their words and differ in everything that matters, so every such word is read with
its class and with the clause that it governs.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rag.facts import without_quantities
from rag.morphology import any_akin, readings
from rag.text import STOP_WORDS, WORD, normalise


class Force(StrEnum):
    """What an operator does to its clause."""

    FORBIDS = "запрет"
    SPARES = "необязательность"
    ALLOWS = "право"
    DEMANDS = "обязанность"
    DENIES = "отрицание"


_OPERATORS = (
    (
        Force.SPARES,
        r"(?:можно|вправе|может|могут|имеет право) (?:и )?не|необязательн\w+|освобожд\w+"
        r"|не (?:обяза(?:н|на|но|ны|тельно|тельна|тельны)|нужн\w+|нужен|требу\w+|надо|необходим\w*)",
    ),
    (
        Force.FORBIDS,
        r"нельзя|запре[тщ]\w+|воспре[тщ]\w+|недопустим\w+|невозможн\w+"
        r"|не (?:вправе|може\w*|могут|мог\w*|долж\w+|допуск\w+|разреш\w+|следует|име(?:ет|ют) права?)",
    ),
    (
        Force.ALLOWS,
        r"вправе|може(?:т|м|те)|могут|можно|име(?:ет|ют) право|разреш(?:ается|аются|ено|ена|ены|ает|ают)|допуска(?:ется|ются)",
    ),
    (
        Force.DEMANDS,
        r"не освобожд\w+|долж(?:ен|на|но|ны)|обяза(?:н|на|но|ны)|обязательн(?:о|а|ы|ый|ая|ое)|нужн[оаы]|нужен|необходим[оаы]?"
        r"|надо|следует|требу(?:ется|ются)|придется",
    ),
    (Force.DENIES, r"не|нет|без|ни|никогда|никто|ничего|отсутству\w+"),
)
_OPERATOR = re.compile("|".join(rf"(?P<{force.name}>(?<!\w)(?:{pattern})(?!\w))" for force, pattern in _OPERATORS))
_CLAUSE = re.compile(r"[,;:()]|(?<=\s)-(?=\s)|(?<!\w)(?:но|а|однако|если)(?!\w)|\.(?=\s)")
_NOT_ONLY = re.compile(r"(?<!\w)не только(?!\w)")
_EMPTY = frozenset(
    word
    for line in (
        "быть иметь являться стать составлять один также течение максимум минимум",
        "этот это тот такой свой он она они который его ее их",
    )
    for word in line.split()
)
"""First forms that carry nothing: whether a number is a limit is compared as a number."""


@dataclass(frozen=True, slots=True)
class Operator:
    """A word that denies, forbids, allows or demands; `head` is the first word that it governs, `clause` all of its clause."""

    force: Force
    head: str
    clause: tuple[str, ...]

    def meets(self, other: "Operator") -> bool:
        """Whether both govern the same: their clauses share a word."""
        return any(any_akin(word, other.clause) for word in self.clause)


@dataclass(frozen=True, slots=True)
class Clause:
    """Content words of a clause, and what governs them."""

    words: tuple[str, ...]
    operators: tuple[Operator, ...]


@lru_cache(maxsize=2_000)
def clauses(text: str) -> tuple[Clause, ...]:
    """Clauses of a text in order, without their numbers and bounds."""
    plain = _NOT_ONLY.sub("", normalise(text).replace("не обязательно", "необязательно"))
    return tuple(_clause(part) for part in _CLAUSE.split(without_quantities(plain)) if re.search(r"\w", part))


def _clause(part: str) -> Clause:
    marks = list(_OPERATOR.finditer(part))
    said = tuple(content_words(_OPERATOR.sub(" ", part)))
    found = []
    for mark in marks:
        after = content_words(_OPERATOR.sub(" ", part[mark.end() :]))
        before = content_words(_OPERATOR.sub(" ", part[: mark.start()]))
        found.append(Operator(Force[mark.lastgroup or ""], (after or before[::-1] or [""])[0], tuple(after + before)))
    return Clause(said, tuple(found))


def content_words(text: str) -> list[str]:
    """Words of normalised text that carry a meaning of their own: no function words, no numbers, no words of bounds."""
    return [w for w in WORD.findall(text) if w not in STOP_WORDS and not w[0].isdigit() and len(w) > 1 and readings(w)[0][0] not in _EMPTY]


_STANDS_FOR = {
    Force.DENIES: {Force.DENIES, Force.FORBIDS},
    Force.FORBIDS: {Force.FORBIDS},
    Force.SPARES: {Force.SPARES, Force.DENIES},
    Force.ALLOWS: {Force.ALLOWS},
    Force.DEMANDS: {Force.DEMANDS},
}
"""Which forces of a source a sentence may tell by its own: «не платят» as «не нужно платить», never as «нельзя платить»."""


def changed(said: Sequence[Clause], written: Sequence[Clause]) -> Iterator[str]:
    """What the sentence denies, forbids, allows or demands otherwise than its quotes, told for people."""
    sources = [operator for clause in written for operator in clause.operators]
    for clause in said:
        for operator in clause.operators:
            if not _founded(operator, clause, sources, written):
                yield f"в источнике нет такого: {operator.force} «{operator.head}»"
        for source in sources:
            if source.force is not Force.DEMANDS and _lost(source, clause, said, written, sources):
                yield f"из источника пропало: {source.force} «{source.head}»"


def _founded(operator: Operator, clause: Clause, sources: Sequence[Operator], written: Sequence[Clause]) -> bool:
    """Whether the source that speaks most of the same says so; a plain «подают» may be told as «нужно подать»."""
    shared = [(_likeness(operator.clause, source.clause), source) for source in sources]
    most = max((share for share, _ in shared), default=0.0)
    nearest = [source for share, source in shared if share == most and (share or not operator.clause)]
    if any(source.force in _STANDS_FOR[operator.force] for source in nearest):
        return True
    return operator.force is Force.DEMANDS and _stated_plainly(clause, written)


def _stated_plainly(clause: Clause, written: Sequence[Clause]) -> bool:
    nearest = max(written, key=lambda other: _likeness(clause.words, other.words), default=None)
    return nearest is not None and not nearest.operators


def _lost(source: Operator, clause: Clause, said: Sequence[Clause], written: Sequence[Clause], sources: Sequence[Operator]) -> bool:
    """Whether a clause speaks of what the source governs and leaves out the governing word."""
    if not any_akin(source.head, clause.words):
        return False
    others = [other.head for other in sources if other is not source]
    free = [o for c in said for o in c.operators if o.head == "" or not any_akin(o.head, others) or any_akin(o.head, [source.head])]
    if any(source.force in _STANDS_FOR[o.force] and o.meets(source) for o in free):
        return False
    beside = [word for word in source.clause if word != source.head]
    if any(any_akin(word, clause.words) for word in beside):
        return True
    governed = _likeness(clause.words, source.clause)
    return not any(_likeness(clause.words, other.words) > governed for other in written if not other.operators)


def _likeness(some: Sequence[str], others: Sequence[str]) -> float:
    """Share of words that have a form of theirs among the others."""
    return sum(any_akin(word, others) for word in some) / max(len(some), 1)
