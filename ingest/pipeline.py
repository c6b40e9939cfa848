"""read | structure | split | embed | store: the story of ingest.

`ingest` makes the index hold exactly the corpus and the user's own documents. A document that has not changed costs a
hash; a passage that has not changed is not embedded again.
"""

import hashlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from threading import Event

from ingest.document import SourceDocument
from ingest.index import Progress, drop_old_generations, ingest_lock, write_generation
from ingest.keeping import kept_on_failure
from ingest.quality import check_quality, document_garbled_share, quality_warnings
from ingest.read import check_size, read
from ingest.read.isolation import ReadingProcess
from ingest.repeats import Repeat, repeats
from ingest.report import DocumentReport, IngestReport, Outcome
from ingest.sources import Sources
from ingest.split import split
from ingest.uploads import UPLOADS, arriving, expanded, forget, own_document_id, own_files, put_in_place
from rag.adapters.embeddings import NamedEmbeddings
from rag.adapters.index import IndexedDocument, Manifest, check_embeddings, current_generation, load_manifest, read_passages
from rag.errors import BadInputError, ConsultantError, NotFoundError, StoppedError, UnreadableDocumentError
from rag.settings import Settings
from rag.types import Confidence, Passage

READERS_VERSION = 7
"""Raised when readers or the splitter make other passages of the same bytes."""

_CONFIDENCE_ORDER: tuple[Confidence, ...] = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class _Source:
    """A file to ingest and how it is called in the index."""

    path: Path
    document_id: str
    collection: str


@dataclass(frozen=True, slots=True)
class _Read:
    """A document as read and split, and the others that say the same."""

    document: SourceDocument
    passages: list[Passage]
    repeats: tuple[Repeat, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reading:
    """How documents are read: the corpus here, people's files in a process of their own, one just accepted not again."""

    settings: Settings
    sources: Sources
    process: ReadingProcess
    accepted: dict[str, _Read] = field(default_factory=dict)

    def read(self, source: _Source) -> _Read:
        if source.collection == UPLOADS and source.document_id in self.accepted:
            return self.accepted[source.document_id]
        read_file = self.process.read if source.collection == UPLOADS else partial(read, settings=self.settings)
        document = read_file(source.path, document_id=source.document_id, collection=source.collection, sources=self.sources)
        return _Read(document, split(document, max_tokens=self.settings.max_passage_tokens))


def ingest(  # noqa: PLR0913  # all but two are options
    settings: Settings,
    embeddings: NamedEmbeddings,
    *,
    add: Sequence[Path] = (),
    remove: Sequence[str] = (),
    rebuild: bool = False,
    reading_progress: Progress = lambda _done, _total: None,
    page_progress: Progress = lambda _done, _total: None,
    progress: Progress = lambda _done, _total: None,
    stopped: Event | None = None,
    wait_seconds: float = 60,
) -> IngestReport:
    """Bring the index up to date with the corpus, the user's own documents, and the files `add`.

    Files to add are copied into `data_dir/documents` first, so that a rebuild finds them again. One that cannot be read, or
    only badly, or says nothing new is reported as failed and changes nothing.

    Args:
        add: files, and folders of files.
        remove: ids of the user's own documents to forget.
        rebuild: ignore the index in force; the way out of a mismatch of settings.
        reading_progress: called as `progress`, with files instead of passages.
        page_progress: the same with the pages of a file, where they are recognised.
        progress: may raise to cancel the work, which leaves the documents and the index as they were.
        stopped: set by another thread, ends the reading of a file at once; the rest is as if `progress` had raised.

    Raises:
        IndexMismatchError: the index was built by another embedding model and `rebuild` is false.
        NotFoundError: a file or an id to remove does not exist.
        BadInputError: a folder to add has no files.
        StoppedError: `stopped` was set while a file was read.
    """
    started = time.monotonic()
    own = settings.data_dir / "documents"
    with ingest_lock(settings.data_dir, wait_seconds=wait_seconds), kept_on_failure(own):
        sources = Sources.load(settings.corpus_dir / "sources.toml")
        manifest, old_passages = _in_force(settings, embeddings, rebuild=rebuild)
        files = _existing(add, remove, own)
        for document_id in remove:
            forget(document_id, own)
        with ReadingProcess(settings, stopped=stopped, progress=page_progress) as process:
            reading = _Reading(settings, sources, process)
            failed = list(_accept(files, own, reading, {i: held for i, held in old_passages.items() if i not in remove}, reading_progress))
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
            reports.append(DocumentReport.of(before, "unchanged"))
        else:
            try:
                kept, own, report = _indexed(source, fingerprint, reading, "updated" if before else "added")
            except StoppedError:
                raise
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


def _indexed(
    source: _Source, fingerprint: str, reading: _Reading, outcome: Outcome
) -> tuple[IndexedDocument, list[Passage], DocumentReport]:
    new = reading.read(source)
    document, passages = new.document, new.passages
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
        pages_without_text=document.pages_without_text,
        pages_recognised=document.pages_recognised,
        tables=document.tables,
        garbled_share=round(document_garbled_share(document), 3),
    )
    warnings = (*document.warnings, *quality_warnings(indexed.garbled_share), *(repeat.told() for repeat in new.repeats))
    return indexed, passages, DocumentReport.of(indexed, outcome, repeats=new.repeats, warnings=warnings)


def _files(settings: Settings) -> list[_Source]:
    """Everything the index should hold: the corpus, then the user's own documents."""
    corpus = [
        _Source(path, path.stem, path.relative_to(settings.corpus_dir).parts[0]) for path in sorted(settings.corpus_dir.rglob("*.md"))
    ]
    own = own_files(settings.data_dir / "documents")
    return [*corpus, *(_Source(path, document_id, UPLOADS) for document_id, path in own.items())]


def _shared_facts(settings: Settings) -> bytes:
    """What every document's passages depend on beside its own file: readers, limits, the register of sources."""
    limits = f"{READERS_VERSION} {settings.max_passage_tokens} {settings.max_document_pages}".encode()
    return limits + (settings.corpus_dir / "sources.toml").read_bytes()


def _fingerprint(source: _Source, shared: bytes) -> str:
    return hashlib.sha256(source.path.read_bytes() + source.collection.encode() + shared).hexdigest()


def _accept(
    files: Sequence[Path], own: Path, reading: _Reading, known: dict[str, list[Passage]], progress: Progress
) -> Iterator[DocumentReport]:
    """Read files and keep those that are worth it among the user's documents; reports of the others. `known` are the documents indexed."""
    if files:
        progress(0, len(files))
    for number, path in enumerate(files, 1):
        document_id = own_document_id(path.name)
        try:
            if document_id in reading.accepted:
                raise BadInputError(f"Файл «{path}» назван так же, как другой из добавляемых: переименуйте его и добавьте отдельно.")
            check_size(path, reading.settings)
            with arriving(path, own) as copy:
                reading.accepted[document_id] = _worthwhile(_Source(copy, document_id, UPLOADS), reading, known)
                put_in_place(copy, own)
        except StoppedError:
            raise
        except ConsultantError as error:
            yield DocumentReport(document_id, path.name, "failed", warnings=(str(error),))
        progress(number, len(files))


def _worthwhile(source: _Source, reading: _Reading, known: dict[str, list[Passage]]) -> _Read:
    """A document that is read well and says something new.

    Raises:
        UnreadableDocumentError: with a sentence for people.
    """
    new = reading.read(source)
    check_quality(new.document, name=source.path.name, settings=reading.settings)
    accepted = {document_id: read.passages for document_id, read in reading.accepted.items()}
    others = {i: held for i, held in (known | accepted).items() if i != source.document_id}
    found = repeats(new.passages, others)
    if same := next((repeat for repeat in found if repeat.whole), None):
        raise UnreadableDocumentError(
            f"Всё, что есть в файле «{source.path.name}», уже есть в документе «{same.title}» ({same.document_id}): добавлять его не нужно."
        )
    return replace(new, repeats=found)


def _existing(add: Sequence[Path], remove: Sequence[str], own: Path) -> list[Path]:
    """The files to add; refuses the whole call before anything is changed."""
    for document_id in remove:
        if document_id not in own_files(own):
            raise NotFoundError(f"Среди добавленных документов нет «{document_id}»: список покажет nko ingest --json.")
    return expanded(add)
