"""How ready the draft is under each criterion. The rule is docs/decisions/0010-readiness.md; no expert's mark is guessed."""

from collections.abc import Sequence

from rag.review.evidence import Said, answers, can_answer, looked_at, said_in
from rag.review.findings import CriterionReport, Finding, Readiness
from rag.review.fund import Band, Cite, Criterion, FundRules
from rag.review.types import Draft, Field

_READY_SHARE = 2 / 3
_GRAVE = frozenset({"ошибка", "замечание"})
_MAX_MARK = 10
_OPEN_IN_ADVICE = 2


def criterion_reports(
    draft: Draft, fund: FundRules, band: Band | None, findings: Sequence[Finding], *, contradicted: bool, cite: Cite
) -> tuple[CriterionReport, ...]:
    """Every criterion of the fund, in its order."""
    fired = frozenset(finding.check for finding in findings) | ({"contradiction"} if contradicted else frozenset())
    grave = frozenset(id_ for finding in findings if finding.severity in _GRAVE for id_ in finding.criteria)
    said = said_in(draft)
    return tuple(_report(criterion, draft, fund, band, said, fired, cite, grave=criterion.id in grave) for criterion in fund.criteria)


def _report(
    criterion: Criterion, draft: Draft, fund: FundRules, band: Band | None, said: Said, fired: frozenset[str], cite: Cite, *, grave: bool
) -> CriterionReport:
    fields = looked_at(criterion, draft, fund)
    weight = criterion.weights.get(band.id) if band else None
    found = [(question, answers(question, draft, fields, said, fired)) for question in criterion.questions]
    answered = [bool(spans) for question, spans in found if spans or can_answer(question, draft, fields)]
    readiness = _readiness(answered, grave=grave) if weight != 0 and _seen_enough(criterion, draft, fields) else "не проверяется"
    if readiness == "нет в тексте" and draft.kind == "раздел":  # the answer may stand in the parts that were not given
        readiness = "не проверяется"
    open_questions = tuple(question.ask for question, spans in found if not spans)
    return CriterionReport(
        id=criterion.id,
        title=criterion.title,
        weight=weight,
        points=weight * _MAX_MARK if weight is not None else None,
        readiness=readiness,
        evidence=tuple(evidence for _, spans in found for evidence in spans),
        open_questions=open_questions,
        rule=cite(criterion.rule, criterion.confidence, criterion.title),
        advice=_advice(criterion, readiness, open_questions),
        looked_at=tuple(field.title for field in fields),
    )


def _seen_enough(criterion: Criterion, draft: Draft, fields: Sequence[Field]) -> bool:
    """Whether enough of what the criterion looks at was given: in the form not half is taken out, in another draft there is something."""
    hidden = sum(id_ in draft.hidden or id_.split(".")[0] in draft.hidden for id_ in criterion.fields)
    return 2 * hidden < len(criterion.fields) if draft.kind == "заявка" else bool(fields)


def _readiness(answered: Sequence[bool], *, grave: bool) -> Readiness:
    if not answered:
        return "не проверяется"
    if not any(answered):
        return "нет в тексте"
    return "готово" if sum(answered) >= _READY_SHARE * len(answered) and not grave else "частично"


def _advice(criterion: Criterion, readiness: Readiness, open_questions: Sequence[str]) -> str:
    """One or two sentences: what to answer first, and what a strong answer has."""
    if readiness == "не проверяется":
        return "Проверьте сами: " + " ".join(question.ask for question in criterion.questions[:_OPEN_IN_ADVICE])
    strong = f"Сильный ответ: {criterion.strong[0]}."
    asked = " ".join(open_questions[:_OPEN_IN_ADVICE])
    if not asked and readiness == "частично":
        return f"Ответы на вопросы эксперта есть, но им мешают ошибки и замечания: исправьте сначала их. {strong}"
    return f"Ответьте на вопросы: {asked} {strong}" if asked else f"Вопросы эксперта закрыты; перечитайте свежим взглядом. {strong}"
