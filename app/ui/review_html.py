"""A review as HTML: criteria, findings with both quotes, contradictions side by side. Texts of drafts and documents are escaped."""

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from app.batch import BatchItem
from app.reports.charts import Picture, plan_chart, weights_chart
from app.reviewing import Reviewed, to_mend
from app.ui.failure import sentence
from app.ui.language import Words
from app.ui.markup import escaped
from rag.confidence import doubt
from rag.review.findings import Contradiction, CriterionReport, Finding, Review, Rule
from rag.review.opinion.report import opinion_lines
from rag.review.report import HEADINGS, MARKS, changed, recognised
from rag.review.types import Span
from rag.review.versions import Changes
from rag.review.wording import number, readable, short

FINDINGS_TAB = "review-findings"
TO_CRITERION = f"""element.addEventListener("click", event => {{
    const link = event.target.closest("a[href^='#open-']");
    if (!link) return;
    event.preventDefault();
    document.getElementById("{FINDINGS_TAB}-button").click();
    setTimeout(() => document.getElementById(link.hash.slice(1)).focus(), 100);
}});"""
"""A criterion named in the summary is shown where its open questions stand, whichever tab is open."""
_QUOTE_CHARS, _TITLE_CHARS = 400, 60
_NO_DOUBT = ", уверенно"


def summary_html(reviewed: Reviewed, words: Words) -> str:
    """The ten seconds of a mentor: what was found, where to begin, what changed since the earlier version."""
    review = reviewed.review
    lines = _linked(
        "<br>".join(escaped(sentence(line, words)) for line in review.summary.splitlines()), [report.id for report in to_mend(review)]
    )
    notices = "".join(f'<p class="notice">{escaped(sentence(notice, words))}</p>' for notice in review.notices)
    old = words("Заявка или условия изменились, а разбор ниже — прежний. Нажмите «Проверить» ещё раз.")
    stale = f'<p class="notice stale" role="status" hidden>{old}</p>'
    return f'<div class="review">{stale}<p class="summary">{lines}</p>{notices}{_changes(reviewed.changes, words)}</div>'


def _linked(html: str, ids: Sequence[str]) -> str:
    """The criteria named in the text as links to their open questions."""
    named = "|".join(map(re.escape, ids))
    return re.sub(rf"\b(?:{named})\b", r'<a href="#open-\g<0>">\g<0></a>', html) if ids else html


def _changes(changes: Changes | None, words: Words) -> str:
    if changes is None:
        return ""
    told = ((sentence(heading, words), [sentence(line, words) for line in lines]) for heading, lines in changed(changes))
    return "".join(f"<h2>{escaped(heading)}</h2>{_list(map(escaped, lines))}" for heading, lines in told)


def criteria_html(review: Review, words: Words) -> str:
    """What is at stake, how ready it is, and on opening a row: the evidence, the open questions, the rule."""
    titles = _titles(review)
    rows = "".join(_criterion(report, titles, words) for report in review.criteria)
    return _table([words(title) for title in ("Критерий", "Вес", "На кону, баллов", "Готовность")], rows)


def _table(heads: Sequence[str], rows: str) -> str:
    """A table, which on a phone becomes a card a row: there a cell's own label takes the place of its column's head."""
    head = "".join(f'<th scope="col">{title}</th>' for title in heads)
    return f'<div class="review scroll" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _criterion(report: CriterionReport, titles: dict[str, str], words: Words) -> str:
    weight, points = ("?" if value is None else number(value) for value in (report.weight, report.points))
    evidence = _list(f"{escaped(found.question)} {_quote(found, titles)}" for found in report.evidence)
    opened = _list(f"<b>{words('Нет ответа')}:</b> {escaped(question)}" for question in report.open_questions)
    looked = f"<p>{words('Смотрели')}: {escaped('; '.join(report.looked_at))}</p>" if report.looked_at else ""
    return (
        f'<tr class="told"><th scope="row">{escaped(report.id)}. {escaped(report.title)}</th>'
        f'<td data-label="{words("Вес")}">{weight}</td><td data-label="{words("На кону, баллов")}">{points}</td>'
        f"<td>{_state(report, words)}</td></tr>"
        f'<tr><td colspan="4"><details><summary>{words("Подробнее")}: {escaped(report.id)}</summary>'
        f"<p>{escaped(sentence(report.advice, words))}</p>{evidence}{opened}{looked}{_rule(report.rule, words)}</details></td></tr>"
    )


def _state(report: CriterionReport, words: Words) -> str:
    return f"{MARKS[report.readiness]} {words(report.readiness)}"


def findings_html(review: Review, words: Words) -> str:
    """Findings by severity, gravest first, each with the words of the draft and of the rule; contradictions before them.

    After them what the criteria lack: a draft without a defect may still leave an expert's questions open.
    """
    titles = _titles(review)
    parts = [_contradictions(review.contradictions, titles, words)] if review.contradictions else []
    for severity, heading in HEADINGS.items():
        found = [finding for finding in review.findings if finding.severity == severity]
        if found:
            parts.append(f"<h2>{words(heading)}: {len(found)}</h2>{''.join(_finding(one, titles, words) for one in found)}")
    told = "".join(parts) or f"<p>{words('Ошибок, замечаний и противоречий не найдено.')}</p>"
    return f'<div class="review">{told}{_lacking(to_mend(review), words)}</div>'


def _lacking(reports: Sequence[CriterionReport], words: Words) -> str:
    if not reports:
        return ""
    articles = "".join(
        f'<article id="open-{escaped(report.id)}" tabindex="-1"><p><b>{escaped(report.id)}. {escaped(report.title)}</b></p>'
        f"<p>{_state(report, words)} · {words('На кону, баллов')}: {'?' if report.points is None else number(report.points)}</p>"
        f"<p>{escaped(sentence(report.advice, words))}</p>{_rule(report.rule, words)}</article>"
        for report in reports
    )
    return f"<h2>{words('Чего не хватает по критериям')}: {len(reports)}</h2>{articles}"


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
    """What was taken for which field of the form, how, where there is a doubt, and how its text begins."""
    rows = "".join(
        f'<tr><th scope="row">{escaped(id_)} {escaped(title)}</th>'
        f"<td>{escaped(sentence(how.removesuffix(_NO_DOUBT), words))}</td><td>{escaped(sentence(begins, words))}</td></tr>"
        for id_, title, how, begins in recognised(review)
    )
    return _table([words(title) for title in ("Поле", "Как узнано", "Начало текста")], rows)


def opinion_markdown(review: Review, words: Words) -> str:
    """What a language model said of the draft; empty when none was asked."""
    lines = opinion_lines(review.opinion, review.criteria, _titles(review)) if review.opinion else ()
    return "\n".join(sentence(line, words) for line in lines)


def charts_html(review: Review, words: Words) -> str:
    """The two pictures, with the same in words for those who do not see them, or why there is none."""
    drawn = [
        [weights_chart(review, narrow=narrow, words=words) for narrow in (False, True)],
        [plan_chart(review.plan, narrow=narrow, words=words) for narrow in (False, True)],
    ]
    pictures = [_picture(wide, narrow) for wide, narrow in drawn if wide and narrow]
    none = f"<p>{words('Рисовать нечего: в тексте нет календарного плана, а баллы критериев неизвестны.')}</p>"
    return f'<div class="review charts">{"".join(pictures) or none}</div>'


def _picture(wide: Picture, narrow: Picture) -> str:
    phone = f'<source media="(max-width: 640px)" srcset="{_png(narrow)}">'
    return f'<picture>{phone}<img alt="{escaped(wide.alt)}" src="{_png(wide)}"></picture>'


def _png(picture: Picture) -> str:
    return f"data:image/png;base64,{b64encode(picture.png).decode('ascii')}"


def batch_html(items: Sequence[BatchItem], words: Words) -> str:
    """The table of a batch as it grows, under the progress of the whole."""
    if not items:
        return ""
    done, total = items[-1].number, items[-1].total
    heads = [words(title) for title in ("Файл", "Ошибки", "Замечания", "Советы", "Противоречия", "Готовность", "Начать с")]
    rows = "".join(f"<tr>{''.join(_cells(item, heads, words))}</tr>" for item in items)
    bar = f'<progress max="{total}" value="{done}"></progress>'
    return f"<p><label>{words('Просмотрено')}: {done} / {total} {bar}</label></p>{_table(heads, rows)}"


def _cells(item: BatchItem, heads: Sequence[str], words: Words) -> Iterator[str]:
    yield f'<th scope="row">{escaped(item.name)}</th>'
    if item.reviewed is None:
        yield f'<td class="notice" colspan="{len(heads) - 1}">{escaped(sentence(item.problem, words))}</td>'
        return
    review = item.reviewed.review
    severities, states = Counter(finding.severity for finding in review.findings), Counter(r.readiness for r in review.criteria)
    readiness = ", ".join(f"{words(state)} — {states[state]}" for state in MARKS if states[state])
    first = next((short(f"{report.id}. {report.title}", _TITLE_CHARS) for report in to_mend(review)), "—")
    told = (severities["ошибка"], severities["замечание"], severities["совет"], len(review.contradictions), readiness, escaped(first))
    yield from (f'<td data-label="{head}">{cell}</td>' for head, cell in zip(heads[1:], told, strict=True))


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
