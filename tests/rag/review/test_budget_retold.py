"""A budget that is told twice: by lines, and again by article or by giver."""

import pytest

from rag.review.checks import CHECKS
from rag.review.fund import FundRules
from rag.review.reading.budget_rows import read_budget_rows
from rag.review.types import Draft, Field

_HEAD = "Наименование\tЦена\tКоличество\tВсего\tСофинансирование\tЗапрашиваем\n"
_LINES = (
    f"Оплата труда\n\n{_HEAD}Повар\t10 000\t6 мес.\t60 000\t0\t60 000\nПомощник\t5 000\t6 мес.\t30 000\t10 000\t20 000\n"
    f"Итого\t\t\t90 000\t10 000\t80 000\n\nОфисные расходы\n\n{_HEAD}Кухня\t2 000\t6 мес.\t12 000\t12 000\t0\n"
    "Бумага\t500\t6 мес.\t3 000\t0\t3 000\nИтого\t\t\t15 000\t12 000\t3 000\n\n"
)
_BY_ARTICLE = "Статья\tВсего\tСофинансирование\tЗапрашиваем\nОплата труда\t90 000\t10 000\t80 000\nОфисные расходы\t15 000\t12 000\t3 000\n"
_WHOLE = "Всего по проекту\t105 000\t22 000\t83 000\n\n"
_GIVERS = "Софинансирование\n\nИсточник\tЧто даёт\tСумма\nСтоловая\tкухня\t12 000\nМы сами\tдоплата помощнику\t10 000\nИтого\t\t22 000\n"


def _told(text: str, fund: FundRules) -> list[str]:
    field = Field("6", "Бюджет", text, "заголовок", key="budget", table=True)
    draft = Draft("черновик", {"6": field}, budget=read_budget_rows(field, fund))
    return [seen.message for check in ("budget-sum", "article-sum") for seen in CHECKS[check](draft, fund)]


def test_lines_are_counted_once(fund: FundRules) -> None:
    budget = read_budget_rows(Field("6", "Бюджет", _LINES + _BY_ARTICLE + _WHOLE + _GIVERS, "заголовок", key="budget", table=True), fund)
    assert budget is not None
    assert [line.name for line in budget.lines] == ["Повар", "Помощник", "Кухня", "Бумага"]
    assert [int(line.money.total) for line in budget.gifts if line.money] == [12_000, 10_000]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param("", "", [], id="nothing wrong"),
        pytest.param(
            "кухня\t12 000", "кухня\t21 000", ["Софинансирование по источникам: набирается 31 000, а в итоге 22 000."], id="of a giver"
        ),
        pytest.param(
            "Офисные расходы\t15 000\t12 000\t3 000",
            "Офисные расходы\t51 000\t12 000\t39 000",
            [
                "Статья 3 (офисные расходы): общая стоимость по строкам 15 000, а в итоге 51 000; "
                "запрошено по строкам 3 000, а в итоге 39 000."
            ],
            id="of an article told again",
        ),
        pytest.param(
            "Бумага\t500\t6 мес.\t3 000\t0\t3 000\nИтого\t\t\t15 000\t12 000\t3 000",
            "Бумага\t600\t6 мес.\t3 600\t0\t3 600\nИтого\t\t\t15 600\t12 000\t3 600",
            [
                "Весь бюджет: общая стоимость по строкам 105 600, а в итоге 105 000; запрошено по строкам 83 600, а в итоге 83 000.",
                "Статья 3 (офисные расходы): общая стоимость по строкам 15 600, а в итоге 15 000; "
                "запрошено по строкам 3 600, а в итоге 3 000.",
            ],
            id="of a line",
        ),
        pytest.param(
            "Столовая\tкухня\t12 000\nМы сами\tдоплата помощнику\t10 000\nИтого\t\t22 000",
            "Столовая\tкухня\t15 000\nМы сами\tдоплата помощнику\t10 000",
            ["Источники дают 25 000, а в строках бюджета софинансирования 22 000."],
            id="of givers without a total",
        ),
    ],
)
def test_a_slip_in_what_is_told_again(old: str, new: str, told: list[str], fund: FundRules) -> None:
    text = _LINES + _BY_ARTICLE + _WHOLE + _GIVERS
    assert not old or text.count(old) == 1
    assert _told(text.replace(old, new) if old else text, fund) == told


def test_gifts_that_no_line_has_are_lines(fund: FundRules) -> None:
    lines = f"{_HEAD}Повар\t10 000\t6 мес.\t60 000\t0\t60 000\n\n"
    budget = read_budget_rows(Field("6", "Бюджет", lines + _GIVERS, "заголовок", key="budget", table=True), fund)
    assert budget is not None
    assert [line.name for line in budget.lines] == ["Повар", "кухня", "доплата помощнику"]
    assert budget.gifts == ()
