"""The start of a page, before Gradio's own scripts: they take their words from the browser's language, and draw nothing for seconds."""

import json
from collections.abc import Mapping
from html import escape
from pathlib import Path

import gradio as gr
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.ui.language import Words
from app.ui.style import PAGE_CSS

_HEAD = b"<head>"
_NAMES = {
    "More tabs": "Другие комнаты",
    "chatbot conversation": "Разговор",
    "user's message": "Ваш вопрос",
    "bot's message": "Ответ",
    "Scroll down": "К концу разговора",
    "Click to upload or drop files": "Выбрать файл или перетащить его сюда",
    "File upload": "Файл",
    "Like": "Помогло",
    "Нравится": "Помогло",
    "Liked": "Отмечено: помогло",
    "Dislike": "Не помогло",
    "Не нравится": "Не помогло",
    "Disliked": "Отмечено: не помогло",
    "Connection Lost": "Нет связи",
    "Connection to the server was lost": "Программа не отвечает. Когда она заработает, страница откроется снова; набранное не пропадёт.",
    "Invalid file type": "Файлы этого вида здесь не читаются. Подойдут DOCX, PDF, ODT, HTML, текст; архив ZIP — во «Много заявок».",
    "Error": "Не получилось",
    "Warning": "Обратите внимание",
    "Info": "Готово",
    "Close": "Закрыть",
}
"""What Gradio's buttons and messages are called, by how they begin in its words, and in ours."""
_ABSENT = {
    "common.complete": "Готово",
    "common.upload": "Добавить файлы",
    "status.queue_position": "Место в очереди: {position} из {size}",
}
"""What Gradio says, mostly to screen readers, without words for it, by its key: then it says the key itself, or another language."""
_WAITING = 'gradio-app:not(:has(*))::before {{ content: "{}"; margin: auto; font: 1.1rem system-ui, sans-serif; }}'


def page_start(title: str, words: Words) -> bytes:
    """What stands first in the head: the title, what the reader sees until the rooms are there, the page's own script."""
    waiting = _WAITING.format(words("Консультант НКО открывается…"))
    names = json.dumps({theirs: words(ours) for theirs, ours in _NAMES.items()}, ensure_ascii=False)
    script = "".join(Path(__file__).with_name(name).read_text("utf-8") for name in ("page.js", "reach.js"))
    return f"<title>{escape(title)}</title><style>{waiting}{PAGE_CSS}</style><script>{script}nko.name({names});</script>".encode()


def absent_words(language: str, words: Words) -> gr.I18n:
    """The words that Gradio lacks, in the one language of a page."""
    return gr.I18n(**{language: {key: words(ours) for key, ours in _ABSENT.items()}})


class PageStart:
    """ASGI middleware that puts a start into the pages at the given paths."""

    def __init__(self, app: ASGIApp, starts: Mapping[str, bytes]) -> None:
        self._app = app
        self._starts = starts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        start = self._starts.get(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        if start is None:
            await self._app(scope, receive, send)
            return
        begun: list[Message] = []
        body = bytearray()

        async def send_started(message: Message) -> None:
            if message["type"] == "http.response.start":
                begun.append(message)
                return
            body.extend(message.get("body", b""))
            if message.get("more_body"):
                return
            page = bytes(body).replace(_HEAD, _HEAD + start, 1)
            MutableHeaders(scope=begun[0])["Content-Length"] = str(len(page))
            await send(begun[0])
            await send({"type": "http.response.body", "body": page})

        await self._app(scope, receive, send_started)
