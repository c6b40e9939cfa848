"""One surname, one sum, one number of places and months: said in one field, otherwise in another."""

from datetime import date
from decimal import Decimal

import pytest

from rag.review.comparisons.measures import measured_differently
from rag.review.comparisons.sums_told import sums_told
from rag.review.comparisons.surnames import misnamed
from rag.review.findings import Contradiction
from rag.review.language.settlements import settlements
from rag.review.types import Budget, BudgetLine, Draft, Field, Money, Span


def _fields(**texts: str) -> dict[str, Field]:
    return {key: Field(key, key, text, "заголовок", key=key, table=key in {"plan", "budget"}) for key, text in texts.items()}


def _values(found: list[Contradiction]) -> list[list[str]]:
    return [[value.value for value in contradiction.values] for contradiction in found]


@pytest.mark.parametrize(
    ("team", "plan", "differ"),
    [
        ("Берестова Инна Павловна", "Занятия ведёт И. П. Берёзова", True),
        ("Антон Рыжов — педагог", "ведёт педагог Антон Рыжков", True),
        ("Берестова Инна Павловна", "вместе с Берестовой И. П. и её учениками", False),
        ("Сергей Пилипчук", "занятия с Сергеем Пилипчуком", False),
        ("Иванова Анна Петровна", "Петрова Анна Петровна", False),
        ("Белая Анна Ивановна", "А. И. Белой", False),
        ("Кузнецов Иван Петрович", "Кузнецов И. П. и Кузнечихин И. П.", False),
        ("Анна Гущина", "Анна Гусева", False),
    ],
)
def test_one_person_has_one_surname(team: str, plan: str, *, differ: bool) -> None:
    assert bool(list(misnamed(Draft("черновик", _fields(team=team, plan=plan))))) == differ


def _line(name: str, total: int, cofinancing: int, comment: str = "") -> BudgetLine:
    money = Money(Decimal(total), Decimal(cofinancing), Decimal(total - cofinancing))
    return BudgetLine("4", name, None, None, "", money, comment, Span("budget", name, 0, len(name)))


_LINES = (
    _line("Швейная машина, 4 нитки", 64_000, 0),
    _line("Обеды для ребят", 90_000, 40_000, "часть даёт кафе «Причал»"),
    _line("Зал библиотеки посёлка Лесной", 24_000, 24_000),
)


@pytest.mark.parametrize(
    ("key", "text", "values"),
    [
        ("future", "Швейная машина, на которую в смете заложено сорок шесть тысяч, останется у нас.", [["46 000", "64 000"]]),
        ("future", "Швейная машина стоит 64 000 рублей и останется у нас.", []),
        ("future", "Прошлая швейная машина уже стоила нам 46 тысяч рублей.", []),
        ("future", "Машина заложена в бюджет.", []),
        ("partners", "Кафе «Причал» кормит ребят на сумму 50 тысяч рублей.", [["50 000", "40 000"]]),
        ("partners", "Кафе «Причал» кормит ребят на сорок тысяч рублей.", []),
        ("partners", "Библиотека посёлка Лесной. Зал на 30 встреч, 27 000 руб.", [["27 000", "24 000"]]),
        ("partners", "Библиотека посёлка Лесной и кафе «Причал» дают вместе 64 000 руб.", []),
        ("partners", "Кафе «Причал»: обед одной группы, 10 000 руб.", []),
        ("partners", "Библиотека города Кедров даёт книги на 12 000 руб.", []),
    ],
)
def test_a_sum_told_is_the_sum_of_the_line(key: str, text: str, values: list[list[str]]) -> None:
    budget = "\n".join(f"{line.name} {line.money.total if line.money else ''}" for line in _LINES)
    draft = Draft("черновик", _fields(**{key: text}, budget=budget), budget=Budget(_LINES, {}, None))
    assert _values(list(sums_told(draft))) == values


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Берёзовский район: р.п. Кедров, с. Луговое и с. Ельники", {"посёлок": 1, "село": 2}),
        ("Сёла Луговое, Ельники и Верхний Яр Берёзовского района", {"село": 3}),
        ("город Кедров, Берёзовский район", {}),  # a district may hold any number of them
        ("Берёзовский район", {}),
    ],
)
def test_settlements_by_kind(text: str, named: dict[str, int]) -> None:
    assert settlements(text) == named


@pytest.mark.parametrize(
    ("media", "values"),
    [
        ("Афиши повесим в посёлке и в трёх сёлах.", [["3", "2"]]),
        ("Афиши повесим в двух сёлах.", []),
        ("Всего в районе 14 сёл, читают нас везде.", []),
    ],
)
def test_no_more_places_than_the_geography_names(media: str, values: list[list[str]]) -> None:
    draft = Draft("черновик", _fields(geography="р.п. Кедров, с. Луговое и с. Ельники", media=media))
    assert _values(list(measured_differently(draft))) == values


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("summary", "В течение десяти месяцев мы научим ребят шить.", ["10 мес."]),
        ("summary", "За 7 месяцев проекта ребята сошьют костюмы.", ["7 мес."]),
        ("summary", "Это двенадцатимесячный проект. Костюмы сошьём за три месяца.", []),
        ("starts", "01.04.2026 – 31.03.2027 (9 месяцев)", ["9 мес."]),
        ("starts", "01.04.2026 – 31.03.2027 (12 месяцев)", []),
    ],
)
def test_months_are_those_of_the_dates(key: str, text: str, told: list[str]) -> None:
    fields = _fields(**{"starts": "01.04.2026 – 31.03.2027", key: text})
    draft = Draft("черновик", fields, starts=date(2026, 4, 1), ends=date(2027, 3, 31))
    assert [values[0] for values in _values(list(measured_differently(draft)))] == told
