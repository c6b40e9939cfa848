"""What counts as the right citation."""

from typing import Literal

import pytest

from evals.questions import EvalQuestion, same_place
from evals.run import SETS, Outcome, load_set, metrics
from rag.types import Answer, Citation


@pytest.mark.parametrize(
    ("wanted", "cited", "same"),
    [
        pytest.param("ГК РФ, ст. 123.5, п. 1", "ГК РФ, ст. 123.5", True, id="article without its point"),
        pytest.param("ГК РФ, ст. 123.5", "ГК РФ, ст. 123.5, п. 2", True, id="another point of the article"),
        pytest.param("ГК РФ, ст. 123.5", "ГК РФ, ст. 123.50", False, id="a longer number"),
        pytest.param("ГК РФ, ст. 123.5", "7-ФЗ, ст. 123.5", False, id="another act"),
        pytest.param("ГК РФ, ст. 123.18", "ГК РФ, ст. 123.17–123.20", True, id="inside a cited range"),
        pytest.param("ГК РФ, ст. 123.17–123.20", "ГК РФ, ст. 123.19, п. 4", True, id="inside a wanted range"),
        pytest.param("ГК РФ, ст. 123.21", "ГК РФ, ст. 123.17–123.20", False, id="outside the range"),
        pytest.param("Положение ФПГ 2026-1, п. 30", "Положение ФПГ 2026-1, п. 30, с. 18", True, id="with a page"),
        pytest.param("Положение ФПГ 2026-1, п. 30", "Положение ФПГ 2026-1, п. 3", False, id="a shorter number"),
        pytest.param("Курс, C04", "Курс, C04", True, id="the module"),
        pytest.param("Курс, C04", "Курс, C05", False, id="another module"),
        pytest.param("Росмолодёжь.Гранты", "Росмолодёжь.Гранты", True, id="a source without places"),
    ],
)
def test_same_place(wanted: str, cited: str, same: bool) -> None:
    assert same_place(wanted, cited) is same


def test_every_question_can_be_judged() -> None:
    for name in SETS:
        for question in load_set(name):
            assert question.expected != "answer" or question.locators, question.id


def test_metrics_count_only_the_questions_they_are_about() -> None:
    wanted = EvalQuestion(id="1", role="участник", question="?", expected="answer", locators=("7-ФЗ, ст. 1",), facts=("да",))
    unwanted = EvalQuestion(id="2", role="участник", question="?", expected="refuse", kind="off_topic")
    refused = Answer("refused", "нет")
    rates = metrics([Outcome(wanted, refused, found=True), Outcome(unwanted, refused, found=False)])
    assert (rates["hit@5"].value, rates["hit@5"].n) == (1.0, 1)
    assert (rates["answered"].value, rates["refused"].value) == (0.0, 1.0)
    assert rates["faithful"].n == 0
    assert (rates["precision"].n, rates["coverage"].value) == (0, 0.0)


@pytest.mark.parametrize(
    ("expected", "text", "locator", "precision", "coverage"),
    [
        pytest.param("answer", "да", "7-ФЗ, ст. 1", 1.0, 1.0, id="right"),
        pytest.param("answer", "да", "7-ФЗ, ст. 2", 0.0, 1.0, id="answered with another norm"),
        pytest.param("refuse", "да", "7-ФЗ, ст. 1", 0.0, 0.0, id="answered when it should be refused"),
        pytest.param("hedge", "да", "7-ФЗ, ст. 2", 1.0, 0.0, id="a doubtful one says what it must"),
    ],
)
def test_precision_and_coverage_are_told_apart(
    expected: Literal["answer", "refuse", "hedge"], text: str, locator: str, precision: float, coverage: float
) -> None:
    question = EvalQuestion(id="1", role="участник", question="?", expected=expected, locators=("7-ФЗ, ст. 1",), facts=("да",))
    citation = Citation(1, "law", "Закон", "legislation", locator, "да", None, None, "high", "p", 0, 2, "Закон")
    rates = metrics([Outcome(question, Answer("answered", text, (citation,)), found=True)])
    assert (rates["precision"].value, rates["coverage"].value) == (precision, coverage)
