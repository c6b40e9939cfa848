"""People's own documents: files kept in one folder, one for each id, whatever moment the program is stopped at."""

import shutil
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ingest.read import FORMATS
from rag.errors import BadInputError, NotFoundError

UPLOADS = "uploads"
"""The collection of people's own documents."""
_NOT_DOCUMENTS = (".", "~$", "Thumbs.db", "desktop.ini")
"""How names begin of what programs keep among documents for themselves."""


def own_document_id(name: str) -> str:
    """The id of a user's document, from its file name: letters and digits, so that it can stand in an address."""
    stem = unicodedata.normalize("NFC", Path(name).stem.lower())
    return f"own-{''.join(c if c.isalnum() else '-' for c in stem).strip('-') or 'document'}"


def own_files(folder: Path) -> dict[str, Path]:
    """The files kept in a folder by document id, in the order of names; of two versions of a document the newer."""
    kept = [path for path in folder.glob("*") if path.suffix.lower() in FORMATS]
    newest = {own_document_id(path.name): path for path in sorted(kept, key=lambda path: path.stat().st_mtime_ns)}
    return dict(sorted(newest.items(), key=lambda item: item[1].name))


@contextmanager
def arriving(path: Path, folder: Path) -> Iterator[Path]:
    """A copy of a file inside the folder, not yet among the kept; gone when the `with` block ends unless it was put in place."""
    beside = folder / ".arriving"
    shutil.rmtree(beside, ignore_errors=True)  # a killed program may have left somebody's document
    beside.mkdir(parents=True)
    try:
        yield Path(shutil.copyfile(path, beside / path.name))
    finally:
        shutil.rmtree(beside)


def put_in_place(copy: Path, folder: Path) -> None:
    """Keep a document in place of its earlier version, which goes only when the new one is there."""
    kept = copy.replace(folder / copy.name)
    for path in folder.glob("*"):
        if path.suffix.lower() in FORMATS and own_document_id(path.name) == own_document_id(kept.name) and not path.samefile(kept):
            path.unlink()


def forget(document_id: str, folder: Path) -> None:
    """Delete every version of a document."""
    while path := own_files(folder).get(document_id):
        path.unlink()


def expanded(paths: Sequence[Path]) -> list[Path]:
    """The files themselves, and of folders all the files in them, however deep; each once, in order.

    Raises:
        NotFoundError: there is no such file or folder.
        BadInputError: a folder has no files.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = [file for file in sorted(path.rglob("*")) if file.is_file() and _is_document(file.relative_to(path))]
            if not inside:
                raise BadInputError(f"В папке «{path}» нет документов: проверьте путь и повторите.")
            found |= dict.fromkeys(inside)
        elif path.is_file():
            found[path] = None
        else:
            raise NotFoundError(f"Файл «{path}» не найден: проверьте путь и повторите.")
    return list(found)


def _is_document(inside: Path) -> bool:
    return not any(part.startswith(_NOT_DOCUMENTS) for part in inside.parts)
