"""Vectors in a real Chroma folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.adapters.chroma import ChromaVectors
from rag.types import Norm, Passage, Statement

_VECTORS = {"a": [1.0, 0.0, 0.0], "b": [0.0, 1.0, 0.0], "c": [0.6, 0.8, 0.0]}


def _passage(passage_id: str, collection: str) -> Passage:
    statement = Statement(0, 1, (Norm("7-ФЗ, ст. 1", "Закон"),))
    return Passage(passage_id, "document", "Документ", collection, "", "т", (statement,), 0)


@pytest.fixture
def vectors(tmp_path: Path) -> Iterator[ChromaVectors]:
    store = ChromaVectors(tmp_path / "vectors")
    store.add([_passage("a", "funds"), _passage("b", "courses"), _passage("c", "funds")], list(_VECTORS.values()))
    yield store
    store.close()


def test_nearest_first_with_cosines(vectors: ChromaVectors) -> None:
    found = vectors.search([1.0, 0.0, 0.0], limit=3)
    assert [i for i, _ in found] == ["a", "c", "b"]
    assert [score for _, score in found] == pytest.approx([1.0, 0.6, 0.0], abs=1e-5)


def test_filters_by_collection(vectors: ChromaVectors) -> None:
    assert [i for i, _ in vectors.search([1.0, 0.0, 0.0], limit=3, collections=["courses"])] == ["b"]


def test_cosines_of_named_passages(vectors: ChromaVectors) -> None:
    assert vectors.cosines([0.0, 1.0, 0.0], ["b", "c", "missing"]) == pytest.approx({"b": 1.0, "c": 0.8}, abs=1e-5)
    assert vectors.cosines([0.0, 1.0, 0.0], []) == {}


def test_vectors_survive_reopening(vectors: ChromaVectors, tmp_path: Path) -> None:
    vectors.close()
    reopened = ChromaVectors(tmp_path / "vectors")
    assert dict(reopened.vectors(["a", "c"]))["c"] == pytest.approx([0.6, 0.8, 0.0])
    reopened.close()


def test_an_empty_store_finds_nothing(tmp_path: Path) -> None:
    store = ChromaVectors(tmp_path / "empty")
    assert store.search([1.0, 0.0], limit=5) == []
    store.close()
