"""What is told in other words of results, sources, data and people of another project."""

import pytest

from rag.review.checks import CHECKS
from rag.review.consistency import contradictions
from rag.review.fund import FundRules
from rag.review.language.quantities import indicated
from rag.review.reading.indicators import indicators
from rag.review.types import Draft, Field


def _draft(fund: FundRules, **texts: str) -> Draft:
    ids = {field.key: field for field in fund.form}
    fields = {ids[key].id: Field(ids[key].id, ids[key].title, text, "форма фонда", key=key) for key, text in texts.items()}
    return Draft("заявка", fields)


def _seen(check: str, draft: Draft, fund: FundRules) -> list[str]:
    return [seen.message for seen in CHECKS[check](draft, fund)]


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("Дети станут выносливее. Измеряем бег и прыжок в мае и в октябре, протоколы учителя.", False),
        ("Дети станут выносливее: сдадут нормативы.", False),
        ("Соседи реже ссорятся, сверяем по данным полиции.", False),
        ("Дети станут выносливее и дружнее.", True),
        ("Укрепится дух двора, вырастет интерес к саду.", True),
    ],
)
def test_a_way_to_measure(fund: FundRules, said: str, *, seen: bool) -> None:
    assert bool(_seen("quality-no-method", _draft(fund, results=f"Качественные результаты: {said}"), fund)) is seen


def test_results_that_begin_with_the_number() -> None:
    said = (
        "Итог:\n• не менее 60 подростков прошли курс;\n2) 1 200 жителей побывали на празднике.\n• 2 мая пройдёт праздник\n• 15 лет кружку"
    )
    found = [(str(one.value), one.name) for one in indicators(Field("9", "Результаты", said, "форма фонда"))]
    (held,) = indicators(Field("9", "Результаты", "Девочки, что шьют (не менее 20 уроков): 48", "форма фонда"))
    assert (counted := indicated(held)) is not None
    assert counted.unit == "девочки"
    assert found == [("60", "подростков прошли курс"), ("1200", "жителей побывали на празднике")]


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("Деньги рассчитываем получать, участвуя в новых конкурсах.", True),
        ("Будем подавать заявки в другие фонды.", True),
        ("Планируем выиграть ещё один конкурс.", True),
        ("Взносы родителей и участие в конкурсах района.", False),
        ("Занятия оплачивает школа по договору, участвуем и в других конкурсах.", False),
        ("Участники платят за материалы сами, 300 руб. в месяц.", False),
    ],
)
def test_contests_alone_are_no_source(fund: FundRules, said: str, *, seen: bool) -> None:
    assert bool(_seen("future-vague", _draft(fund, future="Сад останется.", future_sources=said), fund)) is seen


def test_old_data_beside_newer(fund: FundRules) -> None:
    old = "По данным школы за 2012 год читают 40 детей."
    assert _seen("data-old", _draft(fund, problem=old), fund) == ["Самые свежие данные здесь — 2012 год."]
    assert _seen("data-old", _draft(fund, problem=f"{old} По опросу 2025 года – 12."), fund) == ["Этот источник — 2012 года."]


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("Увлечь фигуристов и дошкольниц помогут показ ледового шоу и лотерея коньков.", True),
        ("Наши заметки заинтересуют соседей: покажем грядки и рассаду.", False),
        ("Привлечём студентов.", False),
    ],
)
def test_people_whom_nothing_else_names(fund: FundRules, said: str, *, seen: bool) -> None:
    draft = _draft(
        fund,
        groups="Пенсионеры двора, 40 соседей",
        goal="Соседи выращивают рассаду и грядки во дворе",
        media=f"Пишем в газету. {said} За год пять заметок.",
    )
    assert any(found.what == "Для кого проект" for found in contradictions(draft)) is seen
