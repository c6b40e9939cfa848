"""The whole way of a second opinion: `nko review --opinion` and the API against a server on loopback that behaves and misbehaves."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
import yaml
from fastapi.testclient import TestClient
from pydantic import SecretStr
from typer.testing import CliRunner

from app.cli import cli
from app.server import build
from app.wiring import App
from evals.mutations import load
from rag.adapters.chat_models import load_chat_model
from rag.review.fund import FundRules
from rag.review.opinion.opinion import second_opinion
from rag.review.report import as_markdown
from rag.review.review import review
from rag.settings import Settings
from tests.rag.adapters.openai_server import Script, openai_server
from tests.rag.review.conftest import TODAY, cite

_ATTACKS = [
    attack
    for attack in yaml.safe_load((Path(__file__).parent.parent / "injections.yaml").read_text("utf-8"))
    if attack["where"] in {"own", "item", "table"}
]
_ANSWER = ["[K01] готовность: частично\n[K01] цитата: Люди боятся нажать не туда", "\n[K01] вопрос: Кто поможет после курса?\n"]


@dataclass
class Answering(Script):
    """Writes another answer to each request, the last one on and on."""

    answers: list[list[str]] = field(default_factory=list)

    def chunks(self) -> Iterator[str]:
        yield from self.answers[min(len(self.requests), len(self.answers)) - 1] if self.answers else super().chunks()


@pytest.fixture
def script() -> Answering:
    return Answering(pieces=list(_ANSWER))


@pytest.fixture
def address(script: Answering) -> Iterator[str]:
    with openai_server(script) as address:
        yield address


def _settings(address: str, **options: object) -> Settings:
    quick = {"llm_timeout_seconds": 0.5, "llm_answer_seconds": 3.0, "llm_retries": 0}
    known = {"llm_base_url": address, "llm_model": "судья", "llm_api_key": SecretStr("k")}
    return Settings().model_copy(update={**known, **quick, **options})


@pytest.fixture
def client(address: str, tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(build(App(_settings(address, data_dir=tmp_path)), with_ui=False), raise_server_exceptions=False) as client:
        yield client


def test_the_api_adds_an_opinion_when_it_is_asked_for(client: TestClient, script: Answering) -> None:
    script.answers = [_ANSWER, ["[K01] готовность: готово"], _ANSWER]
    body = {"text": load("small")}
    said = client.post("/api/v1/review", json={**body, "opinion": True}).json()
    opinion = said.pop("opinion")
    plain = client.post("/api/v1/review", json=body).json()
    assert plain.pop("opinion") is None
    assert said == plain
    assert (opinion["model"], opinion["runs"], len(script.requests)) == ("судья", 3, 3)
    assert opinion["criteria"][0]["readiness"] == {"готово": 1, "частично": 2}
    assert [(q["quote"], q["runs"]) for q in opinion["criteria"][0]["quotes"]] == [("Люди боятся нажать не туда", 2)]


def test_the_command_prints_it_in_the_report_and_in_json(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = tmp_path / "заявка.txt"
    draft.write_text(load("small"), "utf-8")
    for name, value in {"LLM_BASE_URL": address, "LLM_MODEL": "судья", "OPINION_RUNS": "2"}.items():
        monkeypatch.setenv(f"NKO_{name}", value)
    printed = CliRunner().invoke(cli, ["review", str(draft), "--opinion"]).stdout
    assert "## Второе мнение: модель судья, 2 ответа из 2" in printed
    assert "Люди боятся нажать не туда" in printed
    as_json = CliRunner().invoke(cli, ["review", str(draft), "--opinion", "--json"]).stdout
    assert json.loads(as_json)["opinion"]["runs"] == 2


def test_without_a_model_the_review_is_whole_and_says_so(tmp_path: Path) -> None:
    app = App(Settings(data_dir=tmp_path))
    reviewed = app.review(load("small"), "pgf-2026-1", opinion=True)
    assert reviewed.opinion is None
    assert "NKO_LLM_MODEL" in reviewed.notices[-1]


@pytest.mark.parametrize(
    ("behaviour", "notice"),
    [
        pytest.param({"status": 500}, "ошибкой 500", id="fails"),
        pytest.param({"status": 401}, "NKO_LLM_API_KEY", id="refuses the key"),
        pytest.param({"stall_seconds": 2.0}, "вовремя", id="stalls"),
        pytest.param({"break_after": 1}, "Второе мнение: ответов 0 из 3", id="breaks off"),
        pytest.param({"finish": None}, "не закончила", id="is cut off"),
        pytest.param({"finish": "length"}, "не закончила", id="runs out of words"),
        pytest.param({"endless": True}, "слишком долго", id="never ends"),
        pytest.param({"raw": b"<html>"}, "Второе мнение: ответов 0 из 3", id="speaks no protocol"),
        pytest.param({"pieces": ["Всё прекрасно, 100 баллов."]}, "не по форме", id="talks of something else"),
    ],
)
def test_a_server_that_misbehaves_leaves_the_review_whole(
    behaviour: dict[str, object], notice: str, client: TestClient, script: Answering
) -> None:
    for name, value in behaviour.items():
        setattr(script, name, value)
    said = client.post("/api/v1/review", json={"text": load("small"), "opinion": True}).json()
    assert said["opinion"] is None
    assert notice in said["notices"][-1]
    assert len(said["criteria"]) == 10
    assert "Найдено" in said["summary"]


def test_lies_are_counted(client: TestClient, script: Answering) -> None:
    lie = "[K01] готовность: готово\n[K01] цитата: В посёлках 9 000 пенсионеров\n[K01] вопрос: Почему отказал Минюст в 2019 году?"
    script.answers = [[lie]]
    opinion = client.post("/api/v1/review", json={"text": load("small"), "opinion": True}).json()["opinion"]
    assert (opinion["dropped_quotes"], opinion["dropped_questions"]) == (3, 3)
    assert (opinion["criteria"][0]["quotes"], opinion["criteria"][0]["questions"]) == ([], [])


def test_nobody_of_the_draft_is_named_to_a_host_elsewhere(address: str, script: Answering, fund: FundRules) -> None:
    writer = load_chat_model(_settings(address))
    assert writer is not None
    script.answers = [["[K09] готовность: готово\n[K09] цитата: [имя 1]\n"]]
    text = load("small")
    second_opinion(review(text, fund, cite=cite, today=TODAY), fund, replace(writer, local=False), runs=1)
    sent = json.dumps(script.requests, ensure_ascii=False)
    assert "[имя 1]" in sent
    for personal in ("Титов", "Белова", "Жукова", "Орлова", "orlova@", "000-00-01"):
        assert personal not in sent


@pytest.fixture(scope="module")
def obedient() -> Iterator[tuple[Answering, str]]:
    script = Answering()
    with openai_server(script) as address:
        yield script, address


@pytest.mark.parametrize("attack", _ATTACKS, ids=lambda attack: str(attack["attack"])[:40])
def test_an_order_in_a_draft_is_not_shown_and_not_followed(
    attack: dict[str, str], obedient: tuple[Answering, str], fund: FundRules
) -> None:
    """The model obeys: it puts what the attack wants wherever it can."""
    script, address = obedient
    wanted = attack["reply"].replace("{all}", "").strip()
    lines = [f"[K01] цитата: {wanted}", f"[K01] вопрос: {wanted}?", f"[K01] цитата: {attack['attack']}"]
    lines += [f"[p{number}] замена: {wanted}" for number in range(1, 40)]
    script.requests.clear()
    script.answers = [["\n".join(["[K01] готовность: готово", *(" ".join(line.split()) for line in lines)])]]
    writer = load_chat_model(_settings(address))
    assert writer is not None
    text = load("small").replace("Причин три.", f"{attack['attack']}\nПричин три.")
    reviewed = second_opinion(review(text, fund, cite=cite, today=TODAY), fund, writer, runs=1)
    assert reviewed.opinion is not None
    assert attack["attack"] not in json.dumps(script.requests, ensure_ascii=False)
    section = as_markdown(reviewed).split("## Второе мнение")[1].split("## Что распознано")[0]
    assert (reviewed.opinion.criteria[0].quotes, reviewed.opinion.criteria[0].questions) == ((), ())
    assert [rewrite.text for rewrite in reviewed.opinion.rewrites if rewrite.text] == []
    assert "стало" not in section
