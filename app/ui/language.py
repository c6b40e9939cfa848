"""The language of the rooms: Russian is written in the code, English stands beside it in `english/`, one file a room.

The answers stay in the language of their sources: a quote is never translated.
"""

from collections.abc import Callable
from pathlib import Path

import yaml

Words = Callable[[str], str]
"""What a room says, by what it says in Russian."""

_ENGLISH = Path(__file__).with_name("english")


def russian(text: str) -> str:
    """The text itself."""
    return text


def english() -> Words:
    """Every text of the rooms in English; a text that has none is a mistake, which the tests of each room find."""
    known: dict[str, str] = {}
    for path in sorted(_ENGLISH.glob("*.yaml")):
        known |= yaml.safe_load(path.read_text("utf-8"))
    return known.__getitem__
