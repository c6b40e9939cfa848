"""The guard on wordings written for it: each faithful one passes, each planted change is stopped, and the score counts so."""

import pytest

from evals.verification import Case, judge, planted, written
from rag.types import Sentence
from rag.verify import Verdict, verify
from tests.rag.fakes import norm, passage

_CASES = list(written())


def _ids(cases: list[Case]) -> list[str]:
    return [f"{case.change or 'faithful'}: {case.sentence.text[:60]}" for case in cases]


_FAITHFUL = [case for case in _CASES if case.change is None and case.set == "fitted"]
_FALSIFIED = [case for case in _CASES if case.change is not None]


def test_the_table_is_as_large_as_it_should_be() -> None:
    assert sum(case.change is None for case in _CASES) >= 60
    assert len(_FALSIFIED) >= 80


@pytest.mark.parametrize("case", _FAITHFUL, ids=_ids(_FAITHFUL))
def test_a_faithful_wording_passes(case: Case) -> None:
    assert verify(case.sentence) == Verdict(supported=True)


@pytest.mark.parametrize("case", _FALSIFIED, ids=_ids(_FALSIFIED))
def test_a_planted_change_is_stopped(case: Case) -> None:
    assert not verify(case.sentence).supported


def test_every_quote_of_the_table_passes_as_it_stands() -> None:
    for case in _CASES:
        [(found, start, end)] = case.sentence.evidence
        assert verify(Sentence(found.text[start:end], case.sentence.evidence)).supported


def test_changes_by_rule_are_one_a_case_and_told_by_kind() -> None:
    found = passage("p", "Документы подают не позднее трёх месяцев.", norms=[norm()])
    cases = {(case.change, case.sentence.text) for case in planted([found])}
    assert ("unit", "Документы подают не позднее трёх недель.") in cases
    assert ("bound", "Документы подают не ранее трёх месяцев.") in cases
    assert (None, "Документы подают не позднее 3 месяцев.") in cases
    assert all(case.sentence.text != found.text for case in planted([found]))


@pytest.mark.parametrize(
    ("guard", "stopped", "let_through"),
    [
        pytest.param(lambda _: Verdict(supported=True), 0, 1, id="lets all through"),
        pytest.param(lambda _: Verdict(supported=False), 2, 0, id="stops all"),
    ],
)
def test_a_score_counts_both_errors(guard: object, stopped: int, let_through: int) -> None:
    evidence = ((passage("p", "Пошлина — 4 000 рублей."), 0, 23),)
    cases = [Case("s", Sentence(text, evidence), change) for text, change in (("а", None), ("б", "number"), ("в", "unit"))]
    [score], wrong = judge(cases, guard)  # type: ignore[arg-type]  # a lambda in a parameter list has no type
    assert (score.falsified, score.stopped, score.faithful, score.let_through) == (2, stopped, 1, let_through)
    assert len(wrong) == 3 - stopped - let_through
