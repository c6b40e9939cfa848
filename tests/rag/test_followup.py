"""Questions of a conversation are made to stand alone."""

import pytest

from rag.followup import standalone
from rag.glossary import Glossary
from rag.settings import PROJECT
from rag.types import Message, Question

GLOSSARY = Glossary.load(PROJECT / "corpus" / "glossary.yaml")
FEE = "Какая госпошлина за регистрацию АНО?"
PAPERS = "Какие документы нужны для регистрации АНО?"
TERM = "Какой срок проекта у ФПГ?"


@pytest.mark.parametrize(
    ("earlier", "asked", "alone"),
    [
        pytest.param([FEE], "а для фонда?", "Какая госпошлина за регистрацию фонда?", id="another form"),
        pytest.param([FEE], "фонда?", "Какая госпошлина за регистрацию фонда?", id="its name alone"),
        pytest.param([TERM], "а у ПФКИ?", "Какой срок проекта у пфки?", id="another fund"),
        pytest.param(["Какой налог с пожертвования физлица?"], "а юрлица?", "Какой налог с пожертвования юрлица?", id="another person"),
        pytest.param([PAPERS], "сколько это стоит?", f"{PAPERS} сколько это стоит?", id="another aspect"),
        pytest.param([PAPERS], "Сколько стоит?", f"{PAPERS} Сколько стоит?", id="another aspect without a pronoun"),
        pytest.param([FEE], "А если её не платить?", f"{FEE} А если её не платить?", id="a pronoun"),
        pytest.param(
            [PAPERS, "а для фонда?"],
            "а сколько это стоит?",
            "Какие документы нужны для регистрации фонда? а сколько это стоит?",
            id="an aspect of the other form",
        ),
        pytest.param(
            [PAPERS, "а сколько это стоит?"],
            "а для фонда?",
            "Какие документы нужны для регистрации фонда? а сколько это стоит?",
            id="the same aspect of another form",
        ),
        pytest.param([PAPERS, "сколько ждать?"], "а сколько стоит?", f"{PAPERS} а сколько стоит?", id="the last aspect of two"),
        pytest.param([PAPERS, FEE], "а для фонда?", "Какая госпошлина за регистрацию фонда?", id="the last subject of two"),
        pytest.param(
            ["Чем АНО отличается от фонда?"], "а ассоциация?", "Чем АНО отличается от фонда? а ассоциация?", id="two to choose from"
        ),
        pytest.param(["Куда сдают отчёт?"], "а для фонда?", "Куда сдают отчёт? а для фонда?", id="nothing to contrast"),
        pytest.param([FEE], "Что такое ТОС?", "Что такое ТОС?", id="asks for a definition"),
        pytest.param([FEE], "Куда сдают отчётность волонтёры?", "Куда сдают отчётность волонтёры?", id="a question of its own"),
        pytest.param([], "а для фонда?", "а для фонда?", id="nothing before"),
    ],
)
def test_a_question_stands_alone(earlier: list[str], asked: str, alone: str) -> None:
    history = tuple(message for text in earlier for message in (Message("user", text), Message("assistant", "Ответ про фонд.")))
    assert standalone(Question(asked, history=history), asked, GLOSSARY) == alone
