"""How long a search and a whole answer without a language model take, as multiples of embedding the question alone."""

import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice

import numpy as np

from evals.questions import EvalQuestion
from evals.retrieval import OpenIndex
from evals.vectors import NearbyEmbeddings
from rag.chain import Consultant
from rag.types import Passage, Question

_QUESTIONS = 100
_LIKE_REAL = 256
"""How many real passages lend their vectors to the made-up ones."""


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds at the median and at the 95th percentile of questions; `peak_megabytes` counts the building of the index too."""

    passages: int
    embedding_p50: float
    retrieval_p50: float
    retrieval_p95: float
    answer_p50: float
    answer_p95: float
    peak_megabytes: int

    def told(self) -> str:
        """A line for people; multiples are of the median embedding."""
        unit = self.embedding_p50
        return (
            f"  {self.passages:>7} фрагментов: эмбеддинг {unit:.1f} мс; поиск p50 {self.retrieval_p50 / unit:.2f}×, "
            f"p95 {self.retrieval_p95 / unit:.2f}×; ответ p50 {self.answer_p50 / unit:.2f}×, p95 {self.answer_p95 / unit:.2f}×; "
            f"память {self.peak_megabytes} МБ"
        )


def latency(consultant: Consultant, questions: Sequence[EvalQuestion], open_index: OpenIndex, *, size: int) -> Latency:
    """Ask over `size` passages: real ones, repeated with a number in the text, at made-up vectors near real ones.

    Each question is embedded, searched and answered in turn, so that whatever else the machine does weighs on all three.
    """
    asked = [Question(q.question) for q in questions if q.expected == "answer"][:_QUESTIONS]
    real = list(consultant.index().passages.values())
    nearby = NearbyEmbeddings(consultant.embeddings.embed_documents([p.searchable for p in real[:_LIKE_REAL]]))
    with open_index(list(islice(_varied(real), size)), nearby) as index:
        larger = replace(consultant, index=lambda: index)
        retriever = larger.retriever()
        larger.ask(asked[0])  # the first question pays for what is built once
        steps: tuple[Callable[[Question], object], ...] = (
            lambda question: larger.embeddings.embed_query(question.text),
            lambda question: retriever.hits(larger.understand(question)),
            larger.ask,
        )
        times = np.array([[_milliseconds(step, question) for step in steps] for question in asked])
    median, slow = np.percentile(times, [50, 95], axis=0).round(4).tolist()
    return Latency(size, median[0], median[1], slow[1], median[2], slow[2], _peak_megabytes())


def _varied(real: Sequence[Passage]) -> Iterator[Passage]:
    for number, passage in enumerate(cycle(real)):
        copy = number // len(real)
        text = f"{passage.text} Вариант {copy}." if copy else passage.text
        yield replace(passage, id=f"{passage.id}-{copy}", document_id=f"{passage.document_id}-{copy}", text=text)


def _milliseconds(step: Callable[[Question], object], question: Question) -> float:
    started = time.perf_counter()
    step(question)
    return (time.perf_counter() - started) * 1000


def _peak_megabytes() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # kilobytes, on macOS bytes
    return peak // (1 << 20 if sys.platform == "darwin" else 1 << 10)
