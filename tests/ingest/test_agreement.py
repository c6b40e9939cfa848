"""Two digests that say different numbers of one norm are found, and only they."""

import pytest

from ingest.agreement import disagreements
from ingest.document import Section, SourceDocument, piece
from rag.types import Norm


def _document(name: str, text: str, locator: str = "НК РФ, ст. 333.33, п. 1") -> SourceDocument:
    section = Section("Сколько?", (piece(text, (Norm(locator, "Кодекс"),)),))
    return SourceDocument(name, name, "legislation", (section,))


@pytest.mark.parametrize(
    ("text", "locator", "found"),
    [
        pytest.param("Госпошлина за создание НКО — 4 500 рублей.", "НК РФ, ст. 333.33, п. 1", True, id="another sum"),
        pytest.param("Госпошлина за создание НКО — 4 000 рублей.", "НК РФ, ст. 333.33, п. 1", False, id="the same sum"),
        pytest.param("Госпошлина за создание НКО — 4000 рублей.", "НК РФ, ст. 333.33, п. 1", False, id="written otherwise"),
        pytest.param("Госпошлина за создание НКО — 4 500 рублей.", "НК РФ, ст. 333.35", False, id="another norm"),
        pytest.param("Пошлина политической партии — 3 500 рублей.", "НК РФ, ст. 333.33, п. 1", False, id="of something else"),
        pytest.param("Госпошлина за создание НКО платится за 14 дней.", "НК РФ, ст. 333.33, п. 1", False, id="another unit"),
    ],
)
def test_different_numbers_for_the_same_are_a_disagreement(text: str, locator: str, found: bool) -> None:
    lines = disagreements([_document("fee", "Госпошлина за создание НКО — 4 000 рублей."), _document("other", text, locator)])
    assert bool(lines) is found


def test_both_statements_are_named() -> None:
    one = _document("fee", "Госпошлина за создание НКО — 4 000 рублей.")
    [line] = disagreements([one, _document("old", "Госпошлина за создание НКО — 2 000 рублей.")])
    assert all(words in line for words in ("НК РФ, ст. 333.33, п. 1", "fee", "old", "4 000", "2 000"))


def test_a_digest_is_not_compared_with_itself() -> None:
    section = Section("Сколько?", tuple(piece(f"Пошлина — {n} 000 рублей.", (Norm("НК РФ, ст. 1", "Кодекс"),)) for n in (1, 2)))
    assert disagreements([SourceDocument("fee", "Пошлина", "legislation", (section,))]) == []
