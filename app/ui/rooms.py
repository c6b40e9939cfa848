"""The rooms put together and mounted beside the API: in Russian at `/`, in English at `/en`."""

from collections.abc import Callable
from dataclasses import dataclass

import gradio as gr
from fastapi import FastAPI

from app.ui.chat import chat_room
from app.ui.language import Words, english, russian
from app.ui.library import library_room
from app.ui.registration import registration_room
from app.ui.style import CSS, THEME
from app.wiring import App

_PARALLEL_ANSWERS = 8


@dataclass(frozen=True, slots=True)
class Room:
    """A tab of the page: `build` fills it inside the current Blocks. `id` is its anchor in the address and in tests."""

    id: str
    title: str
    build: Callable[[App, Words], None]


ROOMS = (
    Room("consultant", "Консультант", chat_room),
    Room("registration", "Регистрация НКО", registration_room),
    Room("library", "Библиотека", library_room),
)


def mount(api: FastAPI, app: App) -> FastAPI:
    """Serve the rooms beside the API. A page asks nothing of other hosts: system fonts, no analytics."""
    for path, words in {"/en": english(), "/": russian}.items():  # `/` takes every address that is left, so it comes last
        blocks = _page(app, words)
        api = gr.mount_gradio_app(api, blocks, path=path, theme=THEME, css=CSS, footer_links=[], run_history=False)
    return api


def _page(app: App, words: Words) -> gr.Blocks:
    with gr.Blocks(title=words("Консультант НКО"), analytics_enabled=False, fill_height=True) as blocks, gr.Tabs():
        for room in ROOMS:
            with gr.Tab(words(room.title), id=room.id, elem_id=f"room-{room.id}"):
                room.build(app, words)
    blocks.queue(default_concurrency_limit=_PARALLEL_ANSWERS, api_open=False)
    return blocks
