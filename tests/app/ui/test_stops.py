"""Stops of works that one page began one over another."""

import gradio as gr

from app.ui.stops import Stops


def test_a_later_work_of_a_page_is_still_stopped_when_an_earlier_one_ends() -> None:
    stops, page = Stops(), gr.Request(session_hash="page")
    earlier, later = stops.hearing(page), stops.hearing(page)
    earlier.__enter__()
    stopped = later.__enter__()
    earlier.__exit__(None, None, None)
    stops.ask(page)
    assert stopped.is_set()
    later.__exit__(None, None, None)
