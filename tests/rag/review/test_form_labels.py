"""Drafts copied from a form: a table of two columns with tables inside of it, or a label over each value."""

from datetime import date
from decimal import Decimal

import pytest

from rag.review.application import read_application
from rag.review.fund import FundRules
from rag.review.language.printed import CELL_BREAK
from rag.review.reading.form_labels import columns_apart, with_marks
from rag.review.reading.records import with_totals
from rag.review.types import Draft, Money

_PASSPORT = """Школа проектов. Карточка проекта
Название проекта\tТихий берег: пункт проката лодок для слабовидящих Осташкова
Заявитель\tАНО «Берег», зарегистрирована 03.03.2018
Куратор\tПетрова Анна Ильинична
Срок реализации\t01.04.2026 – 30.09.2026
Целевая группа\tВзрослые с нарушением зрения
Проблема\tВ Осташкове 64 взрослых с нарушением зрения (данные общества слепых на 01.10.2025).
Команда. Спасателей в городе нет, а причал закрыт.
Мероприятия: городской праздник раз в год, и только он.
Цель\tДать 30 взрослым с нарушением зрения отдых на воде
Задачи\t1. Научить
2. Провести прогулки
План\tЗадача\tЧто делаем\tНачало\tОкончание\tИтог
1\tЗанятия по гребле на пруду\t05.04.2026\t20.05.2026\tЗанятия прошли 30 человек
2\tПрогулки по озеру\t01.06.2026\t30.08.2026\t20 прогулок, 30 человек
Количественные результаты\tВзрослые, прошедшие занятия: 30
Качественные результаты и способы их оценки\tУчастники увереннее держатся на воде, проверим по листам наблюдения
Команда\tИванов Пётр Ильич – инструктор по гребле
Юдина Вера Олеговна – директор
Партнёры\tСпасательная станция: дежурный катер, письмо
Смета, руб.\tНаименование\tЦена\tКоличество\tВсего\tСофинансирование\tЗапрашивается
1. Оплата труда
Инструктор (1.2)\t20 000\t5 мес.\t100 000\t0\t100 000
Итого по статье 1\t\t\t100 000\t0\t100 000
4. Оборудование
Лодка\t50 000\t2 шт.\t100 000\t20 000\t80 000
Итого по статье 4\t\t\t100 000\t20 000\t80 000
ВСЕГО\t\t\t200 000\t20 000\t180 000
Ресурсы организации\tПричал и сарай
Дальнейшее развитие\tПрокат останется на станции"""

_SITE = """1. О проекте

Грантовое направление
Охрана окружающей среды и защита животных

Название проекта
Сад у маяка: яблони на пустыре Онеги

Краткое описание проекта
Пустырь у маяка зарос, и гулять там негде.
Мы посадим сад:
- 60 яблонь;
- 4 скамьи.

География проекта
Архангельская область, город Онега

Дата начала реализации проекта
01.04.2026

Дата окончания реализации проекта
30.09.2026

Целевая группа
Жители Поморской улицы Онеги

Описание проблемы целевой группы, обоснование социальной значимости
На улице 210 жителей, и ни одного сквера (данные округа на 01.09.2025).
Кто ещё помогает: школа сажает цветы у крыльца.

Цель проекта
Вырастить сад силами 40 жителей

Задачи проекта
1. Посадить сад
2. Научить соседей обрезке

Партнёры проекта
Питомник «Двина»: саженцы, письмо

2. Руководитель и команда

Член команды
Орлов Илья Петрович, садовод. Ведёт посадки.

Член команды
Белова Анна Юрьевна, координатор. Собирает соседей.

3. Организация-заявитель

Полное наименование
Автономная некоммерческая организация «Маяк»

Дата регистрации
12.02.2019

Кто ведёт бухгалтерский учёт
Фирма ООО «Счёт» по договору

4. Календарный план

Мероприятие 1
Посадка яблонь
Решаемая задача
Посадить сад
Дата начала
01.04.2026
Дата окончания
20.05.2026
Ожидаемые итоги
60 яблонь

Мероприятие 2
Уроки обрезки
Решаемая задача
Научить соседей обрезке
Дата начала
01.06.2026
Дата окончания
30.06.2026
Ожидаемые итоги
4 урока, 40 человек

5. Бюджет

1.2. Выплаты физическим лицам по гражданско-правовым договорам
Наименование
Садовод
Стоимость единицы
30 000,00
Количество
1 договор
Общая стоимость
30 000,00
Софинансирование
0,00
Запрашиваемая сумма
30 000,00

Итого по разделу 1.2. 30 000,00 / 0,00 / 30 000,00

7. Расходы на проведение мероприятий
Наименование
Саженцы яблони
Стоимость единицы
900,00
Количество
60 шт.
Общая стоимость
54 000,00
Софинансирование
9 000,00
Запрашиваемая сумма
45 000,00

Итого по разделу 7. 54 000,00 / 9 000,00 / 45 000,00

Итого
Общая стоимость проекта
84 000,00
Софинансирование
9 000,00
Запрашиваемая сумма гранта
75 000,00"""


def _begins(draft: Draft, key: str) -> str:
    field = draft.get(key)
    return field.text if field else ""


def test_a_table_of_two_columns(fund: FundRules) -> None:
    draft = read_application(_PASSPORT, fund)
    assert _begins(draft, "title").startswith("Тихий берег")
    assert _begins(draft, "problem").count("\n") == 2
    assert _begins(draft, "groups") == "Взрослые с нарушением зрения"
    assert _begins(draft, "team").startswith("Иванов")
    assert _begins(draft, "resources") == "Причал и сарай"
    assert "по листам наблюдения" in _begins(draft, "results")
    assert "Петрова" not in "".join(_begins(draft, key) for key in ("organisation", "title", "team"))
    assert [(row.task, row.starts) for row in draft.plan] == [(1, date(2026, 4, 5)), (2, date(2026, 6, 1))]
    assert draft.budget is not None
    assert [line.name for line in draft.budget.lines] == ["Инструктор (1.2)", "Лодка"]
    assert draft.budget.stated is not None
    assert draft.budget.stated[0] == Money(Decimal(200_000), Decimal(20_000), Decimal(180_000))


def test_a_cell_of_several_lines_is_the_text_below_its_label(fund: FundRules) -> None:
    broken = _PASSPORT.replace("1. Научить\n2. Провести", f"1. Научить{CELL_BREAK}2. Провести")
    assert [task.quote for task in read_application(broken, fund).tasks] == ["Научить", "Провести прогулки"]


def test_a_form_of_a_site(fund: FundRules) -> None:
    draft = read_application(_SITE, fund)
    assert _begins(draft, "summary").endswith("4 скамьи.")
    assert "школа сажает цветы" in _begins(draft, "problem")
    assert _begins(draft, "partners") == "Питомник «Двина»: саженцы, письмо"
    assert [line[:5] for line in _begins(draft, "team").split("\n\n")] == ["Орлов", "Белов"]
    assert _begins(draft, "organisation").startswith("Автономная")
    assert _begins(draft, "registered") == "12.02.2019"
    assert _begins(draft, "bookkeeping").startswith("Фирма")
    assert len(draft.plan) == 2
    assert draft.budget is not None
    assert [line.name for line in draft.budget.lines] == ["Садовод", "Саженцы яблони"]
    assert [sums.requested for sums, _ in draft.budget.articles.values()] == [Decimal(30_000), Decimal(45_000)]
    assert draft.amount == Decimal(75_000)


@pytest.mark.parametrize(
    "text",
    [
        "Цель\tнаучить\nЗадачи\tпровести занятия\nСрок\tодин год",  # a table within a draft of one's own
        "Цель\nНаучить гребле\n\nЗадачи\nПровести занятия\n\nСроки\n01.04.2026 – 30.09.2026",
    ],
)
def test_a_few_labels_make_no_form(fund: FundRules, text: str) -> None:
    lines = text.split("\n")
    assert columns_apart(lines, fund) == lines
    assert with_marks(lines, fund) == lines


_HEAD = "Наименование\tЦена\tКоличество\tВсего\tСвои\tГрант"


@pytest.mark.parametrize(
    ("lines", "total"),
    [
        (["Итого по статье 4: 900 / 100 / 800"], "Итого по статье 4\t\t\t900\t100\t800"),
        (["Всего", "Общая стоимость", "900,00", "Свои средства", "100,00", "Сумма гранта", "800,00"], "Всего\t\t\t900,00\t100,00\t800,00"),
        (["Итого по статье 4: 900"], "Итого по статье 4: 900"),
        (["Всего", "Общая стоимость", "900,00"], "Всего"),
    ],
)
def test_a_total_below_a_table(lines: list[str], total: str) -> None:
    assert with_totals([_HEAD, "Лодка\t450\t2\t900\t100\t800", *lines])[2] == total
