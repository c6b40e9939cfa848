"""What drafts in other people's words say: their tables, lists of tasks, sums in passing, and checks that such drafts need."""

from collections.abc import Callable
from datetime import date

import pytest

from rag.review.application import read_application
from rag.review.checks import CHECKS
from rag.review.findings import Review
from rag.review.fund import FundRules
from rag.review.reading.separated import with_tabs
from rag.review.types import Budget

_PASSPORT = """Паспорт
Название\tСадовники двора
Цель\tЖители двора сажают сад
Всего по проекту\t300 000 руб.
Запрашиваем\t250 000 руб.
"""
_PLAN = """Календарный план
№\tЗад.\tМероприятие\tНачало\tКонец\tРезультат
1\t1\tЗакупка лопат для занятий. Двор\t{bought}\t{bought}\t10 лопат
2\t1\tЗанятия по саду с лопатами. Двор\t01.04.2026\t30.04.2026\t20 человек
3\t2\tКонцерт для соседей. Двор\t10.06.2026\t10.06.2026\t50 человек
"""
_BUDGET = """Бюджет
Статья\tНаименование\tЦена\tКол-во\tВсего\tСофин.\tПросим\tПояснение
{lines}
Итого\t\t\t\t{total}\t0\t{total}
"""


def _budget(text: str, fund: FundRules) -> Budget:
    budget = read_application(text, fund).budget
    assert budget is not None
    return budget


def _seen(check: str, text: str, fund: FundRules) -> list[str]:
    return [seen.message for seen in CHECKS[check](read_application(text, fund), fund)]


def test_a_label_of_something_else_ends_the_field_above(fund: FundRules) -> None:
    draft = read_application(_PASSPORT, fund)
    goal = draft.get("goal")
    assert goal is not None
    assert goal.text == "Жители двора сажают сад"
    assert draft.amount == 250_000


def test_tasks_are_a_column_and_a_timetable_is_no_plan(fund: FundRules) -> None:
    tasks = "Причина\tЗадача\nНет сада\t1. Посадить сад\nНет встреч\t2. Собрать соседей\n"
    day = "Время\tЧто происходит\tЗачем\n10:00\tСбор\tПривыкнуть\n"
    draft = read_application(f"Цель и задачи\nСад во дворе.\n\n{tasks}\n{day}\n{_PLAN.format(bought='01.03.2026')}", fund)
    assert [task.quote for task in draft.tasks] == ["Посадить сад", "Собрать соседей"]
    assert [(row.number, row.task) for row in draft.plan] == [(1, 1), (2, 1), (3, 2)]
    assert draft.unread == ()


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        ("Задачи\n1. Научить соседей\n2. Дать людям повод и цель", ["Научить соседей", "Дать людям повод и цель"]),
        ("Задачи\nЗадача 1. Научить\n1. Занятия весной\nЗадача 2. Собрать\n2. Концерт", ["Научить", "Собрать"]),
        ("Задачи\n- Научить\n- Собрать", ["Научить", "Собрать"]),
    ],
)
def test_tasks_told_by_their_numbers(fund: FundRules, text: str, tasks: list[str]) -> None:
    assert [task.quote for task in read_application(text, fund).tasks] == tasks


def test_marks_between_cells_are_tabs_under_a_head_only() -> None:
    lines = ["Наименование; Цена; Количество; Всего", "Лопата; 500; 4; 2 000", "Комментарий: садовая; прочная", "Сад; двор; люди"]
    assert with_tabs(lines) == ["Наименование\t Цена\t Количество\t Всего", "Лопата\t 500\t 4\t 2 000", *lines[2:]]
    assert with_tabs(["Сад; двор; люди; дети", "Дом; улица; кот; пёс"]) == ["Сад; двор; люди; дети", "Дом; улица; кот; пёс"]


def test_a_group_of_lines_called_events_stays_in_the_budget(fund: FundRules) -> None:
    budget = _budget("Смета\nТехника\n- Лопаты — 2 000 руб.\nМероприятия\n- Чай — 6 000 руб. (вклад партнёра)\nИтого 8 000 руб.", fund)
    assert [(line.name, int(line.money.requested)) for line in budget.lines if line.money] == [("Лопаты", 2_000), ("Чай", 0)]


def test_sums_under_a_head_of_their_own(fund: FundRules) -> None:
    table = (
        "Наименование\tВсего\tСофин.\tПросим\nЛопаты\t100 000\t0\t100 000\nСтатьи 5 и 8: нет\n\tВсего\tСофинансирование\tЗапрашивается\n"
    )
    budget = _budget(f"Бюджет\n{table}ИТОГО ПО ПРОЕКТУ\t100 000\t0\t100 000", fund)
    assert budget.stated is not None
    assert budget.stated[0].requested == 100_000


def test_the_team_of_a_table(fund: FundRules) -> None:
    team = "Команда\nКто\tРоль\tОпыт\nИванов Пётр\tСадовод\t5 лет\nКотова Анна\tМедиатор\tучитель\n\n"
    lines = "1.1\tСадовод\t5 000\t4\t20 000\t0\t20 000\tзанятость 10 %\n1.2\tМетодист\t9 000\t1\t9 000\t0\t9 000\tдва пособия\n"
    text = team + _BUDGET.format(lines=lines + "1.3\tВзносы\t8 740\t1\t8 740\t0\t8 740\tсо всех", total="37 740")
    assert [person.role for person in read_application(text, fund).team] == ["Садовод", "Медиатор"]
    assert _seen("team-roles-in-budget", text, fund) == ["«Методист» получает оплату, а в команде такой роли нет."]
    assert _seen("team-not-in-budget", text, fund) == ["Роль «Медиатор» не видна в статье 1 бюджета."]
    assert _seen("contributions-missing", text, fund) == []


_OWN_LIST = """Команда
- Пётр Иванов, садовод: 5 лет в питомнике.
- Анна Котова, методист: учитель.

Смета
- Садовод, договор с физлицом — 5 000 × 4 мес. = 20 000
- {who}, договор ГПХ — 3 000 × 2 мес. = 6 000
- Взносы с договоров ГПХ, 30 % — 7 800 × 1 раз = 7 800
- Фотоплёнка для кружка — 500 × 3 шт. = 1 500
Итого: 35 300
"""


@pytest.mark.parametrize(("who", "told"), [("Водитель", 1), ("Методист пособия", 0), ("Анна Котова", 0)])
def test_somebody_paid_who_is_not_in_a_team_told_in_words(who: str, told: int, fund: FundRules) -> None:
    seen = _seen("team-roles-in-budget", _OWN_LIST.format(who=who), fund)
    assert seen == ["«Водитель, договор ГПХ» получает оплату, а в команде такой роли нет."][:told]


@pytest.mark.parametrize("title", ["Закупка 10 лопат", "Приобретение и доставка штыковых лопат", "Установка лопат"])
def test_a_bought_thing_is_a_noun_after_its_number(title: str, fund: FundRules) -> None:
    text = _PLAN.format(bought="01.06.2026").replace("Закупка лопат для занятий. Двор", title)
    assert len(_seen("bought-after-use", text, fund)) == 1


@pytest.mark.parametrize(("bought", "told"), [("01.06.2026", 1), ("01.03.2026", 0)])
def test_a_thing_bought_after_its_lessons(fund: FundRules, bought: str, told: int) -> None:
    assert len(_seen("bought-after-use", _PLAN.format(bought=bought), fund)) == told


@pytest.mark.parametrize(
    ("check", "results", "told"),
    [
        ("people-by-visits", "Охват 400 человек (20 человек × 20 занятий).", 1),
        ("people-by-visits", "Соберём 60 человек (3 группы × 20 человек).", 0),
        ("people-by-visits", "Дадим 400 обедов (20 человек × 20 занятий).", 0),
        ("people-of-parts", "90 соседей (сад 30, чай 30, концерт 30).", 1),
        ("people-of-parts", "90 соседей (дом 2 — 40, дом 4 — 50).", 0),
        ("people-of-parts", "80 соседей (сад 40, чай 40).", 0),
    ],
)
def test_people_counted_twice(fund: FundRules, check: str, results: str, told: int) -> None:
    assert len(_seen(check, f"Цель\nВместе живут 30 соседей.\nРезультаты\n{results}", fund)) == told


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("уже получает за эти же часы доплату из субсидии города", 1),
        ("эти же занятия субсидия района уже полностью оплачивает", 1),
        ("ту же аренду за май уже оплатил областной грант", 1),
        ("уже получала субсидию города на другой проект", 0),
        ("часть инвентаря уже оплачена из гранта 2024 года, здесь новый", 0),
        ("работает за счёт гранта", 0),
    ],
)
def test_work_that_another_grant_pays(fund: FundRules, comment: str, told: int) -> None:
    text = _BUDGET.format(lines=f"Труд\tСадовод\t5 000\t4\t20 000\t0\t20 000\t{comment}", total="20 000")
    assert len(_seen("double-financing", text, fund)) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Концерт для соседей состоится 12 июня 2026 года.", ["Когда: концерт для соседей"]),
        ("Концерт состоится 10 июня 2026 года.", []),
        ("Спектакль состоится 12 июня 2026 года.", []),
    ],
)
def test_the_day_of_an_event(reviewed: Callable[..., Review], said: str, told: list[str]) -> None:
    review = reviewed(f"Кратко\n{said}\n{_PLAN.format(bought='01.03.2026')}")
    assert [contradiction.what for contradiction in review.contradictions] == told


@pytest.mark.parametrize(("classes", "told"), [("5–7", ["Классы"]), ("1-4", [])])
def test_classes(reviewed: Callable[..., Review], classes: str, told: list[str]) -> None:
    review = reviewed(f"Кратко\nПроект для учеников 1–4 классов.\nЦель\nУченики {classes} классов дружат.")
    assert [contradiction.what for contradiction in review.contradictions] == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Наши учредители: трое жителей и администрация округа.", 1),
        ("Учредители — три гражданина, среди учредителей нет органов власти. Помогает администрация округа.", 0),
        ("Учредители: трое жителей и администрация округа, которая вышла из них в 2020 году.", 0),
        ("Учредители — двое жителей и администрация округа; иностранных граждан среди них нет.", 1),
        ("Учредители — двое жителей; иностранных граждан и администрации округа среди них нет.", 0),
    ],
)
def test_founders_told_in_passing(fund: FundRules, said: str, told: int) -> None:
    assert len(_seen("founder-authority", f"Кто мы\n{said}", fund)) == told


def test_a_line_says_which_activities_it_is_for(fund: FundRules) -> None:
    lines = "4 инвентарь\tСтраховка\t300\t20\t6 000\t0\t6 000\t{}"
    unnamed, named = (
        _PLAN.format(bought="01.03.2026") + _BUDGET.format(lines=lines.format(said), total="6 000") for said in ("полис", "мероприятия 1–2")
    )
    assert len(_seen("cost-without-activity", unnamed, fund)) == 1
    assert _seen("cost-without-activity", named, fund) == []


def test_days_of_a_draft(fund: FundRules) -> None:
    draft = read_application("Срок проекта: 01.03.2026 – 31.12.2026, 10 месяцев.", fund)
    assert (draft.starts, draft.ends) == (date(2026, 3, 1), date(2026, 12, 31))
