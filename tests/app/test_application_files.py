"""An application says the same in a Word document, a printed PDF and as text, however it was laid out."""

import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import get_args

import docx
import pytest

from app.drafts import content_text, load_fund
from evals.mutations import load
from evals.mutations.planting import Draft as DraftName
from evals.review import found
from ingest.read import read_content
from rag.review.application import read_application
from rag.review.fund import FundRules
from rag.review.review import review
from rag.review.types import Draft
from rag.settings import Settings
from tests.app.application_files import Own, Shape, as_docx, as_html, blocks, own_blocks
from tests.rag.review.conftest import cite

_SETTINGS = Settings()
_CHROMIUM_FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]


@pytest.fixture(scope="module")
def fund() -> FundRules:
    return load_fund("pgf-2026-1", _SETTINGS)[0]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _understood(draft: Draft) -> dict[str, object]:
    """What a draft says, without where it says it."""
    rows = [(a.task, a.title, a.starts, a.ends, _one_line(a.results.quote) if a.results else "") for a in draft.plan]
    lines = [(b.article, b.name, b.price, b.quantity, b.unit, b.money, b.comment) for b in draft.budget.lines] if draft.budget else []
    sums = {article: money for article, (money, _) in draft.budget.articles.items()} if draft.budget else {}
    stated = draft.budget.stated[0] if draft.budget and draft.budget.stated else None
    prose = {field.id: _one_line(field.text) for field in draft.fields.values() if not field.table}
    indicators = [(indicator.name, indicator.value) for indicator in draft.indicators]
    team = [person.role for person in draft.team]
    return {"prose": prose, "plan": rows, "lines": lines, "sums": sums, "stated": stated, "indicators": indicators, "team": team}


def _findings(text: str, fund: FundRules) -> frozenset[str]:
    return found(review(text, fund, cite=cite, today=date(2025, 10, 1)))


def _read(path: Path) -> str:
    return content_text(read_content(path, settings=_SETTINGS))


@pytest.mark.parametrize("shape", get_args(Shape))
@pytest.mark.parametrize("name", ["small", "middle", "museum"])
def test_a_word_document_says_what_the_text_says(name: DraftName, shape: Shape, tmp_path: Path, fund: FundRules) -> None:
    draft = read_application(load(name), fund)
    path = tmp_path / "заявка.docx"
    path.write_bytes(as_docx(list(blocks(draft, fund, shape))))
    text = _read(path)
    assert _understood(read_application(text, fund)) == _understood(draft)
    assert _findings(text, fund) == frozenset()


@pytest.mark.parametrize("own", get_args(Own))
@pytest.mark.parametrize("name", ["small", "museum"])
def test_tables_of_ones_own_say_what_the_form_says(name: DraftName, own: Own, tmp_path: Path, fund: FundRules) -> None:
    draft = read_application(load(name), fund)
    path = tmp_path / "проект.docx"
    path.write_bytes(as_docx(list(own_blocks(draft, fund, own))))
    text = _read(path)
    said = _understood(read_application(text, fund))
    assert {key: said[key] for key in ("plan", "lines", "stated")} == {key: _understood(draft)[key] for key in ("plan", "lines", "stated")}
    assert _findings(text, fund) == frozenset()


def test_a_printed_pdf_says_what_the_text_says(tmp_path: Path, fund: FundRules) -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no chromium to print with")
    draft = read_application(load("middle"), fund)
    page, path = tmp_path / "page.html", tmp_path / "заявка.pdf"
    page.write_text(as_html(list(blocks(draft, fund, "one budget"))), "utf-8")
    subprocess.run([chromium, *_CHROMIUM_FLAGS, f"--print-to-pdf={path}", page.as_uri()], check=True, capture_output=True, timeout=120)
    text = _read(path)
    assert _understood(read_application(text, fund)) == _understood(draft)
    assert _findings(text, fund) == frozenset()


def _sums(write: Callable[[str], str]) -> Callable[[str], str]:
    """Write every sum of the budget otherwise."""

    def change(text: str) -> str:
        start = text.index("6. Бюджет")
        return text[:start] + re.sub(r"^\d[\d ]*,\d\d$", lambda match: write(match[0]), text[start:], flags=re.MULTILINE)

    return change


def _goal_first(text: str) -> str:
    return re.sub(r"(8\. Описание.*?)(9\. Цель.*?)(?=10\. Ожидаемые)", r"\2\1", text, flags=re.DOTALL)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="windows ends of lines"),
        pytest.param(lambda text: text.replace("26-1-000", "25-2-000").replace("первом конкурсе", "втором конкурсе"), id="another contest"),
        pytest.param(_goal_first, id="fields in another order"),
        pytest.param(lambda text: re.sub(r"^(\d{1,2}\. (?:Цель|Задачи|Название)[^\n]*)$", r"\1:", text, flags=re.MULTILINE), id="colons"),
        pytest.param(_sums(lambda money: f"{money} руб."), id="roubles"),
        pytest.param(_sums(lambda money: f"{money} ₽"), id="the sign of the rouble"),
        pytest.param(_sums(lambda money: money.replace(" ", "\u00a0")), id="hard spaces"),
        pytest.param(_sums(lambda money: money.replace(" ", "")), id="no spaces"),
        pytest.param(_sums(lambda money: money.replace(",", ".")), id="a point before kopecks"),
        pytest.param(_sums(lambda money: money.removesuffix(",00")), id="no kopecks"),
        pytest.param(_sums(lambda money: f"{money.removesuffix(',00')} руб."), id="roubles without kopecks"),
        pytest.param(lambda text: re.sub(r"^(\d+) ([а-я]{2,5}\.)$", r"\1\2", text, flags=re.MULTILINE), id="units without a space"),
    ],
)
@pytest.mark.parametrize("name", ["small", "museum"])
def test_another_layout_says_the_same(name: DraftName, change: Callable[[str], str], fund: FundRules) -> None:
    text = change(load(name))
    assert _understood(read_application(text, fund)) == _understood(read_application(load(name), fund))
    assert _findings(text, fund) == frozenset()


def test_a_missing_field_is_missed_and_the_rest_is_read(fund: FundRules) -> None:
    text = re.sub(r"9\. Цель.*?(?=10\. Ожидаемые)", "", load("small"), flags=re.DOTALL)
    before, after = (_understood(read_application(said, fund)) for said in (load("small"), text))
    assert {key for key in before if before[key] != after[key]} == {"prose"}
    assert _findings(text, fund) == {"mandatory-missing"}


def test_a_table_of_labels_goes_on_after_a_table_inside_it(tmp_path: Path) -> None:
    document = docx.Document()
    labels = document.add_table(rows=3, cols=2)
    for row, (label, value) in zip(labels.rows, [("Название", "Сад"), ("План", ""), ("Команда", "Иванова")], strict=True):
        row.cells[0].text, row.cells[1].text = label, value
    inside = labels.rows[1].cells[1].add_table(rows=2, cols=3)
    for at, said in enumerate(("Что делаем", "Начало", "Конец", "Посадка", "01.05.2026", "02.05.2026")):
        inside.cell(at // 3, at % 3).text = said
    document.save(str(tmp_path / "паспорт.docx"))
    assert [line for line in _read(tmp_path / "паспорт.docx").split("\n") if line.strip()] == [
        "Название\tСад",
        "План\t",
        "Что делаем\tНачало\tКонец",
        "Посадка\t01.05.2026\t02.05.2026",
        "Команда\tИванова",
    ]
