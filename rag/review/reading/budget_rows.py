"""A budget in its own form, a table or a list -> lines with their sums.

What is asked of the fund is the total less the co-financing where only one of them has a column. A table whose prices and quantities
mostly do not make its totals was not understood, and nothing is said of it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import reduce
from operator import mul

from rag.review.fund import FundRules
from rag.review.language.amounts import amount, factors, scale
from rag.review.language.printed import folded, is_empty
from rag.review.reading.articles import article_of, by_contract, numbers_of, part_of
from rag.review.reading.budget_cells import ASKED_ROW, TOTAL, filled, gives, is_heading, is_line, is_total, number_of, sums_of
from rag.review.reading.budget_list import MONEY, PRODUCT_ALONE, Order, price_and_quantity, read_line, read_one_sum, sums_order
from rag.review.reading.budget_remarks import POINT, remarks_at
from rag.review.reading.budget_retold import told_once
from rag.review.reading.budget_several import read_several
from rag.review.reading.table import BUDGET, Row, read_rows
from rag.review.reading.totals import ASKED, Kind, Total, heads_gifts, kind_of_total, stated_whole, sums_told, without_parts
from rag.review.types import Budget, BudgetLine, Field, Money, Span
from rag.text import normalise

_ASKED_ALONE = re.compile(
    r"(?:мы )?(?:просим|запрашива\w+)(?: у фонда| из гранта| от фонда)?\W*\d"
    r"|(?:(?:наш|свой|весь|общий|партнерский) )*вклад\w*(?: партнеров| организации)?"
    r" (?:получ|выход|выйдет|всего|итого|в сумме|состав)\w*\W+\d"
)
"""A line of a list that is a total without saying so."""
_WHOLE = re.compile(r"проект|бюджет|смет|всего|общ")
_OF_PROJECT = re.compile(r"(?<!\w)по (?:всему )?(?:проекту|бюджету|смете)(?!\w)")
_PART = re.compile(r"стать|раздел|групп|подстат|блок")
_BULLET = re.compile(r"^\s*(?:[•*–—-]\s+|\d{1,2}(?:\.\d{1,2})*[.)]\s+)?")
_COMMENT = re.compile(r"^\s*(?:Комментарий|Пояснение|Обоснование|Примечание|Расч[её]т)\s*[:–—-]\s*", re.IGNORECASE)
_MARK = re.compile(r"^\s*(?:[•*–—-]\s+)?")
_OF_ARTICLE = re.compile(
    r"(?:(?:статье|разделу|подстатье)\s*№?\s*|^(?:итого|всего)(?: по)? (?=\d\.\d(?![\d.]| ?(?:млн|тыс|руб))))(\d{1,2}(?:\.\d)?)(?!\d)",
    re.IGNORECASE,
)
"""«Итого по статье 4», «Итого 1.2»."""
_BARE_NUMBER = re.compile(r"(?:итого|всего)(?: по)? (\d)[.:]?\s*")
"""«Итого 1» below lines of 1.1, 1.2 and 1.3."""
_ASIDE = re.compile(r"\s*\([^()]*\)[\s.;]*")
_OF_ALL = re.compile(r"[\w ]{3,30}: (?:(?:общая|полная|вся) )?(?:сумма|стоимость|бюджет) (?:всего )?проекта(?!\w)")
"""«Деньги: стоимость проекта 900 000, просим 700 000»."""
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_HALF = 2
_GROUP = 3
"""Digits between spaces of a sum."""
_MAX_TITLE_WORDS = 8


@dataclass(slots=True)
class _Reader:
    """The state of one pass over the rows: the article they stand under, and lines since the last sum."""

    source: Field
    fund: FundRules
    article: str = ""
    numbered: dict[str, str] = field(default_factory=dict)
    """Articles of headings by the number that is printed before them."""
    lines: list[BudgetLine] = field(default_factory=list)
    sums: dict[str, tuple[Money, Span]] = field(default_factory=dict)
    stated: tuple[Money, Span] | None = None
    totals: list[Total] = field(default_factory=list)
    """Of a list, those of the whole, of what is asked and of what is given, each in a line of its own."""
    given: bool = False
    """Whether lines with one sum stand under a heading of what the organisation and others give."""
    apart: dict[Kind, tuple[Decimal, Span]] = field(default_factory=dict)
    """Totals of tables that have one sum a row: of what is asked, of what is given."""
    in_words: tuple[Money, Span] | None = None
    order: Order | None = None
    """Which sums stand at the end of a line of a list."""
    until: int | None = None
    """Where remarks on the whole of a list begin."""
    products: list[bool] = field(default_factory=list)
    """Of every line that has them: whether price, quantity and total agree, and whether the three sums do."""

    def table(self, rows: Sequence[Row]) -> None:
        for n, row in enumerate(rows):
            if "line" in row.cells:
                self._whole_in_words(row)
                self._line_between(row.get("line"))
                continue
            if gives(row) and not self.given:
                self._heading(row.heads["name"].strip())
            money = sums_of(row)
            name = self._name(row)
            title = name or row.get("number") or self.source.text[row.start : row.end].split("\t")[0]
            if is_total(title):
                self._total_row(title, row, money, rows[n + 1 :])
            elif name and any(row.get(role) for role in ("total", "requested", "cofinancing", "price")):
                if is_heading(row, rows[n + 1 :]):
                    self._heading(name)
                    if money:
                        self.sums[self.article] = (money, self.source.span(row.start, row.end))
                else:
                    self._take(row, name, money)
            elif name:
                self._heading(name)
        self.stated = self.in_words or self.stated
        if self.stated is None and "asked" in self.apart:
            asked, span = self.apart["asked"]
            given = self.apart["shared"][0] if "shared" in self.apart else sum((m.cofinancing for m in _known(self.lines)), Decimal(0))
            self.stated = (Money(asked + given, given, asked), span)

    def _whole_in_words(self, row: Row) -> None:
        """«Всего 955 400, софинансирование 72 000, просим 883 400» below a table."""
        span = self.source.span(row.start, row.end)
        told = sums_told([Total(row.get("line"), span)])
        whole, asked = told.get("whole", Decimal(0)), told.get("asked", Decimal(0))
        if 0 < asked <= whole:
            self.in_words = (Money(whole, told.get("shared", whole - asked), asked), span)

    def _total_row(self, name: str, row: Row, money: Money | None, following: Sequence[Row]) -> None:
        """A total of a table; one with a single sum, before or under rows of what others give, is of a part of the whole."""
        said, span = folded(name), self.source.span(row.start, row.end)
        asked_left = [later for later in following if is_line(later) and not gives(later)]
        if money and not _PART.search(said) and len(filled(row)) == 1:
            kind: Kind = "shared" if self.given or gives(row) else kind_of_total(normalise(name))
            alone = kind == "whole" and {*filled(row)} == {"requested"} and not asked_left and any(map(gives, following))
            if kind == "shared" or alone or (kind == "asked" and (ASKED_ROW.fullmatch(said) or any(map(is_line, following)))):
                self.apart["asked" if alone else kind] = (money.total, span)
                return
        self._sum(said, money, span, last=not any(map(is_line, following)))

    def _heading(self, title: str) -> None:
        self.article, self.given = article_of(title, self.fund), heads_gifts(title)
        if number := number_of(title):
            self.numbered[number] = self.article

    def _name(self, row: Row) -> str:
        """The line's name; an article in a column of its own holds for the rows under it."""
        if (article := row.get("article")) and row.get("name") and not is_total(article):
            self._heading(article)
        return row.get("name") or row.get("article")

    def _line_between(self, text: str) -> None:
        """A comment on the line above, or a heading between rows, told from a sentence by its length."""
        if (comment := _COMMENT.match(text)) and self.lines:
            self.lines[-1] = _with_comment(self.lines[-1], text[comment.end() :])
            return
        article = article_of(text, self.fund)
        if not re.search(r"[^\W\d]{3}", text):
            return  # the rest of a row that a page cut
        if not TOTAL.match(folded(text)) and (article in self.fund.articles or len(text.split()) <= _MAX_TITLE_WORDS):
            self._heading(text)

    def _take(self, row: Row, name: str, money: Money | None) -> None:
        price = amount(row.get("price"), times=scale(row.heads.get("price", ""))) if row.get("price") else None
        counted = [factors(cell.text) for cell in row.cells.get("quantity", ()) if cell.text]
        quantity = reduce(mul, (f.product for f in counted if f), Decimal(1)) if counted and all(counted) else None
        told = [_COMMENT.sub("", cell.text) for cell in row.cells.get("comment", ()) if cell.text]
        unit = row.get("unit") or (counted[0].unit if len(counted) == 1 and counted[0] else "")
        if "quantity" not in row.cells and (product := next(filter(None, map(PRODUCT_ALONE.fullmatch, [row.get("price"), *told])), None)):
            price, quantity, unit = price_and_quantity(product["product"])
        comment = "; ".join(told)
        if money and price is not None and quantity is not None:
            self.products.append(price * quantity == money.total)
        if money and all(row.get(role) for role in ("total", "cofinancing", "requested")):
            self.products.append(money.total - money.cofinancing == money.requested)
        if money and (self.given or gives(row)) and {*filled(row)} <= {"total"}:
            money = Money(money.total, money.total, Decimal(0))
        cell = next(cell for role in ("name", "article") for cell in row.cells.get(role, ()) if cell.text)
        span = self.source.span(cell.start, cell.end)
        article = part_of(row.get("number"), self.article, name, self.fund)
        self.lines.append(BudgetLine(article, name, price, quantity, unit, money, "" if is_empty(comment) else comment, span))

    def _sum(self, said: str, money: Money | None, span: Span, *, last: bool) -> None:
        """A sum is of the article above it, or of all: the last one, where it says so, or adds up to all; of the project wherever it is."""
        if money is None:
            return
        whole = bool(_OF_PROJECT.search(said)) or (
            last and (bool(_WHOLE.search(said)) or not self.sums or self.article in self.sums or money.total == _total(self.lines))
        )
        named = _OF_ARTICLE.search(said)
        known = self.numbered.get(named[1], named[1] if named[1] in self.fund.articles else "") if named else self._parted(said)
        if whole and not known and not _PART.search(said):
            self.stated = (money, span)
            return
        article = known or self.article
        if article and article not in self.sums:
            self.sums[article] = (money, span)

    def _parted(self, said: str) -> str:
        """The article whose parts the lines above stand in, where the name of a total is its number alone."""
        named = _BARE_NUMBER.fullmatch(said)
        number = named[1] if named else ""
        parts = [article for printed, article in self.numbered.items() if printed.startswith(f"{number}.")] if number else []
        return number if parts and number not in self.numbered and all(part.startswith(f"{number}.") for part in parts) else ""

    def list(self) -> None:
        """Lines that are no table's; those with tabs only where it is known which sums they have."""
        self.order = sums_order(self.source.text)
        if "\t" in self.source.text and not self.order:
            return
        self.until = remarks_at(self.source.text)
        for match in re.finditer(r"[^\n]*\w[^\n]*", self.source.text[: self.until]):
            self._listed(match[0], match.start())
        told = sums_told(self.totals)
        if "asked" in told and (len(told) > 1 or (not self.stated and any(money.cofinancing for money in _known(self.lines)))):
            self.stated = stated_whole(sorted(self.totals, key=lambda total: bool(ASKED.search(normalise(total.said)))), self.lines)
        elif "shared" in told or (self.totals and not told):
            self.stated = None

    def _listed(self, text: str, at: int) -> None:
        if _COMMENT.match(text) or (self.lines and _ASIDE.fullmatch(text)):
            self.lines[-1:] = [_with_comment(line, _COMMENT.sub("", text).strip(" ()")) for line in self.lines[-1:]]
            return
        start = len(_BULLET.match(text)[0])  # type: ignore[index]  # it matches everything
        said, span = text[start:], self.source.span(at + start, at + len(text))
        bare = _IN_BRACKETS.sub("", said)
        if not start and bare != said and not re.search(r"\d{3}", bare) and POINT.match(self.source.text, at + len(text)):
            self._line_between(bare)  # «Поездки (билет 180 руб.)» over points of a list
        elif any(total.match(folded(said)) for total in (TOTAL, _ASKED_ALONE, _OF_ALL)):
            self._total(said, span)
        else:
            self._costs(text, said, span)

    def _total(self, said: str, span: Span) -> None:
        """A total of a list: sums that stand in order, else what it says of the whole, of what is asked, or of what is given."""
        alone = without_parts(said, given=self.given)
        several = read_line(alone, self.order)
        line = several or read_one_sum(alone, of_all=True)
        last = not re.search(r"=|\d\s*(?:руб|р(?![а-яё])|₽)", self.source.text[span.end : self.until])
        kind = "whole" if several else kind_of_total(normalise(re.split(r"\.\s", alone)[0]), given=self.given)
        if line and not several and not _PART.search(folded(said)) and (kind != "whole" or last or _WHOLE.search(folded(said))):
            self.totals.append(Total(said, span, self.given))
        if kind == "whole" or (kind == "asked" and last):
            self._sum(folded(said), line.money if line else None, span, last=last)

    def _costs(self, text: str, said: str, span: Span) -> None:
        line = read_line(said, self.order)
        several = bool(line)
        for one in (line,) if line else read_several(said) or (None,):
            if one and one.name:
                money = Money(one.money.total, one.money.total, Decimal(0)) if one.money and self.given and not several else one.money
                self.lines.append(BudgetLine(self.article, one.name, one.price, one.quantity, one.unit, money, one.comment, span))
            elif MONEY.search(said):
                self.lines.append(BudgetLine(self.article, said, None, None, "", None, "", span))
            elif not said.rstrip(" .").endswith(tuple("0123456789")):
                self._line_between(text[len(_MARK.match(text)[0]) :])  # type: ignore[index]


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
    lines = tuple(by_contract(replace(line, article=(own := meant(line.article)), group=own), fund) for line in reader.lines)
    if reader.stated and _is_cut(reader.stated[0].total, _total(lines)):
        reader.stated = None
    sums = {meant(article): sum_ for article, sum_ in reader.sums.items() if meant(article)}
    articles = {article: sum_ for article, sum_ in sums.items() if not _is_of_first_part(article, sum_[1], lines)}
    return told_once(Budget(lines, articles, reader.stated, gifts_total=reader.apart.get("shared")), fund)


def _is_cut(told: Decimal, added: Decimal) -> bool:
    """Whether a page cut a total in two: «1 164», and «400» on the next one."""
    return told < added and f"{added:f}".startswith(f"{told:f}") and (len(f"{added:f}") - len(f"{told:f}")) % _GROUP == 0


def _is_of_first_part(article: str, total: Span, lines: Sequence[BudgetLine]) -> bool:
    """Whether a total under an article is of the lines above it alone: «1. Оплата труда», its total, then «1.2. Договоры»."""
    above = any(line.group == article and line.span.start < total.start for line in lines)
    return above and any(line.group.startswith(f"{article}.") and line.span.start > total.start for line in lines)


def _with_comment(line: BudgetLine, said: str) -> BudgetLine:
    """The line with what is said of it below."""
    return line if is_empty(said) else replace(line, comment=f"{line.comment} {said.strip()}".strip())


def _total(lines: Sequence[BudgetLine]) -> Decimal:
    return sum((money.total for money in _known(lines)), Decimal(0))


def _known(lines: Sequence[BudgetLine]) -> list[Money]:
    return [line.money for line in lines if line.money]
