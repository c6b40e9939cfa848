"""Hours, days, ages, counts for each and parts of a total that one place of a draft tells otherwise than another."""

import re
from datetime import date
from decimal import Decimal

import pytest

from rag.review.checks.presents import in_first_form
from rag.review.comparisons.added_up import added_up
from rag.review.comparisons.ages import ages
from rag.review.comparisons.day_at_place import day_at_place
from rag.review.comparisons.leads import leads
from rag.review.comparisons.open_hours import open_hours
from rag.review.comparisons.per_one import per_one
from rag.review.comparisons.promised import promised
from rag.review.comparisons.row_and_result import row_and_result
from rag.review.findings import Contradiction
from rag.review.types import Activity, Budget, BudgetLine, Draft, Field, Indicator, Money, Span


def _fields(texts: dict[str, str]) -> dict[str, Field]:
    return {key: Field(key, key, text, "заголовок", key=key, table=key in {"plan", "budget"}) for key, text in texts.items()}


def _draft(*rows: tuple[str, str, str], results: str = "", **texts: str) -> Draft:
    """A draft with rows of a title, days «01.05-31.05» and results, and lines «Вожатые: 8» of results."""
    plan: list[Activity] = []
    printed = ""
    for number, (title, days, made) in enumerate(rows, 1):
        first, last = (date(2027, int(month), int(day)) for day, month in re.findall(r"(\d\d)\.(\d\d)", f"{days}-{days}"[:11]))
        start = len(printed)
        printed += f"{title}\n{made}\n"
        span, result = Span("plan", title, start, start + len(title)), Span("plan", made, start + len(title) + 1, len(printed) - 1)
        plan.append(Activity(number, None, title, first, last, span, result if made else None))
    lines = [line.rpartition(": ") for line in results.split("\n") if line]
    indicators = tuple(Indicator(name, Decimal(value), Span("results", f"{name}: {value}", 0, 1)) for name, _, value in lines)
    fields = _fields({**texts, **({"plan": printed} if rows else {}), **({"results": results} if results else {})})
    return Draft("черновик", fields, indicators=indicators, plan=tuple(plan), starts=date(2027, 4, 1), ends=date(2027, 11, 30))


def _values(found: list[Contradiction]) -> list[list[str]]:
    return [[value.value for value in one.values] for one in found]


_FISHERS = "Подростки 11–15 лет из рыбацкого посёлка — 30 человек.\nДети 5–8 лет, их братья и сёстры, придут на праздник."


@pytest.mark.parametrize(
    ("summary", "values"),
    [
        ("Тридцать подростков 12–16 лет вяжут снасти.", [["12–16 лет", "11–15 лет"]]),
        ("Группа 10–15-летних подростков вяжет снасти.", [["10–15 лет", "11–15 лет"]]),
        ("Тридцать подростков (11–15 лет) вяжут снасти.", []),
        ("Старшая группа — подростки 13–15 лет.", []),
        ("Ребята 12–16 лет вяжут снасти.", []),
        ("Подростки от 5 до 15 лет и их семьи придут на праздник.", []),
        ("В 2025 году подростки 12–16 лет связали сеть.", []),
        ("Подростки 12–16 лет и подростки 11–15 лет.", []),
    ],
)
def test_an_age_is_that_of_the_group_of_that_name(summary: str, values: list[list[str]]) -> None:
    assert _values(list(ages(_draft(summary=summary, groups=_FISHERS)))) == values


def _hall(quantity: int, total: int) -> BudgetLine:
    money = Money(Decimal(total), Decimal(total), Decimal(0))
    name = "Зал для репетиций" if quantity > 20 else "Зал для показа"
    return BudgetLine("7", name, Decimal(500), Decimal(quantity), "ч", money, "", Span("budget", name, 0, len(name)))


@pytest.mark.parametrize(
    ("promise", "values"),
    [
        ("Детская школа искусств: зал на 40 часов (30 000 руб.).", [["40", "60"]]),
        ("Детская школа искусств: зал на 60 часов (30 000 руб.).", []),
        ("Детская школа искусств: зал на 10 часов (5 000 руб.).", []),
        ("Детская школа искусств: зал на 40 часов.", []),
        ("Детская школа искусств: инструмент на 40 часов (30 000 руб.).", []),
    ],
)
def test_hours_given_are_those_of_the_line_of_the_same_sum(promise: str, values: list[list[str]]) -> None:
    lines = (_hall(60, 30_000), _hall(10, 5_000))
    assert _values(list(promised(Draft("черновик", _fields({"partners": promise}), budget=Budget(lines, {}, None))))) == values


@pytest.mark.parametrize(
    ("summary", "media", "differ"),
    [
        ("Горячая линия работает с 9:00 до 18:00.", "Линия отвечает с 10 до 16, звонок бесплатный.", True),
        ("Пункт проката открыт с 10 до 19.", "Адрес: пункт проката, с 10:00 до 17:00.", True),
        ("Пункт проката открыт с девяти до семнадцати.", "Пункт проката ждёт с 9:00 до 17:00.", False),
        ("Пункт проката открыт с 10 до 19.", "В выходные пункт проката открыт с 11 до 15.", False),
        ("Пункт проката открыт с 10 до 19.", "Пункт приёма вещей открыт с 11 до 15.", False),
        ("Занятия в центре идут с 10 до 12.", "Занятия в центре идут с 15 до 17.", False),
        ("Мастерская принимает детей с 7 до 12 лет.", "Мастерская открыта с 10 до 18.", False),
        ("Кабинет психолога работает с 9 до 13.", "Кабинет логопеда работает с 14 до 18.", False),
    ],
)
def test_hours_of_one_thing(summary: str, media: str, *, differ: bool) -> None:
    assert bool(list(open_hours(_draft(summary=summary, media=media)))) == differ


@pytest.mark.parametrize(
    ("summary", "plan", "differ"),
    [
        ("Каждый ветеран получит по три консультации юриста.", "20 ветеранов. По две консультации на ветерана, 40 консультаций.", True),
        ("Проведём пять визитов в каждую семью.", "Шесть визитов в семью: 15 семей, 90 визитов.", True),
        ("Проведём шесть визитов в каждую семью.", "Шесть визитов в семью: 15 семей, 90 визитов.", False),
        ("Каждый ветеран получит не менее двух консультаций.", "20 ветеранов по три консультации, 60 консультаций.", False),
        ("Каждая семья получит по три консультации.", "Каждому ребёнку по две консультации, 20 детей, 40 консультаций.", False),
        ("Каждый ветеран получит по три консультации.", "По две консультации на ветерана.", False),
        ("По три консультации с врачом на ветерана.", "По две консультации с юристом на ветерана, 20 ветеранов, 40 консультаций.", False),
        ("Каждый ветеран пройдёт три личные консультации.", "20 ветеранов по две общие консультации, 40 консультаций.", False),
        ("В 2025 году каждый ветеран получил три консультации.", "По две консультации на ветерана, 20 ветеранов, 40 консультаций.", False),
    ],
)
def test_times_for_each(summary: str, plan: str, *, differ: bool) -> None:
    assert bool(list(per_one(_draft(summary=summary, tasks=plan)))) == differ


_FAIRS = ("Сельские ярмарки: 05.06 — Ключи, 19.06 — Луговое", "05.06-19.06", "2 ярмарки")
_PLACES = "Районный округ: с. Ключи, с. Луговое, г. Холмы"


@pytest.mark.parametrize(
    ("partners", "values"),
    [
        ("Школа с. Луговое: двор и столы 12 июня.", [["12.06.2027", "19.06.2027"]]),
        ("Школа с. Ключи\nплощадка 06.06.2027\nписьмо от 05.10.2026", [["06.06.2027", "05.06.2027"]]),
        ("Школа с. Луговое: двор и столы 19 июня, письмо от 12.09.2026.", []),
        ("Школа с. Луговое: до 12 июня чинит столы.", []),
        ("Школа с. Луговое: двор 18 июня для репетиции.", []),
        ("Школа с. Луговое: двор 5 и 19 июня.", []),
        ("Школа с. Луговое: автобус 12 июня.", []),
        ("Школа с. Луговое: выступление хора 12 июня.", []),
        ("Школа с. Ключи: зал 20 мая для встречи.", []),
    ],
)
def test_a_place_is_given_on_its_day(partners: str, values: list[list[str]]) -> None:
    meeting = ("Встреча с жителями, с. Ключи", "20.05", "")
    fair, trip = _FAIRS, ("Поездка мастеров, г. Холмы", "12.06", "")
    assert _values(list(day_at_place(_draft(fair, meeting, trip, partners=partners, geography=_PLACES)))) == (
        [[*told, "20.05.2027"] if "Ключи" in partners else told for told in values]
    )


@pytest.mark.parametrize(
    ("problem", "values"),
    [
        ("Пришли 64 жалобы: из Лугового 30, из Сосновки 20, из Ключей 24.", [["64", "30 + 20 + 24 = 74"]]),
        ("Весной 2026 года пришла 91 жалоба: Луговое — 40, Сосновка — 31, Ключи — 25.", [["91", "40 + 31 + 25 = 96"]]),
        ("Пришли 74 жалобы: из Лугового 30, из Сосновки 20, из Ключей 24.", []),
        ("Из 74 жалоб 10 повторные: из Лугового 30, из Сосновки 20, из Ключей 24.", []),
        ("Пришли 90 жалоб, больше всего из трёх сёл: Луговое 30, Сосновка 20, Ключи 24.", []),
        ("Не ходят на занятия 60: дорого 40, далеко 30, некогда 25.", []),
        ("Пришли 90 жалоб: из Лугового 30, из Сосновки 20, остальные из города.", []),
        ("В трёх сёлах: Луговое 30, Сосновка 20, Ключи 24.", []),
    ],
)
def test_listed_parts_make_their_total(problem: str, values: list[list[str]]) -> None:
    assert _values(list(added_up(_draft(problem=problem)))) == values


_TEAM = "Рыжов Антон Ильич — координатор, списки и связь.\nБелова Инна Павловна — мастер, ведёт «Узорную»."


@pytest.mark.parametrize(
    ("title", "differ"),
    [
        ("«Узорная»: 12 встреч по 2 часа, ведёт координатор Рыжов А. И.", True),
        ("«Узорная»: 12 встреч по 2 часа, ведёт Белова И. П.", False),
        ("«Узорная»: 12 встреч по 2 часа, ведут Рыжов А. И. и Белова И. П.", False),
        ("«Узорная»: 12 встреч по 2 часа, запись ведёт Рыжов А. И.", False),
        ("«Расписная»: 12 встреч по 2 часа, ведёт координатор Рыжов А. И.", False),
    ],
)
def test_a_row_is_led_by_whom_the_team_names(title: str, *, differ: bool) -> None:
    assert bool(list(leads(_draft((title, "01.05", ""), team=_TEAM)))) == differ


@pytest.mark.parametrize(
    ("results", "rows", "values"),
    [
        ("Отреставрировано лавок: 30", ("отреставрированы 24 лавки",), [["30", "24"]]),
        ("Количество посаженных лип: 40", ("посадили 35 лип",), [["40", "35"]]),
        ("Отреставрировано лавок: 30", ("отреставрированы 24 лавки", "отреставрированы 6 лавок"), []),
        ("Отреставрировано лавок: 30", ("отреставрированы не менее 24 лавок",), []),
        ("Отреставрировано лавок: 30", ("отреставрированы 24 лавки", "реставрируем остальное"), [["30", "24"]]),
        ("Отреставрировано лавок: 30", ("отреставрированы 24 лавки", "отреставрированы остальные"), []),
        ("Проведено уроков: 30", ("проведены 24 урока",), []),
        ("Отреставрировано лавок: 30\nЛавки, отреставрированные школьниками: 24", ("отреставрированы 24 лавки",), []),
        ("Продавцы: 8", ("12 продавцов сдали зачёт",), [["8", "12"]]),
        ("Продавцы: 8", ("8 продавцов сдали зачёт",), []),
        ("Продавцы: 8", ("6 продавцов сдали зачёт",), []),
        ("Продавцы, открывшие свою лавку: 8", ("12 продавцов сдали зачёт",), []),
        ("Молодые продавцы: 8", ("12 продавцов сдали зачёт",), []),
        ("Продавцы: 8", ("отбор: 12 продавцов прошли собеседование",), []),
    ],
)
def test_a_result_is_what_the_only_row_makes(results: str, rows: tuple[str, ...], values: list[list[str]]) -> None:
    assert _values(list(row_and_result(_draft(*(("Работа", "01.05-31.05", row) for row in rows), results=results)))) == values


@pytest.mark.parametrize(
    ("told", "form"),
    [("термосами", "термос"), ("чаем", "чай"), ("горячим питанием", "горячим питанием"), ("накормят", "накормят")],
)
def test_a_thing_is_named_in_its_first_form(told: str, form: str) -> None:
    assert in_first_form(told) == form
