"""Checks of partners and of the team by what is said of each of them."""

from decimal import Decimal

import pytest

from rag.review.checks import CHECKS
from rag.review.fund import FundRules
from rag.review.types import Budget, BudgetLine, Draft, Field, Money, Person, Span

_CONCRETE = "Школа\nИнформационная поддержка. Предоставит зал на 30 часов.\nПисьмо школы.pdf"


def _field(key: str, text: str) -> Field:
    return Field(key, key, text, "форма фонда", key=key)


def _partners(text: str, fund: FundRules) -> list[str]:
    return [seen.draft[0].quote for seen in CHECKS["letters-vague"](Draft("заявка", {"partners": _field("partners", text)}), fund)]


@pytest.mark.parametrize(
    "wishes",
    [
        "Администрация\nОрганизационная поддержка. Желает успехов и готова оказать всестороннее содействие.\nПисьмо района.pdf",
        "Отдел культуры\nОкажет содействие в рамках своих полномочий. Письмо отдела.pdf",
        "Совет\nПо мере возможности поддержит проект, считает проект социально значимым.\nПисьмо.pdf",
        "Комитет\nВ письме: готов оказать помощь и поддержку.\nПисьмо от 12.09.2025.pdf",
    ],
)
def test_wishes_of_one_partner_are_told_beside_substance_of_others(wishes: str, fund: FundRules) -> None:
    assert _partners(f"{_CONCRETE}\n{wishes}", fund) == [wishes]


@pytest.mark.parametrize(
    "partner",
    [
        "Администрация\nВсестороннее содействие: зал на три дня и автобус.\nПисьмо.pdf",
        "Больница\nЖелает успехов; приглашает на курс семьи с учёта.\nПисьмо.pdf",
        "Музей\nВ рамках своих полномочий предоставит витрины.\nПисьмо.pdf",
        "Газета\nИнформационная поддержка.\nПисьмо.pdf",
    ],
)
def test_a_partner_who_does_something_is_left_alone(partner: str, fund: FundRules) -> None:
    assert _partners(f"{_CONCRETE}\n{partner}", fund) == []


def _busy(comment: str, experience: str, about: str, fund: FundRules) -> int:
    money = Money(Decimal(40_000), Decimal(0), Decimal(40_000))
    name = "Руководитель проекта" if experience else "Мастер"
    line = BudgetLine("1.1", name, Decimal(40_000), Decimal(1), "мес.", money, comment, Span("6", name, 0, len(name)))
    fields = {"organisation": _field("organisation", "АНО «Мастеровая»"), "leader_experience": _field("leader_experience", experience)}
    team = (Person("Мастер", about, Span("3", "Мастер", 0, 6)),) if about else ()
    draft = Draft("заявка", {key: field for key, field in fields.items() if field.text}, team=team, budget=Budget((line,), {}, None))
    return len(list(CHECKS["full-time-elsewhere"](draft, fund)))


_OURS = "Организация\nАНО «Мастеровая»\nДолжность\nДиректор, полная ставка\nГод окончания работы\nпо настоящее время"
_SCHOOL = "Организация\nШкола № 3\nДолжность\nЗавуч, полная ставка\nГод окончания работы\n"
_MASTER = "1. ФИО члена команды\nМишин Антон\n2. Роль\nМастер\n"


@pytest.mark.parametrize(
    ("comment", "experience", "about"),
    [
        ("Занятость 100 %, отчёты.", f"{_OURS}\n{_SCHOOL}по настоящее время", ""),
        ("Сорок часов в неделю.", f"{_SCHOOL}по настоящее время", ""),
        ("Мишин А. П., полный рабочий день.", "", f"{_MASTER}2010 – по настоящее время, слесарь завода, основное место работы"),
    ],
)
def test_all_time_here_and_a_full_time_job_elsewhere(comment: str, experience: str, about: str, fund: FundRules) -> None:
    assert _busy(comment, experience, about, fund) == 1


@pytest.mark.parametrize(
    ("comment", "experience", "about"),
    [
        ("Занятость 50 %, полная ставка в районе 46 тыс.", f"{_SCHOOL}по настоящее время", ""),
        ("Занятость 100 %.", f"{_OURS}\n{_SCHOOL}2020", ""),
        ("Занятость 100 %.", _SCHOOL.replace("полная ставка", "0,5 ставки") + "по настоящее время", ""),
        ("Лапина В. С., полный рабочий день.", "", f"{_MASTER}2010 – по настоящее время, слесарь, полная ставка"),
        ("Неполная занятость.", f"{_SCHOOL}по настоящее время", ""),
    ],
)
def test_what_can_be_combined(comment: str, experience: str, about: str, fund: FundRules) -> None:
    assert _busy(comment, experience, about, fund) == 0
