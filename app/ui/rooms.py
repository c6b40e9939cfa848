"""The rooms put together and mounted beside the API."""

import gradio as gr
from fastapi import FastAPI

from app.ui.chat import chat_room
from app.ui.style import CSS, THEME
from app.wiring import App

_PARALLEL_ANSWERS = 8


def mount(api: FastAPI, app: App) -> FastAPI:
    """Serve the rooms at `/` beside the API. A page asks nothing of other hosts: system fonts, no analytics."""
    with gr.Blocks(title="Консультант НКО", analytics_enabled=False, fill_height=True) as blocks:
        chat_room(app)
    blocks.queue(default_concurrency_limit=_PARALLEL_ANSWERS, api_open=False)
    mounted: FastAPI = gr.mount_gradio_app(api, blocks, path="/", theme=THEME, css=CSS, footer_links=[], run_history=False)
    return mounted
