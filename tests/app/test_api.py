"""The HTTP contract, through the real application."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr

from app.server import build
from app.wiring import App
from rag.types import Question


@pytest.fixture
def client(app: App) -> Iterator[TestClient]:
    with TestClient(build(app, with_ui=False), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def small_client(small_app: App) -> Iterator[TestClient]:
    with TestClient(build(small_app, with_ui=False), raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize(
    ("question", "status", "said", "locators"),
    [
        pytest.param(
            "Сколько учредителей нужно для общественной организации?",
            {"answered"},
            "не менее трёх",
            {"ГК РФ, ст. 123.5", "82-ФЗ, ст. 18"},
            id="founders",
        ),
        pytest.param(
            "какой коэффициент у актуальности в заявке до миллиона",
            {"answered"},
            "коэффициент 2",
            {"Положение ФПГ 2026-1, п. 30"},
            id="weight",
        ),
        pytest.param("какая сегодня погода", {"refused"}, "нет ответа", set(), id="off topic"),
    ],
)
def test_ask(client: TestClient, question: str, status: set[str], said: str, locators: set[str]) -> None:
    answer = client.post("/api/v1/ask", json={"question": question}).json()
    assert answer["status"] in status
    assert said in answer["text"]
    cited = [citation["locator"] for citation in answer["citations"]]
    assert not locators or any(locator.startswith(tuple(locators)) for locator in cited)
    assert bool(cited) == bool(locators)


def test_a_citation_opens_where_its_offsets_say(client: TestClient) -> None:
    answer = client.post("/api/v1/ask", json={"question": "Какая госпошлина за регистрацию НКО?"}).json()
    for citation in answer["citations"]:
        passage = client.get(f"/api/v1/passages/{citation['passage_id']}").json()
        assert passage["text"][citation["start"] : citation["end"]] == citation["quote"]
        page = client.get(f"/passages/{citation['passage_id']}", params={"start": citation["start"], "end": citation["end"]})
        assert '<mark id="quote">' in page.text
        assert "Откуда цитата" in page.text
        assert client.get(f"/api/v1/sources/{citation['document_id']}").status_code == 200


def test_stream_says_the_same_as_the_answer(client: TestClient) -> None:
    question = {"question": "Можно ли купить помещение за счёт гранта?"}
    frames = client.post("/api/v1/ask/stream", json=question).text.strip().split("\n\n")
    events = [(lines[0].removeprefix("event: "), json.loads(lines[1].removeprefix("data: "))) for lines in map(str.splitlines, frames)]
    answer = client.post("/api/v1/ask", json=question).json()
    assert events[0][0] == "found"
    assert events[-1] == ("answer", answer)
    assert "".join(data["text"] for name, data in events if name == "delta") == answer["text"]


def test_history_gives_a_follow_up_its_subject(client: TestClient) -> None:
    history = [{"role": "user", "content": "Сколько стоит регистрация НКО?"}, {"role": "assistant", "content": "4 000 рублей"}]
    answer = client.post("/api/v1/ask", json={"question": "а если через госуслуги?", "history": history}).json()
    assert any(citation["locator"].startswith("НК РФ, ст. 333.35") for citation in answer["citations"])


def test_collections_limit_the_search(client: TestClient) -> None:
    body = {"question": "Как посчитать участников?", "collections": ["courses"]}
    assert {c["collection"] for c in client.post("/api/v1/ask", json=body).json()["citations"]} == {"courses"}


def test_trace_tells_every_step_when_asked(client: TestClient) -> None:
    body = {"question": "Какая госпошлина за регистрацию НКО?", "trace": True}
    assert [s["name"] for s in client.post("/api/v1/ask", json=body).json()["trace"]] == [
        "understand",
        "retrieve",
        "expand",
        "judge",
        "compose",
    ]
    assert client.post("/api/v1/ask", json=body | {"trace": False}).json()["trace"] is None


@pytest.mark.parametrize(
    ("body", "said"),
    [
        pytest.param({"question": ""}, "Вопрос пустой", id="empty"),
        pytest.param({"question": " \u0000\u200b\n "}, "Вопрос пустой", id="control characters"),
        pytest.param({"question": "а" * 10_000}, "слишком длинный: 10000 знаков при пределе 2000", id="too long"),
        pytest.param({}, "question", id="no question"),
        pytest.param({"question": "?", "as_of": "вчера"}, "as_of", id="not a date"),
    ],
)
def test_bad_input_is_a_problem_in_russian(client: TestClient, body: dict[str, str], said: str) -> None:
    for path in ("/api/v1/ask", "/api/v1/ask/stream"):
        response = client.post(path, json=body)
        assert response.status_code == 422
        assert response.headers["content-type"] == "application/problem+json"
        assert said in response.json()["detail"]


def test_too_many_questions_at_once_are_told_to_wait(small_app: App) -> None:
    narrow = App(small_app.settings.model_copy(update={"parallel_answers": 1, "busy_seconds": 0}))
    question = {"question": "Сколько стоит регистрация?"}
    with TestClient(build(narrow, with_ui=False)) as client:
        answering = narrow.stream(Question("Сколько стоит регистрация?"))
        next(answering)
        for path in ("/api/v1/ask", "/api/v1/ask/stream"):
            refused = client.post(path, json=question)
            assert refused.status_code == 429
            assert refused.headers["content-type"] == "application/problem+json"
            assert refused.json()["retryable"]
            assert refused.headers["retry-after"] == "5"
            assert "через 5 с" in refused.json()["detail"]
        answering.close()
        assert client.post("/api/v1/ask", json=question).status_code == 200


def test_a_page_may_not_fetch_from_another_host(client: TestClient) -> None:
    assert "default-src 'self'" in client.get("/healthz").headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/api/v1/nope", "/api/v1/sources/nope", "/api/v1/passages/nope"])
def test_what_is_not_there_is_a_problem(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.json()["title"] == "Не найдено"


@pytest.mark.parametrize("path", ["/passages/nope", "/nope"])
def test_a_browser_gets_a_page_with_a_way_back(client: TestClient, path: str) -> None:
    response = client.get(path, headers={"Accept": "text/html,*/*"})
    assert response.status_code == 404
    assert "Не найдено" in response.text
    assert '<a class="home" href="/">' in response.text


def test_probes(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json()["passages"] > 1_000
    client.post("/api/v1/ask", json={"question": "Какая госпошлина за регистрацию НКО?"})
    assert 'nko_answers_total{mode="extractive",status="answered"} 1.0' in client.get("/metrics").text


def test_an_added_document_is_cited_and_then_forgotten(small_client: TestClient, tmp_path: Path) -> None:
    note = tmp_path / "Правила района.md"
    note.write_text("# Правила района\n\n## Субсидия\n\nСубсидия района не превышает 70 000 рублей на один проект.\n", "utf-8")
    with note.open("rb") as file:
        added = small_client.post("/api/v1/documents", files={"file": (note.name, file)})
    assert added.status_code == 201
    answer = small_client.post("/api/v1/ask", json={"question": "Какая субсидия района на проект?", "collections": ["uploads"]}).json()
    assert "70 000 рублей" in answer["text"]
    document_id = answer["citations"][0]["document_id"]
    assert small_client.delete(f"/api/v1/documents/{document_id}").status_code == 200
    assert document_id not in {d["id"] for d in small_client.get("/api/v1/sources").json()}
    assert small_client.delete(f"/api/v1/documents/{document_id}").status_code == 404


def test_an_unreadable_document_is_refused_and_changes_nothing(small_client: TestClient) -> None:
    before = small_client.get("/api/v1/sources").json()
    response = small_client.post("/api/v1/documents", files={"file": ("устав.pdf", b"<html>not a pdf</html>")})
    assert response.status_code == 422
    assert "внутри HTML" in response.json()["detail"]
    assert small_client.get("/api/v1/sources").json() == before


def test_documents_change_only_with_the_token_when_one_is_set(small_app: App) -> None:
    locked = App(small_app.settings.model_copy(update={"admin_token": SecretStr("тайна")}))
    with TestClient(build(locked, with_ui=False)) as client:
        file = {"file": ("a.md", "# А\n\nТекст о пошлине.\n".encode())}
        assert client.post("/api/v1/documents", files=file).status_code == 403
        assert client.post("/api/v1/documents", files=file, headers={b"Authorization": b"Bearer nope"}).status_code == 403
        right = {b"Authorization": "Bearer тайна".encode()}
        assert client.post("/api/v1/documents", files=file, headers=right).status_code == 201


def test_documents_do_not_change_from_the_network_without_a_token(small_app: App) -> None:
    opened = App(small_app.settings.model_copy(update={"host": "0.0.0.0"}))
    with TestClient(build(opened, with_ui=False)) as client:
        assert client.delete("/api/v1/documents/own-a").status_code == 403


def test_hostile_markup_of_a_document_is_text_on_its_page(small_client: TestClient) -> None:
    hostile = "# <img src=x onerror=alert(1)>\n\n<script>alert(1)</script> Субсидия равна 1 рублю.\n"
    small_client.post("/api/v1/documents", files={"file": ("злой.md", hostile.encode())})
    answer = small_client.post("/api/v1/ask", json={"question": "Чему равна субсидия?", "collections": ["uploads"]}).json()
    page = small_client.get(f"/passages/{answer['citations'][0]['passage_id']}").text
    assert "<script>" not in page
    assert "<img" not in page
