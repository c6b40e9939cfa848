"""Russian text: what is the same word, what is a sentence, what is a number.

Search works on normalised text; what is quoted stays as printed.
"""

import re
import threading
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import Stemmer
from bm25s.stopwords import STOPWORDS_RUSSIAN
from razdel import sentenize

WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+(?:[-’'][^\W\d_]+)*")
NUMBER = re.compile(r"\d+(?:\.\d+)+|\d+(?:[ \u00a0\u202f]\d{3})*(?:,\d+)?")
_BROKEN_COMPOUND = re.compile(r"(?<=[а-яё]{4}о)[-‐]\n(?=[а-яё])")
_BROKEN_WORD = re.compile(r"(?<=[а-яё])[-‐]\n(?=[а-яё])")
_SCALES = {"тыс": 1_000, "тысяч": 1_000, "миллион": 1_000_000, "млн": 1_000_000, "млрд": 1_000_000_000, "миллиард": 1_000_000_000}
_NEGATIONS = frozenset({"не", "нет", "нельзя", "без", "ни", "никогда", "запрещено", "запрещается"})
_QUESTION_WORDS = frozenset(
    word
    for line in (
        "что как какой какая какое какие каком какую каких сколько когда где куда кто чем почему зачем ли который",
        "можно нужно нужен нужна нужны надо это такое есть быть если или чтобы для при про",
        "я мне мы нам нас наш ты вы свой",
    )
    for word in line.split()
)
STOP_WORDS = frozenset(word.replace("ё", "е") for word in STOPWORDS_RUSSIAN) - _NEGATIONS
"""Function words that carry no subject; negations stay, they decide the meaning."""

Tokens = Callable[[str], list[str]]
"""What a text is searched by: `stems`, as a rule."""

_SPACES = re.compile(r"[^\S\n]+")
_FOLDED = str.maketrans("ё«»“”„‐‑‒–—−", 'е"""""------')
_local = threading.local()


def clean(text: str) -> str:
    """Drop control and invisible characters; one kind of space and line end. Letters and punctuation stay."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    if not "".join(text.split()).isprintable():  # rare, and character by character is slow
        text = "".join(c for c in text if c.isprintable() or c.isspace())
    return _SPACES.sub(" ", text).strip()


def join_lines(lines: Sequence[str]) -> str:
    """Printed lines as one: a word broken by a hyphen is whole again, a compound such as «научно-популярный» keeps its own."""
    return _BROKEN_WORD.sub("", _BROKEN_COMPOUND.sub("-", "\n".join(line.strip() for line in lines))).replace("\n", " ")


@lru_cache(maxsize=10_000)
def normalise(text: str) -> str:
    """Fold what does not change the meaning: case, ё, kinds of quotes and dashes."""
    return clean(text).lower().translate(_FOLDED)


def words(text: str) -> list[str]:
    """Words and numbers of normalised text, in order."""
    return WORD.findall(normalise(text))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Snowball stem of a Russian word, taken until it changes no more; Latin letters and numbers stay as they are.

    One pass gives «устав» -> «уста» but «устава» -> «устав»; repeated, both become «уст».
    """
    if not hasattr(_local, "stemmer"):  # a PyStemmer object must not be shared between threads
        _local.stemmer = Stemmer.Stemmer("russian")
    shorter = str(_local.stemmer.stemWord(word))
    return shorter if shorter == word else stem(shorter)


def stems(text: str) -> list[str]:
    """Stems of the content words, in order, with repetitions: what the lexical index holds."""
    return stems_of(words(text))


def stems_of(said: Iterable[str]) -> list[str]:
    """The same for words that are already taken apart."""
    return [stem(word) for word in said if word not in STOP_WORDS]


def by_length(vocabulary: Iterable[str]) -> Mapping[int, Sequence[str]]:
    """Words by how many letters they have: a word of few slips is about as long as the right one."""
    found: dict[int, list[str]] = {}
    for word in vocabulary:
        found.setdefault(len(word), []).append(word)
    return found


@lru_cache(maxsize=20_000)
def subject_stems(text: str) -> frozenset[str]:
    """Stems that say what a question is about: no function words, question words or negations."""
    return frozenset(stem(w) for w in words(text) if w not in STOP_WORDS | _QUESTION_WORDS | _NEGATIONS)


def sentences(text: str) -> list[tuple[int, int]]:
    """Offsets `[start, end)` of the sentences of one paragraph."""
    return [(s.start, s.stop) for s in sentenize(text)]


def numbers(text: str) -> frozenset[str]:
    """Numbers and dates as they are compared: `4 000` -> `4000`, `1,50` -> `1.5`, `15.10.2025` and `13.10` as they stand."""
    return frozenset(_plain(n) for n in NUMBER.findall(text))


def _plain(number: str) -> str:
    digits = re.sub(r"\s", "", number)
    return digits.rstrip("0").rstrip(",").replace(",", ".") if "," in digits else digits


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum or an interval of sums, in roubles; `low` exclusive, `high` inclusive, `None` is open."""

    low: float | None
    high: float | None

    def contains(self, value: float) -> bool:
        return (self.low is None or value > self.low) and (self.high is None or value <= self.high)


_VALUE = r"(\d[\d \u00a0]*(?:[.,]\d+)?)\s*(тыс(?:яч\w*)?|миллион\w*|млн|млрд|миллиард\w*)?\.?"
_INTERVAL = re.compile(rf"(?:(?<!\w)(не более|не менее|свыше|более|больше|от|до)\s+)?(?<![\w.]){_VALUE}(?:\s*(?:до|-)\s*{_VALUE})?")
_BARE_SCALE = re.compile(r"(?<!\w)(до|свыше|более|больше|от|на|в|за|с)\s+(?=миллион|млн|тысяч)")
_NUMERALS = {
    "полтора": 1.5, "один": 1, "одну": 1, "два": 2, "две": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6, "семь": 7, "восемь": 8,
    "девять": 9, "десять": 10, "двенадцать": 12, "пятнадцать": 15, "двадцать": 20, "тридцать": 30, "сорок": 40, "пятьдесят": 50,
    "шестьдесят": 60, "семьдесят": 70, "восемьдесят": 80, "девяносто": 90, "сто": 100, "двести": 200, "триста": 300,
    "четыреста": 400, "пятьсот": 500, "шестьсот": 600, "семьсот": 700, "восемьсот": 800, "девятьсот": 900,
}  # fmt: skip
_NUMERAL = re.compile(rf"(?<!\w)(?:(?:{'|'.join(_NUMERALS)})\s+)+(?=миллион|млн|тысяч|тыс)")


def amounts(text: str) -> list[Amount]:
    """Sums of money named in a text: `до миллиона`, `свыше 1 до 5 млн рублей`, `3 млн`.

    A bare sum is the interval that holds just it. Numbers without a scale (тыс., млн) are sums from 10 000 up.
    """
    found = []
    digits = _NUMERAL.sub(lambda match: f"{sum(_NUMERALS[w] for w in match[0].split()):g} ", normalise(text))
    for match in _INTERVAL.finditer(_BARE_SCALE.sub(r"\1 1 ", digits)):
        word, first, first_scale, second, second_scale = match.groups()
        low = _roubles(first, first_scale or second_scale)
        high = _roubles(second, second_scale) if second else None
        if low is None:
            continue
        if high is not None:
            found.append(Amount(low, high))
        elif word in {"до", "не более"}:
            found.append(Amount(None, low))
        elif word in {"свыше", "более", "больше", "от", "не менее"}:
            found.append(Amount(low, None))
        else:
            found.append(Amount(low - 1, low))
    return found


def _roubles(digits: str, scale: str | None) -> float | None:
    factor = next((f for s, f in _SCALES.items() if (scale or "").startswith(s)), 1)
    value = float(re.sub(r"\s", "", digits).replace(",", ".")) * factor
    return value if scale or value >= 10_000 else None
