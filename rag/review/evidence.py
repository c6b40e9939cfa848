"""Where a draft answers what an expert will ask under a criterion."""

import re
from collections.abc import Mapping, Sequence
from itertools import islice, zip_longest

from rag.review.fund import Criterion, FundRules, Question
from rag.review.language.printed import is_empty
from rag.review.types import Draft, Evidence, Field, Span
from rag.text import normalise

_PER_QUESTION = 2
"""How many sentences are shown as the answer to one question."""

_SAYS = re.compile(r"(?:\S+\s+){3,}\S*[.!?…»)\d]$", re.DOTALL)
"""Ends as a sentence does. A label of the form does not: «Дата начала»."""

Said = Mapping[str, Sequence[tuple[Span, str]]]
"""Sentences by the id of their field, each with its normalised form."""


def looked_at(criterion: Criterion, draft: Draft, fund: FundRules) -> list[Field]:
    """Fields that the criterion looks at and that can be read; a part of a table means the table."""
    ids = [id_ if id_ not in draft.fields and id_.split(".")[0] in fund.tables else "" for id_ in criterion.fields]
    wanted = {*criterion.fields, *(id_.split(".")[0] for id_ in ids)}
    return [field for field in draft.fields.values() if field.id in wanted and field.id not in draft.hidden and not is_empty(field.text)]


def can_answer(question: Question, draft: Draft, fields: Sequence[Field]) -> bool:
    """Whether the program can tell that the draft does not answer: by signs in what was given, or by checks of what was given."""
    by_signs = bool(question.signs and fields)
    by_checks = bool(question.reads) and all(_proof(draft, key) or draft.lacks(key) for key in question.reads)
    return by_signs or by_checks


def said_in(draft: Draft) -> Said:
    """Every readable sentence of a draft by field, with its normalised form: taken apart once for all questions."""
    return {field.id: [(span, normalise(span.quote)) for span in field.sentences()] for field in draft.fields.values()}


def answers(question: Question, draft: Draft, fields: Sequence[Field], said: Said, fired: frozenset[str]) -> list[Evidence]:
    """The stretches that answer a question, none when it stays open.

    A check of the question that found a defect keeps it open, whatever the text says.
    """
    if not fired.isdisjoint(question.checks):
        return []
    spans = _by_signs(question, fields, said)
    proofs = [_proof(draft, key) for key in question.reads]
    if not spans and proofs and all(proofs):
        spans = [span for proof in proofs for span in proof][:_PER_QUESTION]
    return [Evidence(s.field, s.quote, s.start, s.end, question.ask) for s in spans]


def _by_signs(question: Question, fields: Sequence[Field], said: Said) -> list[Span]:
    """Sentences with a sign, of different fields where there are several."""
    shown = ((span for span, words in said[field.id] if any(sign.find(words) for sign in question.signs)) for field in fields)
    by_turn = zip_longest(*(islice(spans, _PER_QUESTION) for spans in shown))
    return [span for turn in by_turn for span in turn if span is not None][:_PER_QUESTION]


def _proof(draft: Draft, key: str) -> list[Span]:
    """What stands for a field that checks could read: the first row of a table, or a sentence; empty when they could not."""
    tables = {
        "plan": [row.span for row in draft.plan],
        "budget": [line.span for line in draft.budget.lines] if draft.budget else [],
        "team": [person.span for person in draft.team],
    }
    field = draft.get(key)
    if key in tables:
        return tables[key][:1]
    said = field.sentences() if field else ()
    return list(islice((span for span in said if _SAYS.match(span.quote)), 1)) or ([field.whole] if field else [])
