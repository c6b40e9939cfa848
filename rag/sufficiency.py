"""Is the evidence enough? Decides answered, partial or refused before a word is written."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from rag.compose import likeness
from rag.errors import ConsultantError
from rag.retrieve import LexicalSearch
from rag.text import subject_stems, words
from rag.types import Hit, Query, Status

_WHOLE_WORD = 3
"""A beginning of so few letters is a whole word: «ты» must not match «тысяч»."""
_DEEP = 3
"""How many of the first hits are read together."""
_MANY_COMMON_WORDS = 3
"""Scales `common` to about 1 for an ordinary question."""


class RefusalKind(BaseModel):
    """A kind of question that must not be answered as asked.

    Attributes:
        signals: each is a set of word beginnings, all of which a question of this kind contains; "в казахстан" is two
            words that follow each other.
        message: what the reader is told: why not, and what can be asked or where to look.
        evidence: whether what the corpus does know of it follows the message.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str
    signals: tuple[tuple[str, ...], ...] = ()
    message: str
    evidence: bool = False


@dataclass(frozen=True, slots=True)
class Refusals:
    """The kinds of refusal, in the order in which they are tried."""

    kinds: tuple[RefusalKind, ...]

    @classmethod
    def load(cls, path: Path) -> Self:
        try:
            kinds = TypeAdapter(tuple[RefusalKind, ...]).validate_python(yaml.safe_load(path.read_text("utf-8")))
        except (OSError, yaml.YAMLError, ValidationError) as error:
            raise ConsultantError(f"Список отказов {path} не читается, исправьте его: {error}") from error
        return cls(kinds)

    def match(self, question: str) -> RefusalKind | None:
        """The first kind one of whose signals is wholly in the question."""
        said = words(question)
        return next((k for k in self.kinds if any(_contains(said, signal) for signal in k.signals)), None)

    def of(self, kind: str) -> RefusalKind:
        return next(k for k in self.kinds if k.kind == kind)


def _contains(said: Sequence[str], signal: Sequence[str]) -> bool:
    return all(_follows(said, beginnings.split()) for beginnings in signal)


def _follows(said: Sequence[str], beginnings: Sequence[str]) -> bool:
    """Whether words with these beginnings stand one after another."""
    size = len(beginnings)
    windows = (said[at : at + size] for at in range(len(said) - size + 1))
    return any(all(map(_begins, window, beginnings)) for window in windows)


def _begins(word: str, beginning: str) -> bool:
    return word == beginning if len(beginning) <= _WHOLE_WORD else word.startswith(beginning)


@dataclass(frozen=True, slots=True)
class Decision:
    """What may be said. `confidence` is the estimated chance, 0..1, that the evidence answers the question."""

    status: Status
    confidence: float
    features: Mapping[str, float]
    refusal: RefusalKind | None = None


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic model of "the evidence answers" over the features; fitted by `nko eval --calibrate`."""

    bias: float
    weights: Mapping[str, float]
    partial_from: float
    answered_from: float

    def chance(self, features: Mapping[str, float]) -> float:
        return 1 / (1 + math.exp(-self.bias - sum(weight * features[name] for name, weight in self.weights.items())))


CALIBRATION = Calibration(
    bias=-21.841,
    weights={"cosine": 17.086, "margin": 6.013, "together": 4.156, "known": -1.854, "common": 6.829, "likeness": 16.786},
    partial_from=0.4,
    answered_from=0.7,
)


def features(query: Query, hits: Sequence[Hit], *, lexical: LexicalSearch) -> dict[str, float]:
    """What the decision looks at.

    `cosine`: the best cosine. `margin`: how far it stands above the mean of the hits. `together`: the share of the
    question's subject, by rarity, that the first hits speak of. `known`: the share of subject words that the corpus has
    at all. `common`: how much of the question is words that the corpus uses often, as a sum, so that one word of chit-chat
    gives little. `likeness`: the best Jaccard likeness to a question that one of the first hits answers.
    """
    subject = subject_stems(query.text)
    first = [hit.passage for hit in hits[:_DEEP]]
    said = subject_stems(" ".join(passage.searchable for passage in first))
    total = sum(map(lexical.rarity, subject))
    cosines = [hit.dense for hit in hits] or [0.0]
    return {
        "cosine": max(cosines),
        "margin": max(cosines) - sum(cosines) / len(cosines),
        "together": sum(map(lexical.rarity, subject & said)) / total if total else 0.0,
        "known": sum(map(lexical.knows, subject)) / len(subject) if subject else 0.0,
        "common": sum(1 - lexical.rarity(s) for s in subject) / _MANY_COMMON_WORDS,
        "likeness": max((likeness(query, passage) for passage in first), default=0.0),
    }


def decide(
    question: str,
    query: Query,
    hits: Sequence[Hit],
    *,
    refusals: Refusals,
    lexical: LexicalSearch,
    calibration: Calibration = CALIBRATION,
) -> Decision:
    """Decide by the kind of question first, by the evidence second."""
    measured = features(query, hits, lexical=lexical)
    chance = calibration.chance(measured)
    kind = refusals.match(question)
    if kind is not None:
        return Decision("refused", chance, measured, kind)
    if hits and (hits[0].named or chance >= calibration.answered_from):
        return Decision("answered", chance, measured)
    if hits and chance >= calibration.partial_from:
        return Decision("partial", chance, measured)
    return Decision("refused", chance, measured, refusals.of("off_topic"))
