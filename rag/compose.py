"""An answer without a language model: verbatim sentences in a readable order.

First the sentence that answers, then the rest of its passage (steps, list or table), then what else is known.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from rag.injection import no_evidence
from rag.text import Amount, amounts, subject_stems
from rag.types import Hit, Passage, Query, Sentence
from rag.units import Unit, units

_SECOND = 0.01
"""A second passage whose score stands at most this much below the first one's is told whole."""
_FURTHER_PASSAGES = 2
"""How many passages after those give their first sentence …"""
_NEAR = 0.02
"""… and how little their score may stand below the first one's."""
_YES_OR_NO = re.compile(r"(?:да|нет)\b", re.IGNORECASE)
_WHICH = re.compile(r"\W*(?:(?:а|и|но|ну|так|подскажите|скажите)\W+)*(?:кто|как|сколько|когда|где|куда|чем|почему|зачем)\b", re.IGNORECASE)
"""Questions that no «да» and no «нет» answers; «какой процент» may be answered by «нет, процента нет»."""
_NEGATED = re.compile(r"(?<!или )\b(?:не|нельзя)\b", re.IGNORECASE)
_SAME_QUESTION = 0.3
"""Questions less alike than this may be different ones."""
_ALSO = "\n\n**К этому же вопросу:**\n\n"
_FURTHER = "\n\n**Ещё по теме:**\n"
_MAX_BODY_CHARS = 1_200
"""A longer section is told by its sentences that share most with the question."""

Rarity = Callable[[str], float]
"""How rare a stem is in the corpus, 0..1."""


def compose(query: Query, hits: Sequence[Hit], *, rarity: Rarity) -> list[Sentence]:
    """Choose and order the sentences of an answer; `hits` are not empty and the best comes first."""
    first, *others = _sections([hit for hit in hits if any(_evidence(hit.passage))] or hits)
    body = [unit for hit in first for unit in _evidence(hit.passage)] or [unit for hit in first for unit in units(hit.passage)]
    lead = _lead(query, body, rarity)
    told = [lead, *(unit for unit in _within_budget(query, body, rarity) if unit is not lead)]
    best = hits[0].score
    second = others[0] if others and max(hit.score for hit in others[0]) >= best - _SECOND else []
    also = _within_budget(query, [unit for hit in second for unit in _evidence(hit.passage)], rarity)
    near = [section[0] for section in others[bool(second) :] if section[0].score >= best - _NEAR]
    openings = [opening for hit in near[:_FURTHER_PASSAGES] if (opening := _opening(hit)) is not None]
    caption = f"**{lead.passage.heading}**\n\n" if _answers_another_question(query, lead) else ""
    return [*_laid_out(told, opening=caption), *_laid_out(also, opening=_ALSO), *_laid_out(openings, opening=_FURTHER, as_list=True)]


def _evidence(passage: Passage) -> Iterator[Unit]:
    """What may be quoted of a passage: an order to a language model is shown only where a document holds nothing else."""
    return (unit for unit in units(passage) if not no_evidence(unit))


def likeness(query: Query, passage: Passage) -> float:
    """The best Jaccard likeness, 0..1, of a question's subject to a question that the passage answers.

    A passage that names no questions (a point of a fund's rules) counts by half the share of the subject that it speaks of.
    """
    subject = subject_stems(query.text)
    if not passage.questions:
        return len(subject & subject_stems(passage.searchable)) / max(len(subject), 1) / 2
    asked = [subject_stems(question) for question in (passage.heading, *passage.questions)]
    return max((len(subject & other) / len(subject | other) for other in asked if subject | other), default=0.0)


def _answers_another_question(query: Query, lead: Unit) -> bool:
    """Whether a «да» or «нет» is shown with its own question: the one asked is another or turned about («не выдали, это нормально?»)."""
    if not _YES_OR_NO.match(lead.text) or not lead.passage.heading:
        return False
    turned = bool(_NEGATED.search(query.text)) != bool(_NEGATED.search(lead.passage.heading))
    return turned or bool(_WHICH.match(query.text)) or likeness(query, lead.passage) < _SAME_QUESTION


def _sections(hits: Sequence[Hit]) -> list[list[Hit]]:
    """Hits by section, the section of the best hit first; the pieces of one section stay together."""
    sections: dict[tuple[str, str], list[Hit]] = {}
    for hit in hits:
        sections.setdefault((hit.passage.document_id, hit.passage.heading or hit.passage.id), []).append(hit)
    return [sorted(section, key=lambda hit: hit.passage.ordinal) for section in sections.values()]


def _opening(hit: Hit) -> Unit | None:
    """The first unit of a passage if it can stand alone; a row, and one that announces a list, cannot."""
    first = next(_evidence(hit.passage), None)
    return None if first is None or first.kind == "row" or first.text.endswith(":") else first


def overlap(query: Query, text: str, rarity: Rarity) -> float:
    """Share of the question's subject that a text speaks of, 0..1, rare words counting more."""
    wanted = subject_stems(query.text)
    total = sum(map(rarity, wanted))
    return sum(map(rarity, wanted & subject_stems(text))) / total if total else 0.0


def _lead(query: Query, body: Sequence[Unit], rarity: Rarity) -> Unit:
    """The unit to begin with: the first of its section, or the one whose sums hold the sum asked about."""
    asked = [amount.high if amount.high is not None else (amount.low or 0) + 1 for amount in amounts(query.text)]
    fitting = [unit for unit in body if _holds(amounts(unit.text), asked)]
    candidates = [unit for unit in fitting if unit.kind != "sentence"] or fitting
    return max(candidates, key=lambda unit: overlap(query, unit.text, rarity)) if candidates else body[0]


def _holds(intervals: Sequence[Amount], asked: Sequence[float]) -> bool:
    return bool(asked) and any(interval.contains(value) for interval in intervals[:1] for value in asked)


def _within_budget(query: Query, body: Sequence[Unit], rarity: Rarity) -> list[Unit]:
    if sum(len(unit.text) for unit in body) <= _MAX_BODY_CHARS:
        return list(body)
    taken, used = set[int](), 0
    for number in sorted(range(len(body)), key=lambda n: -overlap(query, body[n].text, rarity)):
        used += len(body[number].text)
        if used > _MAX_BODY_CHARS:
            break
        taken.add(number)
    return [unit for number, unit in enumerate(body) if number in taken]


def _laid_out(told: Sequence[Unit], *, opening: str = "", as_list: bool = False) -> list[Sentence]:
    """Sentences with the white space and list or table marks that open them; their texts stay verbatim."""
    laid: list[Sentence] = []
    before: Unit | None = None
    for unit in told:
        prefix = "\n- " if as_list else _prefix(unit, before)
        if before is None:
            prefix = opening + (prefix or (unit.prefix if opening else ""))
        laid.append(Sentence(unit.text, ((unit.passage, unit.start, unit.end),), prefix=prefix))
        before = unit
    return laid


def _prefix(unit: Unit, before: Unit | None) -> str:
    """What stands between two units: a space in a paragraph, a line in a list or table, a blank line elsewhere."""
    same_block = before is not None and (before.passage.id, before.block) == (unit.passage.id, unit.block)
    follows = same_block and before is not None and before.start < unit.start
    gap = "" if before is None else "\n\n"
    match unit.kind:
        case "row":
            return "\n" if follows else f"{gap}{unit.head}\n"
        case "item" if before is not None:
            return ("\n" if follows else gap) + unit.prefix
        case _:
            return " " if follows else gap
