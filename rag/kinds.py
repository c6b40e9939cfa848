"""Of what kind is a question: one to answer, or one that must not be answered as asked.

Word signals are sure and see little; a model of the examples of each kind, over a question's vector and words, sees the rest.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from rag.corpus_file import load_data
from rag.text import stem, words

IN_SCOPE = "in_scope"
"""The kind of a question to be answered."""
OFF_TOPIC = "off_topic"
"""The kind of a question about other things, whatever they are."""
NOT_FOUND = "not_found"
"""What is said to a question of the subject that has no evidence."""
_WHOLE_WORD = 3
"""A beginning of so few letters is a whole word: «ты» must not match «тысяч»."""


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
        return cls(load_data(tuple[RefusalKind, ...], path, complaint="Список отказов {path} не читается, исправьте его"))

    def match(self, question: str) -> RefusalKind | None:
        """The first kind one of whose signals is wholly in the question."""
        said = words(question)
        return next((k for k in self.kinds if any(_contains(said, signal) for signal in k.signals)), None)

    def of(self, kind: str) -> RefusalKind:
        return next(k for k in self.kinds if k.kind == kind)

    def likeliest(self, chances: Mapping[str, float]) -> RefusalKind:
        """How a question is refused that is not answered: as its likeliest kind, and where that is one to answer, as not found."""
        likeliest = max(chances, key=lambda kind: chances[kind], default=OFF_TOPIC)
        return self.of(NOT_FOUND if likeliest == IN_SCOPE else likeliest)


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
class KindModel:
    """A softmax over a question's vector and its words, which see what a vector blurs: «подделать» beside «сделать».

    `weights` is `(kinds, 1 + dimension + words)`, the bias first; without kinds it knows nothing.
    """

    kinds: tuple[str, ...] = ()
    weights: NDArray[np.float64] = field(default_factory=lambda: np.zeros((0, 0)))
    words: tuple[str, ...] = ()

    def chances(self, vector: Sequence[float], text: str) -> dict[str, float]:
        """The chance, 0..1, of each kind for a text and its vector; they sum to 1."""
        if not self.kinds:
            return {}
        said = all_stems(text)
        known = np.array([word in said for word in self.words], dtype=np.float64)
        powers = np.exp(self.weights @ np.array([1.0, *vector, *known / max(1.0, float(np.linalg.norm(known)))]))
        return dict(zip(self.kinds, map(float, powers / powers.sum()), strict=True))


def all_stems(text: str) -> frozenset[str]:
    """Stems of all words, function words too: «ты» and «без» tell a kind of question."""
    return frozenset(map(stem, words(text)))
