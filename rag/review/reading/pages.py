"""What a page of a PDF adds to the text: its number, and the line at the head or foot that most pages have."""

import re
from collections import Counter
from collections.abc import Sequence

_NUMBER = re.compile(r"\W*(?:стр(?:аница|\.)?\s*)?(?P<number>\d{1,3})(?:\s*(?:/|из)\s*\d{1,3})?\W*", re.IGNORECASE)
_ENDS = re.compile(r"[.!?:;»)]\s*$")
_WORDS = re.compile(r"(?:.*?[^\W\d_]){4}")
_EDGES = (0, -1)
_MIDDLE = re.compile(r"[ \t]{10,}(?:[-–—] ?)?(?P<number>\d{1,3})(?: ?[-–—])?\s*")
"""A number in the middle of its line or at the end of it."""
_CALLED = re.compile(r"\s*(?:[-–—] ?)?(?:страница|стр\.|лист)\s*(?P<number>\d{1,3})(?:\s*(?:/|из)\s*\d+)?(?: ?[-–—])?\s*", re.IGNORECASE)
"""A number that says what it is: «Страница 3 из 5»."""


def joined_pages(text: str) -> str:
    """The text in one, without numbers of pages and running heads; a paragraph or a table that a page cut goes on in the next line.

    Pages are told by form feeds, else by numbers that count them; a text without either stays as it is.
    """
    printed = text.replace("\r\n", "\n")
    pages = [_stripped(page.split("\n")) for page in (printed if "\f" in printed else _with_feeds(printed)).split("\f")]
    if len(pages) == 1:
        return text
    for _ in _EDGES:  # a number may stand above or below a running head
        for at in _EDGES:
            pages = _without_heads(_without_numbers(pages, at), at)
    joined = ""
    for page in filter(None, pages):
        joined += ("" if not joined else "\n\n" if _ENDS.search(joined) else "\n") + "\n".join(page)
    return joined + "\n"


def _with_feeds(text: str) -> str:
    """The text with a form feed after each number in the middle of a line, or called so, where these count from page to page."""
    lines = text.split("\n")
    called = {n: int(match["number"]) for n, line in enumerate(lines) if (match := _CALLED.fullmatch(line))}
    found = called or {n: int(match["number"]) for n, line in enumerate(lines) if (match := _MIDDLE.fullmatch(line))}
    numbers = [*found.values()]
    counts = len(numbers) > 1 and numbers == [*range(numbers[0], numbers[0] + len(numbers))]
    return "\n".join(f"{line}\f" if counts and n in found else line for n, line in enumerate(lines))


def _without_numbers(pages: Sequence[list[str]], at: int) -> list[list[str]]:
    """Pages without their numbers, which count with them; another number at an edge is a cell of a table."""
    told = [_NUMBER.fullmatch(page[at]) if page else None for page in pages]
    offsets = [int(match["number"]) - n if match else None for n, match in enumerate(told)]
    known = Counter(offset for offset in offsets if offset is not None)
    most, count = known.most_common(1)[0] if known else (None, 0)
    return (
        [_without(page, at) if offset == most else page for page, offset in zip(pages, offsets, strict=True)]
        if _is_most(count, pages)
        else [*pages]
    )


def _without_heads(pages: Sequence[list[str]], at: int) -> list[list[str]]:
    edges = [re.sub(r"\d+", "0", " ".join(page[at].split())) if page else "" for page in pages]
    heads = {edge for edge, count in Counter(edges).items() if _WORDS.match(edge) and _is_most(count, pages)}
    return [_without(page, at) if edge in heads else page for page, edge in zip(pages, edges, strict=True)]


def _is_most(count: int, pages: Sequence[list[str]]) -> bool:
    """Whether so many are most pages; the first and the last one may have neither."""
    filled = sum(map(bool, pages))
    return count > 1 and 2 * count >= filled


def _without(page: Sequence[str], at: int) -> list[str]:
    return _stripped(page[1:] if at == 0 else page[:-1])


def _stripped(page: Sequence[str]) -> list[str]:
    """Without empty lines at its edges."""
    filled = [n for n, line in enumerate(page) if line.strip()]
    return list(page[filled[0] : filled[-1] + 1]) if filled else []
