"""Many applications at once, for a mentor's evening: a folder or an archive -> a report each and one table."""

import logging
import re
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from app.drafts import save_upload
from app.reports.files import FORMATS, write_file
from app.reports.tables import Cell, Rows, csv_table, xlsx_table
from app.reviewing import Reviewed, Terms, review_file, to_mend
from app.wiring import App
from ingest.read.archive import DAMAGED, ENCRYPTED, damaged, leads_outside
from rag.errors import BadInputError, ConsultantError, StoppedError, UnreadableDocumentError
from rag.review.findings import Review
from rag.review.report import HEADINGS
from rag.review.wording import short
from rag.settings import Settings

_LOG = logging.getLogger("nko")
_TABLE = "сводка"
_NO_DRAFTS = re.compile(r"(?:^|/)(?:\.[^./]|~\$|__MACOSX/|Thumbs\.db$|desktop\.ini$)")
"""What systems and office programs leave beside people's files."""
_NO_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
"""Characters that Windows has in no name of a file."""
_MAX_NAME_CHARS = 80
_FIRST = 3
"""So many criteria are named to begin with."""
_UTF_8 = 0x800

_Opened = Callable[[Path], Path]
"""Given a folder for temporary files, a file with the application."""


@dataclass(frozen=True, slots=True)
class BatchItem:
    """What became of one file, the `number`-th of `total` from 1.

    Attributes:
        name: its path in the folder or archive.
        reviewed: `None` when it was not reviewed, and then `problem` is a sentence for people.
        reports: names of the files written for it.
    """

    number: int
    total: int
    name: str
    reviewed: Reviewed | None = None
    problem: str = ""
    reports: tuple[str, ...] = ()


def review_batch(nko: App, source: Path, out: Path, terms: Terms) -> Iterator[BatchItem]:
    """Review every file of a folder or ZIP archive and write reports into `out`, telling file by file.

    After the last file, or when the caller stops, `out` has the table `сводка` as CSV and XLSX. A file that cannot be reviewed stops
    nothing.

    Raises:
        BadInputError: `source` is neither folder nor ZIP archive, or has no files.
        UnreadableDocumentError: the archive is damaged or beyond its limits.
        ConsultantError: the table cannot be written.
        StoppedError: `terms.stopped` was set; the files reviewed before are in the table.
    """
    if source.is_dir():
        yield from _each(nko, _in_folder(source, out), out, terms)
        return
    if source.suffix.lower() != ".zip" or not source.is_file():
        raise BadInputError(f"Не найдена папка или архив ZIP «{source.name}»: проверьте имя и расширение.")
    try:
        archive = zipfile.ZipFile(source)
    except DAMAGED as error:
        raise damaged(source.name) from error
    with archive:
        yield from _each(nko, _in_archive(archive, source.name, nko.settings), out, terms)


def _in_folder(source: Path, out: Path) -> list[tuple[str, _Opened]]:
    kept = out.resolve()
    paths = [path for path in sorted(source.rglob("*")) if path.is_file() and kept not in path.resolve().parents]
    named = [(path.relative_to(source).as_posix(), path) for path in paths]
    return [(name, partial(_itself, path)) for name, path in named if not _NO_DRAFTS.search(name)]


def _itself(path: Path, _: Path) -> Path:
    return path


def _in_archive(archive: zipfile.ZipFile, name: str, settings: Settings) -> list[tuple[str, _Opened]]:
    entries = {_name(entry): entry for entry in archive.infolist() if not entry.is_dir() and not _NO_DRAFTS.search(entry.filename)}
    too_large = sum(entry.file_size for entry in entries.values()) > settings.max_unpacked_bytes
    if too_large or len(entries) > settings.max_archive_entries:
        limits = f"{settings.max_archive_entries} файлов или {settings.max_unpacked_bytes // 1_000_000} МБ"
        raise UnreadableDocumentError(f"В архиве «{name}» больше чем {limits}: разделите его на части.")
    return [(name, partial(_unpacked, archive, entry, settings)) for name, entry in sorted(entries.items())]


def _name(entry: zipfile.ZipInfo) -> str:
    """An entry's name as people read it: where an archive does not say, macOS writes UTF-8 and Russian Windows cp866."""
    if entry.flag_bits & _UTF_8:
        return entry.filename
    written = entry.filename.encode("cp437")  # as zipfile took it
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError:
        return written.decode("cp866")


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, settings: Settings, folder: Path) -> Path:
    """An entry in a folder of its own, under a name that leads nowhere else.

    Raises:
        UnreadableDocumentError: it is damaged, locked or too large, or its name leads out of the archive.
    """
    if leads_outside(_name(entry)):
        raise UnreadableDocumentError("Путь файла ведёт за пределы архива, так делают вредоносные архивы: соберите архив заново.")
    if entry.flag_bits & ENCRYPTED:
        raise UnreadableDocumentError("Файл в архиве закрыт паролем: соберите архив без пароля.")
    path = folder / _safe(_name(entry).rsplit("/", 1)[-1])
    try:
        with archive.open(entry) as packed:
            save_upload(packed, path, limit=settings.max_document_bytes)  # type: ignore[arg-type]  # IO[bytes] that is read alone
    except DAMAGED as error:
        raise damaged(path.name) from error
    return path


def _each(nko: App, files: Sequence[tuple[str, _Opened]], out: Path, terms: Terms) -> Iterator[BatchItem]:
    if not files:
        raise BadInputError("Заявок здесь нет: положите в папку или архив файлы DOCX, PDF или текст.")
    items: list[BatchItem] = []
    try:
        for number, (name, opened) in enumerate(files, 1):
            items.append(_one(nko, BatchItem(number, len(files), name), opened, out, terms))
            yield items[-1]
    finally:
        rows = table(items)
        write_file(out / f"{_TABLE}.csv", csv_table(rows))
        write_file(out / f"{_TABLE}.xlsx", xlsx_table({"Сводка": rows}))


def _one(nko: App, item: BatchItem, opened: _Opened, out: Path, terms: Terms) -> BatchItem:
    """Review one file and write its reports, or say why not."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            reviewed = review_file(nko, opened(Path(folder)), terms)
        return replace(item, reviewed=reviewed, reports=tuple(_written(item, reviewed, out)))
    except StoppedError:
        raise
    except ConsultantError as error:
        return replace(item, problem=str(error))
    except Exception as error:  # noqa: BLE001  # an edge of the program: a fault on one file must not cost a mentor the others
        _LOG.error("a file of a batch failed: %s", type(error).__name__)  # its message may quote the draft
        return replace(item, problem="Разбор этого файла сломался: сохраните его заново как DOCX или TXT и повторите.")


def _written(item: BatchItem, reviewed: Reviewed, out: Path) -> Iterator[str]:
    stem = f"{item.number:03d} {_safe(Path(item.name).stem)}"
    for kind in ("md", "docx") if reviewed.docx else ("md",):
        path = out / f"{stem}.{kind}"
        write_file(path, FORMATS[kind].make(reviewed))
        yield path.name


def _safe(name: str) -> str:
    """A name that every system takes; the end with the extension stays."""
    return _NO_NAME.sub("_", name).strip(" .")[-_MAX_NAME_CHARS:] or "_"


def table(items: Sequence[BatchItem]) -> Rows:
    """A row a file: what was found, how ready each criterion is and which to mend first, where the report stands or what went wrong."""
    reviews = [item.reviewed.review for item in items if item.reviewed]
    criteria = [report.id for report in reviews[0].criteria] if reviews else []
    head = ("№", "Файл", "Проект", "Ошибки", "Замечания", "Советы", "Противоречия", *criteria, "Начать с", "Отчёт", "Что случилось")
    return [head, *(_row(item, len(criteria)) for item in items)]


def _row(item: BatchItem, criteria: int) -> tuple[Cell, ...]:
    if item.reviewed is None:
        return item.number, item.name, *[None] * (7 + criteria), item.problem
    review = item.reviewed.review
    found = Counter(finding.severity for finding in review.findings)
    counts = (*(found[severity] for severity in HEADINGS), len(review.contradictions))
    readiness, first = (r.readiness for r in review.criteria), ", ".join(r.id for r in to_mend(review)[:_FIRST])
    return item.number, item.name, _title(review), *counts, *readiness, first or None, ", ".join(item.reports), None


def _title(review: Review) -> str:
    return next((short(field.text) for field in review.fields if field.key == "title"), "")
