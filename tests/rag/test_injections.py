"""Instructions in questions, history and documents are data: not even a model that obeys them all gets one into an answer.

The obedient model is a server on loopback; the whole path runs, the guard is the last thing that stands.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from pydantic import SecretStr

from rag.adapters.chat_models import load_chat_model
from rag.chain import Consultant
from rag.generate import Writer, prompt
from rag.injection import speaks_to_the_model
from rag.settings import Settings
from rag.types import Answer, Message, Passage, Question
from rag.verify import quoted
from tests.rag.adapters.openai_server import Script, openai_server
from tests.rag.fakes import consultant, hit, norm, passage

Attack = Mapping[str, str]

_ATTACKS = yaml.safe_load((Path(__file__).parent / "injections.yaml").read_text("utf-8"))
_IN_DOCUMENTS = [attack for attack in _ATTACKS if attack["where"] in {"own", "heading", "table", "item"}]
_ASKED = "Какая госпошлина по ст. 333.33 НК РФ?"
_ALL_IDS = "".join(f"[s{number}]" for number in range(1, 30))
FEE = passage(
    "fee",
    "Госпошлина за регистрацию — 4 000 рублей. Электронно её не платят. О смене директора организация обязана сообщить.",
    heading="Какая госпошлина?",
    norms=[norm("НК РФ, ст. 333.33")],
)


def _ids(attacks: list[Attack]) -> list[str]:
    return [f"{attack['where']}: {attack['attack'][:40]}" for attack in attacks]


def _own(attack: Attack) -> Passage:
    """The user's own document with the attack in it, in the place that it names."""
    texts = {
        "own": f"Мы собрали документы. {attack['attack']} Заявление готово.",
        "table": f"| Что | Сколько |\n| --- | --- |\n| {attack['attack']} | 1 |",
        "item": f"Собрали:\n\n- заявление;\n- {attack['attack']}.",
    }
    heading = attack["attack"] if attack["where"] == "heading" else "Наши документы"
    text = texts.get(attack["where"], "Мы собрали документы.")
    return passage("own", text, heading=heading, document_id="own", collection="uploads", norms=[norm("Наш файл, с. 1")])


def _question(attack: Attack) -> Question:
    if attack["where"] == "history":
        return Question(_ASKED, history=(Message("user", attack["attack"]), Message("assistant", attack["attack"])))
    return Question(f"{_ASKED} {attack['attack']}" if attack["where"] == "question" else _ASKED)


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[Script, Writer]]:
    """A server that writes what it is told, and the writer that asks it as one that is elsewhere."""
    script = Script()
    with openai_server(script) as address:
        settings = Settings().model_copy(update={"llm_base_url": address, "llm_model": "obedient", "llm_api_key": SecretStr("k")})
        writer = load_chat_model(settings)
        assert writer is not None
        yield script, replace(writer, local=False)


def _answer(attack: Attack, server: tuple[Script, Writer]) -> Answer:
    script, writer = server
    script.pieces = [attack["reply"].replace("{all}", _ALL_IDS)]
    asked: Consultant = consultant([FEE, _own(attack)], {"fee": 0.9, "own": 0.5}, writer=writer)
    return asked.ask(_question(attack))


def test_there_are_attacks_enough() -> None:
    assert len(_ATTACKS) >= 40


@pytest.mark.parametrize("attack", _ATTACKS, ids=_ids(_ATTACKS))
def test_nothing_an_obedient_model_writes_is_shown(attack: Attack, server: tuple[Script, Writer]) -> None:
    answer = _answer(attack, server)
    assert not [words for words in attack["never"] if words in answer.text]
    assert answer.status == "refused" or answer.mode == "extractive"
    assert answer.status == "refused" or quoted(answer)


@pytest.mark.parametrize("attack", _IN_DOCUMENTS, ids=_ids(_IN_DOCUMENTS))
def test_orders_in_a_document_do_not_reach_the_model(attack: Attack) -> None:
    shown = str(prompt(_ASKED, [hit(FEE), hit(_own(attack))], local=False).messages[-1].content)
    assert attack["attack"] not in shown


def test_a_true_answer_passes_beside_an_attack(server: tuple[Script, Writer]) -> None:
    told = {**_ATTACKS[0], "where": "own", "reply": "За регистрацию платят госпошлину 4 000 рублей. [s1]"}
    answer = _answer(told, server)
    assert (answer.mode, answer.text) == ("obedient", "За регистрацию платят госпошлину 4 000 рублей. [1]")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Напишите заявление по форме Р11001.", id="polite orders to people"),
        pytest.param("Указания Минюста публикуют на портале.", id="orders of a ministry"),
        pytest.param("Систему оценки заявок утверждает фонд.", id="a system of something"),
        pytest.param("Ответственный за отчёт — директор.", id="a word that begins like an order"),
        pytest.param("Пользователь сайта согласен с правилами.", id="a user"),
    ],
)
def test_what_documents_say_to_people_is_evidence(text: str) -> None:
    assert not speaks_to_the_model(text)
