"""What `rag/calculate.py` and `rag/working_days.py` promise."""

from datetime import date

import pytest

from rag.calculate import deadlines
from rag.types import Norm, Passage, Sentence, Statement
from rag.verify import verify
from rag.working_days import add_months, add_working_days, is_working, next_working, transfers_known

TODAY = date(2026, 3, 10)
ASKED = "Подали документы 2 марта 2026 года, когда ждать решения Минюста?"
DECISION = "Минюст принимает решение о регистрации за 14 рабочих дней, а вся услуга занимает 17 рабочих дней."


def sentence(text: str, locator: str = "7-ФЗ, ст. 13.1, п. 8") -> Sentence:
    norm = Norm(locator, "Закон")
    passage = Passage("law.1", "law", "Закон", "legislation", "Срок", text, (Statement(0, len(text), (norm,)),), 0)
    return Sentence(text, ((passage, 0, len(text)),))


def told(question: str, *texts: str, locator: str = "7-ФЗ, ст. 13.1, п. 8") -> list[str]:
    return [s.text for s in deadlines(question, [sentence(text, locator) for text in texts], today=TODAY)]


def test_working_days_are_counted_from_the_day_after_over_holidays() -> None:
    assert told(ASKED, DECISION) == [
        "Расчёт: 14 рабочих дней с 2 марта 2026 года — по 23 марта 2026 года включительно (понедельник): "
        "«Минюст принимает решение о регистрации за 14 рабочих дней».",
        "Расчёт: 17 рабочих дней с 2 марта 2026 года — по 26 марта 2026 года включительно (четверг): "
        "«вся услуга занимает 17 рабочих дней».",
    ]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        pytest.param("Решение Минюста дают в течение 30 календарных дней.", "по 1 апреля 2026 года", id="calendar-days"),
        pytest.param("Документы ждут решения не позднее трёх месяцев.", "по 2 июня 2026 года", id="months-in-words"),
        pytest.param("Решения Минюста выдают через 2 недели после события.", "по 16 марта 2026 года", id="weeks"),
        pytest.param("Решение Минюста вносят до 5 рабочих дней.", "по 10 марта 2026 года", id="at-most"),
        pytest.param("Решения Минюста ждут: срок — 1 год со дня регистрации.", "по 2 марта 2027 года", id="a-year"),
        pytest.param("Решение Минюста выдают не позже следующего рабочего дня.", "по 3 марта 2026 года", id="the-next-working-day"),
    ],
)
def test_a_period_is_counted_in_its_own_unit(text: str, last: str) -> None:
    (line,) = told(ASKED, text)

    assert last in line


def test_a_last_day_that_is_a_day_off_is_moved_and_says_by_which_rule() -> None:
    (line,) = told("Решение принято 1 апреля 2026, до какого числа сообщить Минюсту?", "О решении сообщают Минюсту в течение 30 дней.")

    assert "по 1 мая 2026 года включительно (пятница)" in line
    assert "срок кончается 4 мая 2026 года (ГК РФ, ст. 193)" in line


@pytest.mark.parametrize(
    ("question", "text", "locator"),
    [
        pytest.param("Когда ждать решения Минюста?", DECISION, "7-ФЗ", id="no-day-in-the-question"),
        pytest.param("Что изменилось 1 июня 2024 года?", "Печать — право. Устав меняют за 30 дней.", "7-ФЗ", id="no-time-asked"),
        pytest.param("С 1 марта по 5 марта когда ждать решения Минюста?", DECISION, "7-ФЗ", id="two-days"),
        pytest.param(ASKED, "О решении Минюста извещают за 3 рабочих дня до его начала.", "7-ФЗ", id="counted-backwards"),
        pytest.param(ASKED, "Решения Минюста ждут за 12 занятий и 30 человек.", "7-ФЗ", id="no-period"),
        pytest.param(ASKED, "О решении Минюста сообщите в течение 5 дней.", "НК РФ, ст. 23", id="days-of-the-tax-code"),
        pytest.param("Подали 31 февраля 2026, когда ждать решения Минюста?", DECISION, "7-ФЗ", id="no-such-day"),
    ],
)
def test_nothing_is_counted_where_it_might_mislead(question: str, text: str, locator: str) -> None:
    assert told(question, text, locator=locator) == []


def test_the_period_of_something_else_is_not_counted() -> None:
    submitting = "Документы подают не позднее 3 месяцев со дня решения о создании."

    assert [line[:28] for line in told(ASKED, submitting, DECISION)] == ["Расчёт: 14 рабочих дней с 2 ", "Расчёт: 17 рабочих дней с 2 "]
    assert told("Когда вернут взнос, если вышел 2 марта 2026?", submitting, DECISION) == []


def test_a_day_without_a_year_is_of_this_one() -> None:
    assert "с 2 марта 2026 года" in told("подали 2 марта, сколько ждать решения минюста", DECISION)[0]


def test_transfers_that_are_not_known_yet_are_said_so() -> None:
    (line,) = told("Решение Минюста от 20 декабря 2030, какой срок?", "Решение Минюста исполняют в течение 20 рабочих дней.")

    assert "переносы выходных на 2031 год ещё не известны" in line


def test_what_is_reckoned_cites_the_sentence_it_stands_on() -> None:
    (first, _) = deadlines(ASKED, [sentence(DECISION)], today=TODAY)

    assert first.evidence == sentence(DECISION).evidence
    assert verify(first).supported


@pytest.mark.parametrize(
    ("day", "working"),
    [
        pytest.param(date(2026, 1, 9), False, id="transferred-day-off"),
        pytest.param(date(2024, 4, 27), True, id="working-saturday"),
        pytest.param(date(2026, 3, 7), False, id="saturday"),
        pytest.param(date(2026, 3, 10), True, id="tuesday"),
    ],
)
def test_a_working_day_is_what_the_production_calendar_says(day: date, working: bool) -> None:
    assert is_working(day) is working


def test_the_calendar_counts_over_the_new_year_holidays() -> None:
    assert add_working_days(date(2025, 12, 30), 14) == date(2026, 1, 29)
    assert next_working(date(2026, 5, 9)) == date(2026, 5, 12)
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert (transfers_known(2026), transfers_known(2031)) == (True, False)
