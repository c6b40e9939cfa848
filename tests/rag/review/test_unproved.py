"""What a text says without proof: data of an old day, what everybody knows, how many there are, a change nobody measures."""

import pytest

from rag.review.application import read_application
from rag.review.checks import CHECKS
from rag.review.fund import FundRules
from rag.review.types import Draft, Field


def _seen(check: str, fund: FundRules, **texts: str) -> list[str]:
    ids = {field.key: field for field in fund.form}
    fields = {ids[key].id: Field(ids[key].id, ids[key].title, text, "форма фонда", key=key) for key, text in texts.items()}
    return [seen.message for seen in CHECKS[check](Draft("заявка", fields), fund)]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("В районе 18 пасек (реестр на 01.03.2018).", True),
        ("На 1 октября 2017 года в посёлке жили 640 человек.", True),
        ("По состоянию на 15 мая 2016 года в очереди 90 семей.", True),
        ("В районе 18 пасек (реестр на 01.03.2025).", False),
        ("На 01.03.2015 пасек было 40. На 01.03.2025 их 18.", False),
        ("Пасек стало меньше: 40 на 01.03.2015 и 18 на 01.03.2025.", False),
        ("На 1 сентября 2017 года в школе учился 131 ребёнок, сейчас 74.", False),
        ("На 01.09.2017 в школе учился 131 ребёнок. Осталось 74.", False),
        ("Открытие клуба перенесли на 01.09.2019, и кружок распался.", False),
        ("Деревня внесена в реестр памятников в 2014 году.", False),
        ("Клуб закрыли на ремонт в 2018 году.", False),
    ],
)
def test_data_of_an_old_day(fund: FundRules, said: str, *, told: bool) -> None:
    assert bool(_seen("data-old", fund, problem=said)) is told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Все в посёлке знают, что подростки курят за гаражами.", True),
        ("Каждый знает, что пожилые боятся банкоматов.", True),
        ("Любой сосед подтвердит, что дети играют на дороге.", True),
        ("У нас все видят, что молодёжь уезжает.", True),
        ("Все знают, что делать при пожаре, только девять из сорока.", False),
        ("После занятий все знают, что надеть в поход.", False),
        ("Каждый знает, что гараж закрыт.", False),
        ("Все учителя школы № 3 знают, что дети не завтракают: опрос 2025 года.", False),
        ("Не все знают, что пожилые могут получить пандус.", False),
        ("В 2025 году служба насчитала 48 бродячих собак. Специалисты говорят, что настоящее число больше.", False),
        ("В 2025 году служба насчитала 48 собак. Специалисты говорят, что каждая третья больна.", True),
    ],
)
def test_what_everybody_knows(fund: FundRules, said: str, *, told: bool) -> None:
    assert ("Чьи это данные и какого они года, не сказано." in _seen("data-no-source", fund, problem=said)) is told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("В посёлке очень много детей, которые не умеют плавать.", True),
        ("У нас немало семей, где не работает хотя бы один из родителей.", True),
        ("Множество пожилых людей, у которых нет родных, живут в крайних домах.", True),
        ("В посёлке много детей, которые не умеют плавать: 64 из 90 по спискам школы.", False),
        ("В посёлке много детей, которые не умеют плавать.\nШкола насчитала 64 таких детей.", False),
        ("В посёлке много детей, которые не умеют плавать.\nМы опросили 30 детей.", True),
        ("В посёлке много детей. Им негде плавать.", False),
        ("Мы знаем много семей, которые справились сами.", False),
        ("По стране много семей, которые берут детей под опеку. У нас их 12.", False),
    ],
)
def test_how_many_there_are(fund: FundRules, said: str, *, told: bool) -> None:
    assert any(seen.startswith("Сколько таких людей здесь") for seen in _seen("data-no-source", fund, problem=said)) is told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Подростки станут спокойнее. Участников считаем по журналу, каждого один раз.", True),
        ("Вырастет доверие соседей, людей учитываем в списках.", True),
        ("Подростки станут спокойнее: смотрим по журналу конфликтов школы.", False),
        ("Подростки станут спокойнее, участников спросим до и после. Участников считаем по журналу.", False),
        ("Участников считаем по журналу, спокойствие по шкале.", False),
    ],
)
def test_a_list_of_who_came_is_no_measure(fund: FundRules, said: str, *, told: bool) -> None:
    assert bool(_seen("quality-no-method", fund, results=f"Качественные результаты: {said}")) is told


@pytest.mark.parametrize("heading", ["10.2. Качественные", "Качественные:", "Что изменится", "Перемены и чем их измерим:"])
@pytest.mark.parametrize(
    ("last", "told"),
    [
        ("Снизилась тревога: родители спят крепче и чаще улыбаются.", True),
        ("Снизилась тревога: средний балл по шкале ниже входного на треть.", False),
        ("Родители встречаются и после проекта.", False),
    ],
)
def test_a_change_without_measure_below_a_short_heading(fund: FundRules, heading: str, last: str, *, told: bool) -> None:
    results = f"Родителей в группах — 30\n{heading}\nУ 20 из 30 улучшился сон: анкета в мае и в октябре.\n{last}"
    assert bool(_seen("quality-no-method", fund, results=results)) is told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Бухгалтерский учёт ведёт директор.", 1),
        ("Бухгалтерский учёт ведёт ООО «Счёт» по договору.", 0),
        ("Бухгалтерский учёт: Лапина О. И. по договору.", 0),
    ],
)
@pytest.mark.parametrize("label", ["Коллегиальный орган: совет, 5 человек", "Высший орган: собрание"])
def test_what_follows_the_board_is_of_the_organisation(fund: FundRules, label: str, said: str, told: int) -> None:
    text = f"""Организация
АНО «Тихий двор»
Адрес: г. Кинель, ул. Лесная, 2
{label}. {said} Штатных работников — 2.
Бюджет
Наименование\tЦена\tКоличество\tСумма\tСофинансирование\tЗапрашиваемая сумма
Бухгалтер\t5 000\t8\t40 000\t0\t40 000
"""
    assert len([*CHECKS["bookkeeper-twice"](read_application(text, fund), fund)]) == told
