"""`corpus/lessons.yaml`: ready scenarios for trainers, and the invented material that they use."""

import re
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field

from app.lesson.run import Switch
from rag.corpus_file import load_data

_HEADING = re.compile(r"^## (.+?) \{", re.MULTILINE)
Said = Annotated[str, Field(min_length=1)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Demonstration(_Part):
    """One question to show, what to break in it, what to look at, and what to ask the class. `secret` hides what is broken."""

    question: Said
    switches: tuple[Switch, ...] = ()
    secret: bool = False
    look_at: Said
    ask: Said


class Lesson(_Part):
    """A scenario. `section` is the heading of the course's section that describes it."""

    title: Said
    goal: Said
    minutes: Annotated[int, Field(ge=1, le=90)]
    section: Said
    demonstrations: Annotated[tuple[Demonstration, ...], Field(min_length=1)]


class Injected(_Part):
    """The hostile document that a class puts among the passages; a trainer may write another."""

    title: Said
    text: Said


class Liar(_Part):
    """The «model» that makes things up; its name says so. `inventions` are false."""

    name: Said
    inventions: Annotated[tuple[Said, ...], Field(min_length=1)]


class Lessons(_Part):
    """All that the class mode needs from the corpus."""

    injected: Injected
    liar: Liar
    lessons: Annotated[tuple[Lesson, ...], Field(min_length=1)]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the file.

        Raises:
            ConsultantError: it is missing or malformed.
        """
        return load_data(cls, path, complaint="Сценарии занятий {path} не читаются, исправьте их")


def lesson_problems(corpus: Path) -> list[str]:
    """Lessons whose section is no heading of a course; nothing for a corpus without lessons.

    Raises:
        ConsultantError: the file of lessons is malformed.
    """
    path = corpus / "lessons.yaml"
    if not path.exists():
        return []
    headings = {heading for course in (corpus / "courses").glob("*.md") for heading in _HEADING.findall(course.read_text("utf-8"))}
    return [
        f"{path}: занятие «{lesson.title}» ссылается на раздел «{lesson.section}», которого в курсах нет"
        for lesson in Lessons.load(path).lessons
        if lesson.section not in headings
    ]
