"""What the library tells of documents, over the real index and by hand-made norms."""

from collections.abc import Sequence
from datetime import date

import pytest

from app.library import ageing, shelves
from app.wiring import App
from rag.types import Norm

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        pytest.param("пошлина", ["Госпошлина и сроки регистрации НКО"], id="a-part-of-a-word"),
        pytest.param("ассоциаци", ["Ассоциация (союз) и частное учреждение"], id="unfinished-word"),
        pytest.param("шаги регистрации", ["Первые шаги НКО после регистрации", "Регистрация НКО по шагам"], id="words-in-other-forms"),
        pytest.param("эндаумент целевого капитала", ["Целевой капитал (эндаумент)"], id="any-order"),
        pytest.param("зщзщ", [], id="nothing"),
    ],
)
def test_documents_are_found_by_title(app: App, wanted: str, titles: Sequence[str]) -> None:
    found = shelves(app.index.get(), wanted=wanted, today=TODAY, old_after_days=365)
    assert [s.document.title for shelf in found.values() for s in shelf] == titles


def test_a_law_finds_the_documents_that_rest_on_it(app: App) -> None:
    found = shelves(app.index.get(), wanted="275-ФЗ", today=TODAY, old_after_days=365)
    assert all(any("275-ФЗ" in norm for norm in s.document.norms) for shelf in found.values() for s in shelf)
    assert found


def test_everything_stands_on_its_shelf_in_order(app: App) -> None:
    index = app.index.get()
    found = shelves(index, wanted=" ", today=TODAY, old_after_days=365)
    assert list(found) == ["legislation", "funds", "courses"]
    assert sum(map(len, found.values())) == len(index.manifest.documents)


def test_what_has_aged_is_told_with_its_day() -> None:
    norms = [
        Norm("Положение, п. 12", "Положение", as_of=date(2025, 6, 17), closes=date(2025, 10, 15)),
        Norm("ГК РФ, ст. 50", "Кодекс", as_of=date(2023, 7, 24)),
        Norm("ГК РФ, ст. 51", "Кодекс", as_of=date(2023, 7, 24), valid_to=date(2025, 12, 31)),
        Norm("7-ФЗ, ст. 32", "Закон", as_of=date(2026, 3, 1)),
    ]
    told = ageing(norms, today=TODAY, old_after_days=365)
    assert told.closed == {"Положение": date(2025, 10, 15)}
    assert told.ended == {"ГК РФ, ст. 51": date(2025, 12, 31)}
    assert told.old == {"ГК РФ": date(2023, 7, 24)}
