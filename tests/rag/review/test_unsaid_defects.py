"""Defects told without the usual word: bonuses, debts, nights, feelings, books kept by the head, months and places of others."""

from datetime import date
from decimal import Decimal

import pytest

from rag.review.application import read_application
from rag.review.checks import CHECKS
from rag.review.comparisons.event_months import months_of_events
from rag.review.fund import FundRules
from rag.review.types import Activity, Budget, BudgetLine, Draft, Field, Money, Span


def _draft(*lines: BudgetLine, rows: tuple[tuple[str, date], ...] = (), **texts: str) -> Draft:
    plan = tuple(Activity(n, 1, row, day, day, Span("plan", row, 0, len(row)), None) for n, (row, day) in enumerate(rows, 1))
    fields = {key: Field(key, key, text, "заголовок", key=key, table=key in {"plan", "budget"}) for key, text in texts.items()}
    return Draft("черновик", fields, plan=plan, budget=Budget(lines, {}, None), starts=date(2026, 3, 1), ends=date(2027, 2, 28))


def _line(name: str, comment: str = "", *, article: str = "3", price: int = 20_000, unit: str = "", given: int = 0) -> BudgetLine:
    money = Money(Decimal(price), Decimal(given), Decimal(price - given))
    return BudgetLine(article, name, Decimal(price), Decimal(1), unit, money, comment, Span("budget", name, 0, len(name)))


def _seen(check: str, draft: Draft, fund: FundRules) -> list[str]:
    return [seen.message for seen in CHECKS[check](draft, fund)]


@pytest.mark.parametrize(
    ("article", "name", "comment", "seen"),
    [
        ("1.1", "Директор", "Оклад 20 000, остальное — ежемесячная доплата за высокие показатели.", True),
        ("1", "Педагог", "Ставка 15 000 и прибавка за качество работы.", True),
        ("1.1", "Педагог", "Поощряем за достигнутые результаты.", True),
        ("1.1", "Педагог", "Без доплат за результат, 0,5 ставки.", False),
        ("1.1", "Педагог", "Отвечает за результаты занятий.", False),
        ("3", "Вода", "Закрываем начисления водоканала за прошлую зиму.", True),
        ("3", "Тепло", "Рассчитываемся с котельной за прошлый отопительный сезон.", True),
        ("3", "Свет", "Компенсация счетов энергосбыта за прошлый год.", True),
        ("3", "Свет", "Закладываем столько же, сколько начислено за прошлый год.", False),
        ("3", "Тепло", "Тариф прошлого сезона, 9 месяцев.", False),
    ],
)
def test_bonuses_and_debts(fund: FundRules, article: str, name: str, comment: str, *, seen: bool) -> None:
    assert bool(_seen("forbidden-cost", _draft(_line(name, comment, article=article)), fund)) is seen


@pytest.mark.parametrize(
    ("comment", "unit", "seen"),
    [
        ("На одного: дорога 1 400, одна ночь в отдельном номере 9 200, суточные 1 400", "чел.", True),
        ("Поезд 3 200, гостиница 2 ночи на 17 200, суточные 3 × 700", "", True),
        ("Поезд 3 200, ночлег 1 ночь 8 900", "чел.", True),
        ("Поезд 3 200, гостиница 2 ночи на 15 000, суточные 3 × 700", "", False),
        ("Поезд на 2 человек 6 400, гостиница 1 ночь 9 000", "", False),
        ("Поезд 3 200, одна ночь в двухместном номере 9 200", "", False),
    ],
)
def test_nights_within_a_joint_line(fund: FundRules, comment: str, unit: str, *, seen: bool) -> None:
    draft = _draft(_line("Поездка в архив", comment, article="2", price=24_000, unit=unit))
    assert bool(_seen("hotel-limit", draft, fund)) is seen


@pytest.mark.parametrize(
    ("goal", "seen"),
    [
        ("Чтобы каждая семья наших защитников жила с ощущением опоры и знала, что она не одна.", True),
        ("Подарить одиноким старикам радость.", True),
        ("Чтобы дети почувствовали уверенность в себе.", True),
        ("Чтобы 40 детей почувствовали уверенность в себе.", False),
        ("Научить родителей ухаживать за детьми с уверенностью.", False),
        ("Пожилые люди живут дома, а не в интернате.", False),
    ],
)
def test_a_feeling_is_no_goal(fund: FundRules, goal: str, *, seen: bool) -> None:
    assert bool(_seen("goal-not-measurable", _draft(goal=goal), fund)) is seen


@pytest.mark.parametrize(
    ("told", "seen"),
    [
        ("Книги и отчёты в налоговую веду сама.", True),
        ("Отчётность в соцфонд сдаю сама, бухгалтера нет.", True),
        ("Сама веду книги и деклараций не боюсь.", True),
        ("Отчёты о занятиях пишу сама.", False),
        ("Отчёты в налоговую готовит бухгалтер.", False),
    ],
)
def test_the_head_keeps_the_books(fund: FundRules, told: str, *, seen: bool) -> None:
    draft = _draft(_line("Бухгалтерское сопровождение", "Договор с фирмой", article="6"), organisation=told)
    assert bool(_seen("bookkeeper-twice", draft, fund)) is seen


@pytest.mark.parametrize(
    ("comment", "seen"),
    [("Всё нужное для занятий, в ассортименте", True), ("По мере необходимости", True), ("Гуашь, бумага, клей", False)],
)
def test_a_lump_of_whatever_is_needed(fund: FundRules, comment: str, *, seen: bool) -> None:
    draft = _draft(_line("Материалы для студии", comment, article="7", unit="компл."))
    assert bool(_seen("lump-no-formula", draft, fund)) is seen


@pytest.mark.parametrize(("base", "paid", "seen"), [("200 000", 60_000, True), ("250 000", 75_000, False)])
def test_contributions_from_less_than_is_paid(fund: FundRules, base: str, paid: int, *, seen: bool) -> None:
    draft = _draft(
        _line("Директор", article="1.1", price=400_000),
        _line("Юрист", article="1.2", price=250_000),
        _line("Страховые взносы с", f"30 % от {base} руб.", article="1.3", price=paid),
    )
    assert bool(_seen("contributions-rate", draft, fund)) is seen


@pytest.mark.parametrize(
    ("media", "partners", "differ"),
    [
        ("Снимем ролик о ноябрьском выезде.", "", True),
        ("После октябрьского семейного выезда напишем статью.", "", True),
        ("Снимем ролик о мартовском выезде.", "", False),
        ("Напишем о выезде в газету.", "Колледж: аудитория для школы вожатых, 20 часов в сентябре 2026 года", True),
        ("Напишем о выезде в газету.", "Колледж: аудитория для школы вожатых, 20 часов в апреле 2026 года", False),
        ("Напишем о выезде в газету.", "Колледж: аудитория для школы вожатых, с сентября по май", False),
        ("Напишем о выезде в газету.", "Колледж: аудитория для школы вожатых, письмо получили в сентябре", False),
    ],
)
def test_a_month_of_an_activity(media: str, partners: str, *, differ: bool) -> None:
    rows = (("Семейный выезд на базу", date(2026, 3, 20)), ("Школа вожатых", date(2026, 4, 6)))
    assert bool(list(months_of_events(_draft(rows=rows, media=media, partners=partners or "Нет")))) is differ


@pytest.mark.parametrize(
    ("title", "geography", "seen"),
    [
        ("Выставка: Кедров, Луговое, Ельники, Раздолье", "г. Кедров, с. Луговое, с. Ельники", True),
        ("Выставка в Кедрове, Луговом и Раздолье", "Северный район: г. Кедров, с. Луговое, с. Ельники", True),
        ("Выставка: Кедров, Луговое, Ельники", "г. Кедров, с. Луговое, с. Ельники", False),
        ("Выставка: Кедров, Луговое, Раздолье", "Северный район, г. Кедров и с. Луговое", False),
        ("Жюри: Иванова, Петров, Сидоров", "г. Кедров, с. Луговое", False),
    ],
)
def test_a_place_among_known_ones(fund: FundRules, title: str, geography: str, *, seen: bool) -> None:
    draft = _draft(rows=((title, date(2026, 5, 4)),), geography=geography)
    assert bool(_seen("plan-place-outside", draft, fund)) is seen


def test_rows_that_name_tasks_by_number(fund: FundRules) -> None:
    plan = "№ задачи\tЧто делаем\tНачало\tКонец\tИтог\n" + "\n".join(
        f"{task}\t{what}\t0{month}.04.2026\t30.04.2026\t20 человек"
        for month, (task, what) in enumerate([(1, "Занятия"), (1, "Встречи"), (2, "Концерт"), (2, "Выставка")], 1)
    )
    draft = read_application(
        f"Цель\nНаучить детей петь\nЗадачи\n1. Учить пению\n2. Показать концерты\n3. Вырастить вожатых\nПлан\n{plan}", fund
    )
    assert any("вожатых" in said for said in _seen("plan-task-activities", draft, fund))
