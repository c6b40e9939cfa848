"""Numbers, lengths and times that two places of a draft give differently, one sentence of ours for each way to write them."""

from decimal import Decimal

import pytest

from rag.numerals import in_digits
from rag.review.application import read_application
from rag.review.consistency import contradictions
from rag.review.fund import FundRules
from rag.review.language.quantities import quantities

_PLAN = "\nКалендарный план\n№\tЧто делаем\tНачало\tОкончание\tИтог\n"
_ROW = "{}\t{}\t{}\t{}\t{}\n"
_BUDGET = (
    "\nБюджет\nНаименование\tЦена\tКоличество\tСумма\tСофинансирование\tЗапрашиваемая сумма\tКомментарий\n"
    "{}\t100\t10\t1 000\t0\t1 000\t{}\nСемена\t100\t10\t1 000\t0\t1 000\tсад\n"
)
_DATES = "Дата начала\n01.03.2026\nДата окончания\n31.08.2026\n"


def _rows(*rows: tuple[str, str], starts: str = "01.04.2026", ends: str = "30.06.2026") -> str:
    return _PLAN + "".join(_ROW.format(n, title, starts, ends, results) for n, (title, results) in enumerate(rows, 1))


def _what(text: str, fund: FundRules) -> list[str]:
    return [found.what for found in contradictions(read_application(text, fund))]


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("полтысячи саженцев", "500 саженцев"),
        ("полсотни семей", "50 семей"),
        ("два десятка клубов", "20 клубов"),
        ("полторы сотни кустов", "150 кустов"),
        ("через полгода", "через 6 месяцев"),
    ],
)
def test_bunches_are_numbers(said: str, digits: str) -> None:
    assert in_digits(said) == digits


def test_each_after_hours_is_of_the_hours() -> None:
    told = quantities("провести 12 концертов, по 2 часа каждый в пяти клубах")
    assert [(q.value, q.each) for q in told] == [(Decimal(12), False), (Decimal(5), False)]


@pytest.mark.parametrize(
    ("goal", "told"),
    [
        ("Жители занимаются не реже одного раза в неделю.", True),
        ("Жители ходят на тренировки раз в месяц.", True),
        ("Жители занимаются ежемесячно.", True),
        ("Жители занимаются три раза в неделю.", False),
        ("Жители, которые сейчас занимаются раз в месяц, окрепли.", False),
        ("Газета рассказывает о занятиях раз в месяц.", False),
    ],
)
def test_how_often(goal: str, told: bool, fund: FundRules) -> None:
    text = f"Краткое описание\nУчастники занимаются не реже трёх раз в неделю.\nЦель\n{goal}\nЗадачи\nНаучить."
    assert ("Как часто" in _what(text, fund)) is told


def test_two_kinds_of_lessons_have_times_of_their_own(fund: FundRules) -> None:
    text = "Краткое описание\nЗанятия хора идут два раза в неделю.\nЦель\nПесня живёт.\nЗадачи\nНаучить." + _rows(
        ("Занятия хора", "поют"), ("Занятия студии раз в неделю", "играют")
    )
    assert "Как часто" not in _what(text, fund)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("двухдневный слёт", True),
        ("4-дневный слёт", True),
        ("недельный слёт", True),
        ("Слёт продлится пять дней", True),
        ("трёхдневный слёт", False),
        ("слёт", False),
        ("двухдневный поход", False),
    ],
)
def test_days_of_an_event(said: str, told: bool, fund: FundRules) -> None:
    text = f"Краткое описание\nПроведём {said}.\nЦель\nДружба.\nЗадачи\nСобрать." + _rows(
        ("Слёт юных лесоводов, три дня", "собрались"), starts="05.06.2026", ends="07.06.2026"
    )
    assert bool(_what(text, fund)) is told


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("7 месяцев с апреля 2026 года", True),
        ("с мая по июнь 2026 года, 4 месяца", True),
        ("весь период реализации проекта (год)", True),
        ("на весь срок проекта, то есть на 9 месяцев", True),
        ("все девять месяцев проекта", True),
        ("5 месяцев с апреля 2026 года", False),
        ("с мая по июнь 2026 года, 2 месяца", False),
        ("весь период реализации проекта (полгода)", False),
    ],
)
def test_months_of_the_project(comment: str, told: bool, fund: FundRules) -> None:
    text = f"{_DATES}Цель\nСад.\nЗадачи\nПосадить." + _BUDGET.format("Услуги садовника", comment)
    assert bool(_what(text, fund)) is told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("каждый второй школьник выступит на концерте", True),
        ("половина школьников выступит на концерте", True),
        ("не менее 60 % школьников выступят на концерте", True),
        ("каждый четвёртый школьник выступит на концерте", False),
        ("не менее 20 % школьников выступят на концерте", False),
        ("каждый второй школьник поёт дома", False),
    ],
)
def test_shares_of_people(said: str, told: bool, fund: FundRules) -> None:
    text = (
        f"Краткое описание\nУчим петь 80 школьников; {said}.\nЦель\nПесня.\nЗадачи\nНаучить."
        "\nРезультаты\n- Количество школьников, которые научились петь: 80\n- Количество школьников, которые выступили на концерте: 20\n"
    )
    assert bool(_what(text, fund)) is told


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        ("Мы опросили 46 школьников: 30 из 64 школьников не умеют плавать.", True),
        ("В анкетировании участвовали 46 школьников. 30 из 56 опрошенных школьников не умеют плавать.", True),
        ("Мы опросили 46 школьников: 52 не умеют плавать.", True),
        ("Из 46 школьников 52 сказали, что боятся воды.", True),
        ("Мы опросили 46 школьников: 30 из 46 не умеют плавать.", False),
        ("Мы опросили 46 школьников и 20 родителей: 30 из 66 человек боятся воды.", False),
        ("В районе 640 школьников. По опросу 30 из 46 школьников не умеют плавать, 12 человек боятся воды.", False),
    ],
)
def test_whom_a_survey_asked(problem: str, told: bool, fund: FundRules) -> None:
    assert bool(_what(f"Описание проблемы\n{problem}\nЦель\nПлавать.\nЗадачи\nНаучить.", fund)) is told


@pytest.mark.parametrize(
    ("summary", "problem", "told"),
    [
        ("Подход проверен в пилоте 2021 года.", "В 2024 году мы провели пилот.", True),
        ("Программа прошла апробацию в 2022 году.", "Зимой 2024 года прошёл пилотный курс.", True),
        ("Подход проверен в пилоте 2023–2024 годов.", "В 2024 году мы провели пилот.", False),
        ("Опыт 2021 года учтён.", "В 2024 году мы провели пилот.", False),
        ("Уже работаем с 12 школами района.", "Мы уже провели уроки: охвачено 9 школ.", True),
        ("Уже работают 9 школ района.", "Мы уже провели уроки: охвачено 9 школ.", False),
    ],
)
def test_what_was_before(summary: str, problem: str, told: bool, fund: FundRules) -> None:
    text = f"Краткое описание\n{summary}\nОписание проблемы\n{problem}\nЦель\nПлавать.\nЗадачи\nНаучить."
    assert bool(_what(text, fund)) is told


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("Сад посадили ещё 30 семей, всего 60 семей", True),
        ("Сад посадили дополнительно 45 семей", True),
        ("Сад посадили ещё 10 семей, всего 50 семей", False),
        ("Сад посадили те же 40 семей", False),
    ],
)
def test_rows_that_add_up(more: str, told: bool, fund: FundRules) -> None:
    text = "Цель\nСад.\nЗадачи\nСажать.\nРезультаты\n- Количество семей, которые посадили сад: 50\n" + _rows(
        ("Осенние посадки", "Сад посадили 40 семей"), ("Весенние посадки", more)
    )
    assert bool(_what(text, fund)) is told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("60 семей (40 в посёлке и 30 в селе)", True),
        ("60 семей: 40 из посёлка, 10 из села", True),
        ("60 жителей (25 женщин и 30 мужчин)", True),
        ("60 семей (в посёлке 40, в селе 10)", True),
        ("60 семей (40 в посёлке и 20 в селе)", False),
        ("60 семей (5 групп по 12 семей)", False),
        ("60 семей (из них 20 в селе)", False),
        ("шесть групп по 12 семей (4 в посёлке, 2 в селе)", False),
        ("60 детей (5 и 6 классы)", False),
    ],
)
def test_parts_in_brackets(said: str, told: bool, fund: FundRules) -> None:
    assert bool(_what(f"Краткое описание\nПомогаем: {said}.\nЦель\nСад.\nЗадачи\nСажать.", fund)) is told


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("14 лекций для тридцати школьников", True),
        ("14 лекций, группа из 30 школьников", True),
        ("14 лекций для 24 школьников", False),
        ("9 лекций для 20 школьников", False),
    ],
)
def test_people_paid_for(comment: str, told: bool, fund: FundRules) -> None:
    text = "Цель\nСлово.\nЗадачи\nУчить." + _rows(("Школа чтеца: 14 лекций", "24 школьника читают"), ("Вечер чтецов", "100 гостей"))
    assert bool(_what(text + _BUDGET.format("Лектор", comment), fund)) is told


@pytest.mark.parametrize(
    ("summary", "told"),
    [
        ("В конце пройдёт один общий концерт для всех.", True),
        ("В конце пройдёт единый концерт.", True),
        ("В конце пройдёт концерт в каждом селе.", False),
        ("В конце пройдут 4 концерта.", False),
    ],
)
def test_one_for_all(summary: str, told: bool, fund: FundRules) -> None:
    text = f"Краткое описание\n{summary}\nЦель\nМузыка.\nЗадачи\nИграть." + _rows(("Концерты в сёлах", "прошли 4 концерта"))
    assert bool(_what(text, fund)) is told


@pytest.mark.parametrize(
    ("years", "told"), [("опыт 24 года", True), ("стаж работы 30 лет", True), ("опыт 15 лет", False), ("опыт 17 лет", False)]
)
def test_years_of_work(years: str, told: bool, fund: FundRules) -> None:
    team = (
        "Команда проекта\nЧлен команды №1\n1. ФИО члена команды\nИванова Вера Петровна\n"
        "2. Должность или роль участника в заявленном проекте\nТренер\n"
        "4. Образовательные организации и специальности\nИнститут, тренер, 2003–2008\n"
        f"5. Опыт работы\n2010 – по настоящее время, тренер; {years}.\n6. Дополнительные сведения\nнет\n"
    )
    assert ("Сколько лет опыта" in _what(f"{_DATES}Цель\nСпорт.\nЗадачи\nУчить.\n{team}", fund)) is told


@pytest.mark.parametrize(
    ("summary", "plan", "told"),
    [
        ("Проведём 20 уроков в 4 школах, по семь уроков в каждой школе.", "по 5 уроков в школе", True),
        ("Проведём 20 уроков в 4 школах (6 на каждое учебное заведение).", "по 5 уроков в школе", True),
        ("Проведём 20 уроков в 4 школах, в каждой школе по пять уроков.", "по 5 уроков в школе", False),
        ("Проведём 20 уроков в 4 школах и 28 экскурсий, по семь в каждой школе.", "по 5 уроков в школе", False),
        ("Кроме уроков пойдём на экскурсии, по семь в каждой школе. 20 уроков в 4 школах.", "по 5 уроков в школе", False),
        ("Проведём 20 уроков, по семь в каждой школе. Школ в проекте 4, в 4 школах.", "по 5 уроков в школе", True),
        ("На одном уроке 15 школьников.", "на один урок 25 школьников", True),
        ("На одном уроке 25 школьников.", "на один урок 25 школьников", False),
    ],
)
def test_lessons_and_people_of_one_place(summary: str, plan: str, told: bool, fund: FundRules) -> None:
    text = f"Краткое описание\n{summary}\nЦель\nШахматы.\nЗадачи\nУчить." + _rows(("Шахматы", plan))
    assert bool(_what(text, fund)) is told


@pytest.mark.parametrize(
    ("partners", "told"),
    [
        ("Поликлиника проведёт осмотр 55 жителей.", True),
        ("Поликлиника измерит давление у пятидесяти пяти жителей.", True),
        ("Поликлиника проведёт осмотр 80 жителей.", False),
        ("Поликлиника даст врача на 55 приёмов.", False),
    ],
)
def test_people_whom_a_partner_measures(partners: str, told: bool, fund: FundRules) -> None:
    text = f"Цель\nЗдоровье.\nЗадачи\nУчить.\nПартнёры\n{partners}\n" + _rows(("Осмотр и замеры давления", "прошли 80 жителей"))
    assert bool(_what(text, fund)) is told


@pytest.mark.parametrize(
    ("goal", "future", "told"),
    [
        ("Научить плавать 130 школьников.", "Бассейн остаётся.", True),
        ("Научить плавать полторы сотни детей.", "Бассейн остаётся.", True),
        ("Научить плавать 90 школьников.", "95 школьников продолжат занятия.", True),
        ("Научить плавать 90 школьников.", "Ещё 95 новых школьников продолжат занятия.", False),
        ("Научить плавать девяносто школьников.", "40 школьников продолжат занятия.", False),
    ],
)
def test_people_promised_and_staying(goal: str, future: str, told: bool, fund: FundRules) -> None:
    text = (
        f"Цель\n{goal}\nЗадачи\nУчить.\nРезультаты\n- Количество школьников, которые научились плавать: 90\n"
        f"Дальнейшее развитие\n{future}\n" + _rows(("Плавание", "90 школьников плавают"))
    )
    assert bool(_what(text, fund)) is told


@pytest.mark.parametrize(("said", "told"), [("три смены", True), ("две смены", False), ("не менее двух смен", False)])
def test_rows_in_order(said: str, told: bool, fund: FundRules) -> None:
    text = f"Краткое описание\nПроведём {said}.\nЦель\nОтдых.\nЗадачи\nСобрать." + _rows(
        ("Первая смена", "отдых"), ("Вторая смена", "отдых")
    )
    assert bool(_what(text, fund)) is told


@pytest.mark.parametrize(("total", "told"), [("9 000", True), ("5 000", False)])
def test_reach_together(total: str, told: bool, fund: FundRules) -> None:
    text = "Цель\nКино.\nЗадачи\nСнимать." + _rows(
        ("Афиши", "Число просмотров 2 000"), ("Ролик", f"Число просмотров 3 000. Вместе с афишами число просмотров {total}")
    )
    assert bool(_what(text, fund)) is told
