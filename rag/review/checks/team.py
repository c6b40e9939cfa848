"""The team against the pay in the budget."""

import re
from collections.abc import Iterator

from rag.review.fund import FundRules
from rag.review.types import BudgetLine, Draft, Person, Seen
from rag.review.wording import short
from rag.text import subject_stems

_VACANT = re.compile(
    r"будет (?:найден|нанят|приглаш[её]н|определ[её]н|подобран)|предстоит (?:найти|нанять)|вакансия|вакантн"
    r"|планируется (?:нанять|пригласить|найти)|по итогам отбора|подбирается|(?:идёт|идет|ведётся|ведется) поиск|требуется специалист",
    re.IGNORECASE,
)
_LEADER = re.compile(r"руководител\w* проект|менеджер\w* проект|координатор\w* проект", re.IGNORECASE)
_DUTIES = re.compile(r"[:;(,]| [-–—] ")
"""Ends the name of a role, before what they do."""
_ROOT = 5


def team_roles_in_budget(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001  # checks share one signature
    """Positions paid from the grant that nobody of the team has. The leader has a section of their own."""
    if not draft.team:
        return
    roles = [_roots(person.role) for person in draft.team]
    for line in _positions(draft):
        wanted = _roots(line.name)
        paid = line.money is None or line.money.requested > 0
        if wanted and paid and not _LEADER.search(line.name) and not any(wanted & role for role in roles):
            yield Seen(f"«{short(line.name)}» получает оплату, а в команде такой роли нет.", (line.span,))


def team_not_in_budget(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """Members whose role no paid or donated position names."""
    positions = [_roots(f"{line.name} {line.comment}") for line in _positions(draft)]
    if positions:
        for person in draft.team:
            if not _named(person, positions):
                yield Seen(f"Роль «{short(person.role)}» не видна в статье 1 бюджета.", (person.span,))


def _named(person: Person, positions: list[set[str]]) -> bool:
    wanted = _roots(_DUTIES.split(person.role)[0]) or _roots(person.role)
    return not wanted or any(wanted & position for position in positions)


def team_vacant(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    field = draft.get("team")
    for match in _VACANT.finditer(field.text) if field else ():
        assert field is not None
        yield Seen("Человек на роль ещё не найден.", (field.span(match.start(), match.end()),))


def _positions(draft: Draft) -> list[BudgetLine]:
    return draft.budget.of("1.1", "1.2") if draft.budget else []


def _roots(text: str) -> set[str]:
    return {stem[:_ROOT] for stem in subject_stems(text.replace("-", " ")) if stem[:_ROOT] not in {"проек", "прогр", "работ"}}


CHECKS = {
    "team-roles-in-budget": team_roles_in_budget,
    "team-not-in-budget": team_not_in_budget,
    "team-vacant": team_vacant,
}
