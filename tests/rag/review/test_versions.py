"""What a new version of a draft mended, kept and broke."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from evals.mutations import DRAFTS, load
from rag.errors import BadInputError
from rag.review.findings import Contradiction, Finding, Review
from rag.review.types import Field, Span
from rag.review.versions import ReadinessChange, compare
from tests.rag.review.conftest import cite as _cite

Reviewer = Callable[..., Review]
_RULE = _cite("п. 1", "high", "")
_FIELDS = (Field("1.8", "Проблема", "", "форма фонда"), Field("6", "Бюджет", "", "форма фонда", table=True))
_EMPTY = Review("fund", None, _FIELDS, (), (), (), "")


def _found(check: str, field: str, quote: str, message: str = "Сказано.") -> Finding:
    return Finding(check, "замечание", message, (Span(field, quote, 0, len(quote)),) if quote else (), _RULE, "")


def _review(*findings: Finding) -> Review:
    return replace(_EMPTY, findings=findings)


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        pytest.param(_found("c", "1.8", "По данным опроса 2015 года"), _found("c", "1.8", "По данным опроса 2016 года"), True, id="edited"),
        pytest.param(_found("c", "1.8", "Мы первые в области."), _found("c", "1.8", "Аналогов нет!"), True, id="rewritten prose"),
        pytest.param(_found("c", "6", "Аренда зала"), _found("c", "6", "Аренда зала и экрана"), True, id="row renamed a little"),
        pytest.param(_found("c", "6", "Аренда зала"), _found("c", "6", "Печать листовок"), False, id="another row"),
        pytest.param(
            _found("c", "6", "Задача об экологии Лекция", "«Лекция» долгая."),
            _found("c", "6", "Задача об экологии Поход", "«Поход» долгая."),
            False,
            id="rows of one task",
        ),
        pytest.param(
            _found("c", "6", "717 400,00", "Итог не сходится."), _found("c", "6", "718 000,00", "Итог не сходится."), True, id="sum"
        ),
        pytest.param(
            _found("c", "", "", "Не заполнено: «Цель»."), _found("c", "", "", "Не заполнено: «Задачи»."), False, id="absent fields"
        ),
        pytest.param(_found("c", "1.8", "Мы первые."), _found("d", "1.8", "Мы первые."), False, id="another check"),
        pytest.param(_found("c", "1.8", "Мы первые."), _found("c", "6", "Мы первые."), False, id="another field"),
    ],
)
def test_a_finding_is_the_same_by_check_field_and_subject(before: Finding, after: Finding, same: bool) -> None:
    changes = compare(_review(before), _review(after))
    told = (changes.mended, changes.remaining, changes.new)
    assert told == (((), (after,), ()) if same else ((before,), (), (after,)))


def test_of_findings_that_are_alike_the_very_same_are_paired_first() -> None:
    old = [_found("projects-old", "1.8", day) for day in ("30.07.2020", "30.09.2019", "14.04.2017")]
    changes = compare(_review(*old), _review(old[2], old[0]))
    assert (changes.mended, changes.remaining, changes.new) == ((old[1],), (old[2], old[0]), ())


def test_a_contradiction_is_the_same_in_another_form_of_the_word() -> None:
    one, other, third = (Contradiction(what, ()) for what in ("Сколько: мастер-классов", "Сколько: мастер-классы", "Возраст"))
    changes = compare(replace(_EMPTY, contradictions=(one,)), replace(_EMPTY, contradictions=(third, other)))
    assert (changes.mended_contradictions, changes.remaining_contradictions, changes.new_contradictions) == ((), (other,), (third,))


def test_a_mended_application_says_what_became_of_its_defects(reviewed: Reviewer) -> None:
    clean = load("small")
    changes = compare(reviewed(clean.replace("18 000,00", "16 260,00")), reviewed(clean))
    assert "contributions-rate" in {finding.check for finding in changes.mended}
    assert (changes.remaining, changes.new) == ((), ())
    assert ("K05", "частично", "готово", True) in {(c.id, c.before, c.after, c.better) for c in changes.criteria}


def test_readiness_that_was_not_checked_is_neither_better_nor_worse() -> None:
    assert ReadinessChange("K06", "Масштаб", "не проверяется", "готово").better is None
    assert ReadinessChange("K06", "Масштаб", "готово", "частично").better is False


def test_reviews_by_different_funds_are_not_compared() -> None:
    with pytest.raises(BadInputError, match="одного фонда"):
        compare(_EMPTY, replace(_EMPTY, fund="other"))


@pytest.mark.parametrize(("other", "another"), [("middle", True), ("museum", True), ("small", False)])
def test_another_project_is_no_earlier_version(reviewed: Reviewer, other: str, *, another: bool) -> None:
    mended = load("small").replace("120", "130")
    assert compare(reviewed((DRAFTS / f"{other}.txt").read_text("utf-8")), reviewed(mended)).another_project == another
