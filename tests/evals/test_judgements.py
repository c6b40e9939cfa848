"""What a person said of findings is matched to findings, and what nobody judged is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from evals.judgements import _FOLDER, Judgement, judge, load_judgements
from rag.review.findings import Contradiction, Finding, Review, Rule, Value
from rag.review.types import Span

_RULE = Rule("п. 1", "Правила", None, None, "high")
_FINDING = Finding("hype", "совет", "Сказано, что аналогов нет.", (Span("1.3", "Аналогов нет", 5, 17),), _RULE, "Сравните.")
_DIFFERING = Contradiction("Сколько: занятий", (Value("20", Span("1.9", "20 занятий", 0, 10)),))
_EMPTY = Review("fund", None, (), (), (), (), "")


def _judgement(review: Review, *, right: bool) -> Judgement:
    """As a person writes it, from the line that the bench prints."""
    (line,) = judge(review, []).unjudged
    check, field, key = (part.split(": ")[1].strip("'}") for part in line.split(", "))
    return Judgement(check, field, key, right, "потому что")


@pytest.mark.parametrize(
    "review",
    [
        pytest.param(replace(_EMPTY, findings=(_FINDING,)), id="finding"),
        pytest.param(replace(_EMPTY, findings=(replace(_FINDING, draft=()),)), id="absence"),
        pytest.param(replace(_EMPTY, contradictions=(_DIFFERING,)), id="contradiction"),
    ],
)
def test_a_finding_is_judged_by_what_it_is_about(review: Review) -> None:
    right, wrong = (judge(review, [_judgement(review, right=right)]) for right in (True, False))
    assert (right.right, right.wrong, right.unjudged, right.share) == (1, (), (), 1)
    assert (wrong.right, len(wrong.wrong), wrong.unjudged, wrong.share) == (0, 1, (), 0)


def test_a_judgement_survives_another_place_and_wording_but_not_another_quote() -> None:
    judgement = _judgement(replace(_EMPTY, findings=(_FINDING,)), right=True)
    moved = replace(_FINDING, message="Сказано иначе.", draft=(Span("1.3", "аналогов нет", 90, 102),))
    other = replace(_FINDING, draft=(Span("1.3", "Впервые в стране", 0, 16),))
    judged = judge(replace(_EMPTY, findings=(moved, other)), [judgement])
    assert (judged.right, len(judged.unjudged)) == (1, 1)


@pytest.mark.parametrize("path", sorted(_FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_judgements_are_read_and_say_why(path: Path) -> None:
    judgements = load_judgements(path.stem)
    assert judgements
    assert all(judgement.why for judgement in judgements)
    assert len({(j.check, j.field, j.key) for j in judgements}) == len(judgements)


def test_a_draft_that_nobody_judged_has_no_judgements() -> None:
    assert load_judgements("нет такой") == []
