"""Signs: what a sentence must contain to say something, written as data by people who know no regular expressions.

`опрос|анкетирован #` is both a word that begins with «опрос» or «анкетирован» and a number, in any order. `не_имеет_аналог` are words
one after another; `-пилот` must be absent; `#` is a number, `%` a percentage, `@` an address on the web, `год` of digits is written `YYYY`.
A word of up to three letters is meant whole, and so is one with «!»: `вино!` is not «виноград».
"""

import re
from dataclasses import dataclass

from rag.text import normalise

_SPECIAL = {
    "#": r"\d",
    "%": r"\d\s*(?:%|процент)",
    "@": r"https?://|www\.|\[ссылка\]|\w\.(?:ru|рф|com|org)\b",
    "YYYY": r"(?<!\d)20\d\d(?!\d)",
}
_WHOLE_WORD = 3


@dataclass(frozen=True, slots=True)
class Sign:
    """All of `wanted` and none of `unwanted` in one normalised sentence."""

    wanted: tuple[re.Pattern[str], ...]
    unwanted: tuple[re.Pattern[str], ...] = ()

    def find(self, normalised: str) -> re.Match[str] | None:
        """Where the first term stands, `None` when the sign is not there."""
        found = [pattern.search(normalised) for pattern in self.wanted]
        if not all(found) or any(pattern.search(normalised) for pattern in self.unwanted):
            return None
        return found[0]


def parse_sign(written: object) -> object:
    """A sign from its written form; anything else is left to the type check."""
    if not isinstance(written, str):
        return written
    terms = written.split()
    return Sign(
        tuple(_pattern(term) for term in terms if not term.startswith("-")),
        tuple(_pattern(term[1:]) for term in terms if term.startswith("-")),
    )


def shows(text: str, signs: tuple[Sign, ...]) -> bool:
    """Whether any one of the signs is in a sentence."""
    said = normalise(text)
    return any(sign.find(said) for sign in signs)


def _pattern(term: str) -> re.Pattern[str]:
    return re.compile("|".join(_SPECIAL.get(option) or _words(option) for option in term.split("|")))


def _words(option: str) -> str:
    return r"(?<!\w)" + r"[\s\"]+".join(map(_word, option.split("_")))


def _word(part: str) -> str:
    whole = part.endswith("!") or len(part) <= _WHOLE_WORD
    return re.escape(normalise(part.removesuffix("!"))) + (r"(?!\w)" if whole else r"[\w-]*")
