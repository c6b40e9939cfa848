"""What a draft names in words of its own: columns of a plan, headings, several fields in one line."""

from datetime import date

import pytest

from rag.review.application import read_application
from rag.review.checks import CHECKS
from rag.review.fund import FundRules
from rag.review.reading.headings import everyday_keys


@pytest.mark.parametrize(
    ("starts", "ends"), [("С какого числа", "До какого числа"), ("С", "По"), ("Старт", "Финиш"), ("С даты", "До даты")]
)
def test_days_of_a_plan_by_their_columns(fund: FundRules, starts: str, ends: str) -> None:
    plan = f"Задача\tЧто делаем\t{starts}\t{ends}\tЧто выйдет в итоге\n1\tСажаем сад\t01.04.2026\t20.04.2026\t20 соседей\n"
    draft = read_application(f"Задачи\n1. Посадить сад.\n2. Собрать соседей.\nЧто, где и когда\n{plan}", fund)
    assert [(row.title, row.task, row.starts, row.ends) for row in draft.plan] == [("Сажаем сад", 1, date(2026, 4, 1), date(2026, 4, 20))]
    assert draft.plan[0].results is not None
    assert draft.plan[0].results.quote == "20 соседей"


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Кто будет участвовать", "groups"),
        ("На какие деньги", "future_sources"),
        ("Средства на продолжение", "future_sources"),
        ("На что жить дальше", "future_sources"),
        ("Деньги", "budget"),
    ],
)
def test_everyday_headings(heading: str, key: str) -> None:
    assert everyday_keys(heading) == [key]


def test_several_fields_in_one_line(fund: FundRules) -> None:
    draft = read_application("Сроки: 01.04.2026 – 30.06.2026. Место: город Клин. Цель: сад у каждого дома.\nЗадачи\nПосадить сад", fund)
    told = {key: field.text for key in ("geography", "goal", "tasks") if (field := draft.get(key))}
    assert told == {"geography": "город Клин.", "goal": "сад у каждого дома.", "tasks": "Посадить сад"}
    assert (draft.starts, draft.ends) == (date(2026, 4, 1), date(2026, 6, 30))


def test_numbered_tasks_in_one_line(fund: FundRules) -> None:
    tasks = "1. Посадить сад. 2. Собрать соседей. 3. Открыть клуб."
    assert [task.quote for task in read_application(f"Задачи\n{tasks}", fund).tasks] == [
        "Посадить сад.",
        "Собрать соседей.",
        "Открыть клуб.",
    ]


@pytest.mark.parametrize(
    ("check", "text", "told"),
    [
        ("people-by-visits", "Результаты\nЧисло жителей, посадивших сад: 600 (20 человек по 30 занятий).", 1),
        ("people-by-visits", "Результаты\nЧисло розданных обедов: 600 (20 человек по 30 дней).", 0),
        ("people-by-visits", "Результаты\nЧисло жителей, посадивших сад: 20 (по 30 тренировок).", 0),
        ("letters-missing", "Партнёры\nБиблиотека — зал, письмо. Письма школа не дала, писем больше нет.", 1),
        ("letters-missing", "Партнёры\nШкола: договор пока на словах. Библиотека: письмо от 01.02.2026.", 1),
        ("letters-missing", "Партнёры\nШкола — зал, договорились устно.", 1),
        ("letters-missing", "Партнёры\nШкола — зал без письменной заявки, письмо от 01.02.2026.", 0),
        ("letters-missing", "Партнёры\nБиблиотека — зал, письмо от 01.02.2026, других условий нет.", 0),
        ("future-vague", "На какие деньги\nИсточников у нас нет, снова придём к вам.", 1),
        ("future-vague", "На какие деньги\nСвоих средств нет, зал бесплатно даёт школа.", 0),
    ],
)
def test_what_a_sentence_owns_up_to(fund: FundRules, check: str, text: str, told: int) -> None:
    assert len([*CHECKS[check](read_application(text, fund), fund)]) == told
