"""What `rag/review/reading/unnamed.py` promises: a section under a heading nobody foresaw is read for what its text tells."""

import pytest

from rag.review.application import read_application
from rag.review.fund import FundRules
from rag.review.types import Draft

_KNOWN = """Тёплый двор

Для кого
Одинокие пенсионеры посёлка Ключи, 40 человек.

Цель
К декабрю 2026 года 40 пенсионеров посёлка Ключи видятся с соседями каждую неделю.

Задачи
1. Собрать соседей.
2. Устроить встречи.

Что дальше
Клуб остаётся при библиотеке.
"""
_TEAM = """
Те самые энтузиасты
Орлова Мария Сергеевна — руководитель, библиотекарь, 12 лет работы.
Зотов Иван Петрович — ведущий встреч, учитель.
"""
_RECEIVED = """
Откуда ноги растут
По данным администрации, в посёлке живут 310 пенсионеров, 97 из них — одни. Причина в том, что клуб закрыли в 2019 году.
Если ничего не делать, люди останутся взаперти.
"""
_PARTS = """
Три слова о клубе
Клуб открыт дважды в неделю. Ключи у сторожа.
"""


def _read(text: str, fund: FundRules) -> Draft:
    return read_application(text, fund)


def _said(draft: Draft, key: str) -> str:
    field = draft.get(key)
    return field.text if field else ""


def test_a_section_is_the_missing_field_that_its_text_tells_of(fund: FundRules) -> None:
    draft = _read(_KNOWN + _TEAM + _RECEIVED, fund)
    assert "Зотов Иван Петрович" in _said(draft, "team")
    assert "97 из них" in _said(draft, "problem")
    assert "Орлова" not in _said(draft, "future")
    team = draft.get("team")
    assert team is not None
    assert (team.how, team.confidence) == ("по смыслу", "medium")


def test_a_section_that_tells_of_no_missing_field_goes_on_with_the_one_above(fund: FundRules) -> None:
    assert "Ключи у сторожа" in _said(_read(_KNOWN + _PARTS, fund), "future")


def test_after_a_short_field_a_section_is_the_summary_or_the_problem_and_no_part_of_it(fund: FundRules) -> None:
    aim = "\nВ общих чертах\nМы соберём соседей в клубе. Они познакомятся и подружатся.\n"
    draft = _read(_KNOWN.replace("\nЦель", aim + "\nЦель"), fund)
    assert "познакомятся" in _said(draft, "summary")
    assert "познакомятся" not in _said(draft, "groups")


def test_nothing_is_lost_where_no_field_is_left(fund: FundRules) -> None:
    two = (
        "\nВ общих чертах\nМы соберём соседей. Они подружатся.\n\nИначе говоря\nСоседи познакомятся. Это важно.\n\nИ ещё\nВедём дневник.\n"
    )
    draft = _read(_KNOWN.replace("\nЦель", two + "\nЦель"), fund)
    assert "Ведём дневник" in _said(draft, "presentation")


@pytest.mark.parametrize("mark", ["## ", ""])
def test_headings_are_known_by_their_look(fund: FundRules, mark: str) -> None:
    heads = ("Для кого", "Цель", "Задачи", "Что дальше", "Те самые энтузиасты")
    text = "\n".join(f"{mark}{line}" if line in heads else line for line in (_KNOWN + _TEAM).splitlines())
    assert "Зотов" in _said(_read(text, fund), "team")


def test_headings_in_capitals(fund: FundRules) -> None:
    heads = ("Для кого", "Цель", "Задачи", "Что дальше", "Те самые энтузиасты")
    text = "\n".join(line.upper() if line in heads else line for line in (_KNOWN + _TEAM).splitlines())
    assert "Зотов" in _said(_read(text, fund), "team")


def test_a_few_headings_make_no_look(fund: FundRules) -> None:
    text = (
        "Тёплый двор\n\nДля кого\nПенсионеры посёлка Ключи.\n\nТе самые соседи\nИх сорок человек.\n\nЦель\nСоседи видятся каждую неделю.\n"
    )
    assert "сорок человек" in _said(_read(text, fund), "groups")


def test_rows_of_a_budget_under_a_heading_stay_in_the_budget(fund: FundRules) -> None:
    budget = "\nСмета\n\nЛюди при деле\nведущий: 5 000 руб. × 6 мес. = 30 000 руб.\n\nВсякое нужное\nчай: 100 руб. × 40 = 4 000 руб.\n"
    draft = _read(_KNOWN + budget, fund)
    assert draft.budget is not None
    assert [line.money.total for line in draft.budget.lines if line.money] == [30_000, 4_000]


@pytest.mark.parametrize(
    ("heading", "key"),
    [("Чего достигнем", "results"), ("Люди", "team"), ("Отчего мы взялись", "problem"), ("Жизнь после гранта", "future")],
)
def test_a_word_that_means_two_fields_means_the_one_not_told_yet(fund: FundRules, heading: str, key: str) -> None:
    text = (
        _KNOWN.replace("\nЧто дальше\nКлуб остаётся при библиотеке.\n", "") + f"\n{heading}\nЗдесь сказано нечто особенное про наш клуб.\n"
    )
    assert "нечто особенное" in _said(_read(text, fund), key)


def test_labels_of_an_organisation_go_on_with_it(fund: FundRules) -> None:
    about = "\nОб организации\n- АНО «Рампа», зарегистрирована 22.08.2018.\n- Учредители: Котова А. В., администрация Озёрского района.\n"
    assert "администрация" in _said(_read(_KNOWN + about, fund), "organisation")
