"""Refusals that pass by themselves: each says when to try again."""

from rag.errors import BusyError, LockedError


class TryLaterError(BusyError):
    """Too much is asked at once; in `wait_seconds` it may be otherwise."""

    def __init__(self, message: str, *, wait_seconds: int) -> None:
        super().__init__(message)
        self.wait_seconds = wait_seconds


class DoorClosedError(TryLaterError, LockedError):
    """Too many wrong passwords; the door opens in `wait_seconds`."""
