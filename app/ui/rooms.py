"""The rooms put together and mounted beside the API: in Russian at `/`, in English at `/en`."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import gradio as gr
from fastapi import FastAPI, Request
from fastapi.exception_handlers import http_exception_handler
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Mount

from app.ui.chat import chat_room
from app.ui.classroom import classroom_room
from app.ui.error_page import NO_SUCH_PAGE, NOT_FOUND, error_page, is_browser
from app.ui.language import Words, english, russian
from app.ui.library import library_room
from app.ui.page_start import PageStart, absent_words, page_start
from app.ui.registration import registration_room
from app.ui.review import review_room
from app.ui.style import CSS, THEME
from app.wiring import App

_HERE = Path(__file__).parent
_HEAD = """<header id="page-head"><h1>{title}</h1><nav><a href="{address}" lang="{language}" hreflang="{language}">{other}</a>
<button type="button" id="large" aria-pressed="false" aria-label="{large}" title="{large}">A+</button>
<button type="button" id="theme" aria-label="{theme}" title="{theme}">◐</button></nav></header>
<p id="connection-lost" role="alert" hidden>{lost}</p>"""
_TITLE = "Консультант НКО"
_KEPT_SECONDS = 3_600
"""An upload that no room took is deleted after an hour at most."""
_OTHER_LANGUAGE = {"/": ("/en/", "en", "English"), "/en": ("/", "ru", "По-русски")}


@dataclass(frozen=True, slots=True)
class Room:
    """A tab of the page: `build` fills it inside the current Blocks. `id` is its anchor in the address and in tests."""

    id: str
    title: str
    build: Callable[[App, Words], None]


ROOMS = (
    Room("consultant", "Консультант", chat_room),
    Room("review", "Проверка заявки", review_room),
    Room("registration", "Регистрация НКО", registration_room),
    Room("classroom", "Как это работает", classroom_room),
    Room("library", "Библиотека", library_room),
)


def mount(api: FastAPI, app: App) -> FastAPI:
    """Serve the rooms beside the API. A page asks nothing of other hosts: system fonts, no analytics."""
    api.add_route("/en", lambda _: RedirectResponse("/en/"), include_in_schema=False)  # as people type it
    languages = {"/en": english(), "/": russian}  # `/` takes every address that is left, so it comes last
    for path, words in languages.items():
        api = gr.mount_gradio_app(
            api,
            _page(app, words, path),
            path=path,
            theme=THEME,
            css=CSS,
            js="() => nko.start()",
            favicon_path=str(_HERE / "favicon.png") if path == "/" else None,
            footer_links=[],
            i18n=absent_words(_language(path), words),
            run_history=False,
            max_file_size=app.settings.max_document_bytes,
            show_error=False,
        )
        _tell_of_no_page(api.routes[-1], words, path)
    starts = {f"{path.rstrip('/')}/": page_start(words(_TITLE), words) for path, words in languages.items()}
    api.add_middleware(PageStart, starts=starts)
    return api


def _tell_of_no_page(rooms: BaseRoute, words: Words, path: str) -> None:
    """Gradio answers an address that it does not know with JSON, in English: a person gets a page."""
    assert isinstance(rooms, Mount)
    assert isinstance(rooms.app, FastAPI)
    language = _language(path)

    @rooms.app.exception_handler(HTTPException)
    async def _no_page(request: Request, error: HTTPException) -> Response:
        if is_browser(request):
            return error_page(NOT_FOUND, NO_SUCH_PAGE, error.status_code, words=words, language=language, home=f"{path.rstrip('/')}/")
        return await http_exception_handler(request, error)


def _language(path: str) -> str:
    """The language of the rooms at a path: what the others call theirs."""
    return _OTHER_LANGUAGE["/en" if path == "/" else "/"][1]


def _page(app: App, words: Words, path: str) -> gr.Blocks:
    title = words(_TITLE)
    address, language, other = _OTHER_LANGUAGE[path]
    lost = words("Связь с консультантом потеряна. Проверьте, что программа запущена; разговор сохранён в браузере.")
    blocks: gr.Blocks
    with gr.Blocks(title=title, analytics_enabled=False, fill_height=True, delete_cache=(_KEPT_SECONDS, _KEPT_SECONDS)) as blocks:
        names = {"theme": words("Светлая или тёмная"), "large": words("Крупно, для проектора")}
        gr.HTML(_HEAD.format(title=title, address=address, language=language, other=other, lost=lost, **names))
        with gr.Tabs():
            for room in ROOMS:
                with gr.Tab(words(room.title), id=room.id, elem_id=f"room-{room.id}"):
                    room.build(app, words)
    blocks.queue(default_concurrency_limit=None, api_open=False)  # how much is done at once is the program's own limit
    return blocks
