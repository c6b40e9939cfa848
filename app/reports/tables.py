"""Tables for Excel: a review as sheets; any rows as CSV or XLSX. Text that Excel would take for a formula stays text."""

import csv
import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from app.reviewing import Reviewed
from rag.review.report import changed, quoted, recognised, ruled

Cell = str | int | float | None
Rows = Sequence[Sequence[Cell]]
"""The first row is the head."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a formula may begin: https://owasp.org/www-community/attacks/CSV_Injection"""
_MAX_CELL_CHARS = 32_767
_WIDTH_CHARS = range(8, 61)


def csv_table(rows: Rows) -> bytes:
    """CSV as Russian Excel opens it: UTF-8 with a mark, semicolons; an apostrophe before what looks like a formula."""
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows([_text_only(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _text_only(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def xlsx_table(sheets: dict[str, Rows]) -> bytes:
    """XLSX with a sheet a table: the head stays in sight, columns are as wide as their words need."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows in sheets.items():
        _fill(workbook.create_sheet(title), rows)
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _fill(sheet: Worksheet, rows: Rows) -> None:
    for at, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(at, column)
            if isinstance(value, str):
                cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:_MAX_CELL_CHARS]
                cell.data_type = "s"  # openpyxl takes «=» at the beginning for a formula
            else:
                cell.value = value
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=at == 1)
    for column, cells in enumerate(zip(*rows, strict=True), 1):
        longest = max(len(str(cell)) for cell in cells) + 2
        sheet.column_dimensions[get_column_letter(column)].width = min(max(longest, _WIDTH_CHARS.start), _WIDTH_CHARS.stop)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def xlsx_review(reviewed: Reviewed) -> bytes:
    """A review as a workbook: criteria, findings, contradictions, fields, and what changed."""
    review = reviewed.review
    titles = {field.id: field.title for field in review.fields}
    sheets: dict[str, Rows] = {
        "Критерии": [
            ("Критерий", "Название", "На кону, баллов", "Готовность", "Открытые вопросы", "Что сделать", "Правило"),
            *(
                (r.id, r.title, r.points, r.readiness, "\n".join(r.open_questions), r.advice, ruled(r.rule))
                for r in review.criteria
            ),
        ],
        "Находки": [
            ("Важность", "Что найдено", "В проекте", "Что сделать", "Правило", "Адрес правила", "Критерии", "Проверка"),
            *(
                (
                    f.severity,
                    f.message,
                    "\n".join(quoted(span, titles) for span in f.draft),
                    f.advice,
                    ruled(f.rule),
                    f.rule.url,
                    ", ".join(f.criteria),
                    f.check,
                )
                for f in review.findings
            ),
        ],
        "Противоречия": [
            ("Что", "Значение", "В проекте"),
            *((one.what, value.value, quoted(value.span, titles)) for one in review.contradictions for value in one.values),
        ],
        "Поля": [("Номер", "Поле", "Как узнано", "Начало текста"), *recognised(review)],
    }  # fmt: skip
    if reviewed.changes is not None:
        sheets["Что изменилось"] = [
            ("Что стало", "О чём"),
            *((title, line) for title, lines in changed(reviewed.changes) for line in lines),
        ]
    return xlsx_table(sheets)
