"""What goes wrong is told in the language of the page."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.ui.failure import error_html, sentence, told
from app.ui.language import english, russian
from app.waiting import DoorClosedError, TryLaterError
from rag import errors
from rag.errors import BadInputError, ConsultantError, UnreadableDocumentError
from rag.settings import PROJECT

_ENGLISH = english()
_TERMINAL_ONLY = (
    "app/api",
    "app/bench.py",
    "app/cli.py",
    "app/review_command.py",
    "app/server.py",
    "app/wiring.py",
    "ingest/download.py",
    "ingest/fetch.py",
)
"""Where errors are raised which no room meets."""
_ERRORS = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, ConsultantError)}
_RAISED = _ERRORS | {kind.__name__ for kind in (TryLaterError, DoorClosedError)}
_SOURCES = [
    path
    for part in ("rag", "ingest", "app")
    for path in sorted((PROJECT / part).rglob("*.py"))
    if not str(path.relative_to(PROJECT)).startswith(_TERMINAL_ONLY)
]


def _written(node: ast.expr) -> str | None:
    """The sentence of a literal, with `7` wherever a value is filled in."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _raised(source: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _RAISED and node.args:
            text = _written(node.args[0])
            if text is not None and any(map(str.isalpha, text)):
                yield text


@pytest.mark.parametrize("source", [path for path in _SOURCES if [*_raised(path)]], ids=lambda path: str(path.relative_to(PROJECT)))
def test_every_error_that_a_room_may_meet_has_its_english(source: Path) -> None:
    for text in _raised(source):
        said = _ENGLISH(text)
        assert said.count("7") == text.count("7"), f"{text!r} names other things than {said!r}"


@pytest.mark.parametrize("name", sorted(_ERRORS))
def test_every_title_of_an_error_has_its_english(name: str) -> None:
    title = vars(errors)[name].title
    assert _ENGLISH(title) != title


def test_what_fills_a_sentence_is_said_in_the_same_language() -> None:
    error = UnreadableDocumentError("Формат файла «Бюджет.xls» не читается, внутри электронная таблица: сохраните её как PDF.")
    assert _ENGLISH(str(error)) == ("Files like “Бюджет.xls” are not read, inside it is a file of the kind: spreadsheet: save it as PDF.")
    asked = "Ответьте ещё на вопросы: «Кто учреждает?», «Неизвестно что»"
    assert _ENGLISH(asked).startswith("Please answer these questions too: ")
    assert "“Неизвестно что”" in _ENGLISH(asked)
    closed = "Пароль не подошёл. Проверьте его и повторите. Следующая попытка — через 8 с."
    assert _ENGLISH(closed) == "The password is wrong. Check it and repeat. The next try is in 8 s."
    assert _ENGLISH("Критерии: готово — 7, нет в тексте — 2.") == "Criteria: ready — 7, not in the text — 2."
    assert _ENGLISH("Критерии: готово — 7, неведомо — 2.") == "Criteria: ready — 7, неведомо — 2."


def test_a_sentence_without_english_stays_as_it_is() -> None:
    assert sentence("Такого никто не переводил.", _ENGLISH) == "Такого никто не переводил."
    with pytest.raises(KeyError):
        _ENGLISH("Такого никто не переводил.")


def test_an_error_is_told_in_markdown_and_in_html() -> None:
    error = BadInputError("Сначала выберите файл.")
    assert told(error, russian) == "**Нужно поправить.** Сначала выберите файл."
    assert told(error, _ENGLISH) == "**Please check.** Choose a file first."
    assert "<strong>Please check.</strong> Choose a file first." in error_html(error, _ENGLISH)
    assert "&lt;b&gt;" in error_html(BadInputError("<b>"), _ENGLISH)


def test_an_unexpected_fault_tells_nothing_of_its_message() -> None:
    assert "Кораблёв" not in told(ValueError("Кораблёв"), _ENGLISH)
