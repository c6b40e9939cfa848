"""What fails again and again is left alone for a while."""

import threading
from contextlib import suppress

import pytest

from rag.adapters.breaker import Breaker
from rag.errors import ModelUnavailableError


class Clock:
    """A clock that is moved by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def _fail(breaker: Breaker) -> None:
    with pytest.raises(ModelUnavailableError, match="упала"), breaker.guarding():
        raise ModelUnavailableError("Модель упала.")


def _refuses(breaker: Breaker) -> bool:
    try:
        with breaker.guarding():
            return False
    except ModelUnavailableError as error:
        return "не спрашиваем" in str(error)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> Breaker:
    return Breaker(failures=2, pause_seconds=60, clock=clock)


def test_one_failure_changes_nothing(breaker: Breaker) -> None:
    _fail(breaker)
    assert not _refuses(breaker)


def test_failures_in_a_row_close_it_and_the_pause_is_told(breaker: Breaker, clock: Clock) -> None:
    _fail(breaker)
    _fail(breaker)
    clock.now = 20.0
    with pytest.raises(ModelUnavailableError, match="ещё 40 с"), breaker.guarding():
        pass


def test_a_success_between_failures_starts_the_count_anew(breaker: Breaker) -> None:
    _fail(breaker)
    assert not _refuses(breaker)
    _fail(breaker)
    assert not _refuses(breaker)


def test_after_the_pause_one_probe_is_let_in_and_its_success_opens_it(breaker: Breaker, clock: Clock) -> None:
    _fail(breaker)
    _fail(breaker)
    clock.now = 61.0
    with breaker.guarding():
        assert _refuses(breaker)
    assert not _refuses(breaker)


def test_a_failed_probe_closes_it_again_at_once(breaker: Breaker, clock: Clock) -> None:
    _fail(breaker)
    _fail(breaker)
    clock.now = 61.0
    _fail(breaker)
    assert _refuses(breaker)


def test_a_reader_who_leaves_is_neither_success_nor_failure(breaker: Breaker) -> None:
    _fail(breaker)
    with pytest.raises(GeneratorExit), breaker.guarding():
        raise GeneratorExit
    _fail(breaker)
    assert _refuses(breaker)


def test_calls_run_side_by_side_and_every_failure_is_counted(clock: Clock) -> None:
    breaker = Breaker(failures=8, pause_seconds=60, clock=clock)
    together = threading.Barrier(8, timeout=5)

    def call() -> None:
        with suppress(ModelUnavailableError), breaker.guarding():
            together.wait()  # all eight are inside at once, or the barrier breaks
            raise ModelUnavailableError("Модель упала.")

    threads = [threading.Thread(target=call) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert _refuses(breaker)
