"""The whole story without a language model: a question in, events and a cited answer out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from langchain_core.runnables import RunnableLambda

from rag.chain import Consultant, Delta, Event, Found
from rag.errors import BadInputError
from rag.types import Answer, Message, Passage, Question, Status
from rag.verify import Verdict, quoted
from tests.rag.fakes import consultant, norm, passage, refusals

FEE = passage(
    "fee",
    "Госпошлина за регистрацию — 4 000 рублей. Электронно её не платят.",
    heading="Какая госпошлина?",
    norms=[norm("НК РФ, ст. 333.33")],
)
LIST = passage("list", "В Минюст подают:\n\n- заявление;\n- устав.", collection="courses", norms=[norm("7-ФЗ, ст. 13.1")])
NAMED = "Какая госпошлина по ст. 333.33 НК РФ?"  # names its norm, so it is answered whatever the calibration


def _asked(question: Question | str = NAMED, passages: Sequence[Passage] = (FEE, LIST)) -> Answer:
    return consultant(passages).ask(Question(question) if isinstance(question, str) else question)


def _final_text(events: Sequence[Event]) -> str:
    """What a reader sees who shows the pieces as they come."""
    shown = ""
    for event in events:
        if isinstance(event, Delta):
            shown = event.text if event.restart else shown + event.text
    return shown


def test_an_answer_is_verbatim_and_cited() -> None:
    answer = _asked()
    assert answer.text == "Госпошлина за регистрацию — 4 000 рублей. [1] Электронно её не платят. [1]"
    assert (answer.status, answer.mode, answer.refusal) == ("answered", "extractive", None)
    [citation] = answer.citations
    assert (citation.locator, citation.quote) == ("НК РФ, ст. 333.33", FEE.text)
    assert quoted(answer)


def test_every_quote_is_cut_from_its_passage() -> None:
    passages = {p.id: p for p in (FEE, LIST)}
    answer = consultant(passages.values(), {"fee": 0.9, "list": 0.9}).ask(Question(NAMED))
    assert {c.passage_id for c in answer.citations} <= passages.keys()
    assert all(c.quote == passages[c.passage_id].text[c.start : c.end] for c in answer.citations)


def test_a_section_that_was_cut_is_answered_whole() -> None:
    rest = passage("rest", "За отделение — 1 400 рублей.", heading=FEE.heading, ordinal=1)
    better = [passage(f"p{n}", "О другом.") for n in range(20)]  # they fill the hits, so that the rest is not found itself
    asked = consultant([FEE, rest, *better], {"fee": 0.99, "rest": 0.0, **{p.id: 0.8 for p in better}})
    assert asked.ask(Question(NAMED)).text.endswith("Электронно её не платят. [1]\n\nЗа отделение — 1 400 рублей. [2]")


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        pytest.param("Мы точно победим по ст. 333.33 НК РФ?", "guarantee", id="of a kind not to be answered"),
        pytest.param("Как испечь пирог?", "off_topic", id="not in the corpus"),
    ],
)
def test_a_refusal_says_why_and_cites_nothing(asked: str, kind: str) -> None:
    answer = consultant([FEE], {"fee": 0.0}).ask(Question(asked))
    assert (answer.status, answer.refusal, answer.citations) == ("refused", kind, ())
    assert answer.text == refusals().of(kind).message


def test_a_refusal_with_evidence_goes_on_with_what_is_known() -> None:
    score = passage("score", "Проходной балл прошлого конкурса — 61,5.", heading="Проходной балл")
    told = _asked("Какой проходной балл будет у ПФКИ?", [score])
    assert told.text == f"{refusals().of('unknown').message}\n\nЧто известно: {score.text} [1]"
    assert (told.status, told.refusal) == ("refused", "unknown")
    assert [citation.quote for citation in told.citations] == [score.text]
    assert quoted(told)


@pytest.mark.parametrize(
    "identifier",
    [
        pytest.param("паспорт 4510 123456", id="passport"),
        pytest.param("ИНН 770123456789", id="taxpayer's number"),
        pytest.param("СНИЛС 112-233-445 95", id="snils"),
    ],
)
def test_a_personal_number_does_not_stand_in_the_way_and_is_not_repeated(identifier: str) -> None:
    answer = _asked(f"У меня {identifier}. {NAMED}")
    assert answer.status == "answered"
    assert identifier.split()[1] not in answer.text + "".join(answer.notices)
    assert "Не присылайте личных данных" in answer.notices[0]


def test_what_the_evidence_never_mentions_is_said_to_be_unknown() -> None:
    answer = _asked(f"Что даёт грант «Единорог»? {NAMED}")
    assert answer.status == "partial"
    assert "не сказано о том, что названо в вопросе: «Единорог»" in answer.notices[0]
    assert answer.citations


def test_an_empty_index_is_a_refusal_and_not_an_error() -> None:
    assert _asked("Какая госпошлина?", []).status == "refused"


def test_better_evidence_makes_a_surer_answer_and_a_partial_one_says_so() -> None:
    order: list[Status] = ["refused", "partial", "answered"]
    answers = [consultant([FEE], {"fee": step / 200}).ask(Question("Какая госпошлина за регистрацию?")) for step in range(201)]
    sureness = [order.index(answer.status) for answer in answers]
    assert sureness == sorted(sureness)
    assert set(sureness) == {0, 1, 2}
    assert all(("лишь отчасти" in " ".join(answer.notices)) == (answer.status == "partial") for answer in answers)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param(NAMED, id="answered"),
        pytest.param("Мы точно победим?", id="refused"),
        pytest.param("Какой проходной балл будет у ПФКИ?", id="refused with evidence"),
    ],
)
def test_events_begin_with_what_was_found_and_end_with_the_answer(question: str) -> None:
    asked = consultant([FEE, LIST])
    first, *deltas, last = asked.stream(Question(question))
    assert isinstance(first, Found)
    assert {hit.passage.id for hit in first.hits} == {"fee", "list"}
    assert deltas
    assert all(isinstance(event, Delta) for event in deltas)
    assert isinstance(last, Answer)
    assert _final_text(deltas) == last.text
    assert asked.ask(Question(question)) == last


def _steps(answer: Answer) -> list[str]:
    assert answer.trace is not None
    return [step.name for step in answer.trace]


def test_there_is_no_trace_unless_it_is_asked_for() -> None:
    assert _asked().trace is None


def test_a_trace_tells_every_step_in_order_with_its_time() -> None:
    answer = _asked(Question(NAMED, trace=True))
    assert _steps(answer) == ["understand", "retrieve", "expand", "judge", "compose"]
    assert answer.trace is not None
    assert all(step.milliseconds >= 0 for step in answer.trace)


def test_a_trace_of_a_refusal_ends_where_the_work_did() -> None:
    answer = _asked(Question("Мы точно победим?", trace=True))
    assert _steps(answer) == ["understand", "retrieve", "expand", "judge"]
    assert answer.trace is not None
    assert answer.trace[-1].detail["refusal"] == "guarantee"


def test_a_trace_says_what_was_found_and_what_was_understood() -> None:
    trace = _asked(Question(NAMED, trace=True)).trace
    assert trace is not None
    details: dict[str, Mapping[str, object]] = {step.name: step.detail for step in trace}
    assert details["understand"]["references"] == ("НК РФ, ст. 333.33",)
    hits = details["retrieve"]["hits"]
    assert isinstance(hits, list)
    assert (hits[0]["passage_id"], hits[0]["locator"]) == ("fee", "НК РФ, ст. 333.33")


def _details(question: str, passages: Sequence[Passage] = (FEE, LIST)) -> dict[str, Any]:
    trace = _asked(Question(question, trace=True), passages).trace
    assert trace is not None
    return {step.name: step.detail for step in trace}


def test_a_trace_tells_words_with_their_stems_and_those_that_are_not_searched() -> None:
    words = dict(_details("Какая госпошлина по ст. 333.33 НК РФ?")["understand"]["words"])
    assert (words["госпошлина"], words["по"]) == ("госпошлин", None)


def test_a_trace_tells_what_was_found_and_did_not_go_on() -> None:
    others = [passage(f"p{n:02}", "О другом.") for n in range(20)]
    told = _details(NAMED, [FEE, *others])["retrieve"]
    assert (len(told["hits"]), len(told["dropped"])) == (8, 13)
    assert told["hits"][-1]["score"] >= told["dropped"][0]["score"]


def test_a_trace_shows_the_prompt_that_a_model_would_get() -> None:
    shown = _details(f"{NAMED} Пишите на ivan@mail.ru")["compose"]["prompt"]
    assert "[s1] Госпошлина за регистрацию — 4 000 рублей." in shown
    assert "ivan@mail.ru" not in shown


def test_a_trace_tells_what_a_sentence_was_compared_with() -> None:
    check = _details(NAMED)["compose"]["sentences"][0]
    assert check["verbatim"]
    assert check["quotes"] == [{"passage_id": "fee", "locator": "НК РФ, ст. 333.33", "text": "Госпошлина за регистрацию — 4 000 рублей."}]


def test_a_check_of_ones_own_stands_in_for_the_guard() -> None:
    nothing = replace(consultant([FEE]), verify=lambda _: Verdict(supported=False))
    assert nothing.ask(Question(NAMED)).text == ""


CLOSED = replace(FEE, statements=(replace(FEE.statements[0], norms=(replace(norm("НК РФ, ст. 333.33"), closes=date(2025, 10, 15)),)),))


@pytest.mark.parametrize(
    ("as_of", "warned"),
    [
        pytest.param(None, True, id="today"),
        pytest.param(date(2025, 10, 1), False, id="a day before its end"),
        pytest.param(date(2025, 10, 16), True, id="a day after its end"),
    ],
)
def test_warnings_are_of_the_day_asked_about(as_of: date | None, warned: bool) -> None:
    answer = _asked(Question(NAMED, as_of=as_of), [CLOSED])
    assert any("15.10.2025" in notice for notice in answer.notices) is warned


def test_only_what_is_cited_is_warned_of() -> None:
    low = replace(LIST, statements=(replace(LIST.statements[0], norms=(norm(confidence="low"),)),))
    assert consultant([FEE, low], {"fee": 0.9, "list": 0.1}).ask(Question(NAMED)).notices == ()


def test_only_the_asked_collections_are_searched() -> None:
    found, *_ = consultant([FEE, LIST]).stream(Question(NAMED, collections=("courses",)))
    assert isinstance(found, Found)
    assert [hit.passage.id for hit in found.hits] == ["list"]


def test_a_follow_up_is_answered_in_the_light_of_the_question_before() -> None:
    history = (Message("user", NAMED), Message("assistant", "4 000 рублей."))
    answer = _asked(Question("А если её подавать электронно?", history=history))
    assert answer.status == "answered"
    assert "Электронно её не платят." in answer.text


@pytest.mark.parametrize("text", [pytest.param("", id="empty"), pytest.param("о" * 2_001, id="too long")])
def test_a_question_that_cannot_be_worked_with_is_an_error(text: str) -> None:
    with pytest.raises(BadInputError):
        _asked(text)
    with pytest.raises(BadInputError):
        list(consultant([FEE]).stream(Question(text)))


def test_the_chain_stands_in_other_peoples_chains() -> None:
    asked: Consultant = consultant([FEE])
    last = asked.chain() | RunnableLambda(lambda events: events[-1])
    assert last.invoke(Question(NAMED)) == asked.ask(Question(NAMED))
    assert [isinstance(answer, Answer) for answer in last.batch([Question(NAMED), Question("Мы точно победим?")])] == [True, True]
