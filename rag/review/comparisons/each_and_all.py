"""So many in each of several, against all of them told beside: «в каждой школе 6 победителей» and «все 18 победителей» of four schools."""

import re
from collections.abc import Iterator
from decimal import Decimal

from rag.morphology import lemmas, readings
from rag.review.findings import Contradiction, Value
from rag.review.language.counts import counted_in, figures
from rag.review.language.earlier import is_earlier
from rag.review.language.quantities import indicated
from rag.review.types import COMPARED, Draft, Span
from rag.review.wording import roubles
from rag.text import stem

_NUMBER = r"(?<![\d.,/№-])(?P<{}>\d{{1,4}})(?![\d.,/-]*\d)"
_THING = r"(?:[а-я-]+(?:ых|их|ые|ие|ый|ий) ){0,2}(?P<thing>[а-я-]{4,})(?![а-я-])"
_EACH = r"кажд(?:ый|ая|ое|ую|ой|ого|ому|ым|ом)"
_OF = r"(?:[а-я-]+(?:ый|ая|ое|ую|ой|ого|ому|ым|ом) )?(?P<place>[а-я]{4,})(?![а-я-])"
_IN_EACH = (
    re.compile(rf"(?<!\w)(?:(?:в|во|на|от|из|для|у|с|со|по) )?{_EACH} (?!из ){_OF}[^.;:()\d]{{0,60}}?{_NUMBER.format('each')} {_THING}"),
    re.compile(rf"{_NUMBER.format('each')} {_THING} (?:в|на|от|из|для|у|с|со) {_EACH} (?!из ){_OF}"),
    re.compile(rf"(?<!\w)по {_NUMBER.format('each')} {_THING} (?:в|на|от|из|для|с|со) (?:одн[а-я]+ )?{_OF}"),
)
_SO_MANY_BY = re.compile(
    rf"{_NUMBER.format('places')} (?:[а-я-]+(?:ых|их|ые|ие) )?(?P<place>[а-я]{{4,}}),?(?: [–—-])? по {_NUMBER.format('each')} {_THING}"
)
_ALL = (
    re.compile(
        rf"(?<!\w)(?:все|всех|всем|всеми|всего|итого|в сумме|в итоге|вместе|в общей сложности"
        rf"|общ[а-я]+ (?:число|количество)[а-я ]{{0,30}}?)(?: это|:| -| –| —)? ?{_NUMBER.format('total')} {_THING}"
    ),
    re.compile(rf"{_NUMBER.format('total')} {_THING}[^.;\d]{{0,12}}? всего(?= ?[.;,]|$)"),
)
_BARE = re.compile(rf"{_NUMBER.format('total')} {_THING}")
_BOUND = re.compile(r"(?:не менее|не меньше|минимум|до|от|около|более|хотя бы|максимум|не более|примерно|порядка)(?: чем)? $")
_PARTLY = re.compile(r"из них|из котор|в том числе|включая|кроме|дополнительн|(?<!\w)(?:еще|плюс|резерв|гран-при|остальн)[а-я]*(?!\w)")
_NO_UNIT = re.compile(r"(?:недел|месяц|год|лет|день|дня|дней|час|минут|раз|рубл|суббот|воскресен|выходн|эт|наш|из|них|котор)")
_NO_THING = re.compile(r"(?:час|минут|рубл|тысяч|год|лет|дн|день|недел|месяц|процент|балл|метр|километр|класс|раз|мест)")
_HOLDS_PEOPLE = re.compile(
    r"(?:район|округ|город|сел|деревн|пос[её]л|станиц|хутор|школ|гимнази|лице|класс|библиотек|клуб|колледж|площадк|филиал|центр|двор|музе"
    r"|учреждени|организаци|заведени|детск|групп|отряд|команд|бригад|поток|регион|област|муниципалит|улиц|семь)"
)
_EVENT = re.compile(
    r"(?:заняти|встреч|спектакл|концерт|мероприяти|показ|репетици|игр(?:а|у|е|ы)?(?!\w)|выезд|экскурси|смен|фестивал|семинар|лекци|урок|тренинг|вечер|выход|турнир"
    r"|соревновани|праздник|мастер-класс|консультаци|выставк|акци|лагер|поход|сесси|эфир|рейс|тренировк|прогулк)"
)
"""The same people and things come to several of them; several people come to one."""
_PRIZE = re.compile(r"мест[аоуе]?$")
"""Of the first, second and third nobody makes a product."""
_BEFORE = 20
_LEAST = 2


def each_and_all(draft: Draft) -> Iterator[Contradiction]:
    """Where a cell or a paragraph tells both, and the number of places is told in it, or is one in the whole draft."""
    for block in _blocks(draft):
        words = figures(block.quote)
        if is_earlier(words, draft) or _PARTLY.search(words):
            continue
        for match, places in _eaches(words, draft):
            if found := _unlike(words, match, places):
                product = f"{roubles(places)} × {match['each']} = {roubles(places * int(match['each']))}"
                values = (Value(product, block), Value(f"всего {found['total']}", block))
                yield Contradiction(f"Сколько: {match['thing']}", values)
                break


def _blocks(draft: Draft) -> Iterator[Span]:
    """Results of a row, a paragraph of prose, and a comment of the budget."""
    yield from (row.results for row in draft.plan if row.results)
    for field in draft.texts(*COMPARED):
        if field.key not in {"plan", "budget"}:
            yield from (field.span(match.start(), match.end()) for match in re.finditer(r"[^\n]*\w[^\n]*", field.text))
    for line in draft.budget.lines if draft.budget else ():
        yield Span(line.span.field, line.comment, line.span.start, line.span.end)


def _eaches(words: str, draft: Draft) -> Iterator[tuple[re.Match[str], Decimal]]:
    """What is told of each, with how many of those there are."""
    for match in _SO_MANY_BY.finditer(words):
        if _is_sure(words, match, "places") and _is_sure(words, match, "each"):
            yield match, Decimal(match["places"])
    for pattern in _IN_EACH:
        for match in pattern.finditer(words):
            if _is_sure(words, match, "each") and (places := _places(words, match["place"], draft)):
                yield match, places


def _is_sure(words: str, match: re.Match[str], group: str) -> bool:
    named = not _NO_UNIT.match(match["place"]) and not _NO_THING.match(match["thing"]) and not _same(match["place"], match["thing"])
    place, thing = (_marks(match[one]) for one in ("place", "thing"))
    sure = not _EVENT.match(match["place"]) and ("anim" not in thing or _HOLDS_PEOPLE.match(match["place"]))
    sure = sure and not ("anim" in place and _EVENT.match(match["thing"]))
    return bool(named and sure and "NOUN" in place and "NOUN" in thing) and not _BOUND.search(
        words[max(0, match.start(group) - _BEFORE) : match.start(group)]
    )


def _marks(word: str) -> frozenset[str]:
    """Of the likeliest noun that a word can be; empty where it can be none."""
    return next((marks for _, marks, _ in readings(word) if "NOUN" in marks), frozenset())


def _same(one: str, other: str) -> bool:
    return stem(one) == stem(other) or not lemmas(one).isdisjoint(lemmas(other))


def _places(words: str, place: str, draft: Draft) -> Decimal | None:
    """The only number of them in these words, or else in all that tells of the project."""
    here = {Decimal(match["total"]) for match in _BARE.finditer(words) if _same(match["thing"], place)}
    if not here:
        here = {q.value for field in draft.texts(*COMPARED) for q, _ in counted_in(field) if not q.each and _same(q.unit, place)}
        here |= {q.value for one in draft.indicators if (q := indicated(one)) and _same(q.unit, place)}
    return here.pop() if len(here) == 1 and min(here) >= _LEAST else None


def _unlike(words: str, match: re.Match[str], places: Decimal) -> re.Match[str] | None:
    """The only total of the same things, where it is not what they make; nor with another number of the words, once or more often."""
    each = Decimal(match["each"])
    totals = [one for pattern in _ALL for one in pattern.finditer(words) if _same(one["thing"], match["thing"])]
    totals = [one for one in totals if one.start("total") != match.start("each")]
    if len({one["total"] for one in totals}) != 1:
        return None
    total = Decimal(totals[0]["total"])
    own = {match.start("each"), *(match.start(name) for name in match.groupdict() if name == "places")}
    counts = [one for one in _BARE.finditer(words) if one.start("total") not in own and not _PRIZE.match(one["thing"])]
    rest = [Decimal(one["total"]) for one in counts if one["total"] != totals[0]["total"] and not _same(one["thing"], match["place"])]
    made = {each * n for n in (places, *rest)} | {each * places + n for n in rest} | {each * places * n for n in rest}
    return totals[0] if total > each and total not in made else None
