"""Fit the judge: `nko eval --calibrate` writes `corpus/judge.json` for the embedder in use and says how it does out of fold.

Kinds are learnt from `corpus/refusal-examples.yaml` and the corpus's own questions, which are all to be answered; the
weight of the evidence from the same examples and our own set. The other sets are not used, so that they stay tests.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from scipy.sparse.csgraph import connected_components
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold, StratifiedKFold, cross_val_predict
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import normalize

from evals.run import load_set
from rag.chain import Consultant
from rag.kinds import IN_SCOPE, KindModel, all_stems
from rag.sufficiency import Calibration, Judge, features
from rag.text import stems
from rag.types import Passage, Query, Question

_FOLDS = 5
_NEAR = 0.5
"""Questions whose stems have this Jaccard likeness are one question put twice and stay in one fold."""
_SCALE = 10.0
"""Spreads E5's vectors, which lie close together, to about one, where the usual strengths of regularisation suit."""
_WORDS_SCALE = 5.0
"""… and the unit vectors of words."""
_STRENGTH = 0.3
_OFTEN = 3
"""A word of fewer examples tells nothing of a kind."""
_NEIGHBOURS = 5
_DIGITS = 3
_OWN_WEIGHT = 10
"""Our own questions are such as people ask, the examples were written to be hard: one of ours counts for so many of them."""
_PARTIAL_FROM, _ANSWERED_FROM = 0.25, 0.55

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A question whose kind is known; `asked_by` is the passage that answers it, empty for what was written by hand."""

    text: str
    kind: str
    asked_by: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A question as it is searched, with its vector, the chances of its kinds, whether it is to be answered, and how much that counts."""

    text: str
    query: Query
    vector: Sequence[float]
    chances: Mapping[str, float]
    wanted: bool
    weight: int = 1


def written(path: Path) -> list[Example]:
    """The examples of a file: kinds, a question a line."""
    kinds: dict[str, str] = yaml.safe_load(path.read_text("utf-8"))
    return [Example(line, kind) for kind, lines in kinds.items() for line in lines.splitlines()]


def asked_by_corpus(passages: Iterable[Passage]) -> list[Example]:
    """Headings and other ways to ask, each once: all to be answered."""
    asked = {text: passage.id for passage in passages for text in (passage.heading, *passage.questions)}
    return [Example(text, IN_SCOPE, passage_id) for text, passage_id in asked.items()]


def near_duplicates(examples: Sequence[Example]) -> NDArray[np.int32]:
    """A group for each example: those alike in words, or answered by one passage, are together, and so are theirs."""
    said = CountVectorizer(analyzer=lambda example: set(stems(example.text)), dtype=float).fit_transform(examples)
    passages = CountVectorizer(analyzer=lambda example: [example.asked_by] if example.asked_by else []).fit_transform(examples)
    shared = (said @ said.T).tocoo()
    sizes = said.sum(axis=1).A1
    shared.data = shared.data >= _NEAR * (sizes[shared.row] + sizes[shared.col] - shared.data)
    groups: NDArray[np.int32] = connected_components(shared + passages @ passages.T, directed=False)[1]
    return groups


def kind_model(vectors: Matrix, texts: Sequence[str], kinds: Sequence[str]) -> KindModel:
    """A logistic model of kinds over vectors and words, the centring and the scaling folded into its weights."""
    mean, dimension = vectors.mean(axis=0), vectors.shape[1]
    x, vocabulary = _scaled(vectors, texts)
    model = _logistic().fit(x, kinds)
    weights = model.coef_ * np.repeat([_SCALE, _WORDS_SCALE], [dimension, len(vocabulary)])
    bias = model.intercept_ - weights[:, :dimension] @ mean
    return KindModel(tuple(model.classes_), np.round(np.column_stack([bias, weights]), _DIGITS), vocabulary)


def _scaled(vectors: Matrix, texts: Sequence[str]) -> tuple[csr_matrix, tuple[str, ...]]:
    """Centred vectors and unit vectors of the words of texts, and which words they are."""
    words = CountVectorizer(analyzer=all_stems, min_df=_OFTEN, binary=True)
    said = normalize(words.fit_transform(texts).astype(np.float64))
    dense = csr_matrix((vectors - vectors.mean(axis=0)) * _SCALE)
    return hstack([dense, said * _WORDS_SCALE]).tocsr(), tuple(words.get_feature_names_out())


def fit(consultant: Consultant) -> tuple[Judge, list[str]]:
    """The judge, and lines about how its parts do on questions that they were not fitted on."""
    examples = [
        *written(consultant.settings.corpus_dir / "refusal-examples.yaml"),
        *asked_by_corpus(consultant.index().passages.values()),
    ]
    kinds = [example.kind for example in examples]
    asked = [_embedded(consultant, example.text) for example in examples]
    texts, vectors = [query.text for query, _ in asked], np.array([vector for _, vector in asked])
    folds = list(StratifiedGroupKFold(_FOLDS, shuffle=True, random_state=0).split(vectors, kinds, near_duplicates(examples)))
    unseen = cross_val_predict(_logistic(), _scaled(vectors, texts)[0], kinds, cv=folds, method="predict_proba")
    nearest = cross_val_predict(KNeighborsClassifier(_NEIGHBOURS, metric="cosine"), vectors, kinds, cv=folds)
    names = np.unique(kinds)
    likeliest = names[unseen.argmax(axis=1)]
    by_words = np.array([consultant.refusals.match(example.text) is not None for example in examples])
    lines = [
        f"примеров {len(examples)}, из них по теме {kinds.count(IN_SCOPE)}",
        _shares("слова", by_words, kinds),
        _shares("ближайшие примеры", nearest != IN_SCOPE, kinds),
        _shares("логистическая модель", likeliest != IN_SCOPE, kinds),
        _shares("слова или модель", by_words | (likeliest != IN_SCOPE), kinds),
    ]
    model = kind_model(vectors, texts, kinds)
    cases = [
        Case(example.text, query, vector, dict(zip(names, map(float, row), strict=True)), example.kind == IN_SCOPE)
        for example, (query, vector), row in zip(examples, asked, unseen, strict=True)
        if not example.asked_by
    ]
    own = [question for question in load_set("own") if question.expected != "hedge"]
    for question in own:
        query, vector = _embedded(consultant, question.question)
        cases.append(Case(question.question, query, vector, model.chances(vector, query.text), question.expected == "answer", _OWN_WEIGHT))
    calibration, told = _calibration(consultant, cases)
    return Judge(calibration, model), [*lines, *told]


def _calibration(consultant: Consultant, cases: Sequence[Case]) -> tuple[Calibration, list[str]]:
    """The weight of the evidence, and how its chances part the questions out of fold."""
    lexical, retriever = consultant.index().lexical, consultant.retriever()
    cases = [case for case in cases if consultant.refusals.match(case.text) is None]
    rows = [features(case.query, retriever.hits(case.query, vector=case.vector), case.chances, lexical=lexical) for case in cases]
    names = list(rows[0])
    x, y = np.array([[row[name] for name in names] for row in rows]), np.array([case.wanted for case in cases])
    counts = np.array([case.weight for case in cases])
    model = LogisticRegression(C=100, solver="newton-cholesky", tol=1e-8)  # exact: lbfgs stops where the order of additions decides
    mixed = StratifiedKFold(_FOLDS, shuffle=True, random_state=0)
    chance = cross_val_predict(model, x, y, cv=mixed, method="predict_proba", params={"sample_weight": counts})[:, 1]
    model.fit(x, y, sample_weight=counts)
    weights = {name: round(float(weight), _DIGITS) for name, weight in zip(names, model.coef_[0], strict=True)}
    lines = [f"вопросов без слов отказа {len(y)}, из них по теме {y.sum()}: {weights}"]
    for whose, mine in (("own", counts > 1), ("примеры", counts == 1)):
        for threshold in (0.1, 0.15, 0.2, _PARTIAL_FROM, 0.3, 0.4, _ANSWERED_FROM, 0.7):
            lost, let = (chance[mine & y] < threshold).mean(), (chance[mine & ~y] >= threshold).mean()
            lines.append(f"  {whose:8} порог {threshold:.2f}: ниже него по теме {lost:.3f}, не ниже его для отказа {let:.3f}")
    return Calibration(round(float(model.intercept_[0]), _DIGITS), weights, _PARTIAL_FROM, _ANSWERED_FROM), lines


def _embedded(consultant: Consultant, text: str) -> tuple[Query, list[float]]:
    query = consultant.understand(Question(text))
    return query, consultant.embeddings.embed_query(query.text)


def _logistic() -> LogisticRegression:
    return LogisticRegression(C=_STRENGTH, max_iter=3_000)


def _shares(method: str, refused: NDArray[np.bool_], kinds: Sequence[str]) -> str:
    wanted = np.array(kinds) == IN_SCOPE
    return f"  {method:22} отказано: из вопросов для отказа {refused[~wanted].mean():.3f}, из вопросов по теме {refused[wanted].mean():.4f}"
