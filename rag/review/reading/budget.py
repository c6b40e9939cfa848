"""The budget as the export prints it -> lines with their sums.

The table comes flattened, one cell a line, and its columns may be out of order: a line's number can stand under a heading or behind
the next article. So a row's sums are those for which price x quantity = total and total - cofinancing = requested (`budget_sums`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

from rag.review.fund import FundRules
from rag.review.language.printed import folded, is_empty
from rag.review.reading.budget_sums import Number, added_up, of_article, quantity_of, solve, stated, triple
from rag.review.types import Budget, BudgetLine, Field, Money, Span

_MONEY = re.compile(r"(?<!\S)[-−]?\d{1,3}(?:[ \u00a0]?\d{3})*,\d\d(?!\d)")
_UNIT = r"(?:(?:пог|кв|куб|п)\. ?м\.?|[а-яё]{1,10}\.?(?:[-–/] ?[а-яё]{1,10}\.?)?)"
"""«шт.», «чел.-ночей», «чел/день», «пог. м»."""
_QUANTITY = re.compile(rf"(?<!\S)(\d{{1,6}})(?: ?({_UNIT}))?$")
_ROUNDED = re.compile(r"(?<!\S)[-−]?\d{1,3}(?:[ \u00a0]?\d{3})*(?![\d,.]| ?[а-яё])")
_ROUNDED_QUANTITY = re.compile(rf"(?<!\S)(\d{{1,6}}) ?({_UNIT})$")
"""In a table that knows no kopecks money is whole, and what has a unit is a quantity."""
_CURRENCY = re.compile(r"(?<=\d) ?(?:руб(?:\.|лей|ля|ль)?|₽|р\.)(?=\s|$)")
_DECIMAL_POINT = re.compile(r"(?<=\d)\.(?=\d\d(?!\d))")
_CELLS_IN_LINE = 3
"""So many sums in one line are a row of the table, not a text that names sums."""
_COMMENT = re.compile(r"Комментарий:\s*", re.IGNORECASE)
_SUM = re.compile(r"итого(?: по (?:подстатье|статье)(?: № ?(?P<article>\d))?)?")
_SUMS_IN_LINE = re.compile(r"(?P<head>\D*?(?:№ ?\d)?)[: ]*(?P<sums>\d[\d \u00a0]*(?:,\d\d)?(?: ?/ ?\d[\d \u00a0]*(?:,\d\d)?){2})")
"""«Итого по статье № 1: 2 322 488,00 / 0,00 / 2 322 488,00»."""
_HEADING = re.compile(r"(\d(?:\.\d)?)\.?\s+(\D.*)")
_COLUMNS = frozenset(
    "наименование расходов стоимость единицы количество единиц общая софинансирование запрашиваемая сумма должность заработная плата "  # noqa: SIM905
    "месяц включая ндфл месяцев функция проекте содержание услуг работ вознаграждение одному договору договоров описание цель поездки "
    "место назначения комментарий расходы одного работника работников реализацию проекта размер запрашиваемого гранта".split()
)
_SMALL = frozenset({"в", "и", "или", "на", "не", "по", "более"})
_NARROW_CHARS, _LONG_CHARS = 32, 80
_SURELY_FULL = 0.92
"""Names stand in a narrow column, comments over the whole width: so the two are told apart where they touch."""
_WHOLE_ARTICLES = frozenset("123456789")
"""Those of no part of an article."""
_OF_CONTRIBUTIONS = "1.3"
"""In this article the form prints sums without prices and quantities, and its columns come apart; other people write them as any line."""
_CONTRIBUTIONS = re.compile(r"[СCсc]траховые взносы с\s", re.MULTILINE)


@dataclass(slots=True)
class _Row:
    """What stands between two comments: text of the comment before and of the name, and numbers in printed order."""

    article: str
    lines: list[tuple[int, int]] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    after_comment: bool = False


@dataclass(slots=True)
class _Reader:
    """The state of one pass over the lines."""

    source: Field
    fund: FundRules
    row: _Row = field(default_factory=lambda: _Row(""))
    rows: list[_Row] = field(default_factory=list)
    sums: list[tuple[str, list[Number]]] = field(default_factory=list)
    in_heading: bool = False
    long: bool = False
    """Whether the line before fills the width, and so the heading goes on whatever comes."""
    in_sum: bool = False
    whole_at: int = field(init=False)
    """Where the total of the whole begins, the end where there is none."""
    money: re.Pattern[str] = _MONEY
    quantity: re.Pattern[str] = _QUANTITY
    only_numbers: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        self.whole_at = len(self.source.text)
        if not any(_MONEY.search(_usual(line)) for line in self.source.text.split("\n")):
            self.money, self.quantity = _ROUNDED, _ROUNDED_QUANTITY
        self.only_numbers = re.compile(rf"(?:(?<!\S)(?:{self.money.pattern}|\d{{1,6}}(?: ?{_UNIT})?)(?!\S)\s*)+")

    def read(self) -> None:
        at = 0
        for line in self.source.text.split("\n"):
            self._line(line, at)
            at += len(line) + 1
        self.rows.append(self.row)

    def _line(self, text: str, at: int) -> None:
        wrapped, self.in_heading, filled, self.long = self.in_heading, False, self.long, len(text) >= _LONG_CHARS
        if not text:
            return
        if heading := self._article(text):
            leaked, self.row.numbers = self.row.numbers, []  # columns of the next article's first line may come before its heading
            self._next(_Row(heading, numbers=leaked))
            self.in_heading = True
        elif wrapped and not _is_column(text) and (text[0].islower() or filled):
            self.in_heading = True
        elif total := _SUM.fullmatch(folded(text)):
            self.sums.append((self._summed(text, total["article"]), []))
            self.whole_at = at if not self.sums[-1][0] else self.whole_at
            self.in_sum = True
        elif (told := _SUMS_IN_LINE.fullmatch(_usual(text))) and (total := _SUM.fullmatch(folded(told["head"]))):
            begins = at + told.start("sums")
            numbers = [Number(_decimal(m[0]), begins + m.start(), begins + m.end()) for m in re.finditer(r"[^/]*\d", told["sums"])]
            self.sums.append((self._summed(told["head"], total["article"]), numbers))
            self.whole_at = at if not self.sums[-1][0] else self.whole_at
        elif self.in_sum and self.money.fullmatch(_usual(text)) and len(self.sums[-1][1]) < 3:
            self.sums[-1][1].append(Number(_decimal(_usual(text)), at, at + len(text)))
        elif comment := _COMMENT.match(text):
            self._next(_Row(self.row.article, after_comment=True))
            self.row.lines.append((at + comment.end(), at + len(text)))
        elif not self._numbers(text, at):
            self.in_sum = False
            if not _is_column(text):
                self.row.lines.append((at, at + len(text)))

    def _next(self, row: _Row) -> None:
        self.rows.append(self.row)
        self.row, self.in_sum = row, False

    def _article(self, text: str) -> str | None:
        match = _HEADING.fullmatch(text)
        if match is None:
            return None
        begins = self.fund.articles.get(match[1])
        return match[1] if begins and folded(match[2]).startswith(folded(begins)) else None

    def _summed(self, text: str, article: str | None) -> str:
        """Which article a sum is of; empty for the whole budget."""
        said = folded(text)
        if article or "статье" not in said:
            return article or ""
        return self.row.article if "подстатье" in said else self.row.article.split(".")[0]

    def _numbers(self, text: str, at: int) -> bool:
        """Take the numbers of a line of cells; a whole row in one line leaves its name."""
        text = _usual(text)
        money = list(self.money.finditer(text))
        if not self.only_numbers.fullmatch(text) and len(money) < _CELLS_IN_LINE:
            return False
        numbers = [Number(_decimal(m[0]), at + m.start(), at + m.end()) for m in money]
        rest = self.money.sub(lambda m: " " * len(m[0]), text).rstrip()
        quantity = self.quantity.search(rest)
        if quantity:
            numbers.append(Number(Decimal(quantity[1]), at + quantity.start(), at + quantity.end(), quantity[2] or ""))
            rest = rest[: quantity.start()].rstrip()
        if rest:
            self.row.lines.append((at, at + len(rest)))
        self.row.numbers += sorted(numbers, key=lambda number: number.start)
        self.in_sum = False
        return True


def read_budget(source: Field, fund: FundRules) -> Budget:
    """Lines in printed order, and the sums that the draft states for articles and for the whole."""
    reader = _Reader(source, fund)
    reader.read()
    lines: list[BudgetLine] = []
    spare: list[Number] = []
    apart = not any(n.unit is not None for row in reader.rows if row.article == _OF_CONTRIBUTIONS for n in row.numbers)
    for row, following in zip(reader.rows, [*reader.rows[1:], None], strict=True):
        if row.article == _OF_CONTRIBUTIONS and apart:
            continue
        name = source.span(*_name(row, source.text))
        quantity = quantity_of(row.numbers)
        if quantity is None or not name.quote:
            spare += [n for n in row.numbers if n.unit is None]
            continue
        price, money = solve(row.numbers, quantity, spare, name.end)
        comment = _comment(following, source.text) if following and following.after_comment else ""
        lines.append(BudgetLine(row.article, _one_line(name.quote), price, quantity.value, quantity.unit or "", money, comment, name))
    lines += _contributions([row for row in reader.rows if row.article == _OF_CONTRIBUTIONS], source) if apart else []
    order = ["", *fund.articles]
    lines.sort(key=lambda line: order.index(line.article))
    last = [n for n in reader.rows[-1].numbers if n.start > reader.whole_at]
    spare = [n for n in spare if n not in last]
    sums = dict(_articles(reader, spare, lines))
    whole = next((numbers for article, numbers in reader.sums if not article), None)
    known = [added_up(line.money for line in lines), added_up(money for article, (money, _) in sums.items() if article in _WHOLE_ARTICLES)]
    total = stated(whole + last, [], [money for money in known if money]) if whole is not None else None
    return Budget(tuple(lines), sums, (total[0], source.span(total[1].start, total[1].end)) if total else None)


def _articles(reader: _Reader, spare: list[Number], lines: Sequence[BudgetLine]) -> Iterator[tuple[str, tuple[Money, Span]]]:
    """Sums that are stated of articles; where one lacks a number and one is left over, it is that."""
    lacking = []
    for article, numbers in reader.sums:
        added = of_article(lines, article)
        read = stated(numbers, spare, [added] if added else []) if article else None
        if read:
            yield article, (read[0], reader.source.span(read[1].start, read[1].end))
        elif added and [n.value for n in numbers] == [added.total, added.cofinancing]:
            lacking.append((article, added, numbers[0]))
    left = [n.value for n in spare if n.value]
    if len(lacking) == 1 and len(left) == 1:
        [(article, added, total)] = lacking
        yield article, (replace(added, requested=left[0]), reader.source.span(total.start, total.end))


def _contributions(rows: Sequence[_Row], source: Field) -> list[BudgetLine]:
    """Lines of article 1.3: names, sums and comments come apart, but each in order."""
    text = source.text
    pieces = [(start, end) for row in rows for start, end in row.lines]
    names = [_whole_name(n, pieces, text) for n, (start, _) in enumerate(pieces) if _CONTRIBUTIONS.match(text, start)]
    comments = [_comment(row, text, names) for row in rows if row.after_comment]
    money = [n for row in rows for n in row.numbers if n.unit is None]
    lines = []
    for at, (start, end) in enumerate(names):
        span = source.span(start, end)
        sums, money = triple(money)
        lines.append(BudgetLine("1.3", _one_line(span.quote), None, None, "", sums, comments[at] if at < len(comments) else "", span))
    return lines


def _whole_name(n: int, pieces: Sequence[tuple[int, int]], text: str) -> tuple[int, int]:
    """Where a name stands that the narrow column wrapped: lines in small letters right after its first one."""
    start, end = pieces[n]
    for begins, ends in pieces[n + 1 :]:
        if text[end:begins].strip() or not text[begins].islower() or ends - begins > _NARROW_CHARS:
            break
        end = ends
    return start, end


def _name(row: _Row, text: str) -> tuple[int, int]:
    """Where the row's name stands: after a comment, the last lines that are narrow and begin anew."""
    if not row.lines:
        return 0, 0
    first = 0
    if row.after_comment:
        first = next((n for n in range(1, len(row.lines)) if _begins_name(row.lines, n, text)), len(row.lines) - 1)
        if first == 0:
            return 0, 0
    return row.lines[first][0], row.lines[-1][1]


def _begins_name(lines: Sequence[tuple[int, int]], n: int, text: str) -> bool:
    start, end = lines[n - 1]
    next_word = text[slice(*lines[n])].split(maxsplit=1)[0]
    fits = end - text.rfind("\n", 0, start) + len(next_word) < _width(text)  # and so it was not wrapped
    ended = text[end - 1 : end] in ".!?:;…)" or end - start < _LONG_CHARS or end - start > 2 * _LONG_CHARS or fits
    narrow = all(b - a <= _NARROW_CHARS for a, b in lines[n:])
    return narrow and ended and not text[lines[n][0]].islower()


@lru_cache(maxsize=100)
def _width(text: str) -> float:
    """How many characters a line of the whole width surely has."""
    lengths = [len(line) for line in text.split("\n")]
    return _SURELY_FULL * max((length for length in lengths if length <= 2 * _LONG_CHARS), default=0)


def _comment(row: _Row, text: str, names: Sequence[tuple[int, int]] = ()) -> str:
    """What is said of the line before this row, but for `names` of other lines; empty for fillers."""
    name_start = _name(row, text)[0] if any(n.unit is not None for n in row.numbers) else 0
    lines = [text[a:b] for a, b in row.lines if (not name_start or a < name_start) and not any(start <= a < end for start, end in names)]
    said = " ".join(lines)
    return "" if is_empty(said) else said


def _usual(text: str) -> str:
    """A line with its sums as the fund prints them, each character in its place: a comma before kopecks, no currency."""
    return _CURRENCY.sub(lambda m: " " * len(m[0]), _DECIMAL_POINT.sub(",", text)).rstrip()


def _is_column(text: str) -> bool:
    """Whether a line is a piece of the table's head; «расходы» alone is one of a name."""
    words = [word for word in re.findall(r"[а-я]+", folded(text)) if word not in _SMALL]
    return text != "расходы" and bool(words) and _COLUMNS.issuperset(words)


def _decimal(printed: str) -> Decimal:
    return Decimal(re.sub(r"\s", "", printed).replace(",", ".").replace("−", "-"))


def _one_line(text: str) -> str:
    return " ".join(text.split())
