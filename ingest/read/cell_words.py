"""Lines of a narrow cell -> its text: a word that was cut by the column's width and has no hyphen is whole again."""

import re
from collections.abc import Sequence
from functools import reduce

from rag.morphology import is_word

_END = re.compile(r"([а-яёА-ЯЁ]+)(-?)$")
_BEGIN = re.compile(r"[а-яё]+")
_COMPOUND = re.compile(r"[а-яё]{4}о$")
"""«гражданско-правовой» keeps its hyphen."""
_MARK = re.compile(r"[,.;:!?)»]")
_FUNCTION_WORDS = frozenset("а без в во для до же за и из или к ко ли на не о об от по при про с со то у".split())  # noqa: SIM905
_LEAST_CUT_CHARS = 5
"""A column is not so narrow that a shorter piece of a word fills it."""


def join_cell(lines: Sequence[str]) -> str:
    """The lines of a cell as one: cut words are told by the dictionary, what it does not know stays as printed."""
    return reduce(_joined, lines, "").strip()


def _joined(text: str, line: str) -> str:
    end, begin = _END.search(text), _BEGIN.match(line)
    if end is None or begin is None:
        return text + line if _MARK.match(line) else f"{text} {line}"
    one, hyphen, other = end[1].lower(), end[2], begin[0]
    whole = is_word(one + other)
    if hyphen:
        compound = not whole if is_word(one) else _COMPOUND.search(one) and is_word(other)
        return text + line if compound else text[:-1] + line
    return text + line if _is_cut(one, other, whole=whole) else f"{text} {line}"


def _is_cut(one: str, other: str, *, whole: bool) -> bool:
    """Whether two pieces are one word: the dictionary has it, and not both of them, or the first of them fills a column."""
    if other in _FUNCTION_WORDS:
        return whole and not is_word(one)
    return len(other) == 1 or (whole and (len(one) >= _LEAST_CUT_CHARS or not (is_word(one) and is_word(other))))
