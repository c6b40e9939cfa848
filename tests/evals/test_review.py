"""The bench of the review counts what it is given."""

from dataclasses import replace
from decimal import Decimal

from evals.mutations import CONTRADICTION, DRAFTS, MUTATIONS
from evals.review import bench, lengthened
from rag.review.findings import Contradiction, Review
from rag.review.types import Field

_FIELDS = (Field("1.9", "Цель проекта", "Помочь.", "форма фонда"), Field("5", "Календарный план", "Занятия", "форма фонда", table=True))
_NOTHING = Review("fund", None, _FIELDS, (), (), (), "")


def _blind(text: str, *, amount: Decimal | None) -> Review:
    assert text or amount
    return _NOTHING


def _nervous(text: str, *, amount: Decimal | None) -> Review:
    return replace(_blind(text, amount=amount), contradictions=(Contradiction("Сколько", ()),))


def test_who_finds_nothing_misses_everything_and_raises_no_alarm() -> None:
    measured = bench(_blind)
    assert (measured.detection, len(measured.missed), measured.false_alarms) == (0, len(MUTATIONS), ())
    assert len(MUTATIONS) >= 60
    assert (len(measured.edits_missed), measured.innocent_told) == (measured.edits, ())
    assert (measured.edits, measured.innocent_edits) == (138, 32)


def test_who_alarms_at_everything_is_told_so() -> None:
    measured = bench(_nervous)
    contradictions = sum(mutation.check == CONTRADICTION for mutation in MUTATIONS)
    assert len(MUTATIONS) - len(measured.missed) == contradictions
    assert len(measured.false_alarms) == len(list(DRAFTS.glob("*.txt")))


def test_a_long_application_keeps_its_form() -> None:
    assert lengthened(_FIELDS, 20) == "9. Цель проекта\nПомочь.\nПомочь.\n\n5. Календарный план\nЗанятия\nЗанятия\n"
