"""Shapes of requests. Answers are `rag.types` as they are."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, Json
from starlette.datastructures import UploadFile

from rag.review.findings import Review
from rag.review.versions import Changes
from rag.types import Message, Passage, Question


class HistoryMessage(BaseModel):
    """One earlier turn."""

    role: Literal["user", "assistant"]
    content: str = Field(max_length=20_000)


class AskRequest(BaseModel):
    """A question and its conditions."""

    model_config = ConfigDict(extra="forbid")

    question: str
    history: list[HistoryMessage] = Field(default_factory=list, max_length=50)
    collections: list[str] = Field(default_factory=list, max_length=20)
    as_of: date | None = None
    trace: bool = False

    def question_value(self) -> Question:
        history = tuple(Message(message.role, message.content) for message in self.history)
        return Question(self.question, history, tuple(self.collections), self.as_of, self.trace)


@dataclass(frozen=True, slots=True)
class ReviewAnswer(Review):
    """A review, and what became of the earlier version where one was given."""

    changes: Changes | None = None


class ReviewRequest(BaseModel):
    """A draft, as a file or as text, and by which rules to review it.

    `corrections` are texts by the id of the field, in a form as JSON; `previous` is an earlier version of the draft or its review;
    `opinion` asks a language model, where one is configured.
    """

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)

    file: UploadFile | None = None
    text: str | None = Field(default=None, max_length=2_000_000)
    fund: str = "pgf-2026-1"
    amount: Decimal | None = Field(default=None, gt=0)
    corrections: dict[str, str] | Json[dict[str, str]] = Field(default_factory=dict)
    previous: UploadFile | ReviewAnswer | Annotated[str, Field(max_length=2_000_000)] | None = None
    opinion: bool = False


ReportFormat = Literal["docx", "md", "xlsx", "json"]
"""Those of `app.reports.files`."""


_DRAFT = {
    "text": {"type": "string"},
    "fund": {"type": "string", "default": "pgf-2026-1"},
    "amount": {"type": "number", "exclusiveMinimum": 0},
    "opinion": {"type": "boolean", "default": False},
}
_FILE = {"type": "string", "format": "binary"}
REVIEW_BODY = {
    "requestBody": {
        "content": {
            "multipart/form-data": {
                "schema": {"type": "object", "properties": {"file": _FILE, **_DRAFT, "corrections": {"type": "string"}, "previous": _FILE}}
            },
            "application/json": {
                "schema": {"type": "object", "properties": {**_DRAFT, "corrections": {"type": "object"}, "previous": {"type": "string"}}}
            },
        }
    }
}
"""How the two kinds of body are described to the readers of /docs."""


class PassageView(BaseModel):
    """A passage as a reader opens it: `locators` name what each stretch of the text states."""

    id: str
    document_id: str
    title: str
    collection: str
    locator: str
    heading: str
    text: str
    page: int | None
    url: str | None
    as_of: date | None
    confidence: str
    locators: list[dict[str, object]]

    @classmethod
    def of(cls, passage: Passage) -> "PassageView":
        first = passage.statements[0].norms[0]
        return cls(
            id=passage.id,
            document_id=passage.document_id,
            title=passage.title,
            collection=passage.collection,
            locator=passage.locator,
            heading=passage.heading,
            text=passage.text,
            page=passage.page,
            url=first.url,
            as_of=first.as_of,
            confidence=first.confidence,
            locators=[
                {"start": s.start, "end": s.end, "locator": norm.locator, "url": norm.url, "confidence": norm.confidence}
                for s in passage.statements
                for norm in s.norms
            ],
        )
