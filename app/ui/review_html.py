"""A review as HTML: criteria, findings with both quotes, contradictions side by side. Texts of drafts and documents are escaped."""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence

from app.batch import BatchItem
from app.reports.charts import Picture, plan_chart, weights_chart
from app.reviewing import Reviewed
from app.ui.language import Words
from app.ui.markup import escaped
from rag.confidence import doubt
from rag.review.findings import Contradiction, CriterionReport, Finding, Review, Rule
from rag.review.opinion_report import opinion_lines
from rag.review.report import HEADINGS, MARKS, changed, recognised
from rag.review.types import Span
from rag.review.versions import Changes
from rag.review.wording import number, readable, short

_QUOTE_CHARS = 400


def summary_html(reviewed: Reviewed) -> str:
    """The ten seconds of a mentor: what was found, where to begin, what changed since the earlier version."""
    lines = "<br>".join(map(escaped, reviewed.review.summary.splitlines()))
    notices = "".join(f'<p class="notice">{escaped(notice)}</p>' for notice in reviewed.review.notices)
    return f'<div class="review"><p class="summary">{lines}</p>{notices}{_changes(reviewed.changes)}</div>'


def _changes(changes: Changes | None) -> str:
    if changes is None:
        return ""
    return "".join(f"<h2>{escaped(heading)}</h2>{_list(map(escaped, lines))}" for heading, lines in changed(changes))


def criteria_html(review: Review, words: Words) -> str:
    """What is at stake, how ready it is, and on opening a row: the evidence, the open questions, the rule."""
    titles = _titles(review)
    head = "".join(f'<th scope="col">{words(title)}</th>' for title in ("Критерий", "Вес", "На кону, баллов", "Готовность"))
    rows = "".join(_criterion(report, titles, words) for report in review.criteria)
    return f'<div class="review scroll" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _criterion(report: CriterionReport, titles: dict[str, str], words: Words) -> str:
    weight, points = ("?" if value is None else number(value) for value in (report.weight, report.points))
    evidence = _list(f"{escaped(found.question)} {_quote(found, titles)}" for found in report.evidence)
    opened = _list(f"<b>{words('Нет ответа')}:</b> {escaped(question)}" for question in report.open_questions)
    looked = f"<p>{words('Смотрели')}: {escaped('; '.join(report.looked_at))}</p>" if report.looked_at else ""
    return (
        f'<tr class="told"><th scope="row">{escaped(report.id)}. {escaped(report.title)}</th>'
        f"<td>{weight}</td><td>{points}</td><td>{MARKS[report.readiness]} {escaped(report.readiness)}</td></tr>"
        f'<tr><td colspan="4"><details><summary>{words("Подробнее")}: {escaped(report.id)}</summary>'
        f"<p>{escaped(report.advice)}</p>{evidence}{opened}{looked}{_rule(report.rule, words)}</details></td></tr>"
    )


def findings_html(review: Review, words: Words) -> str:
    """Findings by severity, gravest first, each with the words of the draft and of the rule; contradictions before them."""
    titles = _titles(review)
    parts = [_contradictions(review.contradictions, titles, words)] if review.contradictions else []
    for severity, heading in HEADINGS.items():
        found = [finding for finding in review.findings if finding.severity == severity]
        if found:
            parts.append(f"<h2>{escaped(heading)}: {len(found)}</h2>{''.join(_finding(one, titles, words) for one in found)}")
    return f'<div class="review">{"".join(parts) or words("Ошибок, замечаний и противоречий не найдено.")}</div>'


def _finding(finding: Finding, titles: dict[str, str], words: Words) -> str:
    draft = "".join(_quote(span, titles) for span in finding.draft) or f"<p>{words('В тексте этого нет.')}</p>"
    return (
        f'<article><p><b>{escaped(finding.message)}</b> {escaped(finding.advice)}</p><div class="sides">'
        f"<div><h3>{words('В проекте')}</h3>{draft}</div><div><h3>{words('Правило')}</h3>{_rule(finding.rule, words)}</div></div></article>"
    )


def _contradictions(contradictions: Sequence[Contradiction], titles: dict[str, str], words: Words) -> str:
    parts = [f"<h2>{words('Противоречия')}: {len(contradictions)}</h2>"]
    for contradiction in contradictions:
        sides = "".join(f"<div><h3>{escaped(value.value)}</h3>{_quote(value.span, titles)}</div>" for value in contradiction.values)
        parts.append(f'<article><p><b>{escaped(contradiction.what)}</b></p><div class="sides">{sides}</div></article>')
    return "".join(parts)


def recognised_html(review: Review, words: Words) -> str:
    """What was taken for which field of the form, how surely, and how its text begins."""
    head = "".join(f'<th scope="col">{words(title)}</th>' for title in ("Поле", "Как узнано", "Начало текста"))
    rows = "".join(
        f'<tr><th scope="row">{escaped(id_)} {escaped(title)}</th><td>{escaped(how)}</td><td>{escaped(begins)}</td></tr>'
        for id_, title, how, begins in recognised(review)
    )
    return f'<div class="review scroll" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def opinion_markdown(review: Review) -> str:
    """What a language model said of the draft; empty when none was asked."""
    return "\n".join(opinion_lines(review.opinion, review.criteria, _titles(review))) if review.opinion else ""


def charts_html(review: Review) -> str:
    """The two pictures, with the same in words for those who do not see them."""
    pictures = filter(None, (weights_chart(review), plan_chart(review.plan)))
    return f'<div class="review charts">{"".join(map(_picture, pictures))}</div>'


def _picture(picture: Picture) -> str:
    return f'<img alt="{escaped(picture.alt)}" src="data:image/png;base64,{b64encode(picture.png).decode("ascii")}">'


def batch_html(items: Sequence[BatchItem], words: Words) -> str:
    """The table of a batch as it grows, under the progress of the whole."""
    if not items:
        return ""
    done, total = items[-1].number, items[-1].total
    head = "".join(f'<th scope="col">{words(title)}</th>' for title in ("Файл", "Ошибки", "Замечания", "Противоречия", "Что случилось"))
    rows = "".join(f"<tr>{''.join(_cells(item, words))}</tr>" for item in items)
    return (
        f'<div class="review scroll" tabindex="0"><p><label>{words("Готово")}: {done} / {total} <progress max="{total}" value="{done}">'
        f"</progress></label></p><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cells(item: BatchItem, words: Words) -> Iterator[str]:
    yield f'<th scope="row">{escaped(item.name)}</th>'
    if item.reviewed is None:
        yield f'<td>—</td><td>—</td><td>—</td><td class="notice">{escaped(item.problem)}</td>'
        return
    review = item.reviewed.review
    for severity in ("ошибка", "замечание"):
        yield f"<td>{sum(finding.severity == severity for finding in review.findings)}</td>"
    yield f"<td>{len(review.contradictions)}</td><td>{words('разобрано')}</td>"


def _quote(span: Span, titles: dict[str, str]) -> str:
    said = f"<blockquote>{escaped(short(span.quote, _QUOTE_CHARS))}</blockquote>" if span.quote else ""
    return f'{said}<p class="meta">{escaped(titles.get(span.field, span.field))}</p>'


def _rule(rule: Rule, words: Words) -> str:
    said = f"<blockquote>{escaped(short(readable(rule.quote), _QUOTE_CHARS))}</blockquote>" if rule.quote else ""
    opens = rule.url if rule.url and rule.url.startswith(("http://", "https://")) else None
    where = (
        f'<a href="{escaped(opens)}" target="_blank" rel="noopener noreferrer">{escaped(rule.locator)}</a>'
        if opens
        else escaped(rule.locator)
    )
    known = f"{words('известно на')} {rule.as_of:%d.%m.%Y}" if rule.as_of else ""
    doubted = words(doubt(rule.confidence)) if doubt(rule.confidence) else ""
    return f'{said}<p class="meta">{" · ".join(filter(None, [where, known, doubted]))}</p>'


def _list(items: Iterable[str]) -> str:
    points = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{points}</ul>" if points else ""


def _titles(review: Review) -> dict[str, str]:
    return {field.id: field.title for field in review.fields}
