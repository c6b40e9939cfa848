"""Tables of a draft in its own form: rows of cells, and what a column is by what it is called."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rag.review.language.printed import folded

Roles = Mapping[str, re.Pattern[str]]
"""What a column may be, by words of its head; the first that fits it is meant."""

_MAX_HEAD_CHARS = 90
_HOUR = re.compile(r"(?:^|\t)\s*\d{1,2}:\d\d(?!\d)")
"""A timetable of a day is no plan."""
_VALUE = re.compile(r"\d{4,}|\d[ \u00a0]\d{3}|\d[.,]\d\d")

_MIN_MONTHS = 3
_RECKONED = re.compile(r"расч[её]т", re.IGNORECASE)
_LIKE_HEAD = re.compile(r"[^\d\t]{0,30}(?:\t[^\d\t]{0,30})+")

_END = r"(?:оконч|заверш|кон[её]?ц|финиш)"
MONTH = re.compile(r"^(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-я]*\.? ?'?(?P<year>(?:20)?\d\d)(?: ?г\.?)?$")
PLAN: Roles = {
    "month": MONTH,
    "number": re.compile(r"^(?:№|n|п/п|номер)(?!\w)(?!.*(?:задач|зад$))"),
    "task": re.compile(r"задач|^(?:№ ?)?зад$|пункт|направлени"),
    "starts": re.compile(rf"^(?!.*{_END}).*(?:начал|старт)|^(?:с|от)$|^с (?:какого|числа|даты)(?!\w)"),
    "ends": re.compile(rf"^(?!.*(?:начал|старт)).*{_END}|^(?:по|до)$|^(?:по|до) (?:какого|какое|числа|число|дат[уы])(?!\w)"),
    "person": re.compile(r"ответствен|исполнител|(?<!\w)кто(?!\w)"),
    "results": re.compile(
        r"результат|итог|показател|ожидаем|эффект|охват|участник|продукт|количеств|кол-?во|получ|выйдет|измен|достиг|добь|на выходе"
    ),
    "period": re.compile(rf"(?<!\w)(?:срок|дат[аы]|период|время|когда|месяц|график)|(?:начал|старт).*{_END}|^(?:с|от)\W+(?:по|до)$"),
    "place": re.compile(r"^(?:место|где|площадк)"),
    "title": re.compile(
        r"мероприят|действи|(?<!\w)шаг|(?<!\w)этап|работ|(?<!\w)что(?!\w)|(?<!\w)дел[оа](?!\w)|наименован|назван|содержан|описан|событи|активност"
    ),
}
_SUM_NAME = r"(?:всего|обща\w+|итого|сумма|вклад\w*|софин\w*|сво[еёийя]+|наш\w*|партн\w*|собств\w*|грант\w*|прос\w+|запр\w+|от фонда|фонд)"
BUDGET: Roles = {
    "sums": re.compile(rf"^{_SUM_NAME}(?: \w+)?(?: ?/ ?{_SUM_NAME}(?: \w+)?){{1,2}}(?:, руб\w*\.?)?$"),
    "number": re.compile(r"^(?:№|n|п/п|номер)(?!\w)"),
    "comment": re.compile(r"коммент|обоснован|пояснен|расч[её]т|примечан|зачем|почему|для чего|откуда|как (?:по|со)?счита"),
    "unit": re.compile(r"^ед\.?(?:иниц[аы])? ?изм|^единица(?: измерения)?$|^ед$"),
    "requested": re.compile(r"запраш|грант|проси[мт]|от фонда|у фонда|средства фонда"),
    "cofinancing": re.compile(r"софин|собственн|вклад|сво[иеё]|наш[аеи]|друз|партн[её]р|местн|внебюдж|привлеч"),
    "price": re.compile(
        r"цена|поч[её]м|тариф|ставка|оклад|(?:стоимость|сумма|расход\w*) (?:за |1 |одной |на одного )?(?:ед|шт|месяц|работник|человек)"
        r"|за (?:ед|1|одн)|в месяц|одному договору"
    ),
    "quantity": re.compile(
        r"^сколько(?! стоит| денег)|количеств|кол-?во|(?<!\w)кол\.?(?!\w)|объ[её]м|число|^единиц$|часов|месяцев|(?<!\w)дней"
    ),
    "total": re.compile(r"сумм|всего|весь|вместе|выйдет|сто[ия]т|итог|общая|общий|стоимость|руб|затрат"),
    "article": re.compile(r"стать|раздел|категори|вид\w* (?:расход|затрат)"),
    "name": re.compile(r"наименован|расход|позици|назван|(?<!\w)что(?!\w)|должност|функци|услуг|товар|предмет|цель|описан|содержан"),
}  # fmt: skip
TEAM: Roles = {
    "name": re.compile(r"^(?:кто|фио|ф\.? ?и\.? ?о|имя|человек|участник|специалист|член команды)"),
    "role": re.compile(r"роль|должност|чем зан|за что отвеч|обязанност"),
}

_MEASURED = re.compile(r"(?:.*показател|.*результат|что измер|индикатор|кто и что|что получ)")
_HOW_MANY = re.compile(r"(?:сколько|значени|числ|кол|план|в цифр)")
LABEL_AND_TEXT = 2
"""A draft may stand in a table of two columns, a heading and its text; a wider table is a table."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; `text` is on one line, `[start, end)` is where it stands in the field."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table under its head: its cells by what they are; a line of the field that is no row has one cell, the `line`.

    `heads` are the words over the cells of a role, in one.
    """

    cells: Mapping[str, Sequence[Cell]]
    heads: Mapping[str, str]
    start: int
    end: int
    shifted: bool = False
    """Whether its cells may stand under the heads of others: it has more of them than its head and the rows above, and gaps."""

    def get(self, role: str) -> str:
        """Its cells of this role as one text."""
        return " ".join(cell.text for cell in self.cells.get(role, ()) if cell.text)


def blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Rows of one table together, any other line alone; empty lines between rows are left out, but before what looks as a head."""
    rows: list[str] = []
    for n, (above, line, below) in enumerate(zip(["", *lines], lines, [*lines[1:], ""], strict=False)):
        if "\t" in line:
            if rows and not above and below and _LIKE_HEAD.fullmatch(line):
                yield rows
                rows = []
            rows.append(line)
        elif above and _is_within(lines, n, rows):
            rows.append(line)
        elif line or not rows:
            if rows:
                yield rows
            rows = []
            yield [line]
    if rows:
        yield rows


def _is_within(lines: Sequence[str], n: int, rows: Sequence[str]) -> bool:
    """Whether a line stands between rows as the name of what is below: «Статья 1. Люди», which parts of it may follow."""
    last = next((row for row in reversed(rows) if "\t" in row), "")
    end = next((m for m, line in enumerate(lines[n:], n) if "\t" in line or not 0 < len(line) <= _MAX_HEAD_CHARS), n)
    below = lines[end]
    if last.count("\t") != below.count("\t") or below.count("\t") < LABEL_AND_TEXT:
        return False
    return end == n + 1 or kind_of([below]) is None


def kind_of(rows: Sequence[str]) -> Literal["plan", "budget"] | None:
    """What a table is by its head, told so surely that it need not stand under a heading of its own."""
    plan, budget = _columns(rows, PLAN).values(), _with_sums(_columns(rows, BUDGET).values())
    dated = {"period", "starts"} & {*plan} or [*plan].count("month") >= _MIN_MONTHS
    if "title" in plan and dated and not any(_HOUR.search(row) for row in rows):
        return "plan"
    shared = {"name", "article"} & budget and {"requested", "cofinancing"} & budget and "total" in budget
    reckoned = {"name", "comment", "total"} == budget and bool(_RECKONED.search(rows[0]))  # «Расход», «Расчёт», «Сумма»
    return "budget" if shared or reckoned or {"price", "quantity", "total"} <= budget else None


def is_team(rows: Sequence[str]) -> bool:
    """Whether a table lists people and what each of them does, by its head."""
    return len(rows) > 1 and {"name", "role"} <= {*_head([*_cells(rows[0], 0)], TEAM).values()}


def _with_sums(roles: Iterable[str]) -> set[str]:
    """The same with what a column of several sums has."""
    found = {*roles}
    return found | {"total", "requested"} if "sums" in found else found


def may_be_column(label: str) -> bool:
    """Whether a plan or a budget may have a column that is called so."""
    said = folded(label)
    return any(words.search(said) for roles in (PLAN, BUDGET) for words in roles.values())


def columns_of(head: str) -> dict[int, str]:
    """What the columns are of a head that is surely a plan's or a budget's; empty for any other line."""
    kind = kind_of([head])
    return _head([*_cells(head, 0)], PLAN if kind == "plan" else BUDGET) if kind else {}


def tasks_of(rows: Sequence[str]) -> list[str]:
    """Cells of the column «Задача» of a table that has neither dates nor sums; empty where there is no such column."""
    head = [folded(cell.text) for cell in _cells(rows[0], 0)]
    at = next((n for n, said in enumerate(head) if said in {"задача", "задачи"}), None)
    if at is None or any(PLAN["period"].search(said) or PLAN["starts"].search(said) or BUDGET["total"].search(said) for said in head):
        return []
    cells = [list(_cells(row, 0)) for row in rows[1:]]
    return list(dict.fromkeys(row[at].text for row in cells if len(row) > at and row[at].text))


def results_of(rows: Sequence[str]) -> list[str]:
    """Lines «показатель: число; чем проверим» of a table of results; empty where its head is another."""
    first, *others = [folded(cell.text) for cell in _cells(rows[0], 0)]
    if not _MEASURED.match(first) or not others or not _HOW_MANY.match(others[0]) or len(rows) < LABEL_AND_TEXT:
        return []
    cells = [[cell.text for cell in _cells(row, 0)] for row in rows[1:]]
    return ["; ".join(filter(None, [": ".join(filter(None, row[:2])), *row[2:]])) for row in cells]


def read_rows(text: str, roles: Roles) -> Iterator[Row]:
    """Rows under a head, and lines between them, in order; heads, rows before any head and rows of mere numbers of columns are left out."""
    columns: dict[int, str] = {}
    heads: dict[int, str] = {}
    under_head = False
    width, as_wide = 0, False
    at = 0
    for line in text.split("\n"):
        cells = list(_cells(line, at))
        found = _head(cells, roles) if len(cells) > 1 else {}
        if found and (under_head or len(found) > 1):
            columns, heads = ({**columns, **found}, heads) if under_head else (found, {})
            width, as_wide = len(cells), False
            heads |= {n: f"{heads.get(n, '')} {folded(cells[n].text)}" for n in found}
        elif len(cells) == 1 and cells[0].text:
            yield Row({"line": cells}, {}, at, at + len(line))
        elif columns and any(cell.text for cell in cells) and not _counts_columns(cells):
            as_wide |= len(cells) == width
            yield replace(_row(cells, columns, heads), shifted=as_wide and len(cells) > width and not all(cell.text for cell in cells))
        under_head = bool(found)
        at += len(line) + 1


def _row(cells: Sequence[Cell], columns: Mapping[int, str], heads: Mapping[int, str]) -> Row:
    told: dict[str, list[Cell]] = {}
    words: dict[str, str] = {}
    for n, cell in enumerate(cells):
        role = columns.get(n)
        if role == "sums":
            parts = zip(_parts(cell.text), _parts(heads[n]), strict=False)
            for text, head in parts:
                part = next((role for role, named in BUDGET.items() if named.search(head)), "")
                told.setdefault(part, []).append(replace(cell, text=text))
                words[part] = f"{words.get(part, '')} {head}"
        elif role == "month" and cell.text:
            told.setdefault(role, []).append(replace(cell, text=MONTH.sub(_in_full, heads[n].strip())))
        elif role:
            told.setdefault(role, []).append(cell)
            words[role] = f"{words.get(role, '')} {heads[n]}"
    return Row(told, words, cells[0].start, cells[-1].end)


def _in_full(month: re.Match[str]) -> str:
    return f"{month[0][: month.start('year')].strip(chr(39))} 20{month['year'][-2:]}"


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("/")]


def _cells(line: str, at: int) -> Iterator[Cell]:
    for cell in line.split("\t"):
        yield Cell(" ".join(cell.split()), at, at + len(cell))
        at += len(cell) + 1


def _columns(rows: Sequence[str], roles: Roles) -> dict[int, str]:
    """The first head among a few rows."""
    return next((found for row in rows[:3] if len(found := _head(list(_cells(row, 0)), roles)) > 1), {})


def _head(cells: Sequence[Cell], roles: Roles) -> dict[int, str]:
    """What the columns are; empty when the row is no head: a cell of it is long, has a sum or a day, or is called like no column."""
    filled = {n: folded(cell.text) for n, cell in enumerate(cells) if cell.text}
    if any(len(text) > _MAX_HEAD_CHARS or _VALUE.search(re.sub(r"20\d\d", "", text)) for text in filled.values()):
        return {}
    found = {n: next((role for role, words in roles.items() if words.search(text)), "") for n, text in filled.items()}
    known = {n: role for n, role in found.items() if role}
    if "price" in roles and "name" not in known.values() and cells and 0 not in known:
        known[0] = "name"  # whatever it is called, or nothing
    if known.get(0) == "comment" and "name" in roles and not {"name", "article"} & {*known.values()}:
        known[0] = "name"  # «За что и почему»
    if known.get(0) == "cofinancing" and "total" in known.values() and not {"name", "article"} & {*known.values()}:
        known[0] = "name"  # a table of what others give, called so over its lines
    dated = [n for n, role in known.items() if role in {"period", "ends"}]
    if dated and "results" not in known.values():  # what is told after the dates comes of it, whatever the column is called
        known |= {n: "results" for n in [*filled][-1:] if n > max(dated) and known.get(n) in {None, "title"}}
    return known if 2 * len(known) > len(filled) and not any(text.isdigit() for text in filled.values()) else {}


def _counts_columns(cells: Sequence[Cell]) -> bool:
    return [cell.text for cell in cells] == [str(n) for n in range(1, len(cells) + 1)]
