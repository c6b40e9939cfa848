"""Ages, hours, places, sums and numbers of the project's own that one field tells and another gainsays."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from rag.review.comparisons.ages import ages
from rag.review.comparisons.claimed import claimed
from rag.review.comparisons.course_hours import course_hours
from rag.review.comparisons.courses import lessons
from rag.review.comparisons.days_long import days_long
from rag.review.comparisons.event_place import event_place
from rag.review.comparisons.grant_told import grant_told
from rag.review.comparisons.of_project import of_project
from rag.review.comparisons.put_into import put_into
from rag.review.comparisons.unheard import unheard
from rag.review.comparisons.waits import waits
from rag.review.consistency import contradictions
from rag.review.findings import Contradiction
from rag.review.types import Activity, Budget, BudgetLine, Draft, Field, Indicator, Money, Span


def _draft(rows: tuple[str, ...] = (), lines: tuple[tuple[str, str], ...] = (), **texts: str) -> Draft:
    """A draft whose plan has these rows, of five days each, their results after « => », and whose budget these lines with comments."""
    plan = "\n\n".join(row.replace(" => ", "\n\n") for row in rows)
    texts = {**texts, **({"plan": plan} if rows else {})}
    fields = {key: Field(key, key, text, "заголовок", key=key, table=key in {"plan", "budget"}) for key, text in texts.items()}
    budget = Budget(tuple(_line(*line) for line in lines), {}, (_money(900_000), Span("budget", "", 0, 0))) if lines else None
    return Draft("заявка", fields, plan=tuple(_row(n, row, fields["plan"]) for n, row in enumerate(rows, 1)), budget=budget)


def _row(number: int, row: str, plan: Field) -> Activity:
    title, _, results = row.partition(" => ")
    start, after = plan.text.index(title), plan.text.find(results) if results else -1
    told = plan.span(after, after + len(results)) if results else None
    first = date(2027, number, 10)
    return Activity(number, None, title, first, first.replace(day=14), plan.span(start, start + len(title)), told)


def _money(requested: int) -> Money:
    return Money(Decimal(requested + 50_000), Decimal(50_000), Decimal(requested))


def _line(name: str, comment: str) -> BudgetLine:
    return BudgetLine("7", name, None, None, "", _money(70_000), comment, Span("budget", name, 0, len(name)))


def _values(found: list[Contradiction]) -> list[set[str]]:
    return [{value.value for value in one.values} for one in found]


@pytest.mark.parametrize(
    ("groups", "summary", "differ"),
    [
        ("Жители посёлка от 65 лет", "Набираем в хор жителей старше шестидесяти лет.", {"от 65 лет", "от 60 лет"}),
        ("Пенсионеры 55+", "Приглашаем в студию людей от 50 лет.", {"от 55 лет", "от 50 лет"}),
        ("Жители посёлка от 65 лет", "В хор зовём всех жителей 65 лет и старше.", None),
        ("Жители посёлка от 65 лет", "Помогают волонтёры от 18 лет.", None),
        ("Жители посёлка от 65 лет", "На концерт приглашаем жителей от 50 лет.", None),
        ("Подростки 12–20 лет", "В поход идут 8 волонтёров 16–20 лет.", None),
        ("Подростки 12–20 лет", "В поход идут подростки 14–20 лет.", {"12–20 лет", "14–20 лет"}),
    ],
)
def test_ages(groups: str, summary: str, differ: set[str] | None) -> None:
    found = _values(list(ages(_draft(groups=groups, summary=summary))))
    assert found == ([differ] if differ else [])


@pytest.mark.parametrize(
    ("summary", "future", "differ"),
    [
        ("Работаем в трёх библиотеках.", "Четыре библиотеки — участницы проекта оставят кружки.", {"3", "4"}),
        ("Работаем в трёх библиотеках.", "Кружок останется в каждой из пяти библиотек проекта.", {"3", "5"}),
        ("Работаем в трёх библиотеках.", "Три библиотеки проекта оставят кружки.", None),
        ("Работаем в трёх библиотеках.", "В двух библиотеках проекта кружки будут по субботам.", None),
        ("Работаем в трёх библиотеках.", "К нам хотят четыре библиотеки соседнего района.", None),
    ],
)
def test_the_project_has_so_many(summary: str, future: str, differ: set[str] | None) -> None:
    found = _values(list(of_project(_draft(summary=summary, goal="Кружки в трёх библиотеках.", future=future))))
    assert found == ([differ] if differ else [])


def test_in_one_field_the_project_has_two_numbers() -> None:
    told = "В шести клубах, где мы будем работать, тесно. Ни в одном из четырёх клубов проекта нет сцены."
    assert _values(list(of_project(_draft(problem=told)))) == [{"6", "4"}]


@pytest.mark.parametrize(
    ("summary", "row", "differ"),
    [
        ("Десять вожатых пройдут курс первой помощи, 18 часов.", "Курс первой помощи для вожатых, всего 24 часа", {"18", "24"}),
        ("Школа звонарей: пять занятий по 3 часа.", "Школа звонарей: четыре занятия по 3 часа", {"15", "12"}),
        ("Десять вожатых пройдут курс первой помощи, 24 часа.", "Курс первой помощи для вожатых: 12 занятий по 2 часа", None),
        ("Курс первой помощи для вожатых, 18 часов.", "Курс лепки для малышей, 24 часа", None),
        ("Курс для вожатых двух групп по первой помощи, 48 часов.", "Курс первой помощи для вожатых, 24 часа в каждой группе", None),
        ("", "Школа вожатых: три встречи по 4 часа => Вожатые прошли 16 часов подготовки", {"12", "16"}),
        ("", "Школа вожатых: три встречи по 4 часа => Вожатые прошли 12 часов подготовки", None),
    ],
)
def test_hours_of_a_course(summary: str, row: str, differ: set[str] | None) -> None:
    found = _values(list(course_hours(_draft((row,), summary=summary))))
    assert found == ([differ] if differ else [])


@pytest.mark.parametrize(
    ("rows", "differ"),
    [
        (("Школа вожатых «Костёр». Два выезда в июне, 28 часов. Калуга",), {"28", "32"}),
        (("Школа вожатых «Костёр». Два выезда в июне, 32 часа. Калуга",), None),
        (("Школа вожатых. Первый выезд, 14 часов",), None),
        (("Школа вожатых. Выезд, 14 часов", "Школа вожатых. Второй выезд"), None),
        (("Школа вожатых. Два выезда, в каждой группе 28 часов",), None),
        (("Школа садовников. Два выезда, 28 часов",), None),
        (("Школа вожатых. Аренда зала на 28 часов",), None),
    ],
)
def test_hours_stand_apart_from_the_name_of_the_course(rows: tuple[str, ...], differ: set[str] | None) -> None:
    found = _values(list(course_hours(_draft(rows, summary="Школа вожатых, 32 часа."))))
    assert found == ([differ] if differ else [])


@pytest.mark.parametrize(
    ("comment", "summary", "differs"),
    [
        ("Ужин на сорок человек в Тарусе (мероприятие 1)", "", True),
        ("Ужин на сорок человек в Калуге (мероприятие 1)", "", False),
        ("Закупаем посуду в Тарусе (мероприятие 1)", "", False),
        ("Ужин для гостей", "Ярмарка ремёсел пройдёт в Тарусе.", True),
        ("Ужин для гостей", "Ярмарка ремёсел пройдёт в Калуге, гости едут в Тарусу.", False),
        ("Ужин для гостей", "На ярмарку приедут мастера из Тарусы.", False),
    ],
)
def test_one_event_is_in_one_place(comment: str, summary: str, *, differs: bool) -> None:
    draft = _draft(("Ярмарка ремёсел. Калуга, сквер",), (("Питание", comment),), geography="город Калуга, город Таруса", summary=summary)
    assert bool(list(event_place(draft))) == differs


@pytest.mark.parametrize(
    ("geography", "row", "differs"),
    [
        ("Калуга, Таруса. Торжок — только летний лагерь", "Летний лагерь хора, Ярославль", True),
        ("Калуга, Таруса. Торжок (летний лагерь)", "Летний лагерь хора. Калуга, турбаза", True),
        ("Калуга, Таруса. Торжок — только летний лагерь", "Летний лагерь хора в Торжке", False),
        ("Калуга, Таруса. Торжок — только летний лагерь", "Летний лагерь хора: из Ярославля в Торжок", False),
        ("Калуга, Таруса. Торжок — только летний лагерь", "Летний лагерь хора, турбаза «Волна»", False),
        ("Калуга, Таруса — концерты, Торжок — летний лагерь", "Летний лагерь хора, Торжок", False),
        ("Калуга, Таруса: летний лагерь", "Летний лагерь хора, Калуга", False),
    ],
)
def test_an_event_is_where_the_geography_has_it(geography: str, row: str, *, differs: bool) -> None:
    assert bool(list(event_place(_draft((row,), geography=geography)))) == differs


@pytest.mark.parametrize(
    ("row", "differs"),
    [
        ("Чтения вслух. Калуга, Боровск", True),
        ("Чтения вслух. Калуга, Таруса", False),
        ("Чтения вслух. Калуга, Малоярославец", False),
        ("Чтения вслух. Калуга, Дворец детей", False),
    ],
)
def test_a_place_told_once(row: str, *, differs: bool) -> None:
    places = {"geography": "город Калуга, город Таруса", "partners": "Поможет библиотека Малоярославца."}
    assert bool(list(event_place(_draft((row,), **places)))) == differs  # type: ignore[arg-type]  # the rest are texts


@pytest.mark.parametrize(
    ("text", "differ"),
    [
        ("Из 950 000 руб., запрашиваемых у фонда, треть пойдёт на костюмы.", {"950 000", "900 000"}),
        ("Просим у фонда один миллион сто тысяч рублей.", {"1 100 000", "900 000"}),
        ("Полная стоимость проекта 970 000 руб.", {"970 000", "950 000"}),
        ("Просим у фонда 900 тыс. руб.", None),
        ("Просим 120 000 руб. на костюмы.", None),
        ("Получили грант в размере 300 000 руб. от губернатора.", None),
    ],
)
def test_sums_of_all(text: str, differ: set[str] | None) -> None:
    found = _values(list(grant_told(_draft(lines=(("Костюмы", ""),), future_sources=text))))
    assert found == ([differ] if differ else [])


@pytest.mark.parametrize(
    ("row", "comment", "differ"),
    [
        ("Летний лагерь, пять дней", "40 ребят × 8 дней", {"8 дней", "5 дней"}),
        ("Летний лагерь, пять дней", "40 ребят × 5 дней", None),
        ("Летний лагерь, две смены", "40 ребят × 8 дней", None),
        ("Летний лагерь, пять дней", "40 ребят × 10 дней, два лагеря", None),
    ],
)
def test_meals_of_an_event(row: str, comment: str, differ: set[str] | None) -> None:
    found = _values(list(days_long(_draft((row,), (("Питание в лагере", comment),)))))
    assert found == ([differ] if differ else [])


@pytest.mark.parametrize(
    ("row", "differ"),
    [
        ("Школа: к учёбе приступают восемнадцать наставников", {"14", "18"}),
        ("Школа: к учёбе приступают четырнадцать наставников", None),
        ("Отбор: восемнадцать наставников подали заявки", None),
    ],
)
def test_learners_of_the_plan(row: str, differ: set[str] | None) -> None:
    draft = _draft((row,), results="Количество обученных наставников: 14")
    told = Indicator("Количество обученных наставников", Decimal(14), draft.fields["results"].whole)
    assert _values(list(unheard(replace(draft, indicators=(told,))))) == ([differ] if differ else [])


@pytest.mark.parametrize(
    ("rows", "differ"),
    [
        (("Лепка: по 10 занятий в каждой школе", "Роспись: по 4 занятия в каждой школе"), {"6", "4"}),
        (("Лепка: по 10 занятий в каждой школе", "Роспись: по 6 занятий в каждой школе"), None),
        (("Лепка: по 10 занятий в каждой школе",), None),
        (("Лепка в двух группах, по 9 занятий в каждой => 20 занятий",), {"по 9", "20"}),
        (("Лепка в двух группах, по 9 занятий в каждой => 18 занятий",), None),
    ],
)
def test_lessons_and_their_parts(rows: tuple[str, ...], differ: set[str] | None) -> None:
    summary = "В каждой школе пройдут 16 занятий: десять по лепке и шесть по росписи."
    assert _values(list(lessons(_draft(rows, summary=summary)))) == ([differ] if differ else [])


@pytest.mark.parametrize(
    ("problem", "differs"),
    [
        ("Очередь к логопеду доходит до трёх недель. Логопеда ждут по два-три месяца.", True),
        ("Очередь к логопеду доходит до трёх месяцев. Логопеда ждут по два-три месяца.", False),
        ("Очередь к логопеду доходит до трёх недель. Окулиста ждут по два-три месяца.", False),
    ],
)
def test_how_long_one_waits(problem: str, *, differs: bool) -> None:
    assert bool(list(waits(_draft(problem=problem)))) == differs


@pytest.mark.parametrize(
    ("texts", "differ"),
    [
        ({"summary": "Зовём двенадцать семей из Углича и восемь из Мышкина.", "goal": "Сплотить 20 семей."}, None),
        ({"summary": "Зовём двенадцать семей из Углича и восемь из Мышкина.", "goal": "Сплотить 25 семей."}, {"20", "25"}),
        ({"summary": "Запишем 50 рассказов мастеров.", "media": "В газете выйдут семь рассказов."}, None),
        ({"summary": "Обойдём 25 земляков.", "results": "О музее узнают 3 000 земляков."}, None),
        ({"summary": "Проведём три выезда.", "media": "По заметке о каждом из четырёх выездов."}, {"3", "4"}),
        ({"plan": "На слёт едут 15 семей: 20 родителей и 25 детей.", "summary": "Слёт."}, None),
    ],
)
def test_numbers_of_one_thing(texts: dict[str, str], differ: set[str] | None) -> None:
    assert _values(list(contradictions(_draft(**texts)))) == ([differ] if differ else [])  # type: ignore[arg-type]  # the rest are texts


@pytest.mark.parametrize(
    ("future", "differ"),
    [
        ("Все пять мастерских останутся работать по два дня в неделю.", {"5", "4"}),
        ("Все четыре мастерские останутся работать по два дня в неделю.", None),
        ("Все пять занятий в неделю останутся.", None),
    ],
)
def test_all_that_stay(future: str, differ: set[str] | None) -> None:
    found = _values(list(claimed(_draft(summary="Откроем четыре учебные мастерские на год и 8 занятий.", future=future))))
    assert found == ([differ] if differ else [])


@pytest.mark.parametrize(
    ("row", "line", "differ"),
    [
        ("Экскурсия в Кемь, автобус на 20 мест", "Поездка в Онегу: автобус на 40 мест", None),
        ("Экскурсия в Кемь, автобус на 20 мест", "Поездка в Кемь: автобус на 40 мест", {"20", "40"}),
        ("Экскурсия в Кемь, автобус на 20 мест", "Автобус на 40 мест", {"20", "40"}),
    ],
)
def test_a_bus_for_each_trip(row: str, line: str, differ: set[str] | None) -> None:
    found = _values(list(contradictions(_draft((row,), ((line, ""),), budget=line))))
    assert found == ([differ] if differ else [])


@pytest.mark.parametrize(
    ("summary", "made", "differ"),
    [
        ("Запишем шестьдесят мелодий и выпустим их на отдельном диске.", "Вышли 45 песен", {"60", "45"}),
        ("Запишем сорок пять мелодий и выпустим их на отдельном диске.", "Вышли 45 песен", None),
        ("Запишем шестьдесят мелодий и выпустим их на отдельном диске.", "Вышли не менее 45 песен", None),
        ("Запишем шестьдесят мелодий и споём их на отдельном празднике.", "Вышли 45 песен", None),
        ("Запишем шестьдесят мелодий, лучшие выпустим на диске.", "Вышли 45 песен", None),
        ("Найдём шестьдесят певиц и выпустим их на отдельном диске.", "Вышли 45 песен", None),
    ],
)
def test_all_of_them_go_into_one_thing(summary: str, made: str, differ: set[str] | None) -> None:
    told = _draft((f"Диск: запись и печать => {made}",), summary=summary, budget="Печать диска: 45 песен")
    found = _values(list(put_into(told)))
    assert found == ([differ] if differ else [])
