"""Files that readers send to a room: read at once and removed from the disk at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.ui.language import Words

_OTHER_SPELLINGS = frozenset({".htm", ".xhtml", ".jpeg", ".tiff"})


@dataclass(frozen=True, slots=True)
class Upload:
    """A file's name and bytes, in the memory of one reader's session."""

    name: str
    content: bytes


def formats_told(suffixes: Iterable[str], words: Words) -> str:
    """Which files will do, as people call them: «DOCX, PDF»."""
    named = sorted(suffix.removeprefix(".").upper() for suffix in set(suffixes) - _OTHER_SPELLINGS)
    return f"{words('Подойдут файлы')}: {', '.join(named)}."


def taken(path: str) -> Upload:
    """An upload, gone from the disk."""
    file = Path(path)
    content = file.read_bytes()
    file.unlink()
    return Upload(file.name, content)
