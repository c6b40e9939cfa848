"""What `evals/ingesting.py` promises."""

from pathlib import Path

from evals.ingesting import growth, speed
from ingest.pipeline import ingest
from ingest.report import IngestReport
from rag.adapters.embeddings import NamedEmbeddings
from rag.settings import Settings
from tests.ingest.fakes import CountingEmbeddings


def run(corpus: Path, data: Path, embeddings: NamedEmbeddings) -> IngestReport:
    return ingest(Settings(corpus_dir=corpus, data_dir=data), embeddings)


def test_the_speed_of_a_first_ingest_is_measured(small_corpus: Path) -> None:
    embeddings = CountingEmbeddings()
    measured = speed(run, small_corpus, embeddings)

    assert (measured.documents, measured.passages, len(embeddings.embedded)) == (1, 2, 2)
    assert measured.tokens > 20
    assert 0 < measured.embedding_share < 1
    assert "фрагментов 2 за" in measured.told()


def test_growth_counts_passages_and_a_change_that_is_one(small_corpus: Path) -> None:
    changed: list[list[str]] = []

    def watched(corpus: Path, data: Path, embeddings: NamedEmbeddings) -> IngestReport:
        report = run(corpus, data, embeddings)
        changed.append([document.outcome for document in report.documents if document.outcome != "unchanged"])
        return report

    (measured,) = growth(watched, small_corpus, sizes=[6])

    assert measured.passages == 6
    assert changed == [["added"] * 3, [], ["updated"]]
