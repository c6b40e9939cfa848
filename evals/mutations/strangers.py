"""Edits of the clean applications by somebody who had not seen the checks: each plants one defect, or changes words that plant none.

Nothing says which check must tell a defect: it is told when the review says of the edited draft what it does not say of the clean one.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from evals.mutations.planting import Draft, load

_FILE = Path(__file__).with_name("edits.jsonl")


@dataclass(frozen=True, slots=True)
class Edit:
    """`edits` are pairs of what stands once in the draft and what is put for it."""

    draft: Draft
    edits: tuple[tuple[str, str], ...]
    what: str
    innocent: bool

    def text(self) -> str:
        """The edited application.

        Raises:
            ValueError: the draft does not have what is edited, or has it twice.
        """
        text = load(self.draft)
        for old, new in self.edits:
            if text.count(old) != 1:
                raise ValueError(f"{self.draft} has {text.count(old)} times: {old!r}")
            text = text.replace(old, new)
        return text


def strangers_edits() -> tuple[Edit, ...]:
    rows = map(json.loads, _FILE.read_text("utf-8").splitlines())
    return tuple(Edit(row["draft"], tuple(map(tuple, row["edits"])), row["what"], row["innocent"]) for row in rows)
