"""A budget in its own form, a table or a list -> lines with their sums.

What is asked of the fund is the total less the co-financing where only one of them has a column. A table whose prices and quantities
mostly do not make its totals was not understood, and nothing is said of it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import reduce
from operator import mul

from rag.review.amounts import amount, factors, scale
from rag.review.articles import article_of, by_contract, numbers_of
from rag.review.budget_list import MONEY, Order, read_line, read_one_sum, sums_order
from rag.review.fund import FundRules
from rag.review.printed import folded, is_empty
from rag.review.table import BUDGET, Row, read_rows
from rag.review.totals import ASKED, heads_gifts, kind_of_total, stated_whole
from rag.review.types import Budget, BudgetLine, Field, Money, Span
from rag.text import normalise

_TOTAL = re.compile(
    r"(?:итого|всего|вместе|сумма (?:проекта|гранта)"
    r"|(?:общ(?:ая|ий)|полн(?:ая|ый)|весь|вся) (?:сумма|бюджет|стоимость|итог|проект|смета))(?!\w)"
)
_ASKED_ALONE = re.compile(r"(?:мы )?(?:просим|запрашива\w+)(?: у фонда| из гранта| от фонда)?\W*\d")
"""A line of a list that is the total without saying so."""
_WHOLE = re.compile(r"проект|бюджет|смет|всего|общ")
_PART = re.compile(r"стать|раздел|групп|подстат|блок")
_NUMBER = re.compile(r"^\s*(?:(?:статья|раздел)\s*№?\s*)?(\d{1,2}(?:\.\d{1,2})*)[.)]?\s+|^(\d{1,2}(?:\.\d{1,2})*)\.?$", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[•*–—-]\s+|\d{1,2}(?:\.\d{1,2})*[.)]\s+)?")
_COMMENT = re.compile(r"^\s*(?:Комментарий|Пояснение|Обоснование|Примечание|Расч[её]т)\s*[:–—-]\s*", re.IGNORECASE)
_MARK = re.compile(r"^\s*(?:[•*–—-]\s+)?")
_OF_ARTICLE = re.compile(r"(?:статье|разделу|подстатье)\s*№?\s*(\d{1,2}(?:\.\d)?)(?!\d)", re.IGNORECASE)
_HALF = 2
_MAX_TITLE_WORDS = 8


@dataclass(slots=True)
class _Reader:
    """The state of one pass over the rows: the article they stand under, and lines since the last sum."""

    source: Field
    fund: FundRules
    article: str = ""
    lines: list[BudgetLine] = field(default_factory=list)
    sums: dict[str, tuple[Money, Span]] = field(default_factory=dict)
    stated: tuple[Money, Span] | None = None
    totals: list[tuple[str, Span]] = field(default_factory=list)
    """Of a list, those of the whole, of what is asked and of what is given, each in a line of its own."""
    given: bool = False
    """Whether the lines of a list stand under a heading of what the organisation and others give."""
    order: Order | None = None
    """Which sums stand at the end of a line of a list."""
    products: list[bool] = field(default_factory=list)
    """Of every line that has them: whether price, quantity and total agree, and whether the three sums do."""

    def table(self, rows: Sequence[Row]) -> None:
        for n, row in enumerate(rows):
            if "line" in row.cells:
                self._line_between(row.get("line"))
                continue
            money = _money(row)
            name = self._name(row)
            if _TOTAL.match(folded(name or row.get("number"))):
                self._sum(folded(name), money, self.source.span(row.start, row.end), last=not any(map(_is_line, rows[n + 1 :])))
            elif name and any(row.get(role) for role in ("total", "requested", "cofinancing", "price")):
                if _is_heading(row, rows[n + 1 :]):
                    self.article = article_of(name, self.fund)
                    if money:
                        self.sums[self.article] = (money, self.source.span(row.start, row.end))
                else:
                    self._take(row, name, money)
            elif name:
                self.article = article_of(name, self.fund)

    def _name(self, row: Row) -> str:
        """The line's name; an article in a column of its own holds for the rows under it."""
        if (article := row.get("article")) and row.get("name") and not _TOTAL.match(folded(article)):
            self.article = article_of(article, self.fund)
        return row.get("name") or row.get("article")

    def _line_between(self, text: str) -> None:
        """A comment on the line above, or a heading between rows, told from a sentence by its length."""
        if (comment := _COMMENT.match(text)) and self.lines:
            self.lines[-1] = _with_comment(self.lines[-1], text[comment.end() :])
            return
        article = article_of(text, self.fund)
        if not _TOTAL.match(folded(text)) and (article in self.fund.articles or len(text.split()) <= _MAX_TITLE_WORDS):
            self.article, self.given = article, heads_gifts(text)

    def _take(self, row: Row, name: str, money: Money | None) -> None:
        price = amount(row.get("price"), times=scale(row.heads.get("price", ""))) if row.get("price") else None
        counted = [factors(cell.text) for cell in row.cells.get("quantity", ()) if cell.text]
        quantity = reduce(mul, (f.product for f in counted if f), Decimal(1)) if counted and all(counted) else None
        unit = row.get("unit") or (counted[0].unit if len(counted) == 1 and counted[0] else "")
        if money and price is not None and quantity is not None:
            self.products.append(price * quantity == money.total)
        if money and all(row.get(role) for role in ("total", "cofinancing", "requested")):
            self.products.append(money.total - money.cofinancing == money.requested)
        comment = _COMMENT.sub("", row.get("comment"))
        cell = next(cell for role in ("name", "article") for cell in row.cells.get(role, ()) if cell.text)
        span = self.source.span(cell.start, cell.end)
        self.lines.append(BudgetLine(self.article, name, price, quantity, unit, money, "" if is_empty(comment) else comment, span))

    def _sum(self, said: str, money: Money | None, span: Span, *, last: bool) -> None:
        """A sum is of the article above it, or of all: the last one, where it says so, or adds up to all."""
        if money is None:
            return
        whole = last and (bool(_WHOLE.search(said)) or not self.sums or self.article in self.sums or money.total == _total(self.lines))
        if whole and not _PART.search(said):
            self.stated = (money, span)
            return
        named = _OF_ARTICLE.search(said)
        article = named[1] if named and named[1] in self.fund.articles else self.article
        if article and article not in self.sums:
            self.sums[article] = (money, span)

    def list(self) -> None:
        """Lines that are no table's; those with tabs only where it is known which sums they have."""
        self.order = sums_order(self.source.text)
        if "\t" in self.source.text and not self.order:
            return
        for match in re.finditer(r"[^\n]*\w[^\n]*", self.source.text):
            self._listed(match[0], match.start())
        told = {kind_of_total(normalise(said)) for said, _ in self.totals}
        if "asked" in told and len(told) > 1:
            self.stated = stated_whole(sorted(self.totals, key=lambda total: bool(ASKED.search(normalise(total[0])))), self.lines)
        elif "shared" in told:
            self.stated = None

    def _listed(self, text: str, at: int) -> None:
        if _COMMENT.match(text):
            self._line_between(text)
            return
        start = len(_BULLET.match(text)[0])  # type: ignore[index]  # it matches everything
        said, span = text[start:], self.source.span(at + start, at + len(text))
        is_total = bool(_TOTAL.match(folded(said)) or _ASKED_ALONE.match(folded(said)))
        several = read_line(said, self.order)
        line = several or read_one_sum(said, of_all=is_total)
        if is_total:
            last = not re.search(r"=|\d\s*(?:руб|р(?![а-яё])|₽)", self.source.text[span.end :])
            kind = "whole" if several else kind_of_total(normalise(said))
            if line and not several and not _PART.search(folded(said)) and (kind != "whole" or last or _WHOLE.search(folded(said))):
                self.totals.append((said, span))
            if kind == "whole" or (kind == "asked" and last):
                self._sum(folded(said), line.money if line else None, span, last=last)
        elif line is None or not line.name:
            if MONEY.search(said):
                self.lines.append(BudgetLine(self.article, said, None, None, "", None, "", span))
            elif not said.rstrip(" .").endswith(tuple("0123456789")):
                self._line_between(text[len(_MARK.match(text)[0]) :])  # type: ignore[index]
        else:
            money = Money(line.money.total, line.money.total, Decimal(0)) if line.money and self.given and not several else line.money
            self.lines.append(BudgetLine(self.article, line.name, line.price, line.quantity, line.unit, money, line.comment, span))


def read_budget_rows(source: Field, fund: FundRules) -> Budget | None:
    """Read a table, else a list; `None` when there is neither, or most of it is not understood.

    Args:
        source: with a line a row, tabs between the cells of a table.
        fund: whose articles the headings between rows may name.
    """
    reader = _Reader(source, fund)
    rows = [row for row in read_rows(source.text, BUDGET) if {"name", "article", "line", "number"} & {*row.cells}]
    if any("line" not in row.cells for row in rows):
        reader.table(rows)
    else:
        reader.list()
    known = [line for line in reader.lines if line.money]
    meant = numbers_of(reader.lines, fund)
    if not known or _HALF * len(known) < len(reader.lines) or _HALF * sum(reader.products) < len(reader.products):
        return None
    lines = tuple(by_contract(replace(line, article=meant(line.article)), fund) for line in reader.lines)
    return Budget(lines, {meant(article): sums for article, sums in reader.sums.items() if meant(article)}, reader.stated)


def _with_comment(line: BudgetLine, said: str) -> BudgetLine:
    """The line with what is said of it below."""
    return line if is_empty(said) else replace(line, comment=f"{line.comment} {said.strip()}".strip())


def _money(row: Row) -> Money | None:
    """The sums of a row; an empty cell is nothing where another sum is there. `None` when a cell is no sum, or there is none."""
    told = {role: row.get(role) for role in ("total", "cofinancing", "requested") if role in row.cells}
    sums: Mapping[str, Decimal | None] = {role: amount(text, times=scale(row.heads[role])) for role, text in told.items()}
    if None in sums.values() or not any(told.values()):
        price, counted = amount(row.get("price")), factors(row.get("quantity"))
        if told or price is None or counted is None:
            return None
        return Money(price * counted.product, Decimal(0), price * counted.product)
    total, shared, asked = (sums.get(role) for role in ("total", "cofinancing", "requested"))
    if total is None:
        total = (shared or Decimal(0)) + (asked or Decimal(0))
    if asked is None:
        asked = total - (shared or Decimal(0))
    return Money(total, total - asked if shared is None else shared, asked)


def _is_line(row: Row) -> bool:
    return "line" not in row.cells and not _TOTAL.match(folded(row.get("name") or row.get("article") or row.get("number")))


def _is_heading(row: Row, following: Sequence[Row]) -> bool:
    """A row that has its parts under it: numbered as they are, or of sums alone that add up to its own."""
    number = _numbered(row)
    if number and following and (_numbered(following[0]) or "").startswith(f"{number}."):
        return True
    if row.get("price") or row.get("quantity") or not (money := _money(row)):
        return False
    added = Decimal(0)
    for part in following:
        sums = _money(part) if (part.get("price") or part.get("quantity")) else None
        if sums is None:
            return False
        added += sums.total
        if added >= money.total:
            return added == money.total
    return False


def _numbered(row: Row) -> str | None:
    match = _NUMBER.match(row.get("number") or row.get("name") or row.get("article"))
    return (match[1] or match[2]) if match else None


def _total(lines: Sequence[BudgetLine]) -> Decimal:
    return sum((line.money.total for line in lines if line.money), Decimal(0))
