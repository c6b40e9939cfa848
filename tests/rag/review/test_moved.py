"""An author mends one place of a draft and forgets the others: a month, a group, a school, the length of a lesson."""

from dataclasses import replace
from datetime import date

import pytest

from rag.review.comparisons.claimed import claimed
from rag.review.comparisons.event_months import months_of_events
from rag.review.comparisons.lasting import lasting
from rag.review.comparisons.leads import leads
from rag.review.findings import Contradiction
from rag.review.types import Activity, Draft, Field, Span


def _fields(**texts: str) -> dict[str, Field]:
    return {key: Field(key, key, text, "заголовок", key=key, table=key in {"plan", "budget"}) for key, text in texts.items()}


def _values(found: list[Contradiction]) -> list[list[str]]:
    return [[value.value for value in contradiction.values] for contradiction in found]


def _draft(title: str, starts: date, ends: date, **texts: str) -> Draft:
    row = Activity(1, 1, title, starts, ends, Span("plan", title, 0, len(title)), None)
    draft = Draft("черновик", _fields(plan=title, **texts), plan=(row,), starts=date(2026, 3, 1), ends=date(2026, 11, 30))
    return replace(draft, fields={**draft.fields, **_fields(ends="30.11.2026")})


_TRIP = ("Поездка в заповедник, 40 ребят", date(2026, 6, 20), date(2026, 6, 21))


@pytest.mark.parametrize(
    ("media", "told"),
    [
        ("Снимем фильм на сентябрьской поездке в заповедник.", [["сентябрьской", "20.06.2026 — 21.06.2026"]]),
        ("Музей даёт автобус на поездку в конце августа, 15 000 руб.", [["августа", "20.06.2026 — 21.06.2026"]]),
        ("Снимем фильм на июньской поездке.", []),
        ("В мае купим палатки для поездки.", []),
        ("После поездки, в сентябре, покажем фильм.", []),
        ("Уже возили ребят в поездку в августе 2024 года.", []),
        ("Турнир пройдёт в августе.", []),  # the plan has none
    ],
)
def test_the_month_of_an_event_is_the_plans(media: str, told: list[list[str]]) -> None:
    assert _values(list(months_of_events(_draft(*_TRIP, media=media)))) == told


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Праздник двора пройдёт 12 июня 2025 года", [["12.06.2025", "12.06.2026"]]),
        ("Праздник двора пройдёт 12 июня 2026 года", []),
        ("Праздник двора, зал по договору от 3 сентября 2025 года", []),
    ],
)
def test_a_day_in_a_row_of_the_plan_is_the_rows(title: str, told: list[list[str]]) -> None:
    assert _values(list(months_of_events(_draft(title, date(2026, 6, 12), date(2026, 6, 12))))) == told


@pytest.mark.parametrize(
    ("results", "late"),
    [
        ("Повторный тест тех же ребят до и после курса — в феврале 2027 года.", True),
        ("Повторный тест — в ноябре 2026 года.", False),
        ("К декабрю 2026 года 40 ребят умеют плавать.", False),
        ("После проекта, в марте 2027 года, группы продолжат занятия.", False),
    ],
)
def test_nothing_is_done_after_the_end(results: str, *, late: bool) -> None:
    assert bool(list(months_of_events(_draft(*_TRIP, results=results)))) == late


@pytest.mark.parametrize(
    ("future", "told"),
    [
        ("Все сорок пять выпускников вернутся помощниками.", [["45", "40"]]),
        ("Все сорок выпускников вернутся помощниками.", []),
        ("Тренер ведёт занятия во всех пяти группах.", [["5", "4"]]),
        ("Тренер ведёт занятия во всех четырёх группах.", []),
        ("Всем 30 детям из двух групп по 15 дадут значки.", []),
        ("Все три наших партнёра останутся с нами.", []),
        ("В каждой школе 6 победителей. Всем 24 победителям дадут грамоты.", []),
    ],
)
def test_a_number_of_all_is_known_elsewhere(future: str, told: list[list[str]]) -> None:
    summary = "Соберём четыре группы: три в городе и одну в посёлке, в двух группах по 15 детей."
    draft = Draft("черновик", _fields(summary=summary, groups="40 человек, дети 8–10 лет", future=future))
    assert _values(list(claimed(draft))) == told


@pytest.mark.parametrize(
    ("summary", "partners", "told"),
    [
        ("Нам помогают три партнёра.", "Партнёр\tВклад\nМузей\tзал\nКлуб\tсцена", [["3", "2"]]),
        ("Нас поддержали четыре организации-партнёра.", "- музей: зал;\n- клуб: сцена;\n- газета: статьи", [["4", "3"]]),
        ("Нам помогают два партнёра.", "- музей: зал;\n- клуб: сцена", []),
        ("Нам помогают пять партнёров.", "- три школы: классы;\n- музей и клуб: залы", []),
        ("Нам помогают пять партнёров.", "Музей даёт зал, клуб — сцену.", []),
    ],
)
def test_partners_are_as_many_as_are_listed(summary: str, partners: str, told: list[list[str]]) -> None:
    assert _values(list(claimed(Draft("черновик", _fields(summary=summary, partners=partners))))) == told


@pytest.mark.parametrize(
    ("summary", "told"),
    [
        ("Занятия пройдут в зале школы № 3.", [["школы № 3", "школе № 7", "школы № 7"]]),
        ("Занятия пройдут в зале школы № 7.", []),
        ("Ребята школы № 3 придут в зал школы № 7.", []),
    ],
)
def test_an_institution_has_one_number(summary: str, told: list[list[str]]) -> None:
    draft = Draft("черновик", _fields(summary=summary, plan="Занятия в школе № 7", partners="Директор школы № 7 даёт зал"))
    assert _values(list(claimed(draft))) == told


@pytest.mark.parametrize(
    ("summary", "budget", "told"),
    [
        ("Каждой группе 8 занятий, каждое длится два часа.", "16 занятий по 90 минут, 900 руб. за час", [["2 ч", "1,5 ч"]]),
        ("Каждой группе 8 занятий по 2 часа.", "16 занятий по 120 минут", []),
        ("Каждой группе 8 двухчасовых занятий.", "16 занятий по 2 часа и 4 занятия по 1 часу", []),
        ("Всего 16 встреч по три часа.", "16 занятий по 2 часа", [["3 ч", "2 ч"]]),
        ("Всего 16 занятий по три часа.", "10 консультаций по 1 часу", []),
        ("8 занятий по 2 академических часа.", "8 занятий по 90 минут", []),
    ],
)
def test_a_lesson_is_as_long_in_the_budget(summary: str, budget: str, told: list[list[str]]) -> None:
    assert _values(list(lasting(Draft("черновик", _fields(summary=summary, budget=budget))))) == told


_TEAM = "Рогозин Пётр Ильич — мастер керамики, 20 лет у гончарного круга.\nЛунина Вера Андреевна — художник, учит вышивке."


@pytest.mark.parametrize(
    ("plan", "differ"),
    [
        ("Занятия у круга проводит мастер, а вышивку ведёт П. И. Рогозин.", True),
        ("Вышивку ведёт В. А. Лунина.", False),
        ("Керамику и вышивку ведёт П. И. Рогозин.", False),  # his own work too
        ("Вышивку ведут П. И. Рогозин и В. А. Лунина.", False),
        ("П. И. Рогозин рад вышивке.", False),
        ("Журнал ведёт П. И. Рогозин.", False),
    ],
)
def test_what_somebody_does_is_theirs_in_the_team(plan: str, *, differ: bool) -> None:
    assert bool(list(leads(Draft("черновик", _fields(team=_TEAM, plan=plan))))) == differ
