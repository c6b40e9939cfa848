"""One person under two surnames: «Л. П. Овсянникова» in the plan, «Овчинникова Лариса Петровна» in the team."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from rag.morphology import lemmas, readings
from rag.review.findings import Contradiction, Value
from rag.review.types import Draft, Field, Span
from rag.text import normalise

_SURNAME = r"(?P<surname>[А-ЯЁ][а-яё]{2,}(?:-[А-ЯЁ][а-яё]+)?)"
_FIRST = r"(?P<first>[А-ЯЁ][а-яё]+)"
_MIDDLE = r"(?P<middle>[А-ЯЁ][а-яё]+(?:ович|евич|ьич|овн|евн|ичн)[а-яё]{0,3})"
_INITIALS = r"(?P<first>[А-ЯЁ])\. ?(?P<middle>[А-ЯЁ])\."
_IN_FULL = [re.compile(p) for p in (rf"(?<!\w){_SURNAME}\s+{_FIRST} {_MIDDLE}(?!\w)", rf"(?<!\w){_FIRST} {_MIDDLE} {_SURNAME}(?!\w)")]
_SHORT = [re.compile(p) for p in (rf"(?<!\w){_SURNAME} {_INITIALS}", rf"(?<!\w){_INITIALS} ?{_SURNAME}(?!\w)")]
_BARE = re.compile(rf"(?<!\w){_FIRST}(?P<middle>) {_SURNAME}(?!\w)(?! [А-ЯЁ][а-яё]+(?:ич|вн|чн))")
_ALIKE, _VERY_ALIKE = 0.65, 0.8
"""How alike the roots of two surnames are that are one misspelt; very alike where no patronymic tells namesakes apart."""
_ENDING = re.compile(r"(?:ого|ому|ой|ый|ий|ая|ую|ым|им|ом|ем|ою|ею|а|у|е|ы|я|ю|ь)$")
_FAMILY = re.compile(r"(?:ов|ев|ин|ын|ск|цк)$")
"""What «Иванов» and «Петров» share without being alike."""
_LIKE_SURNAME = re.compile(r"(?:[оеё]в|[иы]н)(?:а|у|ы|ой|ым)?$")
_MIN_ROOT = 3
_POST = re.compile(r"(?<!\w)(?P<post>бухгалтер|директор|председатель|президент)(?: \([^)]*\))?[\s:–—-]*$")
_OF_TEAM, _OF_ORGANISATION = frozenset({"team", "leader_name", "leader_experience"}), frozenset({"organisation", "bookkeeping", "head"})


@dataclass(frozen=True, slots=True)
class _Named:
    """A person as named. `first` and `middle` are names in full, their first letters, or empty."""

    first: str
    middle: str
    surname: str
    span: Span

    def is_misnamed(self, other: "_Named") -> bool:
        """Whether both are one person by the other names, under surnames that are alike and no forms of one another."""
        one, two = self.surname, other.surname
        roots = root_of(one), root_of(two)
        if not (_may_be_same(self.first, other.first) and _may_be_same(self.middle, other.middle)):
            return False
        if one[0] != two[0] or min(map(len, roots)) < _MIN_ROOT or not lemmas(one).isdisjoint(lemmas(two)):
            return False
        needed = _ALIKE if self.middle and other.middle else _VERY_ALIKE
        return roots[0] != roots[1] and SequenceMatcher(None, *roots).ratio() >= needed


def misnamed(draft: Draft) -> Iterator[Contradiction]:
    """Each pair of surnames that stand for one person in two fields, once.

    Two members of a team may have surnames alike: a field that has both tells them apart.
    """
    found = [(field, person) for field in draft.fields.values() if field.id not in draft.hidden for person in _people(field)]
    seen: set[frozenset[str]] = set()
    for (here, one), (there, other) in combinations(found, 2):
        pair = frozenset({root_of(one.surname), root_of(other.surname)})
        if here is there or pair in seen or not (one.is_misnamed(other) or _in_one_post(here, one, there, other)):
            continue
        if root_of(one.surname) not in _roots(there.text) and root_of(other.surname) not in _roots(here.text):
            seen.add(pair)
            yield Contradiction("Фамилия одного человека", (Value(one.span.quote, one.span), Value(other.span.quote, other.span)))


def _in_one_post(here: Field, one: _Named, there: Field, other: _Named) -> bool:
    """Whether the organisation and the team name one post, and in it the same initials under two surnames."""
    posts = [_POST.search(normalise(field.text[: person.span.start])) for field, person in ((here, one), (there, other))]
    ours = {here.key, there.key} & _OF_TEAM and {here.key, there.key} & _OF_ORGANISATION
    if not ours or not posts[0] or not posts[1] or posts[0]["post"] != posts[1]["post"] or not one.middle or not other.middle:
        return False
    same = _may_be_same(one.first, other.first) and _may_be_same(one.middle, other.middle)
    return same and root_of(one.surname) != root_of(other.surname) and lemmas(one.surname).isdisjoint(lemmas(other.surname))


def named_in(text: str) -> list[tuple[int, str]]:
    """Where people are named with a surname and at least a first name or initials, and the surname, in order."""
    return sorted({match.start(): match["surname"] for match in _names(text)}.items())


def is_surname(word: str) -> bool:
    """Whether a word is likeliest a surname: by the dictionary, or by its ending where that has no such name or place."""
    return _is(word, "Surn") or (bool(_LIKE_SURNAME.search(word)) and not _is(word, "Geox", "Name", "Orgn"))


def _names(text: str) -> Iterator[re.Match[str]]:
    yield from (match for pattern in (*_IN_FULL, *_SHORT) for match in pattern.finditer(text))
    yield from (match for match in _BARE.finditer(text) if _is(match["first"], "Name") and not _is(match["surname"], "Name", "Patr"))


def _people(field: Field) -> Iterator[_Named]:
    for match in _names(field.text):
        first, middle, surname = (normalise(match[part]) for part in ("first", "middle", "surname"))
        yield _Named(first, middle, surname, field.span(*match.span()))


def _is(word: str, *marks: str) -> bool:
    return any(mark in grammemes for _, grammemes, _ in readings(normalise(word))[:1] for mark in marks)


def _may_be_same(one: str, other: str) -> bool:
    """Whether two first names can be one: in another case, by its letter, or where one is not told."""
    if min(len(one), len(other)) < 2:  # a letter, or nothing
        return not one or not other or one[0] == other[0]
    return not lemmas(one).isdisjoint(lemmas(other))


@lru_cache(maxsize=100)
def _roots(text: str) -> frozenset[str]:
    """Roots of all that may be a surname in a text."""
    return frozenset(root_of(normalise(word)) for word in re.findall(r"[А-ЯЁ][а-яё]+", text))


def root_of(surname: str) -> str:
    """A surname in small letters without the endings of its case and of its family."""
    return _FAMILY.sub("", _ENDING.sub("", normalise(surname)))
