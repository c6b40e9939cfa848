"""The checks: small pure functions of a draft and a fund, by id.

A check says what it saw and where. How grave that is, which rule it breaks and what to do about it are the fund's data: `checks` in
`criteria.yaml`. A fund that does not list a check is not checked so.
"""

from collections.abc import Callable, Iterator, Mapping

from rag.review.checks import (
    agreement,
    applicant,
    biographies,
    calendar,
    closing,
    costs,
    form,
    grounds,
    letters,
    limits,
    place,
    results,
    sums,
    support,
    team,
    trips,
    twice,
)
from rag.review.findings import Seen
from rag.review.fund import FundRules
from rag.review.types import Draft

Check = Callable[[Draft, FundRules], Iterator[Seen]]

CHECKS: Mapping[str, Check] = {
    **form.CHECKS,
    **applicant.CHECKS,
    **place.CHECKS,
    **calendar.CHECKS,
    **closing.CHECKS,
    **results.CHECKS,
    **sums.CHECKS,
    **limits.CHECKS,
    **trips.CHECKS,
    **costs.CHECKS,
    **team.CHECKS,
    **biographies.CHECKS,
    **letters.CHECKS,
    **support.CHECKS,
    **grounds.CHECKS,
    **agreement.CHECKS,
    **twice.CHECKS,
}
