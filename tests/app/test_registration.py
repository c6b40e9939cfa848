"""Registration through the real application: JSON, the document and the calendar."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from fastapi.testclient import TestClient
from icalendar import Calendar

from app.server import build
from app.wiring import App
from rag.working_days import add_working_days, next_working

ADDRESS = "/api/v1/registration"
ANSWERS: dict[str, str | list[str]] = {
    "founders": "people",
    "count": "one",
    "citizenship": "russian",
    "members": "no_members",
    "purpose": "services",
    "money": ["donations", "earning"],
    "territory": "local",
}
FILED = next_working(date.today())
DECIDED_BY = add_working_days(FILED, 14)
BODY = ANSWERS | {"decision": f"{FILED}", "filing": f"{FILED}"}


@pytest.fixture(scope="module")
def client(app: App) -> Iterator[TestClient]:
    with TestClient(build(app, with_ui=False), raise_server_exceptions=False) as client:
        yield client


def test_the_plan_is_cited_and_its_citations_open(client: TestClient) -> None:
    plan = client.post(ADDRESS, json=BODY).json()
    assert (plan["form"], plan["title"]) == ("ano", "АНО")
    assert {"decided_by": f"{DECIDED_BY}"}.items() <= {due["id"]: due["day"] for due in plan["calendar"]}.items()
    for citation in plan["citations"]:
        page = client.get(f"/passages/{citation['passage_id']}", params={"start": citation["start"], "end": citation["end"]})
        passage = client.get(f"/api/v1/passages/{citation['passage_id']}").json()
        assert passage["text"][citation["start"] : citation["end"]] == citation["quote"]
        assert '<mark id="quote">' in page.text


def test_the_document_holds_the_plan_and_its_sources(client: TestClient) -> None:
    response = client.get(f"{ADDRESS}/plan.docx", params=BODY)
    document = Document(BytesIO(response.content))
    text = "\n".join([p.text for p in document.paragraphs] + [c.text for t in document.tables for row in t.rows for c in row.cells])
    for words in (
        "План регистрации: АНО",
        "Устав. [",
        "3 экземпляра",
        "4 000 рублей",
        f"{DECIDED_BY:%d.%m.%Y}",
        "Фонд можно ликвидировать",
        "[1] ГК РФ",
    ):
        assert words in text
    assert text.count("≈") > 2
    assert text.lower().count("ориентир") == 1  # what the sign means is said once
    assert 'filename="plan-registracii.docx"' in response.headers["content-disposition"]


def test_the_calendar_opens_and_tells_guesses_apart(client: TestClient) -> None:
    response = client.get(f"{ADDRESS}/plan.ics", params=BODY)
    events = {str(event["UID"]): event for event in Calendar.from_ical(response.content).events}
    plan = client.post(ADDRESS, json=BODY).json()
    assert len(events) == sum(due["day"] is not None for due in plan["calendar"])
    exact, guess = events["decided_by@nko-consultant"], events["simplified_tax@nko-consultant"]
    assert exact["SUMMARY"] == "Решение Минюста"
    assert exact.start == DECIDED_BY
    assert guess["SUMMARY"] == "Ориентир: Уведомление о переходе на УСН"
    assert exact.alarms.times
    assert "Ориентир: посчитано" in str(guess["DESCRIPTION"])  # an event stands alone in a calendar


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"founders": "both"}, "Учредитель один", id="answers-disagree"),
        pytest.param({"decision": "2026-03-02", "filing": "2026-03-01"}, "не по порядку", id="days"),
        pytest.param({"count": "ноль"}, "count", id="no-such-answer"),
        pytest.param({"decision": "вчера"}, "decision", id="no-such-day"),
        pytest.param({"money": []}, "money", id="nothing-chosen"),
    ],
)
def test_bad_input_is_a_problem_in_russian(client: TestClient, changes: dict[str, str], said: str) -> None:
    body = ANSWERS | changes
    tried = (client.post(ADDRESS, json=body), *(client.get(f"{ADDRESS}/{file}", params=body) for file in ("plan.docx", "plan.ics")))
    for response in tried:
        assert response.status_code == 422
        assert response.headers["content-type"] == "application/problem+json"
        assert said in response.json()["detail"]


def test_a_corpus_without_the_rules_says_so(small_app: App) -> None:
    with TestClient(build(small_app, with_ui=False), raise_server_exceptions=False) as client:
        response = client.post(ADDRESS, json=BODY)
    assert response.status_code == 500
    assert "Правила регистрации" in response.json()["detail"]
