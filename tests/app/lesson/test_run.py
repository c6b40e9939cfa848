"""A saved run comes back as it was; a file that is no run is refused in one sentence."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from app.lesson.run import MAX_BYTES, Run, Switch, opened, saved
from rag.errors import BadInputError


@pytest.fixture(scope="module")
def run(walked: Callable[[Switch], Run]) -> Run:
    return walked(Switch.NO_STEMS)


def test_a_saved_run_comes_back_as_it_was(run: Run) -> None:
    assert opened(saved(run)) == run
    assert len(saved(run)) < MAX_BYTES / 5


def _with(run: Run, change: Callable[[Any], object]) -> bytes:
    held = json.loads(saved(run))
    change(held)
    return json.dumps(held).encode()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda held: held.update(format=2), id="of a later version"),
        pytest.param(lambda held: held.update(question="я" * 100_000), id="a text too long"),
        pytest.param(lambda held: held["plane"].update(kept="NaN"), id="no number"),
        pytest.param(lambda held: held["usual"]["hits"][0].update(origin="<script>"), id="an unknown origin"),
        pytest.param(lambda held: held["usual"].pop("judgement"), id="a step missing"),
        pytest.param(lambda held: held.update(switches=["rm -rf"]), id="an unknown switch"),
        pytest.param(lambda held: held["plane"].update(points={"courses": [['0"/><script>', 1]]}), id="markup for a number"),
    ],
)
def test_what_is_not_a_run_is_refused(run: Run, change: Callable[[Any], object]) -> None:
    with pytest.raises(BadInputError, match="не сохранённый разбор"):
        opened(_with(run, change))


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b"[" * 100_000], ids=["empty", "no fields", "no text", "deep"])
def test_no_file_breaks_the_reader(content: bytes) -> None:
    with pytest.raises(BadInputError, match="не сохранённый разбор"):
        opened(content)


def test_a_huge_file_is_refused_before_it_is_read() -> None:
    with pytest.raises(BadInputError, match="больше 3 МБ"):
        opened(b" " * (MAX_BYTES + 1))
