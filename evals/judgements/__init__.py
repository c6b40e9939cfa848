"""What a person said of the findings on drafts that nobody changed: right or wrong, and why.

A file a draft, `NAME.yaml` for `NAME.txt`. It names a finding by its check, field and a short hash of what it is about, so that nothing of
the draft itself is kept here.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import TypeAdapter

from evals.mutations import CONTRADICTION
from rag.review.findings import Contradiction, Finding, Review
from rag.text import stems, words

_FOLDER = Path(__file__).parent
_KEY_CHARS = 8
_NAMED = re.compile(r"«([^«»]+)»")


@dataclass(frozen=True, slots=True)
class Judgement:
    """`field` is where the finding's first quote stands, empty when it has none."""

    check: str
    field: str
    key: str
    right: bool
    why: str


@dataclass(frozen=True, slots=True)
class Judged:
    """How many findings were judged right and wrong. `unjudged` are those that nobody judged, as a new line of the file begins."""

    right: int
    wrong: tuple[str, ...]
    unjudged: tuple[str, ...]

    @property
    def share(self) -> float:
        """The part of the judged findings that are right; 1 when none was judged."""
        judged = self.right + len(self.wrong)
        return self.right / judged if judged else 1.0


def load_judgements(draft: str) -> list[Judgement]:
    """The judgements of a draft by its name without extension; none when nobody judged it."""
    path = _FOLDER / f"{draft}.yaml"
    return TypeAdapter(list[Judgement]).validate_python(yaml.safe_load(path.read_text("utf-8"))) if path.exists() else []


def judge(review: Review, judgements: list[Judgement]) -> Judged:
    """Set a review beside what was judged."""
    known = {(j.check, j.field, j.key): j for j in judgements}
    found = list(_named(review))
    said = [known[name] for name in found if name in known]
    unjudged = tuple("{{check: {}, field: '{}', key: '{}'}}".format(*name) for name in found if name not in known)
    return Judged(sum(j.right for j in said), tuple(f"{j.check} — {j.why}" for j in said if not j.right), unjudged)


def _named(review: Review) -> Iterator[tuple[str, str, str]]:
    for finding in review.findings:
        yield finding.check, finding.draft[0].field if finding.draft else "", _key(finding)
    for contradiction in review.contradictions:
        yield CONTRADICTION, contradiction.values[0].span.field if contradiction.values else "", _key(contradiction)


def _key(told: Finding | Contradiction) -> str:
    """A hash of what a finding quotes first and names in «…», of its message where it quotes nothing, of what a contradiction is about."""
    if isinstance(told, Contradiction):
        about = stems(told.what)
    else:
        about = words(told.draft[0].quote) + words(" ".join(_NAMED.findall(told.message))) if told.draft else words(told.message)
    return hashlib.sha256(" ".join(about).encode()).hexdigest()[:_KEY_CHARS]
