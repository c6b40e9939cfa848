"""Dense and lexical search, fused: a LangChain retriever over the index."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from rag.searchable import SearchableIndex
from rag.text import stems
from rag.types import Hit, Passage, Query, Unfit

_UNFIT = 0.05
"""What a passage loses that is of another fund, legal form or age, was the answer before, is made for a class, or is not in force: more
than words can win back."""
_OLDER = re.compile(r"(?:больше|старше|после) (\d\d) лет")
"""In a heading: the section is for people older than that."""
_FOR_CLASS = re.compile(r"(?:план занятия|упражнение|пример)\b", re.IGNORECASE)
"""How the sections of the course that are made for a class begin: full of everyday life, they are like any question at all …"""
_ABOUT_CLASS = frozenset(stems("занятие тренер упражнение пример урок задание класс аудитория образец"))
"""… and answer those that speak of teaching."""
_REREAD = 20
"""How many of the best passages a reranker reads; each costs it tens of milliseconds."""


_OF_FORMS = "legislation"
"""The collection whose sections may hold for one legal form only; «фонд» in the rules of a fund is the fund."""


Rerank = Callable[[str, Sequence[str]], Sequence[float]]
"""How well each text answers a question, on any scale."""
LegalForms = Callable[[str], Sequence[str]]
"""Legal forms of organisations that a text names."""


def _no_forms(text: str) -> Sequence[str]:  # noqa: ARG001  # a `LegalForms`
    return ()


class HybridRetriever(BaseRetriever):
    """Passages by `cosine + lexical_weight * (bm25 / best bm25 + coverage)`; coverage is the share of the question's words they have.

    The cosine keeps its own scale, so embeddings that tell the passages apart decide, and where they hardly differ words
    do. Min-max fusion blows a small difference of cosines up to a large one, and no one weight of it did well on every set
    we measured (docs/decisions/0003-fusion.md). A norm named in the question comes first. With `rerank`, the best
    hits are put in its order; scores keep their scale, which later steps compare.

    `funds` are those that documents belong to, by what the names of their acts hold; `legal_forms` tells what forms a heading is about.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    index: Callable[[], SearchableIndex]
    embeddings: Embeddings
    lexical_weight: float
    candidates: int
    limit: int
    funds: tuple[str, ...] = ()
    legal_forms: LegalForms = _no_forms
    rerank: Rerank | None = None

    def hits(
        self,
        query: Query,
        *,
        vector: Sequence[float] | None = None,
        collections: Sequence[str] = (),
        day: date | None = None,
    ) -> list[Hit]:
        """The best `limit` of `ranked`."""
        return self.ranked(query, vector=vector, collections=collections, day=day)[: self.limit]

    def ranked(
        self,
        query: Query,
        *,
        vector: Sequence[float] | None = None,
        collections: Sequence[str] = (),
        day: date | None = None,
    ) -> list[Hit]:
        """Every candidate of both searches, best first, ties by id.

        `vector` is the query's, embedded here when it is `None`. With `day`, norms that are not in force on it stand lower.
        """
        index = self.index()
        vector = self.embeddings.embed_query(query.text) if vector is None else vector
        dense = dict(index.vectors.search(vector, limit=self.candidates, collections=collections))
        lexical = dict(self._by_words(index, query, collections))
        named = {
            i: depth
            for i, depth in index.catalogue.named(query.references).items()
            if not collections or index.passages[i].collection in collections
        }
        missing = (lexical.keys() | named) - dense.keys()
        cosines = dense | index.vectors.cosines(vector, sorted(missing))
        best = max(lexical.values(), default=1.0)
        covered = index.lexical.coverage(query.stems, cosines)
        unfit = {i: self._unfit(index.passages[i], query, day) for i in cosines}
        scores = {
            i: cosine + self.lexical_weight * (lexical.get(i, 0.0) / best + covered[i]) - _UNFIT * bool(unfit[i])
            for i, cosine in cosines.items()
        }
        order = sorted(scores, key=lambda i: (-named.get(i, 0), -scores[i], i))
        found = [Hit(index.passages[i], scores[i], cosines[i], lexical.get(i, 0.0), named=i in named, unfit=unfit[i]) for i in order]
        return _reranked(query.text, found, self.rerank) if self.rerank else found

    def _by_words(self, index: SearchableIndex, query: Query, collections: Sequence[str]) -> list[tuple[str, float]]:
        """The best `candidates` by words inside the collections: a small one must not drown in the others."""
        if not collections:
            return index.lexical.search(query.stems, limit=self.candidates)
        found = index.lexical.search(query.stems, limit=len(index.passages))
        return [hit for hit in found if index.passages[hit[0]].collection in collections][: self.candidates]

    def _unfit(self, passage: Passage, query: Query, day: date | None) -> Unfit | None:
        norms = [norm for statement in passage.statements for norm in statement.norms]
        if day is not None and not any(norm.in_force(day) for norm in norms):
            return "not in force"
        others = funds_of([norm.locator for norm in norms], self.funds) if query.funds else set()
        if others and others.isdisjoint(query.funds):
            return "another fund"
        forms = forms_of(passage, self.legal_forms) if query.forms else ()
        if forms and set(forms).isdisjoint(query.forms):
            return "another form"
        older = _OLDER.search(passage.heading)
        if older and query.age is not None and query.age <= int(older[1]):
            return "another age"
        begins = passage.statements[0] if passage.statements else None
        if query.told and begins and passage.text[begins.start : begins.end].strip() in query.told:
            return "told before"
        return "for a class" if _FOR_CLASS.match(passage.heading) and _ABOUT_CLASS.isdisjoint(query.stems) else None

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:  # noqa: ARG002  # LangChain passes it
        return [
            Document(hit.passage.text, id=hit.passage.id, metadata={"locator": hit.passage.locator, "score": hit.score})
            for hit in self.hits(Query(query, tuple(stems(query))))
        ]


def funds_of(locators: Iterable[str], funds: Sequence[str]) -> set[str]:
    """Funds to whose documents these locators belong."""
    return {fund for locator in locators for fund in funds if fund in locator.split(",", 1)[0]}


def forms_of(passage: Passage, legal_forms: LegalForms) -> Sequence[str]:
    """Legal forms that a section of law is about, by its heading or else by its document's title; empty when it is for any."""
    return legal_forms(passage.heading) or legal_forms(passage.title) if passage.collection == _OF_FORMS else ()


def _reranked(question: str, hits: Sequence[Hit], rerank: Rerank) -> list[Hit]:
    """Hits in the order of their new scores, named norms first as before; the k-th keeps the k-th best old score."""
    read, rest = hits[:_REREAD], hits[_REREAD:]
    fresh = rerank(question, [hit.passage.searchable for hit in read])
    order = sorted(zip(fresh, read, strict=True), key=lambda scored: (not scored[1].named, -scored[0], scored[1].passage.id))
    scores = sorted((hit.score for hit in read), reverse=True)
    return [*(replace(hit, score=score) for score, (_, hit) in zip(scores, order, strict=True)), *rest]
