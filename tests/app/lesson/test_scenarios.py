"""The scenarios of the corpus: whole, answered as they promise, and checked by `nko corpus check`."""

from pathlib import Path

import pytest

from app.lesson.changes import changes
from app.lesson.classroom import Classroom
from app.lesson.run import Switch
from app.lesson.scenarios import Lessons, lesson_problems
from rag.errors import ConsultantError
from rag.settings import PROJECT

_CORPUS = PROJECT / "corpus"
_LESSONS = Lessons.load(_CORPUS / "lessons.yaml")
_SHOWN = [demonstration for lesson in _LESSONS.lessons for demonstration in lesson.demonstrations]


def test_every_switch_has_a_demonstration() -> None:
    assert {switch for shown in _SHOWN for switch in shown.switches} == {*Switch}


@pytest.mark.parametrize(
    "shown", [s for s in _SHOWN if s.switches and Switch.TINY_PASSAGES not in s.switches], ids=lambda s: f"{s.question} {s.switches}"
)
def test_what_a_demonstration_breaks_changes_what_is_found_or_said(classroom: Classroom, shown: object) -> None:
    assert isinstance(shown, type(_SHOWN[0]))
    run = classroom.walk(shown.question, shown.switches)
    assert run.broken is not None
    assert {"find", "check"} & {change.step for change in changes(run.usual, run.broken)}


def test_questions_to_be_answered_are_and_the_other_is_refused(classroom: Classroom) -> None:
    statuses = {s.question: classroom.walk(s.question).usual.judgement.status for s in _SHOWN if not s.switches}
    refused = {"Какая сегодня погода?", "Какой проходной балл будет на следующем конкурсе?"}
    assert {question for question, status in statuses.items() if status == "refused"} == refused


def test_sections_of_the_course_are_there() -> None:
    assert lesson_problems(_CORPUS) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(("minutes: 10", "minutes: 0"), "minutes", id="no time"),
        pytest.param(("[no_stems]", "[no_brakes]"), "no_brakes", id="an unknown switch"),
        pytest.param(("goal:", "gaol:"), "gaol", id="a field misspelt"),
    ],
)
def test_a_malformed_file_is_told(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    path = tmp_path / "lessons.yaml"
    path.write_text((_CORPUS / "lessons.yaml").read_text("utf-8").replace(*change), "utf-8")
    with pytest.raises(ConsultantError, match=told):
        Lessons.load(path)


def test_a_lesson_of_no_section_is_told(tmp_path: Path) -> None:
    (tmp_path / "courses").mkdir()
    (tmp_path / "lessons.yaml").write_bytes((_CORPUS / "lessons.yaml").read_bytes())
    assert "Сломай консультанта" in "\n".join(lesson_problems(tmp_path))
    (tmp_path / "lessons.yaml").unlink()
    assert lesson_problems(tmp_path) == []
