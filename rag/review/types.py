"""A draft as it was understood. Frozen values, roubles as `Decimal`. What is found in it: `rag.review.findings`."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from rag.review.language.printed import is_empty
from rag.text import normalise, sentences
from rag.types import Confidence

_PARAGRAPH = re.compile(r"[^\n]*\w[^\n]*")
_CELL = re.compile(r"[^\n\t]*\w[^\n\t]*")
_BLOCK = re.compile(r"(?:(?!\n\n|Комментарий:)[\s\S])*\w(?:(?!\n\n|Комментарий:)[\s\S])*")
_DAYS_OVER = 0.1
"""Of a month: months of 31 days are no more than months."""

How = Literal["форма фонда", "заголовок", "по смыслу", "указано вами"]
"""How a field was recognised: by the fund's own form, a heading, the words of its text, or the caller's word."""
Kind = Literal["заявка", "черновик", "раздел"]
"""The fund's form; a draft of a whole project in its own form; a part of one, in which absence is no defect."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the draft: `quote` is `text[start:end]` of the field's text, verbatim."""

    field: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence(Span):
    """A stretch of the draft that answers one of a criterion's questions."""

    question: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the application.

    `id` is its place in the fund's form, `1.8`, a table has one number: `5`; `key` is what the checks call it, `problem`. The text of a
    table is as printed, line by line, or a line a row with tabs between its cells; of other fields a paragraph is one line.
    """

    id: str
    title: str
    text: str
    how: How
    confidence: Confidence = "high"
    key: str | None = None
    table: bool = False

    def span(self, start: int, end: int) -> Span:
        """The stretch `[start, end)` without the spaces around it."""
        quote = self.text[start:end]
        start += len(quote) - len(quote.lstrip())
        return Span(self.id, quote.strip(), start, start + len(quote.strip()))

    @property
    def whole(self) -> Span:
        return self.span(0, len(self.text))

    def sentences(self) -> Iterator[Span]:
        """Its sentences. None goes beyond a paragraph of prose, a cell or a comment of a table."""
        yield from _sentences(self)


@lru_cache(maxsize=100)
def _sentences(field: Field) -> tuple[Span, ...]:
    """Taken apart once for the many that read a field."""
    blocks = (_CELL if "\t" in field.text else _BLOCK) if field.table else _PARAGRAPH
    return tuple(
        field.span(block.start() + start, block.start() + end)
        for block in blocks.finditer(field.text)
        for start, end in sentences(block[0])
    )


@dataclass(frozen=True, slots=True)
class Indicator:
    """A quantitative result: «Количество школьников: 400»."""

    name: str
    value: Decimal
    span: Span


@dataclass(frozen=True, slots=True)
class Activity:
    """A row of the calendar plan.

    `task` is the number of the task it serves, from 1, `None` when that could not be told; `title` is the activity with
    its content and place; `span` covers the row up to its dates, `results` what is expected, `None` when that is empty;
    `also` are more tasks it serves.
    """

    number: int
    task: int | None
    title: str
    starts: date
    ends: date
    span: Span
    results: Span | None
    also: tuple[int, ...] = ()

    @property
    def tasks(self) -> tuple[int, ...]:
        """Every task it serves."""
        return (*(() if self.task is None else (self.task,)), *self.also)


@dataclass(frozen=True, slots=True)
class Money:
    """A row of sums. They should satisfy `total - cofinancing = requested`; a draft's may not."""

    total: Decimal
    cofinancing: Decimal
    requested: Decimal


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """A line of the budget.

    Attributes:
        article: `1.1`, `1.2`, `1.3` or `2` to `9`; in a budget of one's own the heading above it, or empty.
        price, quantity: `None` in article 1.3, which has neither.
        unit: «мес.», «шт.»; empty in older forms.
        money: its sums; `None` when the columns could not be put in order, and then nothing is said of them.
        comment: empty when there is none, or only a filler such as «…».
        span: the line's name in the draft.
        group: of a budget of one's own: the heading that the sums of a part are of, `article` may be the line's by its own words.
    """

    article: str
    name: str
    price: Decimal | None
    quantity: Decimal | None
    unit: str
    money: Money | None
    comment: str
    span: Span
    group: str = ""

    @property
    def words(self) -> str:
        """Its name and comment, normalised."""
        return normalise(f"{self.name} {self.comment}")


@dataclass(frozen=True, slots=True)
class Budget:
    """The budget as it was read. `articles` are the stated sums of articles and subarticles that were understood.

    `gifts` are what each giver gives, where that is told apart from the lines it pays for; `gifts_total` is the stated total of it.
    """

    lines: tuple[BudgetLine, ...]
    articles: Mapping[str, tuple[Money, Span]]
    stated: tuple[Money, Span] | None
    gifts: tuple[BudgetLine, ...] = ()
    gifts_total: tuple[Decimal, Span] | None = None

    def of(self, *articles: str) -> list[BudgetLine]:
        """Lines of these articles; `1` means 1.1, 1.2 and 1.3."""
        return [line for line in self.lines if line.article in articles or line.article.split(".")[0] in articles]

    def under(self, heading: str) -> list[BudgetLine]:
        """Lines that the stated sum of an article, or of a part of somebody's own, is of."""
        keys = ((line, line.group or line.article) for line in self.lines)
        return [line for line, key in keys if heading in {key, key.split(".")[0] if key[:1].isdigit() else key}]


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the team. `about` is all that is said of them; `span` is where their role is named."""

    role: str
    about: str
    span: Span


OF_PROJECT = ("summary", "groups", "goal", "tasks", "results", "partners", "media", "future", "plan", "budget")
"""Keys of the fields that tell what this project does, and of whom."""
COMPARED = ("summary", "groups", "goal", "tasks", "results", "media", "plan", "budget")
"""Those of them whose numbers are of all of it: partners and the future have others of their own."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is reviewed. `fields` are by id, in the order of the form; `budget` and `plan` are empty when there are none."""

    kind: Kind
    fields: Mapping[str, Field]
    tasks: tuple[Span, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    plan: tuple[Activity, ...] = ()
    unread: tuple[Span, ...] = ()
    """Rows of the plan whose dates were not understood: nothing is said that hangs on all of the plan."""
    budget: Budget | None = None
    team: tuple[Person, ...] = ()
    starts: date | None = None
    ends: date | None = None
    amount: Decimal | None = None
    """What is asked of the fund: as the caller says, else as the budget states."""
    hidden: frozenset[str] = frozenset()
    """Ids of fields whose text was taken out of the draft, as with personal data: nothing can be said of them."""

    def get(self, key: str) -> Field | None:
        """The field that the checks call so, when there is something in it to be read."""
        return next((f for f in self.fields.values() if f.key == key and f.id not in self.hidden and not is_empty(f.text)), None)

    def texts(self, *keys: str) -> Iterator[Field]:
        """Those of these fields that can be read."""
        return (field for key in keys if (field := self.get(key)))

    def lacks(self, key: str) -> bool:
        """Whether a whole application leaves this field empty: not when it is hidden, or only a part is reviewed."""
        hidden = any(field.key == key and field.id in self.hidden for field in self.fields.values())
        return self.kind != "раздел" and not hidden and self.get(key) is None

    @property
    def months(self) -> float | None:
        """How long the project lasts in months, the days over as a part of one; `None` when its dates are not known."""
        if self.starts is None or self.ends is None:
            return None
        whole = (self.ends.year - self.starts.year) * 12 + self.ends.month - self.starts.month
        return whole + (self.ends.day - self.starts.day + 1) / 30.5

    @property
    def whole_months(self) -> frozenset[int]:
        """How many months the project may be said to last: whole ones, begun ones, those of the calendar; none where it lasts no month."""
        if self.starts is None or self.ends is None or self.months is None or self.months < 1:
            return frozenset()
        calendar = (self.ends.year - self.starts.year) * 12 + self.ends.month - self.starts.month + 1
        return frozenset({math.floor(self.months + _DAYS_OVER), math.ceil(self.months - _DAYS_OVER), calendar})
