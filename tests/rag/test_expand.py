"""A section that was cut is put together again."""

from rag.catalogue import Catalogue
from rag.expand import expand
from rag.types import Passage
from tests.rag.fakes import hit, passage


def _piece(number: int, *, heading: str = "Кто не может быть учредителем?", document_id: str = "law") -> Passage:
    return passage(f"{document_id}-{number}", f"Часть {number}.", heading=heading, document_id=document_id, ordinal=number)


SECTION = [_piece(1), _piece(2), _piece(3)]
OTHER = _piece(9, heading="Другое")


def _catalogue(corpus: list[Passage]) -> Catalogue:
    return Catalogue.of({p.id: p for p in corpus})


def _ids(hits: list[Passage], corpus: list[Passage]) -> list[str]:
    return [found.passage.id for found in expand([hit(p) for p in hits], _catalogue(corpus))]


def test_nothing_found_stays_nothing() -> None:
    assert expand([], _catalogue(SECTION)) == []


def test_missing_pieces_stand_after_the_first_hit_in_their_order_and_before_the_rest() -> None:
    assert _ids([SECTION[1], OTHER], [SECTION[2], OTHER, SECTION[1], SECTION[0]]) == ["law-2", "law-1", "law-3", "law-9"]


def test_an_added_piece_has_the_score_of_the_first_hit() -> None:
    expanded = expand([hit(SECTION[1], 0.8)], _catalogue(SECTION))
    assert [found.score for found in expanded] == [0.8, 0.8, 0.8]


def test_a_piece_that_was_found_keeps_its_own_score_and_comes_once() -> None:
    expanded = expand([hit(SECTION[0], 0.8), hit(OTHER, 0.7), hit(SECTION[2], 0.6)], _catalogue([*SECTION, OTHER]))
    assert [(found.passage.id, found.score) for found in expanded] == [("law-1", 0.8), ("law-2", 0.8), ("law-3", 0.6), ("law-9", 0.7)]


def test_a_whole_section_and_other_hits_stay_as_they_are() -> None:
    assert _ids([OTHER, SECTION[0]], [*SECTION, OTHER]) == ["law-9", "law-1"]


def test_the_same_heading_in_another_document_is_another_section() -> None:
    assert _ids([SECTION[0]], [SECTION[0], _piece(2, document_id="other")]) == ["law-1"]


def test_pages_without_a_heading_are_no_section() -> None:
    pages = [_piece(number, heading="") for number in range(3)]
    assert _ids([pages[1]], pages) == ["law-1"]


def test_a_heading_that_comes_again_further_on_is_another_section() -> None:
    again = _piece(8, heading=SECTION[0].heading)
    assert _ids([SECTION[0]], [*SECTION, OTHER, again]) == ["law-1", "law-2", "law-3"]
