"""Warnings beside an answer."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rag.notices import notices, unmet, warnings
from rag.types import Norm, Query, Unfit
from tests.rag.fakes import hit, norm, passage

DAY = date(2026, 3, 1)
YESTERDAY, TOMORROW = DAY - timedelta(days=1), DAY + timedelta(days=1)
CONTEST = norm("Положение ФПГ 2026-1, п. 30")


def _told(*norms: Norm) -> tuple[str, ...]:
    return notices(norms, day=DAY, old_after_days=365)


@pytest.mark.parametrize(
    ("cited", "parts"),
    [
        pytest.param(norm(confidence="medium"), ["средняя"], id="medium confidence"),
        pytest.param(norm(confidence="low"), ["низкая", "первоисточник"], id="low confidence"),
        pytest.param(replace(CONTEST, closes=YESTERDAY), ["«ФПГ 2026-1»", "закончился 28.02.2026"], id="closed contest"),
        pytest.param(replace(CONTEST, valid_to=YESTERDAY), ["Положение ФПГ 2026-1, п. 30", "до 28.02.2026"], id="no longer in force"),
        pytest.param(replace(CONTEST, valid_from=TOMORROW), ["Положение ФПГ 2026-1, п. 30", "с 02.03.2026"], id="not yet in force"),
        pytest.param(norm(as_of=date(2025, 2, 28)), ["7-ФЗ", "на 28.02.2025"], id="older than a year"),
    ],
)
def test_the_reader_is_warned_once_and_told_of_what(cited: Norm, parts: list[str]) -> None:
    [told] = _told(cited)
    assert all(part in told for part in parts)


def test_one_warning_tells_of_all_old_sources_and_of_both_papers_of_a_contest() -> None:
    rules = replace(CONTEST, closes=YESTERDAY, as_of=date(2024, 5, 1))
    announcement = replace(rules, locator="Объявление ФПГ 2026-1, п. 4")
    closed, old = _told(rules, announcement, norm(as_of=date(2024, 6, 2)))
    assert closed.count("ФПГ 2026-1") == 1
    assert old.startswith(
        "Источники известны нам не на сегодня: «Положение ФПГ 2026-1» — на 01.05.2024, «Объявление ФПГ 2026-1» — на 01.05"
    )
    assert "«7-ФЗ» — на 02.06.2024" in old


@pytest.mark.parametrize(
    "cited",
    [
        pytest.param(norm(), id="nothing known of dates"),
        pytest.param(replace(CONTEST, closes=DAY), id="the last day of applications"),
        pytest.param(replace(CONTEST, valid_from=DAY, valid_to=DAY), id="in force on this very day"),
        pytest.param(norm(as_of=date(2025, 3, 1)), id="exactly a year old"),
        pytest.param(norm(as_of=TOMORROW), id="known later than the day asked about"),
    ],
)
def test_there_is_no_warning_without_a_reason(cited: Norm) -> None:
    assert _told(cited) == ()


def test_nothing_cited_is_nothing_to_warn_of() -> None:
    assert _told() == ()


def test_an_old_act_cited_by_many_points_is_told_once() -> None:
    old = date(2020, 1, 1)
    assert len(_told(norm("7-ФЗ, ст. 15", as_of=old), norm("7-ФЗ, ст. 13.1", as_of=old), norm("7-ФЗ, ст. 3", as_of=old))) == 1


def test_low_confidence_stands_before_medium() -> None:
    low, medium = _told(norm(confidence="medium"), norm(confidence="low"))
    assert "низкая" in low
    assert "средняя" in medium


def test_several_reasons_are_all_told() -> None:
    cited = replace(CONTEST, confidence="medium", closes=YESTERDAY, valid_to=YESTERDAY, as_of=date(2020, 1, 1))
    assert len(_told(cited)) == 4


FUNDS = ("ФПГ", "ПФКИ")


@pytest.mark.parametrize(
    ("references", "told"),
    [
        pytest.param((), False, id="none named"),
        pytest.param(("Положение, п. 30",), False, id="the one found"),
        pytest.param(("Положение, п. 31",), True, id="another point"),
        pytest.param(("Положение, п. 30, пп. 2",), True, id="a subpoint that is not told apart"),
        pytest.param(("7-ФЗ, ст. 30",), True, id="another act"),
    ],
)
def test_a_norm_that_was_asked_for_and_is_not_here_is_told(references: tuple[str, ...], told: bool) -> None:
    found = hit(passage("rules", "Не менее года.", norms=[CONTEST]), named=True)
    lines = list(unmet(Query("", (), references=references), [found], [CONTEST], FUNDS))
    assert [references[0] in line for line in lines] == [True] * told


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        pytest.param((), False, id="no fund named"),
        pytest.param(("ФПГ",), False, id="the fund that is cited"),
        pytest.param(("ПФКИ",), True, id="another fund"),
        pytest.param(("ПФКИ", "ФПГ"), False, id="both"),
    ],
)
def test_an_answer_from_the_rules_of_another_fund_says_so(asked: tuple[str, ...], told: bool) -> None:
    lines = list(unmet(Query("", (), funds=asked), [], [CONTEST, norm()], FUNDS))
    assert ["«ФПГ»" in line and "«ПФКИ»" in line for line in lines] == [True] * told


@pytest.mark.parametrize("unfit", ["another form", "another fund", None])
def test_an_answer_about_another_legal_form_says_so(unfit: Unfit | None) -> None:
    found = replace(hit(passage("fond", "Фонд закрывает суд.")), unfit=unfit)
    lines = list(unmet(Query("", (), forms=("АНО",)), [found], [norm()], FUNDS))
    assert ["«АНО»" in line and "о другой форме" in line for line in lines] == [True] * (unfit == "another form")


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        pytest.param("Мой телефон +7 912 345-67-89, когда ответ?", "(телефон)", id="a phone"),
        pytest.param("Директор Петрова Анна Ивановна, почта a@b.ru", "(почта, имя)", id="several kinds"),
        pytest.param("Будет ли конкурс у Потанина?", None, id="a surname alone tells of nobody"),
        pytest.param("Какая госпошлина?", None, id="nothing personal"),
    ],
)
def test_personal_data_in_a_question_is_told_by_its_kinds(question: str, kinds: str | None) -> None:
    told = warnings(question, status="answered", unsaid=())
    assert [kinds in line for line in told if kinds] == ([True] if kinds else [])
    assert len(told) == (kinds is not None)
