"""BM25 over stems: built, saved, loaded, asked."""

from pathlib import Path

import pytest

from rag.adapters.lexical import LexicalIndex
from rag.text import stems

_TEXTS = ["Госпошлина за регистрацию фонда", "Устав фонда и протокол собрания", "Волонтёры проекта"]
_IDS = ["fee", "charter", "people"]


@pytest.fixture(params=["built", "loaded"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> LexicalIndex:
    built = LexicalIndex.build(_TEXTS, _IDS)
    if request.param == "built":
        return built
    built.save(tmp_path / "lexical")
    return LexicalIndex.load(tmp_path / "lexical")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param("регистрация", "fee", id="another case of a word"),
        pytest.param("УСТАВЫ", "charter", id="capitals and plural"),
        pytest.param("волонтеров", "people", id="yo without dots"),
    ],
)
def test_finds_other_forms_of_a_word(index: LexicalIndex, question: str, expected: str) -> None:
    assert index.search(stems(question), limit=2)[0][0] == expected


def test_gives_only_passages_that_share_a_word_best_first(index: LexicalIndex) -> None:
    found = index.search(stems("протокол фонда"), limit=10)
    assert [i for i, _ in found] == ["charter", "fee"]
    assert found[0][1] > found[1][1] > 0


def test_unknown_words_find_nothing(index: LexicalIndex) -> None:
    assert index.search(stems("погода"), limit=5) == []
    assert not index.knows("погод")


def test_a_rare_word_weighs_more_than_a_common_one(index: LexicalIndex) -> None:
    assert index.rarity(*stems("протокол")) > index.rarity(*stems("фонд"))
    assert index.rarity("неизвестн") == 1.0


def test_coverage_is_the_share_of_a_query_by_rarity(index: LexicalIndex) -> None:
    query = stems("протокол фонда неизвестно")
    shares = index.coverage(query, ["fee", "charter", "people"])
    total = sum(map(index.rarity, query))
    assert shares == pytest.approx(
        {"fee": index.rarity("фонд") / total, "charter": (index.rarity("протокол") + index.rarity("фонд")) / total, "people": 0.0}
    )
    assert index.coverage([], ["fee"]) == {"fee": 0.0}


def test_words_are_kept_by_length(index: LexicalIndex) -> None:
    assert set(index.words_by_length[5]) == {"устав", "фонда"}


def test_an_empty_index_can_be_saved_and_asked(tmp_path: Path) -> None:
    LexicalIndex.build([], []).save(tmp_path / "empty")
    empty = LexicalIndex.load(tmp_path / "empty")
    assert empty.search(["слово"], limit=3) == []
    assert empty.coverage(["слово"], []) == {}
