"""The fund's own form as text: numbered fields in numbered sections -> fields.

A line is a heading only when it is the name of a field that the fund's form has: a text may well begin with «1. » or «20 ».
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.review.fund import FormField, FundRules
from rag.review.language.printed import folded, paragraphs
from rag.review.types import Field

_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)\.?\s+(\S.*)")
_MIN_HEADING_CHARS = 12
"""A shorter beginning of a heading that goes on in the next line is not recognised."""
_MEMBER = re.compile(r"Член команды №\s*\d+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading found: the field or section it opens, what stands after it in its line, and how many lines it takes."""

    id: str
    rest: str
    lines: int


def read_form(lines: Sequence[str], fund: FundRules, width: int | None = None) -> dict[str, Field]:
    """Fields by id in the order of the form; empty when no heading of the form is there. `width` is that of the page, if it is known."""
    found: dict[str, list[str]] = defaultdict(list)
    at, current = 0, ""
    while at < len(lines):
        heading = _heading(lines[at : at + 4], current, fund)
        if heading is not None:
            current = heading.id
            found[current] += [heading.rest] if heading.rest else []
        elif current:
            found[current].append(lines[at])
        at += heading.lines if heading else 1
    return {field.id: _field(field, found[field.id], width) for field in fund.form if field.id in found}


def _field(field: FormField, lines: Sequence[str], width: int | None) -> Field:
    text = "\n".join(lines).strip() if field.table else paragraphs(lines, width)
    return Field(field.id, field.title, text, "форма фонда", key=field.key, table=field.table)


def _heading(lines: Sequence[str], current: str, fund: FundRules) -> _Heading | None:
    """What the first of these lines opens, if anything."""
    section = current.split(".", maxsplit=1)[0] or "1"
    team = next((field.id for field in fund.form if field.key == "team"), None)
    if team is not None and _MEMBER.fullmatch(lines[0]):
        return _Heading(team, lines[0], 1)
    numbered = _NUMBERED.fullmatch(lines[0])
    if numbered is None:
        return None
    number, words = numbered.groups()
    for id_, title in fund.sections.items():
        if number == id_ and folded(words) == folded(title) and id_ >= section:
            return _Heading(id_, "", 1)
    for field in _candidates(number, section, fund):
        opened = next(filter(None, (_opened(words, lines[1:], title) for title in (field.title, *field.older))), None)
        if opened is not None:
            return _Heading(field.id, *opened)
    return None


def _candidates(number: str, section: str, fund: FundRules) -> Iterator[FormField]:
    """Fields that may begin here: any of this section (older forms number them otherwise), by its own number of a later one."""
    if section not in fund.tables:
        mine = (field for field in fund.form if field.id.split(".")[0] == section)
        yield from sorted(mine, key=lambda field: field.id.partition(".")[2] != number)
    yield from (f for f in fund.form if f.id.partition(".")[2] == number and section < f.id.split(".")[0])


def _opened(words: str, following: Sequence[str], title: str) -> tuple[str, int] | None:
    """What stands after the title in its line and how many lines the title takes; `None` when this is not the title."""
    wanted, said = folded(title), folded(words)
    if said.startswith(wanted):
        head, colon, rest = words.partition(":")
        if said == wanted:
            return "", 1
        return (rest.strip(), 1) if colon and folded(head) == wanted else None
    taken = 1
    while len(said) >= _MIN_HEADING_CHARS and wanted.startswith(said) and taken <= len(following) and following[taken - 1]:
        said = f"{said} {folded(following[taken - 1])}"
        taken += 1
        if said == wanted:
            return "", taken
    return None
