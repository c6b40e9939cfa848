"""A limit of how much is done at once: whoever finds no place waits a little and is then refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from rag.errors import BusyError


class Places:
    """So many `places` for work at once; the next one waits at most `wait_seconds` for a place."""

    def __init__(self, places: int, *, wait_seconds: float) -> None:
        self._free = BoundedSemaphore(places)
        self._wait_seconds = wait_seconds

    @contextmanager
    def one(self) -> Iterator[None]:
        """Hold a place for the time of the `with` block.

        Raises:
            BusyError: none became free in time.
        """
        if not self._free.acquire(timeout=self._wait_seconds):
            raise BusyError("Сейчас отвечаем на много вопросов сразу. Подождите немного и спросите ещё раз.")
        try:
            yield
        finally:
            self._free.release()
