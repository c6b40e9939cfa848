"""The program without an index, which a review does not need, and a draft with defects reviewed once."""

import io

import docx
import pytest

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
