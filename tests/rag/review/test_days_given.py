"""Days for which a partner gives a thing, or a line pays for it, and the days of the event in the plan."""

from datetime import date

import pytest

from rag.review.comparisons.days_given import days_given
from tests.rag.review.drafts import draft, line, tells

_SLET = ("Летний слёт следопытов. Берег озера", date(2026, 7, 1), date(2026, 7, 3))
_SCHOOL = ("Школа проводников", date(2026, 5, 16), date(2026, 5, 17))


@pytest.mark.parametrize(
    ("partners", "told"),
    [
        ("Клуб «Ветер». Письмо от 04.02.2026: 20 палаток на 8–10 июля 2026 года, на слёт.", True),
        ("Клуб «Ветер». Письмо от 04.02.2026: 20 палаток на 1–3 июля 2026 года, на слёт.", False),
        ("Клуб «Ветер»: 20 палаток со 2 по 4 июля 2026 года для слёта.", True),
        ("Клуб «Ветер»: 20 палаток с 30 июня по 4 июля 2026 года для слёта.", False),
        ("Клуб «Ветер»: палатки для репетиции слёта, 20–22 июня 2026 года.", False),
        ("Клуб «Ветер»: автобус на слёт 29 июня 2026 года, 20 мест.", False),
        ("Клуб «Ветер»: 20 палаток в июле 2026 года для слёта.", False),
        ("Клуб «Ветер»: шатёр на 8–10 июля 2026 года, на слёт и праздник села.", False),
        ("Библиотека: зал 23–24 мая 2026 года, школа проводников.", True),
        ("Библиотека: зал 23–24 мая 2026 года, школа садовников.", False),
    ],
)
def test_what_a_partner_gives_is_there_on_the_days_of_the_event(partners: str, *, told: bool) -> None:
    assert tells(days_given, draft(_SLET, _SCHOOL, partners=partners)) == told


@pytest.mark.parametrize(("comment", "told"), [("Прокат 14–16 июля 2026 года", True), ("Прокат 1–3 июля 2026 года", False)])
def test_what_a_line_pays_for_is_there_too(comment: str, *, told: bool) -> None:
    assert tells(days_given, draft(_SLET, lines=(line("Слёт: палатки", comment),))) == told


def test_days_may_be_those_of_another_row() -> None:
    fair = ("Ярмарка у причала", date(2026, 7, 8), date(2026, 7, 10))
    assert not tells(days_given, draft(_SLET, fair, partners="Совхоз: шатёр на 8–10 июля 2026 года, как и на слёт."))


def test_a_month_that_a_long_row_names_is_not_what_it_is() -> None:
    reports = ("Отчёты, круглый совет 25 июля", date(2026, 6, 15), date(2026, 7, 30))
    assert tells(days_given, draft(_SLET, reports, lines=(line("Слёт: обед", "Обед 12 июля, 40 следопытов"),)))
