"""Fields in a list, «- когда: …», «- где: …», «- кто: …», as they stand under a summary -> labels before their text."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from rag.review.reading.headings import everyday_keys

_POINT = re.compile(r"\s*[•*–—-]\s+(?P<label>[^:.;\n]{3,40}?)\s*:\s*(?P<said>\S.*)")
_MARKS = re.compile(r"^[#\s*]+|\*\*")
_WHO = re.compile(r"\W*кто(?: участвует| участники)?\W*", re.IGNORECASE)
_PERSON = re.compile(r"[А-ЯЁ][а-яё-]+ (?:[А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+(?:вич|вна|ична)|[А-ЯЁ]\. ?[А-ЯЁ]\.)")
_OF_PROJECT = frozenset({"geography", "starts"})
_MIN_LABELS = 2


def labels_apart(lines: Sequence[str]) -> list[str]:
    """The same lines, points of such a list without their marks; a list without place or days is left as it is.

    So is one whose place or days have a heading elsewhere: «- когда: в марте объявление» tells of something else.
    """
    done: list[str] = []
    elsewhere = {key for line in lines if not _POINT.fullmatch(line) for key in everyday_keys(_MARKS.sub("", line).partition(":")[0])}
    for listed, group in groupby(lines, key=lambda line: bool(_POINT.fullmatch(line))):
        block = list(group)
        keys = [key for line in block if (match := _POINT.fullmatch(line)) for key in everyday_keys(match["label"])]
        opens = listed and len({*keys}) >= _MIN_LABELS and bool(_OF_PROJECT & {*keys}) and not _OF_PROJECT & {*keys} & elsewhere
        done += _labels(block) if opens else block
    return done


def _labels(block: Sequence[str]) -> Iterator[str]:
    """«Кто: подростки» tells for whom it is, unless a person is named."""
    for line in block:
        match = _POINT.fullmatch(line)
        assert match is not None
        whom = _WHO.fullmatch(match["label"]) and not _PERSON.search(match["said"])
        yield f"{'Для кого' if whom else match['label']}: {match['said']}"
