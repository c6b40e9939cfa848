"""Edits by somebody who had not seen the checks: each plants one defect, or changes words that plant none.

They are of our clean applications, and of whole drafts by other strangers in layouts of their own (`evals/strangers`). Nothing says which
check must tell a defect: it is told when the review says of the edited draft what it does not say of the clean one.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.mutations.planting import load

_FILE = Path(__file__).with_name("edits.jsonl")
_DRAFTS = Path(__file__).parent.parent / "strangers"


@dataclass(frozen=True, slots=True)
class Edit:
    """`edits` are pairs of what stands once in the clean draft and what is put for it."""

    draft: str
    clean: str
    edits: tuple[tuple[str, str], ...]
    what: str
    innocent: bool

    def text(self) -> str:
        """The edited draft.

        Raises:
            ValueError: the draft does not have what is edited, or has it twice.
        """
        text = self.clean
        for old, new in self.edits:
            if text.count(old) != 1:
                raise ValueError(f"{self.draft} has {text.count(old)} times: {old!r}")
            text = text.replace(old, new)
        return text


@dataclass(frozen=True, slots=True)
class StrangersDraft:
    """A draft that is meant to be free of defects, and its edits."""

    name: str
    text: str
    edits: tuple[Edit, ...]


def strangers_edits() -> tuple[Edit, ...]:
    """Edits of our own applications."""
    rows = map(json.loads, _FILE.read_text("utf-8").splitlines())
    return tuple(_edit(row["draft"], load(row["draft"]), row) for row in rows)


def strangers_drafts() -> Iterator[StrangersDraft]:
    """Drafts of strangers, by name."""
    for path in sorted(_DRAFTS.glob("*.txt")):
        text = path.read_text("utf-8")
        rows = map(json.loads, path.with_suffix(".jsonl").read_text("utf-8").splitlines())
        yield StrangersDraft(path.stem, text, tuple(_edit(path.stem, text, row) for row in rows))


def _edit(draft: str, clean: str, row: dict[str, object]) -> Edit:
    edits = row["edits"]
    assert isinstance(edits, list)
    return Edit(draft, clean, tuple((old, new) for old, new in edits), str(row["what"]), bool(row["innocent"]))
