"""How long one lesson is: «каждое длится два часа» in the summary, «48 занятий по 90 минут» in the budget."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from rag.numerals import in_digits
from rag.review.comparisons.measures import in_figures, one_by_one
from rag.review.findings import Contradiction, Value
from rag.review.language.counts import HOURS_IN_WORDS
from rag.review.language.quantities import PAST
from rag.review.types import COMPARED, Draft, Field, Span
from rag.review.wording import hours
from rag.text import normalise

_LESSON = r"(?P<lesson>заняти|встреч|урок|трениров|семинар|лекци|мастер-класс|репетици|тренинг|вебинар)[а-я-]*"
_LONG = r"(?P<long>\d+(?:[.,]\d+)?) ?(?P<unit>час|ч(?!\w)|минут|мин(?!\w))"
_COUNT = r"(?:(?P<count>\d{1,3}) (?:[а-я]+ )?(?:[а-я]+-)?)?"
_GOES_ON = r"дл[ия]тся|ид[её]т|идут|занимает|продолжается|длительност\w+|продолжительност\w+"
_SAID = (
    re.compile(rf"{_COUNT}{_LESSON}(?: [а-я]+){{0,3}}?(?: кажд\w+| группы| на группу)*,? по {_LONG}"),
    re.compile(rf"{_COUNT}{_LESSON}[^.;\d]{{0,50}}?(?:{_GOES_ON})[^.;\d]{{0,15}}{_LONG}"),
    re.compile(rf"{_COUNT}(?P<long>двух|трех|четырех|полутора|одно)(?P<unit>час)ов\w+ {_LESSON}"),
    re.compile(rf"{_LESSON}(?: [а-я]+){{0,3}}(?:, [а-я ]+)?,? (?P<count>\d{{1,2}}) раза?,? по {_LONG}"),
)
_EVENT = re.compile(
    r"(?:продолжительност\w+|длительност\w+|длит\w+ся|длится|продлится)[^\d.;]{0,25}(\d+(?:[.,]\d+)?)"
    r"\s*(?:академическ\w+ )?(час\w*|минут\w*)",
    re.IGNORECASE,
)
_ACADEMIC = re.compile(r"академическ|ак\. ?ч|а/ч")
"""Of 45 minutes or less: hours and minutes cannot be told from one another."""
_TELLS = ("summary", "goal", "tasks", "results", "media")
_LEAST = 4
"""Fewer lessons are a part of others too often."""
_PROSE = ("summary", "groups", "goal", "tasks", "results", "plan", "media")


@dataclass(frozen=True, slots=True)
class _Lasting:
    """Minutes of one lesson, how many there are of them where it is told, and by what name."""

    minutes: Decimal
    count: str | None
    lesson: str
    span: Span


def lasting(draft: Draft) -> Iterable[Contradiction]:
    """How long one event lasts, where fields speak of one length; else how long a lesson does."""
    return [*_events(draft.texts(*COMPARED))] or [*_lessons(draft), *_rows(draft)]


def _events(fields: Iterable[Field]) -> Iterator[Contradiction]:
    what = "Сколько длится одно мероприятие"
    yield from one_by_one(what, list(fields), lambda field: [(_length(m[1], m[2]), at) for m, at in in_figures(field, _EVENT)])


def _length(count: str, unit: str) -> str:
    """«60 минут» and «1 час» are one length."""
    minutes = float(count.replace(",", ".")) * (60 if unit.lower().startswith("час") else 1)
    return hours(minutes)


def _lessons(draft: Draft) -> Iterator[Contradiction]:
    """Lengths of one lesson in the budget that no other field has, where all the others have one length for lessons of that name.

    Lessons of another name are compared where there are as many of them as another field tells.
    """
    prose = [one for field in draft.texts(*_PROSE) for one in _told(field)]
    paid = [one for field in draft.texts("budget") for one in _told(field)]
    by_name: dict[str, list[_Lasting]] = defaultdict(list)
    for one in prose:
        by_name[one.lesson].append(one)
    texts = " ".join(in_digits(normalise(field.text)) for field in draft.texts(*_PROSE))
    for one in paid:
        named = [other for other in by_name.get(one.lesson, ()) if _are_as_many(one, other, texts)]
        same = named or (
            [] if by_name.get(one.lesson) else [other for other in prose if one.count and _has(texts, one.count, other.lesson)]
        )
        lengths = {other.minutes for other in same}
        if len(lengths) == 1 and lengths.isdisjoint(other.minutes for other in paid if other.lesson == one.lesson):
            yield Contradiction(
                "Сколько длится одно занятие", (Value(hours(same[0].minutes), same[0].span), Value(hours(one.minutes), one.span))
            )


def _rows(draft: Draft) -> Iterator[Contradiction]:
    """«Восемь двухчасовых занятий» of the text, where the plan has «40 занятий по 3 часа, 8 в группе» and no such lessons of two hours."""
    planned = [one for field in draft.texts("plan") for one in _told(field) if one.count]
    for one in (one for field in draft.texts(*_TELLS) for one in _told(field) if one.count and int(one.count) >= _LEAST):
        so_many = re.compile(rf"(?<![\d.,]){one.count}(?![\d.,]*\d)")
        same = [other for other in planned if other.lesson == one.lesson and so_many.search(in_digits(normalise(other.span.quote)))]
        if same and one.minutes not in {other.minutes for other in same}:
            values = (Value(hours(one.minutes), one.span), Value(hours(same[0].minutes), same[0].span))
            yield Contradiction(f"Сколько длится одно из {one.count} занятий", values)


def _are_as_many(one: _Lasting, other: _Lasting, texts: str) -> bool:
    """Whether lessons of one name may be the same: of one number, of several groups, or of a number that a field tells."""
    return not (one.count and other.count) or int(one.count) % int(other.count) == 0 or _has(texts, one.count, one.lesson)


def _has(texts: str, count: str, lesson: str) -> bool:
    return bool(re.search(rf"(?<!\d){count} (?:[а-я-]+ ){{0,2}}{lesson}", texts))


def _told(field: Field) -> Iterator[_Lasting]:
    for sentence in field.sentences():
        words = in_digits(normalise(sentence.quote))
        if PAST.search(words) or _ACADEMIC.search(words):
            continue
        for pattern in _SAID:
            for match in pattern.finditer(words):
                long = Decimal(HOURS_IN_WORDS.get(match["long"], match["long"]).replace(",", "."))
                yield _Lasting(
                    long * (1 if match["unit"].startswith("м") else 60), match.groupdict().get("count"), match["lesson"], sentence
                )
