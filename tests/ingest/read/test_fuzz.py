"""A short run of `tests/ingest/read/fuzz.py`; `make fuzz` makes the long one."""

from pathlib import Path

from ingest.read import FORMATS
from tests.ingest.read.fuzz import fuzz, made

FILES = 150


def test_every_format_is_fuzzed() -> None:
    assert {Path(name).suffix for name in made()} == FORMATS - {".htm", ".xhtml", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp"}


def test_damaged_files_are_read_or_refused_with_a_sentence() -> None:
    outcomes = fuzz(FILES, seed=0)

    assert [(name, said) for name, _, said in outcomes.failures] == []
    assert outcomes.counts.total() == FILES
    assert {word.split()[1] for word in outcomes.counts} == {"read", "refused"}
