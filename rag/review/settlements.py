"""How many settlements of each kind a text names: «р. п. Мордово, с. Оборона» is one посёлок and one село."""

import re
from collections import Counter

_MARKS = {
    "город": (r"г\.|[Гг]ород", r"[Гг]орода"),
    "посёлок": (r"р\. ?п\.|пгт\.?|п\.|пос\.|[Пп]ос[её]лок|рабочий посёлок", r"[Пп]ос[её]лки"),
    "село": (r"с\.|[Сс]ело", r"[Сс][её]ла"),
    "деревня": (r"д\.|дер\.|[Дд]еревня", r"[Дд]еревни"),
    "станица": (r"ст-ца|[Сс]таница", r"[Сс]таницы"),
}
_NAME = r"[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁ][а-яё]+)*"
_NAMED = {
    kind: (re.compile(rf"(?<![\w.])(?:{one}) ?{_NAME}"), re.compile(rf"(?<!\w)(?:{many}) ({_NAME}(?:(?:, | и )(?!и ){_NAME})*)"))
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
            found[kind] += 1
            first = min(first, match.start())
        for match in many.finditer(text):
            found[kind] += len(re.split(r", | и ", match[1]))
            first = min(first, match.start())
    return Counter() if _LARGER.search(text, first) else found


def kind_of(word: str) -> str | None:
    """The kind of settlement that a word in any case and number names: «сёлах» is село."""
    return next((kind for kind, begins in _OF_KIND.items() if re.match(begins, word)), None)
