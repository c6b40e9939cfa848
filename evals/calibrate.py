"""Fit "does the evidence answer?" on our own questions: `nko eval --calibrate` prints the constants of `rag.sufficiency`.

The dev questions are not used, so that they stay a test of the decision.
"""

from collections.abc import Iterator

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from evals.run import load_set
from rag.chain import Consultant
from rag.sufficiency import features
from rag.types import Question

_FOLDS = 10


def calibrate(consultant: Consultant) -> Iterator[str]:
    """Lines with the weights, and how the decision does on questions that it was not fitted on, at several thresholds."""
    retriever, lexical = consultant.retriever(), consultant.index().lexical
    rows, answerable = [], []
    for question in load_set("own"):
        if question.expected == "hedge" or consultant.refusals.match(question.question):
            continue  # these are decided by their kind
        query = consultant.understand(Question(question.question))
        rows.append(features(query, retriever.hits(query), lexical=lexical))
        answerable.append(question.expected == "answer")
    names = list(rows[0])
    x, y = np.array([[row[name] for name in names] for row in rows]), np.array(answerable)
    model = LogisticRegression(C=100, max_iter=10_000)
    chances = cross_val_predict(model, x, y, cv=_FOLDS, method="predict_proba")[:, 1]
    model.fit(x, y)
    yield (f"вопросов: {len(y)}, из них с ответом: {int(y.sum())}")
    yield (f"bias={model.intercept_[0]:.3f}, weights={ {n: round(float(w), 3) for n, w in zip(names, model.coef_[0], strict=True)} }")
    for threshold in np.arange(0.2, 0.9, 0.1):
        lost, let = (chances[y] < threshold).mean(), (chances[~y] >= threshold).mean()
        yield (f"порог {threshold:.1f}: отказано по теме {lost:.3f}, отвечено не по теме {let:.3f}")
