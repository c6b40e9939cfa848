"""Review through its real edges: the command and the HTTP API."""

import io
import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from pydantic import TypeAdapter

from app.drafts import load_fund
from app.server import build
from app.wiring import App
from evals.mutations import DRAFTS, load
from rag.errors import BadInputError
from rag.review.findings import Review
from rag.settings import PROJECT, Settings

_KEYS = {"fund", "band", "fields", "criteria", "findings", "contradictions", "summary", "notices"}
_CRITERION = {"id", "title", "weight", "readiness", "evidence", "open_questions", "rule", "advice"}
_FINDING = {"check", "severity", "message", "draft", "rule", "advice"}
_SECRET = "Кораблёв Аристарх"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The API with no index: a review needs none."""
    app = App(Settings(data_dir=tmp_path_factory.mktemp("data")))
    with TestClient(build(app, with_ui=False), raise_server_exceptions=False) as client:
        yield client


def _nko(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app.cli", *arguments], cwd=PROJECT, capture_output=True, text=True, timeout=120, check=False
    )


def test_the_command_prints_the_contract(tmp_path: Path) -> None:
    draft = tmp_path / "заявка.txt"
    draft.write_text(load("small").replace("18 000,00", "16 260,00"), "utf-8")
    done = _nko("review", str(draft), "--fund", "pgf-2026-1", "--amount", "783920", "--json")
    assert done.returncode == 0, done.stderr
    review = json.loads(done.stdout)
    assert review.keys() >= _KEYS
    assert review["criteria"][0].keys() >= _CRITERION
    finding = next(f for f in review["findings"] if f["check"] == "contributions-rate")
    assert finding.keys() >= _FINDING
    assert "%" in finding["rule"]["quote"] or "ставк" in finding["rule"]["quote"]
    text = next(f["text"] for f in review["fields"] if f["id"] == finding["draft"][0]["field"])
    assert text[finding["draft"][0]["start"] : finding["draft"][0]["end"]] == finding["draft"][0]["quote"]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        pytest.param(["нет.txt"], 1, "не найден", id="missing file"),
        pytest.param(["заявка.xyz"], 1, "не поддерживается", id="unknown format"),
        pytest.param([str(DRAFTS / "small.txt"), "--fund", "нет-такого"], 2, "pgf-2026-1", id="unknown fund"),
        pytest.param([str(DRAFTS / "small.txt"), "--amount", "много"], 2, "amount", id="wrong usage"),
    ],
)
def test_a_failure_is_one_line_and_a_status(arguments: list[str], status: int, said: str) -> None:
    done = _nko("review", *arguments)
    assert done.returncode == status
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_json_and_upload_give_the_same_review(client: TestClient) -> None:
    text = load("small")
    by_json = client.post("/api/v1/review", json={"text": text, "fund": "pgf-2026-1", "amount": 783920})
    by_form = client.post("/api/v1/review", files={"file": ("заявка.txt", io.BytesIO(text.encode()))}, data={"amount": "783920"})
    assert by_json.status_code == by_form.status_code == 200, by_json.text
    assert by_json.json() == by_form.json()
    assert by_json.json().keys() >= _KEYS


def test_the_caller_corrects_fields_by_json(client: TestClient) -> None:
    said = client.post("/api/v1/review", json={"text": "Цель\nПомочь людям.", "corrections": {"1.4": "город Озёрск"}}).json()
    assert {(f["id"], f["how"]) for f in said["fields"]} == {("1.4", "указано вами"), ("1.9", "заголовок")}


@pytest.mark.parametrize(
    "body",
    [
        pytest.param({}, id="nothing to review"),
        pytest.param({"text": "Цель\nПомочь.", "fund": "нет"}, id="no such fund"),
        pytest.param({"text": "Цель\nПомочь.", "amount": -1}, id="negative sum"),
        pytest.param({"text": "Цель\nПомочь.", "note": 1}, id="unknown field"),
    ],
)
def test_a_wrong_request_is_a_problem_in_russian(client: TestClient, body: dict[str, object]) -> None:
    answer = client.post("/api/v1/review", json=body)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["title"] == "Нужно поправить"


def test_nothing_of_a_draft_reaches_the_logs_or_stays_on_the_disk(
    client: TestClient, caplog: pytest.LogCaptureFixture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    text = load("small").replace("Орлова Вера Павловна", _SECRET)
    with caplog.at_level(logging.DEBUG):
        assert client.post("/api/v1/review", files={"file": ("заявка.txt", io.BytesIO(text.encode()))}).status_code == 200
        client.post("/api/v1/review", json={"text": _SECRET, "amount": "много"})
    assert _SECRET not in caplog.text
    assert list(tmp_path.rglob("*")) == []


def test_every_rule_of_every_fund_can_be_cited() -> None:
    settings = Settings()
    for folder in (settings.corpus_dir / "funds").glob("*/criteria.yaml"):
        fund, cite = load_fund(folder.parent.name, settings)
        ruled = [*fund.criteria, *fund.limits, *fund.mandatory_fields, *fund.costs, *fund.checks, *fund.excluded_applicants]
        assert [entry.rule for entry in ruled if not cite(entry.rule, entry.confidence, "").title] == []


def test_a_rule_is_quoted_from_the_corpus() -> None:
    _, cite = load_fund("pgf-2026-1", Settings())
    rule = cite("Центр поддержки ФПГ, ст. 88", "high", "Подрядчикам отдано больше допустимой доли запрашиваемой суммы")
    assert rule.quote is not None
    assert "30 %" in rule.quote


@pytest.mark.parametrize(
    ("check", "begins"), [("title-form", "Название (поле 2"), ("text-copied", "Пересказывать"), ("salary-limit", "Средняя")]
)
def test_a_quote_of_a_rule_begins_where_it_speaks_of_the_matter(check: str, begins: str) -> None:
    form, cite = load_fund("pgf-2026-1", Settings())
    rule = next(rule for rule in form.checks if rule.id == check)
    quote = cite(rule.rule, rule.confidence, rule.about or f"{rule.title}. {rule.advice}").quote
    assert quote is not None
    assert quote.startswith(begins)


def test_an_unknown_fund_names_those_there_are() -> None:
    with pytest.raises(BadInputError, match="pgf-2026-1"):
        load_fund("нет", Settings())


def test_a_review_is_read_back_from_its_json(client: TestClient) -> None:
    said = client.post("/api/v1/review", json={"text": load("middle")}).text
    assert TypeAdapter(Review).validate_json(said).band == "1m-5m"
