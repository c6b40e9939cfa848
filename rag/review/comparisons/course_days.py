"""How many days one of several courses goes on: «6 курсов по 2 дня» of meals beside «курсы идут три дня» of the way there."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures
from rag.review.language.quantities import PAST
from rag.review.types import Draft, Span
from rag.review.wording import plural

_EVENT = (
    r"(?P<event>курс|семинар|тренинг|интенсив|слет|сбор(?=[ыа]|ов)|смен(?=[аыу ]|$)|поход|экспедици|выезд|форум|мастерск(?=и)"
    r"|школ(?=[ыау ])|стажировк|заезд|лагер)[а-я]*"
)
_DAYS = r"(?P<days>\d\d?) (?:дня|дней|день)(?! (?:в|до|после|подряд в))"
_SAID = (
    re.compile(rf"(?<![\w-]){_EVENT},? по {_DAYS}"),
    re.compile(rf"(?<![\w-]){_EVENT} (?:идут|идет|длятся|длится|проходят|проходит|продолжаются|занимают|рассчитаны на) (?:по )?{_DAYS}"),
    re.compile(rf"кажд[а-я]+ {_EVENT},? (?:- |по |идет |длится )?{_DAYS}"),
)
_OF_KIND = re.compile(
    r"(?:перв|втор|трет|четверт|базов|углубленн|вводн|итогов|выездн"
    r"|зимн|летн|осенн|весенн|больш|мал|нов|друг|остальн|онлайн|очн|детск|взросл|\d-)[а-я]* $"
)
"""One of several kinds."""


def course_days(draft: Draft) -> Iterator[Contradiction]:
    """Lengths of all the events of a name that two lines of the budget, or a line and the plan, give differently."""
    told: dict[str, list[tuple[int, Span]]] = defaultdict(list)
    for field in draft.texts("summary", "tasks", "results", "plan", "budget"):
        for said in field.sentences():
            words = figures(said.quote)
            for match in (one for pattern in _SAID for one in pattern.finditer(words)):
                if not PAST.search(words) and not _OF_KIND.search(words[: match.start()]):
                    told[match["event"]].append((int(match["days"]), said))
    for event, lengths in told.items():
        different = next((pair for pair in combinations(lengths, 2) if pair[0][0] != pair[1][0]), ())
        if different and len({days for days, _ in lengths}) == len({at for _, at in different}):  # a third length is of another kind
            yield Contradiction(f"Сколько дней: {event}…", tuple(Value(plural(days, "день", "дня", "дней"), at) for days, at in different))
