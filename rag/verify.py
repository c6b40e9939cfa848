"""Every sentence against its quotes: what is not in the evidence is not said.

Search by meaning cannot tell 14 days from 30, so the guard is literal: signs, addresses, numbers with their units and bounds, dates,
places in acts (`rag.facts`), negation and modality (`rag.polarity`), names (`rag.names`), scope, and the words themselves.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from rag.facts import facts, invented_days, invented_numbers, invented_places
from rag.morphology import any_akin, lemmas
from rag.names import foreign_names, names
from rag.polarity import Clause, Force, changed, clauses, content_words
from rag.text import clean, normalise, words
from rag.types import Answer, Passage, Sentence
from rag.units import units

_ADDRESS = re.compile(r"https?://[^\s)\]]+|www\.[^\s)\]]+|[\w.+-]+@[\w-]+\.\w+|[\w-]+\.(?:ru|рф|com|org|net|su|info)\b")
_SIGNS = re.compile(r"[^0-9A-Za-zА-Яа-яЁё\s.,;:!?()«»\"'’„“”‐‑‒–—−%№₽/+§°-]")
_MARKED = re.compile(r"(.*?)((?:\[\d+\])+)", re.DOTALL)
_OPENING = re.compile(r"^(?:[-*]|\d+[.)])\s+|^\*\*|^Что известно: ")
_YES_OR_NO = re.compile(r"(да|нет)(?:[,.:;]| -) ")
_SCOPES = {
    "только": {"только", "лишь", "исключительно", "единственный", "единственно"},
    "всегда": {"всегда", "постоянно", "неизменно"},
    "любой": {"любой", "каждый", "всякий", "весь", "все"},
    "никогда": {"никогда"},
}
COMPUTED = "Расчёт: "
"""How a sentence opens whose numbers the program reckoned."""
_LEAST_SHARED = 0.6
"""Least share of a reworded sentence's content words that its quotes and the titles over them must hold …"""
_LEAST_QUOTED = 0.4
"""… that the quotes alone must hold: a heading asks, it does not answer …"""
_LEAST_SHARED_IN_CLAUSE = 0.25
"""… and of each clause of at least three such words, so that nothing is appended to a true sentence."""
_WHOLE_CLAUSE = 3


class Guard(StrEnum):
    """What of a reworded sentence is compared with its quotes, in this order."""

    SOURCE = "source"
    ADDRESSES = "addresses"
    SIGNS = "signs"
    NUMBERS = "numbers"
    DATES = "dates"
    PLACES = "places"
    NEGATION = "negation"
    NAMES = "names"
    SCOPE = "scope"
    WORDS = "words"


Objection = tuple[Guard, str]
"""A guard that a sentence failed, and why, told for people."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a sentence is supported; if not, `objections` are all that speaks against it and `reason` is the first."""

    supported: bool
    objections: tuple[Objection, ...] = ()

    @property
    def reason(self) -> str:
        return self.objections[0][1] if self.objections else ""


def computed(line: str, *evidence: tuple[Passage, int, int]) -> Sentence:
    """What the program reckoned, as a paragraph that stands on these stretches."""
    return Sentence(COMPUTED + line, evidence, prefix="\n\n", computed=True)


def verify(sentence: Sentence) -> Verdict:
    """Check one sentence against the stretches it cites.

    A verbatim stretch passes. A reworded sentence brings no sign, address, number, date, article, name or scope of its own,
    keeps what is denied, forbidden, allowed and demanded, and shares its words with the evidence.
    """
    objections = tuple(_objections(sentence))
    return Verdict(supported=not objections, objections=objections)


def verbatim(sentence: Sentence) -> bool:
    """Whether a sentence is one of its quotes, word for word."""
    return any(_bare(sentence.text) == _bare(quote) for quote in _quotes(sentence))


def _quotes(sentence: Sentence) -> list[str]:
    return [passage.text[start:end] for passage, start, end in sentence.evidence]


def _objections(sentence: Sentence) -> Iterator[Objection]:
    """Reasons not to show a sentence; none for a verbatim one."""
    if not sentence.evidence:
        yield Guard.SOURCE, "нет ссылки на источник"
        return
    if not re.search(r"\w", sentence.text):
        yield Guard.WORDS, "в предложении нет слов"
    if sentence.computed or verbatim(sentence):
        return
    quotes = "\n".join(_quotes(sentence))
    if any(address not in quotes for address in _ADDRESS.findall(sentence.text)):
        yield Guard.ADDRESSES, "адреса нет в источнике"
    if set(_SIGNS.findall(sentence.text)) - set(quotes):
        yield Guard.SIGNS, "знаки, которых нет в источнике"
    yield from _reworded(sentence, clean(sentence.text), quotes)


def _reworded(sentence: Sentence, text: str, quotes: str) -> Iterator[Objection]:
    """Reasons not to show a sentence that is not verbatim."""
    norms = [norm for passage, start, _ in sentence.evidence for norm in passage.norms_at(start)]
    written, places = facts(quotes), facts(". ".join(norm.locator for norm in norms)).places
    said_facts = facts(text)
    yield from ((Guard.NUMBERS, reason) for reason in invented_numbers(said_facts, written))
    yield from ((Guard.DATES, reason) for reason in invented_days(said_facts, written))
    yield from ((Guard.PLACES, reason) for reason in invented_places(said_facts, replace(written, places=written.places | places)))
    answer = _YES_OR_NO.match(normalise(text))
    said = clauses(text[answer.end() :] if answer else text)
    if answer and not normalise(quotes).startswith(answer[0]) and (answer[1] == "нет") != _denies(said):
        yield Guard.NEGATION, f"в источнике нет «{answer[1]}»"
    yield from ((Guard.NEGATION, reason) for reason in changed(said, clauses(quotes)))
    acts = ". ".join(f"{norm.locator}. {norm.title}" for norm in norms)
    for name in foreign_names(text, f"{quotes}. {acts}"):
        yield Guard.NAMES, f"имени нет в источнике: {name}"
    for scope, forms in _SCOPES.items():
        if forms & _lemmas(text) and not forms & _lemmas(quotes):
            yield Guard.SCOPE, f"в источнике нет «{scope}»"
    read = f"{quotes}\n{_table_heads(sentence)}"
    under = f"{acts}\n" + "\n".join(passage.heading for passage, _, _ in sentence.evidence)
    foreign = _foreign_words(said, content_words(normalise(read)), content_words(normalise(under)), named=names(text))
    yield from ((Guard.WORDS, reason) for reason in foreign)


def _denies(said: Sequence[Clause]) -> bool:
    return any(operator.force in {Force.DENIES, Force.FORBIDS, Force.SPARES} for clause in said for operator in clause.operators)


def _lemmas(text: str) -> set[str]:
    return {form for word in words(text) for form in lemmas(word)}


def _table_heads(sentence: Sentence) -> str:
    """The heads that cited rows are read under."""
    return "\n".join(unit.head for passage, start, _ in sentence.evidence for unit in units(passage) if unit.start == start)


def _foreign_words(said: Sequence[Clause], read: Sequence[str], under: Sequence[str], *, named: frozenset[str]) -> Iterator[str]:
    """Whether too few words stand in what is cited, or in it and the titles it stands under; names were looked up before."""
    cited = [[word in named or any_akin(word, read) for word in clause.words] for clause in said]
    found = [
        [here or any_akin(word, under) for word, here in zip(clause.words, clause_cited, strict=True)]
        for clause, clause_cited in zip(said, cited, strict=True)
    ]
    count = sum(map(len, found))
    if not count or sum(map(sum, found)) < _LEAST_SHARED * count or sum(map(sum, cited)) < _LEAST_QUOTED * count:
        yield "слова не находятся в источнике"
    if any(len(clause) >= _WHOLE_CLAUSE and sum(clause) < _LEAST_SHARED_IN_CLAUSE * len(clause) for clause in found):
        yield "часть предложения не находится в источнике"


def quoted(answer: Answer) -> bool:
    """Whether everything that an extractive answer cites for is in its quotes: the faithfulness of `nko eval`.

    Looks at the finished text only, as a reader would: each stretch that ends in markers must stand in one of the quotes
    that the markers name. What the program reckoned is named so and stands in none.
    """
    quotes = {citation.n: citation.quote for citation in answer.citations}
    for stretch, marks in _MARKED.findall(answer.text):
        said = _OPENING.sub("", stretch.strip().rsplit("\n", 1)[-1]).strip(" |")
        if said.startswith(COMPUTED):
            continue
        cited = [int(n) for n in re.findall(r"\d+", marks)]
        if not all(n in quotes for n in cited) or not any(_stands_in(said, quotes[n]) for n in cited):
            return False
    return True


def _stands_in(text: str, quote: str) -> bool:
    """Whether the same words stand in the quote in the same order, as whole words."""
    return bool(text) and re.search(rf"(?<!\w){re.escape(_bare(text))}(?!\w)", normalise(quote)) is not None


def _bare(text: str) -> str:
    """Normalised, without the mark that closes a list item."""
    return normalise(text).rstrip(" .;,")
