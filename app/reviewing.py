"""One draft -> its review with all that reports are made of: what the command, the API and the interface call."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from threading import Event
from typing import BinaryIO

from pydantic import TypeAdapter, ValidationError

from app.drafts import draft_text, save_upload
from app.reports.marks import is_commented, uncommented
from app.wiring import App
from ingest.index import Progress
from rag.errors import BadInputError, StoppedError
from rag.review.findings import CriterionReport, Review
from rag.review.versions import Changes, compare

_REVIEW = TypeAdapter(Review)
_CHANGES: TypeAdapter[Changes | None] = TypeAdapter(Changes | None)


@dataclass(frozen=True, slots=True)
class Terms:
    """How to review.

    `corrections` are texts by the id of a field, `previous` is the review of an earlier version, `opinion` asks a language model too.
    Another thread may set `stopped`, and the work ends with `StoppedError` at once where it reads, else at its next step.
    `progress` is told of the pages that are recognised, and of all that must be.
    """

    fund: str = "pgf-2026-1"
    amount: Decimal | None = None
    corrections: Mapping[str, str] = field(default_factory=dict)
    previous: Review | None = None
    opinion: bool = False
    stopped: Event = field(default_factory=Event)
    progress: Progress = lambda _done, _total: None


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A draft as read: the name of its file, its text, and its bytes where it is DOCX."""

    name: str
    text: str
    docx: bytes | None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A reviewed draft.

    Attributes:
        name: of its file; empty for a text.
        changes: what became of the earlier version, `None` when none was named.
        docx: the draft itself where it was DOCX, for comments in its margin.
    """

    name: str
    review: Review
    changes: Changes | None = None
    docx: bytes | None = None

    def as_json(self) -> dict[str, object]:
        """The review by the contract, and `changes`."""
        return {**_REVIEW.dump_python(self.review, mode="json"), "changes": _CHANGES.dump_python(self.changes, mode="json")}


def review_text(nko: App, text: str, terms: Terms, *, name: str = "", docx: bytes | None = None) -> Reviewed:
    """Review a draft given as text.

    Raises:
        BadInputError: there is nothing to review in it, or the terms do not fit.
        StoppedError: as `Terms` says.
    """
    if terms.stopped.is_set():
        raise StoppedError("Разбор не закончен.")
    review = nko.review(text, terms.fund, amount=terms.amount, corrections=terms.corrections, opinion=terms.opinion)
    changes = compare(terms.previous, review) if terms.previous else None
    return Reviewed(name, review, changes, docx)


def review_file(nko: App, path: Path, terms: Terms) -> Reviewed:
    """Review a file.

    Raises:
        UnreadableDocumentError: it cannot be read.
        BadInputError: as `review_text`.
    """
    return review_draft(nko, _read(nko, path, terms), terms)


def read_upload(nko: App, file: BinaryIO, name: str, terms: Terms) -> DraftFile:
    """Read an upload, which is gone from the disk at once; raises as `review_file`."""
    with tempfile.TemporaryDirectory() as folder:
        return _read(nko, _saved(nko, file, name, Path(folder)), terms)


def review_draft(nko: App, draft: DraftFile, terms: Terms) -> Reviewed:
    """Review what was read; raises as `review_text`."""
    return review_text(nko, draft.text, terms, name=draft.name, docx=draft.docx)


def review_upload(nko: App, file: BinaryIO, name: str, terms: Terms) -> Reviewed:
    """Read and review an upload."""
    return review_draft(nko, read_upload(nko, file, name, terms), terms)


def previous_review(nko: App, path: Path, terms: Terms) -> Review:
    """The review of an earlier version: read from the JSON of `nko review --json`, or made of the earlier draft.

    Raises:
        UnreadableDocumentError: it cannot be read.
        BadInputError: it is JSON of something else, or there is nothing to review in it.
    """
    if path.suffix.lower() != ".json":
        return nko.review(_read(nko, path, terms).text, terms.fund, amount=terms.amount)
    try:
        return _REVIEW.validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise BadInputError(
            f"В файле «{path.name}» нет разбора: возьмите файл, который сохраняет кнопка «Скачать JSON» "
            f"(или выводит nko review --json), либо прежнюю заявку."
        ) from error


def previous_upload(nko: App, file: BinaryIO, name: str, terms: Terms) -> Review:
    """The same of an upload."""
    with tempfile.TemporaryDirectory() as folder:
        return previous_review(nko, _saved(nko, file, name, Path(folder)), terms)


def to_mend(review: Review) -> list[CriterionReport]:
    """Criteria that are not ready, the most points at stake first: where the writer begins."""
    lacking = (report for report in review.criteria if report.readiness in {"частично", "нет в тексте"})
    return sorted(lacking, key=lambda report: -(report.points or 0))


def _read(nko: App, path: Path, terms: Terms) -> DraftFile:
    """Read a file; of a commented draft that came back, without what we put into it."""
    text = draft_text(path, nko.settings, stopped=terms.stopped, progress=terms.progress)
    file = path.read_bytes() if path.suffix.lower() == ".docx" else None
    if file and is_commented(text):
        file = uncommented(file)
        with tempfile.TemporaryDirectory() as folder:
            own = Path(folder) / path.name
            own.write_bytes(file)
            text = draft_text(own, nko.settings, stopped=terms.stopped, progress=terms.progress)
    return DraftFile(path.name, text, file)


def _saved(nko: App, file: BinaryIO, name: str, folder: Path) -> Path:
    path = folder / Path(name).name
    if path == folder:
        raise BadInputError("У файла нет имени: пришлите его с именем и расширением, например «заявка.docx».")
    save_upload(file, path, limit=nko.settings.max_document_bytes)
    return path
