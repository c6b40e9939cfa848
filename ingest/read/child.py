"""The process that reads people's files: `python -m ingest.read.child`, started by `ingest.read.isolation`.

Jobs come pickled on standard input; documents or refusals go back pickled on standard output, and before them how many
pages are recognised. It imports what reading needs and nothing else.
"""

import faulthandler
import math
import os
import pickle
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from ingest.content import Content
from ingest.document import SourceDocument
from ingest.read import read, read_content
from ingest.read.pages import listener
from rag.errors import ConsultantError, UnreadableDocumentError
from rag.settings import Settings

if sys.platform != "win32":
    import resource
    import signal

_GRACE_SECONDS = 5


def serve(jobs: BinaryIO, answers: BinaryIO) -> None:
    """Take the settings, then job after job until there are no more."""
    settings: Settings = pickle.load(jobs)  # noqa: S301  # written by the parent
    _limit_memory(settings.max_read_memory_bytes)
    listener.set(lambda pages: _send(pages, answers))
    while True:
        try:
            job = pickle.load(jobs)  # noqa: S301  # written by the parent
        except EOFError:
            return
        _set_alarm(math.ceil(settings.read_timeout_seconds) + _GRACE_SECONDS)
        answer = _answer(job, settings)
        _set_alarm(0)
        _send(answer, answers)


def _send(message: object, answers: BinaryIO) -> None:
    pickle.dump(message, answers)
    answers.flush()


def _answer(job: dict[str, Any], settings: Settings) -> SourceDocument | Content | ConsultantError:
    path: Path = job["path"]
    try:
        return read(**job, settings=settings) if "document_id" in job else read_content(path, settings=settings)
    except ConsultantError as error:
        return error
    except MemoryError:
        limit = settings.max_read_memory_bytes // 1_000_000
        return UnreadableDocumentError(f"Чтобы прочитать файл «{path.name}», не хватило {limit} МБ памяти: разделите его на части.")


def _limit_memory(max_bytes: int) -> None:
    if sys.platform != "win32":
        with suppress(ValueError, OSError):  # a stricter limit is in force already, or the system cannot limit it
            resource.setrlimit(resource.RLIMIT_AS, (max_bytes, max_bytes))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _set_alarm(seconds: int) -> None:
    """End this process by itself when its parent is no more there to do it; 0 calls the alarm off."""
    if sys.platform != "win32":
        signal.alarm(seconds)


if __name__ == "__main__":
    faulthandler.enable()
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as private:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what libraries print must not mix with the answers
        serve(sys.stdin.buffer, private)
