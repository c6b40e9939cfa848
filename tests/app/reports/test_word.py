"""The Word report of its own has everything that the screen has, and the charts with their words."""

import io
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from app.reports.word import word_report
from app.reviewing import Reviewed
from rag.review.findings import Contradiction, Value
from rag.review.opinion.types import CriterionOpinion, ModelQuestion, Opinion
from rag.review.types import Field, Span


@pytest.fixture(scope="module")
def report(flawed: Reviewed) -> Document:
    values = (Value("20", Span("1.9", "20 занятий", 0, 10)), Value("120", Span("5", "120 занятий", 0, 11)))
    odd = Field("1.14", "Развитие", "знак \x0b и \ud800 конец", "указано вами")
    opinion = Opinion("Проба", 2, 3, 0, 0, (CriterionOpinion("K01", {"готово": 2}, (), (ModelQuestion("Кто ещё помогает?", 1),)),), ())
    review = replace(
        flawed.review, opinion=opinion, contradictions=(Contradiction("Сколько: занятий", values),), fields=(*flawed.review.fields, odd)
    )
    return docx.Document(io.BytesIO(word_report(replace(flawed, review=review, docx=None))))


def test_findings_criteria_and_changes_are_told(flawed: Reviewed, report: Document) -> None:
    said = "\n".join(paragraph.text for paragraph in report.paragraphs)
    for finding in flawed.review.findings:
        assert finding.message in said
        assert finding.rule.locator in said
    assert all(question in said for criterion in flawed.review.criteria for question in criterion.open_questions)
    assert "Появилось" in said
    assert {p.text for p in report.paragraphs if p.style and p.style.name == "Heading 1"} == {"Разбор проекта"}


def test_a_models_opinion_is_told_as_such(report: Document) -> None:
    said = [paragraph.text for paragraph in report.paragraphs]
    assert "Второе мнение: модель Проба, 2 ответа из 3" in said
    assert "— вопрос модели: Кто ещё помогает? — в 1 из 2" in said


def test_values_of_a_contradiction_stand_side_by_side(report: Document) -> None:
    (table,) = (table for table in report.tables if table.rows[0].cells[0].text == "20")
    assert [cell.text for cell in table.rows[0].cells] == ["20", "120"]
    assert "«120 занятий»" in table.rows[1].cells[1].text


def test_charts_have_their_words(report: Document) -> None:
    told = [properties.get("descr", "") for properties in report.element.body.iter(qn("wp:docPr"))]
    assert [alt.split("«")[0] for alt in told] == ["Столбчатая диаграмма ", "Диаграмма Ганта "]


def test_what_was_recognised_is_a_table(report: Document) -> None:
    rows = [[cell.text for cell in row.cells] for row in report.tables[-1].rows]
    assert rows[0] == ["№", "Поле", "Как узнано", "Начало текста"]
    assert rows[-1][:3] == ["1.14", "Развитие", "указано вами, уверенно"]
