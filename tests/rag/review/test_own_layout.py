"""Layouts of authors: headings in capitals between signs, a table for each article, sums with a word in brackets."""

from decimal import Decimal

import pytest

from rag.review.application import read_application
from rag.review.fund import FundRules
from rag.review.types import Draft, Money

_LOUD = """== КРАТКО ==
Сорок соседей сажают сад.
Что делаем:
* копаем ямы;
* сажаем яблони.
== ЦЕЛЕВАЯ ГРУППА ==
Соседи пяти домов, 40 человек.
== ЦЕЛЬ ==
40 соседей ухаживают за садом.
== ПЛАН ==
Задача 1
1.1 Покупка саженцев. 01.04.2026 — 10.04.2026. 40 саженцев.
1.2 Посадка. 20.04.2026 — 30.04.2026. 40 соседей.
== КОМАНДА ==
- Орлов Иван Петрович, агроном.
== БЮДЖЕТ (руб.) ==
1. Люди
 1.1 штат
  Руководитель проекта: 20 000 × 6 мес. = 120 000 (грант). Половина ставки, договоры и отчёты.
 1.2 договоры с физлицами
  Агроном: 1 договор, 48 000 (грант). 24 занятия по 2 000.
 1.3 взносы
  с зарплаты 30,2 % от 120 000 = 36 240 (грант)
4. Инвентарь
  Стол 70×50: 17 500 × 2 = 35 000 (грант). Сам выезд бесплатный.
  Лопата: 900 × 40 = 36 000 (вклад). Магазин «Дача».
ВСЕГО 275 240. Софинансирование 36 000. ЗАПРОС 239 240.
"""


def _money(total: int, requested: int) -> Money:
    return Money(Decimal(total), Decimal(total - requested), Decimal(requested))


@pytest.fixture(scope="module")
def loud(fund: FundRules) -> Draft:
    return read_application(_LOUD, fund)


def test_what_a_loud_heading_opens_no_label_within_a_field_does(loud: Draft) -> None:
    fields = {key: field.text for key in ("summary", "groups", "goal") if (field := loud.get(key))}
    assert fields == {
        "summary": "Сорок соседей сажают сад.\nЧто делаем:\n* копаем ямы;\n* сажаем яблони.",
        "groups": "Соседи пяти домов, 40 человек.",
        "goal": "40 соседей ухаживают за садом.",
    }
    assert [row.title for row in loud.plan] == ["1.1 Покупка саженцев", "1.2 Посадка"]


def test_a_word_in_brackets_tells_whose_a_sum_is(loud: Draft) -> None:
    assert loud.budget is not None
    assert [(line.name, int(line.price or 0), int(line.quantity or 0)) for line in loud.budget.lines] == [
        ("Руководитель проекта", 20_000, 6),
        ("Агроном", 0, 0),
        ("с зарплаты 30,2 % от 120 000", 0, 0),
        ("Стол 70×50", 17_500, 2),
        ("Лопата", 900, 40),
    ]
    asked = [(120_000, 120_000), (48_000, 48_000), (36_240, 36_240), (35_000, 35_000), (36_000, 0)]
    assert [line.money for line in loud.budget.lines] == [_money(*sums) for sums in asked]
    assert loud.budget.stated is not None
    assert loud.budget.stated[0].requested == Decimal(239_240)


_TABLES = """Календарный план
№	Дело	Даты	Итог
З1.1	Покупка саженцев	01.04.2026 – 10.04.2026	40 саженцев
З2.1	Праздник сада	20.05.2026 – 20.05.2026	60 гостей
Смета, руб.
4. Саженцы
За что и почему	Цена × количество	Всего	Вклад	Из гранта
Саженцы яблони, для двора	500 × 40 шт.	20 000	0	20 000
Итого		20 000	0	20 000
7. Мероприятия
Чай на празднике: 60 гостей	100 × 60 чел.	6 000	1 000	5 000
Итого		6 000	1 000	5 000
Статьи 2 и 5 не используем. Всего 26 000, вклад 1 000, просим 25 000.
"""


def test_a_table_for_each_article_with_the_whole_in_words(fund: FundRules) -> None:
    draft = read_application("Цель\n40 соседей ухаживают за садом.\nЗадачи\n1. Посадить сад.\n2. Собрать соседей.\n" + _TABLES, fund)
    assert [(row.task, row.title) for row in draft.plan] == [(1, "Покупка саженцев"), (2, "Праздник сада")]
    assert draft.budget is not None
    assert [(line.article, int(line.price or 0), int(line.quantity or 0)) for line in draft.budget.lines] == [
        ("Саженцы", 500, 40),
        ("7", 100, 60),
    ]
    assert draft.budget.stated is not None
    assert draft.budget.stated[0] == _money(26_000, 25_000)
