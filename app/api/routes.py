"""Routes of the contract: `/api/v1/…` and the probes."""

import json
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Header, Query, Request, UploadFile
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, Response, StreamingResponse
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from pydantic import TypeAdapter, ValidationError
from starlette.datastructures import UploadFile as FormFile

from app.api.schemas import REVIEW_BODY, AskRequest, PassageView, ReportFormat, ReviewAnswer, ReviewRequest
from app.drafts import save_upload
from app.reports.files import FORMATS
from app.reviewing import Reviewed, Terms, previous_upload, review_text, review_upload
from app.ui.passage_page import passage_page
from app.wiring import App
from ingest.report import IngestReport
from rag.adapters.index import IndexedDocument
from rag.chain import Delta, Event, Found
from rag.errors import BadInputError, ConsultantError, NotFoundError, UnreadableDocumentError
from rag.review.findings import Review
from rag.types import Answer, Passage

_ANSWER = TypeAdapter(Answer)

probes = APIRouter()
pages = APIRouter(include_in_schema=False)
v1 = APIRouter(prefix="/api/v1")


class Metrics:
    """Counters of one running program."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.answers = Counter("nko_answers", "Answers by status and mode", ["status", "mode"], registry=self.registry)
        self.seconds = Histogram("nko_answer_seconds", "Time of a whole answer", registry=self.registry)


def _app(request: Request) -> App:
    app: App = request.app.state.nko
    return app


def _metrics(request: Request) -> Metrics:
    metrics: Metrics = request.app.state.metrics
    return metrics


def _admin(request: Request, authorization: Annotated[str | None, Header()] = None) -> None:
    """Let a call change the index: its password stands in the header `Authorization: Bearer …`."""
    given = (authorization or "").encode("latin-1")  # as the header's bytes came
    password = given.removeprefix(b"Bearer ") if given.startswith(b"Bearer ") else b""
    _app(request).admin.check(password, how="Передайте его в заголовке Authorization: Bearer ….")


Nko = Annotated[App, Depends(_app)]


@v1.post("/ask")
def ask(request: AskRequest, nko: Nko, metrics: Annotated[Metrics, Depends(_metrics)]) -> Answer:
    """Answer a question with citations."""
    with metrics.seconds.time():
        answer = nko.ask(request.question_value())
    metrics.answers.labels(answer.status, answer.mode).inc()
    return answer


@v1.post("/ask/stream")
def ask_stream(request: AskRequest, nko: Nko) -> StreamingResponse:
    """The same as server-sent events: `found`, `delta`, and last `answer` or `error`."""
    events = nko.stream(request.question_value())
    first = next(events)  # what fails before the evidence is found is a problem, not a stream
    return StreamingResponse(
        _server_sent(chain([first], events)),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-cache", "X-Accel-Buffering": "no"},
    )


def _server_sent(events: Iterator[Event]) -> Iterator[str]:
    try:
        for event in events:
            match event:
                case Found(hits):
                    yield _frame("found", {"locators": [hit.passage.locator for hit in hits]})
                case Delta(text, restart):
                    yield _frame("delta", {"text": text, "restart": restart})
                case Answer():
                    yield _frame("answer", _ANSWER.dump_python(event, mode="json"))
    except ConsultantError as error:
        yield _frame("error", {"title": error.title, "detail": str(error), "retryable": error.retryable})


def _frame(name: str, data: object) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


async def _review_request(request: Request) -> AsyncIterator[ReviewRequest]:
    """What to review, from JSON or from a form; an upload is gone when the review is done."""
    try:
        if request.headers.get("content-type", "").startswith("application/json"):
            yield ReviewRequest.model_validate_json(await request.body())
            return
        async with request.form() as form:
            yield ReviewRequest.model_validate(dict(form))
    except ValidationError as error:
        raise RequestValidationError([{**e, "loc": ("body", *e["loc"])} for e in error.errors()]) from error


def _reviewed(request: Annotated[ReviewRequest, Depends(_review_request)], nko: Nko) -> Reviewed:
    """The draft of a request, reviewed."""
    terms = Terms(request.fund, request.amount, request.corrections, opinion=request.opinion)
    match request.previous:
        case FormFile(file=file, filename=name):
            terms = replace(terms, previous=previous_upload(nko, file, name or "", terms))
        case str(text) if text:
            terms = replace(terms, previous=review_text(nko, text, replace(terms, corrections={}, opinion=False)).review)
        case Review() as review:
            terms = replace(terms, previous=review)
    if request.file is not None:
        return review_upload(nko, request.file.file, request.file.filename or "", terms)
    if not request.text:
        raise BadInputError("Пришлите заявку: файл в поле file или текст в поле text.")
    return review_text(nko, request.text, terms)


@v1.post("/review", response_model=ReviewAnswer, openapi_extra=REVIEW_BODY)
def review_draft(reviewed: Annotated[Reviewed, Depends(_reviewed)]) -> dict[str, object]:
    """Review a draft: a form with a file, or JSON with a text; `fund`, `amount`, `corrections`, `previous`, `opinion` beside it."""
    return reviewed.as_json()


@v1.post("/review/report", response_class=Response, openapi_extra=REVIEW_BODY)
def review_report(
    reviewed: Annotated[Reviewed, Depends(_reviewed)], format_: Annotated[ReportFormat, Query(alias="format")] = "docx"
) -> Response:
    """The same review as a file; DOCX of a DOCX is the draft itself with comments."""
    made = FORMATS[format_]
    name = quote(f"{Path(reviewed.name).stem or 'проект'} — разбор.{format_}")
    return Response(
        made.make(reviewed), media_type=made.media_type, headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    )


@v1.get("/sources")
def sources(nko: Nko) -> list[IndexedDocument]:
    """Everything the consultant knows, document by document."""
    return list(nko.index.get().manifest.documents)


@v1.get("/sources/{document_id}")
def source(document_id: str, nko: Nko) -> dict[str, object]:
    """One document with its passages in order."""
    index = nko.index.get()
    document = next((d for d in index.manifest.documents if d.id == document_id), None)
    if document is None:
        raise NotFoundError(f"Документа «{document_id}» нет: список документов — /api/v1/sources.")
    return {"document": document, "passages": [PassageView.of(p) for p in index.document_passages(document_id)]}


@v1.get("/passages/{passage_id}")
def passage(passage_id: str, nko: Nko) -> PassageView:
    """One passage, as citations name it."""
    return PassageView.of(_passage(nko, passage_id))


def _passage(nko: App, passage_id: str) -> Passage:
    found = nko.index.get().passages.get(passage_id)
    if found is None:
        raise NotFoundError(f"Фрагмента «{passage_id}» нет: документ изменился или удалён, задайте вопрос заново.")
    return found


@pages.get("/passages/{passage_id}", response_class=HTMLResponse)
def open_passage(passage_id: str, nko: Nko, start: int = 0, end: int = 0) -> str:
    """The passage as a page for people, the quote `[start, end)` highlighted."""
    passage = _passage(nko, passage_id)
    return passage_page(passage, nko.index.get().document_passages(passage.document_id), start=start, end=end)


@v1.post("/documents", status_code=201, dependencies=[Depends(_admin)])
def add_document(file: UploadFile, nko: Nko) -> IngestReport:
    """Add one's own document (PDF, markdown, text) to the index."""
    name = Path(file.filename or "").name
    if not name:
        raise BadInputError("У файла нет имени: пришлите его в поле file.")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        save_upload(file.file, path, limit=nko.settings.max_document_bytes)
        report: IngestReport = nko.ingest(add=[path])
    failed = [d for d in report.documents if d.outcome == "failed" and d.title == name]
    if failed:
        raise UnreadableDocumentError(" ".join(failed[0].warnings))
    return report


@v1.delete("/documents/{document_id}", dependencies=[Depends(_admin)])
def remove_document(document_id: str, nko: Nko) -> IngestReport:
    """Forget one of the added documents."""
    report: IngestReport = nko.ingest(remove=[document_id])
    return report


@v1.api_route("/{path:path}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"], include_in_schema=False)
def unknown(path: str) -> None:
    """An address of the API that does not exist, told as a problem rather than by the chat's page."""
    raise NotFoundError(f"Адреса /api/v1/{path} нет: описание API — по адресу /docs.")


@probes.get("/healthz")
def healthz() -> dict[str, str]:
    """The process lives."""
    return {"status": "ok"}


@probes.get("/readyz")
def readyz(nko: Nko) -> dict[str, object]:
    """The index is open and answers can be given."""
    index = nko.index.get()
    return {"status": "ready", "documents": len(index.manifest.documents), "passages": len(index.passages)}


@probes.get("/metrics")
def prometheus(metrics: Annotated[Metrics, Depends(_metrics)]) -> Response:
    """Counters in the Prometheus text format."""
    return Response(generate_latest(metrics.registry), media_type=CONTENT_TYPE_LATEST)
