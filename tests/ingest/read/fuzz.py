"""Damaged files over all readers: `make fuzz`.

Every file must be read or refused with a sentence, within the limits; a reader that raises anything else dies, and its
last words are printed. Each round is made from the seed and its number alone, so any of them can be made again.
"""

import argparse
import io
import random
import re
import sys
import tempfile
import time
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from ingest.read import FORMATS
from ingest.read.isolation import ReadingProcess
from ingest.sources import Sources
from rag.errors import ConsultantError
from rag.settings import Settings
from tests.conftest import DIGEST, SHARED
from tests.ingest.read.office_files import zip_file
from tests.ingest.read.seeds import SEEDS

_REAL = ("fpg/obyavlenie-2026-1.pdf", "fpg/support/art28.html", "drafts/seed-3-initiatives.txt")
_LIMITS = Settings(read_timeout_seconds=30, max_read_memory_bytes=1_000_000_000, max_unpacked_bytes=50_000_000)
_NUMBERS = (b"-1", b"0", b"65536", b"999999999", b"99999999999999999999", b"")
_MAX_PIECE = 400
_REAL_EVERY = 20
"""Real files are larger and slower than those made by the tests."""


@dataclass
class Outcomes:
    """What became of the files: how many were read or refused, and every failure with the file that made it."""

    counts: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[str, bytes, str]] = field(default_factory=list)
    slowest_seconds: float = 0.0
    slowest: str = ""


def made() -> dict[str, bytes]:
    """Sound files by name, made by the tests."""
    texts = {"digest.md": DIGEST.encode(), "windows.txt": DIGEST.encode("cp1251")}
    return {name: content for name, content in {**SEEDS, **texts}.items() if Path(name).suffix in FORMATS}


def real(folder: Path) -> dict[str, bytes]:
    """Real files by name, those that are there and have a reader."""
    paths = [folder / name for name in _REAL]
    return {path.name: path.read_bytes() for path in paths if path.exists() and path.suffix in FORMATS}


def damaged(content: bytes, other: bytes, chance: random.Random) -> bytes:
    """The file with one to four wounds; an archive is mostly wounded inside."""
    if zipfile.is_zipfile(io.BytesIO(content)) and chance.random() < 0.8:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = {name: archive.read(name) for name in archive.namelist()}
        inside = chance.choice([name for name in entries if name.endswith((".xml", ".rels"))])
        if chance.random() < 0.1:
            del entries[inside]
        else:
            entries[inside] = _wounded(entries[inside], other, chance)
        return zip_file(entries)
    return _wounded(content, other, chance)


def _wounded(content: bytes, other: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 4)):
        content = chance.choice(_WOUNDS)(content, other, chance)
    return content


def _piece(content: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(content) + 1)
    return start, min(len(content), start + chance.randint(1, _MAX_PIECE))


def _flip(content: bytes, _: bytes, chance: random.Random) -> bytes:
    flipped = bytearray(content)
    for _flips in range(chance.randint(1, 20) if flipped else 0):
        flipped[chance.randrange(len(flipped))] = chance.randrange(256)
    return bytes(flipped)


def _cut_end(content: bytes, _: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _cut_out(content: bytes, _: bytes, chance: random.Random) -> bytes:
    start, end = _piece(content, chance)
    return content[:start] + content[end:]


def _insert(content: bytes, _: bytes, chance: random.Random) -> bytes:
    start, _end = _piece(content, chance)
    return content[:start] + chance.randbytes(chance.randint(1, 50)) + content[start:]


def _splice(content: bytes, other: bytes, chance: random.Random) -> bytes:
    start, end = _piece(content, chance)
    left, right = _piece(other, chance)
    return content[:start] + other[left:right] + content[end:]


def _repeat(content: bytes, _: bytes, chance: random.Random) -> bytes:
    start, end = _piece(content, chance)
    return content[:end] + content[start:end] * chance.choice((1, 3, 50)) + content[end:]


def _renumber(content: bytes, _: bytes, chance: random.Random) -> bytes:
    numbers = list(re.finditer(rb"\d+", content))
    if not numbers:
        return content
    number = chance.choice(numbers)
    return content[: number.start()] + chance.choice(_NUMBERS) + content[number.end() :]


def _swap_elements(content: bytes, _: bytes, chance: random.Random) -> bytes:
    """Put one piece between angle brackets or braces in the place of another: XML that stays nearly whole."""
    marks = list(re.finditer(rb"<[^<>]+>|[{}]|\\[a-z]+", content))
    if len(marks) < 2:
        return content
    one, another = chance.sample(marks, 2)
    return content[: one.start()] + another[0] + content[one.end() :]


_WOUNDS = (_flip, _cut_end, _cut_out, _insert, _splice, _repeat, _renumber, _renumber, _swap_elements, _swap_elements)


def fuzz(files: int, seed: int, *, rare: dict[str, bytes] | None = None, progress: bool = False) -> Outcomes:
    """Read `files` damaged files, the made ones in turn and sometimes one of the `rare`."""
    outcomes = Outcomes()
    often, rare = made(), rare or {}
    sound, names = {**often, **rare}, sorted(often)
    with tempfile.TemporaryDirectory() as folder, ReadingProcess(_LIMITS) as reading:
        for n in range(files):
            chance = random.Random(f"{seed} {n}")  # damage, not secrets
            name = chance.choice(sorted(rare)) if rare and n % _REAL_EVERY == 0 else names[n % len(names)]
            path = Path(folder) / f"{n}-{name}"
            path.write_bytes(damaged(sound[name], sound[chance.choice(names)], chance) or b"\0")
            _read(reading, path, outcomes)
            path.unlink()
            if progress and n % 100 == 99:
                print(f"{n + 1}/{files}: {dict(outcomes.counts)}", flush=True)
    return outcomes


def _read(reading: ReadingProcess, path: Path, outcomes: Outcomes) -> None:
    content, started = path.read_bytes(), time.monotonic()
    try:
        reading.read(path, document_id="own", collection="uploads", sources=Sources(()))
        outcome = "read"
    except ConsultantError as error:
        outcome = "refused"
        if error.__cause__ is not None:  # the child was killed or died, whatever sentence people get
            outcome = "hung" if isinstance(error.__cause__, TimeoutError) else "died"
            outcomes.failures.append((path.name, content, str(error.__cause__)))
    outcomes.counts[f"{path.suffix} {outcome}"] += 1
    seconds = time.monotonic() - started
    if seconds > outcomes.slowest_seconds:
        outcomes.slowest_seconds, outcomes.slowest = seconds, path.name


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--files", type=int, default=2500)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--keep", type=Path, help="a folder for the files that failed")
    given = arguments.parse_args()
    started = time.monotonic()
    outcomes = fuzz(given.files, given.seed, rare=real(SHARED), progress=True)
    for name, content, said in outcomes.failures:
        print(f"{name}:\n{said}")
        if given.keep:
            (given.keep / name).write_bytes(content)
    for outcome, count in sorted(outcomes.counts.items()):
        print(f"{outcome}: {count}")
    print(f"files: {given.files}, seed: {given.seed}, failures: {len(outcomes.failures)}, {time.monotonic() - started:.0f} s;", end=" ")
    print(f"slowest: {outcomes.slowest} {outcomes.slowest_seconds:.1f} s")
    return 1 if outcomes.failures else 0


if __name__ == "__main__":
    sys.exit(main())
