"""Who may change documents: by the password when one is set, else only where the server serves this machine alone."""

import secrets
from ipaddress import ip_address

from rag.errors import ForbiddenError
from rag.settings import Settings


def check_admin(settings: Settings, given: bytes, *, how: str) -> None:
    """Let a call change the index.

    Args:
        how: a sentence that tells how the right password is given.

    Raises:
        ForbiddenError: the password is wrong, or there is none and the server is open to the network.
    """
    if settings.admin_token is None:
        if not changes_from_here(settings):
            raise ForbiddenError("Сервер доступен из сети: задайте NKO_ADMIN_TOKEN, чтобы менять документы.")
    elif not given or not secrets.compare_digest(given, settings.admin_token.get_secret_value().encode()):
        raise ForbiddenError(f"Пароль не подошёл. {how}")


def changes_from_here(settings: Settings) -> bool:
    """Whether there is a way to change documents: a password, or a server that nobody else can reach."""
    return settings.admin_token is not None or _loopback(settings.host)


def _loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
