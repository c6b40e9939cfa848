"""Drafts told in questions and answers: what a question asks is the heading of its answer."""

from datetime import date

import pytest

from rag.review.application import read_application
from rag.review.checks.calendar import plan_whole_project
from rag.review.fund import FundRules
from rag.review.reading.asked import under_questions
from rag.review.reading.headings import everyday_keys

_ASKED = """АНКЕТА

— Как называется ваш проект?
— Хор во дворе: песни трёх улиц.

— Опишите проект в двух фразах.
— Собираем хор из 30 соседей. Летом поём во дворах.

— Где вы будете работать?
— Город Ряжск.

— Когда начнёте и когда закончите?
— Начнём 1 марта 2026 года, закончим 30 ноября 2026 года.

— Кому нужен проект?
— Соседям трёх улиц.

— Чего хотите достичь?
— 30 соседей поют вместе.

— Какие задачи надо решить?
— Их две:
1) Собрать хор
2) Показать концерты

— Напишите по месяцам, что сделаете.
— Этап I. Сбор (II квартал 2026 года)
   а) запись в хор — в течение апреля 2026 (задача 1), итог: 30 певцов;
   б) закупка нот — до 15 мая 2026 (задача 1), итог: ноты.
Этап II. Концерты (III квартал 2026 года)
   в) концерты во дворах — с 1 июля по 30 августа 2026 (задача 2), итог: 6 концертов.

— Кто вам помогает?
— Школа № 2: даёт зал.
— Дом культуры: даёт пианино.

— Сколько это стоит?
— Считали так:
  • Пианино: 30 000 × 2 = 60 000; 10 000 даём сами, просим 50 000
  • Ноты: 100 × 30 = 3 000; просим всё
  • Взносы: 60 000 × 30,2 % = 18 120; просим всё

— Как о вас узнают?
— Газета «Ряжск», 1 200 подписчиков.

— Что будет, когда деньги закончатся?
— Хор останется при школе.
"""


def test_answers_stand_under_their_questions(fund: FundRules) -> None:
    draft = read_application(_ASKED, fund)
    told = {field.key: field.text for field in draft.fields.values()}
    assert told["title"] == "Хор во дворе: песни трёх улиц"
    assert told["geography"] == "Город Ряжск"
    assert told["goal"] == "30 соседей поют вместе"
    assert told["media"].startswith("Газета")
    assert told["future"].startswith("Хор останется")
    assert told["partners"].count("\n") == 1
    assert (draft.starts, draft.ends) == (date(2026, 3, 1), date(2026, 11, 30))
    assert [task.quote for task in draft.tasks] == ["Собрать хор", "Показать концерты"]


def test_stages_of_a_plan_are_no_rows_and_a_last_day_is_told_from_the_first_of_the_project(fund: FundRules) -> None:
    rows = [(row.title, row.task, row.starts, row.ends) for row in read_application(_ASKED, fund).plan]
    assert rows == [
        ("запись в хор", 1, date(2026, 4, 1), date(2026, 4, 30)),
        ("закупка нот", 1, date(2026, 3, 1), date(2026, 5, 15)),
        ("концерты во дворах", 2, date(2026, 7, 1), date(2026, 8, 30)),
    ]


def test_what_is_said_after_a_formula_tells_who_pays(fund: FundRules) -> None:
    budget = read_application(_ASKED, fund).budget
    assert budget
    money = [(line.name, int(line.money.total), int(line.money.requested)) for line in budget.lines if line.money]
    assert money == [("Пианино", 60000, 50000), ("Ноты", 3000, 3000), ("Взносы", 18120, 18120)]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["— Для кого?", "— Для детей.", "Цель", "Дети поют."], id="one question"),
        pytest.param(["— ноты;", "— пианино;", "— стулья;", "— зал."] * 3, id="a list"),
        pytest.param(["Зачем это детям?", "Они не знают песен.", "", "Кто поможет?", "Школа."], id="no dashes"),
    ],
)
def test_other_texts_stay_as_they_are(lines: list[str]) -> None:
    assert under_questions(lines) == lines


def test_questions_and_answers_may_be_called_so() -> None:
    lines = [line for asked in ("Где?", "Когда?", "Для кого?", "Зачем?") for line in (f"Вопрос: {asked}", "Ответ: там, где живём.")]
    assert under_questions(lines)[:6] == ["", "Где?", "там, где живём", "", "Когда?", "там, где живём"]


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        ("Кого вы ждёте?", ["groups"]),
        ("Чего вы хотите добиться?", ["goal"]),
        ("Какие задачи решаете?", ["tasks"]),
        ("Какие результаты вы получите?", ["results"]),
        ("Как вы узнаете, что стало лучше?", ["results"]),
        ("Как люди узнают о вас?", ["media"]),
        ("С кем вы договорились?", ["partners"]),
        ("Кто в вашей команде?", ["team"]),
        ("Куда хотим прийти", ["goal"]),
        ("После сентября", ["future"]),
        ("Как жить дальше", ["future"]),
        ("Расскажите о команде.", []),
        ("Опишите ваш опыт.", ["projects"]),
        ("Перечислите партнёров.", ["partners"]),
        ("Расскажите о проекте друзьям.", []),
        ("Опишите нам.", []),
        ("После уроков", []),
        ("Что будет на площади?", []),
        ("Информация о здоровье детей", []),
    ],
)
def test_a_question_in_the_second_person_names_its_field(line: str, keys: list[str]) -> None:
    assert everyday_keys(line) == keys


@pytest.mark.parametrize(("days", "told"), [("до 29 ноября 2026", False), ("с 1 марта по 29 ноября 2026", True)])
def test_what_is_done_by_the_end_does_not_last_for_all_of_the_project(days: str, told: bool, fund: FundRules) -> None:
    draft = read_application(_ASKED.replace("до 15 мая 2026", days), fund)
    assert draft.plan[1].ends == date(2026, 11, 29)
    assert bool(list(plan_whole_project(draft, fund))) is told


def test_questions_of_a_mail_are_headings_over_the_replies() -> None:
    asked = "> Где?\nв селе\n> Когда?\nлетом\n> Для кого?\nсоседям\n> Команда\nтри соседа"
    mail = f"Отвечаю ниже.\n{asked}\nС уважением\n> Добрый день!\n> Жду ответов."
    assert under_questions(mail.split("\n")) == [
        "Отвечаю ниже.",
        *["", "Где?", "в селе", "", "Когда?", "летом", "", "Для кого?", "соседям", "", "Команда", "три соседа"],
        *["С уважением", "", ""],
    ]


def test_what_is_called_a_question_needs_no_mark() -> None:
    asked = [
        "Вопрос: Где?",
        "Ответ: в селе",
        "Вопрос: Когда?",
        "Ответ: летом",
        "Вопрос: Кому?",
        "Ответ: всем",
        "Вопрос: Задачи. Не больше трёх",
    ]
    assert under_questions([*asked, "Ответ: Первая: посадить сад"])[-2:] == ["Задачи. Не больше трёх", "Первая: посадить сад"]
