"""What the calculation of a comment comes to."""

from decimal import Decimal

import pytest

from rag.review.language.formulas import calculation


@pytest.mark.parametrize(
    ("comment", "value"),
    [
        ("16 уроков × 4 000 рублей, взносы не начисляются", 64_000),
        ("216 часов занятий (3 группы × 36 занятий × 2 часа) и 20 часов встреч", 236),
        ("две группы × (9 занятий × 2 часа + 8 встреч × 1,5 часа) = 60 часов и итоговая встреча 3 часа", 63),
        ("24 взрослых × 2 дня × 3 модуля = 144 обеда", 144),
        ("2 чел. x 3 дня х 700 руб.", 4_200),
        ("девять занятий по 2 100 руб. (подготовка, два часа работы): 9 × 2 100", 18_900),
        ("27 занятий (по 9 в группе) × 2,1 тыс. руб.", 56_700),
        ("20 часов × 500 рублей за час, для трёх групп", 30_000),
        ("Выплаты: 1 % от 300 000 рублей сверх предела", 3_000),
        ("10 занятий × 870 рублей, НДФЛ сверх этого", 10_000),
        ("25 × 1 200 = 30 000 рублей, из них 10 000 рублей платит партнёр", 20_000),
        ("96 рублей × 2 = 192 рубля × 9 поездок", 1_728),
    ],
)
def test_a_comment_comes_to(comment: str, value: int) -> None:
    told = calculation(comment)
    assert told is not None
    assert told.comes_to(Decimal(value))


@pytest.mark.parametrize("comment", ["16 уроков × 4 000 рублей", "две группы × (9 занятий × 2 часа + 8 встреч × 1,5 часа)"])
def test_it_does_not_come_to_anything(comment: str) -> None:
    told = calculation(comment)
    assert told is not None
    assert not told.comes_to(Decimal(50_000))


@pytest.mark.parametrize(
    "comment", ["Без чисел.", "Цена от 22.09.2025, 500 рублей.", "10 000 / 4 × 3 рубля", "Около 3 × 500 рублей", "5 × 700 минус скидка 500"]
)
def test_what_is_not_read(comment: str) -> None:
    assert calculation(comment) is None
