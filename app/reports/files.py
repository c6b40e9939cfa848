"""A review as a file to keep, by format."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.reports.comments import commented_draft
from app.reports.tables import xlsx_review
from app.reports.word import word_report
from app.reviewing import Reviewed
from app.word_file import DOCX_TYPE
from ingest.read.docx import DAMAGED_DOCX
from rag.errors import ConsultantError
from rag.review.report import as_markdown


@dataclass(frozen=True, slots=True)
class Format:
    """How a file of a format is made, and what it is called on the wire."""

    media_type: str
    make: Callable[[Reviewed], bytes]


def _docx(reviewed: Reviewed) -> bytes:
    """The draft with comments where it was DOCX and can take them, else a report of its own."""
    if reviewed.docx is None:
        return word_report(reviewed)
    try:
        return commented_draft(reviewed)
    except DAMAGED_DOCX:  # it was read, and yet python-docx cannot write into it
        return word_report(reviewed)


def _markdown(reviewed: Reviewed) -> bytes:
    return as_markdown(reviewed.review, reviewed.changes).encode()


def _json(reviewed: Reviewed) -> bytes:
    return json.dumps(reviewed.as_json(), ensure_ascii=False, indent=2).encode()


FORMATS: Mapping[str, Format] = {
    "docx": Format(DOCX_TYPE, _docx),
    "md": Format("text/markdown; charset=utf-8", _markdown),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx_review),
    "json": Format("application/json", _json),
}


def write_file(path: Path, content: bytes) -> None:
    """Write a report, making its folder.

    Raises:
        ConsultantError: that is not possible, as when the file is open in Word under Windows.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise ConsultantError(f"Файл «{path}» не записан: закройте его в Word или Excel либо выберите другую папку.") from error
