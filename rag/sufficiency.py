"""Is the evidence enough? Decides answered, partial or refused before a word is written."""

import json
import logging
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Self

import numpy as np

from rag.compose import likeness
from rag.errors import ConsultantError
from rag.kinds import IN_SCOPE, KindModel, RefusalKind, Refusals
from rag.searchable import LexicalSearch
from rag.text import subject_stems
from rag.types import Hit, Query, Status
from rag.unsaid import unsaid

_LOG = logging.getLogger("nko")
_DEEP = 3
"""How many of the first hits are read together."""
_MANY_COMMON_WORDS = 3
"""Scales `common` to about 1 for an ordinary question."""
_SURE = 6.0
"""Log-odds of being in scope are cut here: beyond 400 to 1 they say no more."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What may be said.

    `confidence` is the estimated chance, 0..1, that the evidence answers the question; `unsaid` is what the question names
    and the evidence does not; `chances` are those of the kinds of question, empty when nothing is known of them.
    """

    status: Status
    confidence: float
    features: Mapping[str, float]
    refusal: RefusalKind | None = None
    unsaid: tuple[str, ...] = ()
    chances: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic model of "the evidence answers" over the features, and from which chance on to answer."""

    bias: float
    weights: Mapping[str, float]
    partial_from: float
    answered_from: float

    def chance(self, features: Mapping[str, float]) -> float:
        return 1 / (1 + math.exp(-self.bias - sum(weight * features[name] for name, weight in self.weights.items())))


BY_WORDS = Calibration(
    bias=-21.841,
    weights={"cosine": 17.086, "margin": 6.013, "together": 4.156, "known": -1.854, "common": 6.829, "likeness": 16.786},
    partial_from=0.4,
    answered_from=0.7,
)
"""For an embedder without a fitted model of kinds."""


@dataclass(frozen=True, slots=True)
class Judge:
    """What `nko eval --calibrate` fits for one embedder: the chances of kinds and the weight of evidence."""

    calibration: Calibration = BY_WORDS
    kinds: KindModel = field(default_factory=KindModel)

    @classmethod
    def load(cls, path: Path, *, embeddings: str) -> Self:
        """The judge of `path` if it was fitted for this embedder; else, as the log says, one that knows kinds by words only.

        Raises:
            ConsultantError: the file cannot be read.
        """
        try:
            saved: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {"embeddings": None}
            if saved["embeddings"] != embeddings:
                _LOG.warning("Для модели «%s» виды вопросов не подобраны (%s): узнаю их только по словам.", embeddings, path)
                return cls()
            weights = np.array([*saved["kinds"].values()], dtype=np.float64)
            kinds = KindModel(tuple(saved["kinds"]), weights, tuple(saved["words"].split()))
            return cls(Calibration(**saved["calibration"]), kinds)
        except (ValueError, KeyError, TypeError) as error:
            raise ConsultantError(f"Файл {path} повреждён: подберите его заново командой nko eval --calibrate.") from error

    def save(self, path: Path, *, embeddings: str) -> None:
        """Write what `load` reads, a kind a line."""
        rows = zip(self.kinds.kinds, self.kinds.weights.tolist(), strict=True)
        kinds = ",\n".join(f"  {json.dumps(kind)}: {json.dumps(weights)}" for kind, weights in rows)
        calibration = json.dumps(asdict(self.calibration))
        words = json.dumps(" ".join(self.kinds.words), ensure_ascii=False)
        fitted = f'"embeddings": {json.dumps(embeddings)},\n "calibration": {calibration},\n "words": {words}'
        path.write_text(f'{{{fitted},\n "kinds": {{\n{kinds}}}}}\n', "utf-8")


def features(query: Query, hits: Sequence[Hit], chances: Mapping[str, float], *, lexical: LexicalSearch) -> dict[str, float]:
    """What the decision looks at.

    `cosine`: the best cosine. `margin`: how far it stands above the mean of the hits. `together`: the share of the
    question's subject, by rarity, that the first hits speak of. `known`: the share of subject words that the corpus has
    at all. `common`: how much of the question is words that the corpus uses often, as a sum, so that one word of chit-chat
    gives little. `likeness`: the best Jaccard likeness to a question that one of the first hits answers.
    `scope`: the log-odds that the question's kind is to be answered, 0 when nothing is known of kinds.
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
        "scope": _log_odds(chances.get(IN_SCOPE, 0.5)),
    }


def _log_odds(chance: float) -> float:
    return max(-_SURE, min(_SURE, math.log(max(chance, 1e-9) / max(1 - chance, 1e-9))))


def decide(
    question: str,
    query: Query,
    vector: Sequence[float],
    hits: Sequence[Hit],
    *,
    refusals: Refusals,
    lexical: LexicalSearch,
    judge: Judge,
) -> Decision:
    """Decide by the words of forbidden questions first, then by the likely kind and the evidence together.

    `vector` is the embedding of `query.text`.
    """
    chances = judge.kinds.chances(vector, query.text)
    measured = features(query, hits, chances, lexical=lexical)
    chance = judge.calibration.chance(measured)
    kind = refusals.match(question)
    if kind is None and (not hits or chance < judge.calibration.partial_from) and not (hits and hits[0].named):
        kind = refusals.likeliest(chances)
    if kind is not None:
        return Decision("refused", chance, measured, kind, chances=chances)
    missing = unsaid(query.asked, hits)
    sure = (hits[0].named or chance >= judge.calibration.answered_from) and not missing and hits[0].unfit != "another form"
    return Decision("answered" if sure else "partial", chance, measured, unsaid=missing, chances=chances)
