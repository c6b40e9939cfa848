"""Rows that have their name above their labels, pay by the number of its article, a total by its number, days in fields of their own."""

from decimal import Decimal

import pytest

from rag.review.application import read_application
from rag.review.checks import CHECKS
from rag.review.fund import FundRules
from rag.review.reading.articles import article_of
from rag.review.reading.headings import everyday_keys
from rag.review.types import Draft
from tests.rag.review.drafts import draft, line

_SHOWN = """География
Посёлок Лузский: здесь живут и занимаются участники
Начало проекта
01.03.2027
Окончание проекта
31.07.2027
КАЛЕНДАРНЫЙ ПЛАН
Мероприятие №1 Школа лодочников
Задача: 1
Содержание: 6 занятий по 2 часа, вязка узлов
Место: Лузский, клуб
Когда: 01.03.2027 – 31.03.2027
Итог: 12 лодочников сдали зачёт
Мероприятие №2 Спуск лодок
Задача: 1
Содержание: гонка на реке
Место: Лузский
Когда: 15.05.2027 – 15.05.2027
Итог: 12 лодок на воде
БЮДЖЕТ
1.1 Оплата труда штатных
Расход №1 Мастер
Цена: 20 000
Количество: 5 мес.
Всего: 100 000
Софинансирование: 0
Запрашиваем: 100 000
Комментарий: полставки
1.3 Страховые взносы
Расход №2 Взносы со штата
Цена: 27 100
Количество: 1
Всего: 27 100
Софинансирование: 0
Запрашиваем: 27 100
Комментарий: {}
Итого по статье 1: 127 100 / 0 / 127 100
"""


def _read(fund: FundRules, comment: str = "27,1 % от 100 000") -> Draft:
    return read_application(_SHOWN.format(comment), fund)


def test_days_under_their_labels_are_no_geography(fund: FundRules) -> None:
    read = _read(fund)
    assert [field.text for field in read.texts("starts", "ends")] == ["01.03.2027", "31.07.2027"]
    assert not list(CHECKS["geography-not-in-plan"](read, fund))


def test_a_numbered_name_above_labels_is_the_name_of_its_row(fund: FundRules) -> None:
    read = _read(fund)
    assert [row.title for row in read.plan] == [
        "Школа лодочников. 6 занятий по 2 часа, вязка узлов. Лузский, клуб",
        "Спуск лодок. гонка на реке. Лузский",
    ]
    assert read.budget is not None
    assert [(cost.name, cost.article) for cost in read.budget.lines] == [("Мастер", "1.1"), ("Взносы со штата", "1.3")]


def test_an_old_rate_of_contributions_is_told_of_such_lines(fund: FundRules) -> None:
    assert "27,1" in next(CHECKS["contributions-rate"](_read(fund), fund)).message


@pytest.mark.parametrize(
    ("title", "article"),
    [
        ("1.1 Оплата труда штатных", "1.1"),
        ("1.2 Договоры", "1.2"),
        ("1.2 Работа по договорам", "1.2"),
        ("1. Оплата труда", "1"),
        ("1.2 Договоры аренды", "Договоры аренды"),
        ("2. Поездки", "2"),
        ("Поездки", "Поездки"),
        ("Договоры", "Договоры"),
    ],
)
def test_an_article_by_its_number_and_a_word(fund: FundRules, title: str, article: str) -> None:
    assert article_of(title, fund) == article


@pytest.mark.parametrize(("total", "told"), [("Итого 1", "1"), ("Всего по 1", "1")])
def test_a_total_by_its_number_is_of_all_parts_above_it(fund: FundRules, total: str, told: str) -> None:
    rows = "1.1 Штат\tМастер\t9 000\t2 мес.\t18 000\t0\t18 000\n1.2 Договоры\tПовар\t5 000\t1 дог.\t5 000\t0\t5 000"
    after = "3. Офис\tБумага\t1 000\t2 шт.\t2 000\t0\t2 000\nИтого 3\t\t\t\t2 000\t0\t2 000\nВсего по смете\t\t\t\t25 000\t0\t25 000"
    text = f"СМЕТА\nСтатья\tНа что\tЦена\tСколько\tВсего\tСвоё\tИз гранта\n{rows}\n{total}\t\t\t\t23 000\t0\t23 000\n{after}\n"
    budget = read_application(text, fund).budget
    assert budget is not None
    assert budget.articles[told][0].total == Decimal(23_000)
    assert budget.stated is not None


@pytest.mark.parametrize("heading", ["Главная цель", "Основная цель", "Цель"])
def test_the_main_goal_is_a_goal(heading: str) -> None:
    assert everyday_keys(heading) == ["goal"]


@pytest.mark.parametrize(
    ("name", "comment", "told"),
    [
        ("Материалы для стеллажей", "доски, лак, крепёж", 0),
        ("Пиломатериалы", "доска 25 мм", 0),
        ("Станок для досок", "для мастерской", 1),
    ],
)
def test_what_is_used_up_has_no_model(fund: FundRules, name: str, comment: str, told: int) -> None:
    assert len(list(CHECKS["equipment-no-model"](draft(lines=(line(name, comment),)), fund))) == told
