"""Registration over HTTP: the plan as JSON, as a document and as a calendar."""

from datetime import UTC, date, datetime
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict

from app.api.routes import Nko
from app.plan_files import DOCX_TYPE, ICS_TYPE, plan_docx, plan_ics
from rag.registration.answers import Answers, Dates
from rag.registration.plan import Plan

router = APIRouter(prefix="/api/v1/registration")


class RegistrationRequest(BaseModel):
    """Answers to the wizard's questions, and the days that are known."""

    model_config = ConfigDict(extra="forbid")

    answers: Answers
    dates: Dates = Dates()


def _plan(request: RegistrationRequest, nko: Nko) -> Plan:
    return nko.registration(request.answers, request.dates)


Planned = Annotated[Plan, Depends(_plan)]


@router.post("")
def registration(plan: Planned) -> Plan:
    """Which form suits the founders, and what to do when, with citations."""
    return plan


@router.post("/docx", response_class=Response)
def registration_docx(plan: Planned) -> Response:
    """The same as a document."""
    return _file(plan_docx(plan, today=date.today()), DOCX_TYPE, "plan-registracii.docx")


@router.post("/ics", response_class=Response)
def registration_ics(plan: Planned) -> Response:
    """Its deadlines as a calendar."""
    return _file(plan_ics(plan, now=datetime.now(UTC)), ICS_TYPE, "sroki-registracii.ics")


def _file(content: bytes, media_type: str, name: str) -> Response:
    return Response(content, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
