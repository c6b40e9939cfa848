"""What `rag/budget_sums.py` promises: sums by a fund's own limits, on a passage that states the rule, and nothing guessed."""

import pytest

from rag.budget_sums import budget_sums
from rag.review.fund import FundRules
from rag.settings import PROJECT
from rag.types import Norm, Passage, Statement
from rag.verify import COMPUTED

RULES = FundRules.load(PROJECT / "corpus" / "funds" / "pgf-2026-1" / "criteria.yaml")


def passage(locator: str, text: str) -> Passage:
    return Passage("p.1", "p", "Правила", "funds", "", text, (Statement(0, len(text), (Norm(locator, "Центр поддержки"),)),), 0)


STATED = {
    "Центр поддержки ФПГ, ст. 69": [
        passage("Центр поддержки ФПГ, ст. 69", "Суточные — 700 рублей, гостиница — 8 000 рублей, взносы — 30,2 %.")
    ],
    "Центр поддержки ФПГ, ст. 88": [passage("Центр поддержки ФПГ, ст. 88", "Подрядчикам — не больше 30 % запроса.")],
}


def told(question: str, *, funds: tuple[str, ...] = ("ФПГ",)) -> str:
    return " ".join(s.text for s in budget_sums(question, funds, STATED, [RULES]))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        pytest.param("Запрашиваем 2,4 млн, сколько можно отдать подрядчикам?", ["30 %", "720 000 рублей"], id="contractors"),
        pytest.param(
            "оклад 25000 на 8 мес, взносы?", ["200 000 рублей (25 000 рублей × 8 мес.)", "60 400 рублей", "15 600 рублей"], id="labour"
        ),
        pytest.param("сколько взносов с договора ГПХ на 30 тысяч", ["30 %: с 30 000 рублей это 9 000 рублей", "7,6 %"], id="civil"),
        pytest.param("суточные на пятерых человек на 2 дня", ["700 рублей × 2 дня × 5 чел. = 7 000 рублей"], id="per-diem"),
        pytest.param("суточные за рубежом на 3 дня", ["2 500 рублей × 3 дня на одного человека = 7 500 рублей"], id="abroad"),
        pytest.param("двое едут на 4 ночи, сколько на гостиницу?", ["8 000 рублей × 4 ночи × 2 чел. = 64 000 рублей"], id="hotel"),
    ],
)
def test_sums_by_the_limits(question: str, said: list[str]) -> None:
    line = told(question)

    assert line.startswith(COMPUTED)
    assert all(part in line for part in said)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Сколько можно отдать подрядчикам?", id="no-sum"),
        pytest.param("Какие суточные в бюджете?", id="no-days"),
        pytest.param("Членские взносы 500 рублей и 30 тысяч пожертвований, это доход?", id="other-contributions"),
        pytest.param("Сколько стоит проект на 300 тысяч?", id="no-limit-asked"),
        pytest.param("700 суточные это с человека в день?", id="a-rate-is-no-number-of-days"),
        pytest.param("Три ночи не спала, как начать разбор?", id="nights-of-another-kind"),
        pytest.param("Вчетвером едем на три ночи, проживание у родни. Фонд оплатит вагон СВ?", id="no-sum-asked"),
    ],
)
def test_nothing_is_reckoned_of_what_is_not_told(question: str) -> None:
    assert told(question) == ""


def test_nothing_is_reckoned_for_another_fund_or_without_its_rule() -> None:
    question = "Запрашиваем 2,4 млн, сколько можно отдать подрядчикам?"

    assert told(question, funds=("ПФКИ",)) == ""
    assert budget_sums(question, ["ФПГ"], {}, [RULES]) == []
