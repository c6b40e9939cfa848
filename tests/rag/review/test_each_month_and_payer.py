"""What each of several makes together, what a month comes to, who pays, and how many months are paid: two places that cannot both be so."""

from dataclasses import replace
from datetime import date

import pytest

from rag.review.checks import CHECKS
from rag.review.checks.priced import not_priced
from rag.review.comparisons.each_and_all import each_and_all
from rag.review.comparisons.months_paid import months_paid
from rag.review.comparisons.who_pays import who_pays
from rag.review.fund import FundRules
from tests.rag.review.drafts import draft, line, tells


@pytest.mark.parametrize(
    ("summary", "results", "differ"),
    [
        ("Проект идёт в 4 школах.", "В каждой школе выберем 3 чтецов. Всего 15 чтецов выступят на финале.", True),
        ("Проект.", "На каждом участке высадим 12 саженцев, всего 84 саженца на 6 участках.", True),
        ("Проект.", "По 12 саженцев на каждом участке (6 участков). Всего 84 саженца.", True),
        ("Проект.", "5 отрядов по 8 волонтёров, все 45 волонтёров получат форму.", True),
        ("Участвуют 30 участников.", "Каждый участник сделает 2 игрушки, всего 80 игрушек.", True),
        ("Проект.", "5 отрядов по 8 волонтёров, все 40 волонтёров получат форму.", False),
        ("Проект.", "5 отрядов по 8 волонтёров, все 45 волонтёров (40 и 5 резервных) получат форму.", False),
        ("Проект идёт в 4 школах.", "В каждой школе 3 чтеца, всего 24 чтеца за 2 года.", False),
        ("Проект идёт в 4 школах.", "В каждой школе не менее 3 чтецов, всего 14 чтецов.", False),
        ("Проект идёт в 4 школах и 9 школах.", "В каждой школе 3 чтеца, всего 15 чтецов.", False),
        ("Пройдут 20 занятий.", "На каждом занятии 12 участников, всего 40 участников.", False),  # who come again
        ("Пройдут 4 спектакля.", "В каждом спектакле заняты 10 актёров, всего 15 актёров.", False),
        ("Учатся 30 человек.", "Каждый ученик посетит 6 занятий, всего 12 занятий.", False),  # with others
    ],
)
def test_each_and_all_of_them(summary: str, results: str, *, differ: bool) -> None:
    assert tells(each_and_all, draft(summary=summary, results=results)) == differ


@pytest.mark.parametrize(
    ("name", "comment", "given", "differ"),
    [
        ("Печать буклетов", "Полностью за счёт гранта.", 20_000, True),
        ("Печать буклетов", "Печать буклетов целиком оплачивает фонд.", 20_000, True),
        ("Печать буклетов", "100 % из средств гранта", 5_000, True),
        ("Печать буклетов", "За счёт гранта.", 5_000, False),
        ("Аренда зала", "Эти затраты возьмёт на себя партнёр.", 0, True),
        ("Аренда зала", "Расходы по этой строке полностью покрывает партнёр проекта.", 0, True),
        ("Аренда зала", "Оплачивается из собственных средств организации.", 0, True),
        ("Аренда зала", "Софинансирование.", 0, True),
        ("Аренда зала", "За счёт гранта оплатим звук.", 20_000, False),
        ("Аренда зала", "Охрана за счёт собственных средств.", 0, False),
        ("Аренда зала", "Все расходы на уборку берёт на себя партнёр.", 0, False),
        ("Аренда зала", "Не за счёт гранта.", 20_000, False),
        ("Аренда зала", "Часть стоимости – за счёт собственных средств.", 0, False),
        ("Аренда зала", "Эти расходы в прошлом году оплачивал партнёр.", 0, False),
    ],
)
def test_who_pays_a_line(name: str, comment: str, given: int, *, differ: bool) -> None:
    assert tells(who_pays, draft(lines=(line(name, comment, 20_000, given=given),))) == differ


@pytest.mark.parametrize(
    ("comment", "total", "told"),
    [
        ("Ведёт учёт весь период проекта, 6 000 рублей в месяц.", 20_000, True),
        ("Ежемесячно 6 000 рублей.", 20_000, True),
        ("6000 р/мес на протяжении всего проекта", 30_000, True),
        ("По 6 тыс. руб. ежемесячно в течение проекта.", 24_000, False),
        ("6 000 рублей в месяц.", 18_000, False),  # three of the four
        ("6 000 рублей в месяц.", 21_000, False),  # half a month
        ("15 000 рублей в месяц на весь срок, из них 5 000 доплачивает школа", 40_000, False),
        ("15 000 рублей в месяц каждому на весь срок", 120_000, False),
        ("15 000 рублей в месяц на весь срок для двух педагогов", 120_000, False),
        ("15 000 рублей в месяц, занятость 50 %, весь срок", 30_000, False),
        ("Полная стоимость 15 000 рублей в месяц весь срок, кружок занимает половину дней", 30_000, False),
        ("500 рублей в месяц весь срок проекта и подключение 1 000 рублей", 3_000, False),
        ("Весь период, обычная цена его услуг 30 000 рублей в месяц", 60_000, False),
    ],
)
def test_a_month_of_a_line(comment: str, total: int, *, told: bool) -> None:
    assert bool(not_priced(replace(line("Бухгалтер", comment, total), article="1.2"), (4,))) == told


@pytest.mark.parametrize(
    ("comment", "total", "told"),
    [("Стоит 9 000 рублей в месяц.", 32_000, True), ("Два зала, каждый 4 000 рублей в месяц.", 32_000, False)],
)
def test_a_month_of_a_line_that_counts_months(comment: str, total: int, *, told: bool) -> None:
    assert bool(not_priced(line("Аренда зала", comment, total, quantity=4, unit="мес."), (6,))) == told


def test_a_month_is_of_the_projects_own_length(fund: FundRules) -> None:
    pays = (line("Ведущий курса", "За весь срок проекта, 5 000 рублей в месяц.", 60_000),)
    assert [seen.message for seen in CHECKS["comment-formula"](draft(lines=pays), fund)] == [
        "«Ведущий курса»: в комментарии 5 000 в месяц, за 11 мес. это 55 000, а в строке другая сумма."
    ]


@pytest.mark.parametrize(
    ("name", "comment", "quantity", "unit", "differ"),
    [
        ("Хостинг сайта", "Ежемесячная плата", 18, "мес.", True),
        ("Подписка на редактор", "", 12, "мес.", True),
        ("Аренда студии", "Студия для записи, 22 месяца", 22, "мес.", True),
        ("Аренда студий", "Для записей", 22, "мес.", False),  # two of them
        ("Аренда студии", "2 комнаты по 8 мес.", 16, "мес.", False),
        ("Аренда студии", "", 11, "мес.", False),
        ("Аренда студии", "", 15, "час.", False),
        ("Связь", "Из них 1 месяц до проекта", 12, "мес.", False),
        ("Методист", "Оклад по трудовому договору", 15, "мес.", False),  # is told as pay
    ],
)
def test_months_that_a_line_counts(name: str, comment: str, quantity: int, unit: str, *, differ: bool) -> None:
    assert tells(months_paid, draft(lines=(line(name, comment, 90_000, quantity=quantity, unit=unit),))) == differ


@pytest.mark.parametrize(
    ("closing", "day", "told"),
    [
        ("Итоговая выставка выпускников мастерской", date(2026, 6, 10), True),
        ("Финальный показ по итогам мастерской", date(2026, 6, 10), True),
        ("Итоговая выставка выпускников первого потока мастерской", date(2026, 6, 10), False),
        ("Выпускники мастерской ведут кружки", date(2026, 6, 10), False),
        ("Итоговая выставка выпускников мастерской", date(2026, 9, 25), False),
    ],
)
def test_an_end_before_the_end_of_lessons(closing: str, day: date, fund: FundRules, *, told: bool) -> None:
    rows = (("Мастерская росписи", date(2026, 4, 1), date(2026, 9, 30)), (closing, day, day))
    assert bool(list(CHECKS["closing-first"](draft(*rows), fund))) == told


def test_an_end_of_each_half(fund: FundRules) -> None:
    ends = [("Итоговая выставка выпускников мастерской", day, day) for day in (date(2026, 6, 10), date(2026, 10, 2))]
    assert not list(CHECKS["closing-first"](draft(("Мастерская росписи", date(2026, 4, 1), date(2026, 9, 30)), *ends), fund))


@pytest.mark.parametrize(
    ("name", "comment", "told"),
    [
        ("Участие в конференции, г. Самара", "Авиабилеты Вологда – Самара – Вологда", True),
        ("Командировка координатора в Казань", "Форум по НКО, билеты", True),
        ("Участие в выставке игрушек", "Поездка руководителя: билеты Вологда – Тверь – Вологда", True),
        ("Командировка координатора в Казань", "Форум резчиков, билеты", False),  # the plan has it
        ("Командировка координатора", "Вологда – Череповец – Вологда, занятия", False),
        ("Проезд эксперта", "г. Москва – Вологда", False),
        ("Поездка за резцами, г. Тверь", "Для закупки резцов", False),
    ],
)
def test_a_trip_that_nothing_needs(name: str, comment: str, fund: FundRules, *, told: bool) -> None:
    row = ("Лаборатория резьбы в Вологде", date(2026, 4, 1), date(2026, 9, 30))
    forum = (("Форум резчиков", date(2026, 9, 5), date(2026, 9, 7)),) if "резчиков" in comment else ()
    known = draft(row, *forum, lines=(replace(line(name, comment), article="2"),), geography="Вологда, Череповец", summary="Резьба.")
    assert any("а в плане и в тексте проекта нет" in seen.message for seen in CHECKS["cost-without-activity"](known, fund)) == told
