"""One post with two people: «руководитель проекта Седова» where another leads, one chief judge in two lines of pay."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from rag.morphology import readings
from rag.review.comparisons.surnames import is_surname, named_in, root_of
from rag.review.findings import Contradiction, Value
from rag.review.language.quantities import PAST
from rag.review.language.roots import roots
from rag.review.types import Draft, Field, Span
from rag.review.wording import short
from rag.text import normalise, sentences

_POSTS = {
    "Руководитель проекта": ("leader_name", re.compile(r"(?i:руководител\w+ (?:\w+ )?проекта)")),
    "Руководитель организации": (
        "head",
        re.compile(r"(?i:(?:директор|председател|президент|руководител)\w* (?:нашей |нашего )?(?:организации|АНО|НКО))"),
    ),
}
_FIELDS = ("summary", "goal", "tasks", "results", "media", "future", "future_sources", "plan", "budget")
"""Where a post without a name of a project or an organisation is of this one."""
_NEXT = re.compile(r"[ ,:(–—-]{1,4}(?=[А-ЯЁ])")
_BEFORE = re.compile(r"[ ,(–—-]{1,4}$")
_NAME_CHARS = 45
_CHIEF = re.compile(
    r"(?<!\w)(?P<post>главн\w+ (?P<chief>(?!бухгалтер)[а-я]{4,})(?!\w)|(?P<judge>судь\w+)-секретар\w*"
    r"|(?P<chair>председател\w*) (?:жюри|(?:\w+ )?комиссии|оргкомитета|судейской коллегии)"
    r"|(?P<heads>директор|начальник|режиссер)(?P<end>\w*)"
    r" (?:фестиваля|лагеря|смены|форума|слета|штаба|спектакля|праздника|турнира|концерта))"
)
"""Functions that an event has one of."""
_ABOUT_TO_BE = re.compile(
    r"(?<!\w)(?:явля\w+|выступ\w+|будет|станет|стал|работа\w+|служит|судит|назнач\w+|утвержд\w+|избран\w*|он же|она же)(?!\w)[^.;]{0,60}$"
)
_HAS_DUTIES = re.compile(
    r"(?:(?<!\w)(?:исполня|выполня|бер[еу]т|возьм|несет|несут|совмеща)\w*[^.;,]{0,30}(?:обязанност|функци|роль|работу)\w*"
    r"|(?<!\w)в (?:качестве|роли)|(?<!\w)за) (?:\w+ )?$"
)
_OPENS = re.compile(r"(?:^|[.;:(]\s*|(?<!\w)(?:как|он же|она же)[ ,–—-]+)$")
_OF_ANOTHER = re.compile(r"[«\"]|(?<!^)(?<![.] )[А-ЯЁ][а-яё]{3,}")
"""Names of one of several events or places, each of which has its own chief."""


@dataclass(frozen=True, slots=True)
class _Holder:
    """A line of pay or a member of the team, and the function they are said to have; `who` are roots of what they are called."""

    who: frozenset[str]
    post: str
    told: str
    span: Span
    paid: bool


def posts(draft: Draft) -> Iterator[Contradiction]:
    """Posts for which two people are named."""
    yield from _named(draft)
    yield from _chiefs(draft)


def _named(draft: Draft) -> Iterator[Contradiction]:
    """A post with a name in prose or in a table, where the field of that post has another name."""
    for what, (key, called) in _POSTS.items():
        own = draft.get(key)
        known = named_in(own.text) if own else []
        for field in draft.texts(*_FIELDS) if own and len(known) == 1 else ():
            for surname, said in _with_name(field, called):
                if own and root_of(surname) != root_of(known[0][1]):
                    yield Contradiction(f"{what}: два человека", (Value(short(own.text), own.whole), Value(short(said.quote), said)))


def _with_name(field: Field, called: re.Pattern[str]) -> Iterator[tuple[str, Span]]:
    """Surnames right before or after what a post is called, each with its sentence."""
    for said in field.sentences():
        quote = " ".join(said.quote.split())
        if PAST.search(normalise(quote)):
            continue
        for match in called.finditer(quote):
            after = _NEXT.match(quote, match.end())
            tail = quote[after.end() : after.end() + _NAME_CHARS] if after else ""
            first = re.match(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?", tail)
            if found := [name for at, name in named_in(tail) if at == 0]:
                yield found[0], said
            elif first and is_surname(normalise(first[0])):
                yield first[0], said
            elif before := _BEFORE.search(quote[: match.start()]):
                near = quote[max(0, before.start() - _NAME_CHARS) : before.start()]
                yield from ((name, said) for at, name in named_in(near)[-1:] if re.fullmatch(r"[\w. -]+", near[at:]))


def _chiefs(draft: Draft) -> Iterator[Contradiction]:
    """One function that two lines of pay, two members, or a line and a member paid by another line are said to have."""
    positions = draft.budget.of("1.1", "1.2") if draft.budget else []
    holders = [
        *(one for line in positions for one in _functions(line.name, line.comment, line.span, paid=True)),
        *(one for person in draft.team for one in _functions(person.role, "", person.span, paid=False)),
    ]
    told: set[str] = set()
    for one, other in combinations(holders, 2):
        alike = one.who <= other.who or other.who <= one.who if one.paid and other.paid else one.who == other.who
        if one.post != other.post or one.post in told or one.span == other.span or alike:
            continue
        paid = not one.who & other.who and any(other.who & roots(line.name) for line in positions if line.span != one.span)
        if one.paid == other.paid or paid:
            told.add(one.post)
            yield Contradiction("Одна обязанность у двух людей", tuple(Value(short(holder.told), holder.span) for holder in (one, other)))


def _functions(name: str, comment: str, span: Span, *, paid: bool) -> Iterator[_Holder]:
    parts = [(name, True), *((comment[start:end], False) for start, end in sentences(comment))]
    for part, is_name in parts:
        said = normalise(part)
        for match in _CHIEF.finditer(said):
            if _is_held(said, match, is_name=is_name) and not _OF_ANOTHER.search(part[match.end() :]):
                own = frozenset(roots(name) - roots(match["post"]) - {"проек"})
                yield _Holder(own, _lemma(match), f"{' '.join(name.split())}: {match['post']}", span, paid)


def _is_held(said: str, match: re.Match[str], *, is_name: bool) -> bool:
    """Whether who is spoken of has the function: not «помогает главному тренеру», not «вместе с главным судьёй»."""
    before = said[: match.start()]
    noun = match["chief"] or match["judge"] or match["chair"] or f"{match['heads']}{match['end']}"
    case = {mark for _, marks, score in readings(noun)[:3] if "sing" in marks and score for mark in marks & {"nomn", "ablt", "gent"}}
    if is_name:
        return "nomn" in case and not re.search(r"(?<!\w)(?:помощник|заместител|ассистент)\w* $", before)
    return bool(
        ("ablt" in case and _ABOUT_TO_BE.search(before) and not re.search(r"(?<!\w)(?:с|со|под|перед|за) $", before))
        or ("gent" in case and _HAS_DUTIES.search(before))
        or ("nomn" in case and _OPENS.search(before))
    )


def _lemma(match: re.Match[str]) -> str:
    noun = match["chief"] or match["judge"] or match["chair"] or match["heads"]
    lemma = readings(noun)[0][0]
    rest = match["post"].split(" ", 1)[-1] if match["chair"] or match["heads"] else ""
    return f"{lemma} {rest}" if not match["judge"] else f"{lemma}-секретарь"
