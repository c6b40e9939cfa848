"""What `rag/review/reading/headings.py` and `rag/review/reading/told.py` promise: a draft in everyday words is read as the form is."""

from datetime import date
from decimal import Decimal

import pytest

from rag.review.application import read_application
from rag.review.fund import FundRules
from rag.review.reading.headings import everyday_keys
from rag.review.reading.told import told_amount, told_fields


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        ("Для кого", ["groups"]),
        ("В чём проблема?", ["problem"]),
        ("Почему мы за это взялись", ["problem"]),
        ("Что мы будем делать", ["plan"]),
        ("Сколько это стоит", ["budget"]),
        ("Деньги (просим у фонда, рублей)", ["budget"]),
        ("Кто нам помогает", ["partners"]),
        ("А дальше что?", ["future"]),
        ("Как о нас узнают", ["media"]),
        ("Кто мы", ["organisation"]),
        ("Где и когда", ["geography", "starts"]),
    ],
)
def test_a_heading_in_everyday_words_names_its_field(line: str, keys: list[str]) -> None:
    assert everyday_keys(line) == keys


@pytest.mark.parametrize(
    "line", ["Люди устали.", "Почему именно мы", "Этап 1", "Дети", "План мы составили вместе с жителями и администрацией села"]
)
def test_what_is_no_heading_names_none(line: str) -> None:
    assert everyday_keys(line) == []


_OWN = """Дворовый театр
О чём это. Подросткам посёлка некуда пойти вечером.
Мы — АНО «Рампа», зарегистрированы 5 июня 2024 года, направление — поддержка молодёжных проектов.
Для кого
Подростки 12–16 лет
Чего мы хотим
Цель: к ноябрю 2026 года 25 подростков играют в театре.
Задачи. Первая: собрать труппу; вторая: поставить спектакль.
Проект идёт с 1 марта по 30 ноября 2026 года. У фонда просим 112 тыс. рублей.
Что будем делать
- 1 марта – 30 апреля 2026 (задача 1). Набор и занятия в клубе. Итог: 25 подростков в труппе.
- 1 мая – 30 ноября 2026 (задача 2). Три спектакля.
Сколько стоит
Костюмы
- платья, 10 штук по 4 000: 40 000
- режиссёр: 8 000 в месяц × 9 месяцев: 72 000
Итого просим 112 000. Зал даёт школа.
Потом
Театр остаётся при школе.
"""


def test_a_draft_under_everyday_headings_is_a_whole_project(fund: FundRules) -> None:
    draft = read_application(_OWN, fund)

    assert draft.kind == "черновик"
    assert (draft.starts, draft.ends, draft.amount) == (date(2026, 3, 1), date(2026, 11, 30), Decimal(112_000))
    assert [task.quote for task in draft.tasks] == ["собрать труппу;", "поставить спектакль."]
    assert [(a.task, a.title, a.results and a.results.quote) for a in draft.plan] == [
        (1, "Набор и занятия в клубе", "25 подростков в труппе."),
        (2, "Три спектакля", None),
    ]
    assert draft.budget is not None
    assert [line.price for line in draft.budget.lines] == [4_000, 8_000]
    assert [line.quantity for line in draft.budget.lines] == [10, 9]
    assert [line.money.total for line in draft.budget.lines if line.money] == [40_000, 72_000]
    assert draft.budget.stated is not None
    assert draft.budget.stated[0].requested == 112_000


def test_what_is_told_in_passing_stands_for_its_field(fund: FundRules) -> None:
    told = told_fields(_OWN.split("\n"), fund)

    assert set(told) == {"direction", "registered", "starts"}
    assert told["starts"].startswith("Проект идёт с 1 марта")
    assert "5 июня 2024" in told["registered"]


@pytest.mark.parametrize(
    ("line", "amount"),
    [
        ("Просим грант 1 млн рублей.", 1_000_000),
        ("Запрашиваем у фонда 866 726 рублей.", 866_726),
        ("Просим 40 стульев у школы.", None),
        ("Просим 100 тыс. рублей, а если не хватит, просим 120 тыс. рублей.", None),
    ],
)
def test_the_sum_asked_is_told_in_words(line: str, amount: int | None) -> None:
    assert told_amount([line]) == amount


def test_children_registered_on_a_site_are_no_organisation(fund: FundRules) -> None:
    assert told_fields(["Дети зарегистрированы на сайте 5 июня 2024 года."], fund) == {}
