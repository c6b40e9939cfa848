"""A server on loopback that speaks the OpenAI chat protocol as told: answers, streams, stalls, breaks off, lies."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Script:
    """What the server does, and the requests that it got."""

    pieces: list[str] = field(default_factory=list)
    status: int = 200
    break_after: int | None = None
    stall_seconds: float = 0.0
    requests: list[dict[str, object]] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)


@contextmanager
def openai_server(script: Script) -> Iterator[str]:
    """Run the server; gives its base address."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            script.requests.append(json.loads(body))
            self.send_response(script.status)
            if script.status != 200:
                self.send_header("Content-Length", "2")
                self.end_headers()
                self.wfile.write(b"{}")
                return
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Connection", "close")
            self.end_headers()
            for number, piece in enumerate(script.pieces):
                if script.break_after == number:
                    self.connection.close()
                    return
                chunk = {
                    "id": "1",
                    "object": "chat.completion.chunk",
                    "created": 0,
                    "model": "m",
                    "choices": [{"index": 0, "delta": {"content": piece}, "finish_reason": None}],
                }
                self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
                self.wfile.flush()
                script.released.wait(script.stall_seconds)
            self.wfile.write(b"data: [DONE]\n\n")

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        script.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
