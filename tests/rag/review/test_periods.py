"""When something takes place, in the words people use."""

from datetime import date

import pytest

from rag.review.language.periods import find_period, years_of

_PROJECT = (date(2026, 2, 1), date(2026, 11, 30))


@pytest.mark.parametrize(
    ("said", "starts", "ends"),
    [
        pytest.param("с 1 марта по 30 июня 2026 года", "2026-03-01", "2026-06-30", id="days in words"),
        pytest.param("март–июнь 2026", "2026-03-01", "2026-06-30", id="months, one year"),
        pytest.param("март - июнь", "2026-03-01", "2026-06-30", id="the only year of the plan"),
        pytest.param("в мае 2026 г.", "2026-05-01", "2026-05-31", id="one month"),
        pytest.param("с марта по май", "2026-03-01", "2026-05-31", id="from month to month"),
        pytest.param("апрель, май", "2026-04-01", "2026-05-31", id="a list of months"),
        pytest.param("сент. 2026", "2026-09-01", "2026-09-30", id="a short month"),
        pytest.param("II квартал 2026", "2026-04-01", "2026-06-30", id="a quarter"),
        pytest.param("1-2 кв. 2026 г.", "2026-01-01", "2026-06-30", id="two quarters"),
        pytest.param("01.03–30.04.26", "2026-03-01", "2026-04-30", id="short days"),
        pytest.param("с 01.03.2026 по 30.04.2026", "2026-03-01", "2026-04-30", id="days in digits"),
        pytest.param("03.2026 – 05.2026", "2026-03-01", "2026-05-31", id="months in digits"),
        pytest.param("1–15 марта 2026", "2026-03-01", "2026-03-15", id="days of one month"),
        pytest.param("10-12.04.2026", "2026-04-10", "2026-04-12", id="days of one month in digits"),
        pytest.param("9 мая", "2026-05-09", "2026-05-09", id="a day"),
        pytest.param("ноябрь – февраль 2027", "2026-11-01", "2027-02-28", id="over a new year"),
        pytest.param("сентябрь 2026 – май 2027", "2026-09-01", "2027-05-31", id="two years"),
        pytest.param("30.06.2026 – 01.03.2026", "2026-06-30", "2026-03-01", id="turned round, as written"),
        pytest.param("в течение всего срока проекта", "2026-02-01", "2026-11-30", id="the whole project"),
    ],
)
def test_a_period(said: str, starts: str, ends: str) -> None:
    found = find_period(said, years={2026}, project=_PROJECT)
    assert found is not None
    assert (str(found.starts), str(found.ends)) == (starts, ends)


@pytest.mark.parametrize(
    "said",
    ["до 30 июня 2026", "с 1 марта", "ежемесячно", "31.02.2026", "маркетинг", "100.50", "12.10 руб.", "п. 3.1", "5 мастер-классов", ""],
)
def test_what_is_no_period_is_not_guessed(said: str) -> None:
    assert find_period(said, years={2026}, project=_PROJECT) is None


def test_a_month_of_two_years_is_not_known() -> None:
    assert find_period("март", years={2026, 2027}) is None


def test_a_period_says_where_it_stands() -> None:
    said = "Мастер-классы, март–июнь 2026 г., 20 человек"
    found = find_period(said)
    assert found is not None
    assert said[found.start : found.end] == "март–июнь 2026 г."


def test_years_of_a_plan() -> None:
    assert years_of("01.03.26, 2027 год, 20255 рублей") == {2026, 2027}
