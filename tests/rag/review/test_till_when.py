"""Seasons, terms and months that one place has otherwise than another; ours for each way to say it."""

from datetime import date

import pytest

from rag.review.comparisons.belated import belated
from rag.review.comparisons.event_months import months_of_events
from rag.review.comparisons.over_time import over_time
from rag.review.comparisons.promised import promised
from rag.review.comparisons.seasons import seasons
from rag.review.comparisons.times_told import times_told
from rag.review.language.periods import until
from tests.rag.review.drafts import draft, line, tells

_JULY, _SEPTEMBER = (date(2026, 7, 1), date(2026, 7, 14)), (date(2026, 9, 2), date(2026, 9, 16))


@pytest.mark.parametrize(
    ("summary", "second", "differ"),
    [
        ("Подростки проживут две летние смены у моря.", _SEPTEMBER, True),
        ("Подростки проживут две летние смены у моря.", (date(2026, 8, 20), date(2026, 9, 2)), False),
        ("Подростки проживут три летние смены у моря.", _SEPTEMBER, False),
        ("Подростки проживут летние смены у моря.", _SEPTEMBER, False),
        ("Подростки проживут две смены у моря.", _SEPTEMBER, False),
        ("В 2024 году мы провели две летние смены.", _SEPTEMBER, False),
        ("Напишем программы двух летних смен.", _SEPTEMBER, False),
        ("К двум летним сменам сошьём форму.", _SEPTEMBER, False),
    ],
)
def test_events_are_in_their_season(summary: str, second: tuple[date, date], *, differ: bool) -> None:
    told = draft(("Первая смена на берегу", *_JULY), ("Вторая смена на берегу", *second), summary=summary)
    assert tells(seasons, told) == differ


@pytest.mark.parametrize(
    ("title", "starts", "differ"),
    [
        ("Зимний поход на лыжах", date(2026, 10, 5), True),
        ("Зимний поход на лыжах", date(2026, 3, 20), False),
        ("Осенняя ярмарка", date(2026, 8, 25), False),
        ("Весенний слёт", date(2026, 7, 1), True),
        ("Набор на летний лагерь", date(2026, 4, 1), False),
        ("Пошив одежды для зимнего похода", date(2026, 9, 1), False),
        ("Выставка работ зимнего похода", date(2026, 6, 1), False),
        ("Десятилетний поход", date(2026, 10, 5), False),
    ],
)
def test_a_row_is_in_the_season_of_its_name(title: str, starts: date, *, differ: bool) -> None:
    assert tells(seasons, draft((title, starts, starts))) == differ


@pytest.mark.parametrize(
    ("partner", "differ"),
    [
        ("Проведёт осмотр детей в апреле и октябре 2026 года.", True),
        ("Проведёт осмотр детей в апреле и в декабре 2026 года.", False),
        ("Проведёт осмотр детей в апреле, июле и декабре 2026 года.", False),
        ("Проведёт осмотр детей в октябре 2026 года.", False),
        ("Проведёт осмотр родителей в апреле и октябре 2026 года.", False),
        ("Даст зал в апреле и октябре 2026 года.", False),
        ("В 2024 году провёл осмотр детей в апреле и октябре 2024 года.", False),
    ],
)
def test_months_of_measuring(partner: str, *, differ: bool) -> None:
    results = "Осанка детей исправилась: осмотр ортопеда в апреле и в декабре 2026 года."
    assert tells(times_told, draft(results=results, partners=partner)) == differ


def test_an_event_that_has_its_row_is_in_season() -> None:
    rows = (("Школа вожатых", *_SEPTEMBER), ("Выезд к озеру: летняя школа юннатов", *_JULY))
    assert not tells(seasons, draft(*rows, summary="Летняя школа юннатов соберёт 30 ребят."))


@pytest.mark.parametrize(
    ("summary", "differ"),
    [
        ("Ежемесячные читательские вечера в течение полугода.", True),
        ("Читательские вечера раз в месяц на протяжении трёх месяцев.", True),
        ("Ежемесячные читательские вечера в течение года.", False),  # ten are nearly a year
        ("Ежемесячные читательские вечера в течение десяти месяцев.", False),
        ("Еженедельные читательские вечера в течение 10 недель.", False),
        ("Ежемесячные вечера для каждого класса в течение пяти месяцев.", False),
        ("Ежемесячные вечера в течение полугода.", False),  # perhaps of others
        ("Ежемесячные рассылки в течение полугода.", False),
        ("В 2024 году были ежемесячные вечера в течение полугода.", False),
    ],
)
def test_so_often_for_so_long(summary: str, *, differ: bool) -> None:
    row = ("11 читательских вечеров", date(2026, 3, 1), date(2026, 12, 31))
    row = ("10 читательских вечеров", *row[1:]) if "каждого" in summary else row
    assert tells(over_time, draft(row, summary=summary)) == differ


@pytest.mark.parametrize(
    ("partner", "differ"),
    [
        ("Пригласит 45 сварщиков-ветеранов до 30.11.2026.", False),  # no row has so many
        ("Пригласит 40 ветеранов до 30.11.2026.", True),
        ("Вручит приглашения 40 старым ветеранам не позднее конца ноября 2026 года.", True),
        ("До конца октября 2026 года обзвонит 40 ветеранов.", True),
        ("Познакомит с 40 ветеранами до 10.06.2026.", False),
        ("Поздравит 40 ветеранов до 30.11.2026.", False),
        ("Направит 80 школьников до 30.11.2026.", False),  # a later row has them too
        ("Соберёт отзывы 40 ветеранов до 30.11.2026.", False),
    ],
)
def test_people_come_before_the_event_is_over(partner: str, *, differ: bool) -> None:
    rows = (
        ("Записаны рассказы 40 ветеранов", date(2026, 4, 1), date(2026, 6, 1)),
        ("Мастерские для 80 школьников", date(2026, 4, 1), date(2026, 6, 1)),
        ("Вечер, пришли 80 школьников", date(2026, 12, 20), date(2026, 12, 20)),
    )
    assert tells(belated, draft(*rows, partners=partner)) == differ


@pytest.mark.parametrize(
    ("goal", "differ"),
    [
        ("К концу 2027 года ребята умеют шить.", True),
        ("До июня 2027 года ребята умеют шить.", True),
        ("К февралю 2027 года ребята умеют шить.", False),
        ("К 2027 году ребята умеют шить.", False),
        ("К концу 2030 года в области вырастет число мастеров.", False),
        ("К концу 2026 года ребята умеют шить.", False),
    ],
)
def test_a_goal_is_reached_within_the_project(goal: str, *, differ: bool) -> None:
    row = ("Кройка", date(2026, 3, 1), date(2026, 12, 1))
    assert tells(months_of_events, draft(row, goal=goal)) == differ


@pytest.mark.parametrize(
    ("promise", "differ"),
    [
        ("Предоставит гараж до конца сентября 2026 года.", True),
        ("Даст гараж под мастерскую до 31.08.2026.", True),
        ("Предоставит гараж до 31.01.2027.", False),
        ("Предоставит гараж до 2029 года.", False),
        ("Предоставит гараж на 11 месяцев, ключи даст до 01.03.2026.", False),
        ("Предоставит гараж. Вывезет мусор до 01.04.2026.", False),
        ("Предоставит гараж до конца августа 2026 года, затем второй гараж.", False),
    ],
)
def test_a_room_is_given_as_long_as_it_is_counted(promise: str, *, differ: bool) -> None:
    room = line("Аренда гаража", "Вклад автошколы по письму.", given=60_000, quantity=11, unit="мес.")
    partners = f"Автошкола «Руль»\n{promise}\nПисьмо автошколы.pdf\n"
    assert tells(promised, draft(lines=(room,), partners=partners)) == differ


@pytest.mark.parametrize(
    ("said", "term"),
    [
        ("Даст зал до 30.09.2026.", (date(2026, 9, 30), date(2026, 9, 30))),
        ("Даст зал до конца 2026 года.", (date(2026, 12, 31), date(2026, 12, 31))),
        ("Даст зал не позднее мая 2026 года.", (date(2026, 5, 1), date(2026, 5, 31))),
        ("Даст зал до 2029 года", (date(2029, 1, 1), date(2029, 12, 31))),
        ("Даст зал с 18 до 20 часов.", None),
        ("Доедет до города Мая.", None),
        ("До 01.05.2026 даст зал, до 01.06.2026 сцену.", None),
    ],
)
def test_terms(said: str, term: tuple[date, date] | None) -> None:
    found = until(said)
    assert (found and (found.starts, found.ends)) == term
