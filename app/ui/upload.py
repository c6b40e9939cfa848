"""Files that readers send to a room: read at once and removed from the disk at once."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Upload:
    """A file's name and bytes, in the memory of one reader's session."""

    name: str
    content: bytes


def taken(path: str) -> Upload:
    """An upload, gone from the disk."""
    file = Path(path)
    content = file.read_bytes()
    file.unlink()
    return Upload(file.name, content)
