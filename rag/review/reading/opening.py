"""What field a line opens: as its heading, or as a label before its text."""

import re
from collections.abc import Iterable, Iterator, Sequence

from rag.review.fund import FormField, FundRules
from rag.review.language.printed import folded
from rag.review.reading.articles import article_of
from rag.review.reading.budget_list import names_sums
from rag.review.reading.headings import everyday_keys
from rag.review.reading.looks import is_loud
from rag.review.reading.unheaded import MAX_HEADING_CHARS

_NUMBER = re.compile(
    r"[#*•\s]*(?:(?:раздел|глава|часть)\s+(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4})[.):]?\s+|(?:раздел|глава|часть)\s+(?=«)"
    r"|лист\s*(?::|\d{1,2}[.:]?)\s+|\d{1,2}(?:\.\d{1,2})*[.)]?\s+|[ivx]{1,4}[.)]\s+)?",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(r" (?:проекта|организации|организации-?заявителя|заявителя)(?!\w)")
"""Of a heading that may well leave it out: «Дата регистрации», «Полное наименование заявителя»."""
_MIN_BARE_WORDS = 2
_ARTICLE = re.compile(r"\s*(?:статья|раздел) \d", re.IGNORECASE)
"""«Статья 1. Оплата труда» is a budget, whatever stands above."""
_LABEL = re.compile(r"((?:[\w-]+,? ?){1,5}(?: ?\([^)]*\))?)[.:] +(?=\S)")
"""Few words before the text of their paragraph: «О чём это. В посёлке …»."""
_LOUD_LABEL = re.compile(r"(?P<label>[А-ЯЁ]{2,}(?: [А-ЯЁ]+){0,3})[.:] +(?=[\w«])")
"""«ЧТО ПОТОМ. Срубы стоят лет пятнадцать.»"""
_NEXT_LABEL = re.compile(r"[.;·•] +(?=[А-ЯЁ][\w -]{2,40}: )")
"""«Сроки: … Место: …»: several fields in one line."""
SHORT_FIELDS = frozenset({"title", "direction", "theme", "geography", "starts", "ends", "registered", "organisation"})
WITH_ROWS = frozenset({"plan", "budget"})
_NAMED = re.compile(r"наименование(?: проекта)?", re.IGNORECASE)
"""In capitals it is a heading, of the title; in a table and among details of the organisation it is of anything else."""
_TELLS = re.compile(r"письм|(?:почему|зачем|отчего|обоснован).*(?:долгосрочн|срок|год|лет(?!\w)|месяц)", re.IGNORECASE)
"""«Партнёры и их письма» tells that there are letters: a heading is a part of its text where it says something of its own."""
_MIN_ALONE = 4
"""A draft in which lines of their own head so many fields has its headings on such lines."""


def unnumbered(line: str) -> str:
    """A line without the number before it: «Раздел IV. Итоги», «2.1. Цель»."""
    return line[_NUMBER.match(line).end() :]  # type: ignore[union-attr]  # it matches everything


def heads(line: str, fund: FundRules) -> list[FormField]:
    """The fields that a line heads where no table and no rows are read."""
    return opens(line, fund, in_table=False, rows=None, everyday=True)[0]


def headed_alone(lines: Iterable[str], fund: FundRules) -> frozenset[str]:
    """Keys of the fields that a line with no more than their heading opens; none where few have such a line."""
    found: set[str] = set()
    for line in lines:
        opened, rest = opens(line, fund, in_table=False, rows=None, everyday=True) if "\t" not in line else ([], "")
        if len(opened) == 1 and not rest:
            found |= {field.key for field in opened if field.key}
    return frozenset(found) if len(found) >= _MIN_ALONE else frozenset()


def is_sentence(line: str, rest: str) -> bool:
    """Whether what opens a field is a sentence before the `rest` of its paragraph: «Кто ещё помогает. Школа даёт класс.»."""
    return bool(rest) and line.endswith(rest) and line[: -len(rest)].rstrip().endswith(".")


def opens(line: str, fund: FundRules, *, in_table: bool, rows: str | None, everyday: bool) -> tuple[list[FormField], str]:
    """The fields whose heading this line is, and what follows it in the line.

    Under a plan or a budget «Итог: …» is a part of a row, and «Команда» before more `rows` of it is the name of a group of them.
    """
    if rows != "budget" and (names_sums(line) or (_ARTICLE.match(line) and article_of(line, fund) in fund.articles)):
        return with_keys(["budget"], fund), line
    bare = unnumbered(line)
    head, _, rest = bare.partition(":")
    said = folded(head) if len(head) <= MAX_HEADING_CHARS else ""
    keys = ["title"] if not in_table and is_loud(line) and _NAMED.fullmatch(bare) else everyday_keys(bare) if everyday else []
    if said and (field := _called(said, fund, whole=bool(rest.strip()))):
        return (with_keys(keys, fund) if len(keys) > 1 and field.key in keys else [field]), rest.strip()
    if rows and not line.endswith("?"):
        keys = [key for key in keys if key in WITH_ROWS - {rows}]
    if keys:
        return with_keys(keys, fund), bare if _TELLS.search(bare) else ""
    label = _LABEL.match(bare) if everyday and not in_table else None
    if label is None:
        return [], ""
    called = _called(folded(label[1]), fund, whole=True)
    return [called] if called and called.key in SHORT_FIELDS else with_keys(everyday_keys(label[1]), fund), bare[label.end() :]


def is_of_form(line: str, fund: FundRules) -> bool:
    """Whether a line is the heading of a field in the fund's own words."""
    return _called(folded(unnumbered(line)), fund) is not None


def heads_alone(line: str, fund: FundRules) -> list[FormField]:
    """The fields that a line heads with nothing of their text behind it."""
    opened, rest = opens(line, fund, in_table=False, rows=None, everyday=True)
    return [] if rest else opened


def _called(said: str, fund: FundRules, *, whole: bool = False) -> FormField | None:
    """The field whose heading in the fund's form these words are, the `whole` of it or without what it is of."""
    names = [(field, {folded(name) for name in (field.title, *field.older, *field.headings)}) for field in fund.form]
    found = next((field for field, called in names if said in called), None)
    bare = _OF_WHAT.sub("", said)
    if found or whole or len(bare.split()) < _MIN_BARE_WORDS:
        return found
    return next((field for field, called in names if field.key and bare in {_OF_WHAT.sub("", name) for name in called}), None)


def with_keys(keys: Sequence[str], fund: FundRules) -> list[FormField]:
    return [next(field for field in fund.form if field.key == key) for key in keys if any(field.key == key for field in fund.form)]


def loud_labels_apart(lines: Iterable[str], fund: FundRules) -> Iterator[str]:
    """Lines with a label in capitals that heads a field in a line of its own."""
    for line in lines:
        label = _LOUD_LABEL.match(line)
        yield from (label["label"], line[label.end() :]) if label and heads(label["label"], fund) else (line,)


def labelled(lines: Sequence[str], fund: FundRules) -> Iterator[str]:
    """Lines cut before each label of another field, where they begin with a label themselves."""
    for line in lines:
        at, begins = 0, len(line) - len(unnumbered(line))
        for match in _NEXT_LABEL.finditer(line, begins) if _LABEL.match(line, begins) else ():
            if heads(line[match.end() :], fund):
                yield line[at : match.start() + 1].rstrip(" ·•;")
                at = match.end()
        yield line[at:]
