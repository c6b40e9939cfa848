"""Dense and lexical search, fused: a LangChain retriever over the index."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from rag.text import stems
from rag.types import Hit, Passage, Query


class VectorSearch(Protocol):
    """Nearest passages by cosine."""

    def search(self, vector: Sequence[float], *, limit: int, collections: Sequence[str] = ()) -> list[tuple[str, float]]: ...


class LexicalSearch(Protocol):
    """Best passages by BM25."""

    @property
    def vocabulary(self) -> Mapping[str, int]: ...

    def search(self, query_stems: Sequence[str], *, limit: int) -> list[tuple[str, float]]: ...

    def rarity(self, query_stem: str) -> float: ...

    def knows(self, query_stem: str) -> bool: ...


class SearchableIndex(Protocol):
    """What answering needs of an index."""

    @property
    def vectors(self) -> VectorSearch: ...

    @property
    def lexical(self) -> LexicalSearch: ...

    @property
    def passages(self) -> Mapping[str, Passage]: ...


class HybridRetriever(BaseRetriever):
    """Passages by a weighted sum of min-max scores.

    Each search's scores are scaled to 0..1 over the candidates it returned (a passage it did not return gets 0), then
    `dense_weight * dense + (1 - dense_weight) * lexical`. On Russian texts this keeps what the embeddings find where
    reciprocal-rank fusion loses up to 13 points (docs/decisions/0003-fusion.md). A norm named in the question comes first.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    index: Callable[[], SearchableIndex]
    embeddings: Embeddings
    dense_weight: float
    candidates: int
    limit: int

    def hits(self, query: Query, *, collections: Sequence[str] = ()) -> list[Hit]:
        """The best `limit` passages, best first, ties by id."""
        index = self.index()
        dense = dict(index.vectors.search(self.embeddings.embed_query(query.text), limit=self.candidates, collections=collections))
        lexical = {
            passage_id: score
            for passage_id, score in index.lexical.search(query.stems, limit=self.candidates)
            if not collections or index.passages[passage_id].collection in collections
        }
        scaled_dense, scaled_lexical = _scaled(dense), _scaled(lexical, floor=0.0)
        named = _named(index.passages.values(), query.references, collections)
        fused = {
            passage_id: self.dense_weight * scaled_dense.get(passage_id, 0.0)
            + (1 - self.dense_weight) * scaled_lexical.get(passage_id, 0.0)
            for passage_id in dense.keys() | lexical.keys() | named
        }
        order = sorted(fused, key=lambda i: (i not in named, -fused[i], i))[: self.limit]
        return [Hit(index.passages[i], 1.0 if i in named else fused[i], dense.get(i, 0.0), lexical.get(i, 0.0)) for i in order]

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:  # noqa: ARG002  # LangChain passes it
        return [
            Document(hit.passage.text, id=hit.passage.id, metadata={"locator": hit.passage.locator, "score": hit.score})
            for hit in self.hits(Query(query, tuple(stems(query))))
        ]


def _scaled(scores: Mapping[str, float], *, floor: float | None = None) -> dict[str, float]:
    """Min-max over the candidates; `floor` is the minimum when absent candidates are known to score it."""
    if not scores:
        return {}
    low = min(scores.values()) if floor is None else floor
    span = max(scores.values()) - low
    return {i: (score - low) / span if span > 0 else 1.0 for i, score in scores.items()}


def _named(passages: Iterable[Passage], references: Sequence[str], collections: Sequence[str]) -> set[str]:
    """Passages that state a norm named in the question."""
    wanted = [_place(reference) for reference in references]
    return {
        passage.id
        for passage in passages
        if wanted and (not collections or passage.collection in collections)
        for statement in passage.statements
        for norm in statement.norms
        if any(norm.locator.startswith(act) and place.search(norm.locator) for act, place in wanted)
    }


def _place(reference: str) -> tuple[str, re.Pattern[str]]:
    """How a locator of this reference begins, and its article or point, not a longer number."""
    act, place = reference.split(", ", 1)
    return act, re.compile(rf"^[^,]+, {re.escape(place)}(?![\d.]*\d)")
