"""Vectors in Chroma: ids, embeddings and the few fields that searches filter by. Words live in `passages.jsonl`."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import chromadb
import numpy as np
from chromadb.api.types import Where
from chromadb.config import Settings as ChromaSettings

from rag.types import Passage

_COLLECTION = "passages"


class ChromaVectors:
    """One persistent Chroma folder, used by one process at a time for writing."""

    def __init__(self, folder: Path) -> None:
        self._client = chromadb.PersistentClient(str(folder), ChromaSettings(anonymized_telemetry=False))
        self._collection = self._client.get_or_create_collection(_COLLECTION, configuration={"hnsw": {"space": "cosine"}})
        self._count = self._collection.count()  # Chroma counts its rows anew each time

    def add(self, passages: Sequence[Passage], vectors: Sequence[Sequence[float]]) -> None:
        size = self._client.get_max_batch_size()
        for at in range(0, len(passages), size):
            batch = passages[at : at + size]
            self._count += len(batch)
            self._collection.add(
                ids=[p.id for p in batch],
                embeddings=np.asarray(vectors[at : at + size], dtype=np.float32),
                metadatas=[{"collection": p.collection, "document_id": p.document_id} for p in batch],
            )

    def remove(self, ids: Sequence[str]) -> None:
        """Forget vectors. Their space is not given back: `removed` counts them."""
        size = self._client.get_max_batch_size()
        for at in range(0, len(ids), size):
            self._collection.delete(ids=list(ids[at : at + size]))
        if ids:
            self._collection.modify(metadata={"removed": self.removed + len(ids)})
            self._count = self._collection.count()

    @property
    def removed(self) -> int:
        """How many vectors were removed since the store was made."""
        return int((self._collection.metadata or {}).get("removed", 0))

    def collections(self) -> dict[str, str]:
        """The collection of every passage that has a vector here."""
        got = self._collection.get(include=["metadatas"])
        return {i: str(held["collection"]) for i, held in zip(got["ids"], got["metadatas"] or [], strict=True)}

    def search(self, vector: Sequence[float], *, limit: int, collections: Sequence[str] = ()) -> list[tuple[str, float]]:
        """The nearest `limit` passages as `(id, cosine)`, best first."""
        if not self._count:
            return []
        where: Where | None = {"collection": {"$in": [*collections]}} if collections else None  # type: ignore[dict-item]  # list is invariant
        found = self._collection.query(
            query_embeddings=np.asarray([vector], dtype=np.float32),
            n_results=min(limit, self._count),
            where=where,
            include=["distances"],
        )
        distances = found["distances"] or [[]]
        return [(i, 1.0 - float(d)) for i, d in zip(found["ids"][0], distances[0], strict=True)]

    def cosines(self, vector: Sequence[float], ids: Sequence[str]) -> dict[str, float]:
        """Cosines of the passages `ids` with a unit vector; vectors of every embedder here are unit vectors."""
        got = self._collection.get(ids=list(ids), include=["embeddings"]) if ids else None
        if got is None or not got["ids"]:
            return {}
        products = np.asarray(got["embeddings"], dtype=np.float32) @ np.asarray(vector, dtype=np.float32)
        return dict(zip(got["ids"], products.tolist(), strict=True))

    def vectors(self, ids: Sequence[str], *, batch: int = 1_000) -> Iterator[tuple[str, list[float]]]:
        """The stored vectors of those `ids` that are here, in any order."""
        for at in range(0, len(ids), batch):
            got = self._collection.get(ids=list(ids[at : at + batch]), include=["embeddings"])
            for passage_id, vector in zip(got["ids"], got["embeddings"] if got["embeddings"] is not None else [], strict=True):
                yield passage_id, [float(x) for x in vector]

    def close(self) -> None:
        self._client.close()  # type: ignore[attr-defined]  # the interface's type has no `close`, the client does
