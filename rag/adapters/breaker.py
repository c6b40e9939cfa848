"""A circuit breaker (M. Nygard, «Release It!»): what fails again and again is left alone for a while."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rag.errors import ModelUnavailableError


class Breaker:
    """Counts failures in a row; after `failures` of them lets nobody in for `pause_seconds`, then one caller as a probe.

    Waits for nobody and holds its lock only to count, so that calls of many threads run side by side (`pybreaker` holds its own
    for the whole call).
    """

    def __init__(self, *, failures: int, pause_seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._limit, self._pause_seconds, self._clock = failures, pause_seconds, clock
        self._lock = threading.Lock()
        self._failed = 0
        self._closed_until = 0.0

    @contextmanager
    def guarding(self) -> Iterator[None]:
        """Run a call. A `ModelUnavailableError` counts as a failure; a caller who leaves midway counts as nothing.

        Raises:
            ModelUnavailableError: it is too early to ask again.
        """
        self._enter()
        try:
            yield
        except ModelUnavailableError:
            self._count_failure()
            raise
        with self._lock:
            self._failed = 0

    def _enter(self) -> None:
        with self._lock:
            waiting = self._closed_until - self._clock()
            if self._failed < self._limit:
                return
            if waiting > 0:
                raise ModelUnavailableError(f"Языковая модель несколько раз подряд не ответила, её не спрашиваем ещё {waiting:.0f} с.")
            self._closed_until = self._clock() + self._pause_seconds  # this caller is the probe, others wait for its result

    def _count_failure(self) -> None:
        with self._lock:
            self._failed += 1
            if self._failed >= self._limit:
                self._closed_until = self._clock() + self._pause_seconds
