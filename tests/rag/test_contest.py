"""What `rag/contest.py` promises: ages and points by a fund's own numbers, on a passage that states the rule."""

from datetime import date

import pytest

from rag.contest import reckoned
from rag.review.fund import FundRules
from rag.settings import PROJECT
from rag.types import Norm, Passage, Statement
from rag.verify import COMPUTED

TODAY = date(2026, 11, 24)
RULES = FundRules.load(PROJECT / "corpus" / "funds" / "pgf-2026-1" / "criteria.yaml")


def passage(locator: str, text: str) -> Passage:
    return Passage("p.1", "p", "Правила", "funds", "", text, (Statement(0, len(text), (Norm(locator, "Положение"),)),), 0)


AGE = passage("Положение ФПГ 2026-1, п. 5, пп. 1", "НКО должна существовать не меньше одного года. Иное решает фонд.")
WEIGHTS = passage("Положение ФПГ 2026-1, п. 30", "У каждого критерия свой коэффициент.")


def stated(*passages: Passage) -> dict[str, list[Passage]]:
    return {p.locator: [p] for p in passages}


def told(question: str, *passages: Passage, funds: tuple[str, ...] = ("ФПГ",)) -> list[str]:
    return [s.text for s in reckoned(question, funds, stated(*passages), [RULES], today=TODAY)]


@pytest.mark.parametrize(
    ("registered", "said"),
    [
        pytest.param(
            "15 октября 2024 года", ["ФПГ 2026-1 (приём до 15.10.2025) — возраста хватало на любую сумму"], id="a-year-to-the-day"
        ),
        pytest.param("16 октября 2024 года", ["2026-1 (приём до 15.10.2025) — возраста хватало на небольшой запрос"], id="a-day-short"),
        pytest.param("16.04.2025", ["2026-1 (приём до 15.10.2025) — возраста не хватало"], id="a-day-short-of-half-a-year"),
        pytest.param(
            "31 августа 2026 года", ["6 месяцев: это 28 февраля 2027 года", "один год ей исполнится 31 августа 2027 года"], id="short-month"
        ),
    ],
)
def test_the_first_contest_for_an_organisation_of_a_day(registered: str, said: list[str]) -> None:
    (line,) = told(f"АНО зарегистрировали {registered}, на какой президентский конкурс можно подать?", AGE)

    assert line.startswith(COMPUTED)
    assert all(part in line for part in said)
    assert "Дат следующего конкурса в базе нет" in line


@pytest.mark.parametrize(
    "question",
    [
        "Юрлицо у нас с 10 сентября 2025, приём закрылся 16 марта 2026: пустят на президентский грант?",
        "Основана организация 10 сентября 2025, конкурс закрылся 16 марта 2026 (весенний). Пустили бы?",
        "наш клуб зарегестрирован 10.09.2025; последний день приёма 16.03.2026, грант дадут?",
        "Заявку отправили 1 марта 2026, а сама АНО зарегистрирована 10 сентября 2025. Пустят на грант?",
    ],
)
def test_the_day_of_registration_is_told_from_other_days(question: str) -> None:
    (line,) = told(question, AGE)

    assert "организация создана 10 сентября 2025 года" in line


def test_the_rule_is_cited_by_the_sentence_that_states_it() -> None:
    question = "АНО создали 1 мая 2026 года, когда подать на президентский грант?"

    ((cited, start, end),) = reckoned(question, ["ФПГ"], stated(WEIGHTS, AGE), [RULES], today=TODAY)[0].evidence

    assert cited.text[start:end] == "НКО должна существовать не меньше одного года."


@pytest.mark.parametrize(
    ("question", "said"),
    [
        pytest.param("Сколько баллов даёт актуальность при запросе 900 тыс. рублей?", "актуальность — 20.", id="small"),
        pytest.param("Какой максимум баллов за актуальность, если просим 3 млн?", "актуальность — 10.", id="middle"),
        pytest.param("Сколько баллов за масштаб в заявке до миллиона?", "масштаб — 0.", id="not-assessed"),
        pytest.param("Сколько баллов можно набрать по критериям с запросом 20 млн рублей?", "всего 100.", id="all-criteria"),
        pytest.param(
            "Какой максимум за масштаб и за инновационность, если просим 2 миллиона?",
            "инновационность — 5; масштаб — 5, всего 10.",
            id="two",
        ),
        pytest.param("Эксперты поставили оценку 7,5 по бюджету, запрос 3 млн. Что выходит?", "7,5 × коэффициент 1,5 = 11,25.", id="a-mark"),
        pytest.param("Вес критерия «Команда» при сумме свыше 15 млн рублей?", "свыше 15 млн рублей", id="above-a-border"),
    ],
)
def test_points_by_the_sum_asked(question: str, said: str) -> None:
    (line,) = told(question, WEIGHTS)

    assert said in line


@pytest.mark.parametrize(
    ("question", "passages", "funds"),
    [
        pytest.param("АНО создали 1 мая 2026 года, когда подать на грант?", [AGE], (), id="no-fund-named"),
        pytest.param("АНО создали недавно, когда подать на грант?", [AGE], ("ФПГ",), id="no-day"),
        pytest.param("Подали заявку на грант 1 мая 2026 года, когда итоги?", [AGE], ("ФПГ",), id="another-day"),
        pytest.param(
            "Заявку на грант отправили 9 октября 2026, регистрация 5 рабочих дней, успеем?", [AGE], ("ФПГ",), id="a-registered-application"
        ),
        pytest.param("АНО создали 1 мая 2026 года, когда подать на грант?", [WEIGHTS], ("ФПГ",), id="no-rule-found"),
        pytest.param("Сколько баллов за актуальность?", [WEIGHTS], ("ФПГ",), id="no-sum"),
        pytest.param("Сколько баллов за актуальность при запросе 900 тыс. рублей?", [WEIGHTS], ("ПФКИ",), id="another-fund"),
    ],
)
def test_nothing_is_reckoned_without_its_grounds(question: str, passages: list[Passage], funds: tuple[str, ...]) -> None:
    assert told(question, *passages, funds=funds) == []
