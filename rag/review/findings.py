"""What was found in a draft: the contract with the outside. Frozen values."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from rag.review.opinion.types import Opinion
from rag.review.types import Activity, Evidence, Field, Span
from rag.types import Confidence

Readiness = Literal["готово", "частично", "нет в тексте", "не проверяется"]
Severity = Literal["ошибка", "замечание", "совет"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A point of the rules. `quote` is verbatim in the corpus, `None` when the corpus has no sentence on it."""

    locator: str
    title: str
    url: str | None
    as_of: date | None
    confidence: Confidence
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class CriterionReport:
    """What an expert will look for under a criterion and what the draft has.

    Attributes:
        weight: the criterion's factor in the band, `None` when the band is not known.
        points: what is at stake: `weight` times the highest mark.
        readiness: by docs/decisions/0010-readiness.md; an expert's mark is not guessed.
        open_questions: what no sentence of the draft answers.
        looked_at: titles of the fields that were read for it.
    """

    id: str
    title: str
    weight: float | None
    points: float | None
    readiness: Readiness
    evidence: tuple[Evidence, ...]
    open_questions: tuple[str, ...]
    rule: Rule
    advice: str
    looked_at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A defect that a check saw. `draft` is empty when the defect is that something is absent."""

    check: str
    severity: Severity
    message: str
    draft: tuple[Span, ...]
    rule: Rule
    advice: str
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """What a check saw in a draft. `rule` is named where it depends on the case, else it is the check's own."""

    message: str
    draft: tuple[Span, ...] = ()
    rule: str | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """One of the values that a draft gives to one quantity."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Contradiction:
    """The same quantity with different values. `what` names it for people."""

    what: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """The contract with the outside. `band` is the group of weights, `None` when the amount asked is not known.

    `opinion` is a language model's, `None` when none was asked or none answered; `plan` is as it was read.
    """

    fund: str
    band: str | None
    fields: tuple[Field, ...]
    criteria: tuple[CriterionReport, ...]
    findings: tuple[Finding, ...]
    contradictions: tuple[Contradiction, ...]
    summary: str
    notices: tuple[str, ...] = ()
    opinion: Opinion | None = None
    plan: tuple[Activity, ...] = ()
