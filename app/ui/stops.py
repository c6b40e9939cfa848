"""Long work that its reader can stop: a stop is asked for by one event of the page and heard by the work of another."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

import gradio as gr
from gradio.context import Context


class Stops:
    """The works under way of one room, each known by the page that began it, so that nobody stops another's."""

    def __init__(self) -> None:
        self._asked: dict[str, Event] = {}

    @contextmanager
    def hearing(self, request: gr.Request) -> Iterator[Event]:
        """For the time of the `with` block, an event that is set when the reader asks to stop."""
        page = str(request.session_hash)
        self._asked[page] = asked = Event()
        try:
            yield asked
        finally:
            if self._asked.get(page) is asked:  # a later work of the same page is still to be stopped
                del self._asked[page]

    def ask(self, request: gr.Request) -> gr.Button:
        """What the stop button does: it is pressed once."""
        if asked := self._asked.get(str(request.session_hash)):
            asked.set()
        return gr.Button(interactive=False)

    def leave(self, request: gr.Request) -> None:
        """The page is gone, and nobody waits for its work."""
        self.ask(request)


def stops_of_page(work: str, line: gr.Markdown, said: str) -> Stops:
    """Stops of work that ends when its page is gone, of which a line of the page that opens instead tells: a browser keeps no files.

    The page's scripts mark by `nko.began` and `nko.ended` when the work goes on.
    """
    assert Context.root_block is not None
    stops = Stops()
    usual, told = (json.dumps(text, ensure_ascii=False) for text in (line.value, said))
    Context.root_block.load(None, None, line, js=f"() => [nko.cutOff('{work}') ? {told} : {usual}]")
    Context.root_block.unload(stops.leave)
    return stops
