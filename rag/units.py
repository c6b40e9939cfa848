"""The units of a passage that an answer may quote: its sentences, list items and table rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rag.text import sentences
from rag.types import Norm, Passage

Kind = Literal["sentence", "item", "row"]

_ITEM = re.compile(r"(?:[-*]|\d+[.)]) +")
_RULE = re.compile(r"\|(?: --- \|)+")


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch `[start, end)` of a passage that can be quoted alone.

    `prefix` opens its line in markdown; `head` is the table head that a row is read under; `block` numbers the
    paragraph, list or table it stands in.
    """

    passage: Passage
    start: int
    end: int
    kind: Kind
    block: int
    prefix: str = ""
    head: str = ""

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]

    @property
    def norms(self) -> tuple[Norm, ...]:
        return self.passage.norms_at(self.start)


def units(passage: Passage) -> Iterator[Unit]:
    """Cut a passage into units, in order."""
    at, block, head = 0, 0, ""
    for line in passage.text.splitlines(keepends=True):
        bare = line.rstrip()
        if not bare:
            block += 1
            head = ""
        elif _RULE.fullmatch(bare):
            head = passage.text[:at].rstrip().rsplit("\n", 1)[-1] + "\n" + bare
        elif bare.startswith("|"):
            if head or not _is_head(passage.text, at + len(line)):
                yield Unit(passage, at, at + len(bare), "row", block, head=head)
        elif item := _ITEM.match(bare):
            yield Unit(passage, at + item.end(), at + len(bare), "item", block, prefix=item[0])
        else:
            for start, end in sentences(bare):
                yield Unit(passage, at + start, at + end, "sentence", block)
        at += len(line)


def _is_head(text: str, next_line: int) -> bool:
    return bool(_RULE.match(text, next_line))
