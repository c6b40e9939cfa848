"""The fund of the corpus and a draft of it, read once."""

from collections.abc import Callable
from datetime import date

import pytest

from evals.mutations import load
from rag.review.application import read_application
from rag.review.findings import Review, Rule
from rag.review.fund import FundRules
from rag.review.review import review
from rag.review.types import Draft
from rag.settings import PROJECT
from rag.types import Confidence

TODAY = date(2025, 10, 1)
"""A day on which the contest is open."""


@pytest.fixture(scope="session")
def fund() -> FundRules:
    return FundRules.load(PROJECT / "corpus" / "funds" / "pgf-2026-1" / "criteria.yaml")


@pytest.fixture(scope="session")
def small(fund: FundRules) -> Draft:
    """The smallest of the clean applications, understood."""
    return read_application(load("small"), fund)


def cite(locator: str, confidence: Confidence, about: str) -> Rule:
    """A rule whose quote is what was asked about."""
    return Rule(locator, "Правила", "https://example.org", date(2026, 1, 1), confidence, about)


@pytest.fixture(scope="session")
def reviewed(fund: FundRules) -> Callable[..., Review]:
    """`review` of a text by the fund, on a day on which its contest is open."""

    def run(text: str, **options: object) -> Review:
        return review(text, fund, cite=cite, today=TODAY, **options)  # type: ignore[arg-type]

    return run
