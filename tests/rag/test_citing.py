"""Markers and the citations behind them."""

from itertools import permutations

import pytest

from rag.citing import CitationBook
from rag.types import Citation, Norm, Passage, Sentence
from rag.units import units
from tests.rag.fakes import norm, passage, stated

FEE, LAW, RULES = norm("НК РФ, ст. 333.33"), norm("7-ФЗ, ст. 15"), norm("Положение ФПГ 2026-1, п. 30", confidence="medium")
TWO_ACTS = stated(
    "two",
    ("Пошлина — 4 000 рублей. Её платят до подачи.\n\n", [FEE]),
    ("- учредитель один;\n- он совершеннолетний.\n\n", [LAW]),
    ("Грант дают на год.", [RULES, LAW]),
)
TABLE = passage("table", "| Сумма | Доля |\n| --- | --- |\n| до 1 млн | 10 % |\n| свыше 1 млн | 25 % |", norms=[RULES])


def _sentences(found: Passage) -> list[Sentence]:
    return [Sentence(u.text, ((found, u.start, u.end),), u.prefix) for u in units(found)]


def _write(*sentences: Sentence) -> tuple[list[str], tuple[Citation, ...]]:
    book = CitationBook()
    return [book.write(sentence) for sentence in sentences], book.citations()


def test_numbers_go_in_the_order_of_first_use() -> None:
    fee, _, item, *_ = _sentences(TWO_ACTS)
    written, citations = _write(item, fee)
    assert written == ["- учредитель один; [1]", "Пошлина — 4 000 рублей. [2]"]
    assert [(c.n, c.locator) for c in citations] == [(1, LAW.locator), (2, FEE.locator)]


def test_neighbours_of_one_norm_share_a_number_and_the_quote_grows_over_them() -> None:
    first, second, *_ = _sentences(TWO_ACTS)
    written, [citation] = _write(first, second)
    assert [text[-3:] for text in written] == ["[1]", "[1]"]
    assert citation.quote == "Пошлина — 4 000 рублей. Её платят до подачи."


def test_neighbours_join_in_any_order() -> None:
    first, second, *_ = _sentences(TWO_ACTS)
    _, [citation] = _write(second, first)
    assert citation.quote == "Пошлина — 4 000 рублей. Её платят до подачи."


def test_list_items_and_table_rows_are_neighbours() -> None:
    _, [items] = _write(*_sentences(TWO_ACTS)[2:4])
    _, [rows] = _write(*_sentences(TABLE))
    assert items.quote == "учредитель один;\n- он совершеннолетний."
    assert rows.quote == "| до 1 млн | 10 % |\n| свыше 1 млн | 25 % |"


def test_neighbours_of_different_norms_have_their_own_numbers() -> None:
    _, citations = _write(*_sentences(TWO_ACTS)[1:3])
    assert [c.quote for c in citations] == ["Её платят до подачи.", "учредитель один;"]


def test_stretches_with_words_between_them_are_cited_apart() -> None:
    text = passage("gap", "Первое. Второе. Третье.", norms=[FEE])
    first, _, third = _sentences(text)
    written, citations = _write(first, third)
    assert written == ["Первое. [1]", "Третье. [2]"]
    assert [c.quote for c in citations] == ["Первое.", "Третье."]


def test_the_same_norm_in_another_passage_is_another_citation() -> None:
    _, citations = _write(*_sentences(passage("a", "Одно.", norms=[FEE])), *_sentences(passage("b", "Другое.", norms=[FEE])))
    assert [(c.n, c.passage_id) for c in citations] == [(1, "a"), (2, "b")]


def test_a_sentence_on_two_norms_has_both_markers() -> None:
    written, citations = _write(_sentences(TWO_ACTS)[-1])
    assert written == ["Грант дают на год. [1][2]"]
    assert {c.locator for c in citations} == {RULES.locator, LAW.locator}


def test_a_sentence_on_one_norm_twice_has_one_marker() -> None:
    first, second, *_ = _sentences(TWO_ACTS)
    written, _ = _write(Sentence("Пошлину 4 000 рублей платят до подачи.", (*first.evidence, *second.evidence)))
    assert written == ["Пошлину 4 000 рублей платят до подачи. [1]"]


def test_a_table_row_keeps_its_closing_bar() -> None:
    written, _ = _write(_sentences(TABLE)[0])
    assert written == ["| до 1 млн | 10 % [1] |"]


def test_a_citation_carries_all_that_is_needed_to_check_it() -> None:
    _, [citation, _] = _write(_sentences(TWO_ACTS)[-1])
    assert (citation.document_id, citation.collection, citation.passage_id) == ("law", "legislation", "two")
    assert (citation.source, citation.url, citation.confidence) == (RULES.title, RULES.url, "medium")


def test_an_empty_book_has_no_citations() -> None:
    assert CitationBook().citations() == ()


@pytest.mark.parametrize("found", [pytest.param(TWO_ACTS, id="prose and list"), pytest.param(TABLE, id="table")])
def test_a_quote_is_always_cut_from_its_passage_and_holds_what_was_cited(found: Passage) -> None:
    for order in permutations(_sentences(found)):
        written, citations = _write(*order)
        assert all(c.quote == found.text[c.start : c.end] for c in citations)
        for sentence, text in zip(order, written, strict=True):
            marked = [c for c in citations if f"[{c.n}]" in text]
            assert marked
            assert all(sentence.text in c.quote for c in marked)


@pytest.mark.parametrize("own", [pytest.param(FEE, id="first"), pytest.param(LAW, id="second")])
def test_a_quote_never_takes_in_the_words_of_another_norm(own: Norm) -> None:
    for order in permutations(_sentences(TWO_ACTS)[:4]):
        _, citations = _write(*order)
        quotes = [c.quote for c in citations if c.locator == own.locator]
        other = "учредитель" if own is FEE else "Пошлина"
        assert quotes
        assert not any(other in quote for quote in quotes)
