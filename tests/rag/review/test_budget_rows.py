"""A budget in its own form: tables with other columns, lists, sums as people write them."""

from decimal import Decimal

import pytest

from rag.review.fund import FundRules
from rag.review.language.amounts import amount, factors
from rag.review.reading.budget_rows import read_budget_rows
from rag.review.types import Budget, Field


def _read(text: str, fund: FundRules) -> Budget | None:
    return read_budget_rows(Field("6", "Бюджет", text, "заголовок", key="budget", table=True), fund)


def _told(budget: Budget | None) -> list[tuple[str, str, int | None, int | None, int | None, int | None]]:
    def whole(value: Decimal | None) -> int | None:
        return None if value is None else int(value)

    return [
        (
            b.article,
            b.name,
            whole(b.price),
            whole(b.quantity),
            *(map(whole, (b.money.total, b.money.requested)) if b.money else (None, None)),
        )
        for b in (budget.lines if budget else ())
    ]


_LINES = [("1", "Режиссёр", 20_000, 3, 60_000, 60_000), ("Реквизит", "Костюмы", 4_000, 10, 40_000, 30_000)]


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(
            "Статья\tКол-во\tЦена, руб.\tСумма\tСофинансирование\tЗапрашиваемая сумма\nОплата труда\n"
            "Режиссёр\t3 мес.\t20 000,00\t60 000,00\t0\t60 000,00\nРеквизит\nКостюмы\t10 шт\t4000р\t40 тыс. руб.\t10 000\t30 000\n"
            "Итого\t\t\t100 000\t10 000\t90 000",
            id="sections in rows of their own",
        ),
        pytest.param(
            "№\tРаздел\tНаименование\tЦена за единицу\tКоличество\tСредства гранта, тыс. руб.\tСвои средства, тыс. руб.\tВсего, тыс. руб.\n"
            "1\tОплата труда\tРежиссёр\t20 000\t3\t60\t\t60\n2\tРеквизит\tКостюмы\t4 000\t10\t30\t10\t40\n\t\tВСЕГО\t\t\t90\t10\t100",
            id="sections in a column, thousands, another order",
        ),
        pytest.param(
            "№\tНаименование расходов\tЦена\tКоличество\tСумма\tВклад партнёра\n1\tОплата труда\t\t\t60 000\t\n"
            "1.1\tРежиссёр\t20 000\t3\t60 000\t—\n"
            "2\tРеквизит\t\t\t40 000\t10 000\n2.1\tКостюмы\t4 000\t10\t40 000\t10 000\n\tИтого по проекту\t\t\t100 000\t10 000",
            id="sections with sums of their own, what is asked is the rest",
        ),
    ],
)
def test_a_table(fund: FundRules, table: str) -> None:
    budget = _read(table, fund)
    assert _told(budget) == _LINES
    assert budget is not None
    assert budget.stated is not None
    assert budget.stated[0].total == 100_000
    assert budget.stated[0].requested == 90_000


def test_sums_under_each_section_are_of_it_and_the_last_one_is_of_all(fund: FundRules) -> None:
    rows = ["Наименование\tЦена\tКол-во\tСумма", "Реквизит", "Костюмы\t100\t3\t300", "Итого:\t\t\t300", "Печать", "Афиши\t50\t4\t200"]
    budget = _read("\n".join([*rows, "Итого:\t\t\t250", "Итого:\t\t\t600"]), fund)
    assert budget is not None
    assert {article: int(money.total) for article, (money, _) in budget.articles.items()} == {"Реквизит": 300, "Печать": 250}
    assert budget.stated is not None
    assert budget.stated[0].total == 600


def test_two_quantities_are_multiplied(fund: FundRules) -> None:
    budget = _read("Наименование\tЧисло человек\tЧисло дней\tЦена\tСумма\nПитание\t20\t5\t500\t50 000", fund)
    assert _told(budget) == [("", "Питание", 500, 100, 50_000, 50_000)]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        pytest.param("Аренда зала 5 000 руб. x 10 = 50 000", ("", "Аренда зала", 5_000, 10, 50_000, 50_000), id="price first"),
        pytest.param("- Костюмы: 10 шт х 4 000 = 40 000 руб.", ("", "Костюмы", 4_000, 10, 40_000, 40_000), id="quantity first"),
        pytest.param(
            "1. Питание – 20 чел. × 5 дней × 500 р. = 50 тыс. руб.", ("", "Питание", 500, 100, 50_000, 50_000), id="three factors"
        ),
        pytest.param("Краски – 5 тыс. руб.", ("", "Краски", None, None, 5_000, 5_000), id="a sum alone"),
        pytest.param("Печать афиш 5000р", ("", "Печать афиш", None, None, 5_000, 5_000), id="no space before roubles"),
        pytest.param("Зал 5 000 руб. x 10 = 55 000 руб.", ("", "Зал", 5_000, 10, 55_000, 55_000), id="wrong, as written"),
    ],
)
def test_a_point_of_a_list(fund: FundRules, line: str, read: tuple[object, ...]) -> None:
    budget = _read(line + "\nИтого: 100 000 руб.", fund)
    assert _told(budget) == [read]
    assert budget is not None
    assert budget.stated is not None
    assert budget.stated[0].requested == 100_000


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("На проект нужно около 300 тыс. руб., половину даст администрация, остальное — спонсоры.", id="prose"),
        pytest.param("Наименование\tЦена\tКоличество\tСумма\nА\t7\t3\t100\nБ\t8\t4\t200\nВ\t9\t5\t45", id="sums that mostly do not agree"),
        pytest.param("Наименование\tСумма\nЗал\tпо договору\nКостюмы\tуточняется", id="no sums"),
    ],
)
def test_what_is_not_understood_has_no_lines(fund: FundRules, text: str) -> None:
    assert _read(text, fund) is None


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("5 000,00", 5_000), ("5 тыс. руб.", 5_000), ("5000р", 5_000), ("1,5 млн", 1_500_000), ("5.000", 5_000), ("5000 руб.", 5_000),
        ("5000.50", Decimal("5000.50")), ("—", 0), ("", 0), ("5,000", None), ("10–12", None), ("по договору", None),
        ("5 000 000 ₽", 5_000_000),
    ],
)  # fmt: skip
def test_an_amount(said: str, value: int | Decimal | None) -> None:
    assert amount(said) == value


def test_a_column_in_thousands() -> None:
    assert amount("48,256", times=1_000) == 48_256
    assert amount("1 080,5", times=1_000) == 1_080_500


@pytest.mark.parametrize(
    ("said", "read"),
    [("10 шт.", (10, "шт.")), ("2 чел. х 3 дня", (6, "")), ("1,5", (Decimal("1.5"), "")), ("10–12", None), ("много", None)],
)
def test_a_quantity(said: str, read: tuple[object, str] | None) -> None:
    counted = factors(said)
    assert (counted and (counted.product, counted.unit)) == read
