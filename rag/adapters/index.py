"""A generation of the index, open for reading, and the holder that follows the newest one.

A generation is a folder that never changes once `CURRENT` names it:

    <data_dir>/CURRENT                      the name of the generation in force
    <data_dir>/generations/<name>/manifest.json, passages.jsonl, vectors/, lexical/
"""

import threading
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

from pydantic import TypeAdapter

from rag.adapters.chroma import ChromaVectors
from rag.adapters.embeddings import NamedEmbeddings
from rag.adapters.lexical import LexicalIndex
from rag.catalogue import Catalogue
from rag.errors import IndexMismatchError, IndexMissingError
from rag.types import Confidence, Passage

PASSAGE = TypeAdapter(Passage)
_DAMAGED = "Индекс повреждён: перестройте его командой nko ingest --rebuild, документы сохранятся."
FORMAT = 2
"""Raised when the layout of a generation or the stems in it change; an ingest then writes the generation anew."""


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """What the index remembers of a document.

    Attributes:
        fingerprint: a hash of all that its passages depend on.
        pages_recognised: pages read by OCR.
        garbled_share: what share of its words are no words, from 0 to 1.
    """

    id: str
    title: str
    collection: str
    fingerprint: str
    passages: int
    confidence: Confidence = "high"
    as_of: date | None = None
    url: str | None = None
    pages: int | None = None
    norms: tuple[str, ...] = ()
    pages_without_text: tuple[int, ...] = ()
    pages_recognised: tuple[int, ...] = ()
    tables: int = 0
    garbled_share: float = 0.0


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation was built with and from."""

    embeddings: str
    dimension: int
    max_passage_tokens: int
    documents: tuple[IndexedDocument, ...]
    format: int = FORMAT

    def save(self, folder: Path) -> None:
        (folder / "manifest.json").write_bytes(TypeAdapter(Manifest).dump_json(self, indent=1))


def current_generation(data_dir: Path) -> Path | None:
    """The folder of the generation in force, `None` before the first ingest."""
    pointer = data_dir / "CURRENT"
    return data_dir / "generations" / pointer.read_text("utf-8").strip() if pointer.exists() else None


class Index:
    """One generation, open: vectors, lexical index and passages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest = load_manifest(folder)
        self.vectors = ChromaVectors(folder / "vectors")
        self.lexical = LexicalIndex.load(folder / "lexical")
        self.passages = read_passages(folder)
        self.catalogue = Catalogue.of(self.passages)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.vectors.close()

    def document_passages(self, document_id: str) -> list[Passage]:
        """Passages of a document in their order."""
        return list(self.catalogue.documents.get(document_id, ()))


class LiveIndex:
    """Gives the newest generation to every caller and reopens when an ingest has made another one."""

    def __init__(self, data_dir: Path, embeddings: NamedEmbeddings) -> None:
        self._data_dir = data_dir
        self._embeddings = embeddings
        self._lock = threading.Lock()
        self._open: Index | None = None

    def get(self) -> Index:
        """The index in force.

        Raises:
            IndexMissingError: nothing was ingested yet.
            IndexMismatchError: the index holds vectors of another model.
        """
        folder = current_generation(self._data_dir)
        if folder is None or not folder.exists():
            raise IndexMissingError("Индекс ещё не построен: выполните команду nko ingest и повторите.")
        with self._lock:
            if self._open is None or self._open.folder != folder:
                check_embeddings(load_manifest(folder), self._embeddings)
                # The old generation stays open: answers under way still read it, and it is closed with the process.
                self._open = Index(folder)
            return self._open


def load_manifest(folder: Path) -> Manifest:
    """Read a generation's manifest.

    Raises:
        IndexMismatchError: it is damaged or of an older form.
    """
    try:
        return TypeAdapter(Manifest).validate_json((folder / "manifest.json").read_bytes())
    except (OSError, ValueError) as error:
        raise IndexMismatchError(_DAMAGED) from error


def check_embeddings(manifest: Manifest, embeddings: NamedEmbeddings) -> None:
    built, wanted = (manifest.embeddings, manifest.dimension), (embeddings.name, embeddings.dimension)
    if built != wanted:
        raise IndexMismatchError(
            f"Индекс построен моделью «{built[0]}» (размерность {built[1]}), а сейчас настроена «{wanted[0]}» ({wanted[1]}). "
            "Верните прежнюю настройку NKO_EMBEDDINGS или перестройте индекс: nko ingest --rebuild."
        )


def read_passages(folder: Path) -> dict[str, Passage]:
    """Passages of a generation by id, in their order."""
    try:
        with (folder / "passages.jsonl").open("rb") as lines:
            return {passage.id: passage for passage in map(PASSAGE.validate_json, lines)}
    except (OSError, ValueError) as error:
        raise IndexMismatchError(_DAMAGED) from error


def write_passages(folder: Path, passages: list[Passage]) -> None:
    with (folder / "passages.jsonl").open("wb") as file:
        file.writelines(PASSAGE.dump_json(passage) + b"\n" for passage in passages)
