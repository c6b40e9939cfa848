"""Running headers, footers and page numbers: what is printed at the top or bottom of page after page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from ingest.read.pdf_lines import PrintedLine

_EDGE_LINES = 2
"""So many lines at the top and at the bottom of a page may be running."""
_SAME_PLACE = 2.0
"""They stand on one height up to this many points …"""
_ALIKE = 0.4
"""… and begin alike for at least this part: the title of a section goes on differently on every page."""
_MIN_PAGES = 3
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")
_PAGE_NUMBER = r"(?:стр(?:аница|\.)?|с\.)?\s*[-–—]?\s*{}\s*[-–—]?\s*(?:(?:/|из)\s*\d+)?"
"""«5», «- 5 -», «Стр. 5 из 21», «5 / 21»."""
_BROWSER = re.compile(r"(?:https?|file)://\S+ \d+/\d+|\d{1,2}[./]\d{1,2}[./]\d{2,4}, \d{1,2}:\d{2}(?: [AP]M)?(?: .+)?")
"""What a browser prints around a page: its address with «1/4», the day and hour with its title."""


def running(pages: Sequence[Sequence[object]]) -> list[frozenset[PrintedLine]]:
    """The lines of each page, among other things on it, that stand where most pages repeat themselves, or are its number."""
    edges = [_edges([part for part in page if isinstance(part, PrintedLine)]) for page in pages]
    repeated = [
        [line for line in edge if len(page) > _EDGE_LINES and any(_alike(line, near) for near in _neighbours(edges, i))]
        for i, (page, edge) in enumerate(zip(pages, edges, strict=True))
    ]
    places = Counter(round(line.y) for lines in repeated for line in lines)
    enough = max(_MIN_PAGES, len(pages) // 2 + 1)

    def on_most_pages(line: PrintedLine) -> bool:
        return sum(places[round(line.y) + shift] for shift in (-1, 0, 1)) >= enough

    return [
        frozenset(line for line in edge if on_most_pages(line) or _is_printed_apart(line.text, page)) for page, edge in enumerate(edges, 1)
    ]


def _edges(page: Sequence[PrintedLine]) -> list[PrintedLine]:
    from_top = sorted(page, key=lambda line: -line.y)
    return from_top if len(page) <= 2 * _EDGE_LINES else from_top[:_EDGE_LINES] + from_top[-_EDGE_LINES:]


def _neighbours(edges: Sequence[Sequence[PrintedLine]], index: int) -> Iterator[PrintedLine]:
    """Edge lines of the pages around; books print other headers on even pages than on odd ones."""
    for page in range(max(index - 2, 0), min(index + 3, len(edges))):
        if page != index:
            yield from edges[page]


def _alike(one: PrintedLine, other: PrintedLine) -> bool:
    texts = [_NUMBER.sub("#", line.text.lower()) for line in (one, other)]
    return abs(one.y - other.y) <= _SAME_PLACE and _same_beginning(*texts) >= _ALIKE * max(map(len, texts))


def _is_printed_apart(text: str, page: int) -> bool:
    return bool(re.fullmatch(_PAGE_NUMBER.format(page), text.lower()) or _BROWSER.fullmatch(text))


def _same_beginning(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
