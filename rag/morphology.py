"""Russian word forms by dictionary (pymorphy3, OpenCorpora): which word it is, and whether two words are one in other forms.

Stems (`rag.text`) are for search; here a wrong match would let a falsified sentence through or a name out.
"""

import threading
from collections.abc import Iterable
from functools import lru_cache

import pymorphy3

_LIKELY = 0.1
"""Readings less probable than this are not counted as the word."""
_LEAST_PREFIX = 4
_ENDING = 4
"""Words of one root («регистрация», «регистрировать») share all but so many letters of the shorter one."""

_loading = threading.Lock()


@lru_cache(maxsize=1)
def _dictionary() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=50_000)
def readings(word: str) -> tuple[tuple[str, frozenset[str], float], ...]:
    """What a word can be: its first form, its grammemes (`Name`, `Surn`, `NUMR` …) and how probable that is, likeliest first."""
    with _loading:  # the dictionary takes half a second, and must be read once
        dictionary = _dictionary()
    return tuple((p.normal_form.replace("ё", "е"), frozenset(p.tag.grammemes), float(p.score)) for p in dictionary.parse(word))


@lru_cache(maxsize=50_000)
def is_word(word: str) -> bool:
    """Whether the dictionary has a word in lower case, in any of its forms; «е» may stand for «ё»."""
    with _loading:
        return bool(_dictionary().word_is_known(word))


@lru_cache(maxsize=50_000)
def lemmas(word: str) -> frozenset[str]:
    """First forms of the likely readings, the likeliest among them."""
    found = readings(word)
    return frozenset(form for form, _, score in found if score >= _LIKELY) | {found[0][0]}


@lru_cache(maxsize=200_000)
def akin(one: str, other: str) -> bool:
    """Whether two words in lower case are forms of one word or grow from one root by another ending."""
    if one == other or not lemmas(one).isdisjoint(lemmas(other)):
        return True
    shorter = min(len(one), len(other))
    needed = max(_LEAST_PREFIX, shorter - _ENDING)
    return shorter >= needed and one[:needed] == other[:needed]


def any_akin(word: str, words: Iterable[str]) -> bool:
    return any(akin(word, other) for other in words)
