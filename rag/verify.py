"""Every sentence against its quotes: what is not in the evidence is not said.

Search by meaning cannot tell 14 days from 30, so the guard is literal: words, numbers, dates, articles, negation.
"""

import re
from dataclasses import dataclass

from rag.text import negated, normalise, numbers, subject_stems
from rag.types import Answer, Sentence

_MARKED = re.compile(r"(.*?)((?:\[\d+\])+)", re.DOTALL)
_OPENING = re.compile(r"^(?:[-*]|\d+[.)])\s+|^\*\*|^Что известно: ")
_LEAST_SHARED = 0.6
"""Least share of a reworded sentence's subject words that its quotes must hold."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a sentence is supported; if not, `reason` says which guard it failed."""

    supported: bool
    reason: str = ""


def verify(sentence: Sentence) -> Verdict:
    """Check one sentence against the stretches it cites.

    A verbatim sentence passes. A reworded one must bring no number, date or article of its own, keep the negation, and
    share at least 60 % of its subject words with the evidence.
    """
    if not sentence.evidence:
        return _unsupported("нет ссылки на источник")
    quotes = " ".join(passage.text[start:end] for passage, start, end in sentence.evidence)
    if _verbatim(sentence.text, quotes):
        return Verdict(supported=True)
    locators = " ".join(norm.locator for passage, start, _ in sentence.evidence for norm in passage.norms_at(start))
    invented = numbers(sentence.text) - numbers(quotes) - numbers(locators)
    if invented:
        return _unsupported(f"чисел нет в источнике: {', '.join(sorted(invented))}")
    if negated(sentence.text) != negated(quotes):
        return _unsupported("отрицание не совпадает с источником")
    said = subject_stems(sentence.text)
    if not said or len(said & subject_stems(quotes)) / len(said) < _LEAST_SHARED:
        return _unsupported("слова не находятся в источнике")
    return Verdict(supported=True)


def _unsupported(reason: str) -> Verdict:
    return Verdict(supported=False, reason=reason)


def quoted(answer: Answer) -> bool:
    """Whether everything that an extractive answer cites for is in its quotes: the faithfulness of `nko eval`.

    Looks at the finished text only, as a reader would: each stretch that ends in markers must stand in one of the quotes
    that the markers name.
    """
    quotes = {citation.n: citation.quote for citation in answer.citations}
    for stretch, marks in _MARKED.findall(answer.text):
        said = _OPENING.sub("", stretch.strip().rsplit("\n", 1)[-1]).strip(" |")
        cited = [int(n) for n in re.findall(r"\d+", marks)]
        if not all(n in quotes for n in cited) or not any(_verbatim(said, quotes[n]) for n in cited):
            return False
    return True


def _verbatim(text: str, quote: str) -> bool:
    """The same words in the same order; a list item may have lost its closing mark and gained a capital."""
    return normalise(text).rstrip(" .;,") in normalise(quote)
