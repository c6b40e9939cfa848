"""A hostile file among people's own costs a line in the report."""

from ingest.pipeline import ingest
from tests.ingest.desk import Desk, outcomes
from tests.ingest.read.office_files import docx_file, paragraph, with_entries


def test_a_hostile_document_is_reported_and_does_not_stop_the_others(desk: Desk) -> None:
    bomb, charter = desk.own("Бомба.docx"), desk.own("Устав.docx")
    bomb.write_bytes(with_entries(docx_file("<w:p/>"), {"word/document.xml": b"\0" * 301_000_000}))
    charter.write_bytes(docx_file(paragraph("Взносы платят до 1 марта.")))
    report = ingest(desk.settings, desk.embeddings, add=(bomb, charter))

    assert outcomes(report) == {"fee": "unchanged", "own-бомба": "failed", "own-устав": "added"}
    assert [warning for document in report.documents for warning in document.warnings] == [
        "Файл «Бомба.docx» распаковывается больше чем в 300 МБ: сохраните его без картинок и вложений или как PDF."
    ]
    assert desk.kept_own == {"Устав.docx"}
    assert desk.found("взносы") == {"own-устав"}
