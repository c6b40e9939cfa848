"""What can be compared exactly is read exactly."""

import pytest

from rag.facts import Day, Facts, Quantity, facts, invented_days, invented_numbers, invented_places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("в течение 14 рабочих дней", Quantity(14, "рабочий день", "<"), id="kind of days"),
        pytest.param("не менее трёх месяцев", Quantity(3, "месяц", ">"), id="lower bound in words"),
        pytest.param("полтора года", Quantity(18, "месяц", None), id="years in months"),
        pytest.param("до 300 тыс. рублей", Quantity(300_000, "рубль", "<"), id="scale"),
        pytest.param("не превысил 337,5 млн", Quantity(337_500_000, None, "<"), id="decimal comma"),
        pytest.param("через 5 дней", Quantity(5, "день", "="), id="after"),
        pytest.param("человек 50, а не 200", Quantity(200, None, "!"), id="denied"),
        pytest.param("3 учредителя", Quantity(3, "", None), id="something else counted"),
        pytest.param("не более года", Quantity(12, "месяц", "<"), id="one year without its number"),
        pytest.param("40 %", Quantity(40, "процент", None), id="percent sign"),
        pytest.param("в 2026 году", Quantity(2026, None, None), id="a year is not a duration"),
    ],
)
def test_a_quantity_has_its_unit_and_bound(text: str, expected: Quantity) -> None:
    assert expected in facts(text).quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("с 15.10.2025", Day(15, 10, 2025, ">"), id="digits"),
        pytest.param("по 15 октября 2025 г.", Day(15, 10, 2025, "<"), id="words"),
        pytest.param("до 15.04", Day(15, 4, None, "<"), id="no year"),
        pytest.param("с 1 сентября по 15 октября 2025", Day(1, 9, 2025, ">"), id="one year for two dates"),
        pytest.param("в мае", Day(None, 5, None, None), id="month alone"),
    ],
)
def test_a_date_is_the_same_however_it_is_written(text: str, expected: Day) -> None:
    assert expected in facts(text).days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("по п. 4 и 5 ст. 13.1 7-ФЗ", {("п", "4"), ("п", "5"), ("ст", "13.1"), ("фз", "7")}, id="several points"),
        pytest.param("статья 123.24 Гражданского кодекса", {("ст", "123.24"), ("кодекс", "гк")}, id="in words"),
        pytest.param("закон № 82-ФЗ", {("фз", "82")}, id="number of an act"),
        pytest.param("часть прибыли за 3 месяца", set(), id="a part of something else"),
    ],
)
def test_places_in_acts_are_told_apart_from_numbers(text: str, expected: set[tuple[str, str]]) -> None:
    assert facts(text).places == expected


def test_an_article_vouches_for_no_number_of_days() -> None:
    assert list(invented_numbers(facts("в течение 14 дней"), facts("по ст. 14"))) == ["числа нет в источнике: 14 день"]


def test_what_is_written_is_not_invented() -> None:
    text = "По п. 4 ст. 13.1 до 15 октября в 23:30 не более 3 млн рублей раз в год."
    for invented in (invented_numbers, invented_days, invented_places):
        assert list(invented(facts(text), facts(text))) == []
    assert facts("") == Facts(frozenset(), frozenset(), frozenset(), frozenset(), frozenset())
