"""A fund is data: another form, other numbers, other weights, and no code changed."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from evals.mutations import CONTRADICTION, load
from evals.mutations.planting import Draft as DraftName
from rag.review.checks import CHECKS
from rag.review.fund import FundRules
from rag.review.report import as_markdown
from rag.review.review import review
from rag.settings import PROJECT
from tests.rag.review.conftest import cite

_FUND = """
id: region-2026
title: Областной конкурс
source: Порядок
url: https://example.org
as_of: '2026-01-01'
sections: {'1': Проект, '2': Смета}
dates:
  applications:
    opens: '2026-03-01'
    closes: '2026-03-31'
    closes_time: '18:00'
    timezone: Europe/Moscow
    rule: Порядок
    time_rule: Порядок
    confidence: high
bands: [{id: all, title: любая сумма, min_rub: 0, max_rub: null, long_term: false, rule: Порядок, confidence: high}]
criteria:
  - id: R1
    number: 1
    title: Польза для жителей
    short_title: польза
    weights: {all: 10}
    rule: Порядок, п. 8
    confidence: medium
    fields: ['1.5']
    questions: [{ask: 'Сколько людей получат помощь?', signs: ['# жител|человек']}]
    strong: [число жителей с источником]
    weak: [лозунги]
    guidance_rules: [Порядок]
    guidance_confidence: medium
limits:
  - {id: title_chars_max, value: 20, unit: chars, rule: Порядок, confidence: high, note: название}
form:
  - {id: '1.3', key: title, title: Наименование}
  - {id: '1.5', key: problem, title: Чем поможет проект}
  - {id: '2', key: budget, title: Смета, table: true}
articles: {'1': инвентарь}
checks:
  - id: title-length
    title: Длинное название
    severity: замечание
    rule: Порядок, п. 4
    confidence: medium
    criteria: [R1]
    advice: Сократите.
"""

_DRAFT = (
    "3. Наименование\nОчень длинное название проекта\n5. Чем поможет проект\nПомощь получат 40 жителей.\n2. Смета\n1. Инвентарь\n"
    "Лопата\n\n500,00\n\n2 шт.\n\n1 000,00\n\n0,00\n\n1 000,00\n\nКомментарий: для уборки\nИтого\n\n1 000,00\n\n0,00\n\n1 000,00"
)


@pytest.fixture
def region(tmp_path: Path) -> FundRules:
    path = tmp_path / "criteria.yaml"
    path.write_text(_FUND, "utf-8")
    return FundRules.load(path)


def test_a_draft_is_reviewed_by_the_other_fund(region: FundRules) -> None:
    reviewed = review(_DRAFT, region, cite=cite, today=date(2026, 3, 15))
    assert [field.id for field in reviewed.fields] == ["1.3", "1.5", "2"]
    assert reviewed.band == "all"
    assert [(f.check, f.severity, f.rule.locator) for f in reviewed.findings] == [("title-length", "замечание", "Порядок, п. 4")]
    assert [(r.id, r.points, [e.quote for e in r.evidence]) for r in reviewed.criteria] == [("R1", 100, ["Помощь получат 40 жителей."])]
    assert "Областной конкурс" in reviewed.summary


@pytest.fixture(scope="module")
def rosmolodezh() -> FundRules:
    return FundRules.load(PROJECT / "corpus" / "funds" / "rosmolodezh" / "criteria.yaml")


def test_a_fund_whose_weights_nobody_knows_says_so_and_guesses_none(rosmolodezh: FundRules) -> None:
    reviewed = review(load("museum"), rosmolodezh, cite=cite, today=date(2026, 3, 15))
    assert (reviewed.band, len(reviewed.criteria)) == ("upto-2500k", 10)
    assert {(report.weight, report.points) for report in reviewed.criteria} == {(None, None)}
    assert {report.readiness for report in reviewed.criteria} <= {"готово", "частично"}
    assert any("Коэффициенты критериев этого конкурса нам неизвестны" in notice for notice in reviewed.notices)
    assert any("уверенность низкая" in notice for notice in reviewed.notices)
    assert "| R02. Актуальность и социальная значимость | ? |" in as_markdown(reviewed)


def test_it_finds_defects_and_cites_the_course_for_them(rosmolodezh: FundRules) -> None:
    changed = load("museum").replace("Сцена и звук фестиваля\n\n60 000,00", "Сцена и звук фестиваля\n\n70 000,00")
    findings = review(changed, rosmolodezh, cite=cite, today=date(2026, 3, 15)).findings
    assert {(finding.check, finding.rule.locator) for finding in findings} >= {("line-product", "Курс, C08")}


@pytest.mark.parametrize("name", ["small", "middle", "sport", "museum"])
def test_a_clean_application_gives_no_alarm_by_its_rules(name: DraftName, rosmolodezh: FundRules) -> None:
    assert review(load(name), rosmolodezh, cite=cite, today=date(2026, 3, 15)).findings == ()


def test_a_sum_above_the_contest_is_told(rosmolodezh: FundRules) -> None:
    reviewed = review(load("museum"), rosmolodezh, cite=cite, today=date(2026, 3, 15), amount=Decimal(3_000_000))
    assert reviewed.band is None
    assert any("3 000 000 руб. выходит за пределы конкурса (до 2,5 млн рублей)" in notice for notice in reviewed.notices)


def test_its_criteria_name_only_checks_that_it_makes(rosmolodezh: FundRules) -> None:
    listed = {rule.id for rule in rosmolodezh.checks}
    assert listed <= set(CHECKS)
    asked = {check for criterion in rosmolodezh.criteria for question in criterion.questions for check in question.checks}
    assert asked <= listed | {CONTRADICTION}
    assert {id_ for rule in rosmolodezh.checks for id_ in rule.criteria} <= {criterion.id for criterion in rosmolodezh.criteria}
