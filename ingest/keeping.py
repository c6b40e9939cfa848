"""People's own documents stay as they were when an ingest fails or is cancelled."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def kept_on_failure(own: Path) -> Iterator[None]:
    """Put the files of a folder back if the block does not end well. Files there are replaced, never written into."""
    own.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=own.parent) as folder:
        before = Path(folder) / "before"
        shutil.copytree(own, before, copy_function=_link)
        try:
            yield
        except BaseException:
            for file in own.iterdir():
                if file.is_file() and not (before / file.name).exists():
                    file.unlink()
            for file in before.iterdir():
                file.replace(own / file.name)
            raise


def _link(source: str, target: str) -> None:
    """A second name of the file, which costs no room; a copy where the disk knows no such names."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
