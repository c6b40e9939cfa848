"""Words as people type them -> words that the corpus knows: typos, lost spaces, Latin letters, the wrong keyboard layout."""

import math
import re
from dataclasses import dataclass
from functools import cached_property

import cyrtranslit
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from rag.glossary import Glossary
from rag.morphology import is_word
from rag.searchable import LexicalSearch
from rag.text import STOP_WORDS, stem, words

_LATIN_WORD = re.compile(r"(?<![\w.@/])(?<![A-Za-z]-)[A-Za-z][A-Za-z'’]+(?![\w@/]|[.-][A-Za-z])")
_KEYS = str.maketrans(
    "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~&",
    "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ?",
)
_TYPED = re.compile(r"\S*[A-Za-z]\S*")
_TELLING_LETTERS = 3
"""Shorter words are known in too many layouts and alphabets to tell one."""
_MIN_TYPO_LETTERS = 5
"""Shorter words have too many neighbours to be corrected."""
_LETTERS_A_SLIP = 5
_LONGEST_WORD = 24
_LONGEST_RUN = 120
"""A longer run of letters is no question without spaces."""
_LEAST_LETTERS = 4
"""What a word inside a run has at least: shorter ones are as likely prefixes and endings."""
_OPENERS = frozenset({"как", "что", "кто", "где", "чем"})


@dataclass(frozen=True)
class Speller:
    """Mends what neither the corpus, the glossary nor the dictionary knows; numbers, and words that nothing is near, stay as written."""

    glossary: Glossary
    lexical: LexicalSearch

    def mend(self, text: str) -> tuple[str, list[tuple[str, str]]]:
        """The text with its words mended, and what was mended, as `(written, meant)`."""
        text = _LATIN_WORD.sub(self._in_cyrillic, self._in_russian_layout(text))
        mended = []
        for word in dict.fromkeys(words(text)):
            right = None if not word.isalpha() or self._written(word) or is_word(word) else self._right(word)
            if right:
                text = re.sub(rf"\b{re.escape(word).replace('е', '[её]')}\b", right, text, flags=re.IGNORECASE)
                mended.append((word, right))
        return text, mended

    def _written(self, word: str) -> bool:
        return word in self.lexical.vocabulary or self.glossary.knows(word)

    def _known(self, word: str) -> bool:
        return self._written(word) or self.lexical.knows(stem(word))

    def _in_russian_layout(self, text: str) -> str:
        """A question typed in the wrong layout («rfr pfhtubcnhbhjdfnm»), if most of its Latin words make sense in the right one."""
        typed = [word for word in _TYPED.findall(text) if len(word) >= _TELLING_LETTERS]
        in_russian = sum(self._known(_switched(word).lower().rstrip("?")) for word in typed)
        as_written = sum(self._known(word.lower()) or self._known(_cyrillic(word)) for word in typed)
        if in_russian <= max(as_written, len(typed) // 2):
            return text
        return _TYPED.sub(lambda match: _switched(match[0]), text)

    def _in_cyrillic(self, match: re.Match[str]) -> str:
        """A Latin word that the corpus does not write so, in Cyrillic when it writes that, or else knows that and not this."""
        latin, word = match[0].lower(), _cyrillic(match[0])
        if latin in self.lexical.vocabulary:
            return match[0]
        better = word in self.lexical.vocabulary or (not self._known(latin) and (self._known(word) or self._nearest(word)))
        return word if better else match[0]

    def _right(self, word: str) -> str | None:
        """A known word one slip away; else the words it is when its spaces are put back; else one at most one slip in five letters away.

        Where the corpus has its stem it is slang or a rare form, unless it is words that the corpus has: «открытьано».
        """
        apart = " ".join(self._apart(word))
        if self.lexical.knows(stem(word)):
            return apart or None
        return self._nearest(word, slips=1) or apart or self._nearest(word)

    def _nearest(self, word: str, *, slips: int | None = None) -> str | None:
        """The most frequent of the nearest known words at most `slips` away; `None` is one in five letters."""
        if len(word) < _MIN_TYPO_LETTERS:
            return None
        slips = slips or len(word) // _LETTERS_A_SLIP
        lengths = range(len(word) - slips, len(word) + slips + 1)
        alike = [other for length in lengths for other in self.lexical.words_by_length.get(length, ())]
        near = process.extract(word, alike, scorer=OSA.distance, score_cutoff=slips, limit=5)
        ranked = sorted(near, key=lambda match: (match[1], -fuzz.ratio(word, match[0]), -self.lexical.vocabulary[match[0]]))
        return str(ranked[0][0]) if ranked else None

    def _apart(self, run: str) -> list[str]:
        """The likeliest words of a run of letters without spaces, by their frequencies; empty when it is not made of known words."""
        if len(run) > _LONGEST_RUN:
            return []
        best: list[tuple[float, list[str]]] = [(0.0, [])]
        for end in range(1, len(run) + 1):
            starts = range(max(0, end - _LONGEST_WORD), end)
            options = [
                (best[start][0] + self._cost(run[start:end], at_edge=start == 0 or end == len(run)), [*best[start][1], run[start:end]])
                for start in starts
            ]
            best.append(min(options, key=lambda option: option[0]))
        return best[-1][1] if math.isfinite(best[-1][0]) else []

    def _cost(self, piece: str, *, at_edge: bool) -> float:
        """How unlikely a piece of a run is to be a word: minus the logarithm of its share of the corpus's words.

        Function words stand inside only: at an edge they are as likely a prefix or an ending.
        """
        if not self._telling(piece) and (at_edge or piece not in STOP_WORDS):
            return math.inf
        return self._log_total - math.log(self.lexical.vocabulary.get(piece, 0) + 1)

    def _telling(self, piece: str) -> bool:
        if self.glossary.knows(piece):
            return len(piece) >= _TELLING_LETTERS
        return piece in _OPENERS or (len(piece) >= _LEAST_LETTERS and piece in self.lexical.vocabulary)

    @cached_property
    def _log_total(self) -> float:
        return math.log(sum(self.lexical.vocabulary.values()) + 1)


def _switched(word: str) -> str:
    return word.translate(_KEYS)


def _cyrillic(word: str) -> str:
    return str(cyrtranslit.to_cyrillic(word.lower(), "ru"))
