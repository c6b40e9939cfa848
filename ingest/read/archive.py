"""Office files are zip archives: what must hold before one is unpacked. Nothing is ever unpacked to disk."""

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from rag.errors import UnreadableDocumentError
from rag.settings import Settings

_HEAD_BYTES = 65_536
ENCRYPTED = 0x1
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, KeyError, ValueError, OSError)
"""What `zipfile` meets in a damaged archive."""


def damaged(name: str) -> UnreadableDocumentError:
    return UnreadableDocumentError(f"Файл «{name}» повреждён и не читается: скачайте его заново или сохраните ещё раз.")


def check_archive(content: bytes, *, name: str, settings: Settings) -> None:
    """Refuse an archive that is a bomb, locked, or made to deceive.

    Sizes are those that the archive declares: `zipfile` never gives more bytes of an entry than that.

    Raises:
        UnreadableDocumentError: with a sentence for people.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_entries(archive.infolist(), name, settings)
            for entry in archive.infolist():
                if entry.filename.endswith((".xml", ".rels")):
                    with archive.open(entry) as part:
                        _check_part(part.read(_HEAD_BYTES), name)
    except DAMAGED as error:
        raise damaged(name) from error


def _check_entries(entries: list[zipfile.ZipInfo], name: str, settings: Settings) -> None:
    if len(entries) > settings.max_archive_entries:
        raise UnreadableDocumentError(
            f"В файле «{name}» больше {settings.max_archive_entries} частей, документ таким не бывает: сохраните его как PDF."
        )
    if sum(entry.file_size for entry in entries) > settings.max_unpacked_bytes:
        limit = settings.max_unpacked_bytes // 1_000_000
        raise UnreadableDocumentError(
            f"Файл «{name}» распаковывается больше чем в {limit} МБ: сохраните его без картинок и вложений или как PDF."
        )
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise UnreadableDocumentError(f"Файл «{name}» закрыт паролем: сохраните копию без пароля.")
    if any(leads_outside(entry.filename) for entry in entries):
        raise UnreadableDocumentError(
            f"В файле «{name}» записаны пути за его пределы, так делают вредоносные файлы: сохраните документ заново или как PDF."
        )


def leads_outside(filename: str) -> bool:
    """Whether an entry of an archive is called as a file somewhere else."""
    path = PurePosixPath(filename.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in "".join(path.parts[:1])


def _check_part(head: bytes, name: str) -> None:
    """Office programs write no document types, so one is there to make the reader fetch or multiply something."""
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise UnreadableDocumentError(
            f"В файле «{name}» объявлены XML-сущности, так делают вредоносные файлы: сохраните документ заново или как PDF."
        )
    if b"manifest:encryption-data" in head:
        raise UnreadableDocumentError(f"Файл «{name}» закрыт паролем: сохраните копию без пароля.")
