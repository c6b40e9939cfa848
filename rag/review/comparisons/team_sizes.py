"""How many are in one team of an event, in the plan and in a line that pays for that event: «4 экипажа по 6» and «кубки, экипажи по 4»."""

import re
from collections.abc import Iterator

from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures
from rag.review.language.roots import roots
from rag.review.types import Draft

_SIZE = re.compile(
    r"(?<!\w)(?P<unit>команд|экипаж|отряд|звен|бригад|патрул|расч[её]т|дружин|делегаци)[а-я]{0,3}(?: (?!по |из )[а-я]+){0,2}?"
    r",? \(?(?:по|из) (?P<size>\d{1,2})(?![\d.,:]?\d|[-–—+]| ?(?:-|–|—|до) ?\d)"
    r"(?= (?:чел|участ|реб|дет|школьник|студент|подрост|игрок|спортсмен|юн|жител|взросл)|[.,;)]|$)"
)
"""A team of so many; «команды по 3 встречи» and «из 4–6 человек» are none."""
_RESERVE = re.compile(
    r"запасн|резерв|(?:тренер|капитан|сопровожда|руководител|педагог)\w* (?:каждой|команд|отряд)|с (?:тренер|сопровожда|педагог)"
)
_COMMON = "команда экипаж отряд звено бригада патруль участник человек победитель приз награда лучший школа село день место"


def team_sizes(draft: Draft) -> Iterator[Contradiction]:
    """Each line whose name has a word of only one of the rows with teams, where both tell one size, and not the same."""
    rows = [(row, sizes) for row in draft.plan if (sizes := _sizes(f"{row.span.quote}. {row.results.quote if row.results else ''}"))]
    for line in draft.budget.lines if draft.budget and rows else ():
        for unit, told in _sizes(f"{line.name}. {line.comment}").items():
            named = roots(line.name) - roots(_COMMON)
            own = [(row, sizes[unit]) for row, sizes in rows if unit in sizes and named & roots(row.title)]
            anywhere = {size for _, sizes in rows for size in sizes.get(unit, ())}
            if len(own) == 1 and len(own[0][1]) == len(told) == 1 and not told & anywhere:
                (size,), (planned,) = told, own[0][1]
                yield Contradiction("Сколько человек в команде", (Value(str(planned), own[0][0].span), Value(str(size), line.span)))


def _sizes(text: str) -> dict[str, set[int]]:
    """Sizes of teams by what they are called; none where some of each are counted apart."""
    words = figures(text)
    found: dict[str, set[int]] = {}
    for match in _SIZE.finditer(words) if not _RESERVE.search(words) else ():
        found.setdefault(match["unit"], set()).add(int(match["size"]))
    return found
