"""People of the results who are visits."""

import pytest

from rag.review.application import read_application
from rag.review.checks import CHECKS
from rag.review.consistency import contradictions
from rag.review.fund import FundRules

_HEAD = "№\tМероприятие\tДата начала\tДата окончания\tОжидаемые результаты\n"
_ROWS = (
    ("Хор «Рябинушка», весна", "15 певиц, 180 посещений"),
    ("Хор «Рябинушка», осень", "15 певиц, 165 посещений"),
    ("Уроки нот", "12 уроков для 15 певиц"),
)


@pytest.mark.parametrize(
    ("result", "told"),
    [
        ("Количество певиц, выступивших в хоре: 180", "180 — это посещения, а не люди: так в плане."),
        ("Количество певиц, выступивших в хоре: 345", "345 — это посещения, а не люди: так в плане."),
        ("Количество певиц, узнавших ноты: 180", "180 — это посещения, а не люди: так в плане."),
        ("Количество певиц, узнавших ноты: 15", None),
        ("Количество посещений хора: 345", None),
        ("Количество нот в хоре: 345", None),
        ("Количество слушателей хора: 400", None),
    ],
)
def test_results_of_visits(result: str, told: str | None, fund: FundRules) -> None:
    plan = "".join(f"{n}\t{name}\t01.03.2026\t30.09.2026\t{said}\n" for n, (name, said) in enumerate(_ROWS, 1))
    draft = read_application(f"Цель\nНаучить петь 15 певиц.\nЗадачи\n1. Петь.\nРезультаты\n{result}\nКалендарный план\n{_HEAD}{plan}", fund)
    assert [seen.message for seen in CHECKS["people-by-visits"](draft, fund)] == ([told] if told else [])


@pytest.mark.parametrize(("result", "told"), [("192", True), ("16", False), ("190", False)])
def test_the_same_people_at_all_meetings(result: str, *, told: bool, fund: FundRules) -> None:
    text = (
        f"Цель\nНаучить шить 16 пенсионерок.\nЗадачи\n1. Шить.\nРезультаты\nКоличество пенсионерок, научившихся шить: {result}\n"
        f"Календарный план\n{_HEAD}1\tШитьё\t01.03.2026\t30.09.2026\t12 занятий\n"
    )
    assert bool(list(CHECKS["people-by-visits"](read_application(text, fund), fund))) is told


@pytest.mark.parametrize(
    ("total", "made", "told"),
    [
        (690, "Пять вечеров, 600 посещений", True),
        (90, "Пять вечеров, 600 посещений", False),
        (700, "Пять вечеров, 600 посещений", False),
        (690, "Пять вечеров, 600 открыток", False),
    ],
)
def test_people_and_visits_are_not_added_up(total: int, made: str, *, told: bool, fund: FundRules) -> None:
    text = (
        f"Цель\nПеть и шить.\nЗадачи\n1. Петь.\nРезультаты\nРебята, которые поют в хоре: 60\nВзрослые, которые шьют костюмы: 30\n"
        f"Всего уникальных участников: {total}\nКалендарный план\n{_HEAD}1\tВечера песни\t01.03.2026\t30.09.2026\t{made}\n"
    )
    assert bool(list(CHECKS["people-by-visits"](read_application(text, fund), fund))) is told


@pytest.mark.parametrize(("goal", "told"), [("60 участников хора поют с нот.", False), ("70 участников хора поют с нот.", True)])
def test_people_of_one_result_are_a_part_of_the_total(goal: str, *, told: bool, fund: FundRules) -> None:
    text = (
        f"Цель\n{goal}\nЗадачи\n1. Петь.\nРезультаты\nРебята, которые поют в хоре: 60\nВзрослые, которые шьют костюмы: 30\n"
        "Всего участников: 90\n"
    )
    found = [one for one in contradictions(read_application(text, fund)) if one.what.startswith("Сколько: участник")]
    assert bool(found) is told
