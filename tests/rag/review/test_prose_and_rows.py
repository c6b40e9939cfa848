"""What the text tells of lessons, outings and people otherwise than the plan and the results."""

import pytest

from rag.review.application import read_application
from rag.review.consistency import contradictions
from rag.review.fund import FundRules

_HEAD = "№\tМероприятие\tДата начала\tДата окончания\tОжидаемые результаты\n"


def _what(text: str, fund: FundRules) -> dict[str, list[str]]:
    return {one.what: [value.value for value in one.values] for one in contradictions(read_application(text, fund))}


def _draft(summary: str, *rows: tuple[str, str], goal: str = "Научить пряхам.", more: str = "") -> str:
    plan = "".join(f"{n}\t{name}\t01.03.2026\t30.09.2026\t{result}\n" for n, (name, result) in enumerate(rows, 1))
    return f"Краткое описание\n{summary}\nЦель\n{goal}\nЗадачи\n1. Учить.\n{more}Календарный план\n{_HEAD}{plan}"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Мужчины за шесть двухчасовых занятий соткут пояс.", ["2 ч", "3 ч"]),
        ("Мужчины за 6 занятий по 2 часа соткут пояс.", ["2 ч", "3 ч"]),
        ("Мужчины за шесть трёхчасовых занятий соткут пояс.", []),
        ("Женщины за девять двухчасовых занятий соткут пояс.", []),
        ("Мужчины за пять двухчасовых занятий узнают цвета.", []),  # the plan has no five
    ],
)
def test_lessons_of_a_group_last_as_in_the_plan(said: str, told: list[str], fund: FundRules) -> None:
    rows = (("Женские группы", "27 занятий по 2 часа, 9 в группе"), ("Мужские группы", "24 занятия по 3 часа (6 в каждой)"))
    found = _what(_draft(said, *rows), fund)
    assert next((values for what, values in found.items() if what.startswith("Сколько длится")), []) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("В каждом селе купим пряжу, соберём кружок из 9 человек и проведём по пять полевых сборов красильных трав.", True),
        ("В каждом селе купим пряжу, соберём кружок из 9 человек и проведём по два полевых сбора красильных трав.", False),
        ("В каждом селе купим пряжу и проведём по пять примерок.", False),
    ],
)
def test_so_many_in_each_village_as_in_the_row(said: str, told: bool, fund: FundRules) -> None:
    rows = (("Полевые сборы трав в четырёх сёлах", "8 сборов, по 2 в каждом селе"), ("Кружки", "36 человек ткут в 4 селах"))
    assert ("Сколько на каждого: сбор" in _what(_draft(said, *rows), fund)) is told


@pytest.mark.parametrize(
    ("summary", "told"),
    [
        ("Придут 90 жителей, из них 40 учеников соткут пояс.", False),
        ("Придут 90 жителей.", True),
    ],
)
def test_a_part_that_the_field_of_all_names_too(summary: str, told: bool, fund: FundRules) -> None:
    text = _draft(summary, ("Кружки", "90 жителей"), goal="Не менее 40 жителей соткут пояс.")
    assert ("Сколько: жителей" in _what(text, fund)) is told


@pytest.mark.parametrize(
    ("future", "told"),
    [
        ("С октября 2026 года двенадцать станочников ведут кружки.", True),
        ("С октября 2026 года семь станочников ведут кружки.", False),
        ("В 2028 году двенадцать станочников ведут кружки.", False),  # there will be more
    ],
)
def test_those_who_go_on_are_those_who_were_taught(future: str, told: bool, fund: FundRules) -> None:
    more = f"Дальнейшее развитие\n{future}\n"
    text = _draft("Ткём.", ("Школа станочников", "8 станочников готовы вести кружки"), more=more)
    assert ("Сколько: станочников" in _what(text, fund)) is told
