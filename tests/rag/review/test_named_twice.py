"""People, partners, places and things of the project that another part of the draft calls or counts otherwise."""

import pytest

from rag.review.application import read_application
from rag.review.consistency import contradictions
from rag.review.fund import FundRules

_DRAFT = """Краткое описание проекта
{summary}

Цель проекта
До 30.11.2026 научить 40 подростков города столярному делу.

Задачи проекта
- Научить подростков работать с деревом.

Ожидаемые результаты
{results}

Команда проекта
- Ольга Ивановна Панина — руководитель проекта, 10 лет в школе.
- Жаров Денис Петрович — {trade}.
- Римма Львовна Котова — психолог, ведёт консультации.

Партнёры проекта
- Администрация города: помещение мастерской бесплатно.
- Городской музей: зал на два дня.
{partner}
Информационное сопровождение
{media}

Дальнейшее развитие проекта
{future}

Календарный план
№\tЧто делаем\tНачало\tОкончание\tИтог
1\t{plan}\t01.04.2026\t30.06.2026\tготово
2\t{plan_too}\t01.07.2026\t30.11.2026\tготово

Бюджет
Наименование\tЦена\tКоличество\tСумма\tСофинансирование\tЗапрашиваемая сумма\tКомментарий
{budget}
"""
_LINE = "Доска\t100\t10 шт.\t1 000\t0\t1 000\tсосна"


def _told(fund: FundRules, **parts: str) -> list[tuple[str, list[str]]]:
    told = dict.fromkeys(("summary", "results", "partner", "media", "future"), "Подростки строгают и пилят.") | {
        "partner": "",
        "trade": "мастер по дереву, преподаватель",
        "plan": "Занятия в мастерской",
        "plan_too": "Сборка скамеек",
        "budget": _LINE,
    }
    draft = read_application(_DRAFT.format(**told | parts), fund)
    return [(found.what, [value.value for value in found.values]) for found in contradictions(draft)]


def _what(fund: FundRules, **parts: str) -> list[str]:
    return [what for what, _ in _told(fund, **parts)]


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("plan", "Занятия в мастерской, ведёт педагог Н. С. Ершов"),
        ("plan", "Занятия проводит учитель труда Ершов Никита Сергеевич"),
        ("summary", "Подростков консультирует психолог Ершова."),
        ("summary", "С ребятами работает Н. С. Ершова, психолог."),
        ("summary", "Консультации проводит Нина Ершова, психолог центра."),
        ("plan", "Приём ведёт психолог Ершова Н. С."),
        ("budget", _LINE + "\nПсихолог (Ершова Н. С.)\t500\t2 мес.\t1 000\t0\t1 000\tконсультации"),
        ("plan", "Консультации (Н. С. Ершова — психолог)"),
    ],
)
def test_who_does_the_work_of_a_member_is_in_the_team(key: str, said: str, fund: FundRules) -> None:
    assert _what(fund, **{key: said}) == ["Кто ведёт: этого человека нет в команде"]


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("plan", "Занятия ведёт Жаров Д. П."),
        ("plan", "Консультации психолога Котовой"),
        ("plan", "Мастер-класс проводит приглашённый педагог Н. С. Ершов"),
        ("summary", "Передаём опыт педагогам Ершовского округа, ведём вебинары."),
        ("summary", "Занимаемся по методу психолога Ершова."),
        ("summary", "Ездим в музей имени художника Н. С. Ершова, ведём дневник."),
        ("plan", "Встреча с врачом Н. С. Ершовым, он рассказывает о спорте"),
        ("partner", "- Лицей: занятия ведёт педагог Н. С. Ершов."),
    ],
)
def test_guests_and_members_need_no_other_place(key: str, said: str, fund: FundRules) -> None:
    assert not _what(fund, **{key: said})


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("plan", "Пилим доски, лесхоз «Боровой» — нет, ООО «Бор» отдаёт горбыль"),
        ("summary", "Инструмент бесплатно точит фабрика «Рассвет»."),
        ("future", "Скамейки развезёт завод «Молот», есть письмо поддержки."),
        ("plan", "Строгаем, мастера кооператива «Верста» помогают подросткам"),
        ("future", "По письму питомника «Дубрава» осенью получим саженцы."),
        ("summary", "Вместе с союзом «Плотник» подростки ставят скамейки."),
    ],
)
def test_who_gives_is_in_the_list_of_partners(key: str, said: str, fund: FundRules) -> None:
    assert _what(fund, **{key: said}) == ["Кто партнёр"]


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("summary", "Доски купим у ООО «Бор», он даёт скидку."),
        ("plan", "Скамейки даём музею «Старина»"),
        ("plan", "Цена по письму ООО «Бор» — 900 руб."),
        ("media", "Газета «Заря» даёт полосу бесплатно."),
        ("future", "Раньше нам помогала фабрика «Рассвет»."),
        ("partner", "- Фабрика «Рассвет»: точит инструмент."),
    ],
)
def test_sellers_the_press_and_the_past_are_no_partners(key: str, said: str, fund: FundRules) -> None:
    assert not _what(fund, **{key: said})


@pytest.mark.parametrize(
    ("plan", "key", "said", "what"),
    [
        ("Репетиции спектакля «Синий лес»", "media", "Премьеру спектакля «Тихий дом» покажет городское телевидение.", "Спектакль"),
        ("Открытие выставки «Дерево и мы»", "results", "Проведена выставка «Стружка».", "Выставка"),
        ("Печать журнала «Пила»", "future", "Журнал «Рубанок» будет выходить дважды в год.", "Журнал"),
        ("Праздник «День доски»", "summary", "В конце года устроим праздник «Скамейка».", "Праздник"),
        ("Выезд в лагерь «Искра»", "partner", "- База отдыха «Сосны»: принимает подростков.", "Место выезда"),
        ("Выезд на турбазу «Искра»", "budget", _LINE + "\nПроживание, санаторий «Сосны»\t100\t10 чел.\t1 000\t0\t1 000\t", "Место выезда"),
    ],
)
def test_one_thing_has_one_name(plan: str, key: str, said: str, what: str, fund: FundRules) -> None:
    assert _what(fund, plan=plan, **{key: said}) == [f"{what}: два названия"]


@pytest.mark.parametrize(
    ("plan", "key", "said"),
    [
        ("Репетиции спектакля «Синий лес»", "media", "Спектакль «Синего леса» покажем."),
        ("Открытие выставки «Дерево и мы»", "results", "Подростки участвовали в областной выставке «Стружка»."),
        ("Праздник «День доски» и праздник «Скамейка»", "summary", "Устроим праздник «Скамейка»."),
        ("Репетиции спектакля «Синий лес»", "future", "Поставим второй спектакль «Тихий дом»."),
        ("Выезд в лагерь «Искра»", "partner", "- Лагерь «Искра»: принимает подростков."),
    ],
)
def test_two_things_have_two_names(plan: str, key: str, said: str, fund: FundRules) -> None:
    assert not _what(fund, plan=plan, **{key: said})


@pytest.mark.parametrize(
    ("parts", "values"),
    [
        ({"results": "После четырёх поездок подростки знают ремёсла.", "plan": "6 выездов на фабрики"}, ["4", "6"]),
        ({"summary": "Подростки строгают в пяти кружках.", "plan": "Занятия, 4 группы по 10 человек"}, ["5", "4"]),
        ({"future": "Школы хранят пять номеров газеты.", "plan": "Вёрстка, 4 выпуска"}, ["5", "4"]),
        ({"results": "В трёх сменах подростки строгали доски.", "plan": "Лагерь на 2 заезда"}, ["3", "2"]),
        ({"plan": "По три консультации в месяц с апреля по июнь", "results": "12 консультаций"}, ["3 × 3 мес. = 9", "12"]),
        ({"plan": "С мая по июль по 4 экскурсии ежемесячно", "results": "16 экскурсий"}, ["4 × 3 мес. = 12", "16"]),
        ({"plan": "С мая по июль по 4 экскурсии ежемесячно", "results": "12 экскурсий"}, []),
        ({"summary": "За проект соберём не менее 30 скамеек.", "plan": "Сборка, за время проекта не менее двадцати скамеек"}, ["30", "20"]),
    ],
)
def test_one_thing_is_counted_once(parts: dict[str, str], values: list[str], fund: FundRules) -> None:
    told = [said for what, said in _told(fund, **parts) if what.startswith("Сколько")]
    assert told == ([values] if values else [])


_PAID = _LINE + "\nПсихолог (ГПХ)\t1 000\t{} дог.\t1 000\t0\t1 000\tконсультации"


@pytest.mark.parametrize(
    ("parts", "values"),
    [
        ({"plan": "Консультации, принимают двое психологов", "budget": _PAID.format(1)}, ["двое психологов", "1"]),
        ({"plan": "Консультации двух психологов", "budget": _PAID.format(1)}, ["двух психологов", "1"]),
        ({"plan": "Консультации двух психологов", "budget": _PAID.format(2)}, []),
        ({"plan": "Консультации двух психологов", "budget": _PAID.format(1) + ", два специалиста"}, []),
        ({"plan": "Учёба двух психологов", "budget": _PAID.format(1)}, []),
        ({"plan": "Двое психологов из центра помощи", "budget": _PAID.format(1)}, []),
        ({"future": "Оба станка остаются в школе.", "budget": _LINE + "\nСтанок\t500\t1 шт.\t500\t0\t500\t"}, ["оба станка", "1"]),
        ({"future": "Оба станка остаются в школе.", "budget": _LINE + "\nСтанок\t500\t2 шт.\t1 000\t0\t1 000\t"}, []),
        ({"summary": "Выпустим 4 номера газеты.", "budget": _LINE + "\nВёрстка\t100\t5 ном.\t500\t0\t500\tпо акту"}, ["5", "4"]),
        ({"summary": "Выпустим 4 номера газеты.", "budget": _LINE + "\nВёрстка\t100\t4 ном.\t400\t0\t400\tпо акту"}, []),
    ],
)
def test_specialists_and_things_are_as_many_as_paid(parts: dict[str, str], values: list[str], fund: FundRules) -> None:
    told = [said for what, said in _told(fund, **parts) if what.startswith("Сколько")]
    assert told == ([values] if values else [])


@pytest.mark.parametrize(
    ("comment", "differs"),
    [
        ("коммерческое предложение ИП Белова — 650 руб. за штуку", True),
        ("цена магазина «Лес»: 650 руб.", True),
        ("КП от 02.09.2025, 650 руб. за доску", True),
        ("прайс завода 650 руб.", True),
        ("по прайсу завода 800 руб.", False),
        ("предложение ИП Белова на 6 400 руб.", False),
        ("цена 650 руб. без доставки", False),
        ("розничная цена 950 руб.", False),
        ("КП на 650 руб. за метр", False),
    ],
)
def test_the_price_is_that_of_the_offer(comment: str, *, differs: bool, fund: FundRules) -> None:
    line = f"Доска дубовая\t800\t8 шт.\t6 400\t0\t6 400\t{comment.replace('650', '6 500').replace('800', '8 000')}"
    line = line.replace("\t800\t8 шт.\t6 400\t0\t6 400\t", "\t8 000\t8 шт.\t64 000\t0\t64 000\t").replace("6 400 руб", "64 000 руб")
    told = [said for what, said in _told(fund, budget=line) if what.startswith("Сколько стоит")]
    assert told == ([["6 500", "8 000"]] if differs else [])


@pytest.mark.parametrize(
    ("plan", "later", "told"),
    [
        ("Практика, высаживаем рассаду в нашей теплице", "Сборка теплицы на участке школы", True),
        ("Занятия в новой мастерской, строгаем доски", "Обустройство мастерской", True),
        ("Игры на площадке", "Строительство площадки", True),
        ("Репетиции в студии", "Монтаж и наладка студии", True),
        ("Практика в теплице лицея", "Сборка второй теплицы", False),
        ("Рисуем эскизы для теплицы", "Сборка теплицы", False),
        ("Набор ребят в мастерскую", "Ремонт мастерской", False),
        ("Уроки в школьной мастерской", "Обустройство мастерской", False),
    ],
)
def test_a_place_is_built_before_it_is_used(plan: str, later: str, *, told: bool, fund: FundRules) -> None:
    assert ("Что раньше" in _what(fund, plan=plan, plan_too=later, partner="- Лицей: место под теплицу.")) is told
