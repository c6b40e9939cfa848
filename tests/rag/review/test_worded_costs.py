"""Costs that are told in words: debts, nights, taxis, contributions, things and rides for people."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from rag.review.application import read_application
from rag.review.checks import CHECKS
from rag.review.consistency import contradictions
from rag.review.fund import FundRules
from rag.review.types import Activity, Budget, BudgetLine, Draft, Field, Money, Span

_START, _END = date(2026, 3, 1), date(2026, 11, 30)


def _line(
    name: str, comment: str = "", *, article: str = "3", price: int = 1_000, quantity: int = 1, unit: str = "", given: int = 0
) -> BudgetLine:
    total = Decimal(price * quantity)
    money = Money(total, Decimal(given), total - given)
    return BudgetLine(article, name, Decimal(price), Decimal(quantity), unit, money, comment, Span("6", name, 0, len(name)))


def _draft(fund: FundRules, *lines: BudgetLine, plan: tuple[str, ...] = (), **texts: str) -> Draft:
    ids = {field.key: field for field in fund.form}
    fields = {ids[key].id: Field(ids[key].id, ids[key].title, text, "форма фонда", key=key) for key, text in texts.items()}
    rows = tuple(
        Activity(n, 1, row, date(2026, 5, 8), date(2026, 5, 9), Span("5", row, 0, len(row)), None) for n, row in enumerate(plan, 1)
    )
    return Draft("заявка", fields, plan=rows, budget=Budget(lines, {}, None), starts=_START, ends=_END)


def _seen(check: str, draft: Draft, fund: FundRules) -> list[str]:
    return [seen.message for seen in CHECKS[check](draft, fund)]


@pytest.mark.parametrize(
    ("name", "comment", "seen"),
    [
        ("Аренда", "Погашаем долг за ноябрь и декабрь 2025 года.", True),
        ("Аренда офиса", "Оплата аренды за октябрь-декабрь 2025 г.", True),
        ("Отопление", "Три неоплаченных счёта прошлой зимы и девять месяцев проекта.", True),
        ("Коммунальные услуги", "Надо расплатиться с управляющей компанией за IV квартал 2025 года.", True),
        ("Тепло", "Счета, которые остались неоплаченными с зимы.", True),
        ("Связь", "Не успели заплатить за интернет.", True),
        ("Тепло", "Средний счёт за 2025 год, 4 200 руб.", False),
        ("Свет", "4 200 руб. в месяц, по квитанции за октябрь 2025 года.", False),
        ("Аренда", "Задолженности нет, 9 мес. по 5 000 руб.", False),
        ("Аренда", "Оплата за март – ноябрь 2026 года.", False),
        ("Вода", "Тариф за декабрь 2025 года, долгов не имеем.", False),
        ("Экскурсия", "Долг памяти: поездка к мемориалу.", False),
    ],
)
def test_what_was_due_before_the_project(fund: FundRules, name: str, comment: str, *, seen: bool) -> None:
    assert bool(_seen("forbidden-cost", _draft(fund, _line(name, comment)), fund)) is seen


@pytest.mark.parametrize(
    ("comment", "seen"),
    [
        ("Довезти инвентар", True),
        ("Рейсовые автобусы после 20:00 не ходят", False),
        ("Последняя электричка в 18:10", False),
        ("Две участницы на колясках, сами не доедут", False),
    ],
)
def test_a_taxi_needs_a_reason(fund: FundRules, comment: str, *, seen: bool) -> None:
    assert bool(_seen("discouraged-cost", _draft(fund, _line("Такси", comment)), fund)) is seen


@pytest.mark.parametrize(
    ("name", "comment", "price", "told"),
    [
        ("Проживание лектора", "Три ночи в одноместном номере по 9 100 руб.", 27_300, "9 100"),
        ("Гостиница", "9 100 руб. за ночь, две ночи", 18_200, "9 100"),
        ("Командировка в Пермь", "поезд 3 000, гостиница две ночи по 9 100 руб.", 21_200, "9 100"),
        ("Проживание лектора", "Три ночи в одноместном номере по 4 100 руб.", 12_300, None),
        ("Гостиница", "4 100 руб. за ночь, три ночи", 12_300, None),
    ],
)
def test_nights_in_words(fund: FundRules, name: str, comment: str, price: int, told: str | None) -> None:
    found = _seen("hotel-limit", _draft(fund, _line(name, comment, article="2", price=price, unit="чел.")), fund)
    assert [message for message in found if told and told in message] == found
    assert bool(found) is (told is not None)


def test_a_day_rate_told_within_a_comment(fund: FundRules) -> None:
    said = _line("Командировка в Пермь", "поезд 3 000, суточные по 1 100 руб. в день", article="2", price=6_300)
    assert _seen("per-diem-limit", _draft(fund, said), fund)
    assert not _seen("per-diem-limit", _draft(fund, replace(said, comment="поезд 3 000, суточные по 700 руб. в день")), fund)


@pytest.mark.parametrize(("base", "paid", "seen"), [(90_000, 27_000, True), (60_000, 18_000, False)])
def test_contributions_of_a_group_of_ones_own(fund: FundRules, base: int, paid: int, *, seen: bool) -> None:
    people = [
        _line("Художник (договор ГПХ)", article="Люди", price=40_000),
        _line("Скульптор (договор ГПХ)", article="Люди", price=20_000),
        _line("Фотограф (самозанятый)", article="Люди", price=30_000),
    ]
    due = _line(f"Взносы с договоров, 30 % от {base}", article="Люди", price=paid)
    assert bool(_seen("contributions-self-employed", _draft(fund, *people, due), fund)) is seen


@pytest.mark.parametrize(
    ("quantity", "unit", "comment", "seen"),
    [
        (50, "шт.", "Каждому участнику, для занятий", True),
        (40, "шт.", "Каждому участнику, для занятий", False),
        (80, "шт.", "Каждому участнику по 2, для занятий", False),
        (45, "шт.", "Каждому участнику и запас", False),
        (12, "шт.", "По одному на каждого из 12 добровольцев", True),
        (10, "шт.", "По одному на каждого из 10 добровольцев", False),
        (50, "час.", "Каждому участнику", False),
    ],
)
def test_to_each_as_many_as_there_are(fund: FundRules, quantity: int, unit: str, comment: str, *, seen: bool) -> None:
    line = _line("Компас", comment, article="4", price=300, quantity=quantity, unit=unit)
    draft = _draft(fund, line, groups="40 школьников села", results="Обучены 40 участников, помогали 10 добровольцев")
    assert bool(_seen("comment-formula", draft, fund)) is seen


@pytest.mark.parametrize(
    ("row", "lines", "partners", "seen"),
    [
        ("Праздник в селе, участников привезут автобусом", ("Краски",), "", True),
        ("Праздник в селе, детей соберёт автобус", ("Проезд психолога",), "", True),
        ("Поездка отряда в Кунгур, 20 школьников, 90 км", ("Автобус 9 июня",), "", True),
        ("Праздник в селе и чаепитие", ("Краски",), "", True),
        ("Праздник в селе, участников привезут автобусом", ("Автобус на праздник",), "", False),
        ("Праздник в селе, участников привезут автобусом", ("Краски",), "Школа даёт автобус на праздник, письмо.", False),
        ("Поездка рейсовым автобусом в Кунгур, 20 школьников", ("Краски",), "", False),
        ("Праздник в селе и чаепитие, пироги приносят сами", ("Краски",), "", False),
        ("Праздник в селе и чаепитие", ("Краски",), "Кафе угощает всех чаем, письмо.", False),
        ("Занятия после обеда, урок о завтраке", ("Краски",), "", False),
    ],
)
def test_who_pays_for_a_ride_or_a_meal(fund: FundRules, row: str, lines: tuple[str, ...], partners: str, *, seen: bool) -> None:
    texts = {"partners": partners} if partners else {}
    draft = _draft(fund, *(_line(name, article="7") for name in lines), plan=(row,), **texts)
    assert bool(_seen("item-without-budget", draft, fund)) is seen


@pytest.mark.parametrize(
    ("said", "given", "seen"),
    [
        ("Письмо: залы клубов бесплатно, 100 часов, на 50 000 руб.", 20_000, True),
        ("Письмо: залы клубов бесплатно, 100 часов, на 50 000 руб.", 50_000, False),
        ("Письмо: залы клубов, 100 часов за 50 000 руб., из них половина бесплатно.", 20_000, False),
    ],
)
def test_what_a_partner_gives_is_all_cofinanced(fund: FundRules, said: str, given: int, *, seen: bool) -> None:
    draft = _draft(fund, _line("Залы сельских клубов", article="7", price=500, quantity=100, given=given), partners=said)
    assert any(found.what.startswith("Сколько стоит") for found in contradictions(draft)) is seen


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("Ещё 80 тысяч – наша субсидия из областного конкурса, его наполовину пополняет Фонд президентских грантов.", True),
        ("Наш вклад – 80 000 руб. регионального гранта.", True),
        ("Проект 2023 года вели на грант Фонда президентских грантов.", False),
        ("Региональный грант 80 000 руб. своим вкладом не показываем.", False),
        ("Лавки куплены на областную субсидию 2024 года, 50 000 руб., это наш вклад.", False),
        ("Часть досок даёт областной музей, наш вклад – труд.", False),
    ],
)
def test_the_funds_money_is_no_contribution(fund: FundRules, said: str, *, seen: bool) -> None:
    assert bool(_seen("cofinancing-regional", _draft(fund, _line("Доски"), budget=f"Доски — 1 000 руб.\n{said}"), fund)) is seen


def test_partners_in_a_table_are_lines(fund: FundRules) -> None:
    table = "Партнёр\tЧто даёт\nШкола № 3\tКласс на 20 часов, письмо\nПекарня\t30 булок, письмо"
    field = read_application(f"Цель\nСад цветёт.\n\nПартнёры\n{table}\n\nКоманда\nИванова А. А., садовник", fund).get("partners")
    assert field is not None
    assert field.text.split("\n")[-2:] == ["Школа № 3\tКласс на 20 часов, письмо", "Пекарня\t30 булок, письмо"]


@pytest.mark.parametrize(
    ("organisation", "day"),
    [
        ("АНО «Сад». Зарегистрировано 5 мая 2025 года, раньше были кружком.", "5 мая 2025"),
        ("Общество «Сад», Пермь. ОГРН присвоен 5 мая 2025 года.", "5 мая 2025"),
        ("Общество «Сад», Пермь. Кружок при школе зарегистрирован 5 мая 2025 года.", None),
        ("Общество «Сад», Пермь. Внесены в реестр поставщиков 5 мая 2025 года.", None),
    ],
)
def test_registration_told_without_a_name(fund: FundRules, organisation: str, day: str | None) -> None:
    field = read_application(f"Цель\nСад цветёт.\n\nО нас\n{organisation}", fund).get("registered")
    assert (field is not None and day is not None and day in field.text) or (field is None and day is None)
