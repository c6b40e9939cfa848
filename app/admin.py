"""Who may change documents: by the password when one is set, else only where the server serves this machine alone."""

import math
import secrets
import time
from collections.abc import Callable
from ipaddress import ip_address
from threading import Lock

from app.waiting import DoorClosedError
from rag.errors import ForbiddenError
from rag.settings import Settings

_FREE_TRIES = 3
_LONGEST_SECONDS = 60.0


class AdminDoor:
    """Lets in by the password; after three wrong ones in a row every further one closes the door for twice as long, at most a minute.

    While it is closed nobody is looked at, and nobody is kept waiting: a guesser holds no thread of the server.
    """

    def __init__(self, settings: Settings, *, now: Callable[[], float] = time.monotonic) -> None:
        self._settings = settings
        self._now = now
        self._guarding = Lock()
        self._wrong = 0
        self._opens = 0.0

    def check(self, given: bytes, *, how: str) -> None:
        """Let a call change the index.

        Args:
            how: a sentence that tells how the right password is given.

        Raises:
            ForbiddenError: the password is wrong, or there is none and the server is open to the network.
            DoorClosedError: too many wrong ones came before.
        """
        if self._settings.admin_token is None:
            if not changes_from_here(self._settings):
                raise ForbiddenError("Сервер доступен из сети: задайте NKO_ADMIN_TOKEN, чтобы менять документы.")
        elif not given or not self._fits(given, self._settings.admin_token.get_secret_value().encode()):
            closed = self._closed_seconds()
            again = f" Следующая попытка — через {closed} с." if closed else ""
            raise ForbiddenError(f"Пароль не подошёл. {how}{again}")

    def _fits(self, given: bytes, right: bytes) -> bool:
        with self._guarding:
            if closed := self._closed_seconds():
                raise DoorClosedError(
                    f"Пароль вводили неверно много раз подряд. Подождите {closed} с и введите его снова.", wait_seconds=closed
                )
            fits = secrets.compare_digest(given, right)
            self._wrong = 0 if fits else self._wrong + 1
            if self._wrong > _FREE_TRIES:
                self._opens = self._now() + min(2.0 ** (self._wrong - _FREE_TRIES), _LONGEST_SECONDS)
            return fits

    def _closed_seconds(self) -> int:
        return max(math.ceil(self._opens - self._now()), 0)


def changes_from_here(settings: Settings) -> bool:
    """Whether there is a way to change documents: a password, or a server that nobody else can reach."""
    return settings.admin_token is not None or _loopback(settings.host)


def _loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
