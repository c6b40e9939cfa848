"""Whole drafts by strangers in layouts of their own: most of the defects planted in them are told."""

from collections.abc import Callable

import pytest

from evals.mutations.strangers import StrangersDraft, strangers_drafts
from evals.review import said
from rag.review.findings import Review

_MOST_TOLD = 0.6
_SHORT_CHARS = 13_000
"""`nko bench review` reads the longer ones too, and prints how much is told of each."""


@pytest.mark.parametrize("draft", [draft for draft in strangers_drafts() if len(draft.text) < _SHORT_CHARS], ids=lambda draft: draft.name)
def test_most_defects_of_whole_drafts_by_strangers_are_told(draft: StrangersDraft, reviewed: Callable[..., Review]) -> None:
    clean = said(reviewed(draft.text))
    told = [edit.innocent for edit in draft.edits if said(reviewed(edit.text())) - clean]
    assert told.count(False) >= _MOST_TOLD * sum(not edit.innocent for edit in draft.edits)
    assert told.count(True) <= 1
