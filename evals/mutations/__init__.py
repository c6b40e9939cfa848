"""Planted defects: each changes one thing in a clean application of `evals/drafts`, and one check must see it.

`SECOND` was written from the fund's rules by an author who had not read the checks; `MUTATIONS` is all there is.
"""

from evals.mutations import agreement, budget, form, project, said_twice, second_budget, second_form, second_project
from evals.mutations.planting import CONTRADICTION, DRAFTS, Mutation, load

__all__ = ["CONTRADICTION", "DRAFTS", "MUTATIONS", "SECOND", "Mutation", "load"]

SECOND: tuple[Mutation, ...] = (*second_form.SECOND_FORM, *second_project.SECOND_PROJECT, *second_budget.SECOND_BUDGET)
MUTATIONS: tuple[Mutation, ...] = (
    *form.ALL,
    *project.ALL,
    *budget.ALL,
    *said_twice.SAID_TWICE,
    *said_twice.COUNTED_TWICE,
    *agreement.AGREEMENT,
    *SECOND,
)
