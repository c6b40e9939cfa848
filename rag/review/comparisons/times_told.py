"""In which months the same is measured: «замеры в мае и октябре» of a partner, «замеры в мае и декабре» of the results."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from rag.facts import MONTHS
from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures
from rag.review.language.quantities import ANYBODY, PAST, PEOPLE
from rag.review.types import Draft, Field, Span

_MONTH = "|".join(f"(?P<m{n}>(?:{name}))" for n, name in enumerate(MONTHS, 1))
_THEN = re.compile(rf"(?<!\w)(?:в|во|и|,)(?: начале| конце| середине)? (?:{_MONTH})(?:е|ь|и|а|ю)?(?!\w)(?: (?P<year>20\d\d))?")
_MEASURED = re.compile(
    r"(?<!\w)(замер|измерени|тест(?!ев)|опрос|анкет|диагностик|осмотр|обследовани|срез|интервью|зачет|экзамен|мониторинг|взвешивани|сверк)"
)
_TWICE = 2


def times_told(draft: Draft) -> Iterator[Contradiction]:
    """Two fields that name as many months for measuring the same people, some the same and some not, where neither names others."""
    told: dict[str, dict[str, list[tuple[frozenset[tuple[int, int]], Span]]]] = defaultdict(lambda: defaultdict(list))
    for field in draft.texts("summary", "groups", "goal", "tasks", "results", "partners", "media", "team", "budget"):
        for thing, months, said in _told(field):
            told[thing][field.id].append((months, said))
    for by_field in told.values():
        single = [said[0] for said in by_field.values() if len({months for months, _ in said}) == 1]
        for (one, said), (other, also) in combinations(single, 2) if len(single) == len(by_field) else ():
            if one != other and one & other and len(one) == len(other) and _same_people(said, also):
                yield Contradiction("В каких месяцах", (Value(_listed(one), said), Value(_listed(other), also)))
                return


def _told(field: Field) -> Iterator[tuple[str, frozenset[tuple[int, int]], Span]]:
    """What a sentence says is measured with the months of it, where their years are known."""
    for said in field.sentences():
        words = figures(said.quote)
        found = [*_THEN.finditer(words)] if not PAST.search(words) else []
        years = [next((int(later["year"]) for later in found[at:] if later["year"]), 0) for at in range(len(found))]
        months = frozenset(
            (year, next(n for n in range(1, 13) if match[f"m{n}"])) for year, match in zip(years, found, strict=True) if year
        )
        if len(months) == len(found) >= _TWICE:
            yield from ((thing, months, said) for thing in {match[1] for match in _MEASURED.finditer(words)})


def _same_people(one: Span, other: Span) -> bool:
    """Not where both name people, and others: «опрос детей», «опрос родителей»."""
    here, there = ({match[0] for match in PEOPLE.finditer(figures(said.quote))} for said in (one, other))
    return not (here and there) or bool(here & there) or any(ANYBODY.match(people) for people in here | there)


def _listed(months: frozenset[tuple[int, int]]) -> str:
    return ", ".join(f"{month:02}.{year}" for year, month in sorted(months))
