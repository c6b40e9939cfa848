"""One post with the same initials under two surnames; a day of a comment that the plan has otherwise."""

from datetime import date

import pytest

from rag.review.checks.priced import not_priced
from rag.review.comparisons.day_at_place import day_at_place
from rag.review.comparisons.surnames import misnamed
from tests.rag.review.drafts import draft, line, tells


@pytest.mark.parametrize(
    ("organisation", "team", "told"),
    [
        ("Учёт ведёт бухгалтер Р. К. Жилина", "Бухгалтер — Орлова Раиса Карповна: отчёты", True),
        ("Учёт ведёт бухгалтер Р. К. Орлова", "Бухгалтер — Орлова Раиса Карповна: отчёты", False),
        ("Учёт ведёт бухгалтер Р. К. Жилина", "Бухгалтер — Орлова Вера Карповна: отчёты", False),
        ("Учёт ведёт бухгалтер Р. К. Жилина", "Повар — Орлова Раиса Карповна: обеды", False),
        ("Бухгалтер Р. К. Жилина, до неё Орлова", "Бухгалтер — Орлова Раиса Карповна: отчёты", False),
    ],
)
def test_one_post_with_two_surnames(organisation: str, team: str, told: bool) -> None:
    assert tells(misnamed, draft(organisation=organisation, team=team)) is told


_ROW = ("Слёт садоводов. 14 мая обмен саженцами, затем анкеты", date(2026, 5, 1), date(2026, 5, 31))


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("40 мест, слёт 21 мая", True),
        ("40 мест, слёт 14 мая", False),
        ("40 мест, слёт 21 июня", False),
        ("40 мест, закупка 21 мая", False),
        ("репетиция и слёт 21 мая", False),
        ("слёт 14 мая, возврат 21 мая", False),
    ],
)
def test_a_day_of_a_comment_against_the_only_row(comment: str, told: bool) -> None:
    assert tells(day_at_place, draft(_ROW, lines=(line("Автобус", comment),))) is told


def test_a_day_that_another_field_has_is_not_told() -> None:
    other = draft(_ROW, lines=(line("Автобус", "слёт 21 мая"),), media="Афиша к 1 мая, репортаж 21 мая")
    assert not tells(day_at_place, other)


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("20 лыжников и 8 судей × 5 дней", True),
        ("20 лыжников и 10 судей × 5 дней", False),
        ("20 лыжников и 5 судей × 5 дней", False),
        ("20 лыжников и 8 судей × 5 дней + 10 гостей", False),
    ],
)
def test_two_groups_and_days_make_the_quantity(comment: str, told: bool) -> None:
    assert bool(not_priced(line("Обеды", comment, 15_000, quantity=150, unit="порций"))) is told
