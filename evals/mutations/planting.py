"""What a planted defect is, and the few ways to plant one."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Draft = Literal["small", "middle", "long-term", "sport", "museum"]
Change = Callable[[str], str]

DRAFTS = Path(__file__).parent.parent / "drafts"
CONTRADICTION = "contradiction"
"""Stands for the comparison of fields, which is no check of the fund."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """`check` must find what `change` does to the draft. `amount` is named by the caller, as on the command line."""

    check: str
    name: str
    draft: Draft
    change: Change
    amount: int | None = None


def load(draft: Draft) -> str:
    return (DRAFTS / f"{draft}.txt").read_text("utf-8")


def swap(old: str, new: str, *, everywhere: bool = False) -> Change:
    """Put `new` for `old`, whose spaces may be ends of lines in the draft.

    Raises:
        ValueError: the draft has no such text, so that nothing would be planted.
    """
    pattern = re.compile(r"\s+".join(map(re.escape, old.split())))

    def change(text: str) -> str:
        changed, count = pattern.subn(lambda _: new, text, count=0 if everywhere else 1)
        if count == 0:
            raise ValueError(f"nothing to change: {old!r}")
        return changed

    return change


def fill(heading: str, new: str) -> Change:
    """Put `new` for all that stands under a heading, up to the next numbered one."""
    pattern = re.compile(rf"(?<=[\n\f])({re.escape(heading)}[^\n]*\n)(.*?)(?=[\n\f]\d{{1,2}}(?:\.\d)?\. [А-Я]|\n\n\d\. )", re.DOTALL)

    def change(text: str) -> str:
        changed, count = pattern.subn(lambda match: match[1] + new, text, count=1)
        if count == 0:
            raise ValueError(f"no such heading: {heading!r}")
        return changed

    return change


def both(*changes: Change) -> Change:
    def change(text: str) -> str:
        for one in changes:
            text = one(text)
        return text

    return change


def unplanned(words: str) -> Change:
    """Leave words out of the calendar plan alone."""

    def change(text: str) -> str:
        start, end = text.index("5. Календарный план"), text.index("6. Бюджет")
        return text[:start] + re.sub(words, "", text[start:end], flags=re.IGNORECASE) + text[end:]

    return change


def line(before: str, name: str, price: str, comment: str) -> Change:
    """Add a line of the budget before another one; sums of the article are left as they are."""
    new = f"{name}\n\n{price}\n\n1 шт.\n\n{price}\n\n0,00\n\n{price}\n\nКомментарий: {comment}\n{before}"
    return swap(before, new)
