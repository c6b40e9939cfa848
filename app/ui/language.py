"""The language of the rooms: Russian is written in the code, English stands beside it in `english/`, one file a room.

The answers stay in the language of their sources: a quote is never translated.
"""

import re
from collections.abc import Callable
from itertools import chain, zip_longest
from pathlib import Path

import yaml

Words = Callable[[str], str]
"""What a room says, by what it says in Russian."""

_ENGLISH = Path(__file__).with_name("english")
_SLOT = "{}"
_AND = ", "
_QUOTED = re.compile(r"«([^»]+)»")


def russian(text: str) -> str:
    """The text itself."""
    return text


def english() -> Words:
    """Every text of the rooms in English; a text that has none is a mistake (`KeyError`), which the tests of each room find.

    A text with slots, «Файл «{}» пуст», stands for all that fills them; what fills a slot is English too where it is known,
    or where all that it lists is.
    """
    known: dict[str, str] = {}
    for path in sorted(_ENGLISH.glob("*.yaml")):
        known |= yaml.safe_load(path.read_text("utf-8"))
    slotted = sorted((text for text in known if _SLOT in text), key=lambda text: -len(text.replace(_SLOT, "")))
    with_slots = [(_pattern(text), known[text]) for text in slotted]  # what says most by itself comes first

    def said_in_english(text: str) -> str:
        if text in known:
            return known[text]
        for pattern, said in with_slots:
            if match := pattern.fullmatch(text):
                return "".join(chain(*zip_longest(said.split(_SLOT), map(filling, match.groups()), fillvalue="")))
        raise KeyError(text)

    def filling(value: str) -> str:
        for parts in (value.split(_AND), [value]):
            try:
                return _AND.join(map(said_in_english, parts))
            except KeyError:
                continue
        return _QUOTED.sub(lambda quoted: f"“{known.get(quoted[1], quoted[1])}”", value)

    return said_in_english


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile("(.*?)".join(map(re.escape, text.split(_SLOT))), re.DOTALL)
