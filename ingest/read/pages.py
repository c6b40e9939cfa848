"""How far a long file is read, told to whoever waits for it; only recognition takes so long."""

from collections.abc import Callable
from contextvars import ContextVar
from typing import NamedTuple


class PagesRead(NamedTuple):
    """So many pages of a scan are recognised, of so many."""

    done: int
    total: int


Listener = Callable[[PagesRead], None]

listener: ContextVar[Listener] = ContextVar("listener", default=lambda _pages: None)
"""Whom readers tell, after every page. A variable of the context: no reader but one has anything to tell."""
