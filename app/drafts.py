"""Drafts for review: a file -> text lines, a fund's folder -> its rules with quotes from the corpus."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from itertools import zip_longest
from pathlib import Path
from threading import Event
from typing import BinaryIO

from ingest.content import Content, Item, TableRow
from ingest.index import Progress
from ingest.read import FORMATS, checked_bytes
from ingest.read.isolation import ReadingProcess
from ingest.read.markdown import read_markdown
from ingest.read.plain import decode
from ingest.sources import Sources
from rag.errors import BadInputError, UnreadableDocumentError
from rag.review.findings import Rule
from rag.review.fund import Cite, FundRules
from rag.review.language.printed import CELL_BREAK
from rag.settings import Settings
from rag.text import sentences, subject_stems
from rag.types import Confidence

_COPY_BYTES = 1 << 20
_MIN_SHARED = 2
"""A sentence of the corpus is shown for a finding when it shares so many subject words with it."""
_LABEL_AND_VALUE = 2
_COMMENT_HEAD = re.compile(r"комментари|обоснование|пояснени|расч[её]т", re.IGNORECASE)
_NUMBERS = re.compile(r"\d[\d .,\u00a0]*")
_NOT_ENDED = re.compile(r"(?:[,–—-]|(?<!\w)[а-яё]{1,3}|«[^»]*|\([^)]*)$")
_CUT_DAY = re.compile(r"(?<!\d)\d\d\.\d\d\.20(?:\d \d| 2\d)(?!\d)")
"""A day that a narrow column cut: «01.04.202 6»."""
_TEXT = frozenset({".txt", ".md"})


def draft_text(path: Path, settings: Settings, *, stopped: Event | None = None, progress: Progress = lambda _done, _total: None) -> str:
    """The text of a draft with its lines as printed; a row of a table is one line with tabs between its cells.

    Args:
        progress: called with the pages recognised and all that must be.

    Raises:
        UnreadableDocumentError: with a sentence for people: what is wrong with the file and what to do.
        StoppedError: another thread set `stopped` while the file was read.
    """
    if path.suffix.lower() not in FORMATS:
        raise UnreadableDocumentError(f"Формат файла «{path.name}» не поддерживается: можно {', '.join(sorted(FORMATS))}.")
    if not path.is_file():
        raise UnreadableDocumentError(f"Файл «{path.name}» не найден: проверьте имя.")
    if path.suffix.lower() in _TEXT:
        return decode(checked_bytes(path, settings), path.name)
    with ReadingProcess(settings, stopped=stopped, progress=progress) as reading:
        return content_text(reading.read_content(path))


def save_upload(file: BinaryIO, path: Path, *, limit: int) -> None:
    """Copy an upload of at most `limit` bytes.

    Raises:
        UnreadableDocumentError: it is larger.
    """
    size = 0
    with path.open("wb") as copy:
        while piece := file.read(_COPY_BYTES):
            size += len(piece)
            if size > limit:
                raise UnreadableDocumentError(f"Файл больше {limit // 1_000_000} МБ: разделите его на части.")
            copy.write(piece)


def content_text(content: Content) -> str:
    """What was read of a file, as lines; a row of a table is one, with tabs between its cells."""
    lines: list[str] = []
    head: tuple[str, ...] = ()
    labelled = set[tuple[str, ...]]()
    """First rows of tables of labels and values after the last line of text: such a table goes on without a head below a table in it."""
    for item in _whole_rows(content.items):
        if isinstance(item, TableRow):
            lines += [
                "",
                *([_row(item.head)] if item.head and item.head != head and item.head not in labelled else ()),
                _row(map(_cell, zip_longest(item.cells, item.head, fillvalue=""))),
                "",
            ]
            head = item.head
            labelled |= {head} if len(head) == _LABEL_AND_VALUE else set()
        else:
            labelled.clear()
            lines += ["", item.text] if item.level else [item.text]
    return "\n".join(lines)


def fund_rules(settings: Settings) -> dict[str, FundRules]:
    """Rules of every fund that the corpus has criteria of, by the fund's id."""
    return {fund: FundRules.load(folder / "criteria.yaml") for fund, folder in _fund_folders(settings).items()}


def _whole_rows(items: Iterable[Item]) -> list[Item]:
    """Rows that a page break cut in two are put together; a cell of several rows is printed again."""
    whole: list[Item] = []
    for item in items:
        before = whole[-1] if whole else None
        if isinstance(item, TableRow) and isinstance(before, TableRow) and _goes_on(before, item):
            cells = zip(before.cells, item.cells, strict=True)
            joined = tuple(one if one == other else f"{one} {other}".strip() for one, other in cells)
            whole[-1] = replace(before, cells=joined, page=item.page)
        else:
            whole.append(item)
    return whole


def _goes_on(row: TableRow, following: TableRow) -> bool:
    """Whether the first row of a page is the rest of the last one before.

    It has no first cell, or begins in the middle of a sentence; or else nothing stands under its numbers, and a cell before was not ended.
    """
    if row.page == following.page or len(row.cells) != len(following.cells):
        return False
    first = next((cell for before, cell in zip(row.cells, following.cells, strict=True) if not cell or cell != before), "")
    if not first or first[0].islower():
        return True
    pairs = [(before, cell) for before, cell in zip(row.cells, following.cells, strict=True) if cell != before]
    numbers = [cell for before, cell in pairs if _NUMBERS.fullmatch(before)]
    return bool(numbers) and not any(numbers) and any(cell and _NOT_ENDED.search(before) for before, cell in pairs)


def _row(cells: Iterable[str]) -> str:
    return "\t".join(cell.replace("\t", " ").replace("\n", CELL_BREAK) for cell in cells)


def _cell(cell_and_head: tuple[str, str]) -> str:
    """A cell as the fund's form prints it: what stands under «Комментарий» is called so."""
    cell, head = cell_and_head
    cell = _CUT_DAY.sub(lambda day: day[0].replace(" ", ""), cell)
    commented = _COMMENT_HEAD.match(head) and cell and not cell.startswith("Комментарий:")
    return f"Комментарий: {' '.join(cell.split())}" if commented else cell


def load_fund(fund: str, settings: Settings) -> tuple[FundRules, Cite]:
    """A fund's rules and how they are cited.

    Raises:
        BadInputError: the corpus has no such fund; the message names those it has.
    """
    folders = _fund_folders(settings)
    if fund not in folders:
        raise BadInputError(f"Фонда «{fund}» с критериями нет; есть: {', '.join(folders) or 'ни одного'}.")
    return FundRules.load(folders[fund] / "criteria.yaml"), _citer(folders[fund], settings)


def _fund_folders(settings: Settings) -> dict[str, Path]:
    return {path.parent.name: path.parent for path in sorted((settings.corpus_dir / "funds").glob("*/criteria.yaml"))}


def _citer(folder: Path, settings: Settings) -> Cite:
    """Cite by the register of sources, with the sentence of the fund's digests that speaks most of the matter."""
    sources = Sources.load(settings.corpus_dir / "sources.toml")
    stated = _statements(folder, sources)
    stems = cache(subject_stems)

    @cache
    def cite(locator: str, confidence: Confidence, about: str) -> Rule:
        norm = sources.norm(locator, confidence=confidence)
        wanted = subject_stems(about)
        said = [text for place, texts in stated.items() if place == locator or place.startswith(locator + ",") for text in texts]
        best = max(said, key=lambda text: (len(wanted & stems(text)), -len(text)), default="")
        quote = _telling(best, wanted) if len(wanted & stems(best)) >= _MIN_SHARED else None
        return Rule(locator, norm.title, norm.url, norm.as_of, confidence, quote)

    return cite


def _telling(statement: str, wanted: frozenset[str]) -> str:
    """A statement from its first sentence that speaks of the matter on; all of it where no one sentence does."""
    begins = (start for start, end in sentences(statement) if len(wanted & subject_stems(statement[start:end])) >= _MIN_SHARED)
    return statement[next(begins, 0) :].strip()


def _statements(folder: Path, sources: Sources) -> Mapping[str, list[str]]:
    """What the digests of a folder state, by locator."""
    stated: dict[str, list[str]] = defaultdict(list)
    for path in sorted(folder.glob("*.md")):
        document = read_markdown(path.read_text("utf-8"), document_id=path.stem, collection="funds", sources=sources)
        for section in document.sections:
            for piece in section.pieces:
                for statement in piece.statements:
                    for norm in statement.norms:
                        stated[norm.locator].append(piece.text[statement.start : statement.end].strip())
    return stated
