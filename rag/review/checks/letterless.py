"""A partner without a letter beside partners who have theirs: a file under each in the fund's form, a word on it in a list of one's own.

Only those who give something are told: by what is said of them, or by a line of the budget that they pay.
"""

import re
from collections.abc import Iterator, Sequence

from rag.morphology import readings
from rag.review.language.printed import is_empty
from rag.review.language.roots import roots
from rag.review.types import Field, Span
from rag.text import normalise

_FILE = re.compile(r"\.(?:pdf|jpe?g|png|docx?)(?!\w)|^\W*письмо(?!\w)", re.IGNORECASE)
"""A line with the letter of the partner above."""
_LETTER = re.compile(r"письм|\.pdf|\.jpe?g|\.png|\.docx?(?!\w)|соглашени|договор|меморандум|гарантийн|подтвержд")
_OF_ALL = re.compile(
    r"(?<!\w)(?:письма(?!\w)|письмами|писем|письмах)|(?:от|у) (?:каждого|всех)(?!\w)"
    r"|кажд\w+ (?:из них |партн\w+ )?(?:дал|подпис|прилож|напис)"
)
_KINDS = re.compile(
    r"(?:(?:информационн|организационн|консультационн|консультативн|материальн|финансов|методическ|экспертн|административн|ин)[а-я]+"
    r"|поддержка|помощь|реализации|проекта|и|,|\s)+\.?"
)
"""The form's own list of kinds of support."""
_GIVES = re.compile(
    r"\d|материальн|финансов|(?<!\w)(?:предостав|выдел|переда|да[сюе]т|даст|провед|напечата|опубликует|размест|оплат|приве[зд]|подар|пожертв"
    r"|зал(?!\w)|помещени|автобус|транспорт|оборудовани|специалист|волонт)"
)
_ITEM = re.compile(r"^[\s•*–—-]*(?:\d{1,2}[.)]\s*)?[А-ЯЁ«\"][^\n]{2,90}?(?:: | [–—-] |\t)(?P<what>[^\n]+)")
_MAX_NAME_CHARS = 120
_MIN_LETTERS = 2
_KNOWN_BY = 2
"""So many words of a name, and all that it has, tell who is meant."""


def without_letter(field: Field, given: Sequence[str] = ()) -> Iterator[Span]:
    """Partners who give something and have no letter, where at least two others, and most of all, have one.

    `given` are sentences of the budget on what others give.
    """
    lines = [field.span(match.start(), match.end()) for match in re.finditer(r"[^\n]*\w[^\n]*", field.text) if not is_empty(match[0])]
    letters = sum(bool(_FILE.search(line.quote)) for line in lines)
    bare = list(_above_files(field, lines, given) if letters >= _MIN_LETTERS else _of_list(field, lines))
    having = letters if letters >= _MIN_LETTERS else sum(bool(_LETTER.search(normalise(line.quote))) for line in lines)
    if having >= _MIN_LETTERS and 2 * len(bare) <= having:
        yield from bare


def _above_files(field: Field, lines: Sequence[Span], given: Sequence[str]) -> Iterator[Span]:
    """A name, what is given, and then the next name instead of a file."""
    begins: int | None = None
    for at, line in enumerate(lines):
        if _FILE.search(line.quote):
            begins = None
        elif begins is None:
            begins = at
        elif _is_told(lines[at - 1].quote) and _is_name(line.quote) and at + 1 < len(lines) and _is_told(lines[at + 1].quote):
            yield from _giver(field, lines[begins:at], given)
            begins = at
    if begins is not None and begins + 1 < len(lines) and _is_name(lines[begins].quote) and _is_told(lines[begins + 1].quote):
        yield from _giver(field, lines[begins:], given)


def _giver(field: Field, lines: Sequence[Span], given: Sequence[str]) -> Iterator[Span]:
    said = normalise(" ".join(line.quote for line in lines))
    if len(lines) > 1 and not _LETTER.search(said):
        name, does = roots(lines[0].quote), normalise(" ".join(line.quote for line in lines[1:]))
        if _GIVES.search(does) or (len(name) >= _KNOWN_BY and any(name <= roots(one) for one in given)):
            yield field.span(lines[0].start, lines[-1].end)


def _is_told(line: str) -> bool:
    """Whether a line tells what a partner does: a list of kinds, or a sentence."""
    said = normalise(line)
    return bool(_KINDS.fullmatch(said)) or (not _FILE.search(line) and (line.rstrip().endswith(".") or _has_verb(said)))


def _is_name(line: str) -> bool:
    said = normalise(line)
    whole = len(line) <= _MAX_NAME_CHARS and not line.rstrip().endswith((".", ":", ";", ","))
    return whole and bool(re.match(r"[А-ЯЁ«\"]", line)) and not _KINDS.fullmatch(said) and not _LETTER.search(said) and not _has_verb(said)


def _has_verb(said: str) -> bool:
    return any("VERB" in readings(word)[0][1] for word in re.findall(r"(?<![а-я-])[а-я]{3,}(?![а-я-])", said))


def _of_list(field: Field, lines: Sequence[Span]) -> Iterator[Span]:
    """Points of a list, each a partner: a general word on letters may be of any of them."""
    if _OF_ALL.search(normalise(f"{field.title} {field.text}")):
        return
    for line in lines:
        item = _ITEM.match(line.quote)
        if item and _GIVES.search(normalise(item["what"])) and not _LETTER.search(normalise(line.quote)):
            yield line
