"""Embeddings without a model, and the smallest passages and documents."""

from hashlib import sha256

from ingest.document import Piece, Section, SourceDocument, piece
from rag.adapters.embeddings import NamedEmbeddings
from rag.types import Norm, Passage, Statement


class CountingEmbeddings(NamedEmbeddings):
    """Vectors from a hash of the text. Remembers what it was asked to embed; fails once `fails_after` texts are embedded."""

    def __init__(self, *, name: str = "fake", dimension: int = 8, fails_after: int | None = None) -> None:
        self.name = name
        self.dimension = dimension
        self.fails_after = fails_after
        self.embedded: list[str] = []

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        if self.fails_after is not None and len(self.embedded) + len(texts) > self.fails_after:
            raise MemoryError("модель не поместилась в память")
        self.embedded += texts
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        numbers = [byte - 127.5 for byte in sha256(text.encode()).digest()[: self.dimension]]
        length = sum(number**2 for number in numbers) ** 0.5
        return [number / length for number in numbers]


def norms(*places: str) -> tuple[Norm, ...]:
    return tuple(Norm(place, "Закон о некоммерческих организациях") for place in places)


def paragraph(text: str, place: str = "7-ФЗ") -> Piece:
    return piece(text, norms(place))


def section(heading: str, *pieces: Piece | str) -> Section:
    return Section(heading, tuple(paragraph(p) if isinstance(p, str) else p for p in pieces))


def document(*sections: Section, document_id: str = "fee") -> SourceDocument:
    return SourceDocument(document_id, "Госпошлина", "legislation", sections)


def passage(text: str, *, document_id: str = "fee", ordinal: int = 0) -> Passage:
    """A passage whose id follows its text."""
    digest = sha256(text.encode()).hexdigest()[:10]
    statements = (Statement(0, len(text), norms("7-ФЗ")),)
    return Passage(f"{document_id}.{digest}", document_id, "Госпошлина", "legislation", "Сколько?", text, statements, ordinal)
