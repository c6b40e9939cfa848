"""What `evals/reading.py` promises."""

import json
from pathlib import Path

import pytest

from app.reading import read_file
from evals.reading import Reading, accuracy, bench, lines, numbered, plain
from rag.errors import BadInputError
from rag.settings import PROJECT, Settings
from tests.evals.test_reading_html import PAGE, TEXT
from tests.ingest.read.pdf_maker import pdf_of, shown

CRITERIA = PROJECT / "corpus" / "funds" / "pgf-2026-1" / "criteria.yaml"
ROW = "Актуальность и социальная значимость проекта 2 1 1 1,5 1"
ACT = "<p>Статья 60. Кредиторы</p><p>Статья 60<sup>1</sup>. Решение</p><p>Статья 61. Ликвидация</p>"


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


@pytest.mark.parametrize(
    ("printed", "true"),
    [
        pytest.param("1 2 3", [(1,), (2,), (3,)], id="common"),
        pytest.param("60 601 602 61", [(60,), (60, 1), (60, 2), (61,)], id="raised"),
        pytest.param("123 1239 12310 12311 124", [(123,), (123, 9), (123, 10), (123, 11), (124,)], id="two-digits"),
        pytest.param("122 1231 1237-1 124", [(122,), (123, 1), (123, 7, 1), (124,)], id="the-whole-one-is-gone"),
        pytest.param("9 10 11 12", [(9,), (10,), (11,), (12,)], id="ten"),
        pytest.param("63 65", [(63,), (65,)], id="one-is-missing"),
    ],
)
def test_digits_as_printed_are_numbers_by_their_order(printed: str, true: list[tuple[int, ...]]) -> None:
    assert numbered(printed.split()) == true


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Files of one page each, and their true texts."""
    for name in ("parsing/debian-faq.ru.pdf", "parsing/polozhenie_scan150.pdf", "fpg/polozhenie-2026-1.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(pdf_of(shown("1. Hello")))
    texts = {
        "parsing/debian-faq.ru.txt": "1. Hello",
        "parsing/polozhenie_gt.json": json.dumps([{"page": 1, "text": "1. Hullo"}]),
        "laws/gk1-pravo-gov-ru.html": ACT,
        "laws/constitution-pravo-gov-ru.html": ACT,
        "fpg/support/art1.html": PAGE,
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_a_pipeline_is_scored_beside_the_plain_one(data: Path) -> None:
    def read(path: Path) -> Reading:
        return Reading((TEXT if path.suffix == ".html" else ROW,), tuple(range(1, 22)), frozenset({(60,), (60, 1)}), ("1. Hello there",))

    (ours, theirs), absent = bench(data, read, criteria=CRITERIA)

    assert absent == []
    assert (ours.points, ours.criteria, ours.points_whole) == (0.5, 0.1, 1.0)
    assert (ours.articles, ours.articles_raised) == (0.6667, 1.0)
    assert (ours.page_precision, ours.page_recall, ours.page_navigation) == (1.0, 1.0, 0.0)
    assert (theirs.text_characters, theirs.scan_characters, theirs.points_whole, theirs.criteria) == (1.0, 0.875, 1.0, 0.0)
    assert (theirs.points, theirs.articles, theirs.articles_raised, theirs.page_navigation) == (0.024, 0.6667, 0.0, 1.0)
    assert any("статьи ГК" in line and line.count("0.6667") == 2 for line in lines([ours, theirs]))


def test_plain_pypdf_sees_points_in_order(data: Path) -> None:
    assert plain(data / "fpg" / "polozhenie-2026-1.pdf") == Reading(("1. Hello",), (1,), frozenset(), ("1. Hello",))


def test_our_pipeline_gives_the_bench_what_an_ingest_indexes(data: Path) -> None:
    act = read_file(data / "laws" / "gk1-pravo-gov-ru.html", settings=Settings())

    assert act.articles == {(60,), (60, 1), (61,)}
    assert read_file(data / "fpg" / "polozhenie-2026-1.pdf", settings=Settings()) == Reading(
        ("1. Hello",), (1,), frozenset(), ("1. Hello",)
    )


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match=r"не хватает файла: .*debian-faq\.ru\.txt"):
        bench(tmp_path, plain, criteria=CRITERIA)
