"""A consultant that says what a test wants said."""

import time
from collections.abc import Generator
from datetime import date

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
    """Answers by the first word of the question: `медленно` never ends, `сломайся` fails, `занято` finds no place, `просто` is no trick."""

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
            case "просто":
                yield Answer("answered", f"Ответ на «{question.text}».")
            case _:
                yield Delta(EVIL)
                yield Answer("answered", f"{EVIL} [1]", (CITATION,), (EVIL,))
