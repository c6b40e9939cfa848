"""Checks of the calendar plan by the words of its rows."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from rag.review.checks import CHECKS
from rag.review.fund import FundRules
from rag.review.types import Activity, Draft, Field, Indicator, Span


def _row(number: int, title: str, results: str) -> Activity:
    day = date(2026, 5, number)
    return Activity(number, 1, title, day, day, Span("5", title, 0, len(title)), Span("5", results, 0, len(results)))


def _draft(*rows: tuple[str, str], indicators: tuple[Indicator, ...] = ()) -> Draft:
    text = "\n".join(" ".join(row) for row in rows)
    plan = tuple(_row(at, *row) for at, row in enumerate(rows, 1))
    return Draft("заявка", {"5": Field("5", "План", text, "форма фонда", key="plan", table=True)}, plan=plan, indicators=indicators)


@pytest.mark.parametrize(
    ("title", "results"),
    [
        ("Съёмка видеоуроков", "Три видеоурока по десять минут открыты для всех."),
        ("Оснащение учебного класса: покупка кровати и манекена", "Класс готов к практическим занятиям."),
        ("Закупка инвентаря для занятий и турнира", "Инвентарь поставлен на учёт."),
        ("Ремонт мастерской", "Мастерская принята."),
    ],
)
def test_results_that_need_no_figures(title: str, results: str, fund: FundRules) -> None:
    assert list(CHECKS["plan-results-no-numbers"](_draft((title, results)), fund)) == []


@pytest.mark.parametrize("title", ["Занятия курса", "Закупка инвентаря и проведение турнира", "Турнир и покупка призов"])
def test_results_that_need_figures(title: str, fund: FundRules) -> None:
    assert len(list(CHECKS["plan-results-no-numbers"](_draft((title, "Участники довольны.")), fund))) == 1


def test_rows_that_were_counted_are_quoted_and_no_others(fund: FundRules) -> None:
    rows = [("Набор", f"{at} подростков записались") for at in range(1, 8)]
    indicator = Indicator("Число подростков", Decimal(100), Span("1.10", "Число подростков: 100", 0, 21))
    draft = _draft(*rows, ("Сайт", "Сайт открыт"), ("Ярмарка", "300 жителей пришли"), indicators=(indicator,))
    (seen,) = CHECKS["results-more-than-plan"](draft, fund)
    assert seen.message.endswith("набирается 28.")
    assert [span.quote.split()[0] for span in seen.draft[1:]] == ["7", "6", "5", "4", "3"]


@pytest.mark.parametrize(
    ("goal", "messages"),
    [
        ("Научить 120 подростков", ["«Цель: 120 подростков» — 120, а в плане набирается 80."]),
        ("Научить 80 подростков", []),
        ("Научить 120 подростков из 300 жителей посёлка", []),  # not told which of them the plan is for
        ("Научить подростков группами по 120 подростков", []),
    ],
)
def test_people_of_the_goal_are_those_of_the_plan(goal: str, messages: list[str], fund: FundRules) -> None:
    draft = _draft(("Первый поток", "40 подростков окончили курс"), ("Второй поток", "40 подростков окончили курс"))
    draft = replace(draft, fields={**draft.fields, "9": Field("9", "Цель", goal, "форма фонда", key="goal")})
    assert [seen.message for seen in CHECKS["results-more-than-plan"](draft, fund)] == messages


def _places(geography: str, plan: str, problem: str, fund: FundRules) -> list[str]:
    draft = _draft((plan, "Прошли 3 занятия"))
    fields = {key: Field(key, key, text, "форма фонда", key=key) for key, text in {"geography": geography, "problem": problem}.items()}
    draft = replace(draft, fields={**draft.fields, **fields})
    return [seen.message for seen in CHECKS["geography-not-in-plan"](draft, fund)]


_GEOGRAPHY = "Белокаменский край: город Рудогорск, посёлок Сосновый Яр, посёлок Таёжный"


@pytest.mark.parametrize(
    ("geography", "missing"),
    [
        (_GEOGRAPHY, "Таёжный"),
        ("Город Рудогорск и посёлки Сосновый Яр, Таёжный и Луговой", "Таёжный, Луговой"),
    ],
)
def test_a_settlement_that_stands_nowhere_is_told(geography: str, missing: str, fund: FundRules) -> None:
    (message,) = _places(geography, "Занятия в Рудогорске и Сосновом Яре", "В Рудогорске 187 подростков.", fund)
    assert message.endswith(f"не названо: {missing}.")


@pytest.mark.parametrize(
    ("geography", "plan", "problem"),
    [
        (_GEOGRAPHY, "Занятия в Рудогорске и Сосновом Яре", "В Таёжном 12 подростков."),
        (_GEOGRAPHY, "Выезды из Рудогорска в каждый из посёлков: во все посёлки", "В Рудогорске 187 подростков."),
        ("Город Рудогорск, Белокаменский край", "Занятия в Рудогорске", ""),
        ("посёлок Таёжный Рудогорского района", "Занятия в Таёжном", ""),
    ],
)
def test_settlements_that_stand_somewhere(geography: str, plan: str, problem: str, fund: FundRules) -> None:
    assert _places(geography, plan, problem, fund) == []
