"""Rows that are written a cell a line with its label, as a site or a form shows them -> rows of a table, with tabs.

«Стоимость единицы: 25 000» under the name of what it is of, or «Дата начала» and the day in the next line: labels that a plan or a
budget has as columns, and that come again with each row.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from rag.review.language.printed import folded
from rag.review.reading.budget_cells import TOTAL, is_total
from rag.review.reading.table import BUDGET, columns_of, kind_of, may_be_column

_LABEL = re.compile(r"(?P<label>[А-ЯЁ][^:.;\d]{2,38}?)\s*(?::[ \t]*(?P<value>.*))?")
_NUMBERED = re.compile(r"\W*(?:мероприятие|этап|шаг|строка|статья|расход|пункт) ?№? ?\d{1,2}\W*", re.IGNORECASE)
_WITH_NAME = re.compile(
    r"\W*(?:мероприятие|событие|этап|шаг|строка|расход|позиция)(?: ?№ ?\d{1,2}[.:)]?| \d{1,2}[.:)])"
    r"\s+[–—-]?\s*(?P<name>[^\W\d].*)",
    re.IGNORECASE,
)
"""«Мероприятие №6 День двора», «Расход №2 Координатор»."""
_ABOUT = re.compile(r"содержани|описани|что делаем")
"""A label of what is told of a row that has its name above."""
_NAME = "Наименование"
_MIN_ROWS, _MIN_LABELS = 2, 2
_SUM_ROLES = ("total", "cofinancing", "requested")
_SUM = re.compile(r"\d{1,3}(?:[ \u00a0]?\d{3})*(?:,\d\d)?(?: ?(?:руб\.?|₽))?")
_SUMS_IN_LINE = re.compile(rf"(?P<name>[^/\n]*?)\s*[:–—-]?\s*(?P<sums>{_SUM.pattern}(?: ?/ ?{_SUM.pattern})+)\.?")


@dataclass(frozen=True, slots=True)
class _Record:
    """Values by label, of lines `[start, end)`; `name` is the line above the labels, where no label is the name's."""

    values: Mapping[str, str]
    name: str
    start: int
    end: int

    @property
    def kind(self) -> str | None:
        """What table it is a row of."""
        return kind_of(["\t".join([_NAME, *self.values] if self.name else self.values)])


def in_tables(lines: Sequence[str]) -> list[str]:
    """The same lines, such rows as those of a table under a head of their labels."""
    told = Counter(match["label"] for line in lines if (match := _LABEL.fullmatch(line)))
    records = list(_records(lines, {label for label, count in told.items() if count >= _MIN_ROWS and may_be_column(label)}))
    tables: dict[str, list[_Record]] = defaultdict(list)
    for record in records:
        if record.kind:
            tables[record.kind].append(record)
    heads = {kind: _head(found) for kind, found in tables.items() if len(found) >= _MIN_ROWS}
    rows: list[str] = []
    at, last = 0, ""
    for record in records:
        kind = record.kind or (last if TOTAL.match(folded(record.name)) else "")
        if kind not in heads:
            continue
        between = [line for line in lines[at : record.start] if not _NUMBERED.fullmatch(line)]
        rows += between if any(between) or kind != last else []
        rows += ["\t".join(heads[kind])] if kind != last else []
        rows.append("\t".join(_cells(record, heads[kind])))
        at, last = record.end, kind
    return [*rows, *lines[at:]]


def with_totals(lines: Sequence[str]) -> list[str]:
    """The same lines, a total told below a budget's table as a row of it: «Итого по статье 36 000 / 6 000 / 30 000», or a label a line."""
    rows: list[str] = []
    head: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        columns = columns_of(line) if "\t" in line else {}
        if "total" in columns.values():
            head = [columns.get(n, "") for n in range(line.count("\t") + 1)]
        sums, end = _total(lines, at, head) if head and "\t" not in line and is_total(line) else ({}, at)
        rows.append("\t".join(_total_cells(line, sums, head)) if sums else line)
        at = max(end, at + 1)
    return rows


def _total(lines: Sequence[str], at: int, head: Sequence[str]) -> tuple[Mapping[str, str], int]:
    """Sums of a total by their columns and where it ends; none where it is told otherwise."""
    roles = [role for role in head if role in _SUM_ROLES]
    if (told := _SUMS_IN_LINE.fullmatch(lines[at])) and len(parts := told["sums"].split("/")) == len(roles):
        return dict(zip(roles, map(str.strip, parts), strict=True)), at + 1
    sums: dict[str, str] = {}
    end = at + 1
    while end + 1 < len(lines) and _SUM.fullmatch(lines[end + 1]):
        role = next((role for role, words in BUDGET.items() if words.search(folded(lines[end]))), "")
        if role not in roles or role in sums:
            return {}, at
        sums[role] = lines[end + 1]
        end += 2
    return (sums, end) if len(sums) == len(roles) > 1 else ({}, at)


def _total_cells(line: str, sums: Mapping[str, str], head: Sequence[str]) -> Iterator[str]:
    told = _SUMS_IN_LINE.fullmatch(line)
    for role in head:
        yield (told["name"] if told else line).strip(" .:–—-") if role == "name" else sums.get(role, "")


def _head(records: Sequence[_Record]) -> list[str]:
    """All labels in the order in which they come, after the name that stands above them."""
    labels = dict.fromkeys(label for record in records for label in record.values)
    return [_NAME, *labels] if any(record.name for record in records) else [*labels]


def _cells(record: _Record, head: Sequence[str]) -> Iterator[str]:
    """Cells of a row; «Общая сумма: 90 000» above the other sums is a total, and its sum is that of its column."""
    total = _LABEL.fullmatch(record.name) if TOTAL.match(folded(record.name)) else None
    roles = columns_of("\t".join(head))
    for n, label in enumerate(head):
        if label == _NAME and record.name:
            yield total["label"] if total else record.name
        else:
            yield record.values.get(label, (total["value"] or "") if total and roles.get(n) == "total" else "")


def _records(lines: Sequence[str], labels: Set[str]) -> Iterator[_Record]:
    """Labels that follow one another with their values, each once."""
    at = 0
    while at < len(lines):
        values: dict[str, str] = {}
        start = end = at
        while (found := _value(lines, end, labels, within=bool(values))) and found[0] not in values:
            label, value, end = found
            values[label] = value
        if len(values) < _MIN_LABELS:
            at = max(end, at + 1)
            continue
        numbered = _WITH_NAME.fullmatch(lines[start - 1]) if start else None
        naming = [label for label in values if not (numbered and _ABOUT.match(folded(label)))]
        named = any(role in {"title", "name"} for role in columns_of("\t".join(naming)).values())
        above = "" if named or not start or "\t" in lines[start - 1] else lines[start - 1]
        yield _Record(values, numbered["name"] if above and numbered else above, start - bool(above), end)
        at = end


def _value(lines: Sequence[str], at: int, labels: Set[str], *, within: bool) -> tuple[str, str, int] | None:
    """A label with what is told of it, in its line or in those below up to another label or an empty line, and where that ends.

    Under other labels, `within` a row, one that comes but once is a label too: «Комментарий: …».
    """
    match = _LABEL.fullmatch(lines[at]) if at < len(lines) else None
    if match is None or not (match["label"] in labels or (within and match["value"] and may_be_column(match["label"]))):
        return None
    if match["value"]:
        return match["label"], match["value"], at + 1
    end = at + 1
    while end < len(lines) and lines[end] and not _NUMBERED.fullmatch(lines[end]):
        below = _LABEL.fullmatch(lines[end])
        if below and below["label"] in labels:
            break
        end += 1
    return (match["label"], " ".join(lines[at + 1 : end]), end) if end > at + 1 else None
