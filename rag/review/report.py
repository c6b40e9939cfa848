"""A review for people: the ten seconds of a mentor first, then the evidence on both sides, in markdown."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rag.review.fund import Band, FundRules
from rag.review.types import Contradiction, CriterionReport, Draft, Finding, Readiness, Review, Rule, Severity, Span
from rag.review.wording import number, plural, roubles, short

MARKS: dict[Readiness, str] = {"готово": "✓", "частично": "◐", "нет в тексте": "✗", "не проверяется": "—"}
_HEADINGS: dict[Severity, str] = {"ошибка": "Ошибки", "замечание": "Замечания", "совет": "Советы"}
_CONFIDENCE = {"high": "", "medium": " (уверенность средняя)", "low": " (уверенность низкая, проверьте)"}
_QUOTE_CHARS = 240


def summary(
    fund: FundRules,
    band: Band | None,
    draft: Draft,
    criteria: Sequence[CriterionReport],
    findings: Sequence[Finding],
    contradictions: Sequence[Contradiction],
) -> str:
    """A few lines: the group of weights, how much is ready, what is grave, where the most points are at stake."""
    ready = Counter(report.readiness for report in criteria)
    grave = Counter(finding.severity for finding in findings)
    asked = f", запрос {roubles(draft.amount)} руб." if draft.amount is not None else ""
    lines = [
        f"{fund.title}: {band.title if band else 'группа не определена'}{asked}",
        "Критерии: " + ", ".join(f"{state} — {ready[state]}" for state in MARKS if ready[state]) + ".",
        f"Найдено: {plural(grave['ошибка'], 'ошибка', 'ошибки', 'ошибок')}, "
        f"{plural(grave['замечание'], 'замечание', 'замечания', 'замечаний')}, {plural(grave['совет'], 'совет', 'совета', 'советов')}, "
        f"{plural(len(contradictions), 'противоречие', 'противоречия', 'противоречий')}.",
    ]
    staked = sorted((r for r in criteria if r.points and r.readiness in {"частично", "нет в тексте"}), key=lambda r: -(r.points or 0))
    if staked:
        first = ", ".join(f"{r.id} {_short_title(fund, r)} (до {number(r.points or 0)} баллов)" for r in staked[:3])
        lines.append(f"Начните с: {first}.")
    return "\n".join(lines)


def _short_title(fund: FundRules, report: CriterionReport) -> str:
    return next(criterion.short_title for criterion in fund.criteria if criterion.id == report.id)


def as_markdown(review: Review) -> str:
    """The whole report."""
    titles = {field.id: field.title for field in review.fields}
    return "\n".join(_lines(review, titles)) + "\n"


def _lines(review: Review, titles: dict[str, str]) -> Iterator[str]:
    yield from ["# Разбор проекта", "", *review.summary.splitlines(), ""]
    yield from (f"> {notice}" for notice in review.notices)
    yield from ["", "| Критерий | На кону | Готовность |", "|---|---|---|"]
    for report in review.criteria:
        points = number(report.points) if report.points is not None else "?"
        yield f"| {report.id}. {report.title} | {points} | {MARKS[report.readiness]} {report.readiness} |"
    for severity, heading in _HEADINGS.items():
        found = [finding for finding in review.findings if finding.severity == severity]
        if found:
            yield from ["", f"## {heading}: {len(found)}", ""]
            yield from (line for n, finding in enumerate(found, 1) for line in _finding(n, finding, titles))
    if review.contradictions:
        yield from ["", f"## Противоречия: {len(review.contradictions)}", ""]
        for contradiction in review.contradictions:
            yield f"**{contradiction.what}**"
            yield from (f"- {value.value}: {_quote(value.span, titles)}" for value in contradiction.values)
            yield ""
    yield from ["", "## По критериям", ""]
    for report in review.criteria:
        yield from _criterion(report, titles)
    yield from ["## Что распознано", ""]
    yield from (f"- {field.id} {field.title} — {field.how}{_CONFIDENCE[field.confidence]}" for field in review.fields)


def _finding(n: int, finding: Finding, titles: dict[str, str]) -> Iterator[str]:
    yield f"{n}. **{finding.message}** {finding.advice}"
    yield from (f"   - в проекте: {_quote(span, titles)}" for span in finding.draft)
    yield f"   - правило: {_rule(finding.rule)} `{finding.check}`"


def _criterion(report: CriterionReport, titles: dict[str, str]) -> Iterator[str]:
    yield f"### {report.id}. {report.title} — {report.readiness}"
    yield from ["", report.advice, f"Правило: {_rule(report.rule)}"]
    asked = ""
    for evidence in report.evidence:
        if evidence.question != asked:
            yield f"- {evidence.question}"
            asked = evidence.question
        yield f"  - {_quote(evidence, titles)}"
    yield from (f"- открыт вопрос: {question}" for question in report.open_questions)
    if report.readiness in {"нет в тексте", "частично"}:
        yield f"- смотрели: {'; '.join(report.looked_at) or 'таких полей в тексте нет'}"
    yield ""


def _quote(span: Span, titles: dict[str, str]) -> str:
    return (
        f"«{short(span.quote, _QUOTE_CHARS)}» ({titles.get(span.field, span.field)})" if span.quote else titles.get(span.field, span.field)
    )


def _rule(rule: Rule) -> str:
    said = f"{rule.locator}{_CONFIDENCE[rule.confidence]}"
    return f"{said}: «{short(rule.quote, _QUOTE_CHARS)}»" if rule.quote else said
