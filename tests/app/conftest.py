"""Programs with and without an index, a draft with defects reviewed once, and a classroom whose switches are walked once."""

import io
from collections.abc import Callable
from functools import cache

import docx
import pytest

from app.lesson.classroom import Classroom
from app.lesson.run import Run, Switch
from app.lesson.scenarios import Lessons
from app.reviewing import Reviewed, Terms, review_text
from app.wiring import App
from evals.mutations import load
from rag.settings import Settings

FLAWED = load("small").replace("18 000,00", "16 260,00").replace("посёлок Заречье", "город Неназванск")
"""Contributions at no rate, sums that do not add up, a place that the plan does not name."""


@pytest.fixture(scope="session")
def nko(tmp_path_factory: pytest.TempPathFactory) -> App:
    return App(Settings(data_dir=tmp_path_factory.mktemp("data")))


def as_docx(text: str) -> bytes:
    """A Word file with a paragraph a line; the budget in cells of a table."""
    document = docx.Document()
    before, budget, rest = text.partition("\n6. Бюджет")
    for line in before.splitlines():
        document.add_paragraph(line)
    cells = [cell for cell in (budget + rest).splitlines() if cell.strip()]
    table = document.add_table(rows=len(cells), cols=1)
    for row, cell in zip(table.rows, cells, strict=True):
        row.cells[0].text = cell
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


@pytest.fixture(scope="session")
def flawed(nko: App) -> Reviewed:
    """As a DOCX, compared with a clean earlier version."""
    before = review_text(nko, load("small"), Terms()).review
    return review_text(nko, FLAWED, Terms(previous=before), name="заявка.docx", docx=as_docx(FLAWED))


TELLING = {
    Switch.NO_STEMS: "налог с пожертвований",
    Switch.NO_PREFIX: "волонтёры",
    Switch.TINY_PASSAGES: "скока учредителей на ано",
    Switch.NO_VERIFICATION: "Какая госпошлина за регистрацию НКО?",
    Switch.INJECTED: "За какой срок Минюст регистрирует НКО?",
}


@pytest.fixture(scope="session")
def classroom(app: App) -> Classroom:
    return Classroom(app.consultant, app.index.get, Lessons.load(app.settings.corpus_dir / "lessons.yaml"))


@pytest.fixture(scope="session")
def walked(classroom: Classroom) -> Callable[[Switch], Run]:
    """The run of a telling question with one switch thrown."""
    return cache(lambda switch: classroom.walk(TELLING[switch], [switch]))
