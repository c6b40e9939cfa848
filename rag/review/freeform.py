"""A draft in its own form -> the fund's fields, by headings and, where there are none, by the words of a paragraph."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rag.review.fund import FormField, FundRules
from rag.review.printed import cell_lines, folded, paragraph_offsets, paragraphs
from rag.review.table import kind_of
from rag.review.types import Field, How
from rag.text import normalise, sentences
from rag.types import Confidence

_NUMBER = re.compile(r"^(?:[#*•\s]*)(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?")
_MAX_HEADING_CHARS = 90
_MAX_TITLE_CHARS = 200
_MIN_SIGNS = 2
"""A text is taken for a field by meaning when at least so many of the field's signs are in it, and no other field has as many."""


def read_draft(lines: Sequence[str], fund: FundRules) -> dict[str, Field]:
    """Fields by id in the order of the form. What stands before any heading is taken by its words, its first line as the title.

    A table that is a plan or a budget by its head belongs there wherever it stands; the cells of another one are lines.
    """
    headed: dict[str, list[str]] = defaultdict(list)
    before: list[str] = []
    current: list[str] = before
    for block in _blocks(lines):
        kind = kind_of(block)
        table = next((field.id for field in fund.form if kind and field.key == kind), None)
        if table:
            headed[table] += block
            continue
        for line in block if _is_table(current, headed, fund) else cell_lines(block):
            opened = _opens(line, fund)
            if opened is None:
                current.append(line)
            else:
                field, rest = opened
                current = headed[field.id]
                current += [rest] if rest else []
    found = _by_meaning([line for line in before if line], fund, begins_draft=bool(headed))
    for id_, texts in headed.items():
        field = fund.fields[id_]
        found[id_] = _field(field, "\n".join(texts).strip("\n ") if field.table else paragraphs(texts), "заголовок", "high")
    return {field.id: found[field.id] for field in fund.form if field.id in found and found[field.id].text}


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Rows of one table together, any other line alone; empty lines between rows are left out."""
    rows: list[str] = []
    for line in lines:
        if "\t" in line:
            rows.append(line)
        elif line or not rows:
            if rows:
                yield rows
            rows = []
            yield [line]
    if rows:
        yield rows


def _is_table(current: Sequence[str], headed: Mapping[str, list[str]], fund: FundRules) -> bool:
    """Whether what is read now is a table of the form, whose rows are kept."""
    return any(current is headed.get(id_) for id_ in fund.tables)


def _opens(line: str, fund: FundRules) -> tuple[FormField, str] | None:
    """The field whose heading this line is, and what follows it after a colon."""
    bare = _NUMBER.sub("", line)
    head, _, rest = bare.partition(":")
    if not bare or len(head) > _MAX_HEADING_CHARS:
        return None
    said = folded(head)
    for field in fund.form:
        if said in {folded(heading) for heading in (field.title, *field.older, *field.headings)}:
            return field, rest.strip()
    return None


def _by_meaning(lines: Sequence[str], fund: FundRules, *, begins_draft: bool) -> dict[str, Field]:
    """A text without headings: a short first line is the title, the rest is the field most of whose signs it has."""
    found: dict[str, Field] = {}
    more = len(lines) > 1 or (bool(lines) and begins_draft)
    if more and len(lines[0]) <= _MAX_TITLE_CHARS and not lines[0].endswith((".", ":", ";")):
        title = next(field for field in fund.form if field.key == "title")
        found[title.id] = _field(title, lines[0], "по смыслу", "medium")
        lines = lines[1:]
    text = paragraphs(lines)
    said = [normalise(text[s + a : s + b]) for s, e in paragraph_offsets(text) for a, b in sentences(text[s:e])]
    scores = {f.id: sum(any(sign.find(sentence) for sentence in said) for sign in f.signs) for f in fund.form if f.signs}
    best, second = (*sorted(scores.values(), reverse=True), 0, 0)[:2]
    if best >= _MIN_SIGNS:
        id_ = next(id_ for id_, score in scores.items() if score == best)
        found[id_] = _field(fund.fields[id_], text, "по смыслу", "medium" if best > second else "low")
    return found


def _field(field: FormField, text: str, how: How, confidence: Confidence) -> Field:
    return Field(field.id, field.title, text, how, confidence, field.key, field.table)
