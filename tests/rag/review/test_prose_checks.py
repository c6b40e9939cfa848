"""Defects that people leave in free prose: each is seen, and a draft that only looks like it is left alone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from rag.review.checks import CHECKS
from rag.review.consistency import contradictions
from rag.review.fund import FundRules
from rag.review.types import Activity, Draft, Field, How


def _draft(fund: FundRules, *, how: How = "по смыслу", plan: tuple[str, ...] = (), **texts: str) -> Draft:
    """A draft of these fields; the plan is of rows in May 2026."""
    ids = {field.key: field for field in fund.form}
    assert how in get_args(How)
    fields = {ids[key].id: Field(ids[key].id, ids[key].title, text, how, key=key) for key, text in texts.items()}
    draft = Draft("черновик", fields)
    if not plan:
        return draft
    field = Field(ids["plan"].id, "План", "\n".join(plan), how, key="plan", table=True)
    return replace(draft, fields=fields | {field.id: field}, plan=tuple(_rows(field, plan)))


def _rows(field: Field, rows: tuple[str, ...]) -> Iterator[Activity]:
    for number, row in enumerate(rows, 1):
        span = field.span(field.text.index(row), field.text.index(row) + len(row))
        yield Activity(number, 1, row, date(2026, 5, 1), date(2026, 5, 31), span, span)


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("Мы это ТСН «Квартал», 40 домов.", True),
        ("Мы — товарищество собственников недвижимости «Пруд».", True),
        ("Я председатель садового кооператива «Ягода».", True),
        ("Мы общественная организация «Ручей», дружим с ТСЖ и кооперативом.", False),
        ("Мы работаем с ТСЖ нашего района.", False),
        ("Наша организация — АНО «Пруд», партнёр — гаражный кооператив.", False),
    ],
)
def test_who_may_not_apply(fund: FundRules, name: str, *, seen: bool) -> None:
    assert bool(list(CHECKS["applicant-excluded"](_draft(fund, organisation=name), fund))) is seen


@pytest.mark.parametrize(
    ("problem", "summary", "seen"),
    [
        ("Двор зарос, многие жалуются. Причины две: лень и привычка.", "Проект о дворе.", True),
        ("Двор зарос, из 80 соседей 60 жалуются.", "Проект о дворе.", False),
        ("Двор зарос, двадцать семей переехали.", "Проект о дворе.", False),
        ("Двор зарос, многие жалуются.", "По опросу 2025 года 60 соседей из 80 не гуляют.", False),
    ],
)
def test_a_problem_without_a_number(fund: FundRules, problem: str, summary: str, *, seen: bool) -> None:
    found = list(CHECKS["data-no-source"](_draft(fund, problem=problem, summary=summary), fund))
    assert bool(found) is seen


@pytest.mark.parametrize(
    ("sentence", "seen"),
    [
        ("Исследования показывают, что дети читают всё меньше.", True),
        ("Как свидетельствует статистика, каждый второй бросает секцию.", True),
        ("Учёные давно доказали, что музыка лечит.", True),
        ("По мнению психологов, подросткам нужен наставник.", True),
        ("Согласно исследованиям, пожилые теряют память от одиночества.", True),
        ("Общеизвестно, что село стареет.", False),
        ("Исследования Томского университета показывают, что дети читают меньше.", False),
        ("По данным исследования 2024 года, читает каждый третий.", False),
        ("Психологи нашей школы отмечают тревогу у 40 учеников.", False),
        ("Как показывает опыт соседей, клуб собирает двор.", False),
        ("Опрос показал: 40 из 60 учеников не читают.", False),
    ],
)
def test_data_of_nobody_in_particular(fund: FundRules, sentence: str, *, seen: bool) -> None:
    problem = f"По данным отдела образования за 2025 год, в селе 60 учеников. {sentence}"
    assert bool(list(CHECKS["data-no-source"](_draft(fund, problem=problem), fund))) is seen


@pytest.mark.parametrize(
    ("paragraph", "seen"),
    [
        ("Мы проведём сорок занятий и откроем клуб. Цель нашего проекта — дружный двор.", True),
        ("В рамках проекта будет организован лагерь. Мы обучим вожатых. Дети ждут лета.", True),
        ("Мы проведём сорок занятий. Двор зарос, фонари не горят. Дети сидят дома.", False),
        ("В 2024 году мы провели десять занятий и открыли клуб. Пришли 40 детей.", False),
        ("Школа проведёт ремонт в 2027 году. Детям пока негде играть.", False),
    ],
)
def test_a_problem_that_tells_what_the_project_will_do(fund: FundRules, paragraph: str, *, seen: bool) -> None:
    problem = f"Из 80 соседей 60 не знают друг друга.\n{paragraph}"
    assert bool(list(CHECKS["problem-tells-plan"](_draft(fund, problem=problem), fund))) is seen


@pytest.mark.parametrize(
    ("results", "seen"),
    [
        ("40 детей плавают. Повысится культура здоровья, родители станут добрее.", True),
        ("Улучшится экологическая обстановка в посёлке.", True),
        ("У 30 детей из 40 повысится уровень чтения.", False),
        ("Повысится интерес к чтению: сравним анкеты до и после.", False),
        ("40 детей умеют плавать.", False),
    ],
)
def test_a_result_that_is_only_a_wish(fund: FundRules, results: str, *, seen: bool) -> None:
    assert bool(list(CHECKS["quality-no-method"](_draft(fund, results=results), fund))) is seen


@pytest.mark.parametrize(
    ("future", "seen"),
    [
        ("Будем подавать на следующий грант, больше денег взять негде.", True),
        ("дальше напишем ещё заявку на конкурс.", True),
        ("Станки остаются в школе, а на поездку подадим заявку на грант района.", False),
        ("Взносы родителей по 300 рублей, и будем писать на гранты.", False),
        ("Кружок продолжит библиотека.", False),
        ("Деньги кончатся в мае 2027 года, что потом — ещё не решили.", True),
        ("Средств на продолжение пока не нашли.", True),
        ("Продолжать не планируем, на этом всё.", True),
        ("Когда проект закончится, и дети, и станки останутся в школе.", False),
        ("Сколько придёт людей, не знаем, но занятия будут платными.", False),
    ],
)
def test_a_future_that_is_the_next_application_or_nothing(fund: FundRules, future: str, *, seen: bool) -> None:
    assert bool(list(CHECKS["future-vague"](_draft(fund, future=future), fund))) is seen


@pytest.mark.parametrize(
    ("geography", "row", "seen"),
    [
        ("город Елец, только сам город", "Поездка на озеро возле Липецка, едем автобусом", True),
        ("город Елец, никуда больше не выезжаем", "Экскурсия в Задонск, 30 детей", True),
        ("город Елец", "Поездка на озеро возле Липецка, едем автобусом", False),
        ("город Елец, только сам город", "Выезд в Елец, 30 детей", False),
        ("город Елец, только сам город", "Праздник на День города", False),
    ],
)
def test_a_trip_out_of_the_only_place(fund: FundRules, geography: str, row: str, *, seen: bool) -> None:
    draft = _draft(fund, geography=geography, plan=(row,))
    assert len(list(CHECKS["plan-place-outside"](draft, fund))) == int(seen)


@pytest.mark.parametrize(
    ("rows", "seen"),
    [
        (("Выбираем 5 дворов", "Сажаем деревья, 7 дворов"), True),
        (("Выбираем 7 дворов", "Сажаем деревья, 5 дворов"), False),
        (("Обходим 5 дворов", "Сажаем деревья, 7 дворов"), False),
        (("Отбираем 20 участников", "Праздник, 60 участников"), False),
    ],
)
def test_more_things_than_were_chosen(fund: FundRules, rows: tuple[str, ...], *, seen: bool) -> None:
    assert bool(contradictions(_draft(fund, plan=rows))) is seen


@pytest.mark.parametrize(
    ("plan", "seen"),
    [("Мастерская для 20 отцов с детьми, 20 человек", False), ("Мастерская для взрослых, 20 человек", True)],
)
def test_people_in_pairs_are_twice_as_many_at_the_table(fund: FundRules, plan: str, *, seen: bool) -> None:
    draft = _draft(fund, plan=(plan,), budget="Чай на 40 человек, 4 000 рублей.")
    assert bool(contradictions(draft)) is seen


_MEASURED = "Количественные результаты:\n• Количество детей: 40\nКачественные результаты и способы их измерения:\n"


@pytest.mark.parametrize(
    ("quality", "seen"),
    [
        ("Дети научатся плавать: сравним замеры до и после. Ребята станут бодрее и увереннее смотреть в жизнь.", True),
        ("Дети научатся плавать. Ребята станут увереннее: анкета до и после.", False),
        ("Проведём анкету до и после. Ребята станут увереннее.", False),
        ("Дети научатся плавать: сравним замеры до и после. Двадцать семей приходят снова.", False),
    ],
)
def test_a_wish_after_a_result_with_its_measure(fund: FundRules, quality: str, *, seen: bool) -> None:
    assert bool(list(CHECKS["quality-no-method"](_draft(fund, results=_MEASURED + quality), fund))) is seen


@pytest.mark.parametrize(
    ("future", "seen"),
    [
        ("После гранта мы намерены продолжать начатое и развивать его дальше.", True),
        ("Планируем расширять географию и привлекать всё новых людей.", True),
        ("Будем продолжать занятия в библиотеке два раза в месяц.", False),
        ("Планируем расширять географию: в Озёрске группу откроет центр досуга.", False),
        ("Хотим продолжить: палатки остаются у отряда.", False),
    ],
)
def test_a_future_of_mere_words(fund: FundRules, future: str, *, seen: bool) -> None:
    sources = "Нужно 20 000 рублей в год, их дают пожертвования жителей: 84 500 рублей в 2024 году."
    assert bool(list(CHECKS["future-vague"](_draft(fund, future=future, future_sources=sources), fund))) is seen
