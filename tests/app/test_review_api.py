"""The API of the review: reports to download, earlier versions, corrections in a form."""

import io
import json
from collections.abc import Iterator
from urllib.parse import unquote

import docx
import pytest
from fastapi.testclient import TestClient

from app.api.schemas import ReportFormat
from app.reports.files import FORMATS
from app.server import build
from app.wiring import App
from evals.mutations import load
from tests.app.conftest import FLAWED, as_docx


@pytest.fixture(scope="module")
def client(nko: App) -> Iterator[TestClient]:
    with TestClient(build(nko, with_ui=False), raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize(("kind", "begins"), [("docx", b"PK"), ("xlsx", b"PK"), ("md", "# Разбор".encode()), ("json", b"{")])
def test_a_report_is_downloaded_in_every_format(client: TestClient, kind: str, begins: bytes) -> None:
    answer = client.post(f"/api/v1/review/report?format={kind}", json={"text": load("small")})
    assert answer.status_code == 200, answer.text
    assert answer.content.startswith(begins)
    assert answer.headers["content-type"] == FORMATS[kind].media_type
    assert unquote(answer.headers["content-disposition"]).endswith(f"проект — разбор.{kind}")


def test_every_format_is_offered() -> None:
    assert set(ReportFormat.__args__) == set(FORMATS)  # type: ignore[attr-defined]  # a Literal's


def test_an_unknown_format_is_a_problem(client: TestClient) -> None:
    assert client.post("/api/v1/review/report?format=exe", json={"text": "Цель\nПомочь."}).status_code == 422


def test_a_word_draft_comes_back_with_comments(client: TestClient) -> None:
    answer = client.post("/api/v1/review/report?format=docx", files={"file": ("Заявка 1.docx", io.BytesIO(as_docx(FLAWED)))})
    assert unquote(answer.headers["content-disposition"]).endswith("Заявка 1 — разбор.docx")
    commented = docx.Document(io.BytesIO(answer.content))
    assert any("взносы" in comment.text for comment in commented.comments)


def test_an_earlier_version_may_be_a_file_a_text_or_a_review(client: TestClient) -> None:
    draft = {"file": ("новая.txt", io.BytesIO(load("small").encode()))}
    review = client.post("/api/v1/review", json={"text": FLAWED}).json()
    answers = [
        client.post("/api/v1/review", files={**draft, "previous": ("старая.txt", io.BytesIO(FLAWED.encode()))}),
        client.post("/api/v1/review", json={"text": load("small"), "previous": FLAWED}),
        client.post("/api/v1/review", json={"text": load("small"), "previous": review}),
        client.post("/api/v1/review", data={"text": load("small"), "previous": FLAWED}),
    ]
    assert [answer.status_code for answer in answers] == [200] * 4, [answer.text[:300] for answer in answers]
    first, *others = [answer.json()["changes"] for answer in answers]
    assert {finding["check"] for finding in first["mended"]} >= {"contributions-rate"}
    assert all(other == first for other in others)
    assert review["changes"] is None


def test_corrections_of_a_form_are_json(client: TestClient) -> None:
    said = client.post("/api/v1/review", data={"text": "Цель\nПомочь людям.", "corrections": json.dumps({"4": "город Озёрск"})}).json()
    assert {(f["id"], f["how"]) for f in said["fields"]} == {("1.4", "указано вами"), ("1.9", "заголовок")}
    assert client.post("/api/v1/review", data={"text": "Цель\nПомочь.", "corrections": "{"}).status_code == 422
