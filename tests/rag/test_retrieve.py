"""Search by meaning and by words together."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest
from langchain_core.documents import Document
from langchain_core.runnables import RunnableLambda

from rag.retrieve import HybridRetriever, Rerank
from rag.text import stems
from rag.types import Passage, Query
from tests.rag.fakes import FakeEmbeddings, FakeIndex, norm, passage

_WEIGHT = 0.1


def _retriever(
    passages: Sequence[Passage],
    cosines: Mapping[str, float] | None = None,
    *,
    candidates: int = 50,
    limit: int = 8,
    rerank: Rerank | None = None,
) -> HybridRetriever:
    index = FakeIndex(passages, cosines)
    return HybridRetriever(
        index=lambda: index,
        embeddings=FakeEmbeddings(),
        lexical_weight=_WEIGHT,
        candidates=candidates,
        limit=limit,
        funds=("ФПГ", "ПФКИ"),
        rerank=rerank,
    )


def _query(text: str, *references: str) -> Query:
    return Query(text, tuple(stems(text)), references=references)


def _ids(retriever: HybridRetriever, query: Query, *collections: str) -> list[str]:
    return [hit.passage.id for hit in retriever.hits(query, collections=collections)]


FEE = passage("fee", "Госпошлина за регистрацию — 4 000 рублей.")
TERM = passage("term", "Регистрация длится 14 дней.")
REPORT = passage("report", "Отчёт сдают в апреле.")


def test_what_is_lowered_says_why() -> None:
    other = passage("other", "Госпошлина за регистрацию.", norms=[norm("Положение ПФКИ, п. 1")])
    past = passage("past", "Госпошлина за регистрацию.", norms=[replace(norm("7-ФЗ, ст. 1"), valid_to=date(2020, 1, 1))])
    lesson = passage("lesson", "Госпошлина за регистрацию.", heading="План занятия для тренера: госпошлина")
    query = replace(_query("госпошлина"), funds=("ФПГ",))
    ranked = _retriever([FEE, other, past, lesson], limit=1).ranked(query, day=date(2026, 3, 1))
    unfit = {hit.passage.id: hit.unfit for hit in ranked}
    assert unfit == {"fee": None, "other": "another fund", "past": "not in force", "lesson": "for a class"}


@pytest.mark.parametrize(
    ("heading", "title", "collection", "unfit"),
    [
        pytest.param("Кто управляет фондом?", "Фонд", "legislation", "another form", id="another one by its heading"),
        pytest.param("Кто управляет?", "Фонд", "legislation", "another form", id="another one by its title"),
        pytest.param("Чем АНО лучше фонда?", "Фонд", "legislation", None, id="both"),
        pytest.param("Кто управляет?", "Органы НКО", "legislation", None, id="for any form"),
        pytest.param("Что пишут фонду?", "Заявка", "funds", None, id="in the rules of a fund it is the fund"),
    ],
)
def test_a_section_about_another_legal_form_is_lowered(heading: str, title: str, collection: str, unfit: str | None) -> None:
    section = replace(passage("section", "Управляет совет.", heading=heading), title=title, collection=collection)
    retriever = _retriever([section]).model_copy(
        update={"legal_forms": lambda text: [f for f in ("АНО", "фонд") if f.lower() in text.lower()]}
    )
    (asked,) = retriever.ranked(replace(_query("кто управляет"), forms=("АНО",)))
    (unasked,) = retriever.ranked(_query("кто управляет"))
    assert (asked.unfit, unasked.unfit) == (unfit, None)
    assert unasked.score - asked.score == pytest.approx(0.05 if unfit else 0)


@pytest.mark.parametrize(("age", "unfit"), [(20, "another age"), (35, "another age"), (36, None), (None, None)])
def test_a_section_for_older_people_is_lowered(age: int | None, unfit: str | None) -> None:
    retriever = _retriever([passage("section", "Старше 35 лет.", heading="Где взять грант, если мне больше 35 лет?")])
    assert [hit.unfit for hit in retriever.ranked(replace(_query("где взять грант"), age=age))] == [unfit]


@pytest.mark.parametrize(
    ("told", "unfit"),
    [("Пошлина 4 000 рублей. [1]\n\nЕё платят до подачи. [2]", "told before"), ("Её платят до подачи. [1]", None), ("", None)],
)
def test_what_was_the_answer_before_is_lowered(told: str, unfit: str | None) -> None:
    retriever = _retriever([passage("section", "Пошлина 4 000 рублей.")])
    assert [hit.unfit for hit in retriever.ranked(replace(_query("сколько стоит"), told=told))] == [unfit]


def test_what_is_made_for_a_class_answers_a_question_about_teaching() -> None:
    lesson = passage("lesson", "Госпошлина.", heading="План занятия для тренера: госпошлина")
    assert [hit.unfit for hit in _retriever([lesson]).ranked(_query("как провести занятие о госпошлине"))] == [None]


def test_a_score_is_the_cosine_and_the_weighted_shares_of_the_best_match_and_of_the_words() -> None:
    hits = _retriever([FEE, TERM, REPORT], {"fee": 0.80, "term": 0.85, "report": 0.70}).hits(_query("госпошлина за регистрацию рублей"))
    scores = {hit.passage.id: (hit.score, hit.dense, hit.lexical) for hit in hits}
    assert scores["fee"] == pytest.approx((0.80 + _WEIGHT * (1 + 1), 0.80, 3.0))
    assert scores["term"] == pytest.approx((0.85 + _WEIGHT * (1 / 3 + 1 / 3), 0.85, 1.0))
    assert scores["report"] == pytest.approx((0.70, 0.70, 0.0))
    assert [hit.passage.id for hit in hits] == ["fee", "term", "report"]


def test_words_do_not_outweigh_a_clear_difference_of_meaning() -> None:
    assert _ids(_retriever([FEE, TERM], {"fee": 0.5, "term": 0.9}), _query("госпошлина")) == ["term", "fee"]


def test_a_passage_found_only_by_words_is_judged_by_its_cosine_too() -> None:
    retriever = _retriever([FEE, REPORT], {"fee": 0.6, "report": 0.65}, candidates=1)
    [first, second] = retriever.hits(_query("госпошлина"))
    assert (first.passage.id, first.dense) == ("fee", 0.6)
    assert first.score == pytest.approx(0.6 + 2 * _WEIGHT)
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
    assert first.metadata == {"locator": "7-ФЗ, ст. 13.1, п. 4", "score": pytest.approx(1.0)}


def test_it_stands_in_other_peoples_chains() -> None:
    def ids(documents: list[Document]) -> list[str | None]:
        return [document.id for document in documents]

    chain = _retriever([FEE, REPORT]) | RunnableLambda(ids)
    assert chain.invoke("госпошлина") == ["fee", "report"]


def test_a_point_named_exactly_goes_before_its_article() -> None:
    article, point = (passage(i, "Срок.", norms=[norm(place)]) for i, place in (("a", "7-ФЗ, ст. 13.1"), ("p", "7-ФЗ, ст. 13.1, п. 4")))
    retriever = _retriever([article, point, ARTICLE], {"a": 0.9, "p": 0.1, "article": 0.95})
    assert _ids(retriever, _query("срок", "7-ФЗ, ст. 13.1, п. 4")) == ["p", "a", "article"]


OF_FPG = passage("fpg", "Балл от 0 до 10.", norms=[norm("Положение ФПГ 2026-1, п. 30")])
OF_PFKI = passage("pfki", "Баллы не объявлены.", norms=[norm("ПФКИ")])


@pytest.mark.parametrize(
    ("funds", "first"),
    [
        pytest.param((), "fpg", id="no fund named"),
        pytest.param(("ПФКИ",), "pfki", id="the other fund named"),
        pytest.param(("ФПГ", "ПФКИ"), "fpg", id="both named"),
    ],
)
def test_the_fund_that_a_question_names_goes_before_others(funds: tuple[str, ...], first: str) -> None:
    hits = _retriever([OF_FPG, OF_PFKI, FEE], {"fpg": 0.88, "pfki": 0.86, "fee": 0.7}).hits(replace(_query("вес"), funds=funds))
    assert hits[0].passage.id == first


@pytest.mark.parametrize(
    ("day", "first"),
    [
        pytest.param(None, "old", id="no day"),
        pytest.param(date(2026, 6, 1), "old", id="while it is in force"),
        pytest.param(date(2027, 1, 1), "new", id="when another came"),
    ],
)
def test_a_norm_out_of_force_stands_below_the_one_in_force(day: date | None, first: str) -> None:
    old = passage("old", "Тариф 7,6 %.", norms=[replace(norm("НК РФ, ст. 427"), valid_to=date(2026, 12, 31))])
    new = passage("new", "Тариф 30 %.", norms=[replace(norm("НК РФ, ст. 427"), valid_from=date(2027, 1, 1))])
    hits = _retriever([old, new], {"old": 0.88, "new": 0.86}).hits(_query("взносы"), day=day)
    assert hits[0].passage.id == first


def test_a_small_collection_is_searched_by_words_however_large_the_others_are() -> None:
    many = [passage(f"m{n}", "Госпошлина.") for n in range(9)]
    hits = _retriever([*many, SECOND], {"second": 0.1, **{p.id: 0.9 for p in many}}, candidates=2).hits(
        _query("цели указывают госпошлина"), collections=("courses",)
    )
    assert [(hit.passage.id, hit.lexical) for hit in hits] == [("second", 2.0)]


def test_a_reranker_orders_the_hits_and_scores_keep_their_scale() -> None:
    def by_length(question: str, texts: Sequence[str]) -> list[float]:
        assert question == "срок"
        return [-float(len(text)) for text in texts]

    hits = _retriever([FEE, TERM, REPORT], {"fee": 0.9, "term": 0.8, "report": 0.7}, rerank=by_length).hits(_query("срок"))
    assert [hit.passage.id for hit in hits] == ["report", "term", "fee"]
    assert [hit.score for hit in hits] == [0.9, 0.8, 0.7]


def test_a_reranker_does_not_move_the_norm_that_was_named() -> None:
    hits = _retriever([ARTICLE, LONGER, FEE], rerank=lambda _, texts: [float("Учреждение" not in t) for t in texts]).hits(
        _query("устав", "ГК РФ, ст. 123.2")
    )
    assert hits[0].passage.id == "article"
