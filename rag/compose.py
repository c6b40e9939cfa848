"""An answer without a language model: verbatim sentences in a readable order.

First the sentence that answers, then the rest of its passage (steps, list or table), then what else is known.
"""

from collections.abc import Callable, Sequence

from rag.text import Amount, amounts, subject_stems
from rag.types import Hit, Query, Sentence
from rag.units import Unit, units

_OTHER_PASSAGES = 2
"""How many further passages give their first sentence."""
_CLOSE = 0.02
"""… and how little their score may stand below the first one's."""
_FURTHER = "**Ещё по теме:**\n"
_MAX_BODY_CHARS = 1_200
"""A longer section is told by its sentences that share most with the question."""

Rarity = Callable[[str], float]
"""How rare a stem is in the corpus, 0..1."""


def compose(query: Query, hits: Sequence[Hit], *, rarity: Rarity) -> list[Sentence]:
    """Choose and order the sentences of an answer; `hits` are not empty and the best comes first."""
    first = hits[0].passage
    section = [hit.passage for hit in hits if (hit.passage.document_id, hit.passage.heading) == (first.document_id, first.heading)]
    body = [unit for passage in section for unit in units(passage)]
    lead = _lead(query, body, rarity)
    told = [lead, *(unit for unit in _within_budget(query, body, rarity) if unit is not lead)]
    others = [hit for hit in hits if hit.passage not in section and hit.score >= hits[0].score - _CLOSE]
    further = [unit for hit in others[:_OTHER_PASSAGES] for unit in [*units(hit.passage)][:1]]
    return [*_laid_out(told), *_laid_out(further, opening=_FURTHER)]


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


def _laid_out(told: Sequence[Unit], *, opening: str = "") -> list[Sentence]:
    """Sentences with the white space and list or table marks that open them; their texts stay verbatim."""
    laid: list[Sentence] = []
    before: Unit | None = None
    for unit in told:
        prefix = _prefix(unit, before) if not opening else ("\n\n" + opening if before is None else "") + "\n- "
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
