"""Edits of clean applications by somebody who had not seen the checks: a defect is told, an innocent change of words is not."""

from collections.abc import Callable

import pytest

from evals.mutations.strangers import Edit, StrangersDraft, strangers_drafts, strangers_edits
from evals.review import said
from rag.review.findings import Review

_EDITS = strangers_edits()
_MOST_TOLD = 0.6
"""What is told of each draft of strangers at the least; `nko bench review` prints how much it is, of the longer ones too."""
_SHORT_CHARS = 16_000


@pytest.mark.parametrize("edit", _EDITS, ids=[f"{edit.draft}-{n}" for n, edit in enumerate(_EDITS, 1)])
def test_an_edit_is_told_where_it_plants_a_defect(edit: Edit, reviewed: Callable[..., Review]) -> None:
    assert bool(said(reviewed(edit.text()))) != edit.innocent, edit.what


@pytest.mark.parametrize("draft", [draft for draft in strangers_drafts() if len(draft.text) < _SHORT_CHARS], ids=lambda draft: draft.name)
def test_most_defects_of_whole_drafts_by_strangers_are_told(draft: StrangersDraft, reviewed: Callable[..., Review]) -> None:
    clean = said(reviewed(draft.text))
    told = [edit.innocent for edit in draft.edits if said(reviewed(edit.text())) - clean]
    assert told.count(False) >= _MOST_TOLD * sum(not edit.innocent for edit in draft.edits)
    assert told.count(True) <= 1
