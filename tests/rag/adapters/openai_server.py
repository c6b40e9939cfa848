"""A server on loopback that speaks the OpenAI chat protocol as told: answers, streams, stalls, breaks off, lies.

It gives GigaChat's tokens too (`/oauth`), so that the same scripts serve both clients.
"""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count


@dataclass
class Script:
    """What the server does, and the requests that it got.

    Attributes:
        pieces: what it writes, a chunk each.
        status: the HTTP status of its answers; only of the first `failing` ones when that is given.
        break_after: closes the connection before the chunk of this number.
        finish: the reason of the end that it names; `None` names none, as a server that was cut off.
        raw: bytes that it sends in place of a stream of events.
        comments: sends only comments that keep the line open, for so many seconds.
        endless: never ends: repeats its pieces.
    """

    pieces: list[str] = field(default_factory=list)
    status: int = 200
    failing: int | None = None
    break_after: int | None = None
    stall_seconds: float = 0.0
    finish: str | None = "stop"
    raw: bytes | None = None
    comments: float = 0.0
    endless: bool = False
    requests: list[dict[str, object]] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)

    def fails(self) -> bool:
        return self.status != 200 and (self.failing is None or len(self.requests) <= self.failing)

    def chunks(self) -> Iterator[str]:
        for _ in count() if self.endless else range(1):
            yield from self.pieces


class _Server(ThreadingHTTPServer):
    """Holds the script for its handlers."""

    def __init__(self, script: Script) -> None:
        self.script = script
        super().__init__(("127.0.0.1", 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    """Plays the script."""

    protocol_version = "HTTP/1.1"
    server: _Server

    def do_POST(self) -> None:
        script = self.server.script
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.path.endswith("/oauth"):
            self._whole(200, json.dumps({"access_token": "t", "expires_at": int(time.time() + 1800) * 1000}).encode())
            return
        script.requests.append(json.loads(body))
        if script.fails():
            self._whole(script.status, b"{}")
        elif script.raw is not None:
            self._whole(200, script.raw)
        else:
            self._stream(script)

    def _whole(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, script: Script) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        try:
            self._events(script)
        except OSError:  # the client has had enough
            self.close_connection = True

    def _events(self, script: Script) -> None:
        ends = time.monotonic() + script.comments
        while time.monotonic() < ends:
            self.wfile.write(b": processing\n\n")
            time.sleep(0.05)
        for number, piece in enumerate(script.chunks()):
            if script.break_after == number:
                self.connection.close()
                return
            self._chunk({"role": "assistant", "content": piece}, None)
            script.released.wait(script.stall_seconds)
        if script.finish is not None:
            self._chunk({}, script.finish)
        self.wfile.write(b"data: [DONE]\n\n")

    def _chunk(self, delta: dict[str, str], finish: str | None) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        chunk = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]}
        self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
        self.wfile.flush()

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@contextmanager
def openai_server(script: Script) -> Iterator[str]:
    """Run the server; gives its base address."""
    server = _Server(script)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        script.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
