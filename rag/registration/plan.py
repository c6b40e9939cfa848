"""Answers and dates -> the plan: which form and why, why not the others, what to bring, what it costs, what is due when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rag.notices import notices
from rag.registration.answers import QUESTIONS, Answers, Dates
from rag.registration.calendar import Due, calendar
from rag.registration.citing import Citing, Find, Point
from rag.registration.rules import Facts, Form, Need, RegistrationRules, Rule, Wanted, holds
from rag.types import Citation

_NONE_FITS = "По этим ответам ни одна форма не подходит: ниже сказано, что мешает каждой."
_CHANGE = "Измените ответ на вопрос {questions} — тогда подойдёт: {forms}."


@dataclass(frozen=True, slots=True)
class Priced:
    """A document or a charge: what it is, and what is wanted by each way of filing."""

    what: Point
    paper: str
    electronic: str


@dataclass(frozen=True, slots=True)
class Option:
    """Another form. `points` say how it differs where it is possible, and what stands in its way where it is not."""

    form: str
    title: str
    full: str
    possible: bool
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What the founders take away. `form` is `None` where no form fits, and `summary` says what to change.

    `answers` are the questions with the answers as they were read; `notices` warn of old and weak sources.
    """

    form: str | None
    title: str
    summary: str
    answers: tuple[tuple[str, str], ...]
    reasons: tuple[Point, ...]
    cautions: tuple[Point, ...]
    alternatives: tuple[Option, ...]
    documents: tuple[Priced, ...]
    charges: tuple[Priced, ...]
    filing: tuple[Point, ...]
    calendar: tuple[Due, ...]
    citations: tuple[Citation, ...]
    notices: tuple[str, ...]


def plan(
    answers: Answers,
    dates: Dates,
    rules: RegistrationRules,
    *,
    find: Find,
    today: date,
    old_after_days: int,
) -> Plan:
    """Make the plan; `find` gives the quotes of its sentences."""
    facts = answers.facts()
    citing = Citing(find)
    form = _suggested(rules, facts)
    facts |= {"form": frozenset({form.id} if form else ()), "register": frozenset({form.register_by} if form else ())}

    def points(rules: Sequence[Rule]) -> tuple[Point, ...]:
        return tuple(citing.point(rule) for rule in rules if rule.holds(facts))

    def priced(rules: Sequence[Wanted]) -> tuple[Priced, ...]:
        return tuple(Priced(citing.point(rule), rule.paper, rule.electronic) for rule in rules if rule.holds(facts))

    reasons = points(form.reasons if form else ())  # quotes are numbered in the order of the page
    cautions = points(rules.notices)
    alternatives = _others(rules, facts, form, citing)
    documents, charges = priced(rules.documents), priced(rules.charges)
    filing = points(rules.filing)
    due = calendar(rules, facts, dates, today=today, citing=citing)
    if _too_late(due, dates, today):
        cautions = (citing.point(rules.filed_late), *cautions)
    return Plan(
        form=form.id if form else None,
        title=form.title if form else "Форма не выбрана",
        summary=f"Подходит: {form.full}." if form else _what_to_change(rules, facts),
        answers=_read(answers),
        reasons=reasons,
        cautions=cautions,
        alternatives=alternatives,
        documents=documents,
        charges=charges,
        filing=filing,
        calendar=due,
        citations=citing.citations(),
        notices=notices(citing.book.norms, day=today, old_after_days=old_after_days),
    )


def _unmet(form: Form, facts: Facts) -> list[Need]:
    return [need for need in form.needs if not need.holds(facts)]


def _suggested(rules: RegistrationRules, facts: Facts) -> Form | None:
    """The form of the first preference that holds and is possible."""
    possible = {form.id: form for form in rules.forms if not _unmet(form, facts)}
    wanted = (preference.form for preference in rules.preferences if holds(preference.when, facts))
    return next((possible[form] for form in wanted if form in possible), None)


def _what_to_change(rules: RegistrationRules, facts: Facts) -> str:
    """Which one answer stands between the founders and a form."""
    near: dict[str, list[str]] = {}
    for form in rules.forms:
        match _unmet(form, facts):
            case [need]:
                asked = " или ".join(f"«{question.text}»" for question in QUESTIONS if question.field in need.when)
                near.setdefault(asked, []).append(form.title)
    changes = [_CHANGE.format(questions=asked, forms=", ".join(forms)) for asked, forms in near.items()]
    return " ".join([_NONE_FITS, *changes])


def _others(rules: RegistrationRules, facts: Facts, suggested: Form | None, citing: Citing) -> tuple[Option, ...]:
    """The other forms, possible ones first."""
    told = []
    for form in rules.forms:
        if form is suggested:
            continue
        unmet = _unmet(form, facts)
        points = tuple(citing.point(rule) for rule in unmet or form.drawbacks if unmet or rule.holds(facts))
        told.append(Option(form.id, form.title, form.full, not unmet, points))
    return tuple(sorted(told, key=lambda option: not option.possible))


def _too_late(due: Sequence[Due], dates: Dates, today: date) -> bool:
    """Whether the documents are, or can only be, filed after their last day."""
    last = next((item.day for item in due if item.id == "file_by"), None)
    return last is not None and not dates.registration and (dates.filing or today) > last


def _read(answers: Answers) -> tuple[tuple[str, str], ...]:
    facts = answers.facts()
    return tuple((q.text, "; ".join(said for value, said in q.options.items() if value in facts[q.field])) for q in QUESTIONS)
