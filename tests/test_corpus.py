"""The corpus as a whole: what `nko corpus check` finds, and what its own questions show."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from app.wiring import App
from ingest.check import check_corpus, stale
from rag.kinds import Refusals
from rag.privacy import mask
from rag.settings import PROJECT, Settings
from rag.types import Passage, Question

_CORPUS = PROJECT / "corpus"


@pytest.fixture(scope="module")
def passages(app: App) -> list[Passage]:
    return list(app.index.get().passages.values())


def test_the_corpus_has_no_problems() -> None:
    assert check_corpus(Settings()) == []


def test_no_question_that_the_corpus_answers_is_taken_for_a_forbidden_one(passages: list[Passage]) -> None:
    refusals = Refusals.load(_CORPUS / "refusals.yaml")
    asked = [question for passage in passages for question in (passage.heading, *passage.questions)]
    matched = [(question, kind.kind) for question in asked if (kind := refusals.match(question)) and not kind.evidence]
    assert len(asked) > 3_000
    assert matched == []


def test_questions_that_the_corpus_answers_are_answered_whatever_their_kind_is_taken_for(app: App, passages: list[Passage]) -> None:
    asked = [question for passage in passages[::20] for question in (passage.heading, *passage.questions)]
    answers = {question: app.consultant.ask(Question(question)) for question in asked}
    refused = [question for question, answer in answers.items() if answer.status == "refused" and not answer.citations]
    partial = [question for question, answer in answers.items() if answer.status == "partial"]
    assert len(asked) > 150
    assert refused == []
    assert len(partial) <= 0.03 * len(asked), partial


def test_no_question_of_the_corpus_names_anybody_in_any_case_of_letters(passages: list[Passage]) -> None:
    asked = {text for passage in passages for text in (passage.heading, *passage.questions)}
    taken = {text: hidden for question in asked for text in (question, question.lower()) if (hidden := mask(text)[1])}
    assert {text: hidden for text, hidden in taken.items() if not all(label.startswith("[диагноз") for label in hidden)} == {}


def test_headings_find_their_own_sections(app: App, passages: list[Passage]) -> None:
    retriever = app.consultant.retriever()
    sample = passages[::10]
    found = [p.id in [hit.passage.id for hit in retriever.hits(app.consultant.understand(Question(p.heading)))[:5]] for p in sample]
    assert sum(found) >= 0.97 * len(sample)


def test_the_fund_of_2026_is_closed_and_the_weak_facts_are_listed() -> None:
    lines = stale(Settings(), today=date(2026, 11, 23))
    assert any(line.startswith("Положение ФПГ 2026-1: приём заявок закончился 15.10.2025") for line in lines)
    assert any("низкая уверенность" in line for line in lines)


def test_every_source_is_cited_by_some_passage(passages: list[Passage]) -> None:
    titles = {norm.title for passage in passages for statement in passage.statements for norm in statement.norms}
    sources = tomllib.loads(Path(_CORPUS / "sources.toml").read_text("utf-8"))["source"]
    assert [source["short"] for source in sources if source["title"] not in titles] == []


@pytest.mark.parametrize(
    ("question", "reckoned"),
    [
        pytest.param("подали документы 2 марта 2026, когда ждать решения минюста", "14 рабочих дней с 2 марта 2026 года", id="decision"),
        pytest.param("решение о создании приняли 5 мая 2026, до какого числа подать документы", "3 месяца с 5 мая 2026 года", id="filing"),
        pytest.param(
            "АНО открыли 1 июня 2026, когда можно на президентский грант", "один год ей исполнится 1 июня 2027 года", id="contest"
        ),
    ],
)
def test_a_time_is_reckoned_first_whatever_else_has_the_same_date(app: App, question: str, reckoned: str) -> None:
    assert reckoned in app.consultant.ask(Question(question)).text.split("\n\n")[0]
