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

    def cosines(self, vector: Sequence[float], ids: Sequence[str]) -> dict[str, float]: ...


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
    """Passages by `cosine + lexical_weight * bm25 / best bm25`.

    The cosine keeps its own scale, so embeddings that tell the passages apart decide, and where they hardly differ words
    do. Min-max fusion blows a small difference of cosines up to a large one, and no one weight of it did well on every set
    we measured (docs/decisions/0003-fusion.md). A norm named in the question comes first.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    index: Callable[[], SearchableIndex]
    embeddings: Embeddings
    lexical_weight: float
    candidates: int
    limit: int

    def hits(self, query: Query, *, vector: Sequence[float] | None = None, collections: Sequence[str] = ()) -> list[Hit]:
        """The best `limit` passages, best first, ties by id. `vector` is the query's, embedded here when it is `None`."""
        index = self.index()
        vector = self.embeddings.embed_query(query.text) if vector is None else vector
        dense = dict(index.vectors.search(vector, limit=self.candidates, collections=collections))
        lexical = {
            passage_id: score
            for passage_id, score in index.lexical.search(query.stems, limit=self.candidates)
            if not collections or index.passages[passage_id].collection in collections
        }
        named = _named(index.passages.values(), query.references, collections)
        missing = (lexical.keys() | named) - dense.keys()
        cosines = dense | index.vectors.cosines(vector, sorted(missing))
        best = max(lexical.values(), default=1.0)
        scores = {i: cosine + self.lexical_weight * lexical.get(i, 0.0) / best for i, cosine in cosines.items()}
        order = sorted(scores, key=lambda i: (i not in named, -scores[i], i))[: self.limit]
        return [Hit(index.passages[i], scores[i], cosines[i], lexical.get(i, 0.0), named=i in named) for i in order]

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:  # noqa: ARG002  # LangChain passes it
        return [
            Document(hit.passage.text, id=hit.passage.id, metadata={"locator": hit.passage.locator, "score": hit.score})
            for hit in self.hits(Query(query, tuple(stems(query))))
        ]


def _named(passages: Iterable[Passage], references: Sequence[str], collections: Sequence[str]) -> set[str]:
    """Passages that state a norm named in the question."""
    if not references:
        return set()
    wanted = [_place(reference) for reference in references]
    return {
        passage.id
        for passage in passages
        if not collections or passage.collection in collections
        for statement in passage.statements
        for norm in statement.norms
        if any(norm.locator.startswith(act) and place.search(norm.locator) for act, place in wanted)
    }


def _place(reference: str) -> tuple[str, re.Pattern[str]]:
    """How a locator of this reference begins, and its article or point, not a longer number."""
    act, place = reference.split(", ", 1)
    return act, re.compile(rf"^[^,]+, {re.escape(place)}(?![\d.]*\d)")
