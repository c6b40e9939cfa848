"""A mail in prose, and a page of markdown with labels in a list and tasks over the rows of the plan."""

from datetime import date

import pytest

from rag.review.application import read_application
from rag.review.fund import FundRules
from rag.review.reading.indicators import indicators
from rag.review.reading.listed_labels import labels_apart
from rag.review.reading.mail import without_mail
from rag.review.types import Field

_MAIL = """От: Анна <anna@example.ru>
Кому: Совет
Тема: заявка

Добрый вечер!

Назвали мы проект так: «Ткачихи: стан в каждом дворе». Идём по направлению «Культура».

Если совсем коротко. Мы учим соседок ткать на станах и продаём половики на ярмарках. Зимой ткём, летом показываем музеям.

Начинаем 1 марта 2027 года, заканчиваем 30 ноября 2027 года. Работаем в селе Ухта.

Теперь о проблеме. В селе осталось три ткачихи, и все они старше восьмидесяти лет, а учить некого.

Для этого две задачи. Первая — собрать соседок в мастерскую. Вторая — показать половики на ярмарках.

Что и когда делаем.
1–15 марта 2027 — собираем станы по дворам, 9 станов (первая задача).
До 20 апреля 2027 — чиним станы и покупаем нитки, 9 станов (первая задача).
С 1 марта по 30 ноября 2027 — ткём по субботам, 30 занятий (первая задача).
14 августа 2027 — везём половики на ярмарку, 200 гостей (вторая задача).

В цифрах получится вот что: соседок, умеющих ткать, — 12; половиков — 40.

Рассказывать будем так: газета района и доска у магазина.

Про деньги. Нитки стоят 100 рублей за моток, 300 мотков — 30 000 рублей. Шесть станов по 6 000 рублей — 36 000 рублей, но один из них
покупаем сами, на 6 000 рублей, так что просим на станы 30 000 рублей. Проезд на ярмарку 8 000 рублей.

Отправлено с телефона
"""


def test_a_mail_in_prose_tells_its_fields(fund: FundRules) -> None:
    draft = read_application(_MAIL, fund)
    told = {field.key: field.text for field in draft.fields.values()}
    assert told["title"] == "Ткачихи: стан в каждом дворе"
    assert told["summary"].startswith("Мы учим соседок")
    assert told["problem"].startswith("Теперь о проблеме")
    assert "доска у магазина" in told["media"]
    assert [int(one.value) for one in draft.indicators] == [12, 40]


def test_rows_that_begin_with_days_keep_them(fund: FundRules) -> None:
    rows = [(row.task, row.starts, row.ends) for row in read_application(_MAIL, fund).plan]
    assert rows == [
        (1, date(2027, 3, 1), date(2027, 3, 15)),
        (1, date(2027, 3, 1), date(2027, 4, 20)),
        (1, date(2027, 3, 1), date(2027, 11, 30)),
        (2, date(2027, 8, 14), date(2027, 8, 14)),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["Тема: ткачество", "Кружок ткёт."], id="a label of the project"),
        pytest.param(["Дата: март", "Кому: соседям", "Ткём."], id="labels that are no mail's"),
        pytest.param(["Письмо было", "отправлено с почты", *"абвгдеж"], id="a sentence"),
    ],
)
def test_labels_of_the_project_are_no_head_of_a_mail(lines: list[str]) -> None:
    assert without_mail(lines) == lines


def test_fields_in_a_list_are_labels() -> None:
    assert labels_apart(["Ткём.", "- когда: 1 мая — 1 июня 2027", "- где: село Ухта", "- кто: соседки"])[1:] == [
        "когда: 1 мая — 1 июня 2027",
        "где: село Ухта",
        "Для кого: соседки",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["- где: село Ухта", "- нитки: 300 мотков"], id="one field"),
        pytest.param(["- команда: 3 человека", "- партнёры: музей"], id="neither place nor days"),
        pytest.param(["- нитки", "- станы"], id="no labels"),
    ],
)
def test_other_lists_stay_as_they_are(lines: list[str]) -> None:
    assert labels_apart(lines) == lines


def test_tasks_over_the_rows_of_the_plan_are_the_tasks(fund: FundRules) -> None:
    text = (
        "# Ткачихи\n\n*направление:* **культура**\n\n## Цель\n\nСоседки ткут.\n\n## План: задачи и шаги\n\n### Задача 1. Собрать станы\n\n"
        "- **Обход дворов** — 01.05.2027–20.05.2027\n  - итог: 9 станов\n\n### Задача 2. Научить ткать\n\n"
        "- **Занятия** — 01.06.2027–30.11.2027\n  - итог: 30 занятий\n"
    )
    draft = read_application(text, fund)
    assert [task.quote for task in draft.tasks] == ["Собрать станы", "Научить ткать"]
    assert [(row.title, row.task) for row in draft.plan] == [("Обход дворов", 1), ("Занятия", 2)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Соседок обучено: 12", [("Соседок обучено", 12)]),
        ("Соседок обучено: 12. Станов починено: 9.", [("Соседок обучено", 12), ("Станов починено", 9)]),
        ("Станов — 9 штук; гостей — 200 человек", [("Станов", 9), ("гостей", 200)]),
        ("Соседки ткут дома. Половиков станет больше: 40.", [("Половиков станет больше", 40)]),
        ("Проверим по журналу за 2027 год; спросим 12 соседок", []),
    ],
)
def test_numbers_of_results_may_stand_in_one_line(text: str, found: list[tuple[str, int]]) -> None:
    read = indicators(Field("1.10", "Результаты", text, "заголовок", key="results"))
    assert [(one.name, int(one.value)) for one in read] == found
