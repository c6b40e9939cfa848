"""Numbers of people that no other part of the draft knows, of those called otherwise, of those visited, of volunteers.

People call one group by many names, so numbers of one name cannot be compared alone. A number that stands in one field only, though
another field tells of the same kind of people, is told; one that some field repeats or adds up to is not.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from rag.review.counts import Counted, figures, made_by_a_row
from rag.review.findings import Contradiction, Value
from rag.review.quantities import PAST, PEOPLE, adds_up, quantities
from rag.review.types import BudgetLine, Draft, Field, Span
from rag.review.wording import roubles
from rag.text import normalise

_KINDS = {
    "пожилых": re.compile(
        r"пожил|ветеран|старожил|старик|пенсионер|бабуш|дедуш|дети войны|детей войны|детям войны|старш\w+ (?:поколени|возраст)|долгожител"
        r"|рассказчи|(?:[5-9]0|55|65|75) лет и старше|старше (?:[5-9]0|55|65|75)|(?<!\d)(?:[5-9]0|55|65|75)\+"
    ),
    "детей": re.compile(r"(?<!\w)дет(?:и|ей|ям)(?!\w)(?! войны)|подрост|школьни|ребят|(?<!\w)учени|юнош|девоч|мальчи|воспитанник|дошколь"),
    "семей": re.compile(r"(?<!\w)сем(?:ей|ьи|ья|ьям|ьях)(?!\w)"),
}
_VISITED = re.compile(r"(?<!\w)(?:побыва|посет|приде|приезжа|приед|придем|навест|выезжа|выед|обойд|обойде|помо)\w*")
_ONCE_EACH = re.compile(
    r"(?:(?:по )?один раз|по разу|однократно|по одному)[^.;]{0,60}кажд\w+|кажд\w+[^.;]{0,40}(?:один раз|по разу|по одному|однократно)"
)
_VISITS = re.compile(r"(?<![\d,.])(\d+) (?:[а-я-]+ )?(?:визит|посещени|выезд|выход|приезд|обход)")
_HELPERS = re.compile(r"волонт|доброволь")
_BEFORE_NOW = re.compile(r"(?<!\w)(?:руковод|в[её]л[аи]?(?!\w)|организовал|координировал|опыт|стаж|(?:за|в) 20\d\d|с 20\d\d)")
"""Tells of what somebody did before."""
_OF_HELPERS = re.compile(
    r"(?<![\d,.:])(\d{1,3}) (?:чел\w*\.?|человек|(?:[а-я]+ых |[а-я]+их )?(?:студент|волонт|доброволь|школьник|помощник)[а-я-]*)"
    r"[^\d.;]{0,15}?(?:[×xх*]|по) ?\d"
)
_OF_THE_PROJECT = ("summary", "groups", "goal", "tasks", "results", "partners", "media", "future", "plan", "budget")


def unheard(draft: Draft) -> Iterator[Contradiction]:
    """Contradictions of numbers that nothing else in the draft bears out."""
    yield from _people(draft)
    yield from _visited(draft)
    yield from _helpers(draft)


def _people(draft: Draft) -> Iterator[Contradiction]:
    """More people of a kind in the results than the groups have, by a number that no other field knows."""
    groups = draft.get("groups")
    for kind, called in _KINDS.items() if groups and draft.plan else ():
        assert groups is not None
        held = [(q, at) for said in _lines(groups) if called.search(figures(said.quote)) for q, at in _people_in(groups, said)]
        most = max((q.value for q, _ in held), default=Decimal(0))
        for field in draft.texts("goal", "results"):
            for said in field.sentences():
                for q, at in _people_in(field, said):
                    of_kind = called.search(normalise(said.quote[q.start : q.end])) if q.each is False else None
                    parts = [one.value for one, _ in held]
                    if held and of_kind and q.value > most and not adds_up(q.value, parts) and _alone(draft, q.value, field, at):
                        yield Contradiction(
                            f"Сколько: {kind}", (Value(roubles(q.value), at), *(Value(roubles(o.value), w) for o, w in held))
                        )


def _lines(field: Field) -> Iterator[Span]:
    """Points of a list, or sentences where there is none: who is told before the number, «дети войны, 45 человек»."""
    for match in re.finditer(r"[^\n;]+?(?=\n|;|(?<=[.)]) \d{1,2}[.)] |$)", field.text):
        yield field.span(*match.span())


def _people_in(field: Field, said: Span) -> Iterator[Counted]:
    for q in quantities(said.quote):
        if PEOPLE.search(q.unit) and not q.each and not PAST.search(normalise(said.quote)):
            yield q, field.span(said.start + q.start, said.start + q.end)


def _alone(draft: Draft, value: Decimal, field: Field, at: Span) -> bool:
    """Whether a number stands nowhere else in what the draft says of this project, nor is it what rows of the plan make together."""
    number = re.compile(rf"(?<![\d.,])(?<!\d ){value}(?!\d|[.,]\d| \d{{3}}(?!\d))")
    rest = field.text[: at.start] + " | " + field.text[at.end :]
    others = [rest, *(other.text for other in draft.texts(*_OF_THE_PROJECT) if other.id != field.id)]
    if any(number.search(figures(text)) for text in others):
        return False
    people = [q.value for row in draft.plan for q in quantities(row.span.quote) if PEOPLE.search(q.unit)]
    return not adds_up(value, people) and not made_by_a_row(draft, value)


def _visited(draft: Draft) -> Iterator[Contradiction]:
    """«К каждой семье один раз, 60 визитов» beside «побывает у 48 семей», where no other field knows 48."""
    plan = draft.get("plan")
    for told in plan.sentences() if plan else ():
        words = figures(told.quote)
        visits = {Decimal(match[1]) for match in _VISITS.finditer(words)}
        if not _ONCE_EACH.search(normalise(told.quote)) or len(visits) != 1:
            continue
        for field in draft.texts("summary", "goal", "results"):
            for said in field.sentences():
                for q, at in _people_in(field, said) if _VISITED.search(normalise(said.quote)) else ():
                    if q.value not in visits and _alone(draft, q.value, field, at):
                        yield Contradiction(f"Сколько: {q.unit}", (Value(roubles(q.value), at), Value(roubles(next(iter(visits))), told)))


def _helpers(draft: Draft) -> Iterator[Contradiction]:
    """Volunteers whom the budget counts, other than all those told of anywhere else, or than some of them together."""
    told = [
        (q, at)
        for field in draft.texts("summary", "tasks", "plan", "results", "partners", "team", "resources")
        for said in field.sentences()
        for q, at in _people_in(field, said)
        if _HELPERS.search(normalise(said.quote[q.start : q.end])) and not _BEFORE_NOW.search(normalise(said.quote))
    ]
    known = {q.value for q, _ in told}
    for line in draft.budget.lines if draft.budget and told else ():
        counted, at_work = _of_helpers(line)
        if counted and (at_work or counted > max(known)) and counted not in known and not adds_up(counted, sorted(known)):
            near = next((one for one in told if draft.fields[one[1].field].key in {"plan", "results"}), told[0])
            yield Contradiction("Сколько: добровольцев", (Value(roubles(near[0].value), near[1]), Value(roubles(counted), line.span)))
            return


def _of_helpers(line: BudgetLine) -> tuple[Decimal, bool]:
    """How many a line counts, 0 where it counts none, and whether it is of their work: of a ride or a badge some may have none."""
    words = figures(f"{line.name}. {line.comment}")
    work = _OF_HELPERS.search(words) if _HELPERS.search(normalise(line.name)) else None
    named = [q.value for q in quantities(line.comment) if _HELPERS.match(q.unit) and q.value > 1]
    return (Decimal(work[1]), True) if work else (named[0] if len(named) == 1 else Decimal(0), False)
