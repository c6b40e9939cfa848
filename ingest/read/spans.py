"""Stretches of a paragraph as word processors keep them, and the text that a person sees."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

_RAISED_NUMBER = re.compile(r"(\d+(?:[-–.]\d+)*)(\s*)")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED_CHARACTERS = re.compile(r"(?<=\d)[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
WHITE_FROM = 0xF0
"""A colour all of whose channels are at least this is not seen on white paper."""
TINY_POINTS = 2.0
"""Letters of this size or smaller are not meant to be read by people."""


@dataclass(frozen=True, slots=True)
class Span:
    """Text of one look. `raised`: a superscript; `hidden`: people do not see it."""

    text: str
    raised: bool = False
    hidden: bool = False


def visible_text(spans: Iterable[Span]) -> str:
    """What is seen of a paragraph; a raised number after a digit joins it as `.1`: «31¹» -> `31.1`."""
    text = ""
    for raised, run in groupby((span for span in spans if not span.hidden and span.text), key=lambda span: span.raised):
        part = "".join(span.text for span in run)
        number = _RAISED_NUMBER.fullmatch(part) if raised and text[-1:].isdigit() else None
        text += f".{number[1]}{number[2]}" if number else part
    return _RAISED_CHARACTERS.sub(lambda digits: "." + digits[0].translate(_SUPERSCRIPTS), text)


def is_white(colour: str) -> bool:
    """Whether a colour such as `FFFFFF` or `#fefefe` cannot be seen on white paper."""
    match = re.fullmatch(r"#?([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})", colour)
    return match is not None and all(int(channel, 16) >= WHITE_FROM for channel in match.groups())


def losses(*, hidden_words: int, notes: int) -> list[str]:
    """Sentences for people about hidden text and footnotes."""
    told = []
    if hidden_words:
        told.append(f"Скрытый текст (белый, мельчайший или помеченный скрытым) не прочитан, слов: {hidden_words}.")
    if notes:
        told.append(f"Сноски поставлены в конец своих абзацев: {notes}.")
    return told
