"""Tables open in Russian Excel, and nothing in them is a formula."""

import csv
import io

import pytest
from openpyxl import load_workbook

from app.reports.tables import csv_table, xlsx_review, xlsx_table
from app.reviewing import Reviewed

_ROWS = (("№", "Файл"), (1, "ёж; «точка»\nвторая строка"), (None, "конец"))


def test_csv_has_a_mark_semicolons_and_its_words() -> None:
    content = csv_table(_ROWS)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows == [["№", "Файл"], ["1", "ёж; «точка»\nвторая строка"], ["", "конец"]]


@pytest.mark.parametrize(
    "text",
    [pytest.param(f"{sign}SUM(A1)", id=repr(sign)) for sign in ("=", "+", "-", "@", "\t=", "\r=")],
)
def test_what_looks_like_a_formula_is_text(text: str) -> None:
    rows = list(csv.reader(io.StringIO(csv_table([[text]]).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows == [[f"'{text}"]]
    cell = load_workbook(io.BytesIO(xlsx_table({"Лист": [[text]]}))).worksheets[0]["A1"]
    assert cell.data_type == "s"
    assert str(cell.value).strip() == text.strip()


def test_numbers_stay_numbers_and_control_characters_go() -> None:
    sheet = load_workbook(io.BytesIO(xlsx_table({"Лист": [["a", "b"], [1.5, "знак\x0b!"]]}))).worksheets[0]
    assert (sheet["A2"].value, sheet["B2"].value) == (1.5, "знак!")


def test_a_review_is_a_workbook_of_sheets(flawed: Reviewed) -> None:
    book = load_workbook(io.BytesIO(xlsx_review(flawed)))
    assert book.sheetnames == ["Критерии", "Находки", "Противоречия", "Поля", "Что изменилось"]
    assert [row[0].value for row in book["Критерии"].iter_rows(min_row=2)] == [report.id for report in flawed.review.criteria]
    assert {row[1].value for row in book["Находки"].iter_rows(min_row=2)} == {finding.message for finding in flawed.review.findings}
