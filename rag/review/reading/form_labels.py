"""Labels of a form that was copied as text -> headings with a mark, so that nothing else in the draft is taken for one.

A table of two columns gives «Цель<TAB>научить …» and the other lines of the cell below, with tables inside of it; a form of a site gives
its label in a line above the value, and an empty line between two of them.
"""

import re
from collections.abc import Sequence
from itertools import groupby

from rag.review.fund import FundRules
from rag.review.language.printed import CELL_BREAK
from rag.review.reading.budget_cells import is_total
from rag.review.reading.looks import LABEL
from rag.review.reading.opening import heads_alone, is_of_form
from rag.review.reading.table import columns_of, is_team, results_of
from rag.review.reading.unheaded import MAX_HEADING_CHARS

_MIN_KEYS = 8
"""So many fields that labels open make a draft such a form."""
_MAX_WORDS = 10
_MOST = 0.8
"""Of the blocks of a site's form so many begin with a label."""
_NO_LABEL = re.compile(r"(?<!руб)[.]$|[:;,!…]$|\d{3}|\d\d\.\d\d|\t")
_TASK = re.compile(r"\W*Задача\s*№?\s*\d{1,2}\W*", re.IGNORECASE)
_BEGINS = re.compile(r"[«\"]?[А-ЯЁ]|\d{1,2}(?:\.\d{1,2})*\.? +[А-ЯЁ]")


def columns_apart(lines: Sequence[str], fund: FundRules) -> list[str]:
    """The same lines, each label of a table of two columns after its mark in a line of its own; those of any other draft as they are."""
    rows: list[str] = []
    keys: set[str | None] = set()
    above = ""  # the last label
    width = 0  # how many tabs rows of the table inside have
    for n, line in enumerate(lines):
        label, _, value = line.partition("\t")
        below = "" if "\t" in line else next(filter(None, lines[n + 1 :]), "")  # Word's cell may hold a table and nothing else
        opened = heads_alone(label, fund) if ("\t" in line or columns_of(below)) and _may_be_label(label) else []
        inside = bool(opened and (columns_of(value) or columns_of(below)))
        if not (inside or _is_labelled(line, width, known=bool(opened))):
            width = line.count("\t") if "\t" in line and _is_head(line) else width
            rows.append(line)
            continue
        keys |= {field.key for field in opened}
        width = value.count("\t") if inside else 0
        numbered = _TASK.fullmatch(label)  # «Задача 1», «Задача 2» without a label over them
        above, over = next(field.title for field in fund.form if field.key == "tasks") if numbered else label, above
        rows += [] if numbered and heads_alone(over, fund) == heads_alone(above, fund) else ["", LABEL + above]
        texts = [value] if inside else value.replace("\t", " – ").split(CELL_BREAK)
        rows += [f"{label}. {texts[0]}", *texts[1:]] if numbered else texts
    return rows if len(keys) >= _MIN_KEYS else list(lines)


def _is_labelled(line: str, width: int, *, known: bool) -> bool:
    """Whether a line is a label and its text: one that is `known`, or any of two cells where no table of such rows goes on."""
    tabs = line.count("\t")
    if tabs == 1 and (known or (width != 1 and _may_be_label(line.partition("\t")[0]))):
        return known or width > 0 or not _is_head(line)
    return tabs > 0 and known and not width


def with_marks(lines: Sequence[str], fund: FundRules) -> list[str]:
    """The same lines, each label of a site's form that opens a field after its mark; those of any other draft as they are."""
    blocks = [list(block) for filled, block in groupby(lines, key=bool) if filled]
    texts = [block for block in blocks if not any("\t" in line for line in block) and not is_total(block[0])]
    labels = {block[0]: opened for block in texts if _may_be_label(block[0]) and (opened := heads_alone(block[0], fund))}
    keys = {field.key for label, opened in labels.items() if is_of_form(label, fund) for field in opened}
    begun = [block for block in texts if block[0] in labels or (len(block) > 1 and _may_be_label(block[0]))]
    if len(keys) < _MIN_KEYS or len(begun) < _MOST * len(texts):
        return list(lines)
    marked = ([LABEL + block[0], *block[1:]] if block[0] in labels else block for block in blocks)
    return [line for block in marked for line in ("", *block)]


def _is_head(line: str) -> bool:
    """Whether a line is the head of a table."""
    return bool(columns_of(line) or results_of([line, line]) or is_team([line, line]))


def _may_be_label(line: str) -> bool:
    """Whether a line may be what a form calls a field, by its look."""
    short = 0 < len(line) <= MAX_HEADING_CHARS and len(line.split()) <= _MAX_WORDS
    return short and bool(_BEGINS.match(line)) and not _NO_LABEL.search(line)
