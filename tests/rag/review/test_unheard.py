"""Numbers, ages, people and places of this project that the rest of a draft does not know."""

import pytest

from rag.review.application import read_application
from rag.review.consistency import contradictions
from rag.review.fund import FundRules

_GROUPS = "Целевые группы\n- подростки 12–16 лет, 30 человек;\n- пенсионеры посёлка, 40 человек.\n"
_TABLE = "\nКалендарный план\n№\tЧто делаем\tНачало\tОкончание\tИтог\n1\t{}\t01.04.2026\t30.06.2026\t{}\n"
_BUDGET = (
    "\nБюджет\nНаименование\tЦена\tКоличество\tСумма\tСофинансирование\tЗапрашиваемая сумма\tКомментарий\n"
    "Труд волонтёров\t250\t200\t50 000\t50 000\t0\t{}\nСемена\t100\t10\t1 000\t0\t1 000\tсад\n"
)


def _plan(title: str, results: str = "готово") -> str:
    return _TABLE.format(title, results)


def _told(text: str, fund: FundRules) -> list[list[str]]:
    return [[value.value for value in found.values] for found in contradictions(read_application(text, fund))]


@pytest.mark.parametrize(
    "results",
    [
        "55 пожилых людей освоили телефон.",
        "Помощь получили пятьдесят пять ветеранов.",
        "55 бабушек и дедушек записали рассказы.",
        "Записаны воспоминания 55 рассказчиков.",
        "Сохранены воспоминания пятидесяти пяти старожилов.",
    ],
)
def test_more_people_of_another_name(results: str, fund: FundRules) -> None:
    draft = f"{_GROUPS}Результаты\n{results}" + _plan("Занятия", "30 подростков учатся")
    assert _told(draft, fund) == [["55", "40"]]


@pytest.mark.parametrize(
    "results",
    [
        "30 школьников прошли курс",
        "70 человек: 30 подростков и 40 пенсионеров",
        "90 школьников увидели показ",
        "не менее 24 подростков улучшили тест",
        "120 подростков побывали в сменах",
    ],
)
def test_people_whom_the_plan_has_or_makes(results: str, fund: FundRules) -> None:
    draft = f"{_GROUPS}Результаты\n{results}" + _plan("Показ для 90 зрителей; 4 смены по 30 подростков", "30 подростков учатся")
    assert not _told(draft, fund)


@pytest.mark.parametrize(
    ("plan", "results", "told"),
    [
        ("Врач приходит к каждой семье один раз, 50 визитов", "Врач посетит 42 семьи.", True),
        ("Однократно выезжаем к каждому ветерану: 50 выездов", "Побываем у сорока ветеранов", True),
        ("Врач приходит к каждой семье два раза, 50 визитов", "Врач посетит 25 семей.", False),
        ("Врач приходит к каждой семье один раз, 50 визитов", "Врач посетит 50 семей.", False),
    ],
)
def test_visits_once_to_each(plan: str, results: str, told: bool, fund: FundRules) -> None:
    assert bool(_told(f"Результаты\n{results}" + _plan(plan), fund)) is told


@pytest.mark.parametrize(
    ("partners", "comment", "told"),
    [
        ("Колледж: двенадцать волонтёров, письмо.", "10 чел. × 20 ч", [["12", "10"]]),
        ("Вуз: пятнадцать студентов-добровольцев", "12 человек х 30 ч", [["15", "12"]]),
        ("Колледж: 10 волонтёров, письмо.", "10 чел. × 20 ч", []),
        ("Колледж: 12 добровольцев, вуз: 8 добровольцев", "20 волонтёров по 20 часов", []),
        ("Отряд из 12 волонтёров", "200 часов", []),
    ],
)
def test_volunteers_of_partners_and_of_the_budget(partners: str, comment: str, told: list[list[str]], fund: FundRules) -> None:
    assert _told(f"Партнёры\n{partners}" + _BUDGET.format(comment), fund) == told


@pytest.mark.parametrize(
    ("lessons", "told"),
    [
        ("Повторный тест на двенадцатом, последнем занятии", True),
        ("На 12-м (заключительном) занятии — зачёт", True),
        ("Зачёт на последнем, двенадцатом занятии группы", True),
        ("Для каждой группы 12 двухчасовых занятий", True),
        ("Тест на десятом, последнем занятии", False),
        ("20 занятий, по 10 на группу", False),
        ("Каждой группе 4 встречи по 1 часу", False),
        ("На пятом занятии — промежуточный тест", False),
    ],
)
def test_lessons_of_a_group(lessons: str, told: bool, fund: FundRules) -> None:
    summary = "Краткое описание\nДве группы по 12 человек, каждой группе 10 занятий по 2 часа.\n"
    assert bool(_told(summary + _plan(lessons, "24 человека"), fund)) is told


@pytest.mark.parametrize(
    ("groups", "plan", "told"),
    [
        ("Подростки 13–17 лет, 30 человек.", "Набираем учеников пятых и шестых классов в кружок.", True),
        ("Подростки 13–17 лет, 30 человек.", "Записываются пятиклассники.", True),
        ("Подростки 13–17 лет, 30 человек.", "Курс для ребят седьмых и восьмых классов.", False),
        ("Подростки 13–17 лет, 30 человек.", "Показ фильма для учеников 3 классов.", False),
        ("Подростки 13–17 лет, 30 человек.", "Набор: объявления в 5 классах.", False),
        ("Дети от шести до двенадцати лет, 30 человек.", "Берём в группу детей до совершеннолетия.", True),
        ("Дети от шести до двенадцати лет, 30 человек.", "Занятия для девятиклассников.", True),
        ("Дети от шести до двенадцати лет, 30 человек.", "Набираем ребят до 12 лет.", False),
        ("Жители 60 лет и старше, 30 человек.", "Набираем жителей 55 лет и старше.", True),
    ],
)
def test_ages_in_classes_and_words(groups: str, plan: str, told: bool, fund: FundRules) -> None:
    assert bool(_told(f"Целевые группы\n{groups}" + _plan(plan), fund)) is told


def test_a_part_of_a_total_that_stands_beside(fund: FundRules) -> None:
    goal = "Цель\nДевяносто шесть ухаживающих Клина умеют больше: не менее 77 человек делают сами 10 приёмов.\n"
    results = "Результаты\n96 ухаживающих прошли курс. Не менее чем у 58 человек снизилась усталость, не менее 70 занимаются летом.\n"
    assert not _told(f"{goal}{results}Целевые группы\n96 человек" + _plan("144 занятия"), fund)


@pytest.mark.parametrize(
    ("future", "told"),
    [
        ("Юные шахматисты получат разряды и продолжат играть в турнирах области.", [["шахматисты", "другие люди"]]),
        ("Незрячие дети смогут посещать бассейн в сопровождении тьюторов.", [["незрячие", "другие люди"]]),
        ("Жители смогут продавать яблоки на рынке, школьники получат саженцы яблонь.", []),
        ("Пенсионеры станут сажать яблони у подъездов.", []),
    ],
)
def test_left_from_another_project(future: str, told: list[list[str]], fund: FundRules) -> None:
    own = (
        "Название\nСад у дома\nЦелевые группы\nЖители Клина старше 60 лет, 40 человек.\nЦель\n40 жителей посадят сады у домов.\n"
        "Задачи\n1. Научить сажать яблони.\nПлан\n1. 01.04.2026 – 30.06.2026. Сажаем яблони во дворах, 40 жителей.\n"
        "Дальнейшее развитие\nСады остаются жителям, саженцы даёт питомник по договору. "
    )
    assert _told(own + future, fund) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("В проекте мы поможем молодым семьям; для детей города Торжка откроем клуб.", [["Торжка", "другие места"]]),
        ("В проекте дети города Клина получат клуб.", []),
        ("Наш опыт нужен: дети города Торжка приезжали за примером.", []),
    ],
)
def test_people_of_another_town(said: str, told: list[list[str]], fund: FundRules) -> None:
    draft = f"География\nгород Клин\nЦель\nКлуб для детей Клина.\nОписание проблемы\nДетям Клина негде играть.\n{said}"
    assert _told(draft, fund) == told
