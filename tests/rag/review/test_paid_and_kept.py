"""Lessons paid, things kept, gifts, parts of a whole, years of an organisation: what one place has otherwise than another."""

import pytest

from rag.review.language.quantities import quantities


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        ("Проведём дюжину концертов.", [12]),
        ("Полсотни концертов и десяток сказок.", [50, 10]),
        ("Больше дюжины концертов в трёх сёлах.", [3]),
        ("Десятки концертов.", []),
        ("Подарки 30 одиноким вдовам.", [30]),
    ],
)
def test_bunches_of_things(said: str, counted: list[int]) -> None:
    assert [int(q.value) for q in quantities(said)] == counted
