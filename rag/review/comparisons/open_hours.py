"""From what hour to what hour one thing is open: «телефон работает с 9 до 18», and elsewhere the same telephone «с 8:00 до 20:00»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from rag.morphology import readings
from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures
from rag.review.language.earlier import is_earlier
from rag.review.language.hours import FROM_TO, clock, from_to
from rag.review.language.roots import roots
from rag.review.types import OF_PROJECT, Draft, Field, Span

_MONTHS = r"(?:январ|феврал|март|апрел|ма[йяе](?!\w)|июн|июл|август|сентябр|октябр|ноябр|декабр)"
_OPEN = re.compile(
    r"(?:телефон|лини[яию](?!\w)|пункт|центр|кабинет|офис|прокат|мастерск|библиотек|музе[йяе]|штаб|приемн|коворкинг|приют|столов|пространств"
    r"|диспетчер|чат(?!\w)|гараж|площадк|склад|комнат|студи[яию])[а-я]*"
)
_SOME_DAYS = re.compile(
    r"(?<!\w)(?:будн|выходн|понедельник|вторник|сред[уаы]м?(?!\w)|четверг|пятниц|суббот|воскресень|праздник|каникул|летом|зимой|осенью|весной"
    rf"|вечер|{_MONTHS}|первое время|сначала|смен|по очереди)"
)
"""Tells of some days only, which others need not be like."""
_IN_IT = re.compile(r"(?<!\w)(?:в|во|на|к|из|от|у|при|для|о|об|про|по) (?:[а-я-]+ )?$")
"""Before a thing tells of what is done there, by others at other hours."""
_BEFORE = re.compile(r"[^.;!?\n\d]{0,70}$")


@dataclass(frozen=True, slots=True)
class _Open:
    """What is open, by its first form, with the beginnings of the other nouns of its name, and the hours it is so."""

    thing: str
    names: frozenset[str]
    hours: tuple[int, int]
    span: Span


def open_hours(draft: Draft) -> Iterator[Contradiction]:
    """Hours of one thing in two fields, each of which has one pair of hours for it."""
    told = [one for field in draft.texts(*OF_PROJECT, "team") for one in _told(draft, field)]
    for one, other in combinations(told, 2):
        apart = one.span.field != other.span.field and one.hours != other.hours
        once = all(len({it.hours for it in told if it.thing == one.thing and it.span.field == at.span.field}) == 1 for at in (one, other))
        if apart and one.thing == other.thing and once and (one.names & other.names or not (one.names and other.names)):
            yield Contradiction(f"Часы работы: {one.thing}", tuple(Value("–".join(map(clock, it.hours)), it.span) for it in (one, other)))


def _told(draft: Draft, field: Field) -> Iterator[_Open]:
    for said in field.sentences():
        words = figures(said.quote)
        some_days = _SOME_DAYS.search(FROM_TO.sub(" ", words))  # «до 10 вечера» is every day
        for match in FROM_TO.finditer(words) if not is_earlier(words, draft) and not some_days else ():
            before = _BEFORE.search(words[: match.start()])
            thing = _OPEN.search(before[0]) if before else None
            if before and thing and _is_subject(thing):
                nouns = " ".join(word for word in re.findall(r"[а-я-]{4,}", before[0]) if "NOUN" in readings(word)[0][1])
                yield _Open(readings(thing[0])[0][0], frozenset(roots(nouns) - roots(thing[0])), from_to(match), said)


def _is_subject(thing: re.Match[str]) -> bool:
    return not _IN_IT.search(thing.string[: thing.start()]) and any("nomn" in marks for _, marks, _ in readings(thing[0]))
