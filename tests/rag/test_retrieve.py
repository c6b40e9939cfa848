"""Search by meaning and by words together."""

from collections.abc import Mapping, Sequence

import pytest
from langchain_core.documents import Document
from langchain_core.runnables import RunnableLambda

from rag.retrieve import HybridRetriever
from rag.text import stems
from rag.types import Passage, Query
from tests.rag.fakes import FakeEmbeddings, FakeIndex, norm, passage

_WEIGHT = 0.1


def _retriever(
    passages: Sequence[Passage], cosines: Mapping[str, float] | None = None, *, candidates: int = 50, limit: int = 8
) -> HybridRetriever:
    index = FakeIndex(passages, cosines)
    return HybridRetriever(index=lambda: index, embeddings=FakeEmbeddings(), lexical_weight=_WEIGHT, candidates=candidates, limit=limit)


def _query(text: str, *references: str) -> Query:
    return Query(text, tuple(stems(text)), references=references)


def _ids(retriever: HybridRetriever, query: Query, *collections: str) -> list[str]:
    return [hit.passage.id for hit in retriever.hits(query, collections=collections)]


FEE = passage("fee", "Госпошлина за регистрацию — 4 000 рублей.")
TERM = passage("term", "Регистрация длится 14 дней.")
REPORT = passage("report", "Отчёт сдают в апреле.")


def test_a_score_is_the_cosine_and_the_weighted_share_of_the_best_match_by_words() -> None:
    hits = _retriever([FEE, TERM, REPORT], {"fee": 0.80, "term": 0.85, "report": 0.70}).hits(_query("госпошлина за регистрацию рублей"))
    scores = {hit.passage.id: (hit.score, hit.dense, hit.lexical) for hit in hits}
    assert scores["fee"] == pytest.approx((0.80 + _WEIGHT, 0.80, 3.0))
    assert scores["term"] == pytest.approx((0.85 + _WEIGHT / 3, 0.85, 1.0))
    assert scores["report"] == pytest.approx((0.70, 0.70, 0.0))
    assert [hit.passage.id for hit in hits] == ["fee", "term", "report"]


def test_words_do_not_outweigh_a_clear_difference_of_meaning() -> None:
    assert _ids(_retriever([FEE, TERM], {"fee": 0.5, "term": 0.9}), _query("госпошлина")) == ["term", "fee"]


def test_a_passage_found_only_by_words_is_judged_by_its_cosine_too() -> None:
    retriever = _retriever([FEE, REPORT], {"fee": 0.6, "report": 0.65}, candidates=1)
    [first, second] = retriever.hits(_query("госпошлина"))
    assert (first.passage.id, first.dense) == ("fee", 0.6)
    assert first.score == pytest.approx(0.6 + _WEIGHT)
    assert second.passage.id == "report"


def test_a_question_without_known_words_is_answered_by_meaning() -> None:
    hits = _retriever([FEE, REPORT], {"fee": 0.6, "report": 0.7}).hits(_query("абракадабра"))
    assert [(hit.passage.id, hit.score) for hit in hits] == [("report", 0.7), ("fee", 0.6)]


ARTICLE = passage("article", "Учреждение отвечает деньгами.", norms=[norm("ГК РФ, ст. 123.2")])
LONGER = passage("longer", "Ассоциация имеет устав.", norms=[norm("ГК РФ, ст. 123.24, п. 1")])
SECOND = passage("second", "Цели указывают в уставе.", norms=[norm("Практика"), norm("7-ФЗ, ст. 14")], collection="courses")


@pytest.mark.parametrize(
    ("reference", "first"),
    [
        pytest.param("ГК РФ, ст. 123.2", "article", id="not a longer number"),
        pytest.param("ГК РФ, ст. 123.24", "longer", id="with a point after it"),
        pytest.param("7-ФЗ, ст. 14", "second", id="a norm that is not the first"),
    ],
)
def test_a_norm_named_in_the_question_comes_first(reference: str, first: str) -> None:
    cosines = {"article": 0.1, "longer": 0.1, "second": 0.1, "fee": 0.9}
    hits = _retriever([ARTICLE, LONGER, SECOND, FEE], cosines, candidates=1, limit=2).hits(_query("госпошлина", reference))
    assert [(hit.passage.id, hit.named) for hit in hits] == [(first, True), ("fee", False)]


def test_an_article_of_another_act_is_not_the_named_one() -> None:
    assert not any(hit.named for hit in _retriever([ARTICLE, LONGER, SECOND]).hits(_query("устав", "7-ФЗ, ст. 123.24")))


@pytest.mark.parametrize(
    "query",
    [
        pytest.param(_query("устав цели"), id="by words"),
        pytest.param(_query("устав", "7-ФЗ, ст. 14"), id="by a named norm"),
        pytest.param(_query("абракадабра"), id="by meaning"),
    ],
)
def test_only_the_asked_collections_are_searched(query: Query) -> None:
    passages = [ARTICLE, LONGER, SECOND, FEE]
    assert set(_ids(_retriever(passages), query, "legislation")) == {"article", "longer", "fee"}
    assert _ids(_retriever(passages), query, "courses") == ["second"]
    assert set(_ids(_retriever(passages), query, "courses", "legislation")) == {p.id for p in passages}


def test_equal_scores_stand_in_the_order_of_ids() -> None:
    passages = [passage(i, "Одно и то же.") for i in ("в", "а", "б")]
    assert _ids(_retriever(passages), _query("одно")) == ["а", "б", "в"]


def test_no_more_than_the_limit_is_returned() -> None:
    assert len(_retriever([FEE, TERM, REPORT], limit=2).hits(_query("регистрация"))) == 2


def test_an_empty_index_gives_nothing() -> None:
    assert _retriever([]).hits(_query("устав")) == []


def test_it_is_a_langchain_retriever() -> None:
    retriever = _retriever([FEE, REPORT], {"fee": 0.8, "report": 0.4})
    first, _ = retriever.invoke("Какая госпошлина?")
    assert (first.id, first.page_content) == ("fee", FEE.text)
    assert first.metadata == {"locator": "7-ФЗ, ст. 13.1, п. 4", "score": pytest.approx(0.9)}


def test_it_stands_in_other_peoples_chains() -> None:
    def ids(documents: list[Document]) -> list[str | None]:
        return [document.id for document in documents]

    chain = _retriever([FEE, REPORT]) | RunnableLambda(ids)
    assert chain.invoke("госпошлина") == ["fee", "report"]
