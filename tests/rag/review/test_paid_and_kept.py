"""Lessons paid, things kept, gifts, parts of a whole, years of an organisation: what one place has otherwise than another."""

from datetime import date

import pytest

from rag.review.comparisons.careers import careers
from rag.review.comparisons.givers import givers
from rag.review.comparisons.keepers import keepers
from rag.review.comparisons.lessons_paid import lessons_paid
from rag.review.comparisons.told_of_before import told_of_before
from rag.review.language.quantities import quantities
from tests.rag.review.drafts import draft, line, tells

_ROWS = (
    ("Занятия гончарной мастерской: 60 занятий", date(2026, 4, 1), date(2026, 10, 1)),
    ("Занятия кузницы: 35 занятий", date(2026, 4, 1), date(2026, 9, 1)),
)


@pytest.mark.parametrize(
    ("name", "comment", "total", "differ"),
    [
        ("Мастер гончарной мастерской", "Ведёт 48 занятий, 1 250 рублей за занятие.", 60_000, True),
        ("Гончар: оплата", "Ведёт 70 занятий × 1 000 рублей", 70_000, True),
        ("Мастер гончарной мастерской", "Ведёт 60 занятий, 1 000 рублей за занятие.", 60_000, False),
        ("Мастер гончарной мастерской", "Ведёт 20 занятий, 1 000 рублей за занятие.", 20_000, False),  # a third
        ("Мастер гончарной мастерской", "Из них 48 занятий, 1 000 рублей за занятие.", 48_000, False),
        ("Мастер гончарной мастерской", "Ведёт 95 занятий, 1 000 рублей за занятие.", 95_000, False),  # of both rows
        ("Мастер гончарной мастерской", "Готовит 48 занятий, оклад 5 000 рублей в месяц.", 60_000, False),
        ("Глина гончарной мастерской", "На 48 занятий по 1 000 рублей.", 48_000, False),
        ("Педагог", "Ведёт 48 занятий, 1 250 рублей за занятие.", 60_000, False),
        ("Кузнец кузницы", "Ведёт 40 занятий, 1 500 рублей за занятие.", 60_000, True),
    ],
)
def test_lessons_paid_are_those_of_the_plan(name: str, comment: str, total: int, *, differ: bool) -> None:
    assert tells(lessons_paid, draft(*_ROWS, lines=(line(name, comment, total),))) == differ


def test_lessons_of_two_rows_are_not_those_of_one() -> None:
    rows = (_ROWS[0], ("Гончарная мастерская для взрослых", date(2026, 7, 1), date(2026, 7, 14)))
    assert not tells(lessons_paid, draft(*rows, lines=(line("Мастер гончарной мастерской", "Ведёт 75 занятий по 800 рублей.", 60_000),)))


def test_two_may_share_the_lessons() -> None:
    lines = tuple(line(f"Мастер гончарной мастерской {n}", f"Ведёт {n} занятий по 1 000 рублей.", n * 1_000) for n in (35, 25))
    assert not tells(lessons_paid, draft(_ROWS[0], lines=lines))


@pytest.mark.parametrize(
    ("comment", "future", "differ"),
    [
        ("После проекта передадим музею.", "Всё оборудование останется в библиотеке.", True),
        ("Останется в библиотеке.", "Гончарный круг и печь подарим лицею.", True),
        ("Печь достанется интернату.", "Кружок будет жить в библиотеке: инвентарь останется там.", True),
        ("После проекта передадим библиотеке.", "Всё оборудование останется в библиотеке.", False),
        ("Передадим музею.", "Часть оборудования останется в библиотеке.", False),
        ("Передадим музею.", "Печь передадим музею, другое оборудование останется в библиотеке.", False),
        ("Останется у нас.", "Оборудование останется в библиотеке.", False),
        ("Останется у нас.", "Оборудование подарим библиотеке.", True),
        ("Останется в библиотеке.", "Оборудование останется на балансе организации.", False),
        ("Для занятий в музее.", "Оборудование останется в библиотеке.", False),
        ("Передадим по акту музею.", "Кружок останется в библиотеке.", False),
        ("Передадим лицею.", "Оборудование останется в лицее и библиотеке.", False),
        ("Останется в музее.", "Оборудование останется в библиотеке.", False),  # which may have a museum
        ("Передадим музею.", "В 2027 году кружок будет в библиотеке: оборудование останется там.", True),
        ("Потом отдадим школе-интернату.", "Оборудование останется в библиотеке.", True),
        ("Передадим организации «Луч».", "Оборудование останется в библиотеке.", False),
        ("Передадим ученикам школы.", "Оборудование останется в библиотеке.", False),
    ],
)
def test_who_keeps_it(comment: str, future: str, *, differ: bool) -> None:
    assert tells(keepers, draft(lines=(line("Печь для обжига", comment),), future=future)) == differ


@pytest.mark.parametrize(
    ("projects", "differ"),
    [
        ("24 ученика занимались год, 15 из них поступили в речное училище.", True),
        ("Из 24 учеников 15 поступили в речное училище.", True),
        ("15 из 24 учеников поступили в речное училище.", True),
        ("24 ученика занимались год, 18 из них поступили в речное училище.", False),
        ("24 ученика занимались год, 15 из них поступили в речное училище через год.", False),
        ("24 ученика занимались год, 9 из них уехали в город.", False),
        ("24 ученика занимались год, 20 из них хотели поступить в речное училище.", False),
        ("24 ученика занимались год, 6 из них не поступили в речное училище.", False),
        ("30 учеников занимались год, 15 из них поступили в речное училище.", False),
    ],
)
def test_one_part_of_one_whole(projects: str, *, differ: bool) -> None:
    problem = "К нам ходили 24 ученика, 18 из них поступили в речное училище."
    assert tells(told_of_before, draft(problem=problem, projects=projects)) == differ


@pytest.mark.parametrize(
    ("experience", "differ"),
    [
        ("2011 – по настоящее время, директор организации; 14 лет опыта.", True),
        ("С 2011 года председатель правления АНО «Плот».", True),
        ("Руководитель нашей организации с 2011 года.", True),
        ("2016 – по настоящее время, директор организации.", False),
        ("2011 – по настоящее время, директор организации отдыха детей.", False),
        ("С 2011 года директор АНО «Весло».", False),
        ("2011–2015, директор школы; с 2016 года директор организации.", False),
        ("С 2011 года руководитель инициативной группы, затем организации.", False),
    ],
)
def test_nobody_leads_what_is_not_there_yet(experience: str, *, differ: bool) -> None:
    name = "Автономная некоммерческая организация «Плот»"
    assert tells(careers, draft(registered="05.04.2016", organisation=name, leader_experience=experience)) == differ


@pytest.mark.parametrize(
    ("comment", "differ"),
    [
        ("Навес на праздник, средства городской администрации по письму.", True),
        ("Навес на праздник, вклад речного музея.", True),
        ("Навес на праздник оплачивает городская администрация.", True),
        ("Навес оплатит нашей школе благотворитель.", False),
        ("Навес на праздник, средства фонда «Заря» по письму.", False),
        ("Навес на праздник, вклад благотворителей.", False),
        ("Навес на праздник, средства РГО.", False),
    ],
)
def test_the_sum_is_given_by_whom_the_list_has(comment: str, *, differ: bool) -> None:
    partners = (
        "Фонд «Заря»\nДаст 45 000 рублей на навес.\nПисьмо фонда.pdf\nРечной музей\nДаст лодки и вёсла.\nПисьмо.pdf\n"
        "Администрация города\nДаст площадь и сцену.\nПисьмо администрации.pdf\n"
    )
    assert tells(givers, draft(lines=(line("Навес", comment, 45_000, given=45_000),), partners=partners)) == differ


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        ("Проведём дюжину концертов.", [12]),
        ("Полсотни концертов и десяток сказок.", [50, 10]),
        ("Больше дюжины концертов в трёх сёлах.", [3]),
        ("Десятки концертов.", []),
        ("Подарки 30 одиноким вдовам.", [30]),
    ],
)
def test_bunches_of_things(said: str, counted: list[int]) -> None:
    assert [int(q.value) for q in quantities(said)] == counted
