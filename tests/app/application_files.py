"""Applications as people send them: a Word document with real tables, the same printed to PDF. Made of a draft that was understood."""

import html
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

import docx
from docx.document import Document

from rag.review.fund import FundRules
from rag.review.types import BudgetLine, Draft, Money

Shape = Literal["headings", "cells", "one budget"]
"""Fields under headings; fields in the cells of a table; headings and a budget in one table with a column of comments."""
Own = Literal["days", "months"]
"""A draft in its own form: the plan's dates as days in words, or as whole months where they are; columns in another order."""

MONTHS = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря")
_PLAN = ("№", "Решаемая задача", "Мероприятие, его содержание, место проведения", "Дата начала", "Дата окончания", "Ожидаемые результаты")
_PAY = ("Должность", "Заработная плата в месяц (включая НДФЛ)", "Количество единиц (не более {months} месяцев)")
_SERVICES = ("Функция в проекте или содержание услуг (работ)", "Вознаграждение по одному договору", "Количество договоров")
_COSTS = ("Наименование расходов", "Стоимость единицы", "Количество единиц")
_SUMS = ("Общая стоимость", "Софинансирование", "Запрашиваемая сумма")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; a row of one cell is merged over all columns."""

    rows: tuple[tuple[str, ...], ...]


Block = str | Table


def blocks(draft: Draft, fund: FundRules, shape: Shape) -> Iterator[Block]:
    """The application from its first line to its last."""
    yield "Заявка № 26-1-000001 на участие в первом конкурсе на предоставление грантов Президента Российской Федерации"
    for section, title in fund.sections.items():
        yield f"{section}. {title}"
        fields = [field for field in draft.fields.values() if field.id.split(".")[0] == section and not field.table]
        named = [(f"{field.id.partition('.')[2]}. {field.title}", field.text) for field in fields]
        if shape == "cells" and named:
            yield Table(tuple(named))
        else:
            yield from (part for head, text in named for part in (head, *text.split("\n")))
        team = draft.fields.get(section)
        if team and team.key == "team":
            yield from team.text.split("\n")
        if section in fund.tables and draft.fields[section].key == "plan":
            yield Table((_PLAN, *_plan_rows(draft)))
        if section in fund.tables and draft.fields[section].key == "budget":
            yield from _one_budget(draft, fund) if shape == "one budget" else _budget(draft, fund)


def own_blocks(draft: Draft, fund: FundRules, own: Own) -> Iterator[Block]:
    """The same project as people write it who have not seen the form: their headings, columns and dates; only the project itself."""
    yield from (field.text for field in draft.texts("title"))
    for field in draft.fields.values():
        form = fund.fields[field.id]
        if field.key and field.key != "title" and field.id.startswith("1.") and field.text:
            yield form.headings[0].capitalize() if form.headings else form.title
            yield from field.text.split("\n")
    yield "План реализации проекта"
    yield Table(tuple(_own_plan(draft, own)))
    yield "Смета"
    yield Table(tuple(_own_budget(draft, fund, own)))


def _own_plan(draft: Draft, own: Own) -> Iterator[tuple[str, ...]]:
    yield ("Что делаем", "Сроки", "Ответственный", "Результат") if own == "days" else ("Срок", "Мероприятие", "Итог, количество", "Задача")
    task = None
    for row in draft.plan:
        results = " ".join(row.results.quote.split()) if row.results else ""
        if own == "days":
            if row.task != task and row.task:
                yield (f"Задача {row.task}. {draft.tasks[row.task - 1].quote}",)
            task = row.task
            yield row.title, f"с {_in_words(row.starts)} по {_in_words(row.ends)}", "координатор", results
        else:
            printed = (
                f"{row.starts:%d.%m}–{row.ends:%d.%m.%Y}"
                if row.starts.year == row.ends.year
                else f"{row.starts:%d.%m.%Y} - {row.ends:%d.%m.%Y}"
            )
            yield printed, row.title, results, draft.tasks[row.task - 1].quote if row.task else ""


def _in_words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year} г."


def _own_budget(draft: Draft, fund: FundRules, own: Own) -> Iterator[tuple[str, ...]]:
    assert draft.budget is not None
    days = own == "days"
    yield (
        ("Статья расходов", "Кол-во", "Цена, руб.", "Сумма", "Софинансирование", "Запрашивается", "Обоснование")
        if days
        else (
            "№",
            "Наименование",
            "Расчёт",
            "Собственный вклад, тыс. руб.",
            "Средства гранта, тыс. руб.",
            "Всего, тыс. руб.",
            "Единиц",
            "Стоимость единицы",
        )
    )
    for article, title in fund.articles.items():
        lines = draft.budget.of(article) if article != "1" else []
        if lines:
            yield (title.capitalize(),)
        for n, line in enumerate(lines, 1):
            assert line.money is not None
            price, counted = ("" if line.price is None else _printed(line.price)), f"{line.quantity} {line.unit}" if line.quantity else ""
            if days:
                yield line.name, counted, price.removesuffix(",00"), *(f"{sum_} руб." for sum_ in _sums(line.money)), line.comment
            else:
                money = line.money
                sums = (_thousands(value) for value in (money.cofinancing, money.requested, money.total))
                yield str(n), line.name, line.comment, *sums, counted, price
    if draft.budget.stated:
        money = draft.budget.stated[0]
        if days:
            yield "Итого по проекту", "", "", *_sums(money), ""
        else:
            yield "", "ВСЕГО", "", *(_thousands(value) for value in (money.cofinancing, money.requested, money.total)), "", ""


def _thousands(value: Decimal) -> str:
    return f"{value / 1000:f}".rstrip("0").rstrip(".").replace(".", ",") if value else "-"


def _plan_rows(draft: Draft) -> Iterator[tuple[str, ...]]:
    for row in draft.plan:
        task = draft.tasks[row.task - 1].quote if row.task else ""
        results = " ".join(row.results.quote.split()) if row.results else ""
        yield str(row.number), task, row.title, f"{row.starts:%d.%m.%Y}", f"{row.ends:%d.%m.%Y}", results


def _budget(draft: Draft, fund: FundRules) -> Iterator[Block]:
    """A table an article, each line with its comment in a merged row under it, as the fund prints it."""
    assert draft.budget is not None
    for article, title in fund.articles.items():
        yield f"{article}. {title.capitalize()}"
        if article == "1":
            continue
        head = {"1.1": tuple(word.format(months=round(draft.months or 0)) for word in _PAY), "1.2": _SERVICES, "1.3": ("Описание",)}
        rows: list[tuple[str, ...]] = [(*head.get(article, _COSTS), *_SUMS)]
        for line in draft.budget.of(article):
            rows += [_cells(line), (f"Комментарий: {line.comment}",)]
        if stated := draft.budget.articles.get(article):
            rows.append((_total_of(article), *[""] * (len(rows[0]) - 4), *_sums(stated[0])))
        yield Table(tuple(rows))
        if article == "1.3" and (stated := draft.budget.articles.get("1")):
            yield Table((("Итого по статье № 1:", "", "", *_sums(stated[0])),))
    if draft.budget.stated:
        columns = ("Итого", "Расходы на реализацию проекта", "Софинансирование", "Размер запрашиваемого гранта")
        yield Table((columns, ("", *_sums(draft.budget.stated[0]))))


def _one_budget(draft: Draft, fund: FundRules) -> Iterator[Block]:
    """All articles in one table, comments in its last column."""
    assert draft.budget is not None
    rows: list[tuple[str, ...]] = [(*_COSTS, *_SUMS, "Комментарий")]
    for article, title in fund.articles.items():
        rows.append((f"{article}. {title.capitalize()}",))
        rows += [(*_cells(line, columns=3), line.comment) for line in draft.budget.of(article) if article != "1"]
        for of in {"1": (), "1.3": ("1.3", "1")}.get(article, (article,)):
            if stated := draft.budget.articles.get(of):
                rows.append((_total_of(of), "", "", *_sums(stated[0]), ""))
    if draft.budget.stated:
        rows.append(("Итого", "", "", *_sums(draft.budget.stated[0]), ""))
    yield Table(tuple(rows))


def _total_of(article: str) -> str:
    return "Итого по подстатье:" if "." in article else f"Итого по статье № {article}:"


def _cells(line: BudgetLine, columns: int = 0) -> tuple[str, ...]:
    assert line.money is not None
    if line.price is None or line.quantity is None:
        return (line.name, *[""] * (columns - 1), *_sums(line.money))
    return line.name, _printed(line.price), f"{line.quantity} {line.unit}", *_sums(line.money)


def _sums(money: Money) -> tuple[str, str, str]:
    return _printed(money.total), _printed(money.cofinancing), _printed(money.requested)


def _printed(value: Decimal) -> str:
    return f"{value:,.2f}".replace(",", " ").replace(".", ",")


def as_docx(parts: Sequence[Block]) -> bytes:
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
        else:
            _add_table(document, part)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _add_table(document: Document, table: Table) -> None:
    width = max(map(len, table.rows))
    made = document.add_table(rows=0, cols=width)
    made.style = "Table Grid"
    for row in table.rows:
        cells = made.add_row().cells
        if len(row) == 1:
            cells[0].merge(cells[-1]).text = row[0]
            continue
        for cell, text in zip(cells, row, strict=True):
            cell.text = text


def as_html(parts: Sequence[Block]) -> str:
    """A page to be printed: on A4 sheets tables go over page breaks, and their heads are repeated."""
    style = "body{font:10pt 'DejaVu Sans'} table{border-collapse:collapse;width:100%} "
    style += "td,th{border:1px solid;vertical-align:top;font-weight:400}"
    return f"<meta charset=utf-8><style>{style}</style>" + "".join(map(_block_html, parts))


def _block_html(part: Block) -> str:
    if isinstance(part, str):
        return f"<p>{html.escape(part)}</p>"
    width = max(map(len, part.rows))
    rows = "".join(
        f"<tr>{''.join(f'<td colspan={width if len(row) == 1 else 1}>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in part.rows
    )
    return f"<table>{rows}</table>"
