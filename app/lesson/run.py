"""A question's way through the pipeline as a frozen value: shown, saved to a file, and read back from one made elsewhere.

A file is not trusted: its shape, its numbers and its size are checked here, and whoever shows it escapes its texts.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, ValidationError

from rag.errors import BadInputError
from rag.types import Answer, Citation, Origin, Status, Unfit
from rag.verify import Guard

MAX_BYTES = 3_000_000
"""A run of the whole corpus takes a tenth of that."""

Text = Annotated[str, Field(max_length=60_000)]
Line = Annotated[str, Field(max_length=3_000)]
Point = tuple[FiniteFloat, FiniteFloat]


class Switch(StrEnum):
    """What can be broken on purpose."""

    NO_STEMS = "no_stems"
    NO_PREFIX = "no_prefix"
    TINY_PASSAGES = "tiny_passages"
    NO_VERIFICATION = "no_verification"
    INJECTED = "injected"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class Candidate(_Part):
    """A passage that a search found; the fields are those of `rag.types.Hit`, and the first words of its text."""

    passage_id: Line
    locator: Line
    heading: Line
    start: Line = ""
    collection: Line
    score: FiniteFloat
    dense: FiniteFloat
    lexical: FiniteFloat
    named: bool
    unfit: Unfit | None
    origin: Origin


class Judgement(_Part):
    """Whether the evidence was enough, and why: `rag.trace.told_decision`."""

    status: Status
    confidence: FiniteFloat
    features: dict[Line, FiniteFloat]
    weights: dict[Line, FiniteFloat]
    bias: FiniteFloat
    partial_from: FiniteFloat
    answered_from: FiniteFloat
    kinds: dict[Line, FiniteFloat]
    refusal: Line | None
    unsaid: tuple[Line, ...]


class Quote(_Part):
    """A stretch of a passage that a sentence was compared with."""

    passage_id: Line
    locator: Line
    text: Text


class Check(_Part):
    """A sentence and what the guard found. One that is shown in spite of objections was let through on purpose."""

    text: Text
    supported: bool
    verbatim: bool
    computed: bool
    objections: tuple[tuple[Guard, Line], ...]
    quotes: tuple[Quote, ...]


class Way(_Part):
    """What one pipeline did with the question, step by step. `words` go with what is searched for them, `None` for nothing."""

    text: Text
    words: tuple[tuple[Line, Line | None], ...]
    expansions: tuple[tuple[Line, Line], ...]
    references: tuple[Line, ...]
    hits: tuple[Candidate, ...]
    dropped: tuple[Candidate, ...]
    lexical_weight: FiniteFloat
    added: tuple[Candidate, ...]
    judgement: Judgement
    prompt: Text | None = None
    withheld: tuple[Text, ...] = ()
    sentences: tuple[Check, ...] = ()
    answer: Text
    citations: tuple[Citation, ...]
    notices: tuple[Text, ...]
    mode: Line
    milliseconds: dict[Line, FiniteFloat]

    @classmethod
    def of(cls, answer: Answer) -> Self:
        """The way of an answer that was asked with its trace."""
        steps = {step.name: step for step in answer.trace or ()}
        told = {name: step.detail for name, step in steps.items()}
        written = [told[name] for name in ("generate", "compose") if name in told]
        shown = next((step for step in written if "prompt" in step), {})
        return cls.model_validate(
            {
                **told["understand"],
                **told["retrieve"],
                **told["expand"],
                "prompt": shown.get("prompt"),
                "withheld": shown.get("withheld", ()),
                "judgement": told["judge"],
                "sentences": [sentence for step in written for sentence in step["sentences"]],  # type: ignore[attr-defined]  # a list of details
                "answer": answer.text,
                "citations": answer.citations,
                "notices": answer.notices,
                "mode": answer.mode,
                "milliseconds": {name: step.milliseconds for name, step in steps.items()},
            }
        )


class Neighbour(_Part):
    """One of the passages nearest to the question by cosine, and where it stands on the map."""

    passage_id: Line
    heading: Line
    locator: Line
    collection: Line
    cosine: FiniteFloat
    at: Point


class Plane(_Part):
    """Passages as points of the plane. `kept` is the share, 0..1, of their spread that the plane shows."""

    points: dict[Line, tuple[Point, ...]]
    question: Point
    nearest: Annotated[tuple[Neighbour, ...], Field(max_length=20)]
    kept: FiniteFloat


class Bare(_Part):
    """What the model says to the question alone."""

    model: Line
    text: Text


class Hint(_Part):
    """What a trainer's scenario says of this run."""

    lesson: Line
    look_at: Text
    ask: Text


class Run(_Part):
    """One question, the ordinary way and, when something was switched, the broken one.

    `secret` hides what was switched until it is opened: the class guesses.
    """

    format: Literal[1] = 1
    made: date
    question: Text
    switches: tuple[Switch, ...] = ()
    secret: bool = False
    usual: Way
    broken: Way | None = None
    bare: Bare | None = None
    plane: Plane
    hint: Hint | None = None


def saved(run: Run) -> bytes:
    """The file that `opened` reads."""
    return run.model_dump_json(indent=1).encode()


def opened(content: bytes) -> Run:
    """A run from a file.

    Raises:
        BadInputError: it is too large, or not a run that this version knows.
    """
    if len(content) > MAX_BYTES:
        raise BadInputError(
            f"Файл больше {MAX_BYTES // 1_000_000} МБ: разбор столько не занимает, выберите файл, сохранённый в этой комнате."
        )
    try:
        return Run.model_validate_json(content)
    except ValidationError as error:
        raise BadInputError("Это не сохранённый разбор: выберите файл .json, скачанный в комнате «Как это работает».") from error
