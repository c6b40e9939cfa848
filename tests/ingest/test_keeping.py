"""A cancelled or failed ingest leaves people's documents and the index as they were."""

from pathlib import Path
from threading import Event

import pytest

from ingest.keeping import kept_on_failure
from ingest.pipeline import ingest
from rag.errors import StoppedError
from tests.ingest.desk import Desk


def test_files_are_put_back_when_the_block_fails(tmp_path: Path) -> None:
    own = tmp_path / "documents"
    own.mkdir()
    (own / "old.md").write_text("old", "utf-8")
    (own / "gone.md").write_text("gone", "utf-8")

    def change_and_fail() -> None:
        with kept_on_failure(own):
            (own / "new.md").write_text("new", "utf-8")
            (own / "gone.md").unlink()
            (tmp_path / "arriving").write_text("other", "utf-8")
            (tmp_path / "arriving").replace(own / "old.md")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        change_and_fail()
    assert {file.name: file.read_text("utf-8") for file in own.iterdir()} == {"old.md": "old", "gone.md": "gone"}
    assert [path.name for path in tmp_path.iterdir()] == ["documents"]


def test_what_a_killed_block_left_is_dropped(tmp_path: Path) -> None:
    own = tmp_path / "documents"
    own.mkdir()
    (own / "old.md").write_text("old", "utf-8")
    (tmp_path / "documents.before").mkdir()
    (tmp_path / "documents.before" / "gone.md").write_text("gone", "utf-8")

    with kept_on_failure(own):
        pass
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["documents", "old.md"]


def test_files_stay_changed_when_the_block_ends_well(tmp_path: Path) -> None:
    own = tmp_path / "documents"
    with kept_on_failure(own):
        (own / "new.md").write_text("new", "utf-8")
    assert [file.name for file in own.iterdir()] == ["new.md"]


def test_a_cancelled_ingest_changes_neither_documents_nor_the_index(desk: Desk, tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise StoppedError("Остановлено.")

    note = tmp_path / "правила.md"
    note.write_text("# Правила\n\n## Субсидия\n\nСубсидия района не превышает 70 000 рублей.\n", "utf-8")
    before = desk.generation
    with pytest.raises(StoppedError):
        ingest(desk.settings, desk.embeddings, add=[note], progress=stop)
    assert desk.generation == before
    assert desk.ingest() == {"fee": "unchanged"}


def test_an_ingest_stopped_while_it_reads_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    note = tmp_path / "правила.md"
    note.write_text("# Правила\n\n## Субсидия\n\nСубсидия района не превышает 70 000 рублей.\n", "utf-8")
    stopped = Event()
    stopped.set()
    before = desk.generation
    with pytest.raises(StoppedError, match="не дочитан"):
        ingest(desk.settings, desk.embeddings, add=[note], stopped=stopped)
    assert desk.generation == before
    assert desk.ingest() == {"fee": "unchanged"}
