"""A review as a Word document: summary, criteria, charts, findings with quotes of both sides, contradictions side by side.

The same pages are put behind a draft that is commented, whatever styles its own template has.
"""

import io
from collections.abc import Iterable, Sequence
from itertools import count, groupby

from docx.document import Document
from docx.shared import Cm, Pt

from app.reports.charts import Picture, plan_chart, weights_chart
from app.reviewing import Reviewed
from app.word_file import add_table, new_document, plain, saved
from rag.review.findings import Contradiction, CriterionReport, Finding, Rule
from rag.review.opinion.report import opinion_lines
from rag.review.report import HEADINGS, MARKS, changed, quoted, recognised, ruled
from rag.review.wording import number

_PICTURE_WIDTH = Cm(16)
_HEADING_POINTS = {1: 16, 2: 13, 3: 11}

Told = Finding | Contradiction


def word_report(reviewed: Reviewed) -> bytes:
    """The whole review as a DOCX of its own."""
    document = new_document("Разбор проекта")
    write_review(document, reviewed)
    write_told(document, reviewed, [*reviewed.review.findings, *reviewed.review.contradictions])
    write_details(document, reviewed)
    return saved(document)


def write_review(document: Document, reviewed: Reviewed) -> None:
    """What a mentor reads first: summary, notices, criteria as a table and as a chart, the plan, what changed."""
    review = reviewed.review
    heading(document, "Разбор проекта", 1)
    for line in review.summary.splitlines():
        document.add_paragraph(plain(line))
    for notice in review.notices:
        document.add_paragraph().add_run(plain(f"! {notice}")).italic = True
    rows = [
        (f"{r.id}. {r.title}", "?" if r.points is None else number(r.points), f"{MARKS[r.readiness]} {r.readiness}")
        for r in review.criteria
    ]
    _table(document, ("Критерий", "На кону, баллов", "Готовность"), rows)
    for picture in filter(None, (weights_chart(review), plan_chart(review.plan))):
        _picture(document, picture)
    if reviewed.changes is not None:
        heading(document, "Что изменилось", 2)
        for title, lines in changed(reviewed.changes):
            heading(document, title, 3)
            _points(document, lines)


def write_told(document: Document, reviewed: Reviewed, told: Sequence[Told]) -> None:
    """These findings by severity, and these contradictions with their values side by side."""
    titles = {field.id: field.title for field in reviewed.review.fields}
    for severity, title in HEADINGS.items():
        found = [one for one in told if isinstance(one, Finding) and one.severity == severity]
        if found:
            heading(document, f"{title}: {len(found)}", 2)
        numbers = count(1)
        for (advice, rule), same in groupby(found, key=lambda one: (one.advice, one.rule)):
            for finding in same:
                _labelled(document, f"{next(numbers)}. {finding.message}", "")
                _points(document, [f"в проекте: {quoted(span, titles)}" for span in finding.draft])
            _labelled(document, "Что сделать:", advice)
            _points(document, [f"правило: {opened(rule)}"])
    differing = [one for one in told if isinstance(one, Contradiction)]
    if differing:
        heading(document, f"Противоречия: {len(differing)}", 2)
    for contradiction in differing:
        heading(document, contradiction.what, 3)
        values = [value.value for value in contradiction.values]
        _table(document, values, [[quoted(value.span, titles) for value in contradiction.values]])


def write_details(document: Document, reviewed: Reviewed) -> None:
    """Criterion by criterion: what answers the expert's questions and what stays open; then what was recognised."""
    titles = {field.id: field.title for field in reviewed.review.fields}
    heading(document, "По критериям", 2)
    for report in reviewed.review.criteria:
        _criterion(document, report, titles)
    if reviewed.review.opinion:
        _markdown(document, opinion_lines(reviewed.review.opinion, reviewed.review.criteria, titles))
    heading(document, "Что распознано", 2)
    _table(document, ("№", "Поле", "Как узнано", "Начало текста"), list(recognised(reviewed.review)))


def _criterion(document: Document, report: CriterionReport, titles: dict[str, str]) -> None:
    heading(document, f"{report.id}. {report.title} — {report.readiness}", 3)
    document.add_paragraph(plain(report.advice))
    document.add_paragraph(plain(f"Правило: {opened(report.rule)}"))
    for question, answers in groupby(report.evidence, key=lambda evidence: evidence.question):
        _labelled(document, question, "")
        _points(document, [quoted(answer, titles) for answer in answers])
    for question in report.open_questions:
        _labelled(document, question, "в тексте ответа не нашли.")


def heading(document: Document, text: str, level: int) -> None:
    """A heading by the document's own style, or bold where it has none."""
    paragraph = document.add_paragraph()
    run = paragraph.add_run(plain(text))
    if f"Heading {level}" in document.styles:
        paragraph.style = f"Heading {level}"
    else:
        run.bold, run.font.size = True, Pt(_HEADING_POINTS[level])
    paragraph.paragraph_format.keep_with_next = True


def opened(rule: Rule) -> str:
    """A rule with the address at which it opens, where there is one."""
    return f"{ruled(rule)} {rule.url}" if rule.url else ruled(rule)


def _labelled(document: Document, label: str, text: str) -> None:
    """A paragraph that begins in bold and stays with the one below it, where it is only a label."""
    paragraph = document.add_paragraph()
    paragraph.add_run(plain(f"{label} ")).bold = True
    paragraph.add_run(plain(text))
    paragraph.paragraph_format.keep_with_next = not text


def _points(document: Document, lines: Iterable[str]) -> None:
    for line in lines:
        paragraph = document.add_paragraph(plain(f"— {line}"))
        paragraph.paragraph_format.left_indent = Cm(0.6)
        paragraph.paragraph_format.space_after = Pt(2)


def _markdown(document: Document, lines: Iterable[str]) -> None:
    """Headings, quotes and points of a part of the markdown report."""
    for line in filter(str.strip, lines):
        mark, _, said = line.strip().partition(" ")
        if set(mark) == {"#"}:
            heading(document, said, len(mark))
        elif mark == "-":
            _points(document, [said])
        else:
            document.add_paragraph(plain(line.removeprefix("> ")))


def _table(document: Document, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    add_table(document, head, rows)
    document.add_paragraph()


def _picture(document: Document, picture: Picture) -> None:
    """A picture with its words for those who do not see it."""
    shape = document.add_picture(io.BytesIO(picture.png), width=_PICTURE_WIDTH)
    shape._inline.docPr.set("descr", plain(picture.alt))  # python-docx has no other way to say it
