"""Costs told in sentences: what is the price, the count and the total, who pays, and what is better left alone."""

from decimal import Decimal

import pytest

from rag.review.reading.prose_costs import read_prose_costs
from rag.review.reading.prose_sums import numbers_in
from rag.review.types import Budget, Field, Money

_OTHERS = "Краски 1 000 рублей. Кисти 2 000 рублей. Холсты 3 000 рублей. Рамы 4 000 рублей."
"""Enough costs for the text to be a budget."""


def _read(text: str) -> Budget | None:
    return read_prose_costs(Field("6", "Бюджет", text, "по смыслу", key="budget", table=True))


def _lines(sentence: str) -> list[tuple[str, int | None, int | None, tuple[int, int] | None]]:
    """Name, price, quantity, what it costs and what is asked of every line of one sentence."""
    budget = _read(f"{_OTHERS} {sentence}")
    return [
        (
            line.name,
            None if line.price is None else int(line.price),
            None if line.quantity is None else int(line.quantity),
            (int(line.money.total), int(line.money.requested)) if line.money else None,
        )
        for line in (budget.lines[4:] if budget else ())
    ]


@pytest.mark.parametrize(
    ("sentence", "lines"),
    [
        ("Тренер — 20 000 рублей в месяц, 5 месяцев, 100 000 рублей.", [("Тренер", 20_000, 5, (100_000, 100_000))]),
        ("Вожатый 11000 в месяц на полгода, получается 66000.", [("Вожатый", 11_000, 6, (66_000, 66_000))]),
        ("Обед — 30 человек, 4 дня, по 300 рублей в день, 36 000 рублей.", [("Обед", 300, 120, (36_000, 36_000))]),
        ("Мячи, сетки, 12 комплектов по 900, это 10800.", [("Мячи, сетки, 12 комплектов", 900, 12, (10_800, 10_800))]),
        ("Автобус в музей 12000.", [("Автобус в музей", None, None, (12_000, 12_000))]),
        ("Швея по договору пятнадцать тысяч рублей.", [("Швея по договору", None, None, (15_000, 15_000))]),
        ("Форма, 20 штук по 1 500 рублей.", [("Форма, 20 штук", 1_500, 20, (30_000, 30_000))]),
        ("Взносы 30 % с 50 000 рублей, 15 000 рублей.", [("Взносы 30 % с", None, None, (15_000, 15_000))]),
        ("Свет 5 000 рублей и звук 7 000 рублей.", [("Свет", None, None, (5_000, 5_000)), ("звук", None, None, (7_000, 7_000))]),
    ],
)
def test_numbers_explain_each_other(sentence: str, lines: list[object]) -> None:
    assert _lines(sentence) == lines


@pytest.mark.parametrize(
    ("sentence", "money"),
    [
        ("Зал — 10 часов по 800 рублей, 8 000 рублей, школа даёт бесплатно.", (8_000, 0)),
        ("Фанера — 50 листов по 1 600 рублей, 80 000 рублей, из них на 30 000 даёт завод, просим 50 000.", (80_000, 50_000)),
        ("Столы, 6 штук по 15 тысяч, 90 тысяч рублей, три из них, на 45 тысяч, дарит комбинат.", (90_000, 45_000)),
        ("Чай на вечере 6 000 рублей, из пожертвований организации.", (6_000, 0)),
        ("Столы 6 000 рублей, доставка бесплатная.", (6_000, 6_000)),
        ("Печать книг 6 000 рублей, скидки типография не даёт.", (6_000, 6_000)),
        ("Футболки для добровольцев 6 000 рублей.", (6_000, 6_000)),
    ],
)
def test_who_pays(sentence: str, money: tuple[int, int]) -> None:
    assert [line[3] for line in _lines(sentence)] == [money]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Кроссовки, тысяч двадцать примерно.", id="a sum that is no number"),
        pytest.param("Ткань и нитки 5 000, 7 000 и ещё 9 000 рублей.", id="three sums of two things"),
        pytest.param("Лодки — 6 штук на три сплава по 900 рублей.", id="a price with two counts and no total"),
        pytest.param("Охрана по 500 рублей в час, 12 000 рублей.", id="a price that no count explains"),
    ],
)
def test_what_is_not_understood_has_no_sums(sentence: str) -> None:
    assert [line[3] for line in _lines(sentence)] == [None]


@pytest.mark.parametrize(
    "sentence",
    [
        "Это около 5 500 рублей на одного ребёнка.",
        "Итого на материалы 10 000 рублей.",
        "Цены смотрели в трёх магазинах.",
        "Это 3 000 за холст.",
    ],
)
def test_a_remark_is_no_cost(sentence: str) -> None:
    assert _lines(sentence) == []


@pytest.mark.parametrize(
    ("said", "stated"),
    [
        ("Итого 10 000 рублей.", (12_000, 2_000, 10_000)),
        ("Всего проект стоит 12 000 рублей, партнёрское — 2 000 рублей, просим у фонда 10 000 рублей.", (12_000, 2_000, 10_000)),
        ("Итого просим 10 000 рублей, вклад 2 000.", (12_000, 2_000, 10_000)),
        ("У фонда просим 10 000 рублей.", (12_000, 2_000, 10_000)),
        ("Итого просим 15 000 рублей, вклад 2 000.", (17_000, 2_000, 15_000)),
        ("Итого просим 11 000 рублей, вклад 1 000.", None),
        ("Итого просим 10 000 рублей. Всего просим 11 000 рублей.", None),
    ],
)
def test_the_whole_as_it_is_told(said: str, stated: tuple[int, int, int] | None) -> None:
    budget = _read(f"{_OTHERS} Зал 2 000 рублей, даёт школа. {said}")

    assert budget is not None
    money = budget.stated[0] if budget.stated else None
    assert money == (Money(*map(Decimal, stated)) if stated else None)


def test_few_sums_are_no_budget() -> None:
    assert _read("Краски 1 000 рублей. Кисти 2 000 рублей.") is None


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("25 часов по 600 рублей", [("count", 25), ("sum", 600)]),
        ("с 5 мая 2026 года", []),
        ("дети 7–12 лет, школа № 8", []),
        ("30,2 % это 15100", [("percent", Decimal("30.2")), ("sum", 15_100)]),
        ("на два сплава", [("count", 2)]),
        ("30 м по 500", [("count", 30), ("sum", 500)]),
    ],
)
def test_what_a_number_is(text: str, kinds: list[tuple[str, Decimal]]) -> None:
    assert [(number.what, number.value) for number in numbers_in(text)] == kinds


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Чай для клуба: 14 встреч, по двадцать человек, 100 рублей на каждого — 29 000.", (100, 280, 29_000)),
        ("Повар 60 часов по 500, это 31 000.", (500, 60, 31_000)),
    ],
)
def test_a_total_near_its_price_and_counts_is_theirs(sentence: str, line: tuple[int, int, int]) -> None:
    ((_, price, quantity, sums),) = _lines(sentence)
    assert (price, quantity, sums) == (line[0], line[1], (line[2], line[2]))


@pytest.mark.parametrize(
    "sentence",
    [
        "Чай для клуба: 14 встреч, по двадцать человек, 100 рублей на каждого — примерно 29 000.",
        "Чай для клуба: 14 встреч, по двадцать человек, 100 рублей на каждого — 70 000.",
    ],
)
def test_a_total_far_from_them_or_inexact_is_not(sentence: str) -> None:
    assert not any(price for _, price, _, _ in _lines(sentence))


def test_what_is_given_after_a_label_and_totals_of_parts() -> None:
    budget = _read(
        "Краски 1 000 рублей. Кисти 2 000 рублей. Холсты 3 000 рублей. Вместе 5 000. Рамы 4 000 рублей.\nИтого просим 10 000 рублей.\n"
        "Наш вклад и партнёры: зал 10 часов по 500 — 5 000; машина 2 000. Всего 7 000. Весь проект, значит, 17 000."
    )
    assert budget is not None
    assert [int(line.money.cofinancing) for line in budget.lines if line.money] == [0, 0, 0, 0, 5_000, 2_000]
    assert budget.stated is not None
    assert budget.stated[0] == Money(Decimal(17_000), Decimal(7_000), Decimal(10_000))
