"""Registration over HTTP: the plan as JSON, and as a document and a calendar whose addresses hold the answers."""

from datetime import UTC, date, datetime
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from app.api.routes import Nko
from app.plan_files import ICS_TYPE, plan_docx, plan_ics
from app.wiring import App
from app.word_file import DOCX_TYPE
from rag.registration.answers import Answers, Dates
from rag.registration.plan import Plan

router = APIRouter(prefix="/api/v1/registration")


class RegistrationRequest(Answers, Dates):
    """Answers to the wizard's questions with the days that are known, side by side, so that an address can hold them."""


Asked = Annotated[RegistrationRequest, Query()]


@router.post("")
def registration(request: RegistrationRequest, nko: Nko) -> Plan:
    """Which form suits the founders, and what to do when, with citations."""
    return _plan(request, nko)


@router.get("/plan.docx", response_class=Response)
def registration_docx(request: Asked, nko: Nko) -> Response:
    """The same as a document."""
    return _file(plan_docx(_plan(request, nko), today=date.today()), DOCX_TYPE, "plan-registracii.docx")


@router.get("/plan.ics", response_class=Response)
def registration_ics(request: Asked, nko: Nko) -> Response:
    """Its deadlines as a calendar."""
    return _file(plan_ics(_plan(request, nko), now=datetime.now(UTC)), ICS_TYPE, "sroki-registracii.ics")


def _plan(request: RegistrationRequest, nko: App) -> Plan:
    answers = Answers.model_validate(request.model_dump(include=set(Answers.model_fields)))
    return nko.registration(answers, Dates.model_validate(request.model_dump(include=set(Dates.model_fields))))


def _file(content: bytes, media_type: str, name: str) -> Response:
    return Response(content, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
