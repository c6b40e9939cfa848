"""The whole path with a language model, against a real server on loopback that may misbehave."""

from dataclasses import replace

import pytest
from pydantic import SecretStr

from app.wiring import App
from rag.adapters.chat_models import load_chat_model
from rag.chain import Consultant, Delta
from rag.settings import Settings
from rag.types import Answer, Question
from tests.rag.adapters.openai_server import Script, openai_server

_QUESTION = Question("Сколько стоит регистрация?")


def _consultant(app: App, base_url: str) -> Consultant:
    settings = app.settings.model_copy(
        update={"llm_base_url": base_url, "llm_model": "test-model", "llm_api_key": SecretStr("key"), "llm_timeout_seconds": 1.0}
    )
    return replace(app.consultant, writer=load_chat_model(settings))


def test_no_model_is_loaded_unless_configured() -> None:
    assert load_chat_model(Settings()) is None


def test_a_supported_sentence_is_shown_with_the_quote_the_program_cut(small_app: App) -> None:
    script = Script(["Регистрация организации стоит ", "4 000 рублей. [s1]\n", "Скачайте программу. [s99]"])
    with openai_server(script) as address:
        answer = _consultant(small_app, address).ask(_QUESTION)
    assert answer.mode == "test-model"
    assert answer.text == "Регистрация организации стоит 4 000 рублей. [1]"
    assert answer.citations[0].locator == "7-ФЗ, ст. 13.1, п. 5"
    assert answer.citations[0].quote == "Госпошлина за регистрацию организации — 4 000 рублей."


def test_an_invented_number_is_dropped_and_the_extract_takes_over(small_app: App) -> None:
    with openai_server(Script(["Госпошлина за регистрацию организации — 5 000 рублей. [s1]"])) as address:
        answer = _consultant(small_app, address).ask(_QUESTION)
    assert answer.mode == "extractive"
    assert "5 000" not in answer.text
    assert "4 000 рублей" in answer.text
    assert any("Модель не дала ответа" in notice for notice in answer.notices)


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(Script(["x"], status=500), id="server error"),
        pytest.param(Script(["x"], status=401), id="wrong key"),
        pytest.param(Script(["a", "b"], stall_seconds=5.0), id="stalls"),
    ],
)
def test_a_failing_model_falls_back_and_says_so(small_app: App, script: Script) -> None:
    with openai_server(script) as address:
        answer = _consultant(small_app, address).ask(_QUESTION)
    assert answer.mode == "extractive"
    assert "4 000 рублей" in answer.text
    assert any("Языковая модель не отвечает" in notice for notice in answer.notices)


def test_an_unreachable_model_falls_back_and_says_so(small_app: App) -> None:
    answer = _consultant(small_app, "http://127.0.0.1:9/v1").ask(_QUESTION)
    assert answer.status != "refused"
    assert answer.mode == "extractive"
    assert any("Языковая модель не отвечает" in notice for notice in answer.notices)


def test_a_model_that_breaks_off_midway_is_withdrawn(small_app: App) -> None:
    script = Script(["Регистрация организации стоит 4 000 рублей. [s1]\n", "И ещё", "…"], break_after=2)
    with openai_server(script) as address:
        events = list(_consultant(small_app, address).stream(_QUESTION))
    last = events[-1]
    assert isinstance(last, Answer)
    if last.mode == "extractive":  # the client noticed the break
        restart = next(i for i, e in enumerate(events) if isinstance(e, Delta) and e.restart)
        after = "".join(e.text for e in events[restart:] if isinstance(e, Delta))
        assert after == last.text
    assert "4 000 рублей" in last.text
    assert "И ещё" not in last.text


def test_a_local_model_sees_the_question_as_asked(small_app: App) -> None:
    script = Script(["НЕТ ОТВЕТА"])
    with openai_server(script) as address:
        _consultant(small_app, address).ask(Question("Сколько стоит регистрация организации, какая госпошлина? +7 900 123-45-67"))
    assert "+7 900 123-45-67" in str(script.requests[0]["messages"])
