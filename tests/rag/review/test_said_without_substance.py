"""Members of the team, partners and costs of which something is said, and nothing that an expert could use."""

from decimal import Decimal

import pytest

from rag.review.checks import CHECKS
from rag.review.fund import FundRules
from rag.review.types import Budget, BudgetLine, Draft, Field, Money, Person, Span


def _field(key: str, text: str) -> Field:
    return Field(key, key, text, "форма фонда", key=key)


def _member(name: str, school: str, work: str) -> Draft:
    about = (
        f"Член команды №1\n1. ФИО члена команды\n{name}\n2. Должность или роль участника в заявленном проекте\nГончар\n"
        f"3. Образование\nВысшее\n4. Образовательные организации и специальности\n{school}\n"
        f"5. Опыт работы\n{work}\n6. Дополнительные сведения\nне заполнено"
    )
    return Draft("заявка", {"team": _field("team", about)}, team=(Person("Гончар", about, Span("team", "Гончар", 0, 6)),))


@pytest.mark.parametrize(
    "work",
    [
        "Многолетний опыт работы с детьми и подростками.",
        "Опытный специалист, любит своё дело, всегда находит общий язык с людьми.",
        "Высокий уровень профессионализма, большой стаж.",
        "не заполнено",
    ],
)
def test_experience_that_tells_nothing(work: str, fund: FundRules) -> None:
    assert list(CHECKS["team-no-experience"](_member("Ухов Пётр Ильич", "не заполнено", work), fund))


@pytest.mark.parametrize(
    "work",
    [
        "С 2011 года ведёт гончарный кружок.",
        "Большой опыт работы: обжигал печи на кирпичном заводе.",
        "Опыт работы с детьми в Доме творчества.",
        "Стаж двадцать лет.",
        "[скрыто]",
        "нет опыта",
    ],
)
def test_experience_that_tells_something(work: str, fund: FundRules) -> None:
    assert not list(CHECKS["team-no-experience"](_member("Ухов Пётр Ильич", "Училище № 5, керамика", work), fund))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Ухов Пётр Ильич, гончар. Опытный и ответственный специалист.\nРябова Анна, методист. Учитель химии, 12 лет.", 1),
        ("Ухов Пётр Ильич, гончар. Обжигает посуду с детства.\nРябова Анна, методист. Учитель химии, 12 лет.", 0),
    ],
)
def test_experience_in_words_of_ones_own(said: str, told: int, fund: FundRules) -> None:
    assert len(list(CHECKS["team-no-experience"](Draft("черновик", {"team": _field("team", said)}), fund))) == told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Уточняется", True),
        ("Педагог будет известен позже", True),
        ("не заполнено", True),
        ("Ухов Пётр Ильич", False),
        ("УХОВА А. П.", False),
        ("Мамедов Али Рашид оглы", False),
        ("[ФИО]", False),
        ("Ухова", False),
    ],
)
def test_a_name_that_is_none(name: str, told: bool, fund: FundRules) -> None:
    assert bool(list(CHECKS["team-vacant"](_member(name, "Училище", "С 2011 года гончар"), fund))) is told


_FORM = "Дом ремёсел\nПредоставит печь на 40 часов.\nПисьмо дома.pdf\nКолледж\nДаст 6 волонтёров.\nПисьмо колледжа.pdf\n"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (_FORM + "Кирпичный завод\nПередаст две тонны глины.\nГазета «Печь»\nНапечатает 4 заметки.\ngazeta.pdf", "Кирпичный завод"),
        (_FORM + "Кирпичный завод\nМатериальная, Финансовая", "Кирпичный завод"),
        (_FORM + "Кирпичный завод\nМатериальная\nне заполнено\nГазета «Печь»\nИнформационная\ngazeta.pdf", "Кирпичный завод"),
        (_FORM + "Кирпичный завод\nИнформационная\nне заполнено\nГазета «Печь»\nИнформационная\ngazeta.pdf", ""),
        (
            "— Дом ремёсел: печь на 40 часов, письмо от 02.09.2025\n— Колледж: 6 волонтёров, соглашение\n— Завод «Глина»: 2 тонны глины",
            "— Завод",
        ),
        (_FORM + "Кирпичный завод\nОтдел снабжения\nПередаст две тонны глины.\nzavod.pdf", ""),
        (_FORM + "Кирпичный завод\nПередаст две тонны глины.\nКонтактное лицо: Ухов П. И.\nzavod.pdf", ""),
        (_FORM + "Кирпичный завод\nПередаст две тонны глины по договору № 5.", ""),
        (_FORM + "Газета\nИнформационная", ""),
        ("Письма приложены.\nДом ремёсел: печь, письмо\nКолледж: 6 волонтёров, письмо\nЗавод «Глина»: 2 тонны глины", ""),
        ("Дом ремёсел: печь на 40 часов\nКолледж: 6 волонтёров\nЗавод: 2 тонны глины, письмо", ""),
    ],
)
def test_a_partner_without_a_letter_beside_others(said: str, told: str, fund: FundRules) -> None:
    found = [seen.draft[0].quote for seen in CHECKS["letters-missing"](Draft("заявка", {"partners": _field("partners", said)}), fund)]
    assert [quote.startswith(told) for quote in found] == ([True] if told else [])


@pytest.mark.parametrize(
    ("comment", "given", "told"),
    [
        ("Глину привезёт кирпичный завод «Обжиг».", 30_000, True),
        ("Глину привезёт кирпичный завод «Обжиг».", 0, False),
        ("Глину привезёт завод из Твери.", 30_000, False),
    ],
)
def test_a_partner_who_pays_a_line_and_has_no_letter(comment: str, given: int, told: bool, fund: FundRules) -> None:
    partners = _field("partners", _FORM + "Кирпичный завод «Обжиг»\nИнформационная\nГазета «Печь»\nИнформационная\ngazeta.pdf")
    money = Money(Decimal(30_000), Decimal(given), Decimal(30_000 - given))
    line = BudgetLine("4", "Глина", money.total, Decimal(1), "т", money, comment, Span("budget", "Глина", 0, 5))
    draft = Draft("заявка", {"partners": partners}, budget=Budget((line,), {}, None))
    assert bool(list(CHECKS["letters-missing"](draft, fund))) is told


@pytest.mark.parametrize(
    ("name", "comment", "requested", "told"),
    [
        ("Услуги звукорежиссёра", "Звукорежиссёр нужен проекту.", 40_000, True),
        ("Транспортные услуги", "Транспорт необходим для реализации проекта", 40_000, True),
        ("Дизайн афиш", "Требуется дизайн афиш, это важно.", 40_000, True),
        ("Транспортные услуги", "Транспорт необходим, чтобы возить глину с карьера.", 40_000, False),
        ("Транспортные услуги", "Нужен для занятий в школах.", 40_000, False),
        ("Услуги звукорежиссёра", "Необходимо 10 часов работы.", 40_000, False),
        ("Дизайн афиш", "Дизайн афиш.", 40_000, False),
        ("Дизайн афиш", "Требуется дизайн афиш.", 4_000, False),
    ],
)
def test_a_cost_of_which_is_said_only_that_it_is_needed(name: str, comment: str, requested: int, told: bool, fund: FundRules) -> None:
    money = Money(Decimal(requested), Decimal(0), Decimal(requested))
    line = BudgetLine("6", name, money.total, Decimal(1), "шт.", money, comment, Span("budget", name, 0, len(name)))
    draft = Draft("заявка", {"budget": _field("budget", f"{name}\nКомментарий: {comment}")}, budget=Budget((line,), {}, None))
    assert bool(list(CHECKS["comment-empty"](draft, fund))) is told


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        ("В селе 300 жителей. Большинство жителей не видели музея.", True),
        ("В селе 300 жителей. Почти никто из молодых жителей не умеет лепить.", True),
        ("В селе 300 жителей. Большинство жителей, 210 человек, не видели музея.", False),
        ("В селе 300 жителей. Большинство жителей не видели музея: так ответили на анкету.", False),
        ("В селе 300 жителей. По сведениям школы, большинство детей уезжает.", False),
        ("В селе 300 жителей. Большинство детей уезжает. Из 30 выпускников осталось двое.", False),
        ("В селе 300 жителей. Большинство домов пустует.", False),
        ("Большинство людей в стране живёт в городах. В селе 300 жителей.", False),
    ],
)
def test_most_of_them_by_nobodys_count(problem: str, told: bool, fund: FundRules) -> None:
    assert bool(list(CHECKS["data-no-source"](Draft("заявка", {"problem": _field("problem", problem)}), fund))) is told


_MEASURED = "Качественные результаты:\nСоседи стали чаще встречаться: опрос в мае и октябре.\n"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("Снизилась тревога соседей, они спокойнее и бодрее.", 1),
        ("Снизилась тревога соседей: тест до и после.", 0),
        ("Снизилась тревога у 20 соседей из 40.", 0),
        ("Соседи дружат дворами.", 0),
    ],
)
def test_a_change_without_a_measure_beside_one_that_has_it(change: str, told: int, fund: FundRules) -> None:
    draft = Draft("черновик", {"results": _field("results", _MEASURED + change)})
    assert len(list(CHECKS["quality-no-method"](draft, fund))) == told


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        ("На учёте в опеке состоит очень много детей, им не с кем играть. Мы опросили 40 семей.", 0),
        ("На учёте в опеке состоит очень много детей, им не с кем играть.\nВ районе 40 семей с детьми.", 1),
        ("На учёте в опеке состоит 212 детей.\nВ районе 40 семей с детьми.", 0),
        ("В России проживает много семей.\nВ районе 40 семей с детьми.", 0),
    ],
)
def test_many_people_of_a_register(problem: str, told: int, fund: FundRules) -> None:
    assert len(list(CHECKS["data-no-source"](Draft("черновик", {"problem": _field("problem", problem)}), fund))) == told


def test_a_total_is_no_group_of_people(fund: FundRules) -> None:
    groups = "Соседи\nДети\nСтарики\nВсего 120 человек"
    assert not list(CHECKS["groups-many"](Draft("черновик", {"groups": _field("groups", groups)}), fund))
