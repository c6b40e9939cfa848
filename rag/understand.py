"""A question as people write it -> a standalone query: glossary, Latin letters, typos, follow-ups, references."""

import re
from dataclasses import dataclass

import cyrtranslit
from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from rag.errors import BadInputError
from rag.glossary import Glossary
from rag.retrieve import LexicalSearch
from rag.text import clean, references, stem, stems, subject_stems, words
from rag.types import Query, Question

_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z'’]+")
_FOLLOW_UP = re.compile(
    r"^(а|и|но|ну|тогда|хорошо|понятно|ок)\b|\b(это|этого|этом|там|тогда|такой|его|её|ее|их|он|она|они)\b", re.IGNORECASE
)
_FOLLOW_UP_SUBJECTS = 3
"""A question with more subject words than this stands on its own."""
_MIN_TYPO_LENGTH = 5
"""Shorter words have too many neighbours to be corrected."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """Makes queries with a glossary and the words that the corpus knows; `max_chars` is the longest question taken."""

    glossary: Glossary
    lexical: LexicalSearch
    max_chars: int

    def __call__(self, question: Question) -> Query:
        """Make the query.

        Raises:
            BadInputError: the question is empty, too long, or has no words.
        """
        text = check_question(question.text, max_chars=self.max_chars)
        asked = _with_subject(text, question)
        text, corrected = self._correct(_LATIN_WORD.sub(self._in_cyrillic, asked))
        found = [(written, term.expansion) for written, term in self.glossary.find(text)]
        expansions = [(written, meant) for written, meant in found if not set(stems(meant)) <= set(stems(text))]
        standalone = " ".join([text, *(f"({meant})" for meant in dict.fromkeys(meant for _, meant in expansions))])
        return Query(
            asked=asked,
            text=standalone,
            stems=tuple(dict.fromkeys(stems(standalone))),
            expansions=(*corrected, *expansions),
            references=tuple(references(text)),
        )

    def _in_cyrillic(self, match: re.Match[str]) -> str:
        """A Latin word that the glossary does not know, in Cyrillic when the corpus knows that word."""
        word = match[0]
        if any(self.glossary.find(word)) or word.lower() in self.lexical.vocabulary:
            return word
        cyrillic = cyrtranslit.to_cyrillic(word, "ru")
        return cyrillic if self._nearest(cyrillic.lower()) else word

    def _correct(self, text: str) -> tuple[str, list[tuple[str, str]]]:
        """Words that the corpus does not know, replaced by the nearest one it does: at most one slip in six letters."""
        corrected = []
        for word in dict.fromkeys(words(text)):
            if self.lexical.knows(stem(word)) or any(self.glossary.find(word)) or not word.isalpha():
                continue
            nearest = self._nearest(word)
            if nearest and nearest != word:
                written = re.escape(word).replace("е", "[её]")
                text = re.sub(rf"\b{written}\b", nearest, text, flags=re.IGNORECASE)
                corrected.append((word, nearest))
        return text, corrected

    def _nearest(self, word: str) -> str | None:
        """The most frequent of the nearest known words; the word itself when its stem is known."""
        if self.lexical.knows(stem(word)) or word in self.lexical.vocabulary:
            return word
        if len(word) < _MIN_TYPO_LENGTH:
            return None
        allowed = max(1, len(word) // 6)
        near = process.extract(word, self.lexical.vocabulary.keys(), scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=5)
        ranked = sorted(near, key=lambda match: (match[1], -fuzz.ratio(word, match[0]), -self.lexical.vocabulary[match[0]]))
        return str(ranked[0][0]) if ranked else None


def check_question(text: str, *, max_chars: int) -> str:
    """The question without control characters.

    Raises:
        BadInputError: it is empty, too long, or has no words.
    """
    text = clean(text).replace("\n", " ")
    if len(text) > max_chars:
        raise BadInputError(f"Вопрос слишком длинный: {len(text)} знаков при пределе {max_chars}. Сократите его до сути и повторите.")
    if not re.search(r"\w", text):
        raise BadInputError("Вопрос пустой: напишите его словами, например «Какая госпошлина за регистрацию НКО?»")
    return text


def _with_subject(text: str, question: Question) -> str:
    """A follow-up that leans on the question before it, put together with that question."""
    earlier = [message.content for message in question.history if message.role == "user"]
    if not earlier or len(subject_stems(text)) > _FOLLOW_UP_SUBJECTS or not _FOLLOW_UP.search(text):
        return text
    return f"{clean(earlier[-1])} {text}"
