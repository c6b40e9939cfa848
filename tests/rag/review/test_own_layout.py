"""Layouts of authors: headings in capitals between signs, a table for each article, sums with a word in brackets."""

from decimal import Decimal

import pytest

from rag.review.application import read_application
from rag.review.consistency import contradictions
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


@pytest.mark.parametrize(
    "row",
    [
        "Автобус в парк\t1 800\t100 час\t180 000\t90 000\t90 000\tс мая по октябрь 2026 года",
        "1) Автобус в парк – 11 000 × 9 рейс = 99 000, грант 99 000. " + "Четыре концерта в городе и два в посёлке, сорок мест. " * 3,
    ],
)
def test_events_among_articles_are_lines_of_the_budget(row: str, fund: FundRules) -> None:
    head = "Наименование\tЦена\tКоличество\tВсего\tСвоё\tГрант\tОбоснование\n" if "\t" in row else ""
    first = (
        "Чай\t100\t60 чел.\t6 000\t1 000\t5 000\tна встрече" if "\t" in row else "1) Чай – 100 × 60 чел. = 6 000, грант 6 000. На встрече."
    )
    draft = read_application(f"Цель\nДвор чист.\nБюджет\n6. Услуги\n{head}{first}\n7. Мероприятия\n{row}\n", fund)
    assert draft.budget is not None
    assert [line.name for line in draft.budget.lines] == ["Чай", "Автобус в парк"]
    assert not draft.plan
    assert not draft.unread


def test_a_size_is_no_product(fund: FundRules) -> None:
    line = "- наклейки 6х9 см: 12 х 3000 шт = 36 000; софинансирование 0; просим 36 000."
    draft = read_application(f"Цель\nДвор чист.\nБюджет\n{line}\n- мел: 10 х 100 шт = 1 000; софинансирование 0; просим 1 000.", fund)
    assert draft.budget is not None
    assert [(int(line.price or 0), line.money) for line in draft.budget.lines] == [(12, _money(36_000, 36_000)), (10, _money(1_000, 1_000))]


@pytest.mark.parametrize(
    ("results", "media"),
    [
        ("Количественные: 12 записей.", "Осенью 6 записей, весной ещё 6 выпусков."),
        ("45 человек поют в хоре.", "25 человек в городе, 12 в посёлке и 8 поют дома."),
    ],
)
def test_what_goes_on_is_a_part(results: str, media: str, fund: FundRules) -> None:
    text = f"Краткое описание\n{media}\nРЕЗУЛЬТАТЫ В ЦИФРАХ\n{results}\nЧто за беда\nВ городе 1 870 человек живут одни."
    assert contradictions(read_application(text, fund)) == ()


_ALONE = """Кратко
Сорок соседей сажают сад.

Проблема
Во дворах пяти домов нет ни одного дерева.
Кто рядом с нами. Школа сажает цветы, а деревьев не сажает никто.
Если ничего не делать, двор займут машины.

Обоснование срока
Яблони приживаются два года.

Цель
40 соседей ухаживают за садом.

Команда
Орлов Иван Петрович, агроном.
{}"""


@pytest.mark.parametrize(
    ("rest", "partners"),
    [
        ("\nПартнёры\nПитомник даёт саженцы.\n", "Питомник даёт саженцы."),
        ("", "Школа сажает цветы, а деревьев не сажает никто.\nЕсли ничего не делать, двор займут машины."),
    ],
)
def test_a_sentence_heads_no_field_that_has_a_heading_of_its_own(rest: str, partners: str, fund: FundRules) -> None:
    draft = read_application(_ALONE.format(rest), fund)
    told, problem = draft.get("partners"), draft.get("problem")
    assert told is not None
    assert problem is not None
    assert told.text == partners
    assert ("Кто рядом с нами. Школа" in problem.text) == bool(rest)
    assert problem.text.endswith("Обоснование срока\nЯблони приживаются два года.")
