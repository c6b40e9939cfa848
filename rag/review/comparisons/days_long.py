"""How many days an event goes on: «двухдневный фестиваль» of a festival that has «три дня» elsewhere."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, islice

from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures
from rag.review.language.quantities import PAST
from rag.review.types import Activity, Draft, Field, Span
from rag.review.wording import plural

_EVENT = (
    r"(?P<event>фестивал|слет|форум|лагер|смен(?=[аыуе](?!\w))|поход|экспедици|семинар|интенсив|конференци|турнир|соревновани|сбор(?=[ыа])|тренинг|праздник|выезд"
    r"|поездк|экскурси|мастерск(?=[аоу])|школ(?=[аыуе](?!\w))|хакатон|марафон|ярмарк|выставк|конкурс|спартакиад|олимпиад|сплав|пленэр|стажировк)[а-я]*"
)
_WHICH = r"(?:[а-я-]+(?:ый|ой|ий|ая|ое|ее|ые|ие|ого|его|ому|ем|ом|ых|их|ую|юю|ей) ){0,2}?"
_BEGINS = {"одно": 1, "двух": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7, "восьми": 8, "десяти": 10}
_ADJECTIVE = re.compile(
    rf"(?<![а-я-])(?:(?P<days>{'|'.join(_BEGINS)}|\d\d?-?(?:х|ти|и)?-?)дневн|(?P<weeks>{'|'.join(_BEGINS)}"
    rf"|\d-?)?недельн)[а-я]+ {_WHICH}{_EVENT}"
)
_DAYS = r"(?P<days>\d\d?) (?:дня|дней|день|дн\.)"
_SAID = (
    re.compile(
        rf"(?<!\w){_EVENT}(?: \"[^\"]+\")?[^.;\d]{{0,40}}? (?:дл[ия]тся|продлится|займет|идет|проходит|пройдет"
        rf"|рассчитан[аоы]? на|продолжается) [^.;\d]{{0,12}}{_DAYS}"
    ),
    re.compile(rf"(?<!\w){_EVENT}(?: \"[^\"]+\")?(?: [а-я-]+){{0,2}} (?:в течение|на протяжении) {_DAYS}"),
    re.compile(rf"(?<!\w)(?:программа|все|всех) {_DAYS} {_WHICH}{_EVENT}"),
)
_IN_ROW = re.compile(rf"(?<!(?:за|от|до|по|на) )(?<![\d,.-]){_DAYS}(?! до| после| в неделю)")
_FEEDS = re.compile(r"питани|прожив|ночл|размещени|обед|завтрак|суточн|(?<!\w)еда(?!\w)|продукт|гостиниц|палат")
_TIMES_DAYS = re.compile(r"(?:[×x*х]|по|на) ?(?P<days>\d\d?) (?:дня|дней|день|дн\.|сут\w*|ноч[ьие]\w*)")
_SEVERAL = re.compile(
    r"(?<!\w)(?:смен[аыуе]?|заезд|поток|дорог|пут[ьи]|проезд|выезд\w* [×x*х]|[2-9] (?:поход|экспедици|выезд|слет|сбор|школ|лагер|поездк))"
)
_WEEK = 7
_WORKING_WEEK = 5
_FIELDS = ("summary", "goal", "tasks", "results", "media", "partners", "plan", "budget")
_SHORT = 10
"""A row of more days may hold an event somewhere in it."""


def days_long(draft: Draft) -> Iterator[Contradiction]:
    """Events that two fields, or a field and the days of the only row of such an event, make as long as each other contradicts."""
    told: dict[str, dict[str, list[tuple[int, Span]]]] = defaultdict(lambda: defaultdict(list))
    for field in draft.texts(*_FIELDS):
        for event, days, span in _told(field):
            told[event][field.key or field.id].append((days, span))
    for row in draft.plan:
        for event, days in _of_row(row, draft):
            told[event]["plan"].append((days, row.span))
    for event, by_field in told.items():
        single = {key: said[0] for key, said in by_field.items() if len({days for days, _ in said}) == 1}
        if len(single) < len(by_field):
            continue  # a field that gives two lengths speaks of two events
        yield from islice(_unlike(event, list(single.values()), draft), 1)
    yield from _fed(draft)


def _fed(draft: Draft) -> Iterator[Contradiction]:
    """Meals or lodging for seven days of an event that lasts five."""
    for line in draft.budget.lines if draft.budget else ():
        name, comment = figures(line.name), figures(line.comment)
        rows = _named_in(name, draft)
        days = {int(match["days"]) for match in _TIMES_DAYS.finditer(comment)}
        if not _FEEDS.search(name) or len(rows) != 1 or len(days) != 1 or _SEVERAL.search(f"{comment} {figures(rows[0].title)}"):
            continue
        lasts, fed = (rows[0].ends - rows[0].starts).days + 1, days.pop()
        told = {int(match["days"]) for match in _IN_ROW.finditer(figures(rows[0].title))} | {lasts}
        if lasts < _SHORT and fed > max(told) and fed % lasts:
            yield _differing(_event_of(name), fed, line.span, (Value(plural(lasts, "день", "дня", "дней"), rows[0].span),))


def _event_of(name: str) -> str:
    return next(match["event"] for match in re.finditer(rf"(?<![а-я]){_EVENT}", name))


def _named_in(name: str, draft: Draft) -> list[Activity]:
    events = {match["event"] for match in re.finditer(rf"(?<![а-я]){_EVENT}", name)}
    return _rows(events.pop(), draft) if len(events) == 1 else []


def _unlike(event: str, told: list[tuple[int, Span]], draft: Draft) -> Iterator[Contradiction]:
    """Two lengths of one event, then one that is longer than the only row of it."""
    for (days, span), (other, where) in combinations(told, 2):
        if days != other:
            yield _differing(event, days, span, (Value(plural(other, "день", "дня", "дней"), where),))
    rows = _rows(event, draft)
    lasts = (rows[0].ends - rows[0].starts).days + 1 if len(rows) == 1 else 0
    for days, span in told:
        if lasts and lasts < _least(days):
            yield _differing(event, days, span, (Value(plural(lasts, "день", "дня", "дней"), rows[0].span),))


def _differing(event: str, days: int, span: Span, others: tuple[Value, ...]) -> Contradiction:
    return Contradiction(f"Сколько дней: {event}…", (Value(plural(days, "день", "дня", "дней"), span), *others))


def _least(days: int) -> int:
    """Of weeks that are told, working days are enough."""
    return days // _WEEK * _WORKING_WEEK if not days % _WEEK else days


def _told(field: Field) -> Iterator[tuple[str, int, Span]]:
    for said in field.sentences():
        words = figures(said.quote)
        if PAST.search(words):
            continue
        for match in _ADJECTIVE.finditer(words):
            told = match["days"] or match["weeks"] or "1"
            count = _BEGINS.get(told) or int(re.sub(r"\D", "", told))
            yield match["event"], count * (1 if match["days"] else _WEEK), said
        for pattern in _SAID:
            yield from ((match["event"], int(match["days"]), said) for match in pattern.finditer(words))


def _rows(event: str, draft: Draft) -> list[Activity]:
    """Rows whose name begins with such an event, within its first words."""
    return [row for row in draft.plan if any(word.startswith(event) for word in re.findall(r"[а-я-]+", figures(row.title))[:3])]


def _of_row(row: Activity, draft: Draft) -> Iterator[tuple[str, int]]:
    """Days that the name of a row of one event tells, where it is short: «выставка, сцена, три дня»."""
    first = re.search(_EVENT, " ".join(re.findall(r"[а-я-]+", figures(row.title))[:3]))
    found = {int(match["days"]) for match in _IN_ROW.finditer(figures(row.title))}
    if first and len(found) == 1 and (row.ends - row.starts).days < _SHORT and len(_rows(first["event"], draft)) == 1:
        yield first["event"], found.pop()
