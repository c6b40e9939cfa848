"""The budget's flattened table: rows put in order by their own arithmetic."""

from decimal import Decimal

import pytest

from rag.review.fund import FundRules
from rag.review.reading.budget import read_budget
from rag.review.types import Budget, Field

_HEAD = "4. Приобретение, аренда специализированного оборудования, инвентаря\nНаименование\nрасходов\n\nСтоимость\nединицы\n"


def _read(text: str, fund: FundRules) -> Budget:
    return read_budget(Field("6", "Бюджет", text, "форма фонда", key="budget", table=True), fund)


def _rows(budget: Budget) -> list[tuple[str, str, str, str]]:
    return [
        (line.name, str(line.price), str(line.money and line.money.total), str(line.money and line.money.requested))
        for line in budget.lines
    ]


@pytest.mark.parametrize(
    ("cells", "row"),
    [
        pytest.param(["1 900,00", "20 шт.", "38 000,00", "0,00", "38 000,00"], ("1900.00", "38000.00", "38000.00"), id="as printed"),
        pytest.param(["20 шт.", "38 000,00", "0,00", "1 900,00", "38 000,00"], ("1900.00", "38000.00", "38000.00"), id="price fell down"),
        pytest.param(["20 шт.", "38 000,00", "8 000,00", "30 000,00", "1 900,00"], ("1900.00", "38000.00", "30000.00"), id="price is last"),
        pytest.param(
            ["1 900,00", "20", "38 000,00", "0,00", "38 000,00"], ("1900.00", "38000.00", "38000.00"), id="no unit, as in older forms"
        ),
        pytest.param(
            ["1 900,00", "20 шт.", "39 000,00", "0,00", "39 000,00"], ("1900.00", "39000.00", "39000.00"), id="wrong, but in order"
        ),
        pytest.param(
            ["20 шт.", "39 000,00", "0,00", "1 900,00", "38 000,00"], ("1900.00", "39000.00", "38000.00"), id="the total alone is wrong"
        ),
        pytest.param(
            ["20 шт.", "38 000,00", "0,00", "1 700,00", "38 000,00"], ("1700.00", "38000.00", "38000.00"), id="the price is wrong"
        ),
        pytest.param(
            ["20 шт.", "39 000,00", "0,00", "1 700,00", "36 000,00"], ("None", "None", "None"), id="much wrong and out of order: unknown"
        ),
    ],
)
def test_a_row(fund: FundRules, cells: list[str], row: tuple[str, str, str]) -> None:
    budget = _read(_HEAD + "\nИзолоновый\nблок\n\n" + "\n\n".join(cells) + "\n\nКомментарий: Для занятий.", fund)
    assert _rows(budget) == [("Изолоновый блок", *row)]
    assert budget.lines[0].comment == "Для занятий."


@pytest.mark.parametrize("unit", ["чел.-ночей", "чел/день", "шт."])
def test_a_unit_may_be_compound(fund: FundRules, unit: str) -> None:
    budget = _read(_HEAD + f"\nНочлег\n\n600,00\n\n84 {unit}\n\n50 400,00\n\n50 400,00\n\n0,00\n\nКомментарий: ...", fund)
    assert [(line.quantity, line.unit) for line in budget.lines] == [(Decimal(84), unit)]
    assert _rows(budget) == [("Ночлег", "600.00", "50400.00", "0.00")]


def test_contributions_with_prices_are_rows_like_any(fund: FundRules) -> None:
    rows = "".join(
        f"Страховые взносы с {of}\n{money}\n1 ед.\n{money}\n0,00\n{money}\nКомментарий: {rate} %.\n"
        for of, money, rate in (("зарплат", "30 200,00", "30,2"), ("договоров", "15 000,00", "30"))
    )
    budget = _read(f"1.3 Cтраховые взносы\nОписание\n{rows}", fund)
    assert _rows(budget) == [
        ("Страховые взносы с зарплат", "30200.00", "30200.00", "30200.00"),
        ("Страховые взносы с договоров", "15000.00", "15000.00", "15000.00"),
    ]


def test_a_row_in_one_line(fund: FundRules) -> None:
    budget = _read(_HEAD + "\nБлок 1 900,00 20 шт. 38 000,00 0,00 38 000,00\nКомментарий: Для занятий.", fund)
    assert _rows(budget) == [("Блок", "1900.00", "38000.00", "38000.00")]


def test_a_comment_ends_where_the_next_name_begins(fund: FundRules) -> None:
    first = "Блок\n\n10,00\n\n2 шт.\n\n20,00\n\n0,00\n\n20,00\n\n"
    first += "Комментарий: Блок нужен для занятий, его хватает на двадцать занятий подряд, а потом его\nменяют.\n"
    budget = _read(
        _HEAD + "\n" + first + "Комплект лучного\nснаряжения\n\n30,00\n\n1 шт.\n\n30,00\n\n0,00\n\n30,00\n\nКомментарий: ...", fund
    )
    assert [line.name for line in budget.lines] == ["Блок", "Комплект лучного снаряжения"]
    assert [line.comment[-7:] for line in budget.lines] == ["меняют.", ""]


def test_columns_that_leak_before_the_next_heading_are_taken_back(fund: FundRules) -> None:
    text = (
        _HEAD
        + "\nБлок\n\n10,00\n\n2 шт.\n\n20,00\n\n0,00\n\n20,00\n\nКомментарий: Для занятий.\nИтого по статье № 4:\n\n20,00\n\n0,00\n\n"
        + "Количество единиц\n\nОбщая стоимость\n\nСофинансирование\n\n24 шт.\n\n19 200,00\n\n0,00\n\n20,00\n\n"
        + "7. Расходы на проведение мероприятий\nНаименование\nрасходов\n\nКомплект медалей\n\nСтоимость\nединицы\n800,00\n\n"
        + "Запрашиваемая\nсумма\n19 200,00\n\nКомментарий: Призёрам."
    )
    budget = _read(text, fund)
    assert [(line.article, line.name, str(line.price)) for line in budget.lines] == [
        ("4", "Блок", "10.00"),
        ("7", "Комплект медалей", "800.00"),
    ]
    assert budget.articles["4"][0].requested == Decimal(20)


def test_contributions_have_no_price(fund: FundRules) -> None:
    text = (
        "1.3 Cтраховые взносы\nОписание\n\nСтраховые взносы с выплат штатным работникам\n\n30,20\n\n0,00\n\n30,20\n\nКомментарий: 30,2 %\n"
        "Страховые взносы с выплат физическим лицам\n\n0,00\n\n0,00\n\n0,00\n\nКомментарий: Комментарий\n"
        "Итого по подстатье:\n\n30,20\n\n0,00\n\n30,20"
    )
    budget = _read(text, fund)
    assert [(line.price, str(line.money and line.money.total), line.comment) for line in budget.lines] == [
        (None, "30.20", "30,2 %"),
        (None, "0.00", ""),
    ]
    assert str(budget.articles["1.3"][0].total) == "30.20"


def test_empty_articles_have_no_lines(fund: FundRules) -> None:
    budget = _read(
        "9. Прочие прямые расходы\nНаименование\nрасходов\n\n0,00\n\n0,00\n\nИтого по статье № 9:\n\nЗапрашиваемая\nсумма\n0,00", fund
    )
    assert (budget.lines, budget.stated) == ((), None)


_LEAKING = (
    "8. Издательские, полиграфические и сопутствующие расходы\nНаименование\nрасходов\n\nСтоимость\nединицы\n"
    "Афиша\n\n70,00\n\n200 шт.\n\n14 000,00\n\n4 000,00\n\n10 000,00\n\nКомментарий: Для школ.\n"
    "Итого по статье № 8:\n\n{total}\n\n{shared}\n\nКоличество единиц\n\n{asked}\n\n9. Прочие прямые расходы\nНаименование\nрасходов\n"
    "Итого по статье № 9:\n\nИтого\n\nСофинансирование\n\n{whole}\n\n{given}\n\n0,00\n\nРазмер запрашиваемого\nгранта\n{grant}\n"
)
_RIGHT = {"total": "14 000,00", "shared": "4 000,00", "asked": "10 000,00", "whole": "14 000,00", "given": "4 000,00", "grant": "10 000,00"}


@pytest.mark.parametrize("wrong", ["", "total", "shared", "asked", "whole", "given", "grant"])
def test_one_wrong_total_among_numbers_out_of_place_is_read(fund: FundRules, wrong: str) -> None:
    budget = _read(_LEAKING.format(**_RIGHT | ({wrong: "19 500,00"} if wrong else {})), fund)
    article, _ = budget.articles["8"]
    assert budget.stated is not None
    whole, _ = budget.stated
    stated = [article.total, article.cofinancing, article.requested, whole.total, whole.cofinancing, whole.requested]
    assert stated == [Decimal(19_500 if key == wrong else right[:-3].replace(" ", "")) for key, right in _RIGHT.items()]


def test_a_short_line_of_a_comment_is_its_last(fund: FundRules) -> None:
    wide = (
        "Комментарий: Блок нужен для занятий, его хватает на двадцать занятий подряд, и меняют его всегда вместе с рамой и сеткой\nстрел."
    )
    first = f"Блок\n\n10,00\n\n2 шт.\n\n20,00\n\n0,00\n\n20,00\n\n{wide}\n"
    second = "Рама\n\n30,00\n\n1 шт.\n\n30,00\n\n0,00\n\n30,00\n\n"
    second += "Комментарий: Рама держит блок на каждом занятии с начала и до конца, 1 рама × 30 рублей = 30 рублей\n"
    third = "Прочие сетевые\nрасходы\n\n30,00\n\n1 шт.\n\n30,00\n\n0,00\n\n30,00\n\nКомментарий: ..."
    assert [line.name for line in _read(f"{_HEAD}\n{first}{second}{third}", fund).lines] == ["Блок", "Рама", "Прочие сетевые расходы"]
