"""An invented «model» for lessons: it tells one true sentence of its prompt and spoils the next ones."""

import re
from collections.abc import Iterator, Sequence

from langchain_core.messages import BaseMessage

from rag.generate import Writer
from rag.text import NUMBER

_NUMBERED = re.compile(r"^\[(s\d+)\] (.+)$", re.MULTILINE)
_DENIAL = re.compile(r"\bне ", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_READ = 8
"""How many sentences it spoils at most: a class must be able to read them all."""


def liar(name: str, inventions: Sequence[str]) -> Writer:
    """A writer that needs no model. `inventions` are sentences of no source, each told as if the first source said it."""

    def stream(messages: Sequence[BaseMessage]) -> Iterator[str]:
        read = _NUMBERED.findall(str(messages[-1].text))[:_READ]
        spoiled = [(key, spoilt) for key, text in read if (spoilt := _spoilt(text)) != text]
        told = [*read[:1], *spoiled, *((read[0][0], invention) for invention in inventions if read)]
        yield from (f"{text} [{key}]\n" for key, text in told)

    return Writer(name, stream, local=True)


def _spoilt(text: str) -> str:
    """The sentence with every number another one and without its denials."""
    return _DENIAL.sub("", NUMBER.sub(_another, text))


def _another(number: re.Match[str]) -> str:
    """The number with its first digit changed; a year stays, or the class laughs before it thinks."""
    return number[0] if _YEAR.fullmatch(number[0]) else f"{int(number[0][0]) % 9 + 1}{number[0][1:]}"
