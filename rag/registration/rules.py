"""The rules of registration as data: `corpus/registration.yaml`, typed. A new form or deadline is a new entry, no code."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from rag.corpus_file import load_data
from rag.types import Confidence
from rag.working_days import add_months, add_working_days

When = dict[str, tuple[str, ...]]
"""Allowed values by the question (or `form`, `register`): every question named must have one of its values."""

Facts = Mapping[str, frozenset[str]]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Rule(_Strict):
    """A sentence for people, the norms that it rests on, and for which answers it holds."""

    text: str
    norms: tuple[str, ...] = Field(min_length=1)
    confidence: Confidence = "high"
    when: When = {}

    @property
    def said(self) -> str:
        """All its words, by which its quotes are found."""
        return self.text

    def holds(self, facts: Facts) -> bool:
        return holds(self.when, facts)


def holds(when: When, facts: Facts) -> bool:
    """Whether the facts meet every condition."""
    return all(facts[name] & set(allowed) for name, allowed in when.items())


class Need(Rule):
    """What a form cannot do without: `when` says which answers suit it, `text` why others do not."""


class Wanted(Rule):
    """A document or a charge: what is wanted when filing on paper (copies, roubles) and electronically."""

    paper: str
    electronic: str

    @property
    def said(self) -> str:
        return f"{self.text} {self.paper} {self.electronic}"


class Period(_Strict):
    """When something is due, counted from a day. Exactly one of these is set.

    Attributes:
        yearly: month and day of the next year, `04-15`.
        after_quarter: day of the month that follows the quarter.
    """

    months: int | None = None
    days: int | None = None
    working_days: int | None = None
    yearly: Annotated[str, Field(pattern=r"^\d\d-\d\d$")] | None = None
    after_quarter: int | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if len(self.model_dump(exclude_none=True)) != 1:
            raise ValueError("a period is counted in one way")
        return self

    def last_day(self, start: date) -> date:
        """The last day, not yet moved from a day off."""
        if self.months is not None:
            return add_months(start, self.months)
        if self.working_days is not None:
            return add_working_days(start, self.working_days)
        if self.yearly is not None:
            return date.fromisoformat(f"{start.year + 1}-{self.yearly}")
        if self.after_quarter is not None:
            quarter = date(start.year, (start.month - 1) // 3 * 3 + 1, self.after_quarter)
            return add_months(quarter, 3)
        return start + timedelta(days=self.days or 0)


class Deadline(Rule):
    """Something to be done.

    Attributes:
        after: `decision`, `filing`, `registration` or the id of an earlier deadline.
        period: how long after it; `None` where no day can be reckoned, and `text` says when it is done.
        gives: the day that this one stands for until a person knows it: the last day of filing stands for the day of filing.
    """

    id: str
    title: str
    after: str
    period: Period | None = None
    gives: str | None = None


class Form(_Strict):
    """A form of an organisation. `register` is how it is registered: `ordinary`, `public` (associations of citizens) or `none`."""

    id: str
    title: str
    full: str
    register_by: Annotated[str, Field(alias="register", pattern="^(ordinary|public|none)$")]
    needs: tuple[Need, ...]
    reasons: tuple[Rule, ...]
    drawbacks: tuple[Rule, ...]


class Preference(_Strict):
    """The form to suggest first for these answers, if they allow it."""

    form: str
    when: When = {}


class RegistrationRules(_Strict):
    """Everything that the wizard knows. The first preference that holds, of a form that is possible, is suggested."""

    forms: tuple[Form, ...]
    preferences: tuple[Preference, ...]
    notices: tuple[Rule, ...]
    documents: tuple[Wanted, ...]
    charges: tuple[Wanted, ...]
    filing: tuple[Rule, ...]
    deadlines: tuple[Deadline, ...]
    filed_late: Rule
    day_off: Rule

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the rules.

        Raises:
            ConsultantError: the file is absent or wrong, with the place to mend.
        """
        return load_data(cls, path, complaint="Правила регистрации {path} не читаются, исправьте их")

    @model_validator(mode="after")
    def _names_exist(self) -> Self:
        forms = {form.id for form in self.forms}
        if unknown := {preference.form for preference in self.preferences} - forms:
            raise ValueError(f"no such form: {', '.join(sorted(unknown))}")
        known = {"decision", "filing", "registration"}
        for deadline in self.deadlines:
            if deadline.after not in known:
                raise ValueError(f"{deadline.id} is counted from {deadline.after}, which is not above it")
            known.add(deadline.id)
        return self

    def all(self) -> Iterator[Rule]:
        """Every rule that rests on norms."""
        for form in self.forms:
            yield from (*form.needs, *form.reasons, *form.drawbacks)
        yield from (*self.notices, *self.documents, *self.charges, *self.filing, *self.deadlines)
        yield from (self.filed_late, self.day_off)
