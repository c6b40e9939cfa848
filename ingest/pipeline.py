"""read | structure | split | embed | store: the story of ingest.

`ingest` makes the index hold exactly the corpus and the user's own documents. A document that has not changed costs a
hash; a passage that has not changed is not embedded again.
"""

import hashlib
import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from ingest.document import SourceDocument
from ingest.index import Progress, drop_old_generations, ingest_lock, write_generation
from ingest.keeping import kept_on_failure
from ingest.read import FORMATS, read
from ingest.read.isolation import ReadingProcess
from ingest.report import DocumentReport, IngestReport, Outcome
from ingest.sources import Sources
from ingest.split import split
from rag.adapters.embeddings import NamedEmbeddings
from rag.adapters.index import IndexedDocument, Manifest, check_embeddings, current_generation, load_manifest, read_passages
from rag.errors import ConsultantError, NotFoundError
from rag.settings import Settings
from rag.types import Confidence, Passage

READERS_VERSION = 5
"""Raised when readers or the splitter make other passages of the same bytes."""

_UPLOADS = "uploads"
"""The collection of people's own documents."""
_CONFIDENCE_ORDER: tuple[Confidence, ...] = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class _Source:
    """A file to ingest and how it is called in the index."""

    path: Path
    document_id: str
    collection: str


@dataclass(frozen=True, slots=True)
class _Reading:
    """How documents are read: the corpus here, people's files in a process of their own, one just accepted not again."""

    settings: Settings
    sources: Sources
    process: ReadingProcess
    accepted: dict[str, SourceDocument] = field(default_factory=dict)

    def document(self, source: _Source) -> SourceDocument:
        if source.collection == _UPLOADS and source.document_id in self.accepted:
            return self.accepted[source.document_id]
        read_file = self.process.read if source.collection == _UPLOADS else partial(read, settings=self.settings)
        return read_file(source.path, document_id=source.document_id, collection=source.collection, sources=self.sources)


def ingest(
    settings: Settings,
    embeddings: NamedEmbeddings,
    *,
    add: Sequence[Path] = (),
    remove: Sequence[str] = (),
    rebuild: bool = False,
    progress: Progress = lambda _done, _total: None,
    wait_seconds: float = 60,
) -> IngestReport:
    """Bring the index up to date with the corpus, the user's own documents, and the files `add`.

    Files to add are copied into `data_dir/documents` first, so that a rebuild finds them again. One that cannot be read
    is reported as failed and changes nothing.

    Args:
        remove: ids of the user's own documents to forget.
        rebuild: ignore the index in force; the way out of a mismatch of settings.
        progress: may raise to cancel the work, which leaves the documents and the index as they were.

    Raises:
        IndexMismatchError: the index was built by another embedding model and `rebuild` is false.
        NotFoundError: a file or an id to remove does not exist.
    """
    started = time.monotonic()
    own = settings.data_dir / "documents"
    with ingest_lock(settings.data_dir, wait_seconds=wait_seconds), kept_on_failure(own):
        sources = Sources.load(settings.corpus_dir / "sources.toml")
        manifest, old_passages = _in_force(settings, embeddings, rebuild=rebuild)
        _all_exist(add, remove, own)
        for document_id in remove:
            for file in _own_files(own, document_id):
                file.unlink()
        with ReadingProcess(settings) as process:
            reading = _Reading(settings, sources, process)
            failed = [refusal for path in add if (refusal := _accept(path, own, reading)) is not None]
            passages, documents, reports = _gather(reading, manifest, old_passages)
        report = IngestReport((*reports, *failed), len(passages), 0.0)
        new = Manifest(embeddings.name, embeddings.dimension, settings.max_passage_tokens, tuple(documents))
        if rebuild or report.changed or new != manifest:
            write_generation(settings.data_dir, passages, new, embeddings, progress=progress, carry_over=not rebuild)
            drop_old_generations(settings.data_dir)
        return replace(report, seconds=time.monotonic() - started)


def _in_force(settings: Settings, embeddings: NamedEmbeddings, *, rebuild: bool) -> tuple[Manifest | None, dict[str, list[Passage]]]:
    """The manifest of the generation in force, and its passages by document id."""
    folder = current_generation(settings.data_dir)
    if folder is None or not folder.exists() or rebuild:
        return None, {}
    manifest = load_manifest(folder)
    check_embeddings(manifest, embeddings)
    passages: dict[str, list[Passage]] = {}
    for passage in read_passages(folder).values():
        passages.setdefault(passage.document_id, []).append(passage)
    return manifest, passages


def _gather(
    reading: _Reading, manifest: Manifest | None, old: dict[str, list[Passage]]
) -> tuple[list[Passage], list[IndexedDocument], list[DocumentReport]]:
    """Passages and documents of the next generation: unchanged ones as they were, the others read anew."""
    known = {document.id: document for document in manifest.documents} if manifest else {}
    passages: list[Passage] = []
    documents: list[IndexedDocument] = []
    reports: list[DocumentReport] = []
    found = _files(reading.settings)
    shared = _shared_facts(reading.settings)
    for source in found:
        before = known.get(source.document_id)
        fingerprint = _fingerprint(source, shared)
        if before is not None and before.fingerprint == fingerprint:
            kept, own = before, old.get(before.id, [])
            reports.append(DocumentReport(before.id, before.title, "unchanged", len(own), before.pages))
        else:
            try:
                kept, own, report = _read(source, fingerprint, reading, "updated" if before else "added")
            except ConsultantError as error:
                own = old.get(source.document_id, [])  # the version in force stays searchable
                reports.append(DocumentReport(source.document_id, source.path.name, "failed", len(own), warnings=(str(error),)))
                if before is None:
                    continue
                kept = before
            else:
                reports.append(report)
        documents.append(kept)
        passages += own
    gone = known.keys() - {source.document_id for source in found}
    reports += [DocumentReport(i, known[i].title, "removed") for i in sorted(gone)]
    return passages, documents, reports


def _read(source: _Source, fingerprint: str, reading: _Reading, outcome: Outcome) -> tuple[IndexedDocument, list[Passage], DocumentReport]:
    document = reading.document(source)
    passages = split(document, max_tokens=reading.settings.max_passage_tokens)
    norms = [norm for passage in passages for statement in passage.statements for norm in statement.norms]
    indexed = IndexedDocument(
        id=document.id,
        title=document.title,
        collection=document.collection,
        fingerprint=fingerprint,
        passages=len(passages),
        confidence=min((n.confidence for n in norms), key=_CONFIDENCE_ORDER.index, default="high"),
        as_of=min((n.as_of for n in norms if n.as_of), default=None),
        url=norms[0].url if norms else None,
        pages=document.pages,
        norms=tuple(dict.fromkeys(n.title for n in norms)),
    )
    report = DocumentReport(
        document.id, document.title, outcome, len(passages), document.pages, document.pages_without_text, document.warnings
    )
    return indexed, passages, report


def _files(settings: Settings) -> list[_Source]:
    """Everything the index should hold: the corpus, then the user's own documents."""
    corpus = [
        _Source(path, path.stem, path.relative_to(settings.corpus_dir).parts[0]) for path in sorted(settings.corpus_dir.rglob("*.md"))
    ]
    own = sorted((settings.data_dir / "documents").glob("*"))
    return [*corpus, *(_Source(p, own_document_id(p.name), _UPLOADS) for p in own if p.suffix.lower() in FORMATS)]


def _shared_facts(settings: Settings) -> bytes:
    """What every document's passages depend on beside its own file: readers, limits, the register of sources."""
    limits = f"{READERS_VERSION} {settings.max_passage_tokens} {settings.max_document_pages}".encode()
    return limits + (settings.corpus_dir / "sources.toml").read_bytes()


def _fingerprint(source: _Source, shared: bytes) -> str:
    return hashlib.sha256(source.path.read_bytes() + source.collection.encode() + shared).hexdigest()


def own_document_id(name: str) -> str:
    """The id of a user's document, from its file name: letters and digits, so that it can stand in an address."""
    stem = "".join(c if c.isalnum() else "-" for c in Path(name).stem.lower()).strip("-")
    return f"own-{stem or 'document'}"


def _accept(path: Path, own: Path, reading: _Reading) -> DocumentReport | None:
    """Copy a file among the user's documents and read the copy there; `None`, or the report of why not."""
    document_id = own_document_id(path.name)
    own.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=own) as folder:
        arriving = Path(folder) / path.name
        shutil.copyfile(path, arriving)
        try:
            document = reading.document(_Source(arriving, document_id, _UPLOADS))
        except ConsultantError as error:
            return DocumentReport(document_id, path.name, "failed", warnings=(str(error),))
        for previous in _own_files(own, document_id):
            previous.unlink()
        arriving.replace(own / path.name)
    reading.accepted[document_id] = document
    return None


def _all_exist(add: Sequence[Path], remove: Sequence[str], own: Path) -> None:
    """Refuse the whole call before anything is changed."""
    for path in add:
        if not path.is_file():
            raise NotFoundError(f"Файл «{path}» не найден: проверьте путь и повторите.")
    for document_id in remove:
        if not _own_files(own, document_id):
            raise NotFoundError(f"Среди добавленных документов нет «{document_id}»: список покажет nko ingest --json.")


def _own_files(own: Path, document_id: str) -> list[Path]:
    files = own.glob("*") if own.exists() else []
    return sorted(p for p in files if p.suffix.lower() in FORMATS and own_document_id(p.name) == document_id)
