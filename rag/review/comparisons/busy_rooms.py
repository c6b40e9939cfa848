"""A room that is busy at the hours in which it is given: «зал занят секцией до 19 часов», «школа даёт зал с 18 до 20»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rag.morphology import any_akin
from rag.review.comparisons.sums_told import partners_of
from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures
from rag.review.language.hours import FROM_TO, HOUR, NO_HOUR, clock, from_to, minutes
from rag.review.types import Draft, Span

_ROOM = re.compile(
    r"(?<!\w)(?P<room>(?:спорт|актов)?зал|кабинет|стадион|бассейн|кат(?=ок|ка|ке|ку)|площадк|мастерск|корт|манеж|тир(?=[аеуо]?м?(?!\w))"
    r"|аудитори|студи|помещени)[а-я]*"
)
_WORK_DAYS, _DAYS_OFF = re.compile(r"(?<!\w)(?:будн|рабочи[ем] дн)"), re.compile(r"(?<!\w)(?:выходн|суббот|воскресень|каникул|летом)")
_SOME_DAYS = re.compile(r"(?<!\w)(?:понедельник|вторник|сред[уаы]м?(?!\w)|четверг|пятниц|смен|иногда|порой|чаще)")
_BUSY_TILL = re.compile(
    rf"(?<!\w)занят(?:а|о|ы|ый|ая|ое|ые)?(?!\w)[^.;\d]{{0,50}}?(?<!\w)до (?P<till>{HOUR}){NO_HOUR}"
    rf"|(?<!\w)свобод(?:ен|на|но|ны|ный|ная) (?:только |лишь )?до (?P<until>{HOUR}){NO_HOUR}"
    rf"|(?<!\w)(?:освобожда[а-я]+|свобод(?:ен|на|но|ны|ный|ная)) (?:только |лишь )?(?:после|с|со|к|в) (?P<free>{HOUR}){NO_HOUR}"
)
_GIVES = re.compile(r"предостав|(?<!\w)(?:да(?:ет|ст|дут|ют)|отда[а-я]+|откро[а-я]+|пуст[а-я]+|выдел[а-я]+)(?!\w)")
_WORD = re.compile(r"[а-я-]{4,}")
_NEAR = 60


@dataclass(frozen=True, slots=True)
class _Busy:
    """A kind of room, the words beside it that tell which, and the minute from which, or till which, it is free."""

    room: str
    names: frozenset[str]
    at: int
    told: str
    days: frozenset[str]
    span: Span


def busy_rooms(draft: Draft) -> Iterator[Contradiction]:
    """Rooms given or used from before they are free till after."""
    told = [one for field in draft.texts("summary", "problem", "resources", "plan") for said in field.sentences() for one in _busy(said)]
    for busy in told:
        given = [one for field in draft.texts("partners") for one in partners_of(field) if _GIVES.search(figures(one.quote))]
        used = [said for field in draft.texts("summary", "tasks", "plan", "media", "budget") for said in field.sentences()]
        for where in [*given, *used]:
            words = figures(where.quote)
            hours, rooms = FROM_TO.search(words), {room["room"] for room in _ROOM.finditer(words)}
            if where == busy.span or hours is None or busy.room not in rooms or _SOME_DAYS.search(words):
                continue
            opens, shuts = from_to(hours)
            named = any(any_akin(name, _WORD.findall(words)) for name in busy.names)
            days = _days(words)
            same_days = (days <= busy.days or busy.days <= days) and "off" not in days - busy.days
            if named and same_days and opens < busy.at < shuts:
                values = (Value(busy.told, busy.span), Value(f"{clock(opens)}–{clock(shuts)}", where))
                yield Contradiction("Когда свободно помещение", values)
                break


def _busy(said: Span) -> Iterator[_Busy]:
    words = figures(said.quote)
    for match in _BUSY_TILL.finditer(words) if not _SOME_DAYS.search(words) else ():
        rooms = list(_ROOM.finditer(words[max(0, match.start() - _NEAR) : match.end()]))
        if len(rooms) == 1:
            near = words[max(0, match.start() - _NEAR) : match.start()]
            names = frozenset(_WORD.findall(re.split(r"[.;:]", near)[-1])) - {rooms[0][0]}
            at = minutes(match["till"] or match["free"] or match["until"])
            told = f"{'свободно' if match['until'] else 'занято'} до {clock(at)}"
            yield _Busy(rooms[0]["room"], names, at, told, _days(words), said)


def _days(words: str) -> frozenset[str]:
    return frozenset(kind for kind, days in (("work", _WORK_DAYS), ("off", _DAYS_OFF)) if days.search(words))
