"""Two reviews of one project: what the new version mended, what remains, what it broke.

A finding is the same when it is of the same check, in the same field, about the same thing: offsets and numbers change with every edit,
and a new wording of a paragraph does not mend its defect by itself.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

from rag.errors import BadInputError
from rag.review.findings import Contradiction, Finding, Readiness, Review
from rag.text import stems, subject_stems

_NAMED = re.compile(r"«([^«»]+)»")
_SAME = 0.6
"""Two findings of a check are about one thing when this part of the words of the shorter one is in the other."""
_IN_QUOTE = 0.8
_TELLING = frozenset({"title", "goal", "groups"})
_ALIKE = 0.4
"""Two versions share so many words of one of these fields at least; other projects of a fund share fewer."""
_ORDER: tuple[Readiness, ...] = ("нет в тексте", "частично", "готово")

_Told = TypeVar("_Told", Finding, Contradiction)


@dataclass(frozen=True, slots=True)
class ReadinessChange:
    """A criterion whose readiness is another than it was."""

    id: str
    title: str
    before: Readiness
    after: Readiness

    @property
    def better(self) -> bool | None:
        """`None` where one of them is `не проверяется`, which is neither better nor worse."""
        if self.before not in _ORDER or self.after not in _ORDER:
            return None
        return _ORDER.index(self.after) > _ORDER.index(self.before)


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the findings and contradictions of the earlier version. What remains is told as the new version has it.

    `another_project` says that the two hardly speak of the same.
    """

    mended: tuple[Finding, ...]
    remaining: tuple[Finding, ...]
    new: tuple[Finding, ...]
    mended_contradictions: tuple[Contradiction, ...]
    remaining_contradictions: tuple[Contradiction, ...]
    new_contradictions: tuple[Contradiction, ...]
    criteria: tuple[ReadinessChange, ...]
    another_project: bool


def compare(before: Review, after: Review) -> Changes:
    """Tell what changed between the reviews of two versions of a project.

    Raises:
        BadInputError: they were made by the rules of different funds.
    """
    if before.fund != after.fund:
        raise BadInputError(f"Прежний разбор сделан по правилам «{before.fund}», новый — «{after.fund}»: сравните разборы одного фонда.")
    tables = {field.id for review in (before, after) for field in review.fields if field.table}
    findings = _matched(before.findings, after.findings, _place, lambda old, new: _pairs(old, new, in_table=_place(old[0])[1] in tables))
    differing = _matched(before.contradictions, after.contradictions, lambda told: tuple(stems(told.what)), _in_order)
    was = {report.id: report.readiness for report in before.criteria}
    criteria = tuple(
        ReadinessChange(now.id, now.title, was[now.id], now.readiness)
        for now in after.criteria
        if was.get(now.id, now.readiness) != now.readiness
    )
    return Changes(*findings, *differing, criteria, another_project=not _of_one_project(before, after))


def _of_one_project(before: Review, after: Review) -> bool:
    """Whether the fields that tell a project from others have words in common; yes where there are none to compare."""
    was, now = ({field.key: subject_stems(field.text) for field in review.fields if field.key in _TELLING} for review in (before, after))
    common = [(was[key], now[key]) for key in was.keys() & now.keys() if was[key] and now[key]]
    return not common or any(len(one & other) >= _ALIKE * min(len(one), len(other)) for one, other in common)


def _matched(
    before: Sequence[_Told],
    after: Sequence[_Told],
    key: Callable[[_Told], Hashable],
    pairs: Callable[[Sequence[_Told], Sequence[_Told]], Iterable[tuple[int, int]]],
) -> tuple[tuple[_Told, ...], tuple[_Told, ...], tuple[_Told, ...]]:
    """What is only before, in both, only after. Only those of one key are paired; each side keeps its order."""
    was, now = _by_key(before, key), _by_key(after, key)
    gone, left = set(range(len(before))), set()
    for place in was.keys() & now.keys():
        for old, new in pairs([before[n] for n in was[place]], [after[n] for n in now[place]]):
            gone.discard(was[place][old])
            left.add(now[place][new])
    return (
        tuple(before[n] for n in sorted(gone)),
        tuple(after[n] for n in sorted(left)),
        tuple(told for n, told in enumerate(after) if n not in left),
    )


def _by_key(told: Sequence[_Told], key: Callable[[_Told], Hashable]) -> dict[Hashable, list[int]]:
    numbers: dict[Hashable, list[int]] = defaultdict(list)
    for number, one in enumerate(told):
        numbers[key(one)].append(number)
    return numbers


def _in_order(before: Sequence[object], after: Sequence[object]) -> Iterator[tuple[int, int]]:
    return ((n, n) for n in range(min(len(before), len(after))))


def _place(finding: Finding) -> tuple[str, str]:
    return finding.check, finding.draft[0].field if finding.draft else ""


def _pairs(before: Sequence[Finding], after: Sequence[Finding], *, in_table: bool) -> Iterator[tuple[int, int]]:
    """Pairs of the same finding, the most alike first. In prose what is left is one defect in other words; in a table it is another row."""
    old, new = [_about(finding) for finding in before], [_about(finding) for finding in after]
    free_old, free_new = list(range(len(old))), list(range(len(new)))
    order = {(o, n): (-_likeness(old[o], new[n]), _quotes(before[o]) != _quotes(after[n])) for o, n in product(free_old, free_new)}
    for o, n in sorted(order, key=order.__getitem__):
        if o in free_old and n in free_new and _shared(old[o], new[n]) >= _SAME:
            free_old.remove(o)
            free_new.remove(n)
            yield o, n
    if not in_table and before[0].draft:
        yield from zip(free_old, free_new, strict=False)


def _about(finding: Finding) -> frozenset[str]:
    """Stems of what a finding is about: the names in its message that stand in the draft, else what it quotes, else its message."""
    quoted = _letters(" ".join(_quotes(finding)))
    names = [_letters(name) for name in _NAMED.findall(finding.message)]
    shown = [name for name in names if not quoted or len(name & quoted) >= _IN_QUOTE * len(name)]
    return frozenset[str]().union(*shown) or quoted or _letters(finding.message)


def _quotes(finding: Finding) -> list[str]:
    return [span.quote for span in finding.draft]


def _letters(text: str) -> frozenset[str]:
    return frozenset(stem for stem in subject_stems(text) if not stem[0].isdigit())


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The part of the shorter one that is in the other; 1 when one of them has no words."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 1.0


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Dice's coefficient."""
    return 2 * len(one & other) / ((len(one) + len(other)) or 1)
