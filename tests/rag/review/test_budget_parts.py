"""Parts of a budget of one's own: their totals, what is given in a table apart, several costs of one line."""

import pytest

from rag.review.application import read_application
from rag.review.checks import CHECKS
from rag.review.fund import FundRules
from rag.review.reading.budget_rows import read_budget_rows
from rag.review.types import Budget, Field

_TABLE = """Бюджет
Статья\tНа что\tКак посчитано\tГрант, руб.
1. Команда\tТренер (ГПХ)\t10 ч × 1 000\t10 000
1. Команда\tСудья\t5 ч × 1 000\t5 000
Итого по статье 1\t\t\t{team}
2. Инвентарь\tМячи\t{balls}\t20 000
Итого по статье 2\t\t\t20 000
{asked}\t\t\t35 000

Своё и партнёрское\tКак посчитано\tРуб.
Зал школы\t10 ч × 500\t5 000
Труд добровольцев\t20 ч × 250\t5 000
Всего вклад\t\t{given}
"""


def _table(*, team: str = "15 000", balls: str = "20 шт. × 1 000", asked: str = "ЗАПРАШИВАЕМ", given: str = "10 000") -> str:
    return _TABLE.format(team=team, balls=balls, asked=asked, given=given)


def _seen(check: str, text: str, fund: FundRules) -> list[str]:
    return [seen.message for seen in CHECKS[check](read_application(text, fund), fund)]


def _list(text: str, fund: FundRules) -> Budget:
    budget = read_budget_rows(Field("6", "Бюджет", text, "заголовок", key="budget", table=True), fund)
    assert budget is not None
    return budget


@pytest.mark.parametrize("asked", ["ЗАПРАШИВАЕМ", "Просим у фонда", "Сумма гранта", "Итого просим"])
def test_what_is_asked_and_what_is_given_in_a_table_apart(fund: FundRules, asked: str) -> None:
    draft = read_application(_table(asked=asked), fund)
    assert draft.budget is not None
    assert draft.budget.stated is not None
    money = draft.budget.stated[0]
    assert (int(money.total), int(money.cofinancing), int(money.requested)) == (45_000, 10_000, 35_000)
    assert draft.amount == 35_000
    assert [check for check in ("article-sum", "budget-sum", "line-product", "comment-formula") if list(CHECKS[check](draft, fund))] == []


@pytest.mark.parametrize(
    ("check", "text"),
    [
        pytest.param("article-sum", _table(team="16 000"), id="a part that has a line by a contract of its own"),
        pytest.param("budget-sum", _table(given="11 000"), id="what is given"),
        pytest.param("line-product", _table(balls="20 шт. × 1 100"), id="the calculation of a line"),
    ],
)
def test_a_wrong_sum_is_told_once(fund: FundRules, check: str, text: str) -> None:
    told = [one for one in ("article-sum", "budget-sum", "line-product", "comment-formula") for _ in _seen(one, text, fund)]
    assert told == [check]


@pytest.mark.parametrize(
    ("line", "costs"),
    [
        ("врач: приём 4 ч х 500 = 2 000 и выезды 3 х 1 000 = 3 000, всего 5 000 руб.", [("врач", 5_000)]),
        ("поездка в музей: билеты 10 х 200 = 2 000, автобус 6 000, вместе 8 000 руб.", [("поездка в музей", 8_000)]),
        ("повар 4 ч х 500 + 3 ч х 600 = 3 800 руб.", [("повар", 3_800)]),
        ("автобус 6 000 руб., зал 4 ч х 1 500 = 6 000 руб.", [("автобус", 6_000), ("зал", 6_000)]),
        ("пошив знамён, 40 000 руб., из средств области", [("пошив знамён", 40_000)]),
        ("мячи 10 шт. х 500 = 5 000 руб.", [("мячи", 5_000)]),
    ],
)
def test_several_sums_of_one_line(fund: FundRules, line: str, costs: list[tuple[str, int]]) -> None:
    budget = _list(f"сетка 1 000 руб.\nкубки 2 000 руб.\n{line}\nкраска 3 000 руб.", fund)
    assert [(one.name, int(one.money.total)) for one in budget.lines[2:-1] if one.money] == costs


def test_a_total_says_what_it_consists_of(fund: FundRules) -> None:
    asked = "- мячи 10 шт. х 500 = 5 000 руб.\n- сетка 3 000 руб.\nИТОГО просим 8 000 руб., в том числе инвентарь 8 000 руб.\n"
    given = "Свой вклад и партнёры\n- зал 4 ч х 500 = 2 000 руб.\n- судья 1 000 руб.\n"
    total = "Итого вклад 3 000 руб., из них партнёров 2 000, остальное — наше. Весь проект 11 000 руб. На одного ребёнка 400 руб."
    budget = _list(f"Инвентарь (магазин «Мяч», 5 000 руб. и больше)\n{asked}{given}{total}", fund)
    assert [(line.article, line.name) for line in budget.lines[:2]] == [("Инвентарь", "мячи"), ("Инвентарь", "сетка")]
    assert budget.stated is not None
    money = budget.stated[0]
    assert (int(money.total), int(money.cofinancing), int(money.requested)) == (11_000, 3_000, 8_000)


@pytest.mark.parametrize(("given", "told"), [("3 000", 0), ("4 000", 1)])
def test_what_is_given_is_added_up(fund: FundRules, given: str, told: int) -> None:
    asked = "мячи 10 шт. х 500 = 5 000 руб.\nсетка 3 000 руб.\nВСЕГО просим 8 000 руб.\n\n"
    ours = "Наш вклад:\nзал 4 ч х 500 = 2 000 руб.\nсудья 1 000 руб.\n"
    total = f"Вклада получается {given}, весь проект {'11 000' if given == '3 000' else '12 000'}."
    assert len(_seen("budget-sum", f"Бюджет\n{asked}{ours}{total}", fund)) == told
