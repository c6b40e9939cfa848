"""Whether the evidence is enough."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from rag.errors import ConsultantError
from rag.kinds import IN_SCOPE, KindModel, Refusals
from rag.settings import PROJECT
from rag.sufficiency import Calibration, Decision, Judge, decide, features
from rag.types import Hit, Query
from tests.rag.fakes import FakeLexical, hit, passage

REFUSALS = Refusals.load(PROJECT / "corpus" / "refusals.yaml")
FEE = passage("fee", "Госпошлина за регистрацию — 4 000 рублей.")
OTHER = passage("other", "Отчёт сдают в апреле.")
LEXICAL = FakeLexical({p.id: p.searchable for p in (FEE, OTHER)})
BY_COSINE = Calibration(bias=-5, weights={"cosine": 10}, partial_from=0.4, answered_from=0.6)


def _query(text: str) -> Query:
    return Query(text, (), asked=text)


def _measured(text: str, *hits: Hit) -> dict[str, float]:
    return features(_query(text), hits, {}, lexical=LEXICAL)


def test_the_best_cosine_and_its_lead_are_measured_whatever_the_order() -> None:
    measured = _measured("Госпошлина?", hit(OTHER, dense=0.6), hit(FEE, dense=0.8))
    assert measured["cosine"] == 0.8
    assert measured["margin"] == pytest.approx(0.1)


def test_what_share_of_the_subject_the_hits_speak_of_is_measured() -> None:
    assert _measured("Какая госпошлина за регистрацию?", hit(FEE))["together"] == 1
    assert _measured("Какая госпошлина за регистрацию?", hit(OTHER))["together"] == 0
    assert 0 < _measured("Госпошлина с единорога?", hit(FEE))["together"] < 0.5  # the rare word counts more


def test_what_share_of_the_subject_the_corpus_knows_is_measured() -> None:
    assert _measured("Госпошлина с единорога?", hit(OTHER))["known"] == 0.5


def test_words_that_the_corpus_uses_are_counted_and_others_are_not() -> None:
    two, one, none = (_measured(text)["common"] for text in ("госпошлина за регистрацию", "госпошлина с единорога", "единорог и дракон"))
    assert two > one > none == 0


def test_likeness_to_a_question_that_is_answered_is_measured_by_heading_and_other_ways_to_ask() -> None:
    asked = replace(FEE, heading="Какая госпошлина?", questions=("сколько стоит регистрация",))
    assert _measured("А какая у вас госпошлина?", hit(asked))["likeness"] == 1
    assert _measured("Сколько стоит регистрация?", hit(asked))["likeness"] == 1
    assert 0 < _measured("Сколько стоит единорог?", hit(asked))["likeness"] < 1
    assert _measured("Единорог?", hit(asked))["likeness"] == 0


@pytest.mark.parametrize("text", [pytest.param("Как это?", id="no subject"), pytest.param("единорог", id="nothing known")])
def test_nothing_found_measures_zero(text: str) -> None:
    measured = _measured(text)
    assert (measured["cosine"], measured["margin"], measured["together"], measured["known"]) == (0, 0, 0, 0)


def test_what_is_about_another_legal_form_is_never_a_sure_answer() -> None:
    sure = hit(FEE, 0.9)
    statuses = [_decide("Госпошлина?", replace(sure, unfit=unfit)).status for unfit in (None, "another form")]
    assert statuses == ["answered", "partial"]


def _decide(text: str, *hits: Hit) -> Decision:
    return decide(text, _query(text), [0.0], hits, refusals=REFUSALS, lexical=LEXICAL, judge=Judge(BY_COSINE))


@pytest.mark.parametrize(
    ("hits", "status"),
    [
        pytest.param([hit(FEE, 0.9)], "answered", id="strong"),
        pytest.param([hit(FEE, 0.5)], "partial", id="middling"),
        pytest.param([hit(FEE, 0.2)], "refused", id="weak"),
        pytest.param([hit(FEE, 0.2, named=True)], "answered", id="weak but named in the question"),
        pytest.param([], "refused", id="none"),
    ],
)
def test_the_evidence_decides(hits: list[Hit], status: str) -> None:
    decision = _decide("Какая госпошлина?", *hits)
    assert decision.status == status
    assert (decision.refusal.kind if decision.refusal else None) == ("off_topic" if status == "refused" else None)


def test_the_kind_of_question_outweighs_any_evidence() -> None:
    decision = _decide("Мы точно победим с таким проектом?", hit(FEE, 1.0, named=True))
    assert decision.status == "refused"
    assert decision.refusal is not None
    assert decision.refusal.kind == "guarantee"


def test_confidence_is_a_chance_that_grows_with_the_evidence() -> None:
    low, middle, high = (_decide("Какая госпошлина?", hit(FEE, cosine)).confidence for cosine in (0.2, 0.5, 0.9))
    assert 0 < low < middle < high < 1
    assert middle == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("chance", "low", "high"),
    [
        pytest.param(0.5, 0, 0, id="even"),
        pytest.param(0.9, 2.19, 2.2, id="likely"),
        pytest.param(1.0, 6, 6, id="certain is cut"),
        pytest.param(0.0, -6, -6, id="impossible is cut"),
    ],
)
def test_the_chance_of_being_in_scope_is_measured_in_log_odds(chance: float, low: float, high: float) -> None:
    assert low <= features(_query("Госпошлина?"), [hit(FEE)], {IN_SCOPE: chance}, lexical=LEXICAL)["scope"] <= high


KINDS = KindModel((IN_SCOPE, "cheating"), np.array([[0.0, 5.0, -1.0], [0.0, -5.0, 1.0]]), ("подделать",))
BY_SCOPE = Judge(Calibration(bias=0, weights={"scope": 1}, partial_from=0.4, answered_from=0.6), KINDS)


@pytest.mark.parametrize(
    ("vector", "status", "kind"),
    [
        pytest.param(1.0, "answered", None, id="in scope"),
        pytest.param(0.0, "partial", None, id="undecided"),
        pytest.param(-1.0, "refused", "cheating", id="of a kind to refuse, in words that no signal knows"),
    ],
)
def test_the_likely_kind_decides_where_words_say_nothing(vector: float, status: str, kind: str | None) -> None:
    decision = decide("Госпошлина?", _query("Госпошлина?"), [vector], [hit(FEE)], refusals=REFUSALS, lexical=LEXICAL, judge=BY_SCOPE)
    assert (decision.status, decision.refusal.kind if decision.refusal else None) == (status, kind)


def test_a_question_that_names_what_no_hit_mentions_is_partly_answered_at_best() -> None:
    decision = _decide("Что даёт грант «Единорог»?", hit(FEE, 0.9))
    assert (decision.status, decision.unsaid) == ("partial", ("«Единорог»",))


def test_a_judge_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "judge.json"
    BY_SCOPE.save(path, embeddings="e5")
    read = Judge.load(path, embeddings="e5")
    assert read.calibration == BY_SCOPE.calibration
    assert read.kinds.chances([0.3], "подделать") == KINDS.chances([0.3], "подделать")


def test_a_judge_of_another_embedder_is_not_used_and_the_log_says_so(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "judge.json"
    BY_SCOPE.save(path, embeddings="e5")
    assert Judge.load(path, embeddings="other").kinds.chances([1.0], "") == {}
    assert "«other»" in caplog.text


def test_without_a_file_kinds_are_known_by_words(tmp_path: Path) -> None:
    assert Judge.load(tmp_path / "none.json", embeddings="e5").calibration == Judge().calibration


@pytest.mark.parametrize("content", [pytest.param("{", id="not json"), pytest.param('{"embeddings": "e5"}', id="no weights")])
def test_a_damaged_judge_is_refused_by_its_name(tmp_path: Path, content: str) -> None:
    path = tmp_path / "judge.json"
    path.write_text(content, "utf-8")
    with pytest.raises(ConsultantError, match=r"judge\.json"):
        Judge.load(path, embeddings="e5")
