"""A draft in its own form -> the fund's fields, by headings and, where there are none, by the words of a paragraph."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from rag.review.fund import FormField, FundRules
from rag.review.language.periods import find_period
from rag.review.language.printed import CELL_BREAK, cell_lines, folded, page_width, paragraphs
from rag.review.reading.budget_list import MONEY, read_line
from rag.review.reading.looks import LABEL, is_loud, looks_of_heads, looks_of_lines
from rag.review.reading.opening import (
    SHORT_FIELDS,
    WITH_ROWS,
    headed_alone,
    heads,
    is_sentence,
    labelled,
    loud_labels_apart,
    opens,
    unnumbered,
    with_keys,
)
from rag.review.reading.table import LABEL_AND_TEXT, blocks, is_team, kind_of, results_of, tasks_of
from rag.review.reading.unheaded import by_meaning, field_of, goal_and_tasks, partners_apart, told_apart
from rag.review.reading.unnamed import Section, settled, unknown_heads
from rag.review.types import Field

_OTHER_LABEL = re.compile(
    r"(?!город|пос[её]л|с[её]л|деревн|станиц|район|област|кра[йя]|округ|республик|регион|адрес|площадк|начал|оконч|кон[её]ц|заверш|старт|финиш"
    r"|инн|огрн|кпп|руковод|директор|председ|зарегистр|создан|дат[аы]|тел|почт|сайт|устав)[а-яё-]+(?: [\w-]+){0,2}: +\S"
    r"|(?:за)?прос(?:им|ить)(?!\w)",
    re.IGNORECASE,
)
"""«Просим: …» after a field of a line or two, which is none of that field."""
_OF_ORGANISATION = re.compile(
    r"\W*(?:учредител|правлени|коллегиальн|(?:высш\w+|руководящ\w+) орган"
    r"|работник|сотрудник|штат|волонт[её]р|добровол|бухгалтер|доход|ресурс|имуществ|помещени|член)",
    re.I,
)
"""«Учредители: …» goes on with what is told of the organisation."""
_SUM_LABEL = re.compile(
    r"(?:полная |общая )?(?:стоимость|сумма|бюджет)(?: проекта)?|(?:собственный|свой) вклад|софинансирование"
    r"|средства гранта|(?:запрашиваемая )?сумма(?: гранта| запроса)?|сумма гранта|размер гранта"
)
_TASK = re.compile(r"\W*(?:\d{1,2}\W+)*Задач[аи]\s*(?:№?\s*\d|:)", re.IGNORECASE)
_COLUMN = re.compile(
    r"(?:вклад|что|чем|как(?:ой|ая|ую)?|сколько|письм|форма|вид|роль|помощь|поддержк|участие|содержани|объем|количеств|число|показател|значени|описани"
    r"|результат|коммент|примечани|документ|сумм|оценка|обязательств|ресурс)(?!\w*:)"
)
_GIVEN = re.compile(
    r"вклад|письм|чем (?:помо|поддерж)|(?:что|чем) (?:да[её]т|предостав)|(?:вид|форма) (?:поддержки|помощи|участия)|поддержка|помощь"
)
"""Of what a partner does: «Организация | Вклад | Письмо»."""
_PARTNER = re.compile(r"(?:организаци|кто|название|наименование|партнер|учреждени)")
_MAX_COLUMN_CHARS = 40
"""Of what a column of a table of one's own is called."""
_ROW = re.compile(r"\d[ \u00a0]?\d{3}|\d\d\.\d\d")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_MAX_ROW_CHARS = 150
"""A line of at most so much with a sum or a date is a row of a list."""
_LABELS = 4
"""Of so many rows of labels and texts one may have more cells."""
_SUM_CELL = re.compile(r"\d{1,3}(?:[ \u00a0]\d{3})+(?:,\d\d)?|\d+")


def read_draft(lines: Sequence[str], fund: FundRules) -> dict[str, Field]:
    """Fields by id in the order of the form. What stands before any heading is taken by its words, its first line as the title.

    A table that is a plan or a budget by its head belongs there wherever it stands; the cells of another one are lines.
    """
    labels = [line for line in lines if line.startswith(LABEL)]
    sections = {head: Section() for head in [*labels, *_unknown_heads(lines, fund)]}
    looks = looks_of_lines(lines)
    marked = dict(looks_of_heads(looks, lambda line: heads(line, fund)))
    marked |= {field.key or "": "label" for line in labels for field in heads(line, fund)}
    reader = _Reader(fund, looks, marked, sections, headed_alone(lines, fund))
    before = reader.current
    parts = [*blocks(lines)]
    for number, block in enumerate(parts, 1):
        kind = kind_of(block)
        table = next((field.id for field in fund.form if kind and field.key == kind), None)
        team = with_keys(["team"], fund) if not kind and is_team(block) else []
        tasks = [] if table else tasks_of(block)
        results = [] if table or tasks else results_of(block)
        if results and (field := next(iter(with_keys(["results"], fund)), None)):
            reader.opened([field]).extend(results)
        elif table:
            reader.headed[table] += block
            for section in reader.sections.values():
                if section.lines is reader.current and not reader.current:
                    section.after = None  # its heading is the table's
        elif tasks or team:
            for field in team or with_keys(["tasks"], fund):
                reader.headed[field.id] += tasks or block
        else:
            reader.take(block, follows=next((later[0] for later in parts[number:] if later[0]), ""))
    width = page_width(lines)
    by_text = settled(reader.sections, reader.headed, fund)
    found = by_meaning([line for line in before if line], fund, begins_draft=bool(reader.headed))
    for id_, texts in (reader.headed | by_text).items():
        field = fund.fields[id_]
        text = "\n".join(texts).strip("\n ") if field.table else paragraphs(texts, width)
        found[id_] = field_of(field, text, "по смыслу", "medium") if id_ in by_text else field_of(field, text, "заголовок", "high")
    found = partners_apart(goal_and_tasks(told_apart(found, fund), fund), fund)
    return {field.id: found[field.id] for field in fund.form if field.id in found and found[field.id].text}


def _unknown_heads(lines: Sequence[str], fund: FundRules) -> list[str]:
    return unknown_heads(lines, lambda line: bool(heads(line, fund)))


@dataclass(slots=True)
class _Reader:
    """One pass over the blocks of a draft.

    A field that a heading of the `marked` look opens is opened by no other: «Что делаем:» is then a part of another one. One that a
    line of its own heads, of those `alone`, is opened by no sentence within a text.
    """

    fund: FundRules
    looks: Mapping[str, str]
    """Of the lines of the draft that have one."""
    marked: Mapping[str, str]
    sections: Mapping[str, Section]
    alone: Set[str]
    headed: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Lines by the id of the field."""
    current: list[str] = field(default_factory=list)
    """Lines of what is read now: of a field, of a section under an unknown heading, or of neither."""

    def take(self, block: Sequence[str], *, follows: str) -> None:
        """Add the lines of a block to the texts of their fields; `follows` is the line after it."""
        if listed := self._listed(block):
            self.current = self.opened([listed])
            self.current += [row.replace(CELL_BREAK, " ") for row in block]
            return
        block = _of_labels(block)
        in_table = self._is_table()
        within = self._rows()
        rows = within if within and _goes_on(self.current, follows, within) else None
        narrow = all(line.count("\t") < LABEL_AND_TEXT for line in block)
        labels = {line.split("\t")[0] for line in block} if narrow and "\t" in block[0] else set()
        known = False
        lines = block if in_table and not labels else labelled(cell_lines(block), self.fund)
        for line in loud_labels_apart(lines, self.fund):
            label = line.startswith(LABEL) or (is_loud(line) and line not in block)
            everyday = narrow and (not labels or line in labels)
            opened, rest = opens(line, self.fund, in_table=in_table, rows=None if label else rows, everyday=everyday)
            if _is_of_rows(line, opened, rest, follows, within):
                opened, rest = [], ""
            if opened:
                self._open(line, opened, rest)
                rows = None if label else rows
            elif line in self.sections and self._begins_section(line, follows, rows, within):
                self.sections[line].after = None if line.startswith(LABEL) else self._goes_on_with()
                self.current = self.sections[line].lines
            elif self._is_of({"goal"}) and _TASK.match(line):
                self.current = self.opened(with_keys(["tasks"], self.fund))
                self.current.append(line)
            elif any(self.current) and not labels and self._ends_short(line):
                self.current = []
            elif not within and not in_table and _SUM_LABEL.fullmatch(folded(line)):
                self.current = []  # of a passport, in which sums have labels of their own
            elif known and line in labels:
                self.current = []  # the label of something else ends the field above it
            else:
                self.current.append(line)
            known = known or bool(opened)

    def _open(self, line: str, opened: Sequence[FormField], rest: str) -> None:
        """Go on with the fields that a line opens; a line of another look than the headings opens none."""
        if any(self.current) and is_sentence(line, rest) and self.alone >= {field.key for field in opened}:
            self.current.append(line)
        elif self._tells_apart(opened, rest) or any(self.marked.get(field.key or "") in {None, self.looks.get(line)} for field in opened):
            self.current = self.opened(opened)
            self.current += [rest] if rest else []
        elif not any(self.headed.get(field.id) is self.current for field in opened):  # «4.1. Цель» under «4. Цель и задачи»
            self.current = [] if self._is_of(SHORT_FIELDS) else self.current
            self.current.append(line)
        elif rest:
            self.current.append(rest)

    def _tells_apart(self, opened: Sequence[FormField], rest: str) -> bool:
        """Whether a label opens one of several fields that share what is read now: «Направление: …» under «Название и направление»."""
        shared = [id_ for id_, texts in self.headed.items() if texts is self.current and id_ in self.fund.fields]
        return bool(rest) and len(opened) == 1 and len(shared) > 1 and opened[0].id in shared

    def _begins_section(self, line: str, follows: str, rows: str | None, within: str | None) -> bool:
        """Whether an unknown heading is one here: a label always, another one not within a field of a line or rows of a table."""
        return line.startswith(LABEL) or not (self._awaits() or rows or _heads_rows(line, follows, within))

    def _awaits(self) -> bool:
        """Whether a field of a line or two has been opened, and its text is still to come."""
        return not any(self.current) and self._is_of(SHORT_FIELDS)

    def _ends_short(self, line: str) -> bool:
        """Whether the label of something else ends a field of a line or two."""
        if not _OTHER_LABEL.match(unnumbered(line)) or not self._is_of(SHORT_FIELDS):
            return False
        return not (_OF_ORGANISATION.match(line) and self._is_of({"organisation"}))

    def _goes_on_with(self) -> list[str] | None:
        """The text that a section under an unknown heading may be a part of; of a field of a line or two it is none."""
        before = next((section for section in self.sections.values() if section.lines is self.current), None)
        if before is not None:
            return before.after
        return None if self._is_of(SHORT_FIELDS | WITH_ROWS | {"groups", "goal"}) else self.current

    def _listed(self, block: Sequence[str]) -> FormField | None:
        """The field that a table with a head of its own lists, as «Партнёр | Вклад по письму», whose first column is no labels."""
        head = [folded(cell) for cell in block[0].split("\t")]
        if len(block) < LABEL_AND_TEXT or not any(_COLUMN.match(cell) and len(cell) <= _MAX_COLUMN_CHARS for cell in head[1:]):
            return None
        opened, *others = ([] if not first else heads(first, self.fund) for first in _firsts(block))
        gives = any(_GIVEN.match(cell) for cell in head[1:])
        if _PARTNER.match(head[0]) and (gives or self._is_of({"partners"})):
            opened = with_keys(["partners"], self.fund)
        plain = [field for field in opened[:1] if not field.table and field.key not in SHORT_FIELDS]
        return plain[0] if plain and not any(others) else None

    def opened(self, fields: Sequence[FormField]) -> list[str]:
        """The lines of the first of the fields; «Где и когда»: what stands below is of both, until one of them is opened alone.

        «Люди» are those for whom, or those who do it: what was told before is meant no more.
        """
        headed = self.headed
        first, *others = [field.id for field in fields if not headed.get(field.id)] or [field.id for field in fields]
        shared = any(texts is headed[first] for id_, texts in headed.items() if id_ != first) if first in headed else False
        if shared:
            headed[first] = []
        for id_ in others:
            if not headed.get(id_):
                headed[id_] = headed[first]
        return headed[first]

    def _is_of(self, keys: Set[str]) -> bool:
        """Whether what is read now is a field of one of these keys."""
        return any(field.key in keys and self.current is self.headed.get(field.id) for field in self.fund.form)

    def _is_table(self) -> bool:
        """Whether what is read now is a table of the form, whose rows are kept."""
        return any(self.current is self.headed.get(id_) for id_ in self.fund.tables)

    def _rows(self) -> str | None:
        """`plan` or `budget`, where that is what is read now."""
        return next((f.key for f in self.fund.form if f.key in WITH_ROWS and self.current is self.headed.get(f.id)), None)


def _is_of_rows(line: str, opened: Sequence[FormField], rest: str, follows: str, rows: str | None) -> bool:
    """Whether what looks as a heading is a line of the budget, «Руководитель проекта: 20 000 × 12 мес.», or the name of a group of them."""
    if rows != "budget" or not opened or line.startswith(LABEL):
        return False
    if opened[0].key == "budget":
        return True  # «7. Расходы на мероприятия»
    costs = not is_loud(line) and _ROW.search(_YEAR.sub("", rest))
    return bool(costs) or (opened[0].key == "plan" and _is_of_budget(line, follows))


def _heads_rows(line: str, follows: str, rows: str | None) -> bool:
    """Whether more rows of the plan or of the budget follow a line."""
    if rows == "plan":
        return "\t" not in follows and find_period(follows) is not None
    return rows == "budget" and _is_of_budget(line, follows)


def _of_labels(block: Sequence[str]) -> Sequence[str]:
    """A table of labels and texts, where a few texts stand in several cells: «Срок», the first day, the last day."""
    wide = [row for row in block if row.count("\t") >= LABEL_AND_TEXT]
    if not wide or _LABELS * len(wide) > len(block):
        return block
    return [row.replace("\t", " – ").replace(" – ", "\t", 1) if row in wide else row for row in block]


def _firsts(block: Sequence[str]) -> list[str]:
    return [row.split("\t")[0].strip() for row in block]


def _goes_on(current: Sequence[str], following: str, rows: str) -> bool:
    """Whether the line that comes next is one more row of what is read now: as wide as the last one, or short with a sum or a date."""
    if current and "\t" in following + current[-1]:
        return following.count("\t") == current[-1].count("\t")
    said = _YEAR.sub("", following) if rows == "budget" else following
    return len(following) <= _MAX_ROW_CHARS and bool(_ROW.search(said))


def _is_of_budget(line: str, following: str) -> bool:
    """«Мероприятия» before a line with sums, or rows, and no dates is the name of a group of lines, not the plan."""
    if "\t" in following:
        sums = sum(bool(_SUM_CELL.fullmatch(cell.strip())) for cell in following.split("\t"))
        return "\t" not in line and kind_of([following]) != "plan" and (sums > 1 or not find_period(following))
    return "\t" not in line + following and bool(MONEY.search(following) or read_line(following, None)) and not find_period(following)
