"""A cut section is put together again; norms and definitions that it leans on stand after the hits."""

from dataclasses import replace

import pytest

from rag.catalogue import Catalogue
from rag.expand import expand
from rag.types import Passage
from tests.rag.fakes import hit, norm, passage


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


def _point(number: int, text: str, *, document_id: str = "rules") -> Passage:
    """A point of the rules of a contest."""
    place = norm(f"Положение ФПГ 2026-1, п. {number}")
    return passage(f"{document_id}-п{number}", text, heading=f"Пункт {number}", norms=[place], document_id=document_id, ordinal=number)


TERMS = replace(_point(2, "Основные понятия:\nорганизация-партнёр — лицо, которое вносит вклад;\nсмета — расчёт."), defines=True)
RULES = [
    TERMS,
    _point(6, "Заявитель действует не менее года."),
    _point(7, "Заявку оценивают эксперты."),
    _point(8, "Исключения пункта 6 настоящего Положения не касаются партнёров."),
    _point(9, "Вклад организации-партнёра подтверждают письмом."),
    _point(10, "Согласно пунктам 6, 7, пункту 6, пункту 7, пункту 8 и пункту 9 положения."),
]


@pytest.mark.parametrize(
    ("number", "added"),
    [
        pytest.param(7, [], id="leans on nothing"),
        pytest.param(8, [("rules-п6", "reference")], id="refers to a point"),
        pytest.param(9, [("rules-п2", "definition")], id="uses a defined term"),
        pytest.param(10, [("rules-п6", "reference"), ("rules-п7", "reference")], id="refers to too many"),
    ],
)
def test_what_a_hit_leans_on_stands_after_all_hits(number: int, added: list[tuple[str, str]]) -> None:
    first = next(p for p in RULES if p.id == f"rules-п{number}")
    found = expand([hit(first), hit(OTHER, 0.5)], _catalogue([*RULES, OTHER]))
    assert [(h.passage.id, h.origin) for h in found] == [(first.id, "found"), (OTHER.id, "found"), *added]


def test_a_point_of_the_same_document_goes_before_that_of_another() -> None:
    elsewhere = _point(6, "Другая редакция.", document_id="digest")
    found = expand([hit(RULES[3])], _catalogue([elsewhere, *RULES]))
    assert [h.passage.id for h in found[1:]] == ["rules-п6"]


def test_what_was_found_is_not_pulled_in_again() -> None:
    assert [h.origin for h in expand([hit(RULES[3]), hit(RULES[1])], _catalogue(RULES))] == ["found", "found"]
