"""Names in an answer that its sources do not have: organisations, acts, people, abbreviations, anything in quotation marks or Latin.

A short name and the words it stands for are one: «АНО», «Минюст».
"""

import re
from collections.abc import Iterator, Sequence

from rag.morphology import any_akin, readings
from rag.polarity import clauses
from rag.text import words

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_QUOTED = re.compile(r"[«„“\"]([^«»„“”\"]+)[»“”\"]")
_OPENS = re.compile(r"(?:^|[.!?:]\s+)[«\"(]?$")
_PROPER = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Trad"})
_EVERYWHERE = frozenset({"россия", "рф", "российская", "федерация"})
"""The country is named in answers and left out in law."""
_LONG_PREFIX = 3
"""A contraction such as «Минюст» takes at least so many letters of each of its words."""


def foreign_names(text: str, source: str) -> Iterator[str]:
    """Names of a text that stand in its source neither as they are, nor in another form, nor contracted or spelled out."""
    known = words(source)
    for quoted in _QUOTED.findall(text):
        if not all(any_akin(word, known) for clause in clauses(quoted) for word in clause.words):
            yield quoted
    for name, following in _named(text):
        if readings(name.lower())[0][0] in _EVERYWHERE:
            continue
        if not (any_akin(following[0], known) or _spelled_in(name, source) or (not name.isupper() and _is_contracted(following, source))):
            yield name


def names(text: str) -> frozenset[str]:
    """Names of a text, normalised."""
    return frozenset(_lower(name) for name, _ in _named(text))


def _named(text: str) -> Iterator[tuple[str, list[str]]]:
    """Names as they are written, each with all words from it on, normalised."""
    found = list(_WORD.finditer(text))
    lower = [_lower(match[0]) for match in found]
    for n, match in enumerate(found):
        if _is_name(match[0], opens=bool(_OPENS.search(text[: match.start()]))):
            yield match[0], lower[n:]


def _spelled_in(name: str, source: str) -> bool:
    """Whether a name is made of the beginnings of words that follow one another in the source."""
    least = 1 if name.isupper() else _LONG_PREFIX
    return any(_made_of(_lower(name), said[at:], least) for said in _spelled(words(source)) for at in range(len(said)))


def _lower(word: str) -> str:
    return word.lower().replace("ё", "е")


def _is_name(word: str, *, opens: bool) -> bool:
    if re.search(r"[A-Za-z]", word):
        return True
    if not word[0].isupper():
        return False
    if word.isupper():
        return len(word) > 1
    return not opens or not _PROPER.isdisjoint(readings(word.lower())[0][1])


def _is_contracted(said: Sequence[str], source: str) -> bool:
    """Whether the source has a short name for these words."""
    shorts = [word for word in _WORD.findall(source) if len(word) > 1 and word[0].isupper()]
    return any(_made_of(_lower(s), words, 1 if s.isupper() else _LONG_PREFIX) for words in _spelled(said) for s in shorts)


def _spelled(said: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Words as they count in abbreviations: «некоммерческая» is one letter in «АНО» and two in «НКО»."""
    return said, " ".join(said).replace("некоммерч", "не коммерч").split()


def _made_of(name: str, following: Sequence[str], least: int) -> bool:
    if not name:
        return True
    if not following:
        return False
    lengths = range(least, len(name) + 1)
    return any(following[0].startswith(name[:length]) and _made_of(name[length:], following[1:], least) for length in lengths)
