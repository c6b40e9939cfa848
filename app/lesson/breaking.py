"""The consultant with one part or another broken on purpose. Every switch breaks one thing and leaves the rest as it is."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice

import numpy as np
from langchain_core.embeddings import Embeddings

from app.lesson.plane import Vector
from app.lesson.run import Switch
from rag.adapters.lexical import LexicalIndex
from rag.catalogue import Catalogue
from rag.chain import Consultant
from rag.searchable import LexicalSearch
from rag.text import STOP_WORDS, stems, stems_of, words
from rag.types import Norm, Passage, Sentence, Statement
from rag.units import units
from rag.verify import Verdict, verify

MOST_PIECES = 30
"""Tiny passages are embedded while the class waits; an old laptop takes five to ten a second."""

INJECTED_ID = "injected"

Embed = Callable[[str], Vector]
"""A passage's text to its unit vector."""


@dataclass(frozen=True, slots=True)
class MemoryVectors:
    """Exact search among a few vectors."""

    vectors: Mapping[str, Vector]
    passages: Mapping[str, Passage]

    def search(self, vector: Sequence[float], *, limit: int, collections: Sequence[str] = ()) -> list[tuple[str, float]]:
        inside = [i for i in self.vectors if not collections or self.passages[i].collection in collections]
        return sorted(self.cosines(vector, inside).items(), key=lambda found: (-found[1], found[0]))[:limit]

    def cosines(self, vector: Sequence[float], ids: Sequence[str]) -> dict[str, float]:
        if not ids:
            return {}
        products = np.array([self.vectors[i] for i in ids]) @ np.asarray(vector, dtype=np.float32)
        return dict(zip(ids, products.tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class Words:
    """Searches words in one index; how rare a word is, and whether it is known, the whole one tells: the judge stays as it is."""

    searched: LexicalSearch
    whole: LexicalSearch

    @property
    def vocabulary(self) -> Mapping[str, int]:
        return self.whole.vocabulary

    @property
    def words_by_length(self) -> Mapping[int, Sequence[str]]:
        return self.whole.words_by_length

    def search(self, query_stems: Sequence[str], *, limit: int) -> list[tuple[str, float]]:
        return self.searched.search(query_stems, limit=limit)

    def coverage(self, query_stems: Sequence[str], ids: Iterable[str]) -> dict[str, float]:
        return self.searched.coverage(query_stems, ids)

    def rarity(self, query_stem: str) -> float:
        return self.whole.rarity(query_stem)

    def knows(self, query_stem: str) -> bool:
        return self.whole.knows(query_stem)


@dataclass(frozen=True, slots=True)
class MemoryIndex:
    """An index of just these passages."""

    vectors: MemoryVectors
    lexical: Words
    passages: Mapping[str, Passage]
    catalogue: Catalogue


@dataclass(frozen=True)
class MislabelledQuestions(Embeddings):
    """Questions embedded as passages are, without the label of a question that E5 was trained with (arXiv:2402.05672, section 3)."""

    real: Embeddings

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return self.real.embed_documents(texts)

    def embed_query(self, text: str) -> list[float]:
        return self.real.embed_documents([text])[0]


def broken(
    consultant: Consultant,
    switches: AbstractSet[Switch],
    *,
    vectors: Mapping[str, Vector],
    material: Iterable[Passage],
    injected: Passage,
    embed: Embed,
    progress: Callable[[int, int], object],
) -> Consultant:
    """The consultant with these things broken.

    `vectors` are those of its whole index. Tiny passages are cut from `material` alone, best first, as many as can be waited
    for; `progress` is called with those embedded so far and in all.
    """
    index = consultant.index()
    passages, held = dict(index.passages), dict(vectors)
    if Switch.TINY_PASSAGES in switches:
        cut = list(islice((piece for passage in material for piece in pieces(passage)), MOST_PIECES))
        passages, held = {piece.id: piece for piece in cut}, {}
        for done, piece in enumerate(cut, 1):
            held[piece.id] = embed(piece.text)
            progress(done, len(cut))
    if Switch.INJECTED in switches:
        passages[injected.id], held[injected.id] = injected, embed(injected.searchable)
    if switches & {Switch.NO_STEMS, Switch.TINY_PASSAGES, Switch.INJECTED}:
        tokens_of = plain_words if Switch.NO_STEMS in switches else stems_of
        searched = LexicalIndex.build([p.searchable for p in passages.values()], [*passages], tokens_of=tokens_of)
        small = MemoryIndex(MemoryVectors(held, passages), Words(searched, index.lexical), passages, Catalogue.of(passages))
        tokens = (lambda text: plain_words(words(text))) if Switch.NO_STEMS in switches else stems
        consultant = replace(consultant, index=lambda: small, tokens=tokens)
    if Switch.NO_PREFIX in switches:
        consultant = replace(consultant, embeddings=MislabelledQuestions(consultant.embeddings))
    if Switch.NO_VERIFICATION in switches:
        consultant = replace(consultant, verify=unheeded)
    return consultant


def plain_words(said: Iterable[str]) -> list[str]:
    """Content words as they are written."""
    return [word for word in said if word not in STOP_WORDS]


def unheeded(sentence: Sentence) -> Verdict:
    """The guard's objections, and the sentence let through in spite of them."""
    return Verdict(supported=True, objections=verify(sentence).objections)


def pieces(passage: Passage) -> Iterator[Passage]:
    """Each sentence, list item or table row alone, without the headings above it: what a careless splitter makes."""
    for number, unit in enumerate(units(passage)):
        statement = Statement(0, len(unit.text), unit.norms)
        yield replace(
            passage,
            id=f"{passage.id}-{number}",
            title="",
            heading="",
            questions=(),
            path=(),
            text=unit.text,
            statements=(statement,),
            ordinal=number,
        )


def injected_passage(title: str, text: str) -> Passage:
    """A document of the user's own that nobody has checked."""
    norm = Norm(locator=title, title=title, confidence="low")
    document_id = f"{INJECTED_ID}-{sha256(text.encode()).hexdigest()[:8]}"
    return Passage(INJECTED_ID, document_id, title, "uploads", "", text, (Statement(0, len(text), (norm,)),), 0)
