"""A conversation kept by the browser and taken away as text and DOCX."""

import io
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from app.conversation import KEPT, Turn, as_docx, messages, plain_text, restored, stored
from rag.types import Answer, Citation, Message

_CITATION = Citation(
    n=1,
    document_id="fee",
    title="Госпошлина",
    collection="legislation",
    locator="НК РФ, ст. 333.33",
    quote="Госпошлина — 4 000 рублей.",
    url="http://example.org/nk",
    as_of=date(2026, 3, 1),
    confidence="high",
    passage_id="fee.1",
    start=0,
    end=26,
    source="Налоговый кодекс",
)
_TURN = Turn("Сколько стоит?", Answer("answered", "**Коротко:** 4 000 рублей. [1]\n\n- без копий. [1]", (_CITATION,), ("Источник стар.",)))


def test_what_the_browser_kept_comes_back_whole() -> None:
    assert restored(stored([_TURN])) == (_TURN,)


@pytest.mark.parametrize("value", [None, [], "чужое", [{"question": "?"}], {"a": 1}, 7], ids=repr)
def test_what_is_not_a_conversation_is_none(value: object) -> None:
    assert restored(value) == ()


def test_a_document_of_ones_own_is_told_to_be_unchecked() -> None:
    own = replace(_CITATION, collection="uploads", url=None, as_of=None)
    taken = plain_text(replace(_TURN, answer=replace(_TURN.answer, citations=(own,))))
    assert "[1] НК РФ, ст. 333.33 — Налоговый кодекс. Добавлен вами, не проверялся" in taken
    assert "не проверялся" not in plain_text(_TURN)


def test_the_oldest_turns_are_let_go() -> None:
    turns = [replace(_TURN, question=str(number)) for number in range(KEPT + 2)]
    assert [turn.question for turn in restored(stored(turns))] == [str(number) for number in range(2, KEPT + 2)]


def test_turns_are_the_history_of_a_follow_up() -> None:
    assert messages([_TURN]) == (Message("user", "Сколько стоит?"), Message("assistant", _TURN.answer.text))


def test_the_text_holds_question_answer_notices_and_sources() -> None:
    assert plain_text(_TURN) == (
        "Сколько стоит?\n\nКоротко: 4 000 рублей. [1]\n\n- без копий. [1]\n\nИсточник стар.\n\n"
        "Источники:\n[1] НК РФ, ст. 333.33 — Налоговый кодекс. известно на 01.03.2026. http://example.org/nk\n"
    )


def test_a_refusal_is_copied_without_a_list_of_sources() -> None:
    assert plain_text(Turn("Погода?", Answer("refused", "Не знаю."))) == "Погода?\n\nНе знаю.\n"


def test_the_document_holds_all_that_the_reader_saw() -> None:
    hostile = replace(_TURN, question="Сколько\x00 <b>стоит</b>?")
    document = Document(io.BytesIO(as_docx([_TURN, hostile], day="01.03.2026")))
    told = {paragraph.text: paragraph for paragraph in document.paragraphs}
    styles = {paragraph.text: paragraph.style and paragraph.style.name for paragraph in document.paragraphs}
    assert styles["Сколько стоит?"] == styles["Сколько <b>стоит</b>?"] == "Heading 1"
    assert told["Коротко: 4 000 рублей. [1]"].runs[1].bold
    assert styles["без копий. [1]"] == "List Bullet"
    assert "Источник стар." in told
    assert "«Госпошлина — 4 000 рублей.»" in told
    assert any("01.03.2026" in line for line in told)


def test_a_space_that_does_not_break_stays_in_the_document() -> None:
    spaced = replace(_TURN, question="Это 4\u00a0000 рублей?")
    document = Document(io.BytesIO(as_docx([spaced], day="01.03.2026")))
    assert "Это 4\u00a0000 рублей?" in [paragraph.text for paragraph in document.paragraphs]
