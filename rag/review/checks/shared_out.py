"""A line that gives a thing to each of some people, in another number than there are such people."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from rag.numerals import in_digits
from rag.review.language.quantities import HELPERS, PEOPLE, indicated, quantities
from rag.review.types import BudgetLine, Draft
from rag.review.wording import number
from rag.text import normalise

_WHOM = (
    r"(?:участни|доброволь|волонт|подрост|школьни|ребен|дет(?:ям|ей)(?!\w)|слушател|студент|ученик|учениц"
    r"|воспитанни|пенсионер|ветеран|семь)"
)
_EACH = re.compile(
    r"(?<!\w)(?:(?:кажд(?:ому|ой|ого|ую)|всем)(?: (?:из )?(?P<told>\d{1,4}))?|(?:на|для) кажд(?:ого|ую|ой)(?: из (?P<of>\d{1,4}))?)"
    rf"(?: (?:из )?(?:наш\w+|юн\w+|пожил\w+))? (?P<whom>{_WHOM}[а-я]*)"
)
_PER = re.compile(r"(?<!\w)по (?P<number>\d{1,2}|пар[еы]|одн\w+)(?!\d)")
_AND_OTHERS = re.compile(
    r"запас|резерв|замен|групп|смен|поток|заезд|раза?(?!\w)|кажд\w+ (?:заняти|встреч|выезд)|(?<!\w)(?:и|плюс|а также) (?:\w+ )?"
    r"(?:педагог|ведущ|тренер|мастер|координатор|родител|доброволь|волонт|участни|гост|библиотек|школ|музе|партн)"
)
"""More people than those that are named, or more than once."""
_PIECES = re.compile(r"^(?:|шт\w*|пар[аы]?|компл\w*|набор\w*|экз\w*|ед\w*|штук\w*)\.?$")
_TOLD_IN = ("groups", "goal", "results", "summary", "tasks", "plan")
_LEAST = 5
_MOST_NAMED = 5


def shared_out(draft: Draft) -> Iterator[tuple[BudgetLine, str]]:
    """Lines with what is wrong: «каждому участнику», while no number of people in the draft, nor two of them, make the quantity."""
    for line in draft.budget.lines if draft.budget and draft.kind != "раздел" else ():
        said = in_digits(normalise(f"{line.name}. {line.comment}"))
        each = _EACH.search(said)
        if each is None or line.quantity is None or line.quantity < _LEAST or not _PIECES.match(line.unit) or _AND_OTHERS.search(said):
            continue
        counted = _people(draft, helpers=bool(HELPERS.search(each["whom"])))
        told = each["told"] or each["of"]
        wanted = Decimal(told) if told else line.quantity / _per(said, line)
        sums = {*counted, *(sum(pair, Decimal(0)) for pair in combinations(sorted(counted), 2))}
        if counted and wanted not in sums:
            known = ", ".join(number(one) for one in sorted(counted)[:_MOST_NAMED])
            yield line, f"«{each[0]}» — {number(wanted)}, а в других полях людей: {known}"


def _people(draft: Draft, *, helpers: bool) -> set[Decimal]:
    """Numbers of people of this kind in what tells of this project: of helpers, or of all the others."""
    fields = [*draft.texts(*_TOLD_IN), *(draft.texts("partners", "team") if helpers else ())]
    told = (q for field in fields for q in quantities(field.text) if PEOPLE.search(q.unit) or HELPERS.search(q.unit))
    found = [*told, *(counted for one in draft.indicators if (counted := indicated(one)))]
    return {q.value for q in found if bool(HELPERS.search(q.unit)) == helpers and (not q.each or not helpers)}


def _per(said: str, line: BudgetLine) -> Decimal:
    """How many each gets: «по две», else one; «по паре» is one where pairs are counted."""
    match = _PER.search(said)
    if match and match["number"].isdigit():
        return Decimal(match["number"]) or Decimal(1)
    return Decimal(2) if match and match["number"].startswith("пар") and not line.unit.startswith("пар") else Decimal(1)
