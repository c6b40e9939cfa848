"""Where a draft answers what an expert will ask under a criterion."""

from collections.abc import Sequence
from itertools import islice, zip_longest

from rag.review.fund import Criterion, FundRules, Question
from rag.review.printed import is_empty
from rag.review.signs import shows
from rag.review.types import Draft, Evidence, Field, Span

_PER_QUESTION = 2
"""How many sentences are shown as the answer to one question."""


def looked_at(criterion: Criterion, draft: Draft, fund: FundRules) -> list[Field]:
    """Fields that the criterion looks at and that can be read; a part of a table means the table."""
    ids = [id_ if id_ not in draft.fields and id_.split(".")[0] in fund.tables else "" for id_ in criterion.fields]
    wanted = {*criterion.fields, *(id_.split(".")[0] for id_ in ids)}
    return [field for field in draft.fields.values() if field.id in wanted and field.id not in draft.hidden and not is_empty(field.text)]


def can_answer(question: Question, draft: Draft, fields: Sequence[Field]) -> bool:
    """Whether the program can tell that the draft does not answer: by signs in what was given, or by checks of what was given."""
    hidden = {field.key for field in draft.fields.values() if field.id in draft.hidden}
    by_signs = bool(question.signs and fields)
    by_checks = bool(question.reads) and (draft.kind != "раздел" or all(draft.get(key) for key in question.reads))
    return by_signs or (by_checks and hidden.isdisjoint(question.reads))


def answers(question: Question, draft: Draft, fields: Sequence[Field], fired: frozenset[str]) -> list[Evidence]:
    """The stretches that answer a question, none when it stays open.

    A check of the question that found a defect keeps it open, whatever the text says.
    """
    if not fired.isdisjoint(question.checks):
        return []
    spans = _by_signs(question, fields)
    if not spans and question.reads and all(draft.get(key) for key in question.reads):
        spans = [span for key in question.reads for span in _proof(draft, key)][:_PER_QUESTION]
    return [Evidence(s.field, s.quote, s.start, s.end, question.ask) for s in spans]


def _by_signs(question: Question, fields: Sequence[Field]) -> list[Span]:
    """Sentences with a sign, of different fields where there are several."""
    found = [islice((s for s in field.sentences() if shows(s.quote, question.signs)), _PER_QUESTION) for field in fields if question.signs]
    by_turn = zip_longest(*found)
    return [span for turn in by_turn for span in turn if span is not None][:_PER_QUESTION]


def _proof(draft: Draft, key: str) -> list[Span]:
    """What stands for a field that checks found in order: its first row, or its first sentence."""
    rows = {
        "plan": [row.span for row in draft.plan],
        "budget": [line.span for line in draft.budget.lines] if draft.budget else [],
        "team": [person.span for person in draft.team],
    }.get(key, [])
    field = draft.get(key)
    return rows[:1] or list(islice(field.sentences(), 1) if field else ())
