"""What `rag/review/reading/prose.py` promises: a draft told in one go, without headings, is read as the form is."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from rag.review.application import read_application
from rag.review.findings import Review
from rag.review.fund import FundRules
from rag.review.reading.prose import opening, read_prose
from rag.review.reading.prose_told import told_of_project
from rag.review.types import Draft

_CHESS = """Здравствуйте! Мы автономная некоммерческая организация «Тихий берег», зарегистрированы 14 марта 2018 года.
Проект называется «Шахматы во дворе». Направление у нас охрана здоровья граждан, пропаганда здорового образа жизни. Проект идёт с 1 марта по 31 октября 2026 года.
Беда у нас простая: пожилым людям посёлка некуда пойти. По опросу в мае 2025 года из 140 пенсионеров 96 выходят из дома только в магазин. Почему так? Клуб закрыли.
Хотим, чтобы к концу октября 2026 года 60 пенсионеров Листвянки два раза в неделю выходили во двор играть. Для этого есть две задачи: первая — научить пенсионеров играть, вторая — собрать их в дворовые команды.

В марте записываем 60 человек через поликлинику и газету, покупаем доски. С 1 апреля по 30 июня тренер проводит 24 занятия, в трёх группах по 20 человек. В июле и августе 2026 года играем во дворах, 16 вечеров, приходит не меньше 40 человек. 12 сентября проводим турнир, 60 участников и 100 зрителей. До конца октября обходим всех с анкетой.

Денег надо немного. Тренеру по договору платим 24 занятия по 1500 рублей, всего 36 000 рублей, взносы с него 30 процентов, 10 800 рублей. Шахматных наборов берём 30 штук по 1 200 рублей, это 36 тысяч. Столы для двора, 6 штук по 15 тысяч, 90 тысяч рублей, три из них, на 45 тысяч, дарит завод. Грамоты на турнир 8 000 рублей, чай для зрителей 3 200 рублей. Зал на 48 часов по 500 рублей, 24 000 рублей, предоставляет библиотека бесплатно. Если всё сложить, получается 208 000 рублей, из них у фонда просим 139 000, остальные 69 000 наши и партнёрские.
Помогают нам библиотека и завод, письма от них есть: библиотека даёт зал на 48 часов, завод три стола на 45 тысяч рублей.
Расскажем об этом в районной газете.
Когда грант кончится, столы останутся во дворах, а вести вечера будут сами игроки.
"""  # noqa: E501  # a paragraph is a line
_RECIPES = (
    "Название: «Бабушкин рецепт». Кто мы: фонд «Родник», город Кинель. Для кого: женщины старше 60 лет, которые живут одни, 35 человек. "
    "Проблема: из 35 женщин, с которыми мы говорили в июне 2025 года, 28 едят один раз в день. Цель: к декабрю 2026 года 35 женщин "
    "Кинеля готовят и едят вместе каждую неделю. Задачи: 1) собрать женщин в пары; 2) научить простым блюдам. Сроки: с 1 апреля по "
    "30 ноября 2026 года. План: с 1 по 20 апреля собираем 35 женщин через соцзащиту; с 25 апреля по 30 сентября проводим 20 вечеров, "
    "приходят все 35; 10 октября большой обед для соседей, 70 гостей; в ноябре выпускаем книжку, 100 экземпляров. Деньги: продукты на "
    "20 вечеров по 3000 рублей — 60000 рублей; повар 20 вечеров по 1500 рублей — 30000 рублей; взносы с повара 30 % — 9000 рублей; "
    "посуда 35 наборов по 800 рублей — 28000 рублей. Итого 127000 рублей, всё просим у фонда. Партнёры: столовая, письмо есть, даёт "
    "кухню на 60 часов. Что дальше: пары встречаются сами, столовая оставляет нам пятницы."
)
_SKI = """Лыжня для всех
Коротко о нас. Общественная организация «Снегири», город Чусовой, работаем с семьями седьмой год.
Кто участвует в проекте. 24 ребёнка с ДЦП от 8 до 14 лет и 24 родителя.
В чём трудность. В городе нет тренера, который занимался бы с такими детьми зимой, и из 61 семьи 49 сидят дома с ноября по март.
Чего хотим добиться. К апрелю 2027 года 24 ребёнка катаются на сит-лыжах не реже раза в неделю.
Что надо сделать. Во-первых, обучить детей катанию; во-вторых, подготовить родителей-помощников.
Период с 1 сентября 2026 года по 15 апреля 2027 года.
Как всё пройдёт. Решаем первую задачу: в сентябре и октябре 2026 года набираем семьи, 24 ребёнка. С 10 января по 20 марта 2027 года дети катаются, 20 тренировок. По второй задаче с 1 ноября по 20 декабря 2026 года учим родителей, 8 занятий, 24 человека. 27 марта 2027 года семейный праздник на лыжне, 80 человек.
Смета у нас такая.
Сит-лыжи, 8 комплектов по 32 000 рублей, 256 000 рублей.
Тренер получает 15 000 рублей в месяц 7 месяцев, это 105 000 рублей.
Взносы за тренера 30,2 процента — 31 710 рублей.
Подготовка лыжни — 20 раз по 2 000 рублей, 40 000 рублей, делает спортшкола за свой счёт.
Микроавтобус с подъёмником: 20 поездок по 4 500 рублей, 95 000 рублей.
Просим у фонда 487 710 рублей, спортшкола вкладывает 40 000 рублей.
Кто поможет. Спортшкола даёт лыжню, в письме написано 20 подготовок.
Как о нас узнают. Сайт организации и газета «Чусовской рабочий».
После проекта. Лыжи будут в прокате при спортшколе, тренер будет в её штате.
"""  # noqa: E501
_CATS = """добрый вечер. я руковожу фондом помощи животным «Лапа», посмотрите заявку. тема проекта: «Кот учёный». направление — охрана окружающей среды и защита животных.
в городе Тутаеве живут около 900 бездомных кошек, так насчитали волонтёры при обходе в августе 2025 года. школьники их боятся или мучают: из 210 опрошенных детей 74 признались, что кидали в кошек камни.
главная цель — чтобы 180 школьников к маю 2027 года умели безопасно обращаться с уличными животными. задача первая — провести уроки, задача вторая — создать в школах отряды помощи.
проект начнётся 1 сентября 2026 года и завершится 31 мая 2027 года.
сентябрь 2026 года уйдёт на подготовку: пишем программу, набираем 6 волонтёров. в октябре и ноябре 2026 года ведём уроки, 18 уроков, 180 детей. с декабря 2026 по март 2027 года работают отряды, 3 отряда по 12 детей. в апреле 2027 года делаем выставку, 300 посетителей.
на что нужны средства. педагогу платим двенадцать тысяч рублей в месяц девять месяцев, итого 108 000 рублей, и взносы с этой суммы 30,2 % — 32 616 рублей. корм для отрядов: 28 недель по 2 500 рублей — 70 000 рублей. переноски (18 штук по 1 900 рублей) 34 200 рублей. печать памяток 500 штук по 14 рублей, 7 000 рублей. итого от фонда нужно 251 816 рублей. помещение для выставки стоит 15 000 рублей, его нам бесплатно даёт музей, это наш вклад.
узнают о нас из сообщества ВКонтакте. после завершения проекта отряды остаются в школах, куратором будет завуч.
"""  # noqa: E501
_DRAFTS = {"chess": _CHESS, "recipes": _RECIPES, "ski": _SKI, "cats": _CATS}


def _keys(draft: Draft) -> set[str]:
    return {field.key or "" for field in draft.fields.values()}


_PARTS = {"title", "starts", "problem", "goal", "tasks", "plan", "budget", "future", "organisation"}


@pytest.mark.parametrize(
    ("name", "more", "dates", "asked"),
    [
        ("chess", {"direction", "partners", "media", "registered"}, (date(2026, 3, 1), date(2026, 10, 31)), 139_000),
        ("recipes", {"groups", "partners"}, (date(2026, 4, 1), date(2026, 11, 30)), 127_000),
        ("ski", {"groups", "partners", "media"}, (date(2026, 9, 1), date(2027, 4, 15)), 487_710),
        ("cats", {"direction", "ends", "media"}, (date(2026, 9, 1), date(2027, 5, 31)), 251_816),
    ],
)
def test_prose_is_a_whole_project(fund: FundRules, name: str, more: set[str], dates: tuple[date, date], asked: int) -> None:
    draft = read_application(_DRAFTS[name], fund)

    assert draft.kind == "черновик"
    assert _PARTS | more <= _keys(draft)
    assert (draft.starts, draft.ends) == dates
    assert draft.amount == asked
    assert len(draft.tasks) == 2


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("chess", ["записываем 60 человек", "тренер проводит 24 занятия", "играем во дворах", "проводим турнир"]),
        ("recipes", ["собираем 35 женщин", "проводим 20 вечеров", "большой обед", "выпускаем книжку"]),
        ("ski", ["набираем семьи", "дети катаются", "учим родителей", "семейный праздник"]),
        ("cats", ["уйдёт на подготовку", "ведём уроки", "работают отряды", "делаем выставку"]),
    ],
)
def test_a_sentence_with_days_is_an_activity(fund: FundRules, name: str, titles: list[str]) -> None:
    plan = read_application(_DRAFTS[name], fund).plan

    assert len(plan) == len(titles)
    assert all(row.title.startswith(title) for row, title in zip(plan, titles, strict=True))
    assert all(row.results for row in plan)


def test_activities_stand_under_the_task_that_was_named(fund: FundRules) -> None:
    draft = read_application(_SKI, fund)

    assert [row.task for row in draft.plan] == [1, 1, 2, 2]
    assert [task.quote for task in draft.tasks] == ["обучить детей катанию;", "подготовить родителей-помощников."]


@pytest.mark.parametrize(
    ("name", "lines", "whole"), [("chess", 7, 208_000), ("recipes", 4, 127_000), ("ski", 5, 527_710), ("cats", 6, 266_816)]
)
def test_costs_make_the_stated_total(fund: FundRules, name: str, lines: int, whole: int) -> None:
    budget = read_application(_DRAFTS[name], fund).budget

    assert budget is not None
    assert budget.stated is not None
    assert len(budget.lines) == lines
    assert sum((line.money.total for line in budget.lines if line.money), Decimal(0)) == whole == budget.stated[0].total


@pytest.mark.parametrize("name", _DRAFTS)
def test_every_stretch_is_where_it_says(fund: FundRules, name: str) -> None:
    draft = read_application(_DRAFTS[name], fund)
    spans = [*draft.tasks, *(row.span for row in draft.plan), *(row.results for row in draft.plan if row.results)]
    spans += [line.span for line in draft.budget.lines] if draft.budget else []

    assert spans
    assert [span for span in spans if draft.fields[span.field].text[span.start : span.end] != span.quote] == []
    told = _DRAFTS[name].replace("\n", " ")
    assert [field.id for field in draft.fields.values() if any(line not in told for line in field.text.split("\n"))] == []


@pytest.mark.parametrize(("name", "errors"), [("chess", 0), ("recipes", 0), ("cats", 0), ("ski", 1)])
def test_only_the_draft_with_a_wrong_product_has_an_error(reviewed: Callable[..., Review], name: str, errors: int) -> None:
    review = reviewed(_DRAFTS[name])

    assert [finding.check for finding in review.findings if finding.severity == "ошибка"] == ["line-product"] * errors
    assert review.contradictions == ()


@pytest.mark.parametrize(
    ("sentence", "within", "key"),
    [
        ("Теперь финансы, если коротко.", False, "budget"),
        ("По срокам.", False, "starts"),
        ("Причины мы знаем.", False, "problem"),
        ("Письма есть от троих: школа, музей.", False, "partners"),
        ("Насчёт команды всё просто.", False, "team"),
        ("Задач две.", True, "tasks"),
        ("Цель: к маю 40 детей плавают.", True, "goal"),
        ("После завершения проекта отряды остаются.", True, "future"),
        ("Команда приедет в мае на автобусе и всё покажет детям.", True, None),
        ("Кто ещё работает: детский дом.", True, None),
        ("Расход 95 300.", True, None),
        ("Дети рисуют.", False, None),
    ],
)
def test_a_sentence_opens_a_field_by_its_first_words(sentence: str, *, within: bool, key: str | None) -> None:
    assert opening(sentence, within=within) == key


_LETTER = """Здравствуйте, посылаю вам описание проекта нашей ассоциации приёмных семей «Гнездо» из
города Волжска. Название проекта – «Выходной для мамы». Начать хотим 1 февраля 2026 года и
закончить 31 декабря 2026 года.

Наша цель – чтобы 40 приёмных мам Волжска к концу декабря 2026 года отдыхали каждую субботу.
Мы решим две задачи: 1) открыть группу для детей; 2) научить мам восстанавливать силы.

Работа построена так. 01.02.2026–28.02.2026 обучаем 6 воспитателей. Потом с 1 марта по 30
сентября 2026 года работает группа на 20 детей. 05.12.2026 праздник, ждём 120 человек.

Сколько денег просим: 246 000 рублей. Воспитатели – 6 человек, 36 суббот, 500 рублей в день,
итого 108 000 рублей. Обеды: 20 детей х 30 суббот х 200 рублей = 120 000 рублей. Бумага и
краски – 18 000 рублей. Итого на детей 138 000 рублей. Станки у нас есть, они стоят 90 000 рублей.
"""


def test_a_letter_cut_by_a_width_is_whole_again(fund: FundRules) -> None:
    draft = read_application(_LETTER, fund)

    assert (draft.starts, draft.ends, draft.amount) == (date(2026, 2, 1), date(2026, 12, 31), Decimal(246_000))
    assert [row.title for row in draft.plan] == ["обучаем 6 воспитателей", "работает группа на 20 детей", "праздник, ждём 120 человек"]
    assert [task.quote for task in draft.tasks] == ["открыть группу для детей;", "научить мам восстанавливать силы."]
    assert draft.budget is not None
    assert draft.budget.stated is not None
    assert [line.money.total for line in draft.budget.lines if line.money] == [108_000, 120_000, 18_000]
    assert draft.budget.stated[0].requested == 246_000


def test_a_row_of_the_plan_may_begin_as_a_future_does(fund: FundRules) -> None:
    text = _SKI.replace("С 10 января", "\nПотом будем кататься: с 10 января").replace(
        "27 марта 2027", "\nДальше будет вот что: 27 марта 2027"
    )

    assert len(read_application(text, fund).plan) == 4


def test_headings_that_give_plan_and_budget_are_taken_before_prose(fund: FundRules) -> None:
    text = (
        "Цель проекта\nДети посёлка к маю 2026 года умеют плавать.\nЧто будем делать\n- 1 марта – 30 апреля 2026. Занятия, 20 детей.\n"
        "- 1–9 мая 2026. Праздник в бассейне для всех, 60 человек.\nСколько стоит\n- тренер: 8 000 × 2 месяца = 16 000\n- шапочки: 4 000"
    )
    draft = read_application(text, fund)

    assert {field.how for field in draft.fields.values() if field.key in {"goal", "plan", "budget"}} == {"заголовок"}


def test_tables_and_lists_are_no_prose(fund: FundRules) -> None:
    assert read_prose(["Мероприятие\tДата", "Концерт для всех жителей нашего села\t1 мая"], fund) == {}
    assert read_prose(["Цель", "Бюджет", "кисти", "краски 500"], fund) == {}


def test_a_group_of_costs_under_its_own_label_stays_in_the_budget(fund: FundRules) -> None:
    text = _CHESS.replace("Шахматных наборов", "\nКоманда. Судье турнира 2 000 рублей. Врачу 3 000 рублей.\nШахматных наборов")
    budget = read_application(text, fund).budget

    assert budget is not None
    assert {"Судье турнира", "Врачу"} <= {line.name for line in budget.lines}


@pytest.mark.parametrize(
    ("sentence", "key", "told"),
    [
        ("Наш проект называется Тёплый двор.", "title", "Тёплый двор"),
        ("Проект мы назвали «Тёплый двор».", "title", "Тёплый двор"),
        ("Проект называется просто.", "title", None),
        ("Проект пройдёт в Ельце, начнём 1 марта 2026 года.", "geography", "Проект пройдёт в Ельце"),
        ("Проводим его только в селе Усть-Цильма.", "geography", "Проводим его только в селе Усть-Цильма."),
        ("Праздник пройдёт в Ельце.", "geography", None),
        ("Проект пройдёт в Доме культуры.", "geography", None),
    ],
)
def test_a_name_without_quotes_and_a_place(sentence: str, key: str, told: str | None, fund: FundRules) -> None:
    assert told_of_project([sentence], fund).get(key) == told
