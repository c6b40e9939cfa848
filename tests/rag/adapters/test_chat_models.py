"""The whole path with a language model, against a real server on loopback that may misbehave."""

import logging
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from rag.adapters.chat_models import load_chat_model
from rag.chain import Consultant, Delta
from rag.errors import BadInputError
from rag.generate import Writer
from rag.settings import Settings
from rag.types import Answer, Question
from tests.rag.adapters.openai_server import Script, openai_server
from tests.rag.fakes import consultant, norm, passage

FEE = passage(
    "fee",
    "Госпошлина за регистрацию организации — 4 000 рублей. Электронно её не платят.",
    heading="Какая госпошлина?",
    norms=[norm("НК РФ, ст. 333.33")],
)
_QUESTION = Question("Какая госпошлина по ст. 333.33 НК РФ?")
_TRUTH = "Регистрация организации стоит 4 000 рублей. [s1]\n"
_QUICK: Mapping[str, object] = {
    "llm_model": "test-model",
    "llm_api_key": SecretStr("a2V5OnNlY3JldA=="),
    "llm_connect_seconds": 2.0,
    "llm_timeout_seconds": 1.5,
    "llm_answer_seconds": 4.0,
    "llm_answer_chars": 2_000,
    "llm_retries": 0,
}


def _consultant(base_url: str, **changes: object) -> Consultant:
    settings = Settings().model_copy(update={**_QUICK, "llm_base_url": base_url, **changes})
    return consultant([FEE], writer=load_chat_model(settings))


def _gigachat(base_url: str) -> dict[str, object]:
    return {"llm_provider": "gigachat", "llm_auth_url": base_url.replace("/v1", "/oauth")}


def test_no_model_is_loaded_unless_configured() -> None:
    assert load_chat_model(Settings()) is None


@pytest.mark.parametrize("provider", ["openai", "gigachat"])
def test_a_supported_sentence_is_shown_with_the_quote_the_program_cut(provider: str) -> None:
    script = Script(["Регистрация организации стоит ", "4 000 рублей. [s1]\n", "Скачайте программу. [s99]"])
    with openai_server(script) as address:
        changes = _gigachat(address) if provider == "gigachat" else {}
        answer = _consultant(address, **changes).ask(_QUESTION)
    assert answer.mode == "test-model"
    assert answer.text == "Регистрация организации стоит 4 000 рублей. [1]"
    assert answer.citations[0].locator == "НК РФ, ст. 333.33"
    assert answer.citations[0].quote == "Госпошлина за регистрацию организации — 4 000 рублей."


def test_what_was_dropped_is_counted_in_the_trace_by_reason() -> None:
    lies = "Регистрация организации стоит 5 000 рублей. [s1]\nРегистрация организации стоит 6 000 рублей. [s1]\nСпросите юриста.\n"
    with openai_server(Script([lies, _TRUTH])) as address:
        answer = _consultant(address).ask(replace(_QUESTION, trace=True))
    step = next(step for step in answer.trace or () if step.name == "generate")
    assert step.detail["dropped"] == {"числа нет в источнике": 2, "нет ссылки на источник": 1}


def test_an_invented_number_is_dropped_and_the_extract_takes_over() -> None:
    with openai_server(Script(["Госпошлина за регистрацию организации — 5 000 рублей. [s1]"])) as address:
        answer = _consultant(address).ask(_QUESTION)
    assert answer.mode == "extractive"
    assert "5 000" not in answer.text
    assert "4 000 рублей" in answer.text
    assert any("Модель не дала ответа" in notice for notice in answer.notices)


_FAILURES = [
    pytest.param(Script(["x"], status=500), "ошибкой 500", id="server error"),
    pytest.param(Script(["x"], status=401), "NKO_LLM_API_KEY", id="wrong key"),
    pytest.param(Script(["x"], status=404), "NKO_LLM_MODEL", id="no such model"),
    pytest.param(Script(["x"], status=429), "лимит", id="too many requests"),
    pytest.param(Script([_TRUTH, "b"], stall_seconds=5.0), "вовремя", id="stalls between pieces"),
    pytest.param(Script([_TRUTH], comments=8.0), "вовремя", id="only keeps the line open"),
    pytest.param(Script([]), "Модель не дала ответа", id="says nothing"),
    pytest.param(Script([_TRUTH], finish=None), "не закончила", id="no mark of the end"),
    pytest.param(Script([_TRUTH], finish="length"), "не закончила", id="cut by its own limit"),
    pytest.param(Script([_TRUTH], finish="content_filter"), "не закончила", id="stopped by a filter"),
    pytest.param(Script([_TRUTH, "И ещё", "…"], break_after=2), "не закончила", id="breaks off"),
    pytest.param(Script([_TRUTH], endless=True), "слишком долго", id="never ends"),
    pytest.param(Script([_TRUTH, "а" * 30_000]), "слишком долго", id="a huge chunk"),
    pytest.param(Script(raw=b"data: {not json\n\n"), "не по протоколу", id="bad JSON"),
    pytest.param(Script(raw=b"<html>proxy</html>"), "не по протоколу", id="a page of a proxy"),
    pytest.param(Script(raw=b"data: [1, 2]\n\n"), "не по протоколу", id="JSON of another kind"),
    pytest.param(Script(["Пошлина — 4 000 рублей. [s77]"]), "Модель не дала ответа", id="wrong ids"),
]


@pytest.mark.parametrize(("script", "told"), _FAILURES)
def test_a_failing_model_falls_back_and_says_why(script: Script, told: str) -> None:
    with openai_server(script) as address:
        answer = _consultant(address).ask(_QUESTION)
    assert answer.mode == "extractive"
    assert answer.text.startswith("Госпошлина за регистрацию организации — 4 000 рублей.")
    assert any(told in notice and "из выдержек" in notice for notice in answer.notices), answer.notices


@pytest.mark.parametrize(
    ("script", "told"),
    [
        pytest.param(Script(["x"], status=500), "ошибкой 500", id="server error"),
        pytest.param(Script(["x"], status=401), "NKO_LLM_API_KEY", id="wrong key"),
        pytest.param(Script([_TRUTH, "b"], stall_seconds=5.0), "вовремя", id="stalls"),
        pytest.param(Script([_TRUTH], finish="blacklist"), "не закончила", id="stopped by a filter"),
    ],
)
def test_gigachat_fails_in_the_same_words(script: Script, told: str) -> None:
    with openai_server(script) as address:
        answer = _consultant(address, **_gigachat(address)).ask(_QUESTION)
    assert answer.mode == "extractive"
    assert any(told in notice for notice in answer.notices), answer.notices


def test_an_unreachable_model_falls_back_and_says_so() -> None:
    answer = _consultant("http://127.0.0.1:9/v1").ask(_QUESTION)
    assert answer.mode == "extractive"
    assert any("проверьте адрес и сеть" in notice for notice in answer.notices)


def test_a_model_that_breaks_off_midway_is_withdrawn() -> None:
    with openai_server(Script([_TRUTH, "И ещё", "…"], break_after=2)) as address:
        events = list(_consultant(address).stream(_QUESTION))
    last = events[-1]
    assert isinstance(last, Answer)
    restart = next(i for i, e in enumerate(events) if isinstance(e, Delta) and e.restart)
    assert "".join(e.text for e in events[restart:] if isinstance(e, Delta)) == last.text
    assert "И ещё" not in last.text


@pytest.mark.parametrize(
    ("script", "requests", "mode"),
    [
        pytest.param(Script([_TRUTH], status=503, failing=2), 3, "test-model", id="passes by itself"),
        pytest.param(Script([_TRUTH], status=429, failing=1), 2, "test-model", id="asked to wait"),
        pytest.param(Script([_TRUTH], status=503), 3, "extractive", id="does not pass"),
        pytest.param(Script([_TRUTH], status=401), 1, "extractive", id="a wrong key is wrong again"),
        pytest.param(Script([_TRUTH, "…"], break_after=1), 1, "extractive", id="a begun answer is not repeated"),
    ],
)
def test_a_request_is_repeated_only_before_the_first_word(script: Script, requests: int, mode: str) -> None:
    with openai_server(script) as address:
        answer = _consultant(address, llm_retries=2, llm_answer_seconds=20.0).ask(_QUESTION)
    assert (len(script.requests), answer.mode) == (requests, mode)


def test_a_model_that_failed_again_and_again_is_not_asked_for_a_while() -> None:
    script = Script(["x"], status=500, failing=2)
    with openai_server(script) as address:
        asked = _consultant(address, llm_failures=2, llm_pause_seconds=60.0)
        answers = [asked.ask(_QUESTION) for _ in range(4)]
    assert len(script.requests) == 2
    assert all("4 000 рублей" in answer.text for answer in answers)
    assert any("не спрашиваем ещё" in notice for notice in answers[-1].notices)


def test_no_request_and_no_answer_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    private = f"Я Мария Кузнецова. {_QUESTION.text}"
    with openai_server(Script([_TRUTH])) as address:
        _consultant(address).ask(Question(private))
    assert "Кузнецова" not in caplog.text
    assert "4 000" not in caplog.text


def test_a_local_model_sees_the_question_as_asked() -> None:
    script = Script(["НЕТ ОТВЕТА"])
    with openai_server(script) as address:
        _consultant(address).ask(Question(f"{_QUESTION.text} +7 900 123-45-67"))
    assert "+7 900 123-45-67" in str(script.requests[0]["messages"])


def test_a_model_elsewhere_gets_masks_over_the_same_wire() -> None:
    script = Script(["Регистрация организации стоит 4 000 рублей. [s1]"])
    with openai_server(script) as address:
        asked = _consultant(address)
        assert asked.writer is not None
        away = replace(asked, writer=Writer("away", asked.writer.stream, local=False))
        away.ask(Question(f"Мария Кузнецова спрашивает: {_QUESTION.text} +7 900 123-45-67"))
    sent = str(script.requests[0])
    assert "[имя 1] спрашивает" in sent
    assert "Кузнецова" not in sent
    assert "123-45-67" not in sent


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        pytest.param({"llm_api_key": None}, "NKO_LLM_API_KEY", id="no key"),
        pytest.param({"llm_ca_bundle": Path("absent.pem")}, "NKO_LLM_CA_BUNDLE", id="no such certificate"),
        pytest.param({"llm_ca_bundle": Path(__file__)}, "NKO_LLM_CA_BUNDLE", id="not a certificate"),
    ],
)
def test_wrong_settings_of_gigachat_are_told(changes: dict[str, object], told: str) -> None:
    settings = Settings().model_copy(update={**_QUICK, "llm_provider": "gigachat", **changes})
    with pytest.raises(BadInputError, match=told):
        load_chat_model(settings)


def test_a_missing_package_of_gigachat_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "langchain_gigachat", None)
    settings = Settings().model_copy(update={**_QUICK, "llm_provider": "gigachat"})
    with pytest.raises(BadInputError, match=r"nko-consultant\[gigachat\]"):
        load_chat_model(settings)


@pytest.mark.parametrize(
    ("base_url", "local"),
    [pytest.param("http://localhost:11434/v1", True, id="this machine"), pytest.param(None, False, id="its own address")],
)
def test_gigachat_is_elsewhere_unless_its_address_says_otherwise(base_url: str | None, local: bool) -> None:
    settings = Settings().model_copy(update={**_QUICK, "llm_provider": "gigachat", "llm_base_url": base_url})
    writer = load_chat_model(settings)
    assert writer is not None
    assert writer.local is local
