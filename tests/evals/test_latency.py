"""The clock over made-up passages."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from evals.latency import latency
from evals.questions import EvalQuestion
from rag.adapters.embeddings import NamedEmbeddings
from rag.types import Passage
from tests.rag.fakes import FakeIndex, consultant, passage


def test_every_step_is_timed_over_as_many_passages_as_asked() -> None:
    opened: list[Sequence[Passage]] = []

    @contextmanager
    def open_index(passages: Sequence[Passage], embeddings: NamedEmbeddings) -> Iterator[FakeIndex]:
        assert embeddings.name == "nearby"
        opened.append(passages)
        yield FakeIndex(passages)

    asked = [
        EvalQuestion(id=str(n), role="участник", question=f"Какая госпошлина {n}?", expected="answer", locators=("7-ФЗ",), facts=("да",))
        for n in range(3)
    ]
    real = [passage("fee", "Госпошлина — 4 000 рублей."), passage("term", "Регистрация длится 14 дней.")]
    measured = latency(consultant(real), asked, open_index, size=5)
    [made] = opened
    assert len({p.id for p in made}) == len({p.text for p in made}) == measured.passages == 5
    assert 0 <= measured.embedding_p50 <= measured.retrieval_p50 <= measured.answer_p95
    assert measured.peak_megabytes > 10
    assert "5 фрагментов" in measured.told()
