"""A conversation as the reader's own browser keeps it, and as it is taken away: plain text, DOCX."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docx.document import Document as DocumentType
from pydantic import TypeAdapter, ValidationError

from app.library import OWN, RETOLD
from app.word_file import new_document, plain, saved
from rag.confidence import UNCHECKED
from rag.types import Answer, Citation, Message

KEPT = 25
"""So many last turns are kept: as many messages as the API takes for a history."""

_BOLD = re.compile(r"(\*\*[^*\n]+\*\*)")


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and its answer."""

    question: str
    answer: Answer


_TURNS = TypeAdapter(tuple[Turn, ...])


def stored(turns: Sequence[Turn]) -> object:
    """The last turns as JSON for the browser, without traces."""
    return _TURNS.dump_python(tuple(turns[-KEPT:]), mode="json")


def restored(value: object) -> tuple[Turn, ...]:
    """The turns a browser kept; none when another version of the program wrote them, or somebody else."""
    try:
        return _TURNS.validate_python(value or ())
    except ValidationError:
        return ()


def messages(turns: Sequence[Turn]) -> tuple[Message, ...]:
    """The turns as the consultant takes them for a history."""
    return tuple(
        message for turn in turns for message in (Message("user", turn.question), Message("assistant", turn.answer.text)) if message.content
    )


def source_line(citation: Citation) -> str:
    """A source on one line: where, of which act, at which address, known when; of people's own, that nobody has checked it."""
    known = f"известно на {citation.as_of:%d.%m.%Y}" if citation.as_of else ""
    unchecked = UNCHECKED.capitalize() if citation.collection == OWN else ""
    return ". ".join(filter(None, [f"[{citation.n}] {citation.locator} — {citation.source}", unchecked, known, citation.url or ""]))


def plain_text(turn: Turn) -> str:
    """Question, answer, notices and numbered sources, to be pasted anywhere."""
    answer = turn.answer
    sources = ["Источники:", *map(source_line, answer.citations)] if answer.citations else []
    return (
        "\n".join([turn.question, "", answer.text.replace("**", ""), "", *answer.notices, "", *sources]).replace("\n\n\n", "\n\n").strip()
        + "\n"
    )


def as_docx(turns: Sequence[Turn], *, day: str) -> bytes:
    """The conversation as a Word document: each question with its answer, notices and numbered sources."""
    document = new_document("Ответы консультанта НКО")
    document.add_heading("Ответы консультанта НКО", level=0)
    document.add_paragraph(f"Составлено {day}. Это справка по источникам, а не заключение юриста.")
    for turn in turns:
        _add_turn(document, turn)
    return saved(document)


def _add_turn(document: DocumentType, turn: Turn) -> None:
    document.add_heading(plain(turn.question), level=1)
    for style, line in _lines(turn.answer.text):
        paragraph = document.add_paragraph(style=style)
        for piece in _BOLD.split(line):
            paragraph.add_run(piece.strip("*") if _BOLD.fullmatch(piece) else piece).bold = bool(_BOLD.fullmatch(piece))
    for notice in turn.answer.notices:
        document.add_paragraph(plain(notice), style="Intense Quote")
    if turn.answer.citations:
        document.add_heading("Источники", level=2)
        document.add_paragraph(RETOLD)
    for citation in turn.answer.citations:
        document.add_paragraph(plain(source_line(citation)))
        document.add_paragraph(f"«{plain(citation.quote)}»", style="Quote")


def _lines(text: str) -> Iterator[tuple[str | None, str]]:
    """Lines of an answer with their style: items of lists, and paragraphs."""
    for line in filter(None, map(str.strip, plain(text).splitlines())):
        yield ("List Bullet", line.removeprefix("- ")) if line.startswith("- ") else (None, line)
