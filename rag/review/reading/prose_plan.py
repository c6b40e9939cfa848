"""A calendar plan told in sentences -> its parts, one an activity: «В марте набираем … С 5 апреля идёт …»."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from rag.review.language.periods import Period
from rag.review.language.phrases import phrases
from rag.review.reading.prose_told import is_of_project

_NUMBERED = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})*[.)]\s")
_NEXT = re.compile(r";\s+")
_OUTCOME = re.compile(r"(?:ожидаемый )?(?:итог|результат)\w{0,3}\s*[:–—-]", re.IGNORECASE)
_BEGINS_CHARS, _PERIOD_CHARS = 25, 120
"""A part after a semicolon is another activity where its days stand so near its beginning."""
_TASK = re.compile(
    r"[^\d.;(]{0,30}?(?:(?<!\w)(?P<word>перв|втор|трет|четв[её]рт|пят)\w+ задач[а-яё]*"
    r"|(?<!\w)по (?P<short>перв|втор|трет|четв[её]рт|пят)\w+(?=\s*[:,–—-])"
    r"|(?<!\w)задач[а-яё]* (?:№ ?)?(?P<digit>\d)(?!\d))[.:,)\]]*\s*",
    re.IGNORECASE,
)
_ORDINALS = ("перв", "втор", "трет", "четв", "пят")


def parts_of_plan(text: str, find: Callable[[str], Period | None]) -> Iterator[tuple[int, int]]:
    """Offsets of lines; of a line that tells several activities, of its sentences. What tells the project's own days is left out.

    A numbered line is one activity, however many days its parts have; a sentence of what comes of an activity is a part of it.
    """
    for line in re.finditer(r"[^\n]*\w[^\n]*", text):
        if _NUMBERED.match(line[0]):
            yield line.span()
            continue
        said = _with_outcomes(line[0], [*phrases(line[0])], find)
        parts = [part for start, end in said for part in _semicolons(line[0], start, end, find)]
        kept = [(start, end) for start, end in parts if not is_of_project(line[0][start:end])]
        dated = sum(find(line[0][start:end]) is not None for start, end in kept)
        if dated > 1 or len(kept) < len(parts):
            yield from ((line.start() + start, line.start() + end) for start, end in _without_labels(line[0], kept, find))
        else:
            yield line.span()


def _with_outcomes(text: str, parts: Sequence[tuple[int, int]], find: Callable[[str], Period | None]) -> list[tuple[int, int]]:
    """Sentences, «Итог: 80 гостей за весь проект» joined to the last one that has days, with what stands between."""
    joined: list[tuple[int, int]] = []
    for start, end in parts:
        if joined and _OUTCOME.match(text, start):
            last = next((n for n in range(len(joined) - 1, 0, -1) if find(text[slice(*joined[n])])), 0)
            joined[last:] = [(joined[last][0], end)]
        else:
            joined.append((start, end))
    return joined


def _without_labels(text: str, parts: Sequence[tuple[int, int]], find: Callable[[str], Period | None]) -> Iterator[tuple[int, int]]:
    """Parts without those that are a period and nothing else: «Март 2027.» is of the next part, where that tells no days of its own."""
    since: int | None = None
    for start, end in parts:
        said = text[start:end]
        period = find(said)
        if period and not re.search(r"\w{3}", said[: period.start] + said[period.end :]):
            since = start
            continue
        yield (start if since is None or period else since), end
        since = None


def for_task(said: str) -> tuple[int, int] | None:
    """The number of the task that a part begins with, and where that ends: «По второй задаче: с 3 июня …»."""
    match = _TASK.match(said)
    if match is None:
        return None
    word = (match["word"] or match["short"] or "").lower()
    number = int(match["digit"]) if match["digit"] else next(n for n, one in enumerate(_ORDINALS, 1) if word.startswith(one))
    return number, match.end()


def _semicolons(text: str, start: int, end: int, find: Callable[[str], Period | None]) -> Iterator[tuple[int, int]]:
    cuts = [start]
    for match in _NEXT.finditer(text, start, end):
        period = find(text[match.end() : min(end, match.end() + _PERIOD_CHARS)])
        if period and period.start <= _BEGINS_CHARS:
            cuts.append(match.end())
    yield from pairwise([*cuts, end])
