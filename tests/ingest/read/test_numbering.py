"""What `ingest/read/numbering.py` promises."""

import pytest

from ingest.read.numbering import Counters, Level, NumberFormat, numeral


@pytest.mark.parametrize(
    ("count", "number_format", "written"),
    [
        pytest.param(12, "decimal", "12", id="decimal"),
        pytest.param(1, "latin", "a", id="latin"),
        pytest.param(28, "LATIN", "BB", id="latin-doubled"),
        pytest.param(10, "cyrillic", "к", id="no-й"),
        pytest.param(30, "CYRILLIC", "АА", id="cyrillic-doubled"),
        pytest.param(944, "roman", "cmxliv", id="roman"),
        pytest.param(4, "ROMAN", "IV", id="roman-capital"),
        pytest.param(0, "latin", "0", id="before-the-first-letter"),
        pytest.param(999_999_999, "cyrillic", "999999999", id="a-billion-is-not-lettered"),
    ],
)
def test_a_number_is_written_in_its_format(count: int, number_format: NumberFormat, written: str) -> None:
    assert numeral(count, number_format) == written


def labels(levels: dict[int, Level], *items: int) -> list[str]:
    counters = Counters()
    return [counters.label(levels, level) for level in items]


@pytest.mark.parametrize(
    ("levels", "items", "expected"),
    [
        pytest.param({0: Level("%1."), 1: Level("%1.%2.")}, (0, 1, 1, 0, 1), ["1. ", "1.1. ", "1.2. ", "2. ", "2.1. "], id="levels"),
        pytest.param({0: Level("%1."), 1: Level("%2)", restarts=False)}, (0, 1, 0, 1), ["1. ", "1) ", "2. ", "2) "], id="goes-on"),
        pytest.param({0: Level("Глава %1", "ROMAN"), 1: Level("%1.%2", legal=True)}, (0, 1), ["Глава I ", "1.1 "], id="legal"),
        pytest.param({0: Level("%1.", start=5)}, (0, 0), ["5. ", "6. "], id="start"),
        pytest.param({0: Level("%1."), 1: Level("%1.%2.")}, (1,), ["1.1. "], id="begins-deeper"),
        pytest.param({0: Level("·", "bullet")}, (0,), ["- "], id="bullet"),
        pytest.param({0: Level("", "none")}, (0,), [""], id="none"),
        pytest.param({}, (3,), [""], id="unknown-level"),
    ],
)
def test_labels_are_counted_in_order(levels: dict[int, Level], items: tuple[int, ...], expected: list[str]) -> None:
    assert labels(levels, *items) == expected
