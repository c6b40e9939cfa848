"""Digests of the corpus: markdown whose statements carry their norms in braces (docs/corpus-format.md)."""

import re
from datetime import date
from itertools import groupby
from typing import cast, get_args

import yaml

from ingest.document import Kind, Piece, Section, SourceDocument
from ingest.sources import Sources
from rag.errors import UnreadableDocumentError
from rag.text import clean, sentences
from rag.types import Confidence, Norm, Statement

FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_BRACES = re.compile(r"\s*\{([^{}]*)\}")
_BRACES_BEFORE_STOP = re.compile(r"\s*(\{[^{}]*\})([.;,:!?])")
_ITEM = re.compile(r"(?:[-*]|\d+[.)]) ")
_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")

Norms = tuple[Norm, ...]


def read_markdown(text: str, *, document_id: str, collection: str, sources: Sources) -> SourceDocument:
    """Read one digest.

    Raises:
        UnreadableDocumentError: no front matter, no sections, a section without norms.
        ConsultantError: a norm of an unknown source.
    """
    text = text.replace("\r\n", "\n")
    front = FRONT_MATTER.match(text)
    meta = _front_matter(front[1], document_id) if front else None
    if front is None or not isinstance(meta, dict) or "title" not in meta:
        raise UnreadableDocumentError(f"В документе {document_id} нет шапки с полем title: добавьте её по образцу docs/corpus-format.md.")
    opening, *parts = re.split(r"^## ", text[front.end() :], flags=re.MULTILINE)
    if not parts:
        raise UnreadableDocumentError(f"В документе {document_id} нет разделов «## …»: добавьте хотя бы один.")
    if re.sub(r"^# .*$", "", opening, flags=re.MULTILINE).strip():
        raise UnreadableDocumentError(f"В документе {document_id} есть текст до первого раздела: перенесите его под «## вопрос».")
    sections = tuple(_section(part, document_id, sources) for part in parts)
    return SourceDocument(document_id, str(meta["title"]), collection, sections)


def _front_matter(text: str, document_id: str) -> object:
    try:
        return yaml.safe_load(text)
    except (yaml.YAMLError, ValueError) as error:
        raise UnreadableDocumentError(f"Шапка документа {document_id} записана с ошибкой, исправьте её: {error}") from error


def parse_norms(braces: str, sources: Sources) -> Norms:
    """Read what stands in braces: `locator; locator | confidence | from..to`."""
    locators, confidence, dates, *_ = [*(part.strip() for part in braces.split("|")), "", ""]
    if confidence and confidence not in get_args(Confidence):
        raise UnreadableDocumentError(f"Неизвестная уверенность «{confidence}» в {{{braces}}}: допустимы high, medium, low.")
    try:
        first, last = (date.fromisoformat(day) if day else None for day in [*dates.split(".."), ""][:2])
    except ValueError as error:
        raise UnreadableDocumentError(f"В скобках {{{braces}}} нет такого дня: пишите 2025-01-01..2026-12-31.") from error
    level = cast("Confidence", confidence or "high")
    return tuple(sources.norm(locator.strip(), confidence=level, valid_from=first, valid_to=last) for locator in locators.split(";"))


def _section(part: str, document_id: str, sources: Sources) -> Section:
    heading, _, body = part.partition("\n")
    braces = _BRACES.search(heading)
    if braces is None:
        raise UnreadableDocumentError(f"В документе {document_id} у раздела «{heading.strip()}» нет нормы в скобках {{…}}.")
    default = parse_norms(braces[1], sources)
    questions, body = _questions(body)
    pieces: list[Piece] = []
    for block in re.split(r"\n\s*\n", body.strip()):
        content, of_block = _norms_of_block(block.strip())
        if content:
            pieces += _block(content, default, sources)
        if of_block is not None and pieces:
            pieces = _cover_last_block(pieces, parse_norms(of_block, sources))
    if any(set("{}") & set(piece.text) for piece in pieces):
        raise UnreadableDocumentError(f"В документе {document_id} в разделе «{heading.strip()}» скобка {{…}} не закрыта.")
    return Section(clean(_BRACES.sub("", heading)), tuple(pieces), questions)


def _norms_of_block(block: str) -> tuple[str, str | None]:
    """A block without its last line, if that is braces alone, and what stands in them."""
    content, _, last = block.rpartition("\n")
    alone = re.fullmatch(_BRACES, last.strip())
    return (content, alone[1]) if alone else (block, None)


def _questions(body: str) -> tuple[tuple[str, ...], str]:
    """Other ways to ask, from the line under the heading that begins with a question mark, and the rest."""
    first, _, rest = body.lstrip("\n").partition("\n")
    if not first.startswith("? "):
        return (), body
    return tuple(clean(question) for question in first[2:].split(" / ") if question.strip()), rest


def _cover_last_block(pieces: list[Piece], norms: Norms) -> list[Piece]:
    """Give a block's norms to all its pieces: a line of braces alone speaks of the block above it."""
    kind = pieces[-1].kind
    size = 1 if kind == "paragraph" else len(next(list(run) for same, run in groupby(reversed(pieces), lambda p: p.kind) if same))
    covered = [Piece(p.text, (Statement(0, len(p.text), norms),), p.kind, p.header) for p in pieces[-size:]]
    return pieces[:-size] + covered


def _block(block: str, default: Norms, sources: Sources) -> list[Piece]:
    lines = [line.strip() for line in block.strip().splitlines() if line.strip()]
    if lines and lines[0].startswith("|"):
        return _table(lines, default, sources)
    units: list[str] = []
    for line in lines:
        if units and not _ITEM.match(line):
            units[-1] += " " + line
        else:
            units.append(line)
    return [_piece(unit, "item" if _ITEM.match(unit) else "paragraph", default, sources) for unit in units]


def _table(lines: list[str], default: Norms, sources: Sources) -> list[Piece]:
    head = _BRACES.sub("", lines[0])
    header = "\n".join([head, "|" + " --- |" * (head.count("|") - 1)])
    rows = [line for line in lines[1:] if not _RULE.fullmatch(line)]
    return [_piece(row, "row", default, sources, header=header) for row in rows]


def _piece(unit: str, kind: Kind, default: Norms, sources: Sources, *, header: str = "") -> Piece:
    """Take the braces out of a unit and remember which stretch each of them covers."""
    unit = _BRACES_BEFORE_STOP.sub(r"\2 \1", unit)
    text, statements, taken = "", list[Statement](), 0
    for braces in _BRACES.finditer(unit):
        stretch = clean(unit[taken : braces.start()]) if not text else " " + clean(unit[taken : braces.start()])
        taken = braces.end()
        if not stretch.strip():
            continue
        start, text = len(text), text + stretch
        own = start + (_last_sentence(stretch) if kind == "paragraph" else 0)
        if own > start:
            statements.append(Statement(start, own, default))
        statements.append(Statement(own, len(text), parse_norms(braces[1], sources)))
    rest = unit[taken:]
    if rest.strip():
        start, text = len(text), text + (rest if text else clean(rest))
        text = text.rstrip()
        if rest.strip(" |"):
            statements.append(Statement(start, len(text), default))
        else:  # the bar that closes a row belongs to the row
            statements[-1] = Statement(statements[-1].start, len(text), statements[-1].norms)
    return Piece(text, tuple(statements), kind, header)


def _last_sentence(text: str) -> int:
    """Offset at which the last sentence of a stretch begins; a stretch of one sentence begins with the space before it."""
    found = sentences(text)
    return found[-1][0] if len(found) > 1 else 0
