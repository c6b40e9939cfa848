"""A web server on this machine that answers as it is told, and remembers what it was asked."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Answer:
    """What the server does with one request. `cut` bytes of the body never come; it waits `wait_seconds` before the body."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html"})
    cut: int = 0
    wait_seconds: float = 0.0


def page(*articles: str, note: str = "(В редакции Федерального закона от 24.07.2023 № 347-ФЗ)") -> Answer:
    """An act as the official portal prints it."""
    body = f"<p class='C'>{note}</p>" + "".join(f"<p class='H'>{article.replace(chr(10), '</p><p>')}</p>" for article in articles)
    return Answer(
        f"<html><head><meta charset='utf-8'></head><body>{body}</body></html>".encode(),
        headers={"Content-Type": "text/html", "ETag": '"v1"'},
    )


@dataclass
class Site:
    """Answers by path, the last one for all later requests; `asked` are the requests, with the moment each came."""

    url: str
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str], float]] = field(default_factory=list)

    def says(self, path: str, *answers: Answer) -> None:
        self.answers[path] = list(answers)

    @property
    def paths(self) -> list[str]:
        return [path for path, _, _ in self.asked]


@contextmanager
def serve() -> Iterator[Site]:
    site = Site("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}, time.monotonic()))
            answer = _next(site.answers.get(self.path, [Answer(status=404)]))
            if answer.status == 200 and self.headers.get("If-None-Match") == answer.headers.get("ETag", ""):
                answer = Answer(status=304, headers={})
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            time.sleep(answer.wait_seconds)
            with suppress(OSError):  # the client may have gone
                self.wfile.write(answer.body[: len(answer.body) - answer.cut])
            self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base class's
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    site.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _next(answers: list[Answer]) -> Answer:
    return answers.pop(0) if len(answers) > 1 else answers[0]
