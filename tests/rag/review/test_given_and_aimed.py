"""What partners give and what a project aims at, told twice: totals, days, names, rooms, hours of each, mean scores."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from rag.review.comparisons.course_hours import course_hours
from rag.review.comparisons.day_at_place import day_at_place
from rag.review.comparisons.gifts_together import gifts_together
from rag.review.comparisons.givers import givers
from rag.review.comparisons.hours_each import hours_each
from rag.review.comparisons.how_many import how_many
from rag.review.comparisons.scores import mean_scores
from rag.review.comparisons.told_of_before import told_of_before
from rag.review.comparisons.venues import in_two_places
from rag.review.types import Budget, BudgetLine, Draft, Money, Span
from tests.rag.review.drafts import draft, line, tells

_MAY, _JUNE = date(2026, 5, 16), date(2026, 6, 20)


@pytest.mark.parametrize(
    ("goal", "results", "told"),
    [
        ("Средний балл по чтению будет не ниже 70.", "Средний балл по чтению вырастет с 52 до 65.", True),
        ("Средняя оценка тревоги — не выше тридцати.", "Средняя оценка тревоги снизится с 48 до 30 и ниже.", False),
        ("Средний балл по чтению будет не ниже 70.", "Средний балл по письму вырастет с 52 до 65.", False),
        ("Средний балл — не ниже 70.", "Средний балл девочек вырастет до 75, средний балл мальчиков — до 65.", False),
        ("Средний балл — не ниже 70.", "Средний балл измерим до 30 ноября.", False),
        ("Средний балл — не ниже 70.", "Средний балл тревоги — не выше 20.", False),
    ],
)
def test_the_mean_score_that_is_aimed_at(goal: str, results: str, *, told: bool) -> None:
    assert tells(mean_scores, draft(goal=goal, results=results)) is told


def _given(partners: str, cofinancing: int) -> Draft:
    whole = Money(Decimal(500_000), Decimal(cofinancing), Decimal(500_000 - cofinancing))
    bare = draft(partners=partners)
    return replace(bare, budget=Budget((), {}, (whole, Span("budget", "", 0, 0))))


_GIFTS = "- Лесхоз: саженцы на 40 000 рублей.\n- Хлебозавод: обеды на 25 000 рублей.\n"


@pytest.mark.parametrize(
    ("total", "cofinancing", "told"),
    [
        ("Вклад партнёров вместе — 56 000 рублей.", 65_000, True),
        ("Общая помощь партнёров — 56 000 рублей, наши инструменты — 12 000 рублей.", 77_000, True),
        ("Вклад партнёров вместе — 65 000 рублей.", 65_000, False),
        ("Вклад партнёров вместе с нашим — 77 000 рублей, из них наши 12 000 рублей.", 77_000, False),
        ("Вклад партнёров вместе — 56 000 рублей.", 90_000, False),  # the list need not be complete
        ("Прошлый вклад лесхоза — 56 000 рублей.", 65_000, False),
    ],
)
def test_what_partners_give_together(total: str, cofinancing: int, *, told: bool) -> None:
    assert tells(gifts_together, _given(_GIFTS + total, cofinancing)) is told


def _paid(comment: str) -> BudgetLine:
    return BudgetLine("1.2", "Вожатый", Decimal(30_000), Decimal(3), "дог.", None, comment, Span("budget", "Вожатый", 0, 7))


@pytest.mark.parametrize(
    ("team", "comment", "told"),
    [
        ("Вожатые (трое, по восемьдесят часов каждый):\n- Инна Сомова.", "100 часов × 300 руб. по каждому договору", True),
        ("Вожатые (трое, по 100 часов каждый):\n- Инна Сомова.", "100 часов × 300 руб. по каждому договору", False),
        ("Повара (двое, по 80 часов каждый).", "100 часов × 300 руб. по каждому договору", False),
        ("Вожатые (трое, по 80 часов каждый).", "3 смены, 100 часов в лесу", False),
    ],
)
def test_hours_of_each_of_several_people(team: str, comment: str, *, told: bool) -> None:
    assert tells(hours_each, draft(lines=(_paid(comment),), team=team)) is told


@pytest.mark.parametrize(
    ("partners", "told"),
    [
        ("Клуб «Маяк»: письмо № 7 от 01.02.2026. Зал на 4 часа 23 мая 2026 года.", True),
        ("Клуб «Маяк»: письмо № 7 от 01.02.2026. Зал на 4 часа 16 мая 2026 года.", False),
        ("Клуб «Маяк»: зал для репетиции 15 мая 2026 года.", False),
        ("Клуб «Маяк»: оркестр 23 мая 2026 года.", False),
        ("Клуб «Парус»: зал 23 мая 2026 года.", False),
    ],
)
def test_the_day_on_which_a_partner_gives_its_own_place(partners: str, *, told: bool) -> None:
    rows = (("Праздник двора. Клуб «Маяк»", _MAY, _MAY), ("Уроки лепки. Школа", _MAY, _JUNE))
    assert tells(day_at_place, draft(*rows, partners=partners)) is told


@pytest.mark.parametrize(
    ("comment", "partners", "told"),
    [
        ("Вклад пекарни «Колос»: по два на каждого", "- Пекарня «Сноп»: 60 пирогов с яблоками.", True),
        ("Вклад пекарни «Сноп»: по два на каждого", "- Пекарня «Сноп»: 60 пирогов с яблоками.", False),
        ("Вклад пекарни «Колос»", "- Пекарня «Сноп»: 60 пирогов.\n- Пекарня «Колос»: хлеб.", False),
        ("Вклад пекарни «Колос»", "- Пекарня «Сноп»: мешок муки.", False),
        ("Вклад пекарни «Колос»", "- Пекарня «Сноп» (ИП Рожин, бывшая «Колос»): 60 пирогов.", False),
    ],
)
def test_who_gives_it_by_name(comment: str, partners: str, *, told: bool) -> None:
    gift = line("Пирог", comment, 6_000, given=6_000)
    assert tells(givers, draft(lines=(gift,), partners=partners)) is told


@pytest.mark.parametrize(
    ("second", "count", "told"),
    [
        ("Школа № 3", 16, True),
        ("Городская библиотека", 16, False),
        ("Школа № 3", 8, False),  # the room is for the first ones only
    ],
)
def test_a_room_for_all_meetings_of_rows_that_are_elsewhere(second: str, count: int, *, told: bool) -> None:
    rows = (
        ("Кружок шахмат, весна: 8 вечеров. Клин, городская библиотека", _MAY, _JUNE),
        (f"Кружок шахмат, осень: 8 вечеров. Клин, {second}", date(2026, 9, 1), date(2026, 10, 1)),
    )
    hall = line("Зал библиотеки", f"{count} вечеров кружка", 9_000, given=9_000)
    assert tells(in_two_places, draft(*rows, lines=(hall,))) is told


@pytest.mark.parametrize(
    ("partners", "told"),
    [
        ("Районная поликлиника: письмо. Подтверждает, что на учёте стоит 69 пациентов с астмой.", True),
        ("Районная поликлиника: письмо. Подтверждает, что на учёте стоит 96 пациентов с астмой.", False),
        ("Районная поликлиника: письмо. Подтверждает, что обучила 15 волонтёров.", False),
        ("Районная поликлиника: письмо. Направит 40 пациентов с астмой.", False),
        ("Центр занятости: подтверждает, что стоят на учёте 30 пациентов с астмой.", False),
    ],
)
def test_what_a_partner_confirms(partners: str, *, told: bool) -> None:
    problem = "Районная поликлиника наблюдает 96 человек с астмой, из них 30 детей."
    assert tells(told_of_before, draft(problem=problem, partners=partners)) is told


def test_work_of_many_hours_is_no_course() -> None:
    tasks = "Провести школу вожатых и 12 занятий в лесу: 20 часов."
    lines = "Подрядчик ведёт занятия школы вожатых в лесу и смены, 900 часов."
    assert not tells(course_hours, draft(tasks=tasks, budget=lines))
    assert tells(course_hours, draft(tasks=tasks, budget=lines.replace("900", "26")))


@pytest.mark.parametrize(("counts", "told"), [((30, 30, 45, 45), False), ((30, 30, 45, 40), True)])
def test_two_things_of_one_name_have_rows_of_their_own(counts: tuple[int, ...], *, told: bool) -> None:
    rows = tuple((f"Сезон {chr(1040 + n)}: {count} прогулок", _MAY, _JUNE) for n, count in enumerate(counts))
    assert tells(how_many, draft(*rows, summary="В парке будет 60 прогулок.", results="Всего в лесу 90 прогулок.")) is told
