"""What happened in each step of an answer, and how long it took: for the class mode and for whoever looks for a fault."""

import time

from rag.types import Hit, TraceStep


class Timer:
    """Measures a `with` block and makes its step of the trace."""

    milliseconds = 0.0

    def __enter__(self) -> "Timer":
        self._started = time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        self.milliseconds = round((time.perf_counter() - self._started) * 1000, 2)

    def step(self, name: str, detail: dict[str, object]) -> TraceStep:
        return TraceStep(name, self.milliseconds, detail)


def told_hit(hit: Hit) -> dict[str, object]:
    passage = hit.passage
    return {
        "passage_id": passage.id,
        "locator": passage.locator,
        "heading": passage.heading,
        "score": round(hit.score, 4),
        "dense": round(hit.dense, 4),
        "lexical": round(hit.lexical, 4),
        "origin": hit.origin,
    }
