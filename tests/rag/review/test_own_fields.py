"""Fields and rows that people write in their own way: what is read of them, and what is told of them."""

from datetime import date

import pytest

from rag.review.application import read_application
from rag.review.checks import CHECKS
from rag.review.fund import FundRules
from rag.review.language.periods import find_period, project_period
from rag.review.reading.headings import everyday_keys
from rag.review.types import Draft

_HEAD = "Сад у дома: соседи сажают яблони\n"
_REST = """Цель
К 30 ноября 2026 года 40 соседей ухаживают за садом.
Задачи
1. Посадить сад.
2. Научить соседей уходу.
3. Рассказать о саде.
"""


@pytest.fixture(scope="module")
def told(fund: FundRules) -> Draft:
    text = (
        _HEAD
        + """Направление. Охрана окружающей среды
Сроки: старт 1 марта 2026 года, финиш 30 ноября 2026 года
Где всё пройдёт: город Клин, двор на улице Мира
Просим: 100 000 руб.
Кому
Соседи пяти домов, 40 человек.
Цель и задачи
К 30 ноября 2026 года 40 соседей ухаживают за садом.
- посадить сад
- научить соседей уходу
Чего ждём
40 соседей умеют прививать яблони.
Кто ещё работает: питомник, но он далеко.
"""
    )
    return read_application(text, fund)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("title", "Сад у дома: соседи сажают яблони"),
        ("direction", "Охрана окружающей среды"),
        ("geography", "город Клин, двор на улице Мира"),
        ("groups", "Соседи пяти домов, 40 человек."),
        ("goal", "К 30 ноября 2026 года 40 соседей ухаживают за садом."),
        ("tasks", "- посадить сад\n- научить соседей уходу"),
        ("results", "40 соседей умеют прививать яблони."),
    ],
)
def test_fields_under_headings_of_ones_own(told: Draft, key: str, text: str) -> None:
    field = told.get(key)
    assert field is not None
    assert field.text == text


def test_days_of_the_project_told_apart(told: Draft) -> None:
    assert (told.starts, told.ends) == (date(2026, 3, 1), date(2026, 11, 30))


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        ("Про кого", ["groups"]),
        ("Где проводим", ["geography"]),
        ("На что рассчитываем", ["results"]),
        ("Что уже пробовали", ["projects"]),
        ("Кто ещё этим занимается", ["problem"]),
        ("Кто ещё помогает", ["partners"]),
        ("После гранта", ["future"]),
        ("После занятий не расходимся", []),
    ],
)
def test_more_headings_in_everyday_words(line: str, keys: list[str]) -> None:
    assert everyday_keys(line) == keys


def test_a_first_line_longer_than_the_fund_allows_is_the_title(fund: FundRules) -> None:
    title = "Сад у дома: " + ", ".join(["посадка яблонь соседями пяти домов"] * 9)
    draft = read_application(f"# {title}\n\n(это и есть название)\n\n{_REST}", fund)
    assert [seen.message for seen in CHECKS["title-length"](draft, fund)]
    details = read_application(f"{title}, ИНН 7700000000, просим поддержать\n{_REST}", fund)
    assert list(CHECKS["title-length"](details, fund)) == []


_PROJECT = (date(2026, 3, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("said", "starts", "ends"),
    [
        ("16 января", date(2027, 1, 16), date(2027, 1, 16)),
        ("20 ноября", date(2026, 11, 20), date(2026, 11, 20)),
        ("28 сентября – 15 ноября", date(2026, 9, 28), date(2026, 11, 15)),
        ("апрель, июнь, октябрь", date(2026, 4, 1), date(2026, 10, 31)),
        ("Сентябрь 2026 (1–20)", date(2026, 9, 1), date(2026, 9, 20)),
    ],
)
def test_the_project_tells_the_year(said: str, starts: date, ends: date) -> None:
    period = find_period(said, years={2026}, project=_PROJECT)
    assert period is not None
    assert (period.starts, period.ends) == (starts, ends)


def test_two_years_of_a_long_project_leave_a_month_unknown() -> None:
    assert find_period("апрель", years={2026, 2027}, project=(date(2026, 3, 1), date(2027, 8, 31))) is None


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("двенадцать месяцев, начинаем 1 сентября 2026 г., закрываем 31 августа 2027 г.", date(2027, 8, 31)),
        ("Старт 1 октября, завершение 30 июня 2027", date(2027, 6, 30)),
        ("Начало: сентябрь 2026, продолжительность 9 месяцев", date(2027, 5, 31)),
        ("12 мес. с 1 апреля 2026 года", date(2027, 3, 31)),
        ("март–ноябрь 2026", date(2026, 11, 30)),
    ],
)
def test_days_of_the_project_in_words(said: str, ends: date) -> None:
    period = project_period(said)
    assert period is not None
    assert period.ends == ends


_PLAN = "Срок: 1 марта – 30 ноября 2026 года\n" + _REST + "План\n{rows}\n"


def _read(rows: str, fund: FundRules) -> Draft:
    return read_application(_HEAD + _PLAN.format(rows=rows), fund)


@pytest.mark.parametrize(
    ("row", "tasks"),
    [
        ("1. Март 2026. Набор соседей, 40 человек. (задача 2)", (2,)),
        ("1. Март 2026. Набор, 40 соседей (задачи 1 и 3)", (1, 3)),
        ("1. Март 2026 (2). Набор соседей", (2,)),
        ("1. Март 2026 (20 соседей), набор волнами — задача 3", (3,)),
        ("1. Март 2026. Набор, 20 апреля сбор (12)", ()),
    ],
)
def test_the_tasks_of_a_row(row: str, tasks: tuple[int, ...], fund: FundRules) -> None:
    (read,) = _read(row, fund).plan
    assert read.tasks == tasks


def test_a_column_of_both_days(fund: FundRules) -> None:
    rows = "Задача\tШаг\tНачало – окончание\tИтог\n(а)\tПосадка\t01.04.2026 – 30.04.2026\t40 соседей\n1, 3\tУход\tмай 2026\t40 соседей"
    draft = _read(rows, fund)
    assert [(row.tasks, row.starts) for row in draft.plan] == [((1,), date(2026, 4, 1)), ((1, 3), date(2026, 5, 1))]


_TABLE = "Задача\tМероприятие\tДаты\tРезультат\n"


@pytest.mark.parametrize(
    ("purchase", "lesson", "told"),
    [
        ("Покупка и доставка лопат, секаторов", "Занятия в саду, работают секаторами", 1),
        ("Закупаем восемь секаторов и лопаты", "Занятия на учебных секаторах", 1),
        ("Покупка дополнительных секаторов", "Занятия в саду, работают секаторами", 0),
        ("Покупка лопат, секаторов", "Занятия о секаторах", 0),
        ("Покупка лопат для сада", "Занятия в саду", 0),
    ],
)
def test_a_thing_bought_when_lessons_with_it_go_on(purchase: str, lesson: str, told: int, fund: FundRules) -> None:
    rows = f"{_TABLE}1\t{lesson}\t01.04.2026 – 30.06.2026\t40 соседей\n1\t{purchase}\t10.05.2026 – 20.05.2026\t8 штук"
    assert len(list(CHECKS["bought-after-use"](_read(rows, fund), fund))) == told


@pytest.mark.parametrize(("result", "told"), [("Соседи довольны", 1), ("Двадцать соседей", 0)])
def test_numbers_of_a_row_may_stand_anywhere_in_it(result: str, told: int, fund: FundRules) -> None:
    rows = f"{_TABLE}1\tВечер в саду\t01.04.2026 – 30.06.2026\t{result}\n1\tТри вечера по 60 гостей\t10.05.2026\tГости рады"
    assert len(list(CHECKS["plan-results-no-numbers"](_read(rows, fund), fund))) == told


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        ("01.09.2026 – 30.10.2026", "01.05.2026 – 30.05.2026", 1),
        ("01.09.2026", "01.05.2026", 1),
        ("01.09.2026 – 30.10.2026", "01.05.2026 – 30.10.2026", 0),
        ("20.11.2026", "01.05.2026 – 15.12.2026", 0),
    ],
)
def test_what_goes_on_beside_a_row_may_stand_after_it(first: str, then: str, told: int, fund: FundRules) -> None:
    usual = "1\tПолив клумб\t01.08.2026 – 30.09.2026\t9 клумб\n1\tКомпост\t01.06.2026 – 30.10.2026\t3 ямы"  # the author lists rows so
    rows = f"{_TABLE}{usual}\n2\tПосадка ограды из шиповника\t{first}\t90 кустов\n2\tДежурство соседей\t{then}\t40 дежурных"
    assert len(list(CHECKS["plan-order"](_read(rows, fund), fund))) == told


def test_information_work_may_stand_at_the_end(fund: FundRules) -> None:
    rows = f"{_TABLE}3\tПраздник\t01.10.2026\t40 соседей\n3\tПосты ВКонтакте\t01.04.2026 – 30.10.2026\t12 постов"
    assert list(CHECKS["plan-order"](_read(rows, fund), fund)) == []


_BUDGET = "Бюджет\nСтатья\tЦена\tКол-во\tСумма\tПросим\tКомментарий\n{line}\nИТОГО\t\t\t6 000\t6 000\t\n"


@pytest.mark.parametrize(
    ("activity", "line", "told"),
    [
        ("Ярмарка. Соседей привезём заказным автобусом", "Саженцы\t300\t20\t6 000\t6 000\tдля сада", 1),
        ("Ярмарка. Соседей привезём заказным автобусом", "Такси мастера (автобуса нет)\t300\t20\t6 000\t6 000\tв сад", 1),
        ("Ярмарка. Соседей привезём заказным автобусом", "Автобус\t3000\t2\t6 000\t6 000\tна ярмарку", 0),
        ("Ярмарка. Соседи придут сами", "Саженцы\t300\t20\t6 000\t6 000\tдля сада", 0),
    ],
)
def test_a_ride_that_nobody_pays(activity: str, line: str, told: int, fund: FundRules) -> None:
    draft = _read(f"{_TABLE}1\t{activity}\t01.04.2026\t40 соседей\n{_BUDGET.format(line=line)}", fund)
    assert len(list(CHECKS["item-without-budget"](draft, fund))) == told


@pytest.mark.parametrize(
    ("activity", "line", "told"),
    [
        ("Поездка соседей в питомник", "Саженцы\t300\t20\t6 000\t6 000\tдля сада", 1),
        ("Поездка соседей в питомник", "Автобус\t3000\t2\t6 000\t6 000\t33 места", 0),
        ("Поездка соседей в питомник", "Автобус 8 мая\t3000\t2\t6 000\t6 000\tна праздник", 1),
        ("Входная анкета", "Саженцы\t300\t20\t6 000\t6 000\tдля сада", 0),
        ("Посты в группе", "Саженцы\t300\t20\t6 000\t6 000\tдля сада", 0),
    ],
)
def test_an_activity_that_costs_and_has_no_line(activity: str, line: str, told: int, fund: FundRules) -> None:
    draft = _read(f"{_TABLE}1\t{activity}\t01.04.2026\t40 человек\n{_BUDGET.format(line=line)}", fund)
    assert len(list(CHECKS["activity-without-budget"](draft, fund))) == told


@pytest.mark.parametrize(("activity", "told"), [("Посадка сада", 1), ("Съёмка фильма о саде", 0)])
def test_a_device_without_any_use(activity: str, told: int, fund: FundRules) -> None:
    line = "Квадрокоптер\t6 000\t1\t6 000\t6 000\tс батареей для сада"
    draft = _read(f"{_TABLE}1\t{activity}\t01.04.2026\t40 человек\n{_BUDGET.format(line=line)}", fund)
    assert len(list(CHECKS["cost-without-activity"](draft, fund))) == told


@pytest.mark.parametrize(
    ("activity", "told"),
    [
        ("Клуб собирается в сельском клубе Ольховки", 1),
        ("Праздник в с. Ольховка", 1),
        ("Обучение инструктора в городе Твери", 0),
        ("Встреча в сельской библиотеке Ясного", 0),
    ],
)
def test_a_place_that_the_geography_does_not_name(activity: str, told: int, fund: FundRules) -> None:
    text = f"{_HEAD}Где проводим: посёлок Ясный и сёла Дубки, Речное\n" + _PLAN.format(
        rows=f"{_TABLE}1\t{activity}\t01.04.2026\t40 человек"
    )
    assert len(list(CHECKS["plan-place-outside"](read_application(text, fund), fund))) == told


def test_people_of_a_group_are_not_all_people(fund: FundRules) -> None:
    rows = "- апрель 2026: занятия, итог: по 12 соседей в каждой группе\n- май 2026: уход за садом, итог: 12 соседей"
    assert list(CHECKS["results-more-than-plan"](_read(rows, fund), fund)) == []


_LETTER = (
    "Добрый день!\n"
    "Пишу про наш сад, подаём в направление охраны среды, назвали так: Сад у дома: соседи рядом. "
    "Пять лет двор стоит пустой, мы готовы его поднять.\n"
    "Про кого проект. Это соседи пяти домов, которые хотят сажать деревья. Живут они в посёлке Ясном и в деревне Дубки.\n"
    "Задачи у нас три. Посадить сад во дворе. Научить соседей прививке. Собрать людей на общий праздник.\n"
    "Как это будет. Проект идёт с 1 марта по 30 ноября 2026 года. В марте набираем людей; тогда же, с 10 по 20 марта, покупаем саженцы. "
    "По второй задаче: в мае садовод проводит пять занятий. По третьей: праздник двора в сентябре, ведёт координатор.\n"
    "Я вела проект «Старый двор» в 2023 году, отчёт сдан и принят в срок."
)


def test_a_letter_tells_title_people_place_and_tasks(fund: FundRules) -> None:
    draft = read_application(_LETTER, fund)
    said = {key: field.text for key in ("title", "geography", "groups") if (field := draft.get(key))}
    assert said == {
        "title": "Сад у дома: соседи рядом",
        "geography": "Живут они в посёлке Ясном и в деревне Дубки.",
        "groups": "Это соседи пяти домов, которые хотят сажать деревья. Живут они в посёлке Ясном и в деревне Дубки.",
    }
    assert [task.quote for task in draft.tasks] == [
        "Посадить сад во дворе.",
        "Научить соседей прививке.",
        "Собрать людей на общий праздник.",
    ]
    assert [(row.title.split()[0], row.task) for row in draft.plan] == [
        ("набираем", None),
        ("покупаем", None),
        ("садовод", 2),
        ("праздник", 3),
    ]
    assert [*CHECKS["plan-no-results"](draft, fund), *CHECKS["plan-task-unknown"](draft, fund)] == []
