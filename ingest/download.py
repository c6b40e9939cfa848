"""Polite downloading from known addresses: one request at a time with a pause, retries, conditional requests, limits."""

import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from types import TracebackType
from typing import Any, Self

import httpx
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential

from rag.errors import ConsultantError
from rag.settings import Settings

SUFFIXES = {"text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf"}
"""Kinds of content that can be read, and how their files are called."""
_USER_AGENT = "nko-consultant (NKO consultant; compares its digests with official texts)"
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_MAX_REDIRECTS = 5
_PATIENCE = 10
"""A body that trickles is given up after this many timeouts."""

Resolve = Callable[..., list[Any]]
"""`socket.getaddrinfo` or what stands for it."""


class DownloadError(ConsultantError):
    """An address gives nothing that can be used."""

    title = "Не скачано"


class _PassingError(DownloadError):
    """It may work in a moment."""

    retryable = True


@dataclass(frozen=True, slots=True)
class Download:
    """What an address gave; `etag` and `last_modified` are sent back next time."""

    content: bytes
    suffix: str
    etag: str | None
    last_modified: str | None


class Downloader:
    """A connection to the outside, one request at a time. Use in a `with` block."""

    def __init__(self, settings: Settings, *, resolve: Resolve = socket.getaddrinfo) -> None:
        self._settings = settings
        self._resolve = resolve
        self._client = httpx.Client(timeout=settings.fetch_timeout_seconds, headers={"User-Agent": _USER_AGENT})
        self._last_request = -settings.fetch_pause_seconds

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._client.close()

    def get(self, address: str, *, etag: str | None = None, last_modified: str | None = None) -> Download | None:
        """Download an address, trying again what may pass; `None` when it has not changed since `etag` and `last_modified`.

        Raises:
            DownloadError: with a sentence for people.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        retrying = Retrying(
            stop=stop_after_attempt(self._settings.fetch_attempts),
            wait=wait_exponential(multiplier=self._settings.fetch_pause_seconds, max=60),
            retry=retry_if_exception_type(_PassingError),
            reraise=True,
        )
        try:
            return retrying(self._follow, httpx.URL(address), headers)
        except httpx.InvalidURL as error:
            raise DownloadError(f"{address} или адрес, куда он перенаправляет, записан с ошибкой. Проверьте его в sources.toml.") from error

    def _follow(self, url: httpx.URL, headers: dict[str, str]) -> Download | None:
        """Ask, and follow redirects inside the host."""
        host = url.raw_host
        for _ in range(_MAX_REDIRECTS):
            self._check(url)
            self._pause()
            try:
                answer = self._ask(url, headers)
            except (httpx.TransportError, httpx.DecodingError) as error:
                raise _PassingError(f"{url}: нет ответа целиком ({type(error).__name__}). Проверьте связь и повторите позже.") from error
            if not isinstance(answer, httpx.URL):
                return answer
            url = answer
            if url.raw_host != host:
                raise DownloadError(f"{url} — другой адрес, чем в sources.toml: проверьте, куда переехал источник, и исправьте список.")
        raise DownloadError(f"{url}: перенаправлений больше {_MAX_REDIRECTS}. Проверьте адрес в sources.toml.")

    def _check(self, url: httpx.URL) -> None:
        """Refuse what is no web address, and names that lead inside: only an address written in the list may be local."""
        if url.scheme not in {"http", "https"} or not url.host:
            raise DownloadError(f"{url}: адрес должен начинаться с http:// или https://. Исправьте sources.toml.")
        if url.host == "localhost" or _is_address(url.host):
            return
        try:
            found = self._resolve(url.raw_host.decode("ascii"), None)
        except OSError as error:
            raise _PassingError(f"{url}: такого имени в сети не нашлось. Проверьте связь и адрес в sources.toml.") from error
        if not all(ipaddress.ip_address(entry[4][0]).is_global for entry in found):
            raise DownloadError(f"{url}: имя ведёт во внутреннюю сеть, скачивать оттуда нельзя. Проверьте адрес в sources.toml.")

    def _pause(self) -> None:
        time.sleep(max(0.0, self._last_request + self._settings.fetch_pause_seconds - time.monotonic()))
        self._last_request = time.monotonic()

    def _ask(self, url: httpx.URL, headers: dict[str, str]) -> Download | httpx.URL | None:
        """One request: what it gave, where it sends, or `None` for unchanged."""
        with self._client.stream("GET", url, headers=headers) as response:
            status = response.status_code
            if status == HTTPStatus.NOT_MODIFIED and headers:
                return None
            if response.has_redirect_location:
                return url.join(response.headers["location"])
            if status in _BUSY:
                raise _PassingError(f"{url}: сайт ответил {status}. Повторите позже.")
            if status != HTTPStatus.OK:
                raise DownloadError(f"{url}: сайт ответил {status}. Проверьте адрес в sources.toml.")
            kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            if kind not in SUFFIXES:
                raise DownloadError(f"{url}: пришло «{kind or 'без типа'}», а нужна страница или PDF. Проверьте адрес в sources.toml.")
            content = self._body(response)
            return Download(content, SUFFIXES[kind], response.headers.get("etag"), response.headers.get("last-modified"))

    def _body(self, response: httpx.Response) -> bytes:
        most, deadline = self._settings.max_document_bytes, time.monotonic() + _PATIENCE * self._settings.fetch_timeout_seconds
        content = bytearray()
        for chunk in response.iter_bytes():
            content += chunk
            if len(content) > most:
                raise DownloadError(f"{response.url}: больше {most // 1_000_000} МБ, это не текст акта. Проверьте адрес в sources.toml.")
            if time.monotonic() > deadline:
                raise _PassingError(f"{response.url}: сайт отвечает слишком медленно. Повторите позже.")
        if not content:
            raise _PassingError(f"{response.url}: пришла пустая страница. Повторите позже.")
        return bytes(content)


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
