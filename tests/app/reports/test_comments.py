"""The commented draft: its text is untouched, findings stand where they belong, the rest behind the last page."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from app.reports.comments import commented_draft
from app.reports.files import FORMATS
from app.reviewing import Reviewed, Terms, review_upload
from app.wiring import App
from rag.review.types import Span
from tests.ingest.read.office_files import with_entries

_LEAD_RUNS = 3
"""The line above the draft."""


def _texts(document: Document) -> list[str]:
    return [text.text for text in document.element.body.iter(qn("w:t"))]


@pytest.fixture(scope="module")
def commented(flawed: Reviewed) -> Document:
    return docx.Document(io.BytesIO(commented_draft(flawed)))


def _place(document: Document, comment_id: int) -> str:
    """The text of the paragraph in which a comment begins."""
    (start,) = (e for e in document.element.body.iter(qn("w:commentRangeStart")) if int(e.get(qn("w:id"))) == comment_id)
    paragraph = next(start.iterancestors(qn("w:p")))
    return "".join(text.text for text in paragraph.iter(qn("w:t")))


def test_the_drafts_own_text_is_unchanged(flawed: Reviewed, commented: Document) -> None:
    assert flawed.docx is not None
    before = _texts(docx.Document(io.BytesIO(flawed.docx)))
    own = _texts(commented)[_LEAD_RUNS:]
    assert own[: len(before)] == before
    assert "Разбор проекта" in own[len(before) :]


def test_the_first_line_leads_to_the_summary(commented: Document) -> None:
    first, *others = commented.element.body.iter(qn("w:p"))
    assert f"{len(list(commented.comments))} примечани" in "".join(text.text for text in first.iter(qn("w:t")))
    (link,) = first.iter(qn("w:hyperlink"))
    (mark,) = (m for m in commented.element.body.iter(qn("w:bookmarkStart")) if m.get(qn("w:name")) == link.get(qn("w:anchor")))
    following = others[others.index(next(mark.iterancestors(qn("w:p")))) + 1]
    assert "".join(text.text for text in following.iter(qn("w:t"))) == "Разбор проекта"


def test_every_finding_has_a_comment_at_its_quote(flawed: Reviewed, commented: Document) -> None:
    findings = [finding for finding in flawed.review.findings if finding.draft]
    assert {"contributions-rate", "geography-not-in-plan"} <= {finding.check for finding in findings}
    for finding in findings:
        (comment,) = (c for c in commented.comments if finding.message in c.text)
        assert finding.advice in comment.text
        assert finding.rule.locator in comment.text
        assert (finding.rule.url or "") in comment.text
        assert finding.draft[0].quote.split()[0] in _place(commented, comment.comment_id)
    assert len(list(commented.comments)) == len(findings) + len(flawed.review.contradictions) + 1  # and the summary on the first page


def test_what_has_no_place_is_told_behind_the_draft(flawed: Reviewed) -> None:
    lost = replace(flawed.review.findings[0], message="Нет такого.", draft=(Span("1.9", "чего нет в проекте", 0, 18),))
    absent = replace(flawed.review.findings[0], message="Не заполнено.", draft=())
    document = docx.Document(io.BytesIO(commented_draft(replace(flawed, review=replace(flawed.review, findings=(lost, absent))))))
    assert [c.text for c in document.comments if "Нет такого" in c.text or "Не заполнено" in c.text] == []
    said = " ".join(_texts(document))
    assert said.index("Без места в тексте") < said.index("Нет такого.") < said.index("Не заполнено.")


def test_a_draft_of_bare_word_without_styles_or_section_is_commented(flawed: Reviewed) -> None:
    document = docx.Document(io.BytesIO(flawed.docx or b""))
    body = document.element.body
    body.remove(body.sectPr)
    for style in list(document.styles.element):
        document.styles.element.remove(style)
    written = io.BytesIO()
    document.save(written)
    again = docx.Document(io.BytesIO(commented_draft(replace(flawed, docx=written.getvalue()))))
    assert len(list(again.comments)) > 1


def test_a_draft_that_cannot_take_comments_gets_a_report_of_its_own(flawed: Reviewed) -> None:
    document = docx.Document(io.BytesIO(flawed.docx or b""))
    document.add_comment(document.paragraphs[0].runs, "Чужое примечание", "Коллега")
    written = io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as archive:
        broken = archive.read("word/comments.xml").replace(b'w:id="0"', b'w:id="x"')
    report = FORMATS["docx"].make(replace(flawed, docx=with_entries(written.getvalue(), {"word/comments.xml": broken})))
    assert docx.Document(io.BytesIO(report)).paragraphs[0].text == "Разбор проекта"


def test_a_commented_draft_that_comes_back_is_reviewed_as_the_draft_alone(flawed: Reviewed, nko: App) -> None:
    assert flawed.docx is not None
    once = review_upload(nko, io.BytesIO(flawed.docx), "заявка.docx", Terms())
    again = review_upload(nko, io.BytesIO(commented_draft(once)), "заявка.docx", Terms())
    assert again.review == once.review
    twice = docx.Document(io.BytesIO(commented_draft(again)))
    assert len(list(twice.element.body.iter(qn("w:commentRangeStart")))) == len(
        list(docx.Document(io.BytesIO(commented_draft(once))).element.body.iter(qn("w:commentRangeStart")))
    )
    assert sum(text.startswith("Консультант НКО:") for text in _texts(twice)) == 1
