"""What readers say of answers, as it is kept and as the evals take it."""

from pathlib import Path

import pytest

from app.feedback import Feedback, keep, kept
from evals.questions import load_questions
from rag.types import Answer

_ANSWER = Answer("answered", "Пошлина — 4 000 рублей, Иванов Пётр Сергеевич. [1]")


def test_personal_data_is_masked_with_one_label_throughout() -> None:
    word = Feedback.on(
        "Мой телефон +7 912 345-67-89, сколько стоит?", _ANSWER, role="участник", helped=False, reason="звоните +7 912 345-67-89"
    )
    assert word.question == "Мой телефон [телефон 1], сколько стоит?"
    assert word.reason == "звоните [телефон 1]"
    assert "Иванов" not in word.text


@pytest.mark.parametrize(
    ("answer", "helped", "expected"),
    [
        pytest.param(_ANSWER, True, "answer", id="an answer that helped"),
        pytest.param(Answer("refused", "Не знаю."), True, "refuse", id="a right refusal"),
        pytest.param(Answer("refused", "Не знаю."), False, "answer", id="a wrong refusal"),
    ],
)
def test_what_was_kept_is_a_candidate_question(tmp_path: Path, answer: Answer, helped: bool, expected: str) -> None:
    for _ in range(2):
        keep(Feedback.on("Сколько стоит?", answer, role="тренер", helped=helped), tmp_path)
    questions = tmp_path / "questions.jsonl"
    questions.write_text("\n".join(word.candidate(number) for number, word in enumerate(kept(tmp_path), 1)), "utf-8")
    assert [(q.id, q.role, q.question, q.expected) for q in load_questions(questions)] == [
        ("F001", "тренер", "Сколько стоит?", expected),
        ("F002", "тренер", "Сколько стоит?", expected),
    ]


def test_nothing_is_kept_before_the_first_word(tmp_path: Path) -> None:
    assert kept(tmp_path) == []
