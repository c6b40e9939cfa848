"""The vocabulary of the house: frozen values that pass from step to step."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Confidence = Literal["high", "medium", "low"]
Status = Literal["answered", "partial", "refused"]
Origin = Literal["found", "section", "reference", "definition"]
Unfit = Literal["another fund", "another form", "another age", "told before", "for a class", "not in force"]


@dataclass(frozen=True, slots=True)
class Norm:
    """What a statement rests on: a place in an official act or document.

    Attributes:
        locator: the place as a lawyer cites it, e.g. `7-ФЗ, ст. 13.1, п. 4`.
        title: official title of the act or document.
        url: official address, `None` when it is not known.
        as_of: the day on which the text was known.
        confidence: how sure we are of the statement, not of the act.
        valid_from, valid_to: days in force, both inclusive; `None` is open.
        closes: last day of applications, for the rules of a contest.
    """

    locator: str
    title: str
    url: str | None = None
    as_of: date | None = None
    confidence: Confidence = "high"
    valid_from: date | None = None
    valid_to: date | None = None
    closes: date | None = None

    def in_force(self, day: date) -> bool:
        return (self.valid_from or day) <= day <= (self.valid_to or day)


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch `[start, end)` of a passage's text and the norms that it states."""

    start: int
    end: int
    norms: tuple[Norm, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit of finding: a section of a digest, a point of the rules.

    `heading` and `questions` (other ways to ask what the passage answers) are searched with the text and never quoted.
    `statements` cover the text in order, and are not empty. `path` are the headings above its own, outermost first;
    `defines` says that it explains terms.
    """

    id: str
    document_id: str
    title: str
    collection: str
    heading: str
    text: str
    statements: tuple[Statement, ...]
    ordinal: int
    page: int | None = None
    questions: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    defines: bool = False

    @property
    def locator(self) -> str:
        return self.statements[0].norms[0].locator

    @property
    def searchable(self) -> str:
        """What is embedded and indexed: the text under its document's title, its own heading and other ways to ask."""
        return "\n".join([f"{self.title}. {self.heading}", *self.questions, self.text])

    def norms_at(self, offset: int) -> tuple[Norm, ...]:
        """The norms of the statement that covers `offset`; of the first one in the gaps between."""
        covering = (s.norms for s in self.statements if s.start <= offset < s.end)
        return next(covering, self.statements[0].norms)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found. `score` orders hits; `dense` is a cosine, `lexical` a BM25 score, 0 where no word was shared.

    `named` says that the question itself names the passage's norm; `unfit`, why its score was lowered. `origin` is how the
    passage came here: found by the search, or pulled in by one that was: a piece of the same section, a norm that it refers
    to, a definition of a term that it uses.
    """

    passage: Passage
    score: float
    dense: float = 0.0
    lexical: float = 0.0
    named: bool = False
    unfit: Unfit | None = None
    origin: Origin = "found"


@dataclass(frozen=True, slots=True)
class Message:
    """One earlier turn of a conversation."""

    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked and under which conditions. `as_of` is the day for which the law is asked."""

    text: str
    history: tuple[Message, ...] = ()
    collections: tuple[str, ...] = ()
    as_of: date | None = None
    trace: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A question made ready for search.

    Attributes:
        text: the standalone question in plain Russian with glossary expansions, for embedding.
        stems: its content stems, for the lexical index.
        expansions: glossary terms that were recognised, as `(written, meant)`.
        references: norms named in the question, as locator prefixes.
        asked: the question as it was written, with the one before it if it leans on that.
        funds: funds named in the question, by what the names of their documents hold («ФПГ», «ПФКИ»).
        forms: legal forms of organisations named in the question.
        age: of the one who asks, in years, where it is told.
        told: the answer before, where this question leans on the one before it and asks for something more.
    """

    text: str
    stems: tuple[str, ...]
    expansions: tuple[tuple[str, str], ...] = ()
    references: tuple[str, ...] = ()
    asked: str = ""
    funds: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    age: int | None = None
    told: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an answer with the evidence it stands on.

    `evidence` are `(passage, start, end)` stretches; `prefix` is markdown that opens its line ("- "). `computed` says that the
    program reckoned it from the evidence (`rag.calculate`), so that its numbers stand in no quote.
    """

    text: str
    evidence: tuple[tuple[Passage, int, int], ...]
    prefix: str = ""
    computed: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a sentence can be checked. `quote` is `passage.text[start:end]`, verbatim; `source` is the act's title."""

    n: int
    document_id: str
    title: str
    collection: str
    locator: str
    quote: str
    url: str | None
    as_of: date | None
    confidence: Confidence
    passage_id: str
    start: int
    end: int
    source: str


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One step of the chain as it happened, for the class mode."""

    name: str
    milliseconds: float
    detail: dict[str, object]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the reader gets. `text` is markdown with markers `[1]`; `mode` is `extractive` or a model's name."""

    status: Status
    text: str
    citations: tuple[Citation, ...] = ()
    notices: tuple[str, ...] = ()
    mode: str = "extractive"
    refusal: str | None = None
    trace: tuple[TraceStep, ...] | None = None
