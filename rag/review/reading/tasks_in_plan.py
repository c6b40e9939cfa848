"""Tasks that stand nowhere but over the rows of the plan: «Задача 1. Открыть мастерскую»."""

import re
from collections.abc import Mapping
from dataclasses import replace

from rag.review.fund import FundRules
from rag.review.language.periods import find_period
from rag.review.types import Field

_TASK = re.compile(r"\W*Задача\s*№?\s*(?P<number>\d{1,2})\s*[.:)–—-]\s*(?=\w)", re.IGNORECASE)
_POINT = re.compile(r"\s*[•*–—-]\s")
_MIN_TASKS = 2
_MIN_WORDS = 4
_TO_DO = re.compile(r"\w+(?:ть|ти|чь)(?:ся)?(?!\w)")


def with_tasks_of_plan(fields: dict[str, Field], fund: FundRules) -> dict[str, Field]:
    """The fields with the tasks that the plan names in order, each once, where nothing else tells tasks; verbatim, a line each.

    «Задача 1. Обучение» is but a name of a task that should be told elsewhere.
    """
    by_key: Mapping[str | None, Field] = {field.key: field for field in fields.values()}
    form = next((field for field in fund.form if field.key == "tasks"), None)
    plan, tasks = by_key.get("plan"), by_key.get("tasks")
    if tasks and plan and tasks.text.split() == plan.text.split() and (bare := _without_rows(plan.text)):
        return fields | {tasks.id: replace(tasks, text=bare)}
    if form is None or plan is None or tasks:
        return fields
    lines = (line.split("\t")[0].strip() for line in plan.text.split("\n"))
    told = list(dict.fromkeys(line for line in lines if _TASK.match(line) and find_period(line) is None))
    numbers = [match["number"] for line in told if (match := _TASK.match(line))]
    names = [_TASK.sub("", line) for line in told]
    named_only = all(len(name.split()) < _MIN_WORDS and not _TO_DO.match(name) for name in names)
    if len(told) < _MIN_TASKS or named_only or numbers != [str(n) for n in range(1, len(told) + 1)]:
        return fields
    return fields | {form.id: Field(form.id, form.title, "\n".join(told), "по смыслу", "medium", form.key, form.table)}


def _without_rows(plan: str) -> str:
    """Lines over dated rows, of a text that is both: «Задачи и что делаем по каждой»; empty where there are fewer than two."""
    lines = [line for line in plan.split("\n") if re.search(r"\w", line)]
    dated = [find_period(line) is not None or bool(_POINT.match(line)) for line in lines]
    heads = [line for line, row, following in zip(lines, dated, [*dated[1:], False], strict=True) if not row and following]
    return "\n".join(heads) if len(heads) >= _MIN_TASKS else ""
