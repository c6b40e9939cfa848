"""A review for people: the ten seconds of a mentor first, then the evidence on both sides, in markdown."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rag.confidence import bracketed
from rag.review.findings import Contradiction, CriterionReport, Finding, Readiness, Review, Rule, Severity
from rag.review.fund import Band, FundRules
from rag.review.language.printed import is_empty, is_hidden
from rag.review.opinion.report import opinion_lines
from rag.review.types import Draft, Span
from rag.review.versions import Changes
from rag.review.wording import number, plural, readable, roubles, short
from rag.types import Confidence

MARKS: Mapping[Readiness, str] = {"готово": "✓", "частично": "◐", "нет в тексте": "✗", "не проверяется": "—"}
HEADINGS: dict[Severity, str] = {"ошибка": "Ошибки", "замечание": "Замечания", "совет": "Советы"}
_SURE: dict[Confidence, str] = {"high": "уверенно", "medium": "не вполне уверенно", "low": "неуверенно, проверьте"}
_BETTER = {True: " (лучше)", False: " (хуже)", None: ""}
_QUOTE_CHARS = 240
_BEGINNING_CHARS = 60


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


def as_markdown(review: Review, changes: Changes | None = None) -> str:
    """The whole report; with `changes`, what became of the earlier version stands before the findings."""
    titles = {field.id: field.title for field in review.fields}
    return "\n".join(_lines(review, changes, titles)) + "\n"


def changed(changes: Changes) -> Iterator[tuple[str, list[str]]]:
    """What became of the earlier version: a heading and its lines, heading by heading; headings without lines are left out."""
    if changes.another_project:
        yield "Похоже, это разные проекты", ["Название, цель и группы почти не совпадают: проверьте, тот ли файл взят прежним."]
    told = {
        "Исправлено": _told(changes.mended, changes.mended_contradictions),
        "Осталось": _told(changes.remaining, changes.remaining_contradictions),
        "Появилось": _told(changes.new, changes.new_contradictions),
        "Изменилась готовность": [f"{c.id}. {c.title}: {c.before} → {c.after}{_BETTER[c.better]}" for c in changes.criteria],
    }
    yield from ((f"{heading}: {len(lines)}", lines) for heading, lines in told.items() if lines)


def _told(findings: Sequence[Finding], contradictions: Sequence[Contradiction]) -> list[str]:
    return [*(finding.message for finding in findings), *(f"Противоречие: {_differing(one)}" for one in contradictions)]


def _differing(contradiction: Contradiction) -> str:
    values = " и ".join(dict.fromkeys(value.value for value in contradiction.values))
    return f"{contradiction.what} — {values}" if values else contradiction.what


def recognised(review: Review) -> Iterator[tuple[str, str, str, str]]:
    """Every field that was recognised: its number, its title, how and how surely, how its text begins."""
    for field in review.fields:
        begins = (
            "скрыто" if is_hidden(field.text) else "не заполнено" if is_empty(field.text) else f"«{short(field.text, _BEGINNING_CHARS)}»"
        )
        yield field.id, field.title, f"{field.how}, {_SURE[field.confidence]}", begins


def _lines(review: Review, changes: Changes | None, titles: dict[str, str]) -> Iterator[str]:
    yield from ["# Разбор проекта", "", *review.summary.splitlines(), ""]
    yield from (f"> {notice}" for notice in review.notices)
    yield from ["", "| Критерий | На кону | Готовность |", "|---|---|---|"]
    for report in review.criteria:
        points = number(report.points) if report.points is not None else "?"
        yield f"| {report.id}. {report.title} | {points} | {MARKS[report.readiness]} {report.readiness} |"
    if changes is not None:
        yield from ["", "## Что изменилось"]
        for heading, lines in changed(changes):
            yield from ["", f"**{heading}**", "", *(f"- {line}" for line in lines)]
    for severity, heading in HEADINGS.items():
        found = [finding for finding in review.findings if finding.severity == severity]
        if found:
            yield from ["", f"## {heading}: {len(found)}", ""]
            yield from (line for n, finding in enumerate(found, 1) for line in _finding(n, finding, titles))
    if review.contradictions:
        yield from ["", f"## Противоречия: {len(review.contradictions)}", ""]
        for contradiction in review.contradictions:
            yield f"**{contradiction.what}**"
            yield from (f"- {value.value}: {quoted(value.span, titles)}" for value in contradiction.values)
            yield ""
    yield from ["", "## По критериям", ""]
    for report in review.criteria:
        yield from _criterion(report, titles)
    if review.opinion:
        yield from opinion_lines(review.opinion, review.criteria, titles)
    yield from ["## Что распознано", ""]
    yield from ["Не так? Назовите номер поля из этого списка и верный текст; в командной строке это `--field НОМЕР=ФАЙЛ`.", ""]
    yield from (f"- {id_} {title} — {how}: {begins}" for id_, title, how, begins in recognised(review))


def _finding(n: int, finding: Finding, titles: dict[str, str]) -> Iterator[str]:
    yield f"{n}. **{finding.message}** {finding.advice}"
    yield from (f"   - в проекте: {quoted(span, titles)}" for span in finding.draft)
    yield f"   - правило: {ruled(finding.rule)} `{finding.check}`"


def _criterion(report: CriterionReport, titles: dict[str, str]) -> Iterator[str]:
    yield f"### {report.id}. {report.title} — {report.readiness}"
    yield from ["", report.advice, f"Правило: {ruled(report.rule)}"]
    asked = ""
    for evidence in report.evidence:
        if evidence.question != asked:
            yield f"- {evidence.question}"
            asked = evidence.question
        yield f"  - {quoted(evidence, titles)}"
    yield from (f"- открыт вопрос: {question}" for question in report.open_questions)
    if report.readiness in {"нет в тексте", "частично"}:
        yield f"- смотрели: {'; '.join(report.looked_at) or 'таких полей в тексте нет'}"
    yield ""


def quoted(span: Span, titles: Mapping[str, str]) -> str:
    """A quote of the draft, cut where it is long, with the title of its field."""
    return (
        f"«{short(span.quote, _QUOTE_CHARS)}» ({titles.get(span.field, span.field)})" if span.quote else titles.get(span.field, span.field)
    )


def ruled(rule: Rule) -> str:
    """A rule as a lawyer would cite it, with the corpus's words on it."""
    said = f"{rule.locator}{bracketed(rule.confidence)}"
    return f"{said}: «{short(readable(rule.quote), _QUOTE_CHARS)}»" if rule.quote else said
