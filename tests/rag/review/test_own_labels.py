"""Labels and remarks of a draft of one's own: two fields under one heading, a list that tells of media, sentences below a budget."""

from dataclasses import replace
from datetime import date

import pytest

from rag.review.application import read_application
from rag.review.checks import CHECKS
from rag.review.comparisons.how_often import how_often
from rag.review.fund import FundRules
from rag.review.reading.headings import everyday_keys
from tests.rag.review.drafts import draft, line, tells

_LINES = """- Лопаты — 900 × 10 шт. = 9 000 руб. (вклад 0, грант 9 000).
- Саженцы — 500 × 40 шт. = 20 000 руб. (вклад 5 000, грант 15 000).
- Грунт — 300 × 20 мешков = 6 000 руб. (вклад 0, грант 6 000).
- Шланг — 2 000 × 2 шт. = 4 000 руб. (вклад 0, грант 4 000).
"""


def test_label_of_one_of_two_fields_under_a_heading(fund: FundRules) -> None:
    text = (
        "1. Название и направление\nДвор, где растут яблони\nНаправление: охрана окружающей среды и защита животных.\n\n"
        "2. Цель\nСад у каждого дома к осени.\n\n3. Задачи\n1) Посадить сад.\n2) Собрать соседей."
    )
    read = read_application(text, fund)
    told = {key: field.text for key in ("title", "direction") if (field := read.get(key))}
    assert told == {"title": "Двор, где растут яблони", "direction": "охрана окружающей среды и защита животных."}


@pytest.mark.parametrize("heading", ["Коротко: что будет", "Кратко, что мы делаем", "Вкратце о саде", "Кратко про наш двор"])
def test_heading_of_a_summary(heading: str) -> None:
    assert everyday_keys(heading)[0] == "summary"


@pytest.mark.parametrize(("own", "starts"), [("Сроки: 01.04.2026 – 30.06.2026\n\n", "01.04.2026 – 30.06.2026"), ("", "апрель")])
def test_list_of_labels_tells_of_the_project_where_nothing_else_does(fund: FundRules, own: str, starts: str) -> None:
    text = f"{own}Цель\nСад у каждого дома.\n\nЗадачи\n1. Посадить сад.\n\nОсвещение\n\n- Кому: соседям.\n- Когда: апрель.\n- Кто: дворник."
    field = read_application(text, fund).get("starts")
    assert field is not None
    assert field.text.rstrip(".") == starts


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "Статью 5 не используем. Подрядчикам из гранта идёт 14 000 руб., это треть запроса."),
        ("Деньги: стоимость проекта 39 000 руб.; просим у фонда 34 000 руб.; наш вклад 5 000 руб.\n\n", ""),
    ],
    ids=["remark", "label"],
)
def test_remarks_on_the_whole_are_no_lines(fund: FundRules, before: str, after: str) -> None:
    text = f"Бюджет\n\n{before}{_LINES}\nВСЕГО: 39 000 руб., вклад 5 000 руб., просим у фонда 34 000 руб.\n\n{after}"
    budget = read_application(text, fund).budget
    assert budget is not None
    assert [line.name for line in budget.lines] == ["Лопаты", "Саженцы", "Грунт", "Шланг"]
    assert budget.stated is not None
    assert budget.stated[0].requested == 34_000


@pytest.mark.parametrize(
    ("results", "told"),
    [
        ("Дети ходят на занятия три раза в неделю.", True),
        ("Родители повторяют песни три раза в неделю: опрос через месяц после занятий.", False),
        ("Дети повторяют занятия дома три раза в неделю.", False),
    ],
)
def test_what_is_done_after_lessons_is_another_thing(results: str, told: bool) -> None:
    assert tells(how_often, draft(summary="Занятия хора два раза в неделю.", results=results)) == told


@pytest.mark.parametrize(
    ("check", "text", "told"),
    [
        ("founder-authority", "О нас\nАНО «Сад». Учредители – три соседа\nи администрация города Клина. Правление – 5 человек.", 1),
        ("founder-authority", "О нас\nАНО «Сад». Учредители – три соседа.\nАдминистрация города Клина даёт участок.", 0),
        (
            "quality-no-method",
            "Результаты\nВ числах:\n– жители: 40 человек.\nПо качеству:\n– соседи станут заметно дружнее и радостнее;\n"
            "– 30 жителей сами прививают яблони: показ на последнем занятии.",
            1,
        ),
        (
            "quality-no-method",
            "Результаты\nВ числах:\n– жители: 40 человек.\nПо качеству:\n– 25 соседей станут дружнее: анкета весной и осенью;\n"
            "– 30 жителей сами прививают яблони: показ на последнем занятии.",
            0,
        ),
    ],
)
def test_said_over_lines_and_by_quality(fund: FundRules, check: str, text: str, told: int) -> None:
    assert len(list(CHECKS[check](read_application(text, fund), fund))) == told


@pytest.mark.parametrize(("event", "told"), [("Праздник урожая на площади", 0), ("Уроки прививки яблонь", 1)], ids=["for many", "lessons"])
def test_what_an_event_for_many_needs(fund: FundRules, event: str, told: int) -> None:
    plan = ((event, date(2026, 9, 5), date(2026, 9, 5)),)
    costs = replace(line("Туалеты, аренда", "Один день, с доставкой"), article="7")
    assert len(list(CHECKS["cost-without-activity"](draft(*plan, lines=(costs,)), fund))) == told
