"""The whole review: criteria with readiness and points, findings with both quotes, what people read first."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from evals.mutations import load
from rag.errors import ConsultantError
from rag.review.application import read_application
from rag.review.findings import Review
from rag.review.fund import FundRules
from rag.review.report import as_markdown
from rag.review.review import find
from rag.settings import PROJECT
from tests.rag.review.conftest import cite

Reviewer = Callable[..., Review]
_CRITERIA = PROJECT / "corpus" / "funds" / "pgf-2026-1" / "criteria.yaml"


@pytest.mark.parametrize(
    ("amount", "long_term", "band"),
    [
        pytest.param(999_999, False, "upto-1m", id="under a million"),
        pytest.param(1_000_000, False, "upto-1m", id="a million is the small group"),
        pytest.param(1_000_001, False, "1m-5m", id="over a million"),
        pytest.param(15_000_000, False, "5m-15m", id="upper border"),
        pytest.param(900_000_000, False, "over-15m", id="no upper border"),
        pytest.param(900_000, True, "long-term", id="a long project has its own weights"),
    ],
)
def test_the_band_is_told_by_amount_and_duration(fund: FundRules, amount: int, long_term: bool, band: str) -> None:
    found = fund.band(Decimal(amount), long_term=long_term)
    assert found is not None
    assert found.id == band


def test_an_unknown_key_of_a_fund_is_refused_with_its_place(tmp_path: Path) -> None:
    wrong = tmp_path / "criteria.yaml"
    wrong.write_text(_CRITERIA.read_text("utf-8").replace("long_term: false", "longterm: false", 1), "utf-8")
    with pytest.raises(ConsultantError, match="longterm"):
        FundRules.load(wrong)


def test_a_fund_that_lists_no_checks_is_not_checked(fund: FundRules) -> None:
    draft = read_application(load("small").replace("18 000,00", "16 260,00"), fund)
    assert [finding.check for finding in find(draft, fund, cite)] != []
    assert list(find(draft, fund.model_copy(update={"checks": ()}), cite)) == []


@pytest.mark.parametrize("name", ["small", "middle", "long-term"])
def test_a_clean_application_is_ready(reviewed: Reviewer, name: str) -> None:
    review = reviewed(load(name))  # type: ignore[arg-type]  # a literal of the table
    assert (review.findings, review.contradictions) == ((), ())
    assert {report.readiness for report in review.criteria if report.weight} == {"готово"}
    assert {report.readiness for report in review.criteria if report.weight == 0} <= {"не проверяется"}


def test_points_at_stake_are_the_weight_times_ten(reviewed: Reviewer) -> None:
    review = reviewed(load("small"), amount=Decimal(900_000))
    assert review.band == "upto-1m"
    assert [(r.id, r.weight, r.points) for r in review.criteria if r.id in {"K01", "K06"}] == [("K01", 2, 20), ("K06", 0, 0)]


def test_evidence_is_verbatim_and_answers_a_question_of_its_criterion(reviewed: Reviewer, fund: FundRules) -> None:
    review = reviewed(load("middle"))
    texts = {field.id: field.text for field in review.fields}
    for report, criterion in zip(review.criteria, fund.criteria, strict=True):
        assert report.evidence
        assert all(texts[e.field][e.start : e.end] == e.quote for e in report.evidence)
        asked = {question.ask for question in criterion.questions}
        assert {e.question for e in report.evidence} | set(report.open_questions) == asked


def test_no_label_of_the_form_is_evidence(reviewed: Reviewer) -> None:
    quotes = {e.quote for name in ("small", "middle", "museum") for report in reviewed(load(name)).criteria for e in report.evidence}
    assert not {"Дата начала", "Сумма полученной поддержки на реализацию проекта", "ФИО члена команды"} & quotes


def test_a_grave_finding_keeps_its_criterion_from_being_ready(reviewed: Reviewer) -> None:
    clean = load("small")
    review = reviewed(clean.replace("18 000,00", "16 260,00"))
    finding = next(finding for finding in review.findings if finding.check == "contributions-rate")
    assert finding.criteria == ("K05",)
    assert finding.rule.locator == "Центр поддержки ФПГ, ст. 69, п. 1.3"
    assert {r.id: r.readiness for r in review.criteria}["K05"] == "частично"


def test_what_a_section_does_not_have_is_no_defect(reviewed: Reviewer) -> None:
    section = "Актуальность\nПо данным опроса 2025 года 70 человек ждут помощи, потому что не хватает наставников."
    review = reviewed(section)
    states = {report.id: report.readiness for report in review.criteria}
    assert states["K05"] == states["K08"] == "не проверяется"
    assert states["K01"] in {"готово", "частично"}
    assert "mandatory-missing" not in {finding.check for finding in review.findings}
    assert any("часть заявки" in notice for notice in review.notices)


def test_without_a_sum_the_weights_are_not_known(reviewed: Reviewer) -> None:
    review = reviewed("Актуальность\nЛюдям нужна помощь.")
    assert review.band is None
    assert {report.points for report in review.criteria} == {None}
    assert any("Сумма запроса неизвестна" in notice for notice in review.notices)


def test_the_report_shows_the_draft_the_rule_and_what_to_do(reviewed: Reviewer) -> None:
    report = as_markdown(reviewed(load("small").replace("18 000,00", "16 260,00")))
    first = report.split("\n\n")[1]
    assert "до 1 млн рублей" in first
    assert "Начните с: K05" in first
    assert "30 % от 60 000 — это 18 000, а стоит 16 260." in report
    assert "в проекте: «Страховые взносы с выплат физическим лицам" in report
    assert "правило: Центр поддержки ФПГ, ст. 69, п. 1.3" in report


def test_the_real_application_contradicts_itself(reviewed: Reviewer, shared: Callable[[str], Path]) -> None:
    review = reviewed(shared("drafts/application-2023-redacted.txt").read_text("utf-8"))
    said = {c.what: {value.value for value in c.values} for c in review.contradictions}
    assert {"20", "120"} in said.values()
    assert {"2 ч", "4 ч"} in said.values()
    assert {report.id for report in review.criteria if report.readiness == "не проверяется"} == {"K06", "K09", "K10"}


def test_quotes_survive_windows_line_ends(reviewed: Reviewer) -> None:
    one, other = (reviewed(text) for text in (load("middle"), load("middle").replace("\n", "\r\n")))
    assert one == other
