"""Planted defects: each changes one thing in a clean application of `evals/drafts`, and one check must see it."""

from evals.mutations import budget, form, project, said_twice
from evals.mutations.planting import CONTRADICTION, DRAFTS, Mutation, load

__all__ = ["CONTRADICTION", "DRAFTS", "MUTATIONS", "Mutation", "load"]

MUTATIONS: tuple[Mutation, ...] = (*form.ALL, *project.ALL, *budget.ALL, *said_twice.SAID_TWICE)
