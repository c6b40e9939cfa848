"""Limits that a machine checks: small files, telling names, documented modules."""

import ast
from pathlib import Path

import pytest

from rag.settings import PROJECT

_PACKAGES = ("rag", "ingest", "app", "evals", "tests")
_FILES = sorted(path for package in _PACKAGES for path in (PROJECT / package).rglob("*.py"))
_MAX_LINES = 300
_EMPTY_NAMES = frozenset({"utils", "util", "helpers", "common", "manager", "base", "misc"})


@pytest.mark.parametrize("path", _FILES, ids=lambda path: str(path.relative_to(PROJECT)))
def test_a_source_file_is_short_well_named_and_says_what_it_is_for(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= _MAX_LINES
    assert path.stem not in _EMPTY_NAMES
    assert not text.strip() or ast.get_docstring(ast.parse(text))


def test_top_level_holds_only_the_rooms_of_the_house() -> None:
    shown = {path.name for path in PROJECT.iterdir() if path.is_dir() and not path.name.startswith((".", "__"))}
    assert shown <= {"rag", "ingest", "corpus", "app", "evals", "tests", "docs", "build", "dist"}
