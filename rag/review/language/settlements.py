"""How many settlements of each kind a text names, «р. п. Мордово, с. Оборона» is one посёлок and one село; names of places in any case."""

import re
from collections import Counter
from functools import lru_cache

_MARKS = {
    "город": (r"г\.|[Гг]ород", r"[Гг]орода"),
    "посёлок": (r"р\. ?п\.|пгт\.?|п\.|пос\.|[Пп]ос[её]лок|рабочий посёлок", r"[Пп]ос[её]лки"),
    "село": (r"с\.|[Сс]ело", r"[Сс][её]ла|сс\."),
    "деревня": (r"д\.|дер\.|[Дд]еревня", r"[Дд]еревни|дд\."),
    "станица": (r"ст-ца|[Сс]таница", r"[Сс]таницы"),
}
_NAME = r"[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁ][а-яё]+)*"
_NAMED = {
    kind: (
        re.compile(rf"(?<![\w.])(?:{one}) ?{_NAME}(?P<more>(?:(?:, | и ){_NAME})*)"),
        re.compile(rf"(?<!\w)(?:{many}) ({_NAME}(?:(?:, | и )(?!и ){_NAME})*)"),
    )
    for kind, (one, many) in _MARKS.items()
}
_OF_KIND = {"город": "город", "посёлок": r"пос[её]л", "село": r"(?:сел|сёл)", "деревня": "дерев", "станица": "станиц"}
SMALL = frozenset({"посёлок", "село", "деревня", "станица"})
"""People call any of these a village when they speak of all together."""
_LARGER = re.compile(r"(?<!\w)(?:район|округ|область|край|республика|регион)(?!\w)", re.IGNORECASE)


def settlements(text: str) -> Counter[str]:
    """Settlements by kind; empty where a district or a region stands among them, as that may hold any number of others."""
    text = text.replace(",\n", ", ")
    found: Counter[str] = Counter()
    first = len(text)
    for kind, (one, many) in _NAMED.items():
        for match in one.finditer(text):
            if match["more"]:  # «с. Озёрки, Луговое и Ключи»: whether the mark is of all of them is not said
                return Counter()
            found[kind] += 1
            first = min(first, match.start())
        for match in many.finditer(text):
            found[kind] += len(re.split(r", | и ", match[1]))
            first = min(first, match.start())
    return Counter() if _LARGER.search(text, first) else found


def kind_of(word: str) -> str | None:
    """The kind of settlement that a word in any case and number names: «сёлах» is село."""
    return next((kind for kind, begins in _OF_KIND.items() if re.match(begins, word)), None)


_ENDING = r"(?:[аеиоуыьйюя]|[оеыи]й|[оеыи]м|[ая]я|[оеыи]е|[ую]ю|[оеыи]х|[ое]го|[ое]му|[аяыи]м[и]?|[ая]х|[ое][вй])?"
_FLEETING = re.compile(r"[еоьё](?=[^аеёиоуыьэюя]$)")
_WORD = re.compile(r"[А-ЯЁ][А-ЯЁа-яё]+")
_MIN_STEM = 2


@lru_cache(maxsize=20_000)
def _stems(name: str) -> frozenset[str]:
    """What is left of a name without each ending that it may have, and without a vowel that comes and goes: «Елец», «в Ельце»."""
    said = name.lower().replace("ё", "е")
    cut = {said[:at] for at in range(_MIN_STEM, len(said) + 1) if re.fullmatch(_ENDING, said[at:])}
    return frozenset(_FLEETING.sub("", one) if len(one) > _MIN_STEM + 1 else one for one in cut)


def is_place_told(name: str, text: str) -> bool:
    """Whether a text has a name in any case: «пгт Суна» has «Суны», «город Дно» has «из Дна». Of two words one is enough."""
    told = [_stems(word) for word in dict.fromkeys(_WORD.findall(text))]
    return any(not _stems(word).isdisjoint(stems) for word in _WORD.findall(name) for stems in told)
