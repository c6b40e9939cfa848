"""Printed lines of a draft: page furniture removed, lines of one paragraph joined, letters that look alike made equal."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from rag.text import clean, normalise

_FURNITURE = re.compile(r"\d\d\.\d\d\.\d{4} \d\d:\d\d(?::\d\d)?|Номер заявки \S+|Страница \d+ из \d+|Слайд (?:№ ?)?\d+")
"""Three lines at the foot of a page of the fund's export, which may stand apart, in the middle of a table or a word."""
CELL_BREAK = "\v"
_QUOTED = re.compile(r'(?<=\t)"((?:[^"\t]|"")+)"(?=[\t\r\n]|$)')
"""A cell of several lines, or with quotes in it, as a spreadsheet copies it."""
_BARRED = re.compile(r"\|.*\|.*\|")
_MARK = re.compile(r"^\s*([•*–—-]|\d{1,3}[.)])\s*\t(?=[^\t]*$)")
"""Of a point of a list, which Word sets off by a tab."""
_RULE = re.compile(r"\|(?:\s*:?-{2,}:?\s*\|)+")
"""Of a markdown table, below its head."""
_EMPHASIS = re.compile(
    r"\*\*|^#+ |^\s*[=~]{2,}\s*(?=\w)|(?<=\S)\s*[=~]{2,}\s*$"
    r"|(?<![\w*\s])\*(?=[^\W\d]|«)|(?<=[^\W\d]|[.»!?:])\*(?=\s|$)|(?<=\s)\*(?=(?:[^\W\d]|«)[^*]*[^\s*]\*)"
)
"""Of markdown, and of headings between rows of signs."""
_PICTURE = re.compile(r"^\s*[\U0001f000-\U0001faff][\ufe0f\u200d\U0001f000-\U0001faff]*\s*")
"""Before a heading of a message."""
_SHAPE = re.compile(r"^\s*(?:[\u25a0-\u25ff\u2600-\u27bf\u2b00-\u2bff\ue000-\uf8ff]\ufe0f?\s*|o\s+)(?=\S)")
"""Before a point of a list; Word's second level is a Latin «o», and other levels may be letters of a font of signs."""
_KEYCAP = re.compile(r"^\s*(\d)\ufe0f?\u20e3\s*")
_LOOKALIKE = str.maketrans("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ")
_HYPHEN = re.compile(r"(?<=\w)-\s*(?=\w)")
"""Where a line of a PDF ends the hyphen is lost, with it the two words are one."""
_EMPTY = re.compile(r"(?:не заполнено|отсутству[ею]т|нет|не выбрано|не указан[оаы]?|комментарий|[-–—.…\s]*)\.?", re.IGNORECASE)
_HIDDEN = "[скрыто]"
_HIDDEN_SHARE = 0.3
"""Where every other line is a label, a third of the lines taken out is everything."""
_OPENS = re.compile(r"[•*–—-]\s|\d{1,3}[.):]\s|Комментарий:|Задача (?:№ ?)?\d")
_ENDS = re.compile(r"[\w»)]{3}[.!?…]$")
_BEGINS = re.compile(r"[«\"(]?[А-ЯЁA-Z]")
"""A line that ends with its sentence, before one that begins another, is whole."""
_POINT = re.compile(r"(?<=\S) (?=• |(?:Количественные|Качественные) (?:результаты|показатели))")
"""A cell of a PDF comes as one line; its list begins anew at each mark, and field 10 at each of its halves."""
_WRAP_CHARS = range(80, 150)
"""A printed line of about this length goes on in the next one; a longer one is a whole paragraph, a shorter one an end."""
_NARROW_CHARS = range(40, 88)
"""The widths of a page whose lines are shorter than those of the fund's export."""
_FULL = 0.9
"""Lines of a page are about as long as this part of the longest, letters being of several widths."""
_MIN_WRAPPED = 8
_MIN_WHOLE, _FEW = 5, 3
_NOT_ENDED = re.compile(
    r"(?:[,–—-]|(?<!\w)(?:[а-яё]{1,3}|[А-ЯЁ]|[гс]\.|[А-ЯЁ]{2,6}|им(?:\.|ени)|город\w*|с[её]л[оаеу]|пос[её]л\w+|деревн\w+|станиц\w+))$"
)
"""The end of a line that a name follows in the next one."""
_VALUE = re.compile(r"\d[\d \u00a0]*(?:,\d\d)?")


def printed_lines(text: str) -> list[str]:
    """Lines of the text without page furniture; page breaks and Windows line ends are gone, empty lines stay.

    A row of a table is one line: a tab stands between its cells, `CELL_BREAK` between the lines of a cell. A row of a markdown table
    becomes such a line, and so does one of a spreadsheet with lines in a cell.
    """
    text = _QUOTED.sub(lambda cell: cell[1].replace('""', '"').strip("\n").replace("\n", CELL_BREAK), text)
    printed = text.replace("\r\n", "\n").replace("\f", "\n").replace("\r", "\n").split("\n")
    lines = (_row(_EMPHASIS.sub("", _unpictured(line))) for line in printed if not _RULE.fullmatch(line.strip()))
    return [line for line in lines if not _FURNITURE.fullmatch(line)]


def _unpictured(line: str) -> str:
    """A line of a message as it is written elsewhere: «• Занятия» for «✅ Занятия», «1. Набор» for a picture of a digit."""
    return _SHAPE.sub("• ", _PICTURE.sub("", _KEYCAP.sub(r"\1. ", line)))


def _row(line: str) -> str:
    """A line cleaned, cell by cell where more than one cell is filled."""
    if _BARRED.fullmatch(line.strip()):
        line = line.strip()[1:-1].replace("|", "\t")
    if "\t" not in line and CELL_BREAK not in line:
        return clean(line)
    line = _MARK.sub(r"\1 ", line)
    joined = "\t".join(CELL_BREAK.join(map(clean, cell.split(CELL_BREAK))) for cell in line.split("\t"))
    return joined if len(re.findall(r"[^\t]*\w[^\t]*", joined)) > 1 else joined.replace("\t", " ").strip()


def cell_lines(lines: Iterable[str]) -> list[str]:
    """The same with every cell, and every line of a cell, on a line of its own."""
    return [part for line in lines for part in re.split(f"[\t{CELL_BREAK}]", line)]


def page_width(lines: Iterable[str]) -> int | None:
    """How many characters a line of the page has; 0 where paragraphs are whole, `None` where that cannot be told.

    Rows of tables say nothing of it. Of a wide page it is not told: its lines are known by their length.
    """
    printed = [line for line in lines if "\t" not in line and CELL_BREAK not in line]
    going = sorted(len(one) for one, other in pairwise(printed) if re.search(r"[а-яё,]$", one) and re.match("[а-яё]", other))
    width = next((length for length in reversed(going) if length <= _WRAP_CHARS.stop), 0)
    if sum(_FULL * width < length <= width for length in going) >= _MIN_WRAPPED:
        return width if width in _NARROW_CHARS else None
    wrapped = sum(length in _WRAP_CHARS for length in going)
    return 0 if wrapped < _FEW and sum(len(line) > _WRAP_CHARS.stop for line in printed) >= _MIN_WHOLE else None


def _goes_on(line: str, following: str, width: int | None) -> bool:
    """Whether the width of the page cut a line here."""
    if _VALUE.fullmatch(following) and not line.endswith(":"):
        return False  # the sum under a label of the form
    if not width:
        return width is None and len(line) in _WRAP_CHARS
    fits = len(line) + 1 + len(following.split(maxsplit=1)[0]) <= _FULL * width
    return not fits and (not following[0].isupper() or bool(_NOT_ENDED.search(line)))


def _opens(last: str, line: str) -> bool:
    """Whether a line is a point of a list; «30. Мастеров …» after «Квартир —» or «Квартир:» is the number that is told of them."""
    first = line.startswith(("1.", "1)", "1:"))
    return bool(_OPENS.match(line)) and not (line[0].isdigit() and last.endswith(("–", "—", ",", *(() if first else (":",)))))


def unwrapped(lines: Sequence[str], width: int) -> list[str]:
    """Lines of a narrow page as paragraphs, where no line of one can be taken for a heading; empty lines and rows of tables stay."""
    joined: list[str] = []
    last = ""
    for line in lines:
        if line and last and "\t" not in last + line and not _opens(last, line) and _goes_on(last, line, width):
            joined[-1] += " " + line
        else:
            joined.append(line)
        last = line
    return joined


def paragraphs(lines: Sequence[str], width: int | None = None) -> str:
    """Lines as paragraphs, one a line: what was wrapped by the page's `width` is whole again."""
    joined: list[str] = []
    last = ""
    for line in filter(None, lines):
        whole = joined and ("\t" in joined[-1] + line or (_ENDS.search(joined[-1]) and _BEGINS.match(line)))
        if joined and _goes_on(last, line, width) and not whole and not _opens(last, line):
            joined[-1] += " " + line
        else:
            joined.append(line)
        last = line
    return _POINT.sub("\n", "\n".join(joined))


def paragraph_offsets(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the lines of a text that have words."""
    return ((match.start(), match.end()) for match in re.finditer(r"[^\n]*\w[^\n]*", text))


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """For comparing headings: normalised, Latin letters that look Cyrillic made Cyrillic, no hyphens and no marks at the end."""
    said = _HYPHEN.sub("", normalise(text.translate(_LOOKALIKE)))
    return re.sub(r"\s+", " ", said).strip(" .:*#")


def is_empty(text: str) -> bool:
    """Whether the form was left empty here: «не заполнено», «Отсутствует», «…»."""
    return _EMPTY.fullmatch(text.strip()) is not None


def is_hidden(text: str) -> bool:
    """Whether somebody took the text out, leaving «[скрыто]» and labels."""
    lines = [line for line in text.splitlines() if line.strip()]
    return bool(lines) and sum(_HIDDEN in line for line in lines) >= _HIDDEN_SHARE * len(lines)
