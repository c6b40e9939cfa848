"""People's files are read in a child process: one that hangs, fills the memory or crashes costs a sentence, not the program.

The child starts as a new interpreter that inherits no state, and serves many files; after a file that killed it, the
next one gets a new child.
"""

import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from ingest.content import Content
from ingest.document import SourceDocument
from ingest.read.pages import PagesRead
from ingest.sources import Sources
from rag.errors import ConsultantError, StoppedError, UnreadableDocumentError
from rag.settings import Settings

_COMPLAINT_BYTES = 4_000
_LAST_WORDS_SECONDS = 5
_LOOK_SECONDS = 0.1

_Answer = SourceDocument | Content | ConsultantError


class ReadingProcess:
    """A child process that reads file after file; it is started by the first one. Not for several threads at once.

    Another thread may set `stopped`: the file that is being read then raises `StoppedError`, and so does every one after it.
    `progress` is told of every page that is recognised; what it raises ends the reading.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        stopped: threading.Event | None = None,
        progress: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> None:
        self._settings = settings
        self._progress = progress
        self._stopped = stopped or threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._complaints: IO[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def read(self, path: Path, *, document_id: str, collection: str, sources: Sources) -> SourceDocument:
        """Do what `ingest.read.read` does, within the limits of time and memory.

        Raises:
            UnreadableDocumentError: the file is refused, takes too long (caused by `TimeoutError`), or killed its reader
                (caused by `ChildProcessError` with what the reader said last).
        """
        answer = self._answer(path, {"path": path, "document_id": document_id, "collection": collection, "sources": sources})
        assert isinstance(answer, SourceDocument)
        return answer

    def read_content(self, path: Path) -> Content:
        """Do what `ingest.read.read_content` does, within the same limits; raises as `read`."""
        answer = self._answer(path, {"path": path})
        assert isinstance(answer, Content)
        return answer

    def _answer(self, path: Path, job: dict[str, Any]) -> SourceDocument | Content:
        process = self._running()
        late, done = threading.Event(), threading.Event()
        threading.Thread(target=self._guard, args=[process, late, done], daemon=True).start()
        try:
            answer = self._ask(process, job)
        except BaseException:  # an answer that is still on its way must not be taken for the next file's
            self.close()
            raise
        finally:
            done.set()
        if self._stopped.is_set():
            self.close()
            raise StoppedError(f"Файл «{path.name}» не дочитан, ничего не изменилось.")
        last_words = self._last_words(process) if answer is None else ""
        if answer is None or late.is_set():
            self.close()
        if answer is None:
            raise _refusal(path.name, self._settings, late=late.is_set()) from _cause(last_words, late=late.is_set())
        if isinstance(answer, ConsultantError):
            raise answer
        return answer

    def _ask(self, process: subprocess.Popen[bytes], job: dict[str, Any]) -> _Answer | None:
        """The child's answer, or `None` when it died."""
        try:
            _send(process, job)
        except OSError:
            return None
        while isinstance(said := _said(process), PagesRead):
            self._progress(*said)
        return said

    def _guard(self, process: subprocess.Popen[bytes], late: threading.Event, done: threading.Event) -> None:
        """Kill the child that takes too long, or whose reader was stopped."""
        deadline = time.monotonic() + self._settings.read_timeout_seconds
        while not done.wait(_LOOK_SECONDS):
            if time.monotonic() > deadline:
                late.set()
            if late.is_set() or self._stopped.is_set():
                kill_family(process)
                return

    def close(self) -> None:
        """End the child and everything that it started."""
        process, self._process = self._process, None
        complaints, self._complaints = self._complaints, None
        if process is not None and complaints is not None:
            kill_family(process)
            with suppress(OSError), process:  # a pipe that nobody reads any more cannot be closed in peace
                pass
            complaints.close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115  # lives as long as the child
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "ingest.read.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            env=_environment(),
            start_new_session=True,
        )
        _send(self._process, self._settings.model_copy(update={"admin_token": None, "llm_api_key": None}))
        return self._process

    def _last_words(self, process: subprocess.Popen[bytes]) -> str:
        """The end of what the child said on its standard error, once it is dead."""
        if self._complaints is None:
            return ""
        with suppress(subprocess.TimeoutExpired):
            process.wait(_LAST_WORDS_SECONDS)
        size = self._complaints.seek(0, os.SEEK_END)
        self._complaints.seek(max(0, size - _COMPLAINT_BYTES))
        return self._complaints.read().decode("utf-8", errors="replace")


def read_isolated(path: Path, *, document_id: str, collection: str, sources: Sources, settings: Settings) -> SourceDocument:
    """Read one file in a child process of its own; see `ReadingProcess.read`."""
    with ReadingProcess(settings) as reading:
        return reading.read(path, document_id=document_id, collection=collection, sources=sources)


def _environment() -> dict[str, str]:
    """What the child finds its modules by; settings come to it with the first message, secrets never."""
    inherited = {name: text for name, text in os.environ.items() if not name.startswith("NKO_")}
    return {**inherited, "PYTHONPATH": os.pathsep.join(folder or str(Path.cwd()) for folder in sys.path)}


def _send(process: subprocess.Popen[bytes], message: object) -> None:
    assert process.stdin is not None
    pickle.dump(message, process.stdin)
    process.stdin.flush()


def _said(process: subprocess.Popen[bytes]) -> _Answer | PagesRead | None:
    """The child's next words, or `None` when it died."""
    assert process.stdout is not None
    try:
        said: _Answer | PagesRead = pickle.load(process.stdout)  # noqa: S301  # written by our own code
    except (EOFError, OSError, pickle.UnpicklingError):
        return None
    return said


def kill_family(process: subprocess.Popen[Any]) -> None:
    """Kill the child and the programs that it started, such as OCR."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)  # noqa: S603, S607
    else:
        with suppress(ProcessLookupError, PermissionError):  # all of them are gone already
            os.killpg(process.pid, signal.SIGKILL)


def _refusal(name: str, settings: Settings, *, late: bool) -> UnreadableDocumentError:
    if late:
        limit = f"{settings.read_timeout_seconds:g}"
        return UnreadableDocumentError(f"Файл «{name}» не удалось прочитать за {limit} с: разделите его на части или сохраните как DOCX.")
    return UnreadableDocumentError(
        f"На файле «{name}» чтение оборвалось, скорее всего он повреждён: откройте его, сохраните заново как DOCX или PDF и повторите."
    )


def _cause(last_words: str, *, late: bool) -> OSError:
    return TimeoutError(last_words) if late else ChildProcessError(last_words)
