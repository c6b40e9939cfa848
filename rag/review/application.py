"""A project draft as text -> `Draft`: what each part of it is. Read this first of the readers.

The fund's form is read by its numbered fields, another draft by its headings, a text without headings by its words. Whatever was
recognised can be corrected by the caller.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise

from rag.errors import BadInputError
from rag.review.fund import FundRules
from rag.review.language.periods import find_period, project_period
from rag.review.language.phrases import phrases
from rag.review.language.printed import cell_lines, is_hidden, page_width, paragraph_offsets, printed_lines, unwrapped
from rag.review.reading.aligned import with_columns
from rag.review.reading.asked import under_questions
from rag.review.reading.budget import read_budget
from rag.review.reading.budget_rows import read_budget_rows
from rag.review.reading.flattened import in_rows
from rag.review.reading.form import read_form
from rag.review.reading.form_labels import columns_apart, with_marks
from rag.review.reading.freeform import read_draft
from rag.review.reading.indicators import indicators
from rag.review.reading.listed_labels import labels_apart
from rag.review.reading.mail import without_mail
from rag.review.reading.pages import joined_pages
from rag.review.reading.plan import read_plan
from rag.review.reading.plan_rows import PlanRead, read_plan_rows
from rag.review.reading.prose import read_prose
from rag.review.reading.prose_costs import is_told_in_sentences, read_prose_costs
from rag.review.reading.records import in_tables, with_totals
from rag.review.reading.separated import with_tabs
from rag.review.reading.table import TEAM, read_rows
from rag.review.reading.tasks_in_plan import with_tasks_of_plan
from rag.review.reading.told import told_amount, told_fields
from rag.review.types import Budget, Draft, Field, Kind, Person, Span
from rag.text import clean

_MIN_FORM_FIELDS = 6
"""A text with so many numbered fields of the form is the form; a draft with so many headings is a whole project."""
_WHOLE_FORM_FIELDS = 25
"""The fund's export has more; a form copied from its site has headings of its own too."""
_MOST = 2
_MUCH_MORE = 1.4
"""A budget in lines is taken for one in sentences where these tell so many times more."""
_BULLET = re.compile(r"^(?:[•*–—-]\s*|\d{1,2}\s*[.):]\s*|(?:Задача|Цель)\s*№?\s*\d+\s*[.:]?\s*)+", re.IGNORECASE)
_TASK = re.compile(r"\W*Задача\s*№?\s*\d", re.IGNORECASE)
_POINT = re.compile(r"\s*(\d{1,2})[.)]\s")
_ORDINAL = re.compile(
    r"(?:^|(?<=[.;:,]\s))(?:(?:задача )?(?:перв|втор|трет|четв[её]рт|пят|шест)\w+(?: задача)?\s*[:–—-]"
    r"|во?-(?:перв|втор|трет|четв[её]рт)ых,?|\([а-е1-9]\)|[а-е]\)|задача\s*№?\s*\d+\s*[.:–—-]|\d{1,2}\)|\d\.(?=\s+[А-ЯЁ]))\s*",
    re.IGNORECASE | re.MULTILINE,
)
_TO_DO = re.compile(
    r"\W*(?!(?:[Ее]сть|[Пп]ять|[Шш]есть|[Дд]евять|[Дд]есять|[Чч]асть|[Оо]пять)(?!\w))[А-ЯЁ]?[а-яё]+(?:ть|ти|чь)(?:ся)?(?!\w)"
)
"""A sentence that begins with what is to be done."""
_DAY = re.compile(r"(?<!\d)\d\d\.\d\d\.\d{4}(?!\d)")
_MEMBER = re.compile(r"Член команды №\s*\d+|(?<=\n)1\. ФИО\b", re.IGNORECASE)
_ROLE = re.compile(r"^2\. Должность[^\n]*\n(?P<role>.+?)(?=\n\d\. |\Z)", re.MULTILINE | re.DOTALL)


def read_application(text: str, fund: FundRules, *, amount: Decimal | None = None, corrections: Mapping[str, str] | None = None) -> Draft:
    """Recognise a draft.

    Args:
        text: as the readers of files give it, with the lines as printed.
        fund: whose form the fields are told by.
        amount: what is asked of the fund, in roubles, where the caller knows.
        corrections: the caller's own texts by field id, which replace what was recognised; `7` is field 7 of the form's first section.

    Raises:
        BadInputError: there are no words in it, or a correction names no field of the form.
    """
    lines = with_tabs(printed_lines(text))
    width = page_width(lines)
    fields = read_form(cell_lines(lines), fund, width)
    kind: Kind = "заявка"
    if len(fields) >= _MIN_FORM_FIELDS:
        in_part = len(fields) < _WHOLE_FORM_FIELDS
        if in_part:
            lines = in_rows(in_tables(lines))
            fields = read_form(cell_lines(lines), fund, width)
        own = read_draft(lines, fund) if in_part or any("\t" in line for line in lines) else {}
        fields |= dict(_own_tables(fields, own, fund))
        fields |= {id_: field for id_, field in own.items() if in_part and id_ not in fields and field.how == "заголовок"}
    else:
        lines = _lines(text, fund)
        width = page_width(lines)
        lines = with_marks(with_totals(in_rows(in_tables(unwrapped(lines, width) if width else lines))), fund)
        fields = _best(read_draft(lines, fund), read_prose(lines, fund), fund)
        about = next((field.text for field in fields.values() if field.key == "organisation"), "")
        told = told_fields(lines, fund, organisation=about)
        missing = [field for field in fund.form if field.key in told and field.id not in fields]
        fields |= {f.id: Field(f.id, f.title, told[f.key or ""], "по смыслу", "medium", key=f.key) for f in missing}
        fields = with_tasks_of_plan(fields, fund)
        amount = amount or told_amount(lines)
        kind = "черновик" if len(fields) >= _MIN_FORM_FIELDS else "раздел"
    fields |= {field.id: field for field in (_corrected(id_, said, fund) for id_, said in (corrections or {}).items())}
    if not any(re.search(r"\w", field.text) for field in fields.values() if field.key != "title" or field.how != "по смыслу"):
        raise BadInputError(
            "Не удалось понять, что это за текст: добавьте заголовки разделов (например, «Цель», «Задачи») или весь проект."
        )
    return _understood(kind, {id_: fields[id_] for id_ in fund.fields if id_ in fields}, fund, amount)


def _lines(text: str, fund: FundRules) -> list[str]:
    """Lines of a draft as if it had been written in lines, whatever it was copied from."""
    lines = with_tabs(columns_apart(printed_lines(with_columns(joined_pages(text))), fund))
    return labels_apart(under_questions(without_mail(lines)))


def _best(headed: dict[str, Field], prose: dict[str, Field], fund: FundRules) -> dict[str, Field]:
    """The draft by its headings where these give both plan and budget; else as prose where that has more fields, and loses neither.

    One section under its heading stays that section, whatever its sentences begin with.
    """
    is_section = len(headed) == 1 and len(prose) < _MIN_FORM_FIELDS and all(field.how == "заголовок" for field in headed.values())
    if len(prose) <= len(headed) or is_section:
        return headed
    one, other = (_understood("черновик", fields, fund, None) for fields in (headed, prose))
    loses = bool(one.plan and not other.plan) or bool(one.budget and not other.budget)
    return headed if loses or (one.plan and one.budget) else prose


def _own_tables(fields: Mapping[str, Field], own: Mapping[str, Field], fund: FundRules) -> Iterator[tuple[str, Field]]:
    """Plan and budget of a form whose table is not the form's: where most rows are understood only by what its columns are called."""
    for id_, field in own.items():
        if id_ in fields and field.key in {"plan", "budget"} and "\t" in field.text:
            better = _rows_read(field, fund) > _MOST * _rows_read(fields[id_], fund)
            yield id_, replace(field, how="форма фонда") if better else fields[id_]


def _rows_read(field: Field, fund: FundRules) -> int:
    """How many rows are understood, by columns where there are tabs between them, else as the form prints them."""
    if field.key == "plan":
        return len(_plan(field, (), None).activities if "\t" in field.text else read_plan(field, ()))
    budget = _budget(field, fund) if "\t" in field.text else read_budget(field, fund)
    return sum(line.money is not None for line in budget.lines) if budget else 0


def _corrected(id_: str, said: str, fund: FundRules) -> Field:
    field = fund.fields.get(id_) or fund.fields.get(f"{next(iter(fund.sections), '')}.{id_}")
    if field is None:
        raise BadInputError(f"Поля «{id_}» в форме фонда нет: номера полей — {', '.join(fund.fields)}.")
    return Field(field.id, field.title, clean(said), "указано вами", key=field.key, table=field.table)


def _understood(kind: Kind, fields: Mapping[str, Field], fund: FundRules, amount: Decimal | None) -> Draft:
    hidden = frozenset(id_ for id_, field in fields.items() if is_hidden(field.text))
    bare = Draft(kind, fields, hidden=hidden)
    tasks = tuple(_items(bare.get("tasks")))
    days = sorted(day for key in ("starts", "ends") for day in _days(bare.get(key)))
    plan = _plan(bare.get("plan"), tasks, (days[0], days[-1]) if len(days) > 1 else None)
    budget = _budget(bare.get("budget"), fund)
    stated = budget.stated if budget else None
    days = days or sorted(day for activity in plan.activities for day in (activity.starts, activity.ends))
    return Draft(
        kind,
        fields,
        tasks=tasks,
        indicators=tuple(indicators(bare.get("results"))),
        plan=plan.activities,
        unread=plan.unread,
        budget=budget,
        team=tuple(_people(next((field for field in fields.values() if field.key == "team"), None))),
        starts=days[0] if len(days) > 1 else None,
        ends=days[-1] if len(days) > 1 else None,
        amount=amount or (stated[0].requested if stated else None),
        hidden=hidden,
    )


def _plan(field: Field | None, tasks: Sequence[Span], project: tuple[date, date] | None) -> PlanRead:
    """The plan as the form prints it, else a table or a list of one's own."""
    if field is None:
        return PlanRead()
    printed = () if "\t" in field.text else read_plan(field, tasks)
    if printed:
        return PlanRead(printed)
    return read_plan_rows(field, tasks, project)


def _budget(field: Field | None, fund: FundRules) -> Budget | None:
    """The budget as the form prints it, else a table or a list of one's own; without lines where neither is understood."""
    if field is None:
        return None
    printed = None if "\t" in field.text else read_budget(field, fund)
    if printed and any(line.money for line in printed.lines):
        return printed
    rows = read_budget_rows(field, fund)
    listed = rows is not None and any(line.article for line in rows.lines)  # prose names no articles
    told = read_prose_costs(field) if rows is None or (not listed and is_told_in_sentences(field.text)) else None
    if rows and told and _known(told) < _MUCH_MORE * _known(rows):
        return rows
    return max((one for one in (rows, told) if one), key=_known, default=printed)


def _known(budget: Budget) -> int:
    return sum(line.money is not None for line in budget.lines)


def _items(field: Field | None) -> Iterator[Span]:
    """Points of a list, without their marks: «Первая: …» and «2) …» wherever they stand, else a line each."""
    if field is None:
        return
    lines = _numbered(field, [*paragraph_offsets(field.text)])
    marks = {start: [match.start() for match in _ORDINAL.finditer(field.text, start, end)] for start, end in lines}
    inline = any(len(found) > 1 for found in marks.values())
    if len(lines) == 1 and not inline and field.how == "по смыслу":  # «Задачи: научить …; снять …»
        cuts = [match.end() for match in re.finditer(r";\s+", field.text)]
        told = [field.span(start, end) for start, end in phrases(field.text) if _TO_DO.match(field.text, start)]
        if not cuts and len(told) > 1:  # «Задач три. Научить … . Снять …»
            yield from told
            return
        inline, marks = True, {lines[0][0]: [lines[0][0], *cuts]}
    parts = [part for start, end in lines for part in pairwise([*marks[start], end])]
    for start, end in parts if inline else lines:
        ordinal = _ORDINAL.match(field.text, start, end) if inline else None
        bullet = None if ordinal else _BULLET.match(field.text[start:end])
        yield field.span(ordinal.end() if ordinal else start + bullet.end() if bullet else start, end)


def _numbered(field: Field, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of lines that are called «Задача 1», «Задача 2», or numbered from the first one on, those alone: others speak of them."""
    called = [line for line in lines if _TASK.match(field.text, *line)]
    numbers = [int(match[1]) if (match := _POINT.match(field.text, *line)) else 0 for line in lines]
    if len(called) > 1:
        return called
    in_order = [number for number in numbers if number] == [*range(1, sum(map(bool, numbers)) + 1)]
    first = 1 if lines and field.text[: lines[0][1]].endswith(":") else 0  # «Их две:»
    begins = numbers[first : first + 2] == [1, 2]
    return [line for line, number in zip(lines, numbers, strict=True) if number] if in_order and begins else lines


def _days(field: Field | None) -> Iterator[date]:
    """Days of a field of dates: each that is written in digits, else the first and the last of a period in words."""
    if field is None:
        return
    printed = _DAY.findall(field.text)[:2]
    told = project_period(field.text) if field.key == "starts" else find_period(field.text)
    if told and (not printed or (len(printed) == 1 and told.starts < told.ends)):
        yield from sorted({told.starts, told.ends})
        return
    for day in printed:
        try:
            yield datetime.strptime(day, "%d.%m.%Y").date()
        except ValueError:
            continue


def _people(field: Field | None) -> Iterator[Person]:
    if field is None:
        return
    for row in read_rows(field.text, TEAM) if "\t" in field.text else ():
        if row.get("name") and row.get("role"):
            yield Person(row.get("role"), field.text[row.start : row.end], field.span(row.cells["role"][0].start, row.cells["role"][0].end))
    starts = [match.start() for match in _MEMBER.finditer(field.text)]
    if any(field.text.startswith("Член", start) for start in starts):
        starts = [start for start in starts if field.text.startswith("Член", start)]
    for start, end in pairwise([*starts, len(field.text)]):
        role = _ROLE.search(field.text, start, end)
        span = field.span(*role.span("role")) if role else field.span(start, min(end, start + 100))
        if role and not is_hidden(span.quote):
            yield Person(" ".join(span.quote.split()), field.text[start:end], span)
