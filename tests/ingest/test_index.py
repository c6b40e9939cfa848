"""What `ingest/index.py` promises."""

from collections.abc import Sequence
from pathlib import Path
from threading import Event, Thread, Timer

import pytest

from ingest.index import drop_old_generations, ingest_lock, write_generation
from rag.adapters.index import Index, Manifest, current_generation
from rag.errors import ConsultantError
from rag.text import stems
from rag.types import Passage
from tests.ingest.fakes import CountingEmbeddings, passage

FEE = passage("Госпошлина за регистрацию — 4 000 рублей.")
TERM = passage("Документы подают за три месяца.", ordinal=1)
REPORT = passage("Отчёт сдают до 15 апреля.", document_id="report")


def write(folder: Path, passages: Sequence[Passage], embeddings: CountingEmbeddings, steps: list[tuple[int, int]] | None = None) -> Path:
    manifest = Manifest(embeddings.name, embeddings.dimension, 350, ())
    told: list[tuple[int, int]] = [] if steps is None else steps
    return write_generation(folder, passages, manifest, embeddings, progress=lambda done, total: told.append((done, total)))


def many(count: int) -> list[Passage]:
    return [passage(f"Правило номер {n}.", ordinal=n) for n in range(count)]


def test_a_new_generation_is_in_force_and_holds_its_passages(tmp_path: Path, embeddings: CountingEmbeddings) -> None:
    folder = write(tmp_path, [FEE, TERM], embeddings)

    assert current_generation(tmp_path) == folder
    with Index(folder) as index:
        assert list(index.passages.values()) == [FEE, TERM]
        ((nearest, cosine),) = index.vectors.search(embeddings.embed_query(TERM.searchable), limit=1)
        assert nearest == TERM.id
        assert cosine == pytest.approx(1.0, abs=1e-5)
        assert [found for found, _ in index.lexical.search(stems("регистрации"), limit=2)] == [FEE.id]


def test_an_index_of_nothing_can_be_built_and_opened(tmp_path: Path, embeddings: CountingEmbeddings) -> None:
    with Index(write(tmp_path, [], embeddings)) as index:
        assert index.passages == {}
        assert index.vectors.search(embeddings.embed_query("госпошлина"), limit=5) == []
        assert index.lexical.search(stems("госпошлина"), limit=5) == []


def test_a_passage_that_was_there_is_not_embedded_again(tmp_path: Path, embeddings: CountingEmbeddings) -> None:
    write(tmp_path, [FEE, TERM], embeddings)
    embeddings.embedded.clear()

    with Index(write(tmp_path, [REPORT, FEE], embeddings)) as index:
        assert embeddings.embedded == [REPORT.searchable]
        vectors = dict(index.vectors.vectors([FEE.id, TERM.id, REPORT.id]))
        assert vectors.keys() == {FEE.id, REPORT.id}
        assert vectors[FEE.id] == pytest.approx(embeddings.embed_query(FEE.searchable), abs=1e-6)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(CountingEmbeddings(name="other"), id="another-model"),
        pytest.param(CountingEmbeddings(dimension=4), id="another-dimension"),
    ],
)
def test_vectors_of_another_model_are_never_carried_over(tmp_path: Path, embeddings: CountingEmbeddings, other: CountingEmbeddings) -> None:
    write(tmp_path, [FEE], embeddings)
    other.embedded.clear()

    with Index(write(tmp_path, [FEE], other)) as index:
        assert other.embedded == [FEE.searchable]
        assert [len(vector) for _, vector in index.vectors.vectors([FEE.id])] == [other.dimension]


def test_progress_counts_what_is_embedded_up_to_the_end(tmp_path: Path, embeddings: CountingEmbeddings) -> None:
    steps: list[tuple[int, int]] = []
    write(tmp_path, [FEE], embeddings)
    write(tmp_path, [FEE, *many(70)], embeddings, steps)

    assert steps == sorted(steps)
    assert {total for _, total in steps} == {70}
    assert steps[-1] == (70, 70)
    assert len(steps) > 1


def test_a_crash_while_embedding_leaves_the_old_generation_in_force(tmp_path: Path, embeddings: CountingEmbeddings) -> None:
    folder = write(tmp_path, [FEE], embeddings)
    with pytest.raises(MemoryError):
        write(tmp_path, [FEE, *many(70)], CountingEmbeddings(fails_after=40))

    assert current_generation(tmp_path) == folder
    with Index(folder) as index:
        assert list(index.passages) == [FEE.id]


def test_a_reader_of_the_old_generation_is_not_disturbed(tmp_path: Path, embeddings: CountingEmbeddings) -> None:
    with Index(write(tmp_path, [FEE], embeddings)) as index:
        write(tmp_path, [TERM], embeddings)
        drop_old_generations(tmp_path)

        assert [found for found, _ in index.vectors.search(embeddings.embed_query("госпошлина"), limit=5)] == [FEE.id]
        assert [found for found, _ in index.lexical.search(stems("госпошлина"), limit=5)] == [FEE.id]


@pytest.mark.parametrize(
    ("current", "left"),
    [
        pytest.param("20260104T000000-aaaaaa", {"20260103T000000-aaaaaa", "20260104T000000-aaaaaa"}, id="newest-in-force"),
        pytest.param("20260102T000000-aaaaaa", {"20260102T000000-aaaaaa", "20260104T000000-aaaaaa"}, id="an-old-one-in-force"),
    ],
)
def test_only_the_newest_generations_and_the_one_in_force_are_kept(tmp_path: Path, current: str, left: set[str]) -> None:
    generations = tmp_path / "generations"
    for day in range(1, 5):
        (generations / f"2026010{day}T000000-aaaaaa").mkdir(parents=True)
    (generations / "20260105T000000-bbbbbb.building" / "vectors").mkdir(parents=True)
    (tmp_path / "CURRENT").write_text(current, "utf-8")

    drop_old_generations(tmp_path)

    assert {folder.name for folder in generations.iterdir()} == left


def test_one_ingest_at_a_time_and_the_other_is_told_so(tmp_path: Path) -> None:
    with (
        ingest_lock(tmp_path / "data", wait_seconds=0),
        pytest.raises(ConsultantError, match=r"обновляет другая программа.*повторите"),
        ingest_lock(tmp_path / "data", wait_seconds=0.05),
    ):
        pass

    with ingest_lock(tmp_path / "data", wait_seconds=0):
        assert (tmp_path / "data").is_dir()


def test_a_wait_for_the_other_one_is_told_and_ends_in_work(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    let_go = Event()

    def hold() -> None:
        with ingest_lock(tmp_path, wait_seconds=0):
            taken.set()
            let_go.wait(10)

    taken = Event()
    other = Thread(target=hold)
    other.start()
    taken.wait(10)
    Timer(1.5, let_go.set).start()
    with ingest_lock(tmp_path, wait_seconds=30):
        assert let_go.is_set()
    other.join()

    assert "жду её до 30 с" in caplog.text


def test_a_lock_is_let_go_when_the_work_fails(tmp_path: Path) -> None:
    with pytest.raises(MemoryError), ingest_lock(tmp_path, wait_seconds=0):
        raise MemoryError

    with ingest_lock(tmp_path, wait_seconds=0):
        assert tmp_path.is_dir()
