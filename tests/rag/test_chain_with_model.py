"""The story with a language model: only what the evidence supports is told, and nothing is lost when the model fails."""

from collections.abc import Callable, Iterator, Sequence

import pytest
from langchain_core.messages import BaseMessage

from rag.chain import Consultant, Delta, Event
from rag.errors import ModelUnavailableError
from rag.generate import Writer
from rag.types import Answer, Message, Question, TraceStep
from rag.verify import quoted
from tests.rag.fakes import consultant, norm, passage

FEE = passage(
    "fee",
    "Госпошлина за регистрацию — 4 000 рублей. Электронно её не платят.",
    heading="Какая госпошлина?",
    norms=[norm("НК РФ, ст. 333.33")],
)
NAMED = "Какая госпошлина по ст. 333.33 НК РФ?"  # names its norm, so it is answered whatever the calibration
EXTRACT = "Госпошлина за регистрацию — 4 000 рублей. [1] Электронно её не платят. [1]"
TRUTH = "За регистрацию платят госпошлину 4 000 рублей. [s1]\n"
LIES = "Госпошлина за регистрацию — 9 000 рублей. [s1]\nЭлектронно её платят. [s2]\nСпросите у юриста.\nТак написано. [s99]\n"


class Model:
    """A model that says its pieces, fails where it is told to, and remembers what it was shown."""

    def __init__(self, *pieces: str, fails: bool = False, local: bool = True) -> None:
        self.pieces, self.fails = pieces, fails
        self.shown: list[str] = []
        self.writer = Writer("fake-model", self._stream, local=local)

    def _stream(self, messages: Sequence[BaseMessage]) -> Iterator[str]:
        self.shown.append("\n\n".join(str(message.text) for message in messages))
        yield from self.pieces
        if self.fails:
            raise ModelUnavailableError("Модель не отвечает.")

    def consultant(self) -> Consultant:
        return consultant([FEE], writer=self.writer)

    def ask(self, question: str = NAMED, *, trace: bool = False, history: tuple[Message, ...] = ()) -> Answer:
        return self.consultant().ask(Question(question, trace=trace, history=history))


def _final_text(events: Sequence[Event]) -> str:
    """What a reader sees who shows the pieces as they come."""
    shown = ""
    for event in events:
        if isinstance(event, Delta):
            shown = event.text if event.restart else shown + event.text
    return shown


def test_a_supported_answer_is_told_in_the_models_words_with_the_programs_quotes() -> None:
    answer = Model(TRUTH).ask()
    assert answer.text == "За регистрацию платят госпошлину 4 000 рублей. [1]"
    assert (answer.mode, answer.status, answer.notices) == ("fake-model", "answered", ())
    assert [c.quote for c in answer.citations] == ["Госпошлина за регистрацию — 4 000 рублей."]


def test_lies_among_the_truth_are_left_out() -> None:
    answer = Model(LIES, TRUTH, LIES).ask()
    assert answer.text.strip() == "За регистрацию платят госпошлину 4 000 рублей. [1]"
    assert answer.mode == "fake-model"


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(LIES, id="only lies"),
        pytest.param("НЕТ ОТВЕТА", id="no answer"),
        pytest.param("НЕТ ОТВЕТА [s1]", id="no answer with an id"),
        pytest.param("", id="silence"),
    ],
)
def test_a_model_that_supports_nothing_gives_way_to_extracts_and_the_reader_is_told(reply: str) -> None:
    answer = Model(reply).ask()
    assert (answer.text, answer.mode) == (EXTRACT, "extractive")
    assert any("Модель не дала ответа" in notice for notice in answer.notices)
    assert quoted(answer)


def test_a_model_unavailable_at_once_gives_way_without_a_restart() -> None:
    events = list(Model(fails=True).consultant().stream(Question(NAMED)))
    answer = events[-1]
    assert isinstance(answer, Answer)
    assert (answer.text, answer.mode) == (EXTRACT, "extractive")
    assert answer.notices == ("Модель не отвечает. Ответ составлен из выдержек без модели.",)
    assert not any(isinstance(event, Delta) and event.restart for event in events)


def test_a_model_that_breaks_off_is_withdrawn_and_the_answer_begins_anew() -> None:
    events = list(Model(TRUTH, "Электрон", fails=True).consultant().stream(Question(NAMED)))
    restarts = [at for at, event in enumerate(events) if isinstance(event, Delta) and event.restart]
    answer = events[-1]
    assert isinstance(answer, Answer)
    assert len(restarts) == 1
    assert _final_text(events[: restarts[0]]) == "За регистрацию платят госпошлину 4 000 рублей. [1]"
    assert _final_text(events) == answer.text == EXTRACT
    assert [c.quote for c in answer.citations] == [FEE.text]
    assert any("Модель не отвечает." in notice for notice in answer.notices)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: Model(LIES, TRUTH), id="answers"),
        pytest.param(lambda: Model(LIES), id="lies"),
        pytest.param(lambda: Model(fails=True), id="is unavailable"),
        pytest.param(lambda: Model(TRUTH, fails=True), id="breaks off"),
    ],
)
def test_the_pieces_add_up_to_the_answer_whatever_the_model_does(make: Callable[[], Model]) -> None:
    *events, last = make().consultant().stream(Question(NAMED))
    assert isinstance(last, Answer)
    assert _final_text(events) == last.text
    assert {f"[{c.n}]" for c in last.citations} == {mark for mark in ("[1]", "[2]", "[3]") if mark in last.text}


def test_a_sentence_is_shown_before_the_model_has_finished() -> None:
    events = Model(TRUTH, "Электронно её не", " платят. [s2]").consultant().stream(Question(NAMED))
    next(events)
    assert next(events) == Delta("За регистрацию платят госпошлину 4 000 рублей. [1]")


def test_a_refused_question_never_reaches_the_model() -> None:
    model = Model(TRUTH)
    assert model.ask("Мы точно победим по ст. 333.33 НК РФ?").status == "refused"
    assert model.ask("Какой проходной балл будет у ПФКИ?").status == "refused"
    assert model.shown == []


def test_a_follow_up_reaches_the_model_with_its_subject() -> None:
    model = Model(TRUTH)
    model.ask("А сколько это в рублях?", history=(Message("user", NAMED),))
    [shown] = model.shown
    assert "Какая госпошлина" in shown.split("Вопрос:")[-1]


def _steps(answer: Answer) -> dict[str, TraceStep]:
    assert answer.trace is not None
    return {step.name: step for step in answer.trace}


def _texts(step: TraceStep) -> list[tuple[str, bool]]:
    sentences = step.detail["sentences"]
    assert isinstance(sentences, list)
    return [(sentence["text"], sentence["supported"]) for sentence in sentences]


def test_a_trace_tells_which_sentences_of_the_model_were_refused() -> None:
    steps = _steps(Model(LIES, TRUTH).ask(trace=True))
    assert list(steps) == ["understand", "retrieve", "expand", "judge", "generate"]
    assert _texts(steps["generate"]) == [
        ("Госпошлина за регистрацию — 9 000 рублей.", False),
        ("Электронно её платят.", False),
        ("Спросите у юриста.", False),
        ("Так написано.", False),
        ("За регистрацию платят госпошлину 4 000 рублей.", True),
    ]


def test_a_sentence_dropped_at_the_start_leaves_no_gap() -> None:
    assert Model(LIES, TRUTH).ask().text.startswith("За регистрацию")


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: Model(LIES), id="lies"),
        pytest.param(lambda: Model(TRUTH, fails=True), id="breaks off"),
    ],
)
def test_a_trace_tells_the_models_sentences_and_the_extracts_apart(make: Callable[[], Model]) -> None:
    steps = _steps(make().ask(trace=True))
    assert list(steps)[-2:] == ["generate", "compose"]
    assert _texts(steps["compose"]) == [("Госпошлина за регистрацию — 4 000 рублей.", True), ("Электронно её не платят.", True)]


_WHERE = pytest.mark.parametrize("local", [pytest.param(True, id="on this machine"), pytest.param(False, id="elsewhere")])
_PRIVATE = f"{NAMED} Пишите на ivan@mail.ru"


@_WHERE
def test_personal_data_stays_on_this_machine(local: bool) -> None:
    model = Model(TRUTH, local=local)
    model.ask(_PRIVATE)
    [shown] = model.shown
    assert ("ivan@mail.ru" in shown) is local


@_WHERE
def test_a_trace_shows_the_prompt_that_the_model_was_shown(local: bool) -> None:
    model = Model(TRUTH, local=local)
    answer = model.ask(_PRIVATE, trace=True)
    assert [_steps(answer)["generate"].detail["prompt"]] == model.shown
