"""Edits of clean applications by somebody who had not seen the checks: a defect is told, an innocent change of words is not."""

from collections.abc import Callable

import pytest

from evals.mutations.strangers import Edit, strangers_edits
from evals.review import said
from rag.review.findings import Review

_EDITS = strangers_edits()


@pytest.mark.parametrize("edit", _EDITS, ids=[f"{edit.draft}-{n}" for n, edit in enumerate(_EDITS, 1)])
def test_an_edit_is_told_where_it_plants_a_defect(edit: Edit, reviewed: Callable[..., Review]) -> None:
    assert bool(said(reviewed(edit.text()))) != edit.innocent, edit.what
