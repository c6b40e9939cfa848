"""Every check fires on a planted defect and is silent on the application it was planted in."""

from decimal import Decimal
from functools import cache

import pytest

from evals.mutations import CONTRADICTION, DRAFTS, MUTATIONS, Mutation, load
from rag.review.application import read_application
from rag.review.checks import CHECKS
from rag.review.consistency import contradictions
from rag.review.findings import Seen
from rag.review.fund import FundRules
from rag.review.types import Draft

_NAMES = sorted(path.stem for path in DRAFTS.glob("*.txt"))


def _seen(check: str, draft: Draft, fund: FundRules) -> list[Seen]:
    if check == CONTRADICTION:
        return [Seen(c.what, tuple(value.span for value in c.values)) for c in contradictions(draft)]
    return list(CHECKS[check](draft, fund))


@cache
def _clean(name: str, fund_id: int) -> Draft:
    return read_application((DRAFTS / f"{name}.txt").read_text("utf-8"), _FUNDS[fund_id])


_FUNDS: dict[int, FundRules] = {}


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: f"{mutation.check}: {mutation.name}")
def test_a_planted_defect_is_seen_where_it_is(mutation: Mutation, fund: FundRules) -> None:
    amount = None if mutation.amount is None else Decimal(mutation.amount)
    draft = read_application(mutation.change(load(mutation.draft)), fund, amount=amount)
    seen = _seen(mutation.check, draft, fund)
    assert seen
    assert [s for one in seen for s in one.draft if draft.fields[s.field].text[s.start : s.end] != s.quote] == []


@pytest.mark.parametrize("name", _NAMES)
@pytest.mark.parametrize("check", [*CHECKS, CONTRADICTION])
def test_a_clean_application_gives_no_alarm(check: str, name: str, fund: FundRules) -> None:
    _FUNDS[id(fund)] = fund
    assert _seen(check, _clean(name, id(fund)), fund) == []


def test_every_check_has_a_planted_defect_and_the_fund_lists_it(fund: FundRules) -> None:
    listed = {rule.id for rule in fund.checks}
    assert {mutation.check for mutation in MUTATIONS} == {*CHECKS, CONTRADICTION}
    assert listed == set(CHECKS)


def test_criteria_name_only_checks_that_exist(fund: FundRules) -> None:
    asked = {check for criterion in fund.criteria for question in criterion.questions for check in question.checks}
    assert asked <= {*CHECKS, CONTRADICTION}
    assert {id_ for rule in fund.checks for id_ in rule.criteria} <= {criterion.id for criterion in fund.criteria}
