"""`nko ingest fetch`: official texts from the addresses in sources.toml, to see which digests need another look.

Answers come from the digests; what is fetched is kept for comparison and never indexed.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout
from pydantic import BaseModel, ConfigDict, ValidationError

from ingest.download import Downloader
from ingest.official import Cited, OfficialText, changed_articles, cited_articles, read_official
from ingest.sources import Source, Sources
from rag.errors import ConsultantError, NotFoundError
from rag.settings import Settings

Fate = Literal["first", "unchanged", "changed", "failed"]

_RECORD = "record.json"
_LEFT = 0.5
"""A text that has lost more than this part of its articles is a stub or came in part."""


class Record(BaseModel):
    """What is known of a fetched text; `file` holds its bytes in the same folder."""

    model_config = ConfigDict(frozen=True)

    url: str
    file: str
    fetched_at: datetime
    etag: str | None
    last_modified: str | None
    sha256: str
    edition: str | None
    edition_date: date | None
    words_sha256: str
    articles: dict[str, str]


@dataclass(frozen=True, slots=True)
class FetchedSource:
    """One source's fate.

    Attributes:
        changed: articles whose words differ from the previous fetch, new and gone ones too.
        affected: what digests cite of them.
        missing: what digests cite and the text does not have.
        error: why it failed, a sentence for people.
    """

    source_id: str
    short: str
    fate: Fate
    edition: str | None = None
    articles: int = 0
    changed: tuple[str, ...] = ()
    affected: tuple[Cited, ...] = ()
    missing: tuple[Cited, ...] = ()
    error: str | None = None

    def lines(self) -> list[str]:
        if self.error is not None:
            return [f"не получен: {self.short} ({self.source_id}) — {self.error}"]
        about = ", ".join(filter(None, [f"в редакции {self.edition}" if self.edition else "", f"статей: {self.articles or 'не найдено'}"]))
        told = {
            "first": "получен впервые, сравнивать не с чем",
            "unchanged": "без изменений",
            "changed": f"изменились статьи: {', '.join(self.changed)}" if self.changed else "текст изменился",
        }[self.fate]
        return [
            f"{self.short} ({self.source_id}): {told} ({about})",
            *(f"    ! проверьте ст. {_told(cited)}" for cited in self.affected),
            *(f"    ! в тексте нет ст. {_told(cited)}" for cited in self.missing),
        ]


@dataclass(frozen=True, slots=True)
class FetchReport:
    """The fate of every source that has an address."""

    sources: tuple[FetchedSource, ...]

    @property
    def failed(self) -> bool:
        return any(source.fate == "failed" for source in self.sources)

    @property
    def summary(self) -> str:
        failed = sum(source.fate == "failed" for source in self.sources)
        return (
            f"Источников: {len(self.sources)}, не получено: {failed}. Отвечает консультант по конспектам корпуса; "
            "официальные тексты скачаны только для сверки."
        )


def fetch(
    settings: Settings,
    *,
    only: Sequence[str] = (),
    downloader: Callable[[Settings], Downloader] = Downloader,
    told: Callable[[FetchedSource], None] = lambda _source: None,
) -> FetchReport:
    """Fetch every source of the register that has an address, one after another, and compare each with its previous text.

    Args:
        only: ids of the sources to fetch; all when empty.
        told: called with every source as soon as its fate is known.

    Raises:
        NotFoundError: `only` names a source that the register does not have or that has no address.
        ConsultantError: another fetch is running, or the corpus cannot be read.
    """
    sources = Sources.load(settings.corpus_dir / "sources.toml")
    addressed = [source for source in sources.all if source.url]
    if unknown := set(only) - {source.id for source in addressed}:
        raise NotFoundError(f"В sources.toml нет источника с адресом: {', '.join(sorted(unknown))}. Проверьте id.")
    cited = cited_articles(settings.corpus_dir, sources)
    official = settings.data_dir / "official"
    official.mkdir(parents=True, exist_ok=True)
    fetched: list[FetchedSource] = []
    try:
        with FileLock(official / "fetch.lock", timeout=0), downloader(settings) as connection:
            for source in addressed:
                if not only or source.id in only:
                    fetched.append(_fetch_one(source, official / source.id, cited.get(source.id, []), connection, settings))
                    told(fetched[-1])
    except Timeout as error:
        raise ConsultantError("Официальные тексты уже скачивает другая программа: дождитесь её и повторите команду.") from error
    return FetchReport(tuple(fetched))


def _fetch_one(source: Source, folder: Path, cited: Sequence[Cited], connection: Downloader, settings: Settings) -> FetchedSource:
    """Fetch one source; a failure is its fate and leaves the previous text as it was."""
    before = _load(folder)
    if before is not None and before.url != source.url:
        before = None
    try:
        after = _download(source, folder, before, connection, settings)
    except ConsultantError as error:
        return FetchedSource(source.id, source.short, "failed", error=str(error))
    changed = changed_articles(before.articles, after.articles) if before else []
    fate: Fate = "first" if before is None else "unchanged" if before.words_sha256 == after.words_sha256 else "changed"
    return FetchedSource(
        source_id=source.id,
        short=source.short,
        fate=fate,
        edition=after.edition,
        articles=len(after.articles),
        changed=tuple(changed),
        affected=tuple(c for c in cited if any(map(c.covers, changed))),
        missing=tuple(c for c in cited if after.articles and not {c.article, c.last or c.article} <= after.articles.keys()),
    )


def _download(source: Source, folder: Path, before: Record | None, connection: Downloader, settings: Settings) -> Record:
    """The record now in force: the previous one when nothing new came.

    Raises:
        ConsultantError: nothing usable came.
    """
    assert source.url is not None
    got = connection.get(source.url, etag=before.etag if before else None, last_modified=before.last_modified if before else None)
    if got is None and before is not None:
        return before
    assert got is not None  # an unconditional request is never answered by «unchanged»
    text = read_official(got.content, suffix=got.suffix, name=source.short, settings=settings)
    if before is not None and len(text.articles) < _LEFT * len(before.articles):
        raise ConsultantError(
            f"{source.url}: статей {len(text.articles)}, а было {len(before.articles)}: похоже, пришёл не весь текст. Повторите позже."
        )
    return _keep(folder, source.url, got.content, got.suffix, text, etag=got.etag, last_modified=got.last_modified)


def _keep(
    folder: Path, url: str, content: bytes, suffix: str, text: OfficialText, *, etag: str | None, last_modified: str | None
) -> Record:
    """Write the bytes, then the record that names them, at once: a crash in between leaves the previous record with its bytes."""
    digest = hashlib.sha256(content).hexdigest()
    record = Record(
        url=url,
        file=digest[:16] + suffix,
        fetched_at=datetime.now(UTC),
        etag=etag,
        last_modified=last_modified,
        sha256=digest,
        edition=text.edition,
        edition_date=text.edition_date,
        words_sha256=text.words,
        articles=dict(text.articles),
    )
    folder.mkdir(parents=True, exist_ok=True)
    _replace(folder / record.file, content)
    _replace(folder / _RECORD, record.model_dump_json(indent=2).encode())
    for old in folder.iterdir():
        if old.name not in {record.file, _RECORD}:
            old.unlink()
    return record


def _replace(path: Path, content: bytes) -> None:
    arriving = path.with_name(path.name + ".new")
    arriving.write_bytes(content)
    arriving.replace(path)


def _load(folder: Path) -> Record | None:
    """The record in force; `None` when there is none or its bytes are not those that were fetched."""
    try:
        record = Record.model_validate_json((folder / _RECORD).read_bytes())
        content = (folder / record.file).read_bytes()
    except (OSError, ValidationError):
        return None
    return record if hashlib.sha256(content).hexdigest() == record.sha256 else None


def _told(cited: Cited) -> str:
    return f"{cited.article}{f'–{cited.last}' if cited.last else ''}: {', '.join(cited.documents)}"
