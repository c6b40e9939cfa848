"""The door to changing documents, under a clock of the test's own."""

import pytest
from pydantic import SecretStr

from app.admin import AdminDoor
from app.waiting import DoorClosedError
from rag.errors import ForbiddenError
from rag.settings import Settings

RIGHT = "тайна".encode()


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def door(clock: Clock) -> AdminDoor:
    return AdminDoor(Settings(admin_token=SecretStr("тайна")), now=clock)


def _guess(door: AdminDoor, times: int) -> None:
    for _ in range(times):
        with pytest.raises(ForbiddenError):
            door.check(b"guess", how="")


def test_a_person_may_mistype_three_times(door: AdminDoor) -> None:
    _guess(door, 3)
    door.check(RIGHT, how="")
    _guess(door, 3)
    door.check(RIGHT, how="")


def test_every_further_guess_closes_the_door_for_twice_as_long(door: AdminDoor, clock: Clock) -> None:
    _guess(door, 3)
    for closed in (2, 4, 8, 16, 32, 60, 60):
        with pytest.raises(ForbiddenError, match=f"Следующая попытка — через {closed} с"):
            door.check(b"guess", how="")
        clock.seconds += closed - 0.1
        with pytest.raises(DoorClosedError, match="Подождите 1 с") as refused:
            door.check(RIGHT, how="")
        assert refused.value.wait_seconds == 1
        clock.seconds += 0.1
    door.check(RIGHT, how="")
    _guess(door, 3)


def test_an_empty_password_is_no_guess(door: AdminDoor) -> None:
    for _ in range(10):
        with pytest.raises(ForbiddenError, match="Введите"):
            door.check(b"", how="Введите его.")
    door.check(RIGHT, how="")


@pytest.mark.parametrize(
    ("host", "open_"), [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("nko.local", False)]
)
def test_without_a_password_only_this_machine_changes_documents(host: str, open_: bool) -> None:
    door = AdminDoor(Settings(host=host))
    if open_:
        door.check(b"", how="")
    else:
        with pytest.raises(ForbiddenError, match="NKO_ADMIN_TOKEN"):
            door.check(b"", how="")
