"""Numbers that a line or a row makes together with others, against those told: for each place, for each event, for all who come."""

from datetime import date
from decimal import Decimal

import pytest

from rag.review.checks.shared_out import more_than_come, shared_out
from rag.review.comparisons.course_days import course_days
from rag.review.comparisons.per_place import per_place
from rag.review.types import Activity, Budget, BudgetLine, Draft, Field, Money, Span


def _field(key: str, text: str) -> Field:
    return Field(key, key, text, "форма фонда", key=key, table=key in {"plan", "budget"})


def _draft(fields: dict[str, str], *lines: BudgetLine, plan: tuple[Activity, ...] = ()) -> Draft:
    return Draft("заявка", {key: _field(key, text) for key, text in fields.items()}, budget=Budget(lines, {}, None), plan=plan)


def _line(name: str, quantity: int, unit: str, comment: str) -> BudgetLine:
    money = Money(Decimal(9_000), Decimal(0), Decimal(9_000))
    return BudgetLine("7", name, Decimal(100), Decimal(quantity), unit, money, comment, Span("budget", name, 0, len(name)))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Обучены смотрители, по 5 на село.", True),
        ("Подготовлены смотрители сёл: по 5 человек в каждом селе.", True),
        ("Обучены смотрители, по 6 на село.", False),
        ("Дежурят смотрители, по 5 на село.", False),
        ("Обучены смотрители, по 5 на село и ещё 4 в резерве.", False),
        ("Обучены смотрители, не менее чем по 5 на село.", False),
        ("Обучены смотрители, по 5 на школу.", False),
        ("В 2024 году обучены смотрители, по 5 на село.", False),
    ],
)
def test_so_many_for_each_place(said: str, told: bool) -> None:
    fields = {"summary": "Проект идёт в четырёх сёлах.", "results": "Подготовим 24 смотрителей.", "plan": said}
    assert bool(list(per_place(_draft(fields)))) is told


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Обеды: 4 семинара по 2 дня.", "Гостиница: семинары идут три дня.", True),
        ("Обеды: каждый поход 3 дня.", "Палатки: походы длятся пять дней.", True),
        ("Обеды: 4 семинара по 2 дня.", "Гостиница: семинары идут два дня.", False),
        ("Обеды: 4 семинара по 2 дня.", "Гостиница: итоговые семинары идут три дня.", False),
        ("Обеды: 4 семинара по 2 дня.", "Палатки: походы идут три дня.", False),
        ("Обеды: 4 семинара по 2 дня.", "В 2024 году семинары шли, семинары по 3 дня.", False),
        ("Обеды: 4 семинара по 2 дня и 2 семинара по 3 дня.", "Гостиница.", False),
    ],
)
def test_days_of_each_of_several(one: str, other: str, told: bool) -> None:
    assert bool(list(course_days(_draft({"budget": f"{one}\n\n{other}"})))) is told


@pytest.mark.parametrize(
    ("comment", "quantity", "told"),
    [
        ("Для 30 слушателей и запас 5 штук.", 35, True),
        ("30 участникам, 5 про запас.", 35, True),
        ("Для 32 слушателей и запас 3 штуки.", 35, False),
        ("Для 30 слушателей и запас на 2 занятия.", 35, False),
        ("Для 30 слушателей.", 30, False),
    ],
)
def test_enough_for_all_and_some_to_spare(comment: str, quantity: int, told: bool) -> None:
    draft = _draft({"goal": "32 слушателя лепят сами."}, _line("Стеки", quantity, "шт.", comment))
    assert bool(list(shared_out(draft))) is told


@pytest.mark.parametrize(
    ("name", "quantity", "comment", "told"),
    [
        ("Чай на ярмарку", 90, "90 гостей ярмарки", True),
        ("Обед на ярмарке", 90, "По порции каждому участнику", True),
        ("Чай на ярмарку", 70, "70 гостей ярмарки", False),
        ("Чай на ярмарку", 140, "70 гостей, 2 раза", False),
        ("Чай на ярмарку", 90, "Гости, организаторы и артисты", False),
        ("Чай на семинар", 90, "90 гостей", False),
        ("Чай на ярмарку", 120, "120 гостей ярмарки", False),
    ],
)
def test_more_eat_than_come(name: str, quantity: int, comment: str, told: bool) -> None:
    results = Span("plan", "На ярмарке 40 гончаров, участников мастерской, и 30 соседей", 0, 10)
    row = Activity(1, None, "Ярмарка посуды", date(2026, 5, 1), date(2026, 5, 1), Span("plan", "Ярмарка", 0, 7), results)
    draft = _draft({"goal": "О посуде узнают 120 человек."}, _line(name, quantity, "чел.", comment), plan=(row,))
    assert bool(list(more_than_come(draft))) is told
