"""A consultant that says what a test wants said, served in this process."""

import threading
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import date

import uvicorn

from app.server import build
from app.wiring import App
from rag.chain import Delta, Event
from rag.errors import BusyError
from rag.types import Answer, Citation, Question

EVIL = (
    "<img src=x onerror=alert(1)> <script>alert(2)</script> [нажми](javascript:alert(3)) ![](http://elsewhere.example/a.png) "
    "<a href='javascript:alert(4)'>тут</a> <svg onload=alert(5)> ${alert(6)} {{constructor.constructor('alert(7)')()}} "
    "<iframe src=http://elsewhere.example/></iframe> <style>body{background:url(http://elsewhere.example/b.png)}</style>"
)
CITATION = Citation(1, EVIL, EVIL, "uploads", EVIL, EVIL, "javascript:alert(8)", date(2026, 1, 1), "low", "a)(b", 0, 5, EVIL)


class ScriptedApp(App):
    """Answers by the first word of the question: `медленно` never ends, `сломайся` fails, `занято` finds no place."""

    def stream(self, question: Question) -> Generator[Event]:
        match question.text.split()[0]:
            case "медленно":
                while True:
                    yield Delta("слово ")
                    time.sleep(0.05)
            case "сломайся":
                raise RuntimeError("Кораблёв Аристарх")
            case "занято":
                raise BusyError("Сейчас отвечаем на много вопросов сразу.")
            case _:
                yield Delta(EVIL)
                yield Answer("answered", f"{EVIL} [1]", (CITATION,), (EVIL,))


@contextmanager
def served(app: App) -> Iterator[str]:
    """The address of a server that stops with the `with` block."""
    server = uvicorn.Server(uvicorn.Config(build(app), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()
