"""Every sentence against its quotes: what is not in the evidence is not said.

Search by meaning cannot tell 14 days from 30, so the guard is literal: words, numbers, dates, articles, negation.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rag.text import negated, normalise, numbers, subject_stems
from rag.types import Answer, Sentence

_ADDRESS = re.compile(r"https?://[^\s)\]]+|www\.[^\s)\]]+|[\w.+-]+@[\w-]+\.\w+|[\w-]+\.(?:ru|рф|com|org|net|su|info)\b")
_PLACE = re.compile(r"(?<!\w)(?:ст|пп?|ч|стать\w+|пункт\w*|подпункт\w*|част\w+)\.?\s*(\d+(?:\.\d+)*)|(\d+)-фз")
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

    A verbatim stretch passes. A reworded sentence must bring no address, number, date or article of its own, keep the
    negation, and share at least 60 % of its subject words with the evidence.
    """
    objection = next(_objections(sentence), None)
    return Verdict(supported=objection is None, reason=objection or "")


def _objections(sentence: Sentence) -> Iterator[str]:
    """Reasons not to show a sentence; none for a verbatim one."""
    if not sentence.evidence:
        yield "нет ссылки на источник"
    if not re.search(r"\w", sentence.text):
        yield "в предложении нет слов"
    stretches = [passage.text[start:end] for passage, start, end in sentence.evidence]
    if any(_bare(sentence.text) == _bare(stretch) for stretch in stretches):
        return
    quotes = " ".join(stretches)
    if any(address not in quotes for address in _ADDRESS.findall(sentence.text)):
        yield "адреса нет в источнике"
    locators = " ".join(norm.locator for passage, start, _ in sentence.evidence for norm in passage.norms_at(start))
    invented = numbers(_without_places(sentence.text, numbers(locators))) - numbers(quotes)
    if invented:
        yield f"чисел нет в источнике: {', '.join(sorted(invented))}"
    if negated(sentence.text) != negated(quotes):
        yield "отрицание не совпадает с источником"
    said = subject_stems(sentence.text)
    if len(said & subject_stems(quotes)) < _LEAST_SHARED * max(len(said), 1):
        yield "слова не находятся в источнике"


def quoted(answer: Answer) -> bool:
    """Whether everything that an extractive answer cites for is in its quotes: the faithfulness of `nko eval`.

    Looks at the finished text only, as a reader would: each stretch that ends in markers must stand in one of the quotes
    that the markers name.
    """
    quotes = {citation.n: citation.quote for citation in answer.citations}
    for stretch, marks in _MARKED.findall(answer.text):
        said = _OPENING.sub("", stretch.strip().rsplit("\n", 1)[-1]).strip(" |")
        cited = [int(n) for n in re.findall(r"\d+", marks)]
        if not all(n in quotes for n in cited) or not any(_stands_in(said, quotes[n]) for n in cited):
            return False
    return True


def _without_places(text: str, cited: frozenset[str]) -> str:
    """The text without mentions of cited articles and points: «ст. 7» vouches for no «7 дней»."""
    return _PLACE.sub(lambda match: "" if (match[1] or match[2]) in cited else match[0], normalise(text))


def _stands_in(text: str, quote: str) -> bool:
    """Whether the same words stand in the quote in the same order, as whole words."""
    return bool(text) and re.search(rf"(?<!\w){re.escape(_bare(text))}(?!\w)", normalise(quote)) is not None


def _bare(text: str) -> str:
    """Normalised, without the mark that closes a list item."""
    return normalise(text).rstrip(" .;,")
