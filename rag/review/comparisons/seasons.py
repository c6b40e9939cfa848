"""Events named by a season in which the plan does not have them: «две летние смены», the second of which is in September."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures
from rag.review.language.quantities import PAST
from rag.review.types import Activity, Draft, Field, Span
from rag.review.wording import day, short

_SEASONS = {"летн": (6, 8), "осенн": (9, 11), "зимн": (12, 3), "весенн": (3, 5)}
"""First and last month; of winter the last is March, which is one in half of the country."""
_EVENT = (
    r"(?P<event>смен(?=[аыуе]?(?!\w))|лагер|слет|фестивал|турнир|форум|интенсив|школ(?=[аыуе]?(?!\w))|экспедици|поход|сбор(?=[ыа]?(?!\w)|ов)|марафон"
    r"|ярмар|олимпиад|спартакиад|пленэр|сесси|заезд|чемпионат|фотовыставк|субботник|квест)[а-я]*"
)
_NAMED = re.compile(rf"(?<![\w-])(?P<season>летн|осенн|зимн|весенн)(?:ий|яя|ее|ие|его|ей|их|юю|ем|им|ими) (?:[а-я-]+[йяеюхм] )?{_EVENT}")
_COUNT = re.compile(r"(?<![\d,.])(\d{1,2}) (?:[а-я-]+[йяеюхм] )?$")
_FOR = re.compile(
    r"(?<!\w)(?:на|для|к|ко|перед|после|до|о|об|про|от|с|из|по итогам|подготовк\w+|набор\w*|запис\w+|закуп\w+|покупк\w+|организаци\w+"
    r"|программ\w+|сценари\w+|план\w*|заявк\w+|анонс\w*|итог\w+|отч[её]т\w*) (?:\d{1,2} )?(?:[а-я-]+[йяеюхм] )?$"
)
"""Before the name tells that something else is then."""
_FIRST = re.compile(r"^(?:проведение |организация и проведение |\d\S* |[а-я]+(?:ый|ая|ой|ий) (?=(?:летн|осенн|зимн|весенн)))")
_SLACK_DAYS = 15


def seasons(draft: Draft) -> Iterator[Contradiction]:
    """Rows in another season than their name tells; then as many events of a season as the plan has rows of, one of them not in it."""
    if draft.unread:
        return
    seen: set[Activity] = set()
    for row in draft.plan:
        named = _NAMED.search(_FIRST.sub("", figures(row.title)))
        if named and not named.start() and not _touches(row, *_SEASONS[named["season"]]):
            seen.add(row)
            yield _differing(named["event"], named[0], row.span, row)
    for field in draft.texts("summary", "goal", "tasks", "results", "team", "partners"):
        for season, event, count, said in _told(field):
            rows = _rows(draft, event)
            late = [row for row in rows if not _touches(row, *_SEASONS[season])]
            if len(rows) == count and late and late[0] not in seen:
                seen.add(late[0])
                yield _differing(event, said.quote, said, late[0])


def _differing(event: str, told: str, said: Span, row: Activity) -> Contradiction:
    return Contradiction(f"В какое время года: {event}…", (Value(short(told), said), Value(_days(row), row.span)))


def _told(field: Field) -> Iterator[tuple[str, str, int, Span]]:
    """Season, event, how many of them and where; one is told without a number in the singular."""
    for said in field.sentences():
        words = figures(said.quote)
        for match in _NAMED.finditer(words) if not PAST.search(words) else ():
            count = _COUNT.search(words[: match.start()])
            if not _FOR.search(words[: match.start()]) and (count or not re.search(r"(?:ие|их|ими) ", match[0])):
                yield match["season"], match["event"], int(count[1]) if count else 1, said


def _rows(draft: Draft, event: str) -> list[Activity]:
    """Rows whose name begins with such an event, within its first words; none where others speak of one too."""
    named = [row for row in draft.plan if re.search(rf"(?<!\w){event}", figures(row.title))]
    begins = re.compile(rf"^(?:[а-я\d-]+ ){{0,2}}{event}")
    return named if all(begins.search(figures(row.title)) for row in named) else []


def _touches(row: Activity, first: int, last: int) -> bool:
    """Whether a day of the row, or of the two weeks after it, is in the season."""
    return any(
        row.starts <= date(year + (last < first), last, 28) + timedelta(days=3)
        and row.ends + timedelta(days=_SLACK_DAYS) >= date(year, first, 1)
        for year in range(row.starts.year - 1, row.ends.year + 1)
    )


def _days(row: Activity) -> str:
    return day(row.starts) if row.starts == row.ends else f"{day(row.starts)} — {day(row.ends)}"
