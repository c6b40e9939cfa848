"""How truly documents are read: characters against a true text, points and criteria of the rules; beside plain pypdf in the same run."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from time import perf_counter

import yaml
from pypdf import PdfReader
from rapidfuzz.distance import Levenshtein

from rag.errors import BadInputError

_POINTS = 42
"""Points of the rules, read off the printed pages."""
_POINT = re.compile(r"^(\d{1,2})\. ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of a file: the text of every page, and the numbers of the points that it saw open."""

    pages: tuple[str, ...]
    points: tuple[int, ...]


ReadFile = Callable[[Path], Reading]


@dataclass(frozen=True, slots=True)
class Score:
    """Shares from 0 to 1; `seconds` are spent on the three files together."""

    method: str
    text_characters: float
    scan_characters: float
    points: float
    criteria: float
    seconds: float


def bench(data: Path, read: ReadFile, *, criteria: Path) -> list[Score]:
    """Score our reader and plain pypdf on the files of `data`; `criteria` is the fund's criteria.yaml.

    Raises:
        BadInputError: a file is missing.
    """
    truth = data / "parsing"
    try:
        text = (truth / "debian-faq.ru.txt").read_text("utf-8")
        pages = [page["text"] for page in json.loads((truth / "polozhenie_gt.json").read_text("utf-8"))]
        rows = _rows(criteria)
        methods = {"ours": read, "plain pypdf": plain}
        return [_score(name, method, data, text=text, pages=pages, rows=rows) for name, method in methods.items()]
    except OSError as error:
        raise BadInputError(f"Для измерения чтения не хватает файла: {error}") from error


def accuracy(read: str, true: str) -> float:
    """Character accuracy, from 0 to 1: one less the edit distance to the true text over its length; white space counts as one space."""
    ours, theirs = " ".join(read.split()), " ".join(true.split())
    return max(0.0, 1 - Levenshtein.distance(ours, theirs) / len(theirs))


def plain(path: Path) -> Reading:
    """Text as pypdf gives it; a point opens where a line begins with the number that comes next."""
    pages = tuple(page.extract_text() for page in PdfReader(path).pages)
    points: list[int] = []
    for number in map(int, _POINT.findall("\n".join(pages))):
        if number == len(points) + 1:
            points.append(number)
    return Reading(pages, tuple(points))


def _score(name: str, read: ReadFile, data: Path, *, text: str, pages: Sequence[str], rows: Sequence[str]) -> Score:
    start = perf_counter()
    printed = read(data / "parsing" / "debian-faq.ru.pdf")
    scanned = read(data / "parsing" / "polozhenie_scan150.pdf")
    rules = read(data / "fpg" / "polozhenie-2026-1.pdf")
    seconds = perf_counter() - start
    told = " ".join(" ".join(rules.pages).split())
    return Score(
        method=name,
        text_characters=round(accuracy("\n".join(printed.pages), text), 4),
        scan_characters=round(mean(accuracy(read_page, true) for read_page, true in zip(scanned.pages, pages, strict=True)), 4),
        points=len(set(rules.points) & set(range(1, _POINTS + 1))) / _POINTS,
        criteria=sum(row in told for row in rows) / len(rows),
        seconds=round(seconds, 1),
    )


def _rows(criteria: Path) -> list[str]:
    """Each criterion with its coefficients, as its row of the table reads."""
    rules = yaml.safe_load(criteria.read_text("utf-8"))
    return [
        " ".join([criterion["title"], *(f"{weight:g}".replace(".", ",") for weight in criterion["weights"].values())])
        for criterion in rules["criteria"]
    ]
