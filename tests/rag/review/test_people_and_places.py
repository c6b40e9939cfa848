"""One post with two people, one activity in two places, one gift of two givers, deeds after the event, costs for what is not."""

from datetime import date
from decimal import Decimal

import pytest

from rag.review.application import read_application
from rag.review.checks import CHECKS
from rag.review.comparisons.belated import belated
from rag.review.comparisons.givers import givers
from rag.review.comparisons.heads import heads
from rag.review.comparisons.posts import posts
from rag.review.comparisons.venues import in_two_places
from rag.review.consistency import contradictions
from rag.review.fund import FundRules
from rag.review.types import Activity, Budget, BudgetLine, Draft, Field, Money, Person, Span

_MAY, _OCTOBER = date(2026, 5, 20), date(2026, 10, 10)


def _line(name: str, comment: str = "", *, article: str = "7", given: int = 0) -> BudgetLine:
    money = Money(Decimal(20_000), Decimal(given), Decimal(20_000 - given))
    return BudgetLine(article, name, Decimal(20_000), Decimal(1), "", money, comment, Span("budget", name, 0, len(name)))


def _draft(*lines: BudgetLine, rows: tuple[tuple[str, date], ...] = (), roles: tuple[str, ...] = (), **texts: str) -> Draft:
    plan = tuple(Activity(n, 1, row, day.replace(day=1), day, Span("plan", row, 0, len(row)), None) for n, (row, day) in enumerate(rows, 1))
    fields = {key: Field(key, key, text, "форма фонда", key=key, table=key in {"plan", "budget"}) for key, text in texts.items()}
    if rows and "plan" not in fields:
        fields["plan"] = Field("plan", "plan", "\n".join(row for row, _ in rows), "форма фонда", key="plan", table=True)
    team = tuple(Person(role, role, Span("team", role, 0, len(role))) for role in roles)
    budget = Budget(lines, {}, None)
    return Draft("заявка", fields, plan=plan, budget=budget, team=team, starts=date(2026, 3, 1), ends=date(2027, 2, 28))


@pytest.mark.parametrize(
    ("post", "leader", "head", "differ"),
    [
        ("Директор", "Лыкова Анна Игоревна", "Тетерин Павел Олегович", True),
        ("Президент", "Лыкова Анна Игоревна", "Тетерин Павел Олегович\nДолжность\nПрезидент", True),
        ("Президент", "Лыкова Анна Игоревна", "Тетерин Павел Олегович\nДолжность\nДиректор", False),
        ("Исполнительный директор", "Лыкова Анна Игоревна", "Тетерин Павел Олегович", False),
        ("Директор", "Лыкова Анна Игоревна", "Лыкова А. И.", False),
    ],
)
def test_one_head_of_the_organisation(post: str, leader: str, head: str, *, differ: bool) -> None:
    assert bool([*heads(_draft(leader_post=post, leader_name=leader, head=head))]) == differ


@pytest.mark.parametrize(
    ("told", "differ"),
    [
        ("На вопросы отвечает руководитель проекта Гаврилина.", True),
        ("Открывает сезон Пётр Гаврилин, руководитель проекта.", True),
        ("На вопросы отвечает руководитель проекта Анна Лыкова.", False),
        ("Руководитель проекта Лыкова А. И. ведёт страницу.", False),
        ("Вопросы собирает руководитель проекта. Гаврилина ведёт страницу.", False),
    ],
)
def test_one_leader_of_the_project(told: str, *, differ: bool) -> None:
    assert bool([*posts(_draft(leader_name="Лыкова Анна Игоревна", media=told))]) == differ


@pytest.mark.parametrize(
    ("other", "differ"),
    [
        ("Готовит трассу, на гонке работает главным судьёй.", True),
        ("Готовит трассу и исполняет обязанности главного судьи.", True),
        ("Он же главный судья гонки.", True),
        ("Судит гонку в качестве главного судьи.", True),
        ("Помогает главному судье на трассе.", False),
        ("Вместе с главным судьёй готовит трассу.", False),
        ("Сдаёт протоколы главному судье.", False),
    ],
)
def test_one_chief_of_an_event(other: str, *, differ: bool) -> None:
    lines = (
        _line("Тренер лыжников", "Ведёт тренировки, на гонке является главным судьёй.", article="1.2"),
        _line("Организатор гонки", other, article="1.2"),
    )
    assert bool([*posts(_draft(*lines))]) == differ


@pytest.mark.parametrize(
    ("roles", "differ"),
    [
        (("Режиссёр фестиваля", "Ведущая вечеров, режиссёр фестиваля"), True),
        (("Председатель жюри", "Методист"), False),
        (("Помощник режиссёра фестиваля", "Режиссёр фестиваля"), False),
    ],
)
def test_one_post_in_the_team(roles: tuple[str, ...], *, differ: bool) -> None:
    assert bool([*posts(_draft(roles=roles))]) == differ


@pytest.mark.parametrize(
    ("row", "line", "comment", "differ"),
    [
        ("Йога в библиотеке: 30 занятий", "Аренда зала школы", "Зал 90 кв. м для йоги, вклад школы", True),
        ("Йога в школьном спортзале", "Зал дома культуры", "Под йогу, по вторникам", True),
        ("Йога в школьном спортзале", "Аренда зала школы", "Для йоги по вторникам", False),
        ("Йога по вторникам", "Аренда зала школы", "Для йоги", False),
        ("Йога в парке", "Аренда зала школы", "Часть занятий зимой, для йоги", False),
    ],
)
def test_a_room_for_what_is_elsewhere(row: str, line: str, comment: str, *, differ: bool) -> None:
    assert bool([*in_two_places(_draft(_line(line, comment), rows=((row, _MAY),)))]) == differ


@pytest.mark.parametrize(
    ("summary", "differ"),
    [
        ("Репетиции будут проходить в музее. В школах узнают о наборе.", True),
        ("Все репетиции пройдут на базе колледжа.", True),
        ("Репетиции пройдут в гимназии.", False),
        ("Часть репетиций пройдёт в музее.", False),
        ("После репетиций ребята побывают в музее.", False),
        ("Раньше репетиции проходили в музее.", False),
    ],
)
def test_a_place_in_prose(summary: str, *, differ: bool) -> None:
    rows = (("Репетиции хора в актовом зале гимназии", _MAY), ("Поездка", _OCTOBER))
    assert bool([*in_two_places(_draft(rows=rows, summary=summary))]) == differ


@pytest.mark.parametrize(
    ("row", "summary", "differ"),
    [
        ("Выездные лекции в сельских библиотеках", "Лекции будут проходить в собственном помещении организации.", True),
        ("Лекции в школах района", "Все лекции пройдут у нас в студии на улице Мира.", True),
        ("Лекции в школах района", "В нашем центре будут проходить лекции.", True),
        ("Лекции в школе", "Лекции пройдут в нашем центре.", False),  # which may be there
        ("Лекции в школах района и в нашем центре", "Лекции пройдут в нашем центре.", False),
        ("Лекции в школах района", "Итоговые лекции пройдут в нашем центре.", False),
        ("Лекции в школах района", "Лекции для педагогов пройдут в нашем центре.", False),
        ("Лекции в школах района", "Подготовка к лекциям пройдёт в нашем центре.", False),
        ("Лекции в школах района", "Лекции проводят педагоги, которые работают в нашем центре.", False),
        ("Лекции для жителей в выходные", "Лекции пройдут в нашем центре.", False),
    ],
)
def test_a_room_of_ones_own_in_prose(row: str, summary: str, *, differ: bool) -> None:
    assert bool([*in_two_places(_draft(rows=((row, _MAY),), summary=summary))]) == differ


_LISTED = "Краеведческий музей\nПредоставит витрины на год.\nписьмо.pdf\nЛесной техникум\nДаст 30 стульев и пианино.\nписьмо-2.pdf"
_BY_KIND = "Лесной техникум\nИнформационная, Организационная\nписьмо.pdf\nКраеведческий музей\nМатериальная\nписьмо-2.pdf"


@pytest.mark.parametrize(
    ("partners", "name", "comment", "differ"),
    [
        (_LISTED, "Пианино", "Для лекций, вклад музея по письму", True),
        (_LISTED, "Пианино", "Для лекций, вклад техникума по письму", False),
        (_LISTED, "Витрины", "Предоставляет Лесной техникум", True),
        (_LISTED, "Пианино", "Для лекций в музее, вклад завода по письму", True),
        (_LISTED, "Экран", "Вклад музея по письму", False),
        (_LISTED, "Пианино", "Вклад музея и техникума", False),
        (_BY_KIND, "Стулья", "Стулья передаёт Лесной техникум", True),
        (_BY_KIND, "Стулья", "Стулья передаёт Краеведческий музей", False),
        (_BY_KIND, "Консультации мастера", "Предоставляет Лесной техникум", False),
    ],
)
def test_who_gives_it(partners: str, name: str, comment: str, *, differ: bool) -> None:
    assert bool([*givers(_draft(_line(name, comment, given=20_000), partners=partners))]) == differ


@pytest.mark.parametrize(
    ("partner", "differ"),
    [
        ("Напечатает афиши для горожан в ноябре 2026 года.", True),
        ("Проведёт отбор 30 ребят в сентябре 2026 года.", True),
        ("Проведёт отбор 30 ребят в мае 2026 года.", False),
        ("Напечатает итоговые афиши в ноябре 2026 года.", False),
        ("Предоставит зал в ноябре 2026 года.", False),
        ("Проведёт проверку слуха в ноябре 2026 года.", False),
    ],
)
def test_a_deed_after_the_activity(partner: str, *, differ: bool) -> None:
    rows = (("Отбор ребят в хор, афиши в магазинах", _MAY), ("Концерт", _OCTOBER))
    assert bool([*belated(_draft(rows=rows, partners=partner))]) == differ


@pytest.mark.parametrize(
    ("summary", "problem", "differ"),
    [
        ("Подход проверен в пилоте 2022 года.", "В 2024 году мы провели пилот в двух дворах.", True),
        ("Подход проверен в пилоте 2024 года.", "В 2024 году мы провели пилот в двух дворах.", False),
        ("Подход проверен в пилоте.", "В 2023–2024 годах мы провели пилот.", False),
        ("Подход проверен в пилоте 2022 года.", "В 2024 году прошёл пробный месяц.", False),
    ],
)
def test_one_year_of_the_pilot(summary: str, problem: str, *, differ: bool) -> None:
    assert bool([*belated(_draft(summary=summary, problem=problem))]) == differ


@pytest.mark.parametrize(
    ("name", "comment", "seen"),
    [
        ("Билеты в цирк", "40 билетов для хористов на репетициях", True),
        ("Автобус для хора", "Поездка на конкурс в Вологду, хор и педагог", True),
        ("Автобус для хора", "Экскурсия на стекольный завод", True),
        ("Автобус Сосновка – Асино – Сосновка", "Хор на концерт", True),
        ("Костюмы для спартакиады", "Для хористов", True),
        ("Автобус для хора", "На концерт в посёлок Сосновка и обратно", False),
        ("Автобус для хора", "На концерт, на 30 мест, два рейса в день", False),
        ("Цветы на праздник", "Солистам на концерте", False),
    ],
)
def test_a_cost_for_what_the_project_has_not(fund: FundRules, name: str, comment: str, *, seen: bool) -> None:
    draft = _draft(
        _line(name, comment), rows=(("Репетиции хора", _MAY), ("Концерт хора в Сосновке", _OCTOBER)), geography="посёлок Сосновка"
    )
    assert bool([*CHECKS["cost-without-activity"](draft, fund)]) == seen


@pytest.mark.parametrize(
    ("row", "line", "seen"),
    [
        ("Концерт: участников накормят", _line("Руководитель хора", "Победители конкурсов, воспитание слуха"), True),
        ("Концерт: кофе-пауза", _line("Обеды на репетиции", "Для солистов"), True),
        ("Концерт: кофе-пауза", _line("Кофе и печенье на концерт"), False),
        ("Концерт: кофе-пауза", _line("Питание участников"), False),
        ("Концерт: гостей развезут на автобусах", _line("Услуги транспорта и грузчиков", "Перевозка станков для хора"), True),
        ("Концерт: подвоз зрителей из сёл", _line("Ноты"), True),
        ("Концерт: подвоз зрителей из сёл", _line("Автобус для зрителей"), False),
        ("Концерт: солистам вручат рюкзаки", _line("Ноты"), True),
        ("Концерт: солистам вручат призы", _line("Сувениры"), False),
        ("Концерт: каждому солисту подарим именной шарф", _line("Ноты"), True),
        ("Концерт: каждому солисту подарим шарф", _line("Ткань для шарфов"), False),
        ("Концерт: вручение грамот солистам", _line("Ноты"), False),
    ],
)
def test_a_meal_a_ride_a_present(fund: FundRules, row: str, line: BudgetLine, *, seen: bool) -> None:
    draft = _draft(line, rows=(("Репетиции хора", _MAY), (row, _OCTOBER)), geography="посёлок Сосновка")
    assert bool([*CHECKS["item-without-budget"](draft, fund)]) == seen


def test_a_team_of_which_a_part_is_hidden(fund: FundRules) -> None:
    """A role that was left is looked for in the budget, one that was taken out is not missed."""
    draft = _draft(_line("Хормейстер", article="1.2"), roles=("Логопед",), team="[скрыто]\nЛогопед\n[скрыто]")
    hidden = Draft("заявка", draft.fields, budget=draft.budget, team=draft.team, hidden=frozenset({"team"}))
    assert [*CHECKS["team-not-in-budget"](hidden, fund)]
    assert not [*CHECKS["team-roles-in-budget"](hidden, fund)]


@pytest.mark.parametrize(
    ("row", "geography", "seen"),
    [
        ("Концерт в Барнауле", "посёлок Сосновка", True),
        ("Концерт в Барнауле", "Томская область: Колпашево, Асино", True),
        ("Концерт в Барнауле", "посёлок Сосновка и Барнаул", False),
        ("Концерт в Барнауле", "Алтайский край", False),
        ("Концерт в Доме культуры", "посёлок Сосновка", False),
        ("Конкурс лучших хоров в России", "посёлок Сосновка", False),
        ("Стажировка педагога в Барнауле", "посёлок Сосновка", False),
    ],
)
def test_a_town_that_nothing_else_names(fund: FundRules, row: str, geography: str, *, seen: bool) -> None:
    draft = _draft(_line("Ноты"), rows=((row, _OCTOBER),), geography=geography)
    assert bool([*CHECKS["plan-place-outside"](draft, fund)]) == seen


@pytest.mark.parametrize(("told", "differ"), [("30 игроков ходят, 50 человек осмотрены", False), ("50 человек осмотрены", True)])
def test_people_of_the_goal_by_another_name_beside_others(told: str, differ: bool, fund: FundRules) -> None:
    draft = read_application(f"Цель\n30 человек играют в теннис.\nРезультаты\n{told}\nЗадачи\nОбучить", fund)
    assert bool([one for one in contradictions(draft) if one.what == "Сколько: человек"]) == differ
