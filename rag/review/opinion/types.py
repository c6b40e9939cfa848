"""The vocabulary of a second opinion: what a language model said of a draft, run by run, and what of it was let through."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ModelQuote:
    """A stretch of the draft that a model quoted: `quote` is verbatim `[start, end)` of the field's text, in `runs` of its answers."""

    field: str
    quote: str
    start: int
    end: int
    runs: int


@dataclass(frozen=True, slots=True)
class ModelQuestion:
    """A question of the model's own, in `runs` of its answers."""

    ask: str
    runs: int


@dataclass(frozen=True, slots=True)
class CriterionOpinion:
    """What a model said of a criterion: how many of its answers gave each readiness; the most frequent quotes and questions first."""

    id: str
    readiness: Mapping[str, int]
    quotes: tuple[ModelQuote, ...]
    questions: tuple[ModelQuestion, ...]


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A weak paragraph said better: `original` is `[start, end)` of the field's text.

    `text` is empty when the model added something to it, and then `refused` says what.
    """

    field: str
    original: str
    start: int
    end: int
    text: str
    refused: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """A second opinion.

    Attributes:
        model: its name.
        runs: how many answers came whole and in the form asked for.
        asked: how many were wanted.
        dropped_quotes: how many quotes stood nowhere in the draft.
        dropped_questions: how many questions held what is not in the draft, or no question.
    """

    model: str
    runs: int
    asked: int
    dropped_quotes: int
    dropped_questions: int
    criteria: tuple[CriterionOpinion, ...]
    rewrites: tuple[Rewrite, ...]
