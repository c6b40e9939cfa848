"""A fund's rules as data: `criteria.yaml` of its folder, typed and checked. A new fund is a new file, no code."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict

from rag.corpus_file import load_data
from rag.review.findings import Rule, Severity
from rag.review.language.signs import Sign, parse_sign
from rag.types import Confidence

Cite = Callable[[str, Confidence, str], Rule]
"""`(locator, confidence, about) -> Rule`: where the rule can be opened, with the corpus's sentence that speaks most of `about`."""

Signs = tuple[Annotated[Sign, BeforeValidator(parse_sign)], ...]
"""A text shows something when any one of these is in a sentence of it."""


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Ruled(_Strict):
    """Anything that rests on a point of the rules."""

    rule: str
    confidence: Confidence


class Band(Ruled):
    """A group of weights. `min_rub` is exclusive, `max_rub` inclusive, `None` is no limit."""

    id: str
    title: str
    min_rub: Decimal
    max_rub: Decimal | None
    long_term: bool


class Question(_Strict):
    """What an expert asks, and what in a draft answers it.

    A sentence with one of `signs`; or, where checks can tell, all the fields of `reads` filled and none of `checks` finding anything.
    A question with neither is for a person.
    """

    ask: str
    signs: Signs = ()
    reads: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()


class Criterion(Ruled):
    """A criterion with its weight in every band, the fields it looks at, and what an expert asks.

    A band without a weight has one that is not known: it is told so, and never guessed.
    """

    id: str
    number: int
    title: str
    short_title: str
    weights: dict[str, float]
    fields: tuple[str, ...]
    questions: tuple[Question, ...]
    strong: tuple[str, ...]
    weak: tuple[str, ...]
    guidance_rules: tuple[str, ...]
    guidance_confidence: Confidence


class Limit(Ruled):
    """A number of the rules."""

    id: str
    value: Decimal
    unit: str
    note: str


class MandatoryField(Ruled):
    """Something an application must have, and the fields of the form that hold it."""

    id: str
    number: int
    fields: tuple[str, ...]
    title: str
    fields_confidence: Confidence


class OptionalFields(Ruled):
    """Fields that may stay empty."""

    fields: tuple[str, ...]


class FormField(_Strict):
    """A field of the form.

    Attributes:
        id: its place in the form, `section.field`; a section that is a table has one number.
        key: how the code calls it whatever the form's numbers are: `problem`; `None` when no check asks for it.
        title: as printed.
        older: how earlier forms printed it.
        headings: under which people write the same in drafts of their own.
        signs: of a text that belongs here, for drafts without headings.
        table: the section is kept as printed, line by line.
    """

    id: str
    title: str
    key: str | None = None
    table: bool = False
    older: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    signs: Signs = ()


class CheckRule(Ruled):
    """How a fund sees what a check finds. A check that is not listed is not made for this fund.

    `about` are words by which the corpus's sentence on the rule is found, where the title and the advice say it otherwise.
    """

    id: str
    title: str
    severity: Severity
    advice: str
    criteria: tuple[str, ...] = ()
    about: str = ""


class Direction(_Strict):
    """A direction of the contest.

    `signs` name it in a draft, `themes` what belongs to it; `closed` says where such projects go since it was closed.
    """

    title: str
    signs: Signs
    themes: Signs = ()
    closed: str | None = None


class Excluded(Ruled):
    """A kind of organisation that may not take part, by signs of its full name."""

    title: str
    signs: Signs


class Cost(Ruled):
    """A cost that a grant may not, or had better not, pay. `unless` shows that it is another thing, or that it has its grounds."""

    title: str
    forbidden: bool
    signs: Signs
    unless: Signs = ()
    articles: tuple[str, ...] = ()


class Period(_Strict):
    """A stretch of days of the contest with the rule that sets it."""

    starts_from: date
    ends_by: date
    extension_until: date
    rule: str
    confidence: Confidence
    longer_than_months: int | None = None
    directions: tuple[str, ...] = ()


class Applications(Ruled):
    """When applications were taken; the hour may not be known."""

    opens: date
    closes: date
    closes_time: str | None = None
    timezone: str | None = None
    time_rule: str | None = None


class Results(Ruled):
    """When the winners were told."""

    planned_by: date
    published: date
    published_rule: str


class Contest(Ruled):
    """A contest of the fund whose dates are known, by these rules or by later news."""

    title: str
    opens: date
    closes: date


class Dates(_Strict):
    """The contest's calendar; a fund without a kind of projects has no period for it."""

    applications: Applications
    results: Results | None = None
    project_ordinary: Period | None = None
    project_long_term: Period | None = None


class FundRules(_Strict):
    """Everything that the review knows of a fund."""

    id: str
    title: str
    source: str
    url: str
    as_of: date
    sections: dict[str, str]
    dates: Dates
    contests: tuple[Contest, ...] = ()
    bands: tuple[Band, ...]
    criteria: tuple[Criterion, ...]
    limits: tuple[Limit, ...]
    mandatory_fields: tuple[MandatoryField, ...] = ()
    optional_fields: OptionalFields | None = None
    form: tuple[FormField, ...]
    articles: dict[str, str] = {}
    """Articles of the budget: how their headings begin, by number."""
    article_words: dict[str, Signs] = {}
    """What their headings say in a budget of somebody's own."""
    directions: tuple[Direction, ...] = ()
    excluded_applicants: tuple[Excluded, ...] = ()
    costs: tuple[Cost, ...] = ()
    checks: tuple[CheckRule, ...] = ()

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a fund.

        Raises:
            ConsultantError: the file is absent or wrong, with the place to mend.
        """
        return load_data(cls, path, complaint="Правила фонда {path} не читаются, исправьте их")

    @cached_property
    def _limits(self) -> dict[str, Decimal]:
        return {limit.id: limit.value for limit in self.limits}

    def limit(self, name: str) -> Decimal | None:
        """A number of the rules; `None` when the fund has no such rule."""
        return self._limits.get(name)

    def band(self, amount: Decimal, *, long_term: bool) -> Band | None:
        """The group of weights for a sum asked; a long project has its own where the fund has such a group."""
        fitting = [b for b in self.bands if amount > b.min_rub and (b.max_rub is None or amount <= b.max_rub)]
        return next((b for b in fitting if b.long_term == long_term), next((b for b in fitting if not b.long_term), None))

    def is_long(self, months: float | None) -> bool:
        """Whether a project of so many months is what the fund calls long-term."""
        border = self.limit("project_months_long_min_exclusive")
        return months is not None and border is not None and months > float(border) + _SLACK_MONTHS

    @cached_property
    def fields(self) -> dict[str, FormField]:
        """The form by id, in its order."""
        return {field.id: field for field in self.form}

    @cached_property
    def tables(self) -> frozenset[str]:
        return frozenset(field.id for field in self.form if field.table)

    def title_of(self, field_id: str) -> str:
        """How a field or section is called for people."""
        return self.fields[field_id].title if field_id in self.fields else self.sections.get(field_id, field_id)


_SLACK_MONTHS = 0.2
"""Eighteen calendar months are up to 18.1 months of 30.44 days."""
