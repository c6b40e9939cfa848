"""What happened in each step of an answer, and how long it took: for the class mode and for whoever looks for a fault."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from textwrap import shorten

from rag.generate import Prompt
from rag.sufficiency import Calibration, Decision
from rag.text import Tokens, words
from rag.types import Hit, Query, Sentence, TraceStep
from rag.verify import Verdict, verbatim

Detail = dict[str, object]

_START_CHARACTERS = 70


class Timer:
    """Measures a `with` block and makes its step of the trace."""

    milliseconds = 0.0

    def __enter__(self) -> "Timer":
        self._started = time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        self.milliseconds = round((time.perf_counter() - self._started) * 1000, 2)

    def step(self, name: str, detail: Detail) -> TraceStep:
        return TraceStep(name, self.milliseconds, detail)


def told_query(query: Query, tokens: Tokens) -> Detail:
    """The query, and each of its words with what is searched for it; `None` for a word that is not searched."""
    return {**asdict(query), "words": [(word, next(iter(tokens(word)), None)) for word in words(query.text)]}


def told_ranking(ranked: Sequence[Hit], *, limit: int, lexical_weight: float) -> Detail:
    """The `limit` hits that go on, and the candidates that do not, best first."""
    told = [told_hit(hit) for hit in ranked]
    return {"hits": told[:limit], "dropped": told[limit:], "lexical_weight": lexical_weight}


def told_hit(hit: Hit) -> Detail:
    passage = hit.passage
    return {
        "passage_id": passage.id,
        "locator": passage.locator,
        "heading": passage.heading,
        "start": shorten(passage.text, _START_CHARACTERS, placeholder="…"),
        "collection": passage.collection,
        "score": round(hit.score, 4),
        "dense": round(hit.dense, 4),
        "lexical": round(hit.lexical, 4),
        "named": hit.named,
        "unfit": hit.unfit,
        "origin": hit.origin,
    }


def told_decision(decision: Decision, calibration: Calibration) -> Detail:
    """The decision, what it was made of, and the likeliest kinds of question, most likely first."""
    return {
        "status": decision.status,
        "confidence": round(decision.confidence, 3),
        "features": _rounded(decision.features),
        "weights": _rounded(calibration.weights),
        "bias": round(calibration.bias, 3),
        "partial_from": calibration.partial_from,
        "answered_from": calibration.answered_from,
        "kinds": _rounded(dict(sorted(decision.chances.items(), key=lambda kind: -kind[1]))),
        "refusal": decision.refusal.kind if decision.refusal else None,
        "unsaid": decision.unsaid,
    }


def _rounded(values: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 3) for name, value in values.items()}


def told_prompt(prepared: Prompt) -> Detail:
    return {"prompt": prepared.text, "withheld": list(prepared.withheld)}


def told_check(sentence: Sentence, verdict: Verdict) -> Detail:
    """A sentence with the quotes that it was compared with; of one that is a quote word for word nothing else is compared."""
    return {
        "text": sentence.text,
        "supported": verdict.supported,
        "reason": verdict.reason,
        "objections": [(str(guard), reason) for guard, reason in verdict.objections],
        "verbatim": verbatim(sentence),
        "computed": sentence.computed,
        "quotes": [
            {"passage_id": p.id, "locator": p.norms_at(start)[0].locator, "text": p.text[start:end]} for p, start, end in sentence.evidence
        ],
    }
