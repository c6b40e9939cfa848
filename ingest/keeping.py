"""People's own documents stay as they were when an ingest fails or is cancelled."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def kept_on_failure(own: Path) -> Iterator[None]:
    """Put the files of a folder back if the block does not end well. Files there are replaced, never written into.

    One block at a time may keep a folder. What a killed one left is dropped: the next run takes the files that stand in the folder.
    """
    own.mkdir(parents=True, exist_ok=True)
    before = own.with_name(f"{own.name}.before")
    shutil.rmtree(before, ignore_errors=True)
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
    finally:
        shutil.rmtree(before, ignore_errors=True)


def _link(source: str, target: str) -> None:
    """A second name of the file, which costs no room; a copy where the disk knows no such names."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
