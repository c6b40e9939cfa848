"""Hours, parts of a post, rooms and people that one person or partner is told of, and the plan or the budget otherwise."""

from datetime import date
from decimal import Decimal

import pytest

from rag.review.comparisons.added_up import added_up
from rag.review.comparisons.busy_rooms import busy_rooms
from rag.review.comparisons.group_size import group_size
from rag.review.comparisons.leads import leads
from rag.review.comparisons.lent_people import lent_people
from rag.review.comparisons.measures import measured_differently
from rag.review.comparisons.months_told import months_counted
from rag.review.comparisons.open_hours import open_hours
from rag.review.comparisons.promised import promised
from rag.review.comparisons.rates import rates
from rag.review.comparisons.same_event import same_event
from rag.review.comparisons.shown_in_plan import shown_in_plan
from rag.review.comparisons.told_of_before import told_of_before
from rag.review.findings import Contradiction
from rag.review.language.parts import parts_of_post
from rag.review.types import Activity, Budget, BudgetLine, Draft, Field, Money, Span


def _line(name: str, quantity: str, comment: str = "", *, given: int = 0) -> BudgetLine:
    """A line «Зал» of «40 ч», of which so much is given and nothing else is asked where it is."""
    count, _, unit = quantity.partition(" ")
    money = Money(Decimal(given or 100), Decimal(given), Decimal(0 if given else 100))
    return BudgetLine("7", name, Decimal(100), Decimal(count), unit, money, comment, Span("budget", f"{name}. {comment}", 0, len(name)))


def _draft(*lines: BudgetLine, rows: tuple[tuple[str, str], ...] = (), **texts: str) -> Draft:
    """A draft with lines of the budget and rows of a title and what it makes."""
    printed = "\n".join(f"{title}\n{made}" for title, made in rows)
    budget = "\n".join(f"{line.name}. {line.comment}" for line in lines)
    told = {**texts, **({"plan": printed} if rows else {}), **({"budget": budget} if lines else {})}
    fields = {key: Field(key, key, text, "заголовок", key=key, table=key in {"plan", "budget"}) for key, text in told.items()}
    plan: list[Activity] = []
    for number, (title, made) in enumerate(rows, 1):
        start = printed.index(title)
        result = Span("plan", made, start + len(title) + 1, start + len(title) + 1 + len(made)) if made else None
        span = Span("plan", f"{title}\n{made}", start, start + len(title) + 1 + len(made))
        plan.append(Activity(number, None, title, date(2027, 5, 1), date(2027, 5, 31), span, result))
    return Draft("черновик", fields, plan=tuple(plan), budget=Budget(lines, {}, None), starts=date(2027, 3, 1), ends=date(2027, 11, 30))


def _values(found: list[Contradiction]) -> list[list[str]]:
    return [[value.value for value in one.values] for one in found]


@pytest.mark.parametrize(
    ("media", "differ"),
    [
        ("Пункт проката ждёт с восьми утра до девяти вечера.", True),
        ("Пункт проката открыт с 10 утра до 7 вечера.", False),
        ("Пункт проката открыт с десяти до семи.", False),
        ("Пункт проката открыт с 10 часов до 19 часов.", False),
        ("Пункт проката открыт с 10 до 20 ч.", True),
        ("Вечером пункт проката открыт с 8 до 9.", False),
    ],
)
def test_hours_in_words(media: str, *, differ: bool) -> None:
    assert bool(list(open_hours(_draft(summary="Пункт проката открыт с 10:00 до 19:00.", media=media)))) == differ


@pytest.mark.parametrize(
    ("problem", "partners", "differ"),
    [
        ("Школьный зал занят секциями до 19 часов.", "Школа № 3 предоставит зал по будням с 18 до 21.", True),
        ("Клубный зал освобождается только в восемь вечера.", "Сельский клуб даст зал с 19 до 21 часа.", True),
        ("Школьный зал свободен только до 20 часов.", "Школа № 3 предоставит зал по будням с 18 до 21.", True),
        ("Школьный зал занят секциями до 18 часов.", "Школа № 3 предоставит зал по будням с 18 до 21.", False),
        ("Школьный зал занят секциями до 19 часов.", "Школа № 3 предоставит зал в выходные с 10 до 21.", False),
        ("Школьный зал занят секциями до 19 часов.", "Дом культуры предоставит зал с 18 до 21.", False),
        ("Школьный зал занят секциями до 19 часов.", "Школа № 3 предоставит мастерскую с 18 до 21.", False),
        ("Школьный зал занят до 20 марта.", "Школа № 3 предоставит зал с 18 до 21.", False),
        ("Школьный зал занят до 19 часов по пятницам.", "Школа № 3 предоставит зал с 18 до 21.", False),
    ],
)
def test_a_room_is_given_when_it_is_free(problem: str, partners: str, *, differ: bool) -> None:
    assert bool(list(busy_rooms(_draft(problem=problem, partners=partners)))) == differ


def test_a_room_is_used_when_it_is_free() -> None:
    rows = (("Тренировки в школьном зале с 17 до 19 часов", ""),)
    assert list(busy_rooms(_draft(rows=rows, problem="Школьный зал занят секциями до 18 часов.")))
    assert not list(busy_rooms(_draft(rows=rows, problem="Школьный зал занят секциями до 17 часов.")))


@pytest.mark.parametrize(
    ("told", "part"),
    [
        ("0,5 ставки", "0.5"),
        ("занят на полставки", "0.5"),
        ("половина ставки", "0.5"),
        ("на три четверти ставки", "0.75"),
        ("четверть ставки", "0.25"),
        ("1/4 ставки", "0.25"),
        ("полторы ставки", "1.5"),
        ("на полную ставку", "1"),
        ("занятость 40 %", "0.4"),
        ("занят 10 часов в неделю", "0.25"),
        ("занятия 10 часов в неделю", None),
        ("по ставке 30 %", None),
        ("ставка 600 рублей за час", None),
    ],
)
def test_parts_of_a_post(told: str, part: str | None) -> None:
    assert parts_of_post(told) == ({Decimal(part)} if part else set())


@pytest.mark.parametrize(
    ("key", "told", "comment", "values"),
    [
        ("leader_experience", "В проекте занят на полставки.", "0,75 ставки, Рыжов А. И.", [["0,5 ставки", "0,75 ставки"]]),
        ("leader_experience", "В проекте занят на полставки.", "0,5 ставки, Рыжов А. И.", []),
        ("leader_experience", "В школе занят на полставки.", "0,75 ставки, Рыжов А. И.", []),
        ("leader_experience", "В проекте занят на полставки.", "до мая 0,75 ставки, потом 0,5 ставки", []),
        (
            "team",
            "Рыжов Антон Ильич, мастер. Занят в проекте на четверть ставки.",
            "0,5 ставки, Рыжов А. И.",
            [["0,25 ставки", "0,5 ставки"]],
        ),
        ("team", "Белова Инна Павловна, мастер. Занята в проекте на четверть ставки.", "0,5 ставки, Рыжов А. И.", []),
    ],
)
def test_one_person_has_one_part_of_a_post(key: str, told: str, comment: str, values: list[list[str]]) -> None:
    draft = _draft(_line("Руководитель проекта", "6 мес.", comment), rows=(), **{key: told})
    assert _values(list(rates(draft))) == values


@pytest.mark.parametrize(
    ("promise", "differ"),
    [
        ("Дом творчества: гончарная мастерская на 20 часов и выставочный зал на 36 часов.", True),
        ("Дом творчества: гончарная мастерская на 36 часов и выставочный зал на 20 часов.", False),
        ("Дом творчества: мастерская на 20 часов; второй этап — ещё на 36 часов.", False),
        ("Дом творчества: зал и мастерская на 20 часов, склад на 36 часов.", False),
    ],
)
def test_hours_of_two_rooms_are_not_swapped(promise: str, *, differ: bool) -> None:
    lines = (
        _line("Гончарная мастерская", "36 ч", "18 занятий по 2 часа", given=3_600),
        _line("Выставочный зал", "20 ч", "10 встреч по 2 часа", given=2_000),
    )
    assert bool(list(promised(_draft(*lines, partners=promise)))) == differ


_TEAM = "Рыжов Антон Ильич — мастер по лодкам.\nБелова Инна Павловна — методист, готовит 9 вожатых."


@pytest.mark.parametrize(
    ("title", "differ"),
    [
        ("Подготовка вожатых, 8 часов, ведёт Рыжов А. И.", True),
        ("Обучение вожатых, 8 часов, ведёт Рыжов А. И.", True),
        ("Подготовка вожатых, 8 часов, ведёт Белова И. П.", False),
        ("Подготовка матросов, 8 часов, ведёт Рыжов А. И.", False),
        ("Поход вожатых, 8 часов, ведёт Рыжов А. И.", False),
    ],
)
def test_those_who_are_taught_have_one_teacher(title: str, *, differ: bool) -> None:
    assert bool(list(leads(_draft(rows=((title, ""),), team=_TEAM)))) == differ


@pytest.mark.parametrize(
    ("budget", "values"),
    [
        ("Наушники для учебных групп по 9 человек", [["по 6", "по 9"]]),
        ("Наушники для учебных групп по шесть человек", []),
        ("Наушники для туристических групп по 9 человек", []),
        ("Наушники для учебных групп по 9 часов", []),
        ("Наушники для учебных групп по 9–12 человек", []),
        ("Наушники для учебных групп по 6 человек и старших учебных групп по 9 человек", []),
    ],
)
def test_groups_of_one_kind_have_one_size(budget: str, values: list[list[str]]) -> None:
    draft = _draft(_line("Наушники", "9 шт.", budget), rows=(("Набор слушателей", "собраны учебные группы по 6 человек"),))
    assert _values(list(group_size(draft))) == values


@pytest.mark.parametrize(
    ("media", "values"),
    [
        ("Канал «Луч» покажет четыре репортажа.", [["4", "1 + 2 = 3"]]),
        ("Канал «Луч» покажет три репортажа.", []),
        ("Канал «Луч» покажет два репортажа.", []),
        ("Канал «Луч» покажет не менее четырёх репортажей.", []),
        ("Канал «Луч» покажет по четыре репортажа в месяц.", []),
        ("Канал «Луч» покажет четыре репортажа, канал «Свет» — 3 репортажа.", []),
        ("Канал «Луч» покажет двадцать репортажей.", []),
    ],
)
def test_the_plan_brings_what_the_media_promise(media: str, values: list[list[str]]) -> None:
    rows = (("Открытие тропы", "пришли 40 человек, вышел 1 репортаж"), ("Закрытие сезона", "вышли 2 репортажа"))
    assert _values(list(shown_in_plan(_draft(rows=rows, media=media)))) == values


def test_a_row_that_counts_no_stories_may_have_more() -> None:
    rows = (("Открытие", "вышел 1 репортаж"), ("Закрытие", "вышли 2 репортажа"), ("Репортажи о мастерах", "вышли на канале"))
    assert not list(shown_in_plan(_draft(rows=rows, media="Канал «Луч» покажет четыре репортажа.")))


@pytest.mark.parametrize(
    ("promise", "differ"),
    [
        ("Лесной комбинат «Кедр»: пришлёт восемь мастеров-наставников для мастерских.", True),
        ("Лесной комбинат «Кедр»: пришлёт шесть мастеров для мастерских.", False),
        ("Лесной комбинат «Кедр»: 8 мастеров сыграют в матче.", False),
        ("Дом ремёсел: пришлёт восемь мастеров для мастерских.", False),
    ],
)
def test_a_partner_sends_as_many_of_its_people(promise: str, *, differ: bool) -> None:
    assert bool(list(lent_people(_draft(summary="Мастерские поведут 6 мастеров комбината.", partners=promise)))) == differ


@pytest.mark.parametrize(
    ("second", "differ"),
    [
        ("Предоставит кабинет 42 кв. м под архив.", True),
        ("Предоставит кабинет 30 кв. м под архив.", False),
        ("Даст сцену 42 кв. м.", False),
    ],
)
def test_equal_rooms_of_two_partners(second: str, *, differ: bool) -> None:
    partners = f"Библиотека Ключей\nПредоставит кабинет 30 кв. м под архив.\nа.pdf\nБиблиотека Лугового\n{second}\nб.pdf"
    line = _line("Кабинеты архива", "9 мес.", "Два кабинета по 30 кв. м под архив, вклад библиотек", given=900)
    assert bool(list(measured_differently(_draft(line, partners=partners)))) == differ


@pytest.mark.parametrize(
    ("made", "differ"),
    [
        ("на берег вышли 70 гребцов и сотня их друзей", True),
        ("на берег вышли 70 гребцов и 50 их друзей", False),
        ("на берег вышли 70 гребцов и более сотни их друзей", False),
        ("на берег вышли 70 гребцов, сыграны 100 партий", False),
    ],
)
def test_guests_are_both_numbers_together(made: str, *, differ: bool) -> None:
    line = _line("Уха на празднике реки", "120 чел.", "Обед на 120 гостей")
    rows = (("Праздник реки в Ключах", made.replace("гребцов", "участников")),)
    assert bool([one for one in same_event(_draft(line, rows=rows)) if "на мероприятии" in one.what]) == differ


@pytest.mark.parametrize(
    ("comment", "differ"),
    [
        ("Аренда лодки на июнь–август", True),
        ("Аренда лодки с июня по август", True),
        ("Аренда лодки с 1 июня по 31 августа", True),
        ("Аренда лодки: июнь, июль и август", True),
        ("Аренда лодки с 15 июня по 15 августа", False),
        ("Аренда лодки на июнь–сентябрь", False),
        ("Аренда двух лодок на июнь–июль", False),
        ("Аренда лодки на июнь–август и октябрь", False),
        ("Аренда лодки на каждый сезон, июнь–август", False),
    ],
)
def test_months_named_are_those_counted(comment: str, *, differ: bool) -> None:
    assert bool(list(months_counted(_draft(_line("Лодка", "4 мес.", comment))))) == differ


@pytest.mark.parametrize(
    ("cause", "differ"),
    [
        ("Помочь некому: у 21 из 45 опекунов нет машины.", True),
        ("Помочь некому: у 21 из 40 опекунов нет машины.", False),
        ("По данным отдела опеки, у 21 из 45 опекунов нет машины.", False),
        ("Помочь некому: у 60 из 310 опекунов нет машины.", False),
        ("Помочь некому: у 21 из 45 соседей нет машины.", False),
        ("В клубе 45 опекунов. У 21 из 45 опекунов нет машины.", False),
    ],
)
def test_causes_are_of_those_whom_the_survey_asked(cause: str, *, differ: bool) -> None:
    problem = f"Мы провели анкетирование 40 опекунов.\n{cause}"
    assert bool(list(told_of_before(_draft(problem=problem)))) == differ


@pytest.mark.parametrize(
    ("title", "values"),
    [
        ("К 30 семьям придёт няня, в остальных 20 есть бабушка", [["30 + 20 = 50", "60"]]),
        ("К 40 семьям придёт няня, в остальных 20 есть бабушка", []),
        ("К 30 семьям придёт няня, в остальных 30 семьях есть бабушка", []),
        ("К 30 семьям придёт няня, остальные 20 мест для гостей", []),
        ("К 30 семьям придёт няня, в 20 есть бабушка", []),
        ("К 30 семьям придёт няня, в остальных 20 есть бабушка; всего 50", []),
    ],
)
def test_the_rest_makes_the_whole(title: str, values: list[list[str]]) -> None:
    assert _values(list(added_up(_draft(rows=((title, ""),), groups="Многодетные родители: 60 семей")))) == values
