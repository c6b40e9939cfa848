"""What `evals/reading.py` promises."""

import json
from pathlib import Path

import pytest

from evals.reading import Reading, accuracy, bench, plain
from rag.errors import BadInputError
from rag.settings import PROJECT
from tests.ingest.read.pdf_maker import pdf_of, shown

CRITERIA = PROJECT / "corpus" / "funds" / "pgf-2026-1" / "criteria.yaml"


@pytest.mark.parametrize(
    ("read", "true", "expected"),
    [
        pytest.param("устав", "устав", 1.0, id="same"),
        pytest.param(" устав\n\nфонда ", "устав фонда", 1.0, id="white-space"),
        pytest.param("устае", "устав", 0.8, id="one-letter-of-five"),
        pytest.param("", "устав", 0.0, id="nothing"),
        pytest.param("совсем другое и длинное", "да", 0.0, id="never-below-zero"),
    ],
)
def test_accuracy_is_the_share_of_right_characters(read: str, true: str, expected: float) -> None:
    assert accuracy(read, true) == pytest.approx(expected)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Three files of one page each and their true texts."""
    for name in ("parsing/debian-faq.ru.pdf", "parsing/polozhenie_scan150.pdf", "fpg/polozhenie-2026-1.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(pdf_of(shown("1. Hello")))
    (tmp_path / "parsing/debian-faq.ru.txt").write_text("1. Hello", "utf-8")
    (tmp_path / "parsing/polozhenie_gt.json").write_text(json.dumps([{"page": 1, "text": "1. Hullo"}]), "utf-8")
    return tmp_path


def test_a_reader_is_scored_beside_plain_pypdf(data: Path) -> None:
    row = "Актуальность и социальная значимость проекта 2 1 1 1,5 1"

    ours, theirs = bench(data, lambda _: Reading((row,), tuple(range(1, 22))), criteria=CRITERIA)

    assert (ours.method, ours.points, ours.criteria) == ("ours", 0.5, 0.1)
    assert (theirs.method, theirs.text_characters, theirs.scan_characters) == ("plain pypdf", 1.0, 0.875)
    assert (theirs.points, theirs.criteria) == (1 / 42, 0.0)


def test_plain_pypdf_sees_points_in_order(data: Path) -> None:
    assert plain(data / "fpg" / "polozhenie-2026-1.pdf") == Reading(("1. Hello",), (1,))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match=r"не хватает файла: .*debian-faq\.ru\.txt"):
        bench(tmp_path, plain, criteria=CRITERIA)
