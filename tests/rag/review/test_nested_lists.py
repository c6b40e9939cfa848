"""Drafts in nested points: pay by its number, rows under months, places of rows, numbers with remarks, what alone is missing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from rag.review.application import read_application
from rag.review.checks import CHECKS
from rag.review.comparisons.added_up import added_up
from rag.review.consistency import contradictions
from rag.review.fund import FundRules
from rag.review.reading.indicators import indicators
from rag.review.types import BudgetLine, Draft, Field, Money, Span

_DRAFT = """Струны над Волгой: школа гусляров

1. О проекте
* Направление: культура
* Где: город Кинешма и село Решма, Ивановская область
* Сроки: 1 марта 2027 г. – 30 июня 2027 г.

2. Коротко
В Кинешме и Решме негде учиться игре на гуслях. Проведём 10 занятий для двух групп, подготовим концерт и запишем альбом, чтобы 20 подростков
играли дома и на празднике.

3. Для кого
* Подростки Кинешмы и Решмы 12–16 лет, которые хотят играть: всего 900: в Кинешме 700, в Решме 200.

4. Почему это важно
* Опросили 60 подростков, 45 из них хотят играть, но занятий нет: преподаватель уехал в 2024 году.

5. Цель
К 30 июня 2027 года 20 подростков Кинешмы и Решмы, которым негде учиться, играют на гуслях.

6. Задачи
* Задача 1. Научить подростков играть на гуслях.
* Задача 2. Показать игру жителям.

7. План по месяцам

Март 2027
* 01.03–14.03 – набор в две группы (задача 1). Кинешма. Итог: отобраны 36: 12, 14 и 10.
* 15.03–31.03 – первые два занятия (задача 1). Кинешма. Итог: 20 подростков держат строй.

Апрель 2027
* 01.04–30.04 – шесть занятий (задача 1). Решма. Итог: 20 подростков играют гаммы.
* 10.04 – открытая репетиция (задача 2). Кинешма. Итог: 40 гостей.

Май 2027
* 03.05–28.05 – последние два занятия (задача 1). Решма. Итог: 20 подростков играют три песни, всего за проект 20 человек.
* 29.05 – концерт (задача 2). Кинешма. Итог: 150 зрителей.

Июнь 2027
* 01.06–30.06 – запись альбома (задача 2). Решма. Итог: 6 песен, 500 прослушиваний.

8. Результаты
* подростки, которые научились играть: 20 (две группы по 10);
* зрители концерта: 150, из них 30 жителей Решмы.

9. Команда
* Ольга Петровна Лунина – руководитель проекта. Вела школу с 2019 года.
* Иван Сергеевич Колчин – преподаватель игры на гуслях. Лауреат конкурса.

10. Бюджет по статьям
* Статья 1. Оплата труда
    * Руководитель проекта (1.1): 20 000 руб. × 4 мес. = 80 000 руб.; софинансирование 0 руб., из гранта 80 000 руб. (0,4 ставки: отчёты)
    * Преподаватель (1.2): 30 000 руб. × 1 договор = 30 000 руб.; софинансирование 0 руб., из гранта 30 000 руб. (10 занятий × 3 000 руб.)
    * Взносы (1.3): 33 160 руб. × 1 ед. = 33 160 руб.; софинансирование 0 руб., из гранта 33 160 руб. (30,2 % от 80 000 и 30 % от 30 000)
    * Всего по статье: 143 160 руб., софинансирование 0 руб., из гранта 143 160 руб.
* ИТОГО: 143 160 руб., софинансирование 0 руб., из гранта 143 160 руб.

11. Опыт
* 2024 – «Гусли в школе», 12 подростков.
"""


def _edited(old: str, new: str) -> str:
    assert _DRAFT.count(old) == 1
    return _DRAFT.replace(old, new)


def _told(text: str, fund: FundRules) -> list[tuple[str, list[str]]]:
    found = contradictions(read_application(text, fund))
    return [(one.what, [value.value for value in one.values]) for one in found]


def test_pay_is_of_the_part_that_its_name_has_in_brackets(fund: FundRules) -> None:
    budget = read_application(_DRAFT, fund).budget
    assert budget is not None
    assert [line.article for line in budget.lines] == ["1.1", "1.2", "1.3"]
    assert [line.group for line in budget.lines] == ["1", "1", "1"]
    assert budget.articles["1"][0].total == Decimal(143_160)


@pytest.mark.parametrize(
    ("number", "name", "article"),
    [("1.1.1", "Мастер", "1.1"), ("1.3.1", "Взносы", "1.3"), ("1.2.1", "Взносы", "1"), ("1.1", "Мастер", "1"), ("1.7.1", "Мастер", "1")],
)
def test_the_number_of_a_row_may_name_a_part_of_all_pay(fund: FundRules, number: str, name: str, article: str) -> None:
    head = "БЮДЖЕТ\n№\tНаименование\tЦена\tКол-во\tВсего\tВклад\tПросим\nСтатья 1. Оплата труда\n"
    text = f"{head}{number}\t{name}\t9 000\t2 ед.\t18 000\t0\t18 000\nИтого 1.1\t\t\t\t18 000\t0\t18 000\n"
    budget = read_application(text, fund).budget
    assert budget is not None
    assert budget.lines[0].article == article
    assert "1.1" in budget.articles


def test_an_outcome_is_of_the_row_before_and_months_are_no_rows(fund: FundRules) -> None:
    plan = read_application(_DRAFT, fund).plan
    assert [row.title for row in plan][:2] == ["набор в две группы", "первые два занятия"]
    assert len(plan) == 7
    assert plan[4].results is not None
    assert plan[4].results.quote == "20 подростков играют три песни, всего за проект 20 человек."


def test_nothing_is_said_of_what_can_be_true_together(fund: FundRules) -> None:
    assert _told(_DRAFT, fund) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param("* 10.04 – открытая", "* 10.05 – открытая", ["Апрель 2027", "10.05.2027"], id="a day of another month"),
        pytest.param("* 03.05–28.05", "* 28.04–28.05", None, id="begins before its month"),
        pytest.param("700, в Решме 200", "700, в Решме 300", ["900", "700 + 300 = 1 000"], id="parts of a total by places"),
        pytest.param("всего 900: в Кинешме", "900: больше всего в Кинешме", None, id="parts that are not all"),
        pytest.param("12, 14 и 10", "12, 16 и 10", ["36", "12 + 16 + 10 = 38"], id="parts without names"),
        pytest.param("(задача 2). Решма. Итог: 6", "(задача 2). Шуя. Итог: 6", ["Шуя"], id="a place that is not the project's"),
        pytest.param("(задача 2). Решма. Итог: 6", "(задача 2). Студия. Итог: 6", None, id="no settlement"),
        pytest.param("– запись альбома (задача 2). Решма", "– выезд на запись (задача 2). Шуя", None, id="they go there"),
    ],
)
def test_rows_of_other_months_places_and_parts(fund: FundRules, old: str, new: str, told: list[str] | None) -> None:
    found = [values for _, values in _told(_edited(old, new), fund)]
    assert [values[: len(told)] for values in found] == [told] if told else found == []


def _missing(text: str, fund: FundRules) -> list[str]:
    return [seen.message for seen in CHECKS["mandatory-missing"](read_application(text, fund), fund)]


def test_a_goal_alone_is_missed_where_all_else_is_read(fund: FundRules) -> None:
    begins, ends = _DRAFT.index("5. Цель"), _DRAFT.index("6. Задачи")
    assert _missing(_DRAFT, fund) == []
    assert len(_missing(_DRAFT[:begins] + _DRAFT[ends:], fund)) == 1
    assert _missing(_edited("5. Цель\n", "Цели нашей школы\n").replace("Цели нашей", "Цель нашей"), fund) == []


def test_names_of_tasks_over_the_plan_are_no_tasks(fund: FundRules) -> None:
    begins, ends = _DRAFT.index("6. Задачи"), _DRAFT.index("7. План")
    text = (
        (_DRAFT[:begins] + _DRAFT[ends:])
        .replace("Март 2027", "Задача 1. {}")
        .replace("Май 2027", "Задача 2. {}")
        .replace("Апрель 2027", "")
    )
    assert len(_missing(text.replace("{}", "Обучение"), fund)) == 1
    assert _missing(text.replace("{}", "Научить играть"), fund) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Гусляры обучены: 20 (две группы по 10);", [20]),
        ("Гусляры обучены: 20, из них 8 с нуля. Гостей концерта: 150, в том числе 30 из села.", [20, 150]),
        ("Гусляры обучены: 20, концерт пройдёт в мае.", []),
    ],
)
def test_a_remark_may_follow_the_number_of_a_result(text: str, values: list[int]) -> None:
    assert [int(one.value) for one in indicators(Field("1.10", "Результаты", text, "заголовок", key="results"))] == values


def test_a_number_that_opens_a_printed_line_is_of_the_result_before(fund: FundRules) -> None:
    filled = "Гуслярам нужна школа, где они каждую неделю играют и слушают друг друга,\nи поэтому она открыта для всех.\n"
    results = "Подростки, которые прошли весь курс и играют на гуслях на концерте в мае:\n40. Зрители концерта: 150.\n"
    text = f"ЦЕЛЬ\n{filled * 9}\nРЕЗУЛЬТАТЫ\n{results}"
    read = read_application(text, fund).indicators
    assert [int(one.value) for one in read] == [40, 150]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Из ребят отобраны 60: 30, 20 и 15.", 1),
        ("Из ребят отобраны 60: 30, 20 и 10.", 0),
        ("Из залов выбраны 10: 2, 4 и 6.", 0),
        ("Приедут школы № 40: 12, 15 и 18.", 0),
        ("Из ребят отобраны 60: 30, 20 и 15 лет назад.", 0),
    ],
)
def test_parts_without_names_make_their_total(said: str, told: int) -> None:
    draft = Draft("черновик", {"plan": Field("plan", "План", said, "заголовок", key="plan", table=True)})
    assert len(list(added_up(draft))) == told


def test_a_comment_may_be_a_place_alone(fund: FundRules) -> None:
    draft = read_application(_DRAFT, fund)
    money = Money(Decimal(9_000), Decimal(0), Decimal(9_000))
    line = BudgetLine("7", "Зал концерта, Дом культуры", Decimal(3_000), Decimal(3), "час.", money, "{}; 3 часа", Span("6", "Зал", 0, 3))
    assert draft.budget is not None
    assert draft.plan[5].starts == date(2027, 5, 29)
    titled = tuple(replace(row, title="Концерт в Кинешме") if row.title == "концерт" else row for row in draft.plan)
    for place, told in (("Решма", 1), ("Кинешма", 0), ("Звук и свет", 0)):
        lines = (replace(line, comment=line.comment.format(place)),)
        found = contradictions(replace(draft, plan=titled, budget=replace(draft.budget, lines=lines)))
        assert len([one for one in found if one.what.startswith("Где")]) == told
