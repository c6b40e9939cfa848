"""The same quantity told twice: what is a contradiction, what only looks so."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from rag.review.consistency import contradictions
from rag.review.language.quantities import quantities
from rag.review.types import Activity, Draft, Field, Indicator, Span


def _draft(**texts: str) -> Draft:
    fields = {key: Field(key, key, text, "форма фонда", key=key, table=key in {"plan", "budget"}) for key, text in texts.items()}
    return Draft("заявка", fields)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("не менее 20 выездных мастер-классов", [(20, "мастер-классов", False)], id="adjective between"),
        pytest.param("4-х целевых школ", [(4, "школ", False)], id="cardinal with letters"),
        pytest.param("по 5 занятий в каждой школе", [(5, "занятий", True)], id="per something"),
        pytest.param("20 человек в каждой группе", [(20, "человек", True)], id="per group"),
        pytest.param("1 200 участников", [(1200, "участников", False)], id="thousands"),
        pytest.param("в 2025 году, 15 марта, 30 минут, 500 рублей, 11 класс", [], id="dates and measures"),
        pytest.param("ст. 84, № 5 школа", [], id="numbers of things, not counts"),
        pytest.param("1 мастер-класс", [(1, "мастер-класс", False)], id="one"),
        pytest.param("двух посёлков, восемь курсов", [(2, "поселков", False), (8, "курсов", False)], id="in words"),
        pytest.param("три группы по 16 человек", [(48, "человек", False), (3, "группы", False)], id="groups of people"),
        pytest.param("шесть потоков по 12 ребят", [(72, "ребят", False), (6, "потоков", False)], id="streams of people"),
        pytest.param("три группы родственников по 16 человек", [(48, "родственников", False), (3, "группы", False)], id="whose groups"),
        pytest.param("по 12 подростков в каждой из двух групп", [(24, "подростков", False), (2, "групп", False)], id="each of the groups"),
        pytest.param("3 группы по 10–12 человек", [(3, "группы", False), (12, "человек", True)], id="groups of about so many"),
        pytest.param("две группы по 16 часов", [(2, "группы", False)], id="hours of groups"),
        pytest.param(
            "две смены по 21 день, две команды по 5 этапов",
            [(2, "смены", False), (2, "команды", False), (5, "этапов", True)],
            id="no people",
        ),
        pytest.param("12 человек в группе, в группе 8 детей", [(12, "человек", True), (8, "детей", True)], id="in a group"),
        pytest.param("программа из десяти занятий", [(10, "занятий", True)], id="a programme of so many"),
        pytest.param("сто десять занятий", [(110, "занятий", False)], id="two words"),
    ],
)
def test_quantities(text: str, said: list[tuple[int, str, bool]]) -> None:
    assert [(int(q.value), q.unit, q.each) for q in quantities(text)] == said


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param({"summary": "Проведём 20 занятий.", "plan": "Будет 120 занятий."}, id="two numbers"),
        pytest.param({"summary": "Проведём 60 занятий.", "plan": "40 занятий\n\n56 занятий"}, id="a total that no rows make"),
        pytest.param({"summary": "Будет 10 публикаций.", "budget": "подготовка 20 публикаций"}, id="the budget pays for more"),
        pytest.param({"summary": "Урок длится 2 часа.", "plan": "Длительность - 4 часа"}, id="length"),
        pytest.param(
            {"groups": "Подростки 14–17 лет", "plan": "Теперь зовём и тех, кому только исполнилось двенадцать: сами просятся"},
            id="just twelve",
        ),
        pytest.param({"groups": "Подростки 14–17 лет", "plan": "Набираем двенадцатилетних в поток"}, id="of twelve"),
        pytest.param({"groups": "Подростки 14–17 лет", "summary": "Участники от 12 лет придут сами."}, id="from twelve"),
        pytest.param({"groups": "Дети 10–17 лет", "goal": "Дети от 7 до 12 лет заняты."}, id="age"),
        pytest.param({"groups": "Подростки 13–17 лет", "plan": "Набор участников из 3–4 классов"}, id="classes too young"),
        pytest.param({"groups": "Люди 62–78 лет", "problem": "Мы обращаемся ко всем старше 55 лет."}, id="whom it addresses"),
        pytest.param({"groups": "Люди 62–78 лет", "summary": "Проект адресован жителям старше пятидесяти лет."}, id="addressed"),
        pytest.param({"summary": "Осмотрим 30 колодцев.", "results": "Осмотрены 36 колодцев"}, id="all and all"),
        pytest.param({"summary": "Участие примут 100 школьников.", "goal": "Обучены 150 школьников."}, id="people"),
        pytest.param({"summary": "Три группы по 16 человек.", "goal": "Обучены 60 человек."}, id="people in groups"),
    ],
)
def test_a_contradiction_is_told_with_both_places(texts: dict[str, str]) -> None:
    (found,) = contradictions(_draft(**texts))
    assert {value.span.field for value in found.values} == set(texts)
    assert all(texts[v.span.field].replace("\n", " ")[v.span.start : v.span.end] == v.span.quote for v in found.values)


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param({"summary": "Проведём 96 занятий.", "plan": "40 занятий\n\n56 занятий"}, id="a total of rows"),
        pytest.param({"summary": "Проведём 20 занятий.", "plan": "По 5 занятий в каждой школе."}, id="per school"),
        pytest.param({"summary": "Проведём 20 занятий для детей.", "plan": "5 занятий для родителей"}, id="for others"),
        pytest.param({"summary": "20 выездных уроков.", "plan": "4 открытых урока"}, id="another kind"),
        pytest.param({"summary": "В 2023 году мы провели 10 занятий.", "plan": "20 занятий"}, id="what was before"),
        pytest.param({"summary": "Участие примут 100 школьников.", "plan": "25 школьников\n\n30 школьников"}, id="people of one event"),
        pytest.param({"summary": "Дети 10–17 лет.", "budget": "луки для детей от 10 до 17 лет"}, id="the same age in other words"),
        pytest.param({"summary": "Проведём 60 занятий.", "budget": "12 занятий по 1 000 рублей"}, id="a line of the budget pays a part"),
        pytest.param({"summary": "Проведём 60 занятий.", "plan": "12 занятий по рисованию"}, id="a row of the plan is of one kind"),
        pytest.param({"summary": "Урок длится час.", "plan": "Длительность урока 60 минут"}, id="an hour and its minutes"),
        pytest.param({"groups": "Люди старше 60 лет", "goal": "Людям от 60 лет и старше помогают."}, id="an age from below in other words"),
        pytest.param({"groups": "Подростки 14–17 лет", "plan": "Дети от 14 до 17 лет, инструктор со стажем от 5 лет"}, id="years of work"),
        pytest.param({"groups": "Подростки 14–17 лет", "plan": "Занятия подростков с 12 часов до 15"}, id="hours"),
        pytest.param({"groups": "Подростки 14–17 лет", "plan": "Летние сборы подростков, ролик с 12 июня"}, id="summer"),
        pytest.param({"groups": "Дети 7–10 лет\nПодростки 14–17 лет", "plan": "Ребята от 7 лет"}, id="two groups of age"),
        pytest.param({"summary": "Три группы по 16 человек.", "goal": "Обучены 48 человек."}, id="groups that agree"),
        pytest.param({"summary": "В посёлке две группы.", "budget": "восемь групп"}, id="groups of one place"),
        pytest.param({"summary": "Обучим 60 человек.", "goal": "В группе 12 человек."}, id="people of one group"),
        pytest.param({"summary": "Участие примут 60 ребят.", "plan": "30 ребят записались"}, id="young people of one event"),
        pytest.param({"summary": "У смены 8 опытов, всего двадцать четыре.", "plan": "24 опыта"}, id="of one shift"),
        pytest.param({"summary": "Опыты по теме, 8 на группу: итого 24.", "plan": "24 опыта"}, id="for a group"),
        pytest.param(
            {"summary": "Осмотрим 30 колодцев. Из них девять почистим.", "results": "Чисты девять колодцев", "budget": "30 колодцев"},
            id="some of them",
        ),
        pytest.param(
            {"goal": "Осмотрены 30 колодцев", "summary": "Из 30 колодцев чистим девять.", "results": "9 колодцев"}, id="of so many"
        ),
        pytest.param(
            {"plan": "30 колодцев осмотрены\n\n9 колодцев чисты", "results": "9 колодцев", "summary": "Осмотрим 30 колодцев."}, id="of both"
        ),
        pytest.param({"groups": "Подростки 13–17 лет\nДети 3–4 классов", "goal": "Участники из 3–4 классов учатся"}, id="two groups"),
        pytest.param({"groups": "Подростки 13–17 лет\nДошкольники", "plan": "Занятия с детьми от 5 лет"}, id="a group in words"),
        pytest.param({"groups": "Люди 62–78 лет", "problem": "В районе много людей старше 55 лет."}, id="others of another age"),
        pytest.param({"groups": "Люди 62–78 лет", "problem": "Наш проект не рассчитан на людей от 55 лет."}, id="not for them"),
        pytest.param({"summary": "Проведём 20 занятий.", "problem": "Школы проводят 300 занятий."}, id="of others"),
    ],
)
def test_what_can_be_true_together_is_none(texts: dict[str, str]) -> None:
    assert contradictions(_draft(**texts)) == ()


def test_an_indicator_counts_what_its_name_begins_with() -> None:
    span = Span("results", "Количество занятий по плаванию: 30", 0, 34)
    draft = _draft(summary="Проведём 20 занятий.", results=span.quote)
    with_indicator = Draft(draft.kind, draft.fields, indicators=(Indicator("Количество занятий по плаванию", Decimal(30), span),))
    assert [value.value for value in contradictions(with_indicator)[0].values] == ["20", "30"]


_ROW = Activity(1, 1, "Набор", date(2026, 3, 1), date(2026, 4, 1), Span("plan", "Набор", 0, 5), None)


@pytest.mark.parametrize(
    ("goal", "plan", "values"),
    [
        ("60 родственников учатся", "Набраны три группы родственников по 16 человек\n\n16 родственников прошли курс", ["60", "48"]),
        ("48 родственников учатся", "Набраны три группы родственников по 16 человек", []),
        ("60 родственников учатся", "Две группы родственников по 24 человека\n\n12 родственников на дому", []),
        ("36 родственников из 48 увереннее", "Три группы родственников по 16 человек", []),
        ("60 подростков учатся", "Две группы подростков по 12\n\nтри группы подростков по 12", []),
        ("300 человек пришли", "Три группы по 16 человек", []),
    ],
)
def test_people_promised_are_compared_with_groups_of_the_plan(goal: str, plan: str, values: list[str]) -> None:
    draft = replace(_draft(goal=goal, plan=plan), plan=(_ROW,))
    assert [value.value for found in contradictions(draft) for value in found.values] == values


@pytest.mark.parametrize(("key", "told"), [("media", 0), ("goal", 1)])
def test_the_readers_of_a_page_have_an_age_of_their_own(key: str, told: int) -> None:
    draft = _draft(groups="Подростки 14–17 лет", **{key: "Узнают подписчики группы 14–25 лет"})
    assert len(list(contradictions(draft))) == told


@pytest.mark.parametrize(
    ("budget", "told"),
    [
        pytest.param("Чай на 18 занятиях и встречах", False, id="of both"),
        pytest.param("Чай для 18 занятий и чаепитий", False, id="of two kinds"),
        pytest.param("Чай на 18 занятиях и для гостей", True, id="of one, and another thing"),
        pytest.param("Чай на 18 занятиях и плед", True, id="of one"),
    ],
)
def test_a_number_of_two_things_together_is_of_neither(budget: str, told: bool) -> None:
    assert bool(list(contradictions(_draft(results="Проведём 12 занятий.", budget=budget)))) is told


@pytest.mark.parametrize(
    ("media", "told"),
    [("Два выпуска в районной газете.", False), ("Два номера в журнале «Лад».", False), ("Два выпуска подкаста.", True)],
)
def test_issues_of_a_newspaper_are_its_own(media: str, told: bool) -> None:
    draft = _draft(results="Запишем 9 выпусков и 9 номеров.", media=media)
    assert bool(list(contradictions(draft))) is told
