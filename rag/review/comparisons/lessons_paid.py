"""Lessons that a line pays for, other than the plan holds: «ведёт 48 занятий по 900 рублей» of a row that has 60."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from rag.review.comparisons.course_hours import GENERAL
from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures, made_by_a_row
from rag.review.language.quantities import Quantity, adds_up, quantities
from rag.review.language.roots import roots
from rag.review.types import OF_PROJECT, Activity, BudgetLine, Draft
from rag.review.wording import roubles, short

_LESSON = re.compile(r"занят|урок|трениров|мастер-класс|лекци|семинар|репетици|консультаци|экскурси|встреч|выезд|прием|сеанс")
_COMMON = GENERAL | roots(
    "мастер мастерская ведущий педагог преподаватель тренер инструктор руководитель специалист кружок студия клуб секция"
)
_AT_WORK = re.compile(
    r"(?<!\w)(?:вед[её]т|ведени|провод|провед|преподава|обуча|уч[ия]т|труд|гонорар|вознагражд|мастер(?!ск)"
    r"|педагог|тренер|инструктор|преподавател|учител)"
)
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+|(?<![\d.,])\d+(?![\d.,]*\d)")
_PART = re.compile(
    r"(?<!\w)(?:из (?:них|\d)|част[ьи]|остальн|половин|кроме|втор(?:ой|ая) (?:педагог|тренер|мастер)|попеременно|по очереди|вместе с)"
)


def lessons_paid(draft: Draft) -> Iterator[Contradiction]:
    """Lines paid by the lesson, each with the only row of what it names, where nothing else has or makes up their number."""
    lines = [(line, paid) for line in (draft.budget.lines if draft.budget else ()) if (paid := _paid(line))]
    places = roots(" ".join(field.text for field in draft.texts("geography")))
    held = [(row, q) for row in draft.plan for q in quantities(row.title) if _LESSON.match(q.unit) and not q.each]
    for line, paid in lines if not draft.unread else ():
        same = [(row, q) for row, q in held if q.stem == paid.stem]
        own = _own(line, draft.plan) - places
        rows = [(row, q) for row, q in same if own & roots(row.title)]
        others = [one for one, also in lines if one is not line and also.stem == paid.stem and own & roots(one.words)]
        if len(rows) == 1 and not others and not _may_be(draft, paid, rows[0][1].value, [q.value for _, q in same]):
            row, q = rows[0]
            yield Contradiction(
                f"Сколько: {q.unit}", (Value(f"{short(line.name)}: {roubles(paid.value)}", line.span), Value(roubles(q.value), row.span))
            )


def _paid(line: BudgetLine) -> Quantity | None:
    """The only number of lessons of a comment, by which its sum is counted."""
    counted = [q for q in quantities(line.comment) if _LESSON.match(q.unit) and not q.each and q.value > 1]
    if len(counted) != 1 or line.money is None or _PART.search(figures(line.comment)) or not _AT_WORK.search(line.words):
        return None
    prices = {Decimal(told.replace(" ", "")) for told in _NUMBER.findall(figures(line.comment))} | {line.price or Decimal(0)}
    return counted[0] if any(price * counted[0].value == line.money.total for price in prices) else None


def _own(line: BudgetLine, plan: Sequence[Activity]) -> set[str]:
    """Words of the line's name, but for those of lessons and of work, that one row has alone."""
    named = [roots(row.title) for row in plan]
    lessons = roots(" ".join(word for word in line.words.split() if _LESSON.match(word)))
    return {word for word in roots(line.name) - _COMMON - lessons if sum(word in words for words in named) == 1}


def _may_be(draft: Draft, paid: Quantity, held: Decimal, rows: list[Decimal]) -> bool:
    """Whether both may be true: lessons of several groups, of several rows, or as many as are told elsewhere."""
    few, many = sorted((paid.value, held))
    known = {q.value for field in draft.texts(*OF_PROJECT) if field.key != "budget" for q in quantities(field.text) if q.stem == paid.stem}
    return (
        many % few == 0 or not known.isdisjoint({paid.value, many - few}) or adds_up(paid.value, rows) or made_by_a_row(draft, paid.value)
    )
