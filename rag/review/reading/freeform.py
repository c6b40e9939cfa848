"""A draft in its own form -> the fund's fields, by headings and, where there are none, by the words of a paragraph."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from rag.review.fund import FormField, FundRules
from rag.review.language.periods import find_period
from rag.review.language.printed import CELL_BREAK, cell_lines, folded, page_width, paragraphs
from rag.review.reading.articles import article_of
from rag.review.reading.budget_list import MONEY, names_sums, read_line
from rag.review.reading.headings import everyday_keys
from rag.review.reading.table import LABEL_AND_TEXT, blocks, kind_of, results_of, tasks_of
from rag.review.reading.unheaded import MAX_HEADING_CHARS, by_meaning, field_of, goal_and_tasks, told_apart
from rag.review.reading.unnamed import Section, is_loud, settled, unknown_heads
from rag.review.types import Field

_NUMBER = re.compile(r"^(?:[#*•\s]*)(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?")
_ARTICLE = re.compile(r"\s*(?:статья|раздел) \d", re.IGNORECASE)
"""«Статья 1. Оплата труда» is a budget, whatever stands above."""
_LABEL = re.compile(r"((?:[\w-]+ ?){1,5}(?: ?\([^)]*\))?)[.:] +(?=\S)")
"""Few words before the text of their paragraph: «О чём это. В посёлке …»."""
_NEXT_LABEL = re.compile(r"[.;·•] +(?=[А-ЯЁ][\w -]{2,40}: )")
"""«Сроки: … Место: …»: several fields in one line."""
_SHORT_FIELDS = frozenset({"title", "direction", "theme", "geography", "starts", "ends", "registered", "organisation"})
_OTHER_LABEL = re.compile(
    r"(?!город|пос[её]л|с[её]л|деревн|станиц|район|област|кра[йя]|округ|республик|регион|адрес|площадк|начал|оконч|кон[её]ц|заверш|старт|финиш"
    r"|инн|огрн|кпп|руковод|директор|председ|зарегистр|создан|дат[аы]|тел|почт|сайт|устав)[а-яё-]+(?: [\w-]+){0,2}: +\S"
    r"|(?:за)?прос(?:им|ить)(?!\w)",
    re.IGNORECASE,
)
"""«Просим: …» after a field of a line or two, which is none of that field."""
_OF_ORGANISATION = re.compile(
    r"\W*(?:учредител|правлени|работник|сотрудник|штат|волонт[её]р|добровол|бухгалтер|доход|ресурс|имуществ|помещени|член)", re.I
)
"""«Учредители: …» goes on with what is told of the organisation."""
_TASK = re.compile(r"\W*(?:\d\W+)?Задач[аи]\s*(?:№?\s*\d|:)", re.IGNORECASE)
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
_TELLS = re.compile(r"письм", re.IGNORECASE)
"""«Партнёры и их письма» tells that there are letters: a heading is a part of its text where it says something of its own."""
_ROW = re.compile(r"\d[ \u00a0]?\d{3}|\d\d\.\d\d")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_MAX_ROW_CHARS = 150
"""A line of at most so much with a sum or a date is a row of a list."""
_SUM_CELL = re.compile(r"\d{1,3}(?:[ \u00a0]\d{3})+(?:,\d\d)?|\d+")
_WITH_ROWS = frozenset({"plan", "budget"})
_MIN_LOUD = 4


def read_draft(lines: Sequence[str], fund: FundRules) -> dict[str, Field]:
    """Fields by id in the order of the form. What stands before any heading is taken by its words, its first line as the title.

    A table that is a plan or a budget by its head belongs there wherever it stands; the cells of another one are lines.
    """
    headed: dict[str, list[str]] = defaultdict(list)
    before: list[str] = []
    current: list[str] = before
    parts = [*blocks(lines)]
    loud = _loudly_headed(lines, fund)
    sections = {head: Section() for head in _unknown_heads(lines, fund)}
    for number, block in enumerate(parts, 1):
        kind = kind_of(block)
        table = next((field.id for field in fund.form if kind and field.key == kind), None)
        tasks = [] if table else tasks_of(block)
        results = [] if table or tasks else results_of(block)
        if results and (field := next(iter(_with_keys(["results"], fund)), None)):
            headed[field.id] += results
        elif table:
            headed[table] += block
            for section in sections.values():
                if section.lines is current and not current:
                    section.after = None  # its heading is the table's
        elif tasks:
            for field in _with_keys(["tasks"], fund):
                headed[field.id] += tasks
        else:
            current = _take(block, current, headed, fund, next((later[0] for later in parts[number:] if later[0]), ""), loud, sections)
    width = page_width(lines)
    by_text = settled(sections, headed, fund)
    found = by_meaning([line for line in before if line], fund, begins_draft=bool(headed))
    for id_, texts in (headed | by_text).items():
        field = fund.fields[id_]
        text = "\n".join(texts).strip("\n ") if field.table else paragraphs(texts, width)
        found[id_] = field_of(field, text, "по смыслу", "medium") if id_ in by_text else field_of(field, text, "заголовок", "high")
    found = goal_and_tasks(told_apart(found, fund), fund)
    return {field.id: found[field.id] for field in fund.form if field.id in found and found[field.id].text}


def _unknown_heads(lines: Sequence[str], fund: FundRules) -> list[str]:
    return unknown_heads(lines, lambda line: bool(_opens(line, fund, in_table=False, rows=None, everyday=True)[0]))


def _loudly_headed(lines: Sequence[str], fund: FundRules) -> frozenset[str]:
    """Keys of the fields that lines in capitals open, where the draft has such headings."""
    opened = [_opens(line, fund, in_table=False, rows=None, everyday=True)[0] for line in lines if is_loud(line)]
    keys = {field.key for fields in opened for field in fields if field.key}
    return frozenset(keys) if len(keys) >= _MIN_LOUD else frozenset()


def _take(
    block: Sequence[str],
    current: list[str],
    headed: dict[str, list[str]],
    fund: FundRules,
    follows: str,
    loud: frozenset[str],
    sections: Mapping[str, Section],
) -> list[str]:
    """Add the lines of a block to the texts of their fields, or of a section under an unknown heading; what is read when it ends.

    A field that a `loud` heading opens is opened by no other: «Что делаем:» is then a part of another one.
    """
    if listed := _listed(block, current, headed, fund):
        current = _opened([listed], headed)
        current += [row.replace(CELL_BREAK, " ") for row in block]
        return current
    in_table = _is_table(current, headed, fund)
    rows = _rows_of(current, headed, fund)
    within = rows
    if rows and not _goes_on(current, follows, rows):
        rows = None
    narrow = all(line.count("\t") < LABEL_AND_TEXT for line in block)
    labels = {line.split("\t")[0] for line in block} if narrow and "\t" in block[0] else set()
    known = False
    for line in block if in_table and not labels else _labelled(cell_lines(block), fund):
        opened, rest = _opens(line, fund, in_table=in_table, rows=rows, everyday=narrow and (not labels or line in labels))
        if _is_of_rows(line, opened, rest, follows, within) or (not is_loud(line) and loud.issuperset(field.key or "" for field in opened)):
            opened, rest = [], ""
        if opened:
            current = _opened(opened, headed)
            current += [rest] if rest else []
        elif line in sections and not rows and not _heads_rows(line, follows, within):
            sections[line].after = _goes_on_with(current, headed, fund, sections)
            current = sections[line].lines
        elif _is_of(current, headed, fund, {"goal"}) and _TASK.match(line):
            current = _opened(_with_keys(["tasks"], fund), headed)
            current.append(line)
        elif current and not labels and _ends_short(line, current, headed, fund):
            current = []
        elif known and line in labels:
            current = []  # the label of something else ends the field above it
        else:
            current.append(line)
        known = known or bool(opened)
    return current


def _ends_short(line: str, current: Sequence[str], headed: Mapping[str, list[str]], fund: FundRules) -> bool:
    """Whether the label of something else ends a field of a line or two."""
    if not _OTHER_LABEL.match(_NUMBER.sub("", line)) or not _is_of(current, headed, fund, _SHORT_FIELDS):
        return False
    return not (_OF_ORGANISATION.match(line) and _is_of(current, headed, fund, {"organisation"}))


def _goes_on_with(
    current: list[str], headed: Mapping[str, list[str]], fund: FundRules, sections: Mapping[str, Section]
) -> list[str] | None:
    """The text that a section under an unknown heading may be a part of; of a field of a line or two it is none."""
    before = next((section for section in sections.values() if section.lines is current), None)
    if before is not None:
        return before.after
    return None if _is_of(current, headed, fund, _SHORT_FIELDS | _WITH_ROWS | {"groups", "goal"}) else current


def _is_of_rows(line: str, opened: Sequence[FormField], rest: str, follows: str, rows: str | None) -> bool:
    """Whether what looks as a heading is a line of the budget, «Руководитель проекта: 20 000 × 12 мес.», or the name of a group of them."""
    if rows != "budget" or not opened:
        return False
    costs = not is_loud(line) and _ROW.search(_YEAR.sub("", rest))
    return bool(costs) or (opened[0].key == "plan" and _is_of_budget(line, follows))


def _heads_rows(line: str, follows: str, rows: str | None) -> bool:
    """Whether more rows of the plan or of the budget follow a line."""
    if rows == "plan":
        return "\t" not in follows and find_period(follows) is not None
    return rows == "budget" and _is_of_budget(line, follows)


def _listed(block: Sequence[str], current: Sequence[str], headed: Mapping[str, list[str]], fund: FundRules) -> FormField | None:
    """The field that a table with a head of its own lists, as «Партнёр | Вклад по письму», whose first column is no labels."""
    head = [folded(cell) for cell in block[0].split("\t")]
    if len(block) < LABEL_AND_TEXT or not any(_COLUMN.match(cell) and len(cell) <= _MAX_COLUMN_CHARS for cell in head[1:]):
        return None
    opened, *others = ([] if not first else _opens(first, fund, in_table=False, rows=None, everyday=True)[0] for first in _firsts(block))
    partners = [field for field in fund.form if field.key == "partners"]
    gives = any(_GIVEN.match(cell) for cell in head[1:])
    if _PARTNER.match(head[0]) and (gives or _is_of(current, headed, fund, {"partners"})):
        opened = partners
    plain = [field for field in opened[:1] if not field.table and field.key not in _SHORT_FIELDS]
    return plain[0] if plain and not any(others) else None


def _firsts(block: Sequence[str]) -> list[str]:
    return [row.split("\t")[0].strip() for row in block]


def _opened(fields: Sequence[FormField], headed: dict[str, list[str]]) -> list[str]:
    """The lines of the first of the fields; «Где и когда»: what stands below is of both, until one of them is opened alone.

    «Люди» are those for whom, or those who do it: what was told before is meant no more.
    """
    first, *others = [field.id for field in fields if not headed.get(field.id)] or [field.id for field in fields]
    shared = any(texts is headed[first] for id_, texts in headed.items() if id_ != first) if first in headed else False
    if shared:
        headed[first] = []
    for id_ in others:
        if not headed.get(id_):
            headed[id_] = headed[first]
    return headed[first]


def _is_of(current: Sequence[str], headed: Mapping[str, list[str]], fund: FundRules, keys: Set[str]) -> bool:
    """Whether what is read now is a field of one of these keys."""
    return any(field.key in keys and current is headed.get(field.id) for field in fund.form)


def _labelled(lines: Sequence[str], fund: FundRules) -> Iterator[str]:
    """Lines cut before each label of another field, where they begin with a label themselves."""
    for line in lines:
        at, begins = 0, len(line) - len(_NUMBER.sub("", line))
        for match in _NEXT_LABEL.finditer(line, begins) if _LABEL.match(line, begins) else ():
            if _opens(line[match.end() :], fund, in_table=False, rows=None, everyday=True)[0]:
                yield line[at : match.start() + 1].rstrip(" ·•;")
                at = match.end()
        yield line[at:]


def _is_table(current: Sequence[str], headed: Mapping[str, list[str]], fund: FundRules) -> bool:
    """Whether what is read now is a table of the form, whose rows are kept."""
    return any(current is headed.get(id_) for id_ in fund.tables)


def _rows_of(current: Sequence[str], headed: Mapping[str, list[str]], fund: FundRules) -> str | None:
    """`plan` or `budget`, where that is what is read now."""
    return next((f.key for f in fund.form if f.key in _WITH_ROWS and current is headed.get(f.id)), None)


def _goes_on(current: Sequence[str], following: str, rows: str) -> bool:
    """Whether the line that comes next is one more row of what is read now: as wide as the last one, or short with a sum or a date."""
    if "\t" in following and current:
        return following.count("\t") == current[-1].count("\t")
    said = _YEAR.sub("", following) if rows == "budget" else following
    return len(following) <= _MAX_ROW_CHARS and bool(_ROW.search(said))


def _is_of_budget(line: str, following: str) -> bool:
    """«Мероприятия» before a line with sums, or rows, and no dates is the name of a group of lines, not the plan."""
    if "\t" in following:
        sums = sum(bool(_SUM_CELL.fullmatch(cell.strip())) for cell in following.split("\t"))
        return "\t" not in line and kind_of([following]) != "plan" and (sums > 1 or not find_period(following))
    return "\t" not in line + following and bool(MONEY.search(following) or read_line(following, None)) and not find_period(following)


def _opens(line: str, fund: FundRules, *, in_table: bool, rows: str | None, everyday: bool) -> tuple[list[FormField], str]:
    """The fields whose heading this line is, and what follows it in the line.

    Under a plan or a budget «Итог: …» is a part of a row, and «Команда» before more `rows` of it is the name of a group of them.
    """
    if rows != "budget" and (names_sums(line) or (_ARTICLE.match(line) and article_of(line, fund) in fund.articles)):
        return _with_keys(["budget"], fund), line
    bare = _NUMBER.sub("", line)
    head, _, rest = bare.partition(":")
    said = folded(head) if len(head) <= MAX_HEADING_CHARS else ""
    keys = everyday_keys(bare) if everyday else []
    if said and (field := _called(said, fund)):
        return (_with_keys(keys, fund) if len(keys) > 1 and field.key in keys else [field]), rest.strip()
    if rows:
        keys = [key for key in keys if key in _WITH_ROWS - {rows}]
    if keys:
        return _with_keys(keys, fund), bare if _TELLS.search(bare) else ""
    label = _LABEL.match(bare) if everyday and not in_table else None
    if label is None:
        return [], ""
    called = _called(folded(label[1]), fund)
    return [called] if called and called.key in _SHORT_FIELDS else _with_keys(everyday_keys(label[1]), fund), bare[label.end() :]


def _called(said: str, fund: FundRules) -> FormField | None:
    """The field whose heading in the fund's form these words are."""
    return next((field for field in fund.form if said in {folded(name) for name in (field.title, *field.older, *field.headings)}), None)


def _with_keys(keys: Sequence[str], fund: FundRules) -> list[FormField]:
    return [next(field for field in fund.form if field.key == key) for key in keys if any(field.key == key for field in fund.form)]
