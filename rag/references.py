"""Norms as people and locators name them: «7 фз ст 13.1 п 4», «ГК РФ, ст. 123.24, п. 3», «пункт 30 положения фонда»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Self

from rag.text import normalise

_PARTS = {"глав": "гл.", "гл": "гл.", "стат": "ст.", "ст": "ст.", "пол": "поле", "част": "ч.", "ч": "ч."} | {
    "пункт": "п.", "п": "п.", "подпункт": "пп.", "пп": "пп.",
}  # fmt: skip
_RANKS = ("гл.", "ст.", "поле", "ч.", "п.", "пп.")
"""From the widest place to the narrowest, as locators order them."""
_CODES = {"гк": "ГК РФ", "гражданск": "ГК РФ", "нк": "НК РФ", "налогов": "НК РФ", "коап": "КоАП РФ"} | {
    "тк": "ТК РФ", "трудов": "ТК РФ", "бк": "БК РФ", "бюджетн": "БК РФ",
}  # fmt: skip
_LAWS = {"нко": "7-ФЗ", "некоммерческ": "7-ФЗ", "общественн": "82-ФЗ", "благотворительн": "135-ФЗ", "персональн": "152-ФЗ"}
_DOCUMENTS = {"положени": "Положение", "устав": "Устав", "договор": "Договор", "регламент": "Регламент"}
_HOME = {"поле": "Центр поддержки ФПГ"}
"""Kinds of places that one source alone has: the fields of an application."""
_CARDINALS = {
    word: first + step * place
    for first, step, line in (
        (1, 1, "один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать"),
        (16, 1, "шестнадцать семнадцать восемнадцать девятнадцать двадцать"),
        (30, 10, "тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто"),
        (100, 100, "сто двести триста"),
    )
    for place, word in enumerate(line.split())
}

_NUMBER = r"\d+(?:[.-]\d+)*"
_PART = r"глав\w*|гл|стать\w*|статей|ст|пол[еяю]|част[ьи]|ч|пункт\w*|п|подпункт\w*|пп"
_ACT = "|".join(
    (
        r"(?P<law>\d{1,3})\s?-?\s?фз(?!\w)",
        r"фз[\s-]*(?:№|n)?\s*(?P<law_after>\d{1,3})(?![\d.])",
        r"(?P<code>гк|нк|коап|тк|бк)(?!\w)(?:\s+рф)?",
        r"(?P<long_code>гражданск|налогов|трудов|бюджетн)\w+\s+кодекс\w*(?:\s+(?:рф|российской федерации))?",
        r"закон\w*\s+об?\s+(?P<about>нко|некоммерческ|общественн|благотворительн|персональн)\w*",
        r"(?P<support>центр\w*\s+поддержки)(?:\s+фпг)?",
        r"(?P<document>положени|устав|договор|регламент)\w*",
    )
)
_TOKEN = re.compile(
    rf"(?<![\w.])(?:(?P<part>{_PART})\s*\.?\s*(?:№\s*)?(?P<number>{_NUMBER})(?!\w)|(?:{_ACT})(?:,?\s*(?P<bare>\d+(?:\.\d+)+)(?!\w))?)"
)
_SPOKEN = re.compile(rf"(?<!\w)({_PART})\.?((?:\s+(?:{'|'.join(_CARDINALS)}))+)(?!\w)")
_PRIME = re.compile(r"(?<=\d)\s*(?:\^|прим\w*\.?)\s*(\d+|один|два|три)?")
_RAISED = re.compile(r"(?<=\d)[⁰¹²³⁴-⁹]+")
_NEAR = re.compile(r"[\s,.()«»\"]*(?:(?!(?:и|или|а|также)\s)[^\W\d]+[\s,]+){0,2}(?:№\s*)?")
"""What may stand between the parts of one reference: at most two words, and no «и»."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in an act. `act` is how its name begins, empty when none was named; `parts` are numbers by kind, widest first."""

    act: str
    parts: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, locator: str) -> Self:
        """The place of a locator or of a reference: `ГК РФ, ст. 123.24, п. 3`."""
        act, *rest = locator.split(", ")
        parts = (part.split(" ", 1) for part in rest if " " in part)
        return cls(act, tuple((kind, number) for kind, number in parts if kind in _RANKS))

    def __str__(self) -> str:
        return ", ".join([self.act, *(f"{kind} {number}" for kind, number in self.parts)])

    def match(self, other: "Place") -> int:
        """How many of this reference's parts `other` has, from the first one on; 0 when it is another act or place.

        A range such as `ст. 123.17–123.20` holds what lies between.
        """
        if not (other.act + " ").lower().startswith((self.act + " ").lower()):
            return 0
        numbers = dict(other.parts)
        agreed = [kind in numbers and _covers(numbers[kind], number) for kind, number in self.parts]
        return agreed.index(False) if False in agreed else len(agreed)


def _covers(held: str, wanted: str) -> bool:
    first, _, last = held.partition("–")
    if not last:
        return held == wanted
    return _ordered(first) <= _ordered(wanted) <= _ordered(last)


def _ordered(number: str) -> tuple[int, ...]:
    return tuple(int(digits) for digits in re.findall(r"\d+", number))


@dataclass(slots=True)
class _Reading:
    """One reference being read."""

    act: str = ""
    parts: dict[str, str] = field(default_factory=dict)

    def takes(self, act: str, part: str) -> bool:
        return not (act and self.act) and part not in self.parts

    def add(self, act: str, part: str, number: str) -> None:
        self.act = act or self.act
        if part:
            self.parts[part] = number


def references(text: str, *, act: str = "") -> list[str]:
    """Norms named in a text, as locators begin: `ст 123.24 гк` -> `ГК РФ, ст. 123.24`. Places of no act belong to `act`.

    A place without an act takes the one named next to it («ст. 50 и 51 ГК»); with none near and no `act` it is nothing.
    """
    readings = list(_readings(_spelt(text)))
    for number, reading in enumerate(readings):
        reading.act = reading.act or next((_HOME[part] for part in reading.parts if part in _HOME), "")
        if not reading.act:
            near = [other.act for other in (*readings[number + 1 : number + 2], *readings[max(0, number - 1) : number]) if other.act]
            reading.act = near[0] if near and not act else act
    places = (Place(r.act, tuple(sorted(r.parts.items(), key=lambda part: _RANKS.index(part[0])))) for r in readings if r.act and r.parts)
    return list(dict.fromkeys(map(str, places)))


def _spelt(text: str) -> str:
    """Normalised text in which numbers after «статья», «пункт» … are digits, and a raised digit is a decimal: `13¹` -> `13.1`."""
    text = normalise(_RAISED.sub(lambda raised: f".{''.join(str('⁰¹²³⁴⁵⁶⁷⁸⁹'.index(c)) for c in raised[0])}", text))
    text = _SPOKEN.sub(lambda spoken: f"{spoken[1]} {sum(_CARDINALS[word] for word in spoken[2].split())}", text)
    return _PRIME.sub(lambda prime: f".{_CARDINALS.get(prime[1] or 'один', prime[1])} ", text)


def _readings(text: str) -> Iterator[_Reading]:
    """Parts and acts that stand near each other, put together."""
    reading, end = _Reading(), 0
    for token in _TOKEN.finditer(text):
        act = _act(token)
        part, number = (_part(token["part"]), _plain(token["number"])) if token["part"] else ("", "")
        if token["bare"]:
            part, number = ("п." if token["document"] else "ст."), token["bare"]
        near = _NEAR.fullmatch(text, end, token.start()) is not None
        if (reading.act or reading.parts) and not (near and reading.takes(act, part)):
            yield reading
            reading = _Reading()
        reading.add(act, part, number)
        end = token.end()
    if reading.act or reading.parts:
        yield reading


def _act(token: re.Match[str]) -> str:
    named = {name: value for name, value in token.groupdict().items() if value}
    if number := named.get("law") or named.get("law_after"):
        return f"{number}-ФЗ"
    if code := named.get("code") or named.get("long_code"):
        return _CODES[code]
    if "support" in named:
        return "Центр поддержки ФПГ"
    return _LAWS.get(named.get("about", ""), "") or _DOCUMENTS.get(named.get("document", ""), "")


def _part(written: str) -> str:
    return next(kind for beginning, kind in sorted(_PARTS.items(), key=lambda p: -len(p[0])) if written.startswith(beginning))


def _plain(number: str) -> str:
    """`13-1` is article 13.1; `5-7` is a range, of which the first is taken."""
    first, _, second = number.partition("-")
    if not second or "-" in second or _ordered(second) > _ordered(first):
        return first
    return f"{first}.{second}"
