"""Embeddings for measurements: computed once and shared, or made up near real ones."""

from collections.abc import Sequence
from zlib import crc32

import numpy as np

from rag.adapters.embeddings import NamedEmbeddings

_NOISE = 0.02
"""Standard deviation of each coordinate of the noise: made-up vectors stand at cosines of about 0.9 to the real ones."""


class SharedEmbeddings(NamedEmbeddings):
    """Another model's vectors, each text embedded once, so that all who are compared search the same ones."""

    def __init__(self, model: NamedEmbeddings) -> None:
        self._model = model
        self._documents: dict[str, list[float]] = {}
        self._queries: dict[str, list[float]] = {}
        self.name = model.name
        self.dimension = model.dimension

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        new = [text for text in dict.fromkeys(texts) if text not in self._documents]
        self._documents |= zip(new, self._model.embed_documents(new) if new else [], strict=True)
        return [self._documents[text] for text in texts]

    def embed_query(self, text: str) -> list[float]:
        if text not in self._queries:
            self._queries[text] = self._model.embed_query(text)
        return self._queries[text]


class NearbyEmbeddings(NamedEmbeddings):
    """Unit vectors near given ones, the same for the same text: as many as are wanted, without hours of embedding."""

    name = "nearby"

    def __init__(self, real: Sequence[Sequence[float]]) -> None:
        self._real = np.asarray(real, dtype=np.float32)
        self.dimension = self._real.shape[1]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        seed = crc32(text.encode())
        near = self._real[seed % len(self._real)] + np.random.default_rng(seed).normal(0.0, _NOISE, self.dimension)
        return [float(x) for x in near / np.linalg.norm(near)]
