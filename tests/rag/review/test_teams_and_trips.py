"""Sizes of teams, trips to a town without a name, devices nobody uses, ages of people with two names, villages beside a town."""

from datetime import date

import pytest

from rag.review.checks import CHECKS
from rag.review.comparisons.ages import ages
from rag.review.comparisons.how_many import how_many
from rag.review.comparisons.measures import measured_differently
from rag.review.comparisons.team_sizes import team_sizes
from rag.review.fund import FundRules
from tests.rag.review.drafts import Row, draft, line, tells

_GAME = ("Турнир по лапте: 10 команд по 6 человек, финал", date(2026, 6, 5), date(2026, 6, 5))
_QUEST = ("Квест в лесу: 5 команд по 4 человека", date(2026, 7, 5), date(2026, 7, 5))


@pytest.mark.parametrize(
    ("rows", "name", "comment", "told"),
    [
        ((_GAME,), "Кубки турнира", "Двум лучшим командам, команды по 8 человек", True),
        ((_GAME, _QUEST), "Медали турнира по лапте", "три команды из 5 человек", True),
        ((_GAME,), "Кубки турнира", "Двум лучшим командам, команды по 6 человек", False),
        ((_GAME,), "Кубки турнира", "Командам по 6 человек и по 8 человек старшим", False),
        ((_GAME,), "Кубки турнира", "Команды по 8 человек, двое запасных", False),
        ((_GAME,), "Кубки турнира", "Три команды по 2 кубка", False),
        ((_GAME,), "Мячи", "команды по 8 человек во дворе", False),
        ((_GAME, _QUEST), "Кубки турнира", "команды по 4 человека", False),
        ((_GAME,), "Кубки турнира", "команды по 6–8 человек", False),
        ((_GAME,), "Кубки турнира", "пять отрядов по 8 человек", False),
    ],
)
def test_teams_of_the_plan_and_of_the_line_that_pays(rows: tuple[Row, ...], name: str, comment: str, *, told: bool) -> None:
    assert tells(team_sizes, draft(*rows, lines=(line(name, comment),))) is told


@pytest.mark.parametrize(
    ("title", "name", "told"),
    [
        ("Поездка 30 школьников в музей областного центра", "Ноты", True),
        ("Выезд 20 пенсионеров в соседний город на ярмарку", "Ноты", True),
        ("Группа едет в столицу республики", "Ноты", False),
        ("Отряд едет в столицу", "Ноты", True),
        ("Поездка 30 школьников в музей областного центра", "Автобус для школьников", False),
        ("Поездка 30 школьников в музей областного центра, фестиваль", "Автобус на фестиваль", False),
        ("Поездка 30 школьников в музей областного центра", "Автобус для школьников на концерт", True),
        ("Поездка 30 школьников в областной центр молодёжи", "Ноты", False),
        ("Поездка 30 школьников в областной центр «Орлёнок»", "Ноты", False),
        ("Поездка 30 школьников в областной центр рейсовым автобусом", "Ноты", False),
        ("Приезд 30 школьников из областного центра в клуб", "Ноты", False),
        ("Поездка директора в районный центр", "Ноты", False),
    ],
)
def test_a_trip_to_a_town_without_a_name(fund: FundRules, title: str, name: str, *, told: bool) -> None:
    rows = ((title, date(2026, 6, 5), date(2026, 6, 5)), ("Концерт хора школьников", date(2026, 9, 5), date(2026, 9, 5)))
    trip = draft(*rows, lines=(line(name, ""),))
    assert bool([*CHECKS["item-without-budget"](trip, fund)]) is told


@pytest.mark.parametrize(
    ("name", "comment", "activity", "told"),
    [
        ("Экшн-камера с креплением", "по одной на село", "Посадка яблонь по сёлам", True),
        ("Телескоп", "для школы", "Посадка яблонь в школе", True),
        ("Очки VR", "для школы", "Посадка яблонь в школе", True),
        ("Экшн-камера с креплением", "для съёмки сада", "Посадка яблонь по сёлам", False),
        ("Экшн-камера", "по одной на село", "Ролики о яблонях по сёлам", False),
        ("Телескоп", "для школы", "Вечер астрономии в школе", False),
        ("Лопата", "по одной на село", "Посадка яблонь по сёлам", False),
    ],
)
def test_a_device_under_any_heading(fund: FundRules, name: str, comment: str, activity: str, *, told: bool) -> None:
    row = (activity, date(2026, 5, 5), date(2026, 5, 5))
    found = CHECKS["cost-without-activity"](draft(row, lines=(line(name, comment),)), fund)
    assert any("нет дела, для которого это нужно" in seen.message for seen in found) is told


_GROUPS = "Дежурные-волонтёры 18–60 лет: 20 человек.\nШкольники 10–13 лет: 40 человек."


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Набор: 20 волонтёров от семнадцати до 60 лет", True),
        ("Набор: 20 волонтёров 18–60 лет", False),
        ("Набор: 20 волонтёров 20–30 лет", False),
        ("Набор: школьники 10–13 лет", False),
    ],
)
def test_ages_of_people_of_two_names(said: str, *, told: bool) -> None:
    assert tells(ages, draft((said, date(2026, 4, 1), date(2026, 4, 9)), groups=_GROUPS)) is told


@pytest.mark.parametrize(
    ("geography", "said", "told"),
    [
        ("г. Ирбит, сёла Килачёвское, Рудное и Горки", "Выступим в четырёх сёлах.", True),
        ("г. Ирбит, сёла Килачёвское, Рудное и Горки", "Выступим в трёх сёлах.", False),
        ("г. Ирбит, сёла Килачёвское, Рудное и Горки", "Выступим в городе и трёх сёлах.", False),
        ("пос. Зайково, сёла Килачёвское, Рудное и Горки", "Выступим в четырёх сёлах.", False),
        ("Ирбитский район: г. Ирбит, сёла Рудное и Горки", "Выступим в двух сёлах.", False),
    ],
)
def test_a_town_is_no_village(geography: str, said: str, *, told: bool) -> None:
    assert tells(measured_differently, draft(geography=geography, summary=said)) is told


@pytest.mark.parametrize(
    ("summary", "comment", "told"),
    [
        ("В каждом из шести сёл три группы пройдут по восемь уроков", "144 урока", False),
        ("В 4 школах у каждой группы будет 9 уроков", "36 уроков", False),
        ("В каждом из шести сёл три группы пройдут по восемь уроков", "143 урока", True),
        ("Будет 8 уроков по 3 часа", "24 урока", True),
    ],
)
def test_lessons_of_each_group_and_of_all(summary: str, comment: str, *, told: bool) -> None:
    row = (f"{summary.replace(' по восемь', ', восемь')}, игра", date(2026, 6, 5), date(2026, 6, 5))
    assert tells(how_many, draft(row, budget=f"Ведущий: {comment}", lines=(line("Ведущий", comment),), summary=summary)) is told


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        ("В 2 посёлках района нет врача.", True),
        ("В 2024 году мы провели осмотр в 2 посёлках соседнего района.", False),
        ("В 2025 году мы провели осмотр в 2 посёлках соседнего района.", False),
    ],
)
def test_places_of_an_earlier_project(problem: str, *, told: bool) -> None:
    assert tells(measured_differently, draft(problem=problem, summary="Врачи приедут в 7 посёлках к старикам.")) is told
