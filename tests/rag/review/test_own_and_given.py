"""What one's own contribution is made of, told in a sentence beside the budget."""

from dataclasses import replace
from decimal import Decimal

import pytest

from rag.review.comparisons.own_and_given import own_and_given
from rag.review.types import Budget, Money, Span
from tests.rag.review.drafts import draft, line, tells

_LINES = (
    line("Теплица", "своя", 84_500, given=84_500),
    line("Агроном", "своими силами", 60_000, given=60_000),
    line("Рассада", "от питомника", 37_300, given=30_000),
)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Софинансирование складывается так: клуб — 154 500 руб., питомник — 30 000 руб.", True),
        ("Наш вклад: теплица — 85 400 руб., агроном — 60 000 руб., питомник — 30 000 руб.", True),
        ("Софинансирование 174 500 руб. состоит из теплицы (84 500 руб.), агронома (66 000 руб.) и рассады (30 000 руб.)", True),
        ("Софинансирование складывается так: клуб — 144 500 руб., питомник — 30 000 руб.", False),
        ("Наш вклад: теплица — 84 500 руб., агроном — 60 000 руб.", False),
        ("Наш вклад — теплица за 84 500 руб.; просим у фонда 7 300 руб.", False),
        ("В 2024 году наш вклад складывался так: клуб — 150 500 руб., питомник — 30 000 руб.", False),
        ("Софинансирование складывается из 174 500 руб., из них теплица 85 000 руб.", False),
        ("Софинансирование состоит из 144 500 руб. клуба (84 500 руб. и 60 000 руб.) и 30 000 руб. питомника", False),
    ],
)
def test_a_contribution_added_up_in_a_sentence(said: str, *, told: bool) -> None:
    total = Money(Decimal(181_800), Decimal(174_500), Decimal(7_300))
    budget = Budget(_LINES, {}, (total, Span("budget", "Итого", 0, 5)))
    assert tells(own_and_given, replace(draft(lines=_LINES, summary=said), budget=budget)) is told
