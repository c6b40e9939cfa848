"""Passages -> a new generation of the index, put in force at once or not at all.

A generation is built beside the one in force and named in `CURRENT` when it is complete, so a crash at any moment
leaves a working index, and readers never see half of an ingest.
"""

import logging
import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from rag.adapters.chroma import ChromaVectors
from rag.adapters.embeddings import NamedEmbeddings
from rag.adapters.index import Manifest, current_generation, load_manifest, write_passages
from rag.adapters.lexical import LexicalIndex
from rag.errors import ConsultantError
from rag.types import Passage

Progress = Callable[[int, int], None]
"""Called with passages embedded so far and in all, at first with 0; not at all when there is nothing to do."""

_BATCH = 32
_STORED_TOGETHER = 1_024
"""Chroma takes a thousand vectors in half the time that it takes them in thirties."""
_MOST_WASTE = 0.5
"""Removed vectors stay in the store's files: with more than this share of the passages it is written anew."""
_UNFINISHED = ".building"
_NOTICED = 1.0
"""A wait of so many seconds is noticed."""
_LOG = logging.getLogger("nko")


@contextmanager
def ingest_lock(data_dir: Path, *, wait_seconds: float) -> Iterator[None]:
    """Let one ingest at a time change the index.

    Raises:
        ConsultantError: another one is still running after `wait_seconds`.
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    lock = FileLock(data_dir / "ingest.lock", timeout=wait_seconds)
    try:
        with _patiently(lock):
            yield
    except Timeout as error:
        raise ConsultantError("Индекс сейчас обновляет другая программа: дождитесь её и повторите команду.") from error


def _patiently(lock: FileLock) -> AbstractContextManager[object]:
    """The lock taken; a wait that a person would notice is told."""
    with suppress(Timeout):
        return lock.acquire(timeout=min(_NOTICED, lock.timeout))
    if lock.timeout > _NOTICED:
        _LOG.warning("Индекс сейчас обновляет другая программа: жду её до %.0f с.", lock.timeout)
    return lock.acquire(timeout=max(lock.timeout - _NOTICED, 0))


def write_generation(
    data_dir: Path,
    passages: Sequence[Passage],
    manifest: Manifest,
    embeddings: NamedEmbeddings,
    *,
    progress: Progress,
    carry_over: bool = True,
) -> Path:
    """Build a generation of exactly these passages and put it in force; the caller holds the lock.

    Vectors of passages that the generation in force has too are carried over, not computed again, unless `carry_over`
    is false: a rebuild must not trust what it replaces.
    """
    generations = data_dir / "generations"
    name = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{secrets.token_hex(3)}"
    building = generations / (name + _UNFINISHED)
    building.mkdir(parents=True)
    old = _same_model(data_dir, manifest) if carry_over else None
    _write_vectors(building / "vectors", old / "vectors" if old else None, passages, embeddings, progress)
    write_passages(building, list(passages))
    LexicalIndex.build([p.searchable for p in passages], [p.id for p in passages]).save(building / "lexical")
    manifest.save(building)
    building.rename(generations / name)
    _put_in_force(data_dir, name)
    return generations / name


def drop_old_generations(data_dir: Path, *, keep: int = 2) -> None:
    """Delete unfinished generations and all but the newest `keep`; a running server may still read the one before."""
    for folder in (data_dir / "generations").glob("*" + _UNFINISHED):
        shutil.rmtree(folder)
    current = current_generation(data_dir)
    others = sorted(f for f in (data_dir / "generations").glob("*") if f != current)
    for folder in others[: max(0, len(others) - keep + 1)]:
        shutil.rmtree(folder)


def _same_model(data_dir: Path, manifest: Manifest) -> Path | None:
    """The generation in force, if its vectors are of the same model."""
    old = current_generation(data_dir)
    if old is None or not old.exists():
        return None
    built = load_manifest(old)
    return old if (built.embeddings, built.dimension) == (manifest.embeddings, manifest.dimension) else None


def _write_vectors(folder: Path, old: Path | None, passages: Sequence[Passage], embeddings: NamedEmbeddings, progress: Progress) -> None:
    """Make a store of exactly these passages; it begins as a copy of the `old` one, so that a small change costs little."""
    if old is not None:
        shutil.copytree(old, folder)
    store = ChromaVectors(folder)
    try:
        collections = {p.id: p.collection for p in passages}
        held = store.collections()
        stale = [i for i, collection in held.items() if collections.get(i) != collection]
        new = [p for p in passages if held.get(p.id) != p.collection]
        store.remove(stale)
        if store.removed > _MOST_WASTE * len(passages):
            store = _rewritten(store, folder, [p for p in passages if held.get(p.id) == p.collection])
        if new:
            progress(0, len(new))
        for at in range(0, len(new), _STORED_TOGETHER):
            together = new[at : at + _STORED_TOGETHER]
            vectors: list[list[float]] = []
            for start in range(0, len(together), _BATCH):
                vectors += embeddings.embed_documents([p.searchable for p in together[start : start + _BATCH]])
                progress(at + len(vectors), len(new))
            store.add(together, vectors)
    finally:
        store.close()


def _rewritten(store: ChromaVectors, folder: Path, passages: Sequence[Passage]) -> ChromaVectors:
    """A store of just these passages in place of one that holds too many removed vectors."""
    vectors = dict(store.vectors([p.id for p in passages]))
    store.close()
    shutil.rmtree(folder)
    fresh = ChromaVectors(folder)
    fresh.add(passages, [vectors[p.id] for p in passages])
    return fresh


def _put_in_force(data_dir: Path, name: str) -> None:
    pointer = data_dir / "CURRENT.new"
    pointer.write_text(name, "utf-8")
    pointer.replace(data_dir / "CURRENT")
