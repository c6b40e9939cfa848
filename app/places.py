"""A limit of how much is done at once: whoever finds no place waits a little and is then refused."""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from app.waiting import TryLaterError

_LEAST_SECONDS = 5


class Places:
    """So many `places` for work at once; the next one waits at most `wait_seconds` for a place."""

    def __init__(self, places: int, *, wait_seconds: float) -> None:
        self._free = BoundedSemaphore(places)
        self._wait_seconds = wait_seconds

    @contextmanager
    def one(self) -> Iterator[None]:
        """Hold a place for the time of the `with` block.

        Raises:
            TryLaterError: none became free in time.
        """
        if not self._free.acquire(timeout=self._wait_seconds):
            wait = max(math.ceil(self._wait_seconds), _LEAST_SECONDS)
            raise TryLaterError(f"Сейчас отвечаем на много вопросов сразу. Спросите ещё раз через {wait} с.", wait_seconds=wait)
        try:
            yield
        finally:
            self._free.release()
