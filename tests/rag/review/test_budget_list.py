"""A budget written as a list: several sums in a line, comments below it, articles as headings."""

import pytest

from rag.review.application import read_application
from rag.review.fund import FundRules
from rag.review.reading.articles import article_of
from rag.review.reading.budget_list import names_sums, read_line, sums_order
from rag.review.reading.budget_rows import read_budget_rows
from rag.review.types import Budget, Field

_LEGEND = "В строке: цена × количество = всего / своё / просим."
_LIST = """Смета проекта «Хор у реки»
Срок проекта: 01.02.2026 – 30.11.2026
Порядок чисел: цена × количество = всего / софинансирование / просим.
СТАТЬЯ 1. ОПЛАТА ТРУДА
1.1. Штатные
 1) Хормейстер — 20 000 × 10 мес. = 200 000 / 50 000 / 150 000
    Комментарий: занятость 40 %
 Итого: 200 000 / 50 000 / 150 000
1.3. Взносы
 1) Взносы с зарплаты — 60 400 / 0 / 60 400
СТАТЬЯ 2. КОМАНДИРОВКИ
 1) Суточные — 2 700 × 2 чел. = 5 400 / 0 / 5 400
    Пояснение: 3 дня × 900 руб.
ИТОГО ПО ПРОЕКТУ: 265 800 / 50 000 / 215 800
"""


def _read(text: str, fund: FundRules) -> Budget:
    budget = read_budget_rows(Field("6", "Бюджет", text, "заголовок", key="budget", table=True), fund)
    assert budget is not None
    return budget


def test_a_whole_list(fund: FundRules) -> None:
    draft = read_application(_LIST, fund)
    assert draft.budget is not None
    lines = draft.budget.lines
    assert [(line.article, line.name, line.comment) for line in lines] == [
        ("1.1", "Хормейстер", "занятость 40 %"),
        ("1.3", "Взносы с зарплаты", ""),
        ("2", "Суточные", "3 дня × 900 руб."),
    ]
    assert [(line.price, line.quantity) for line in lines] == [(20_000, 10), (None, None), (2_700, 2)]
    sums = [line.money for line in lines if line.money]
    assert [(int(money.total), int(money.cofinancing), int(money.requested)) for money in sums] == [
        (200_000, 50_000, 150_000),
        (60_400, 0, 60_400),
        (5_400, 0, 5_400),
    ]
    assert draft.amount == 215_800
    assert draft.starts is not None
    assert {article: money.total for article, (money, _) in draft.budget.articles.items()} == {"1.1": 200_000}


@pytest.mark.parametrize(
    ("line", "read"),
    [
        pytest.param("Автобус — 4 500 × 4 рейса = 18 000 / 3 000 / 15 000", ("Автобус", 4_500, 18_000, 3_000, 15_000), id="slashes"),
        pytest.param("Автобус; 4 500; 4 рейса; 18 000; 3 000; 15 000", ("Автобус", 4_500, 18_000, 3_000, 15_000), id="semicolons"),
        pytest.param("Автобус | 4 500 × 4 рейса | 18 000 | 3 000 | 15 000", ("Автобус", 4_500, 18_000, 3_000, 15_000), id="bars"),
        pytest.param("Автобус\t4 500\t4 рейса\t18 000\t3 000\t15 000", ("Автобус", 4_500, 18_000, 3_000, 15_000), id="tabs"),
        pytest.param("Автобус: всего 18 000, своё 3 000, просим 15 000", ("Автобус", None, 18_000, 3_000, 15_000), id="words before"),
        pytest.param("Автобус — 18 000 руб., из них 3 000 руб. свои", ("Автобус", None, 18_000, 3_000, 15_000), id="of them"),
        pytest.param(
            "Автобус 4 500 руб. × 4 рейса = 18 000 руб. (просим 15 000 руб., партнёр 3 000 руб.)",
            ("Автобус", 4_500, 18_000, 3_000, 15_000),
            id="a formula and words",
        ),
        pytest.param("Зал — 18 000 / — / 18 000", ("Зал", None, 18_000, 0, 18_000), id="a dash is nothing"),
    ],
)
def test_several_sums(line: str, read: tuple[object, ...]) -> None:
    told = read_line(line, ("total", "cofinancing", "requested"))
    assert told is not None
    assert told.money is not None
    assert (told.name, told.price, told.money.total, told.money.cofinancing, told.money.requested) == read


def test_sums_whose_order_nothing_tells_are_not_known() -> None:
    told = read_line("Автобус — 18 000 / 15 000", None)
    assert told is not None
    assert told.money is None


@pytest.mark.parametrize("line", ["Занятия 01/02/2026", "Встречи по 10/12 человек", "Дорога до деревни"])
def test_what_has_no_sums(line: str) -> None:
    assert read_line(line, ("total", "requested")) is None


@pytest.mark.parametrize(
    ("line", "order"),
    [
        (_LEGEND, ("total", "cofinancing", "requested")),
        ("Сумма | запрашиваем", ("total", "requested")),
        ("да / нет / не знаю", None),
        ("учителя; родители; дети", None),
    ],
)
def test_a_line_that_names_the_sums(line: str, order: tuple[str, ...] | None) -> None:
    assert names_sums(line) == order


def test_the_order_of_the_form_is_meant_where_sums_agree_with_it() -> None:
    rows = ["Стол: 30 / 0 / 30", "Стул: 900 / 300 / 600", "Шкаф: 500 / 0 / 500", "Полка: 400 / 0 / 400"]
    assert sums_order("\n".join(rows)) == ("total", "cofinancing", "requested")
    assert sums_order("\n".join(rows[:2])) is None
    assert sums_order("Стол: 900 / 800 / 100\nСтул: 900 / 700 / 200\nШкаф: 500 / 400 / 100") is None


@pytest.mark.parametrize(
    ("title", "article"),
    [
        ("Статья 2. Командировки", "2"), ("4 инвентарь", "4"), ("1.1. Штатные", "1.1"), ("Договоры ГПХ", "1.2"), ("Взносы", "1.3"),
        ("2. Реквизит", "Реквизит"), ("2. Оборудование", "Оборудование"), ("Оборудование", "Оборудование"), ("3. Офисные расходы", "3"),
    ],
)  # fmt: skip
def test_the_article_that_a_heading_names(fund: FundRules, title: str, article: str) -> None:
    assert article_of(title, fund) == article


@pytest.mark.parametrize(
    ("numbers", "articles"),
    [
        pytest.param(("1.1", "1.3", "7"), ["1.1", "1.3", "7"], id="those of the fund"),
        pytest.param(("1", "2", "3"), ["", "", ""], id="numbers of the rows"),
    ],
)
def test_bare_numbers_are_articles_where_all_of_them_fit(fund: FundRules, numbers: tuple[str, ...], articles: list[str]) -> None:
    names = ("Хормейстер", "Взносы", "Чай")
    rows = [f"{number}\t{name}\t1 000\t0\t1 000" for number, name in zip(numbers, names, strict=True)]
    budget = _read("\n".join(["Статья\tНаименование\tВсего\tСофинансирование\tПросим", *rows]), fund)
    assert [line.article for line in budget.lines] == articles
