"""What `ingest/read/tables.py` promises."""

from ingest.content import TableRow
from ingest.read.tables import table_rows


def test_a_title_over_all_columns_is_no_head() -> None:
    rows = [("Таблица 1. Сроки", "Таблица 1. Сроки"), ("Шаг", "Дней"), ("Решение", "14")]

    assert table_rows(rows, heads=2) == [None, None, TableRow(("Решение", "14"), ("Шаг", "Дней"))]
