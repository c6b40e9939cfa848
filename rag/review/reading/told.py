"""What a draft in its own form says in passing: the day of registration, the project's period, the sum it asks for.

A sentence is taken only where nothing else in it could be meant; it stands for the field of the form that is not there.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from rag.review.fund import FundRules
from rag.review.language.amounts import AMOUNT, amount
from rag.review.language.periods import MIN_PROJECT_DAYS, find_period
from rag.review.language.signs import shows
from rag.review.reading.table import LABEL_AND_TEXT
from rag.text import normalise, sentences

_REGISTERED = re.compile(r"(?<!\w)(?:зарегистрир|создан[аоы]? |основан[аоы]? )")
_OF_THE_APPLICANT = re.compile(r"(?<!\w)(?:мы|нас|наш[аеу]?|организаци\w*|ано|нко|фонд|ассоциаци\w*|юр\W*лиц\w*)(?!\w)")
_OF_ITSELF = re.compile(
    r"^\W*(?:(?:официально|официальная|юридически|мы|нас|сама|в егрюл|в минюсте|как юр\w+ лицо) )*"
    r"(?:зарегистрир|регистраци|дата регистрации|создан|основан|учрежден|внесен|запись в егрюл)"
    r"|зарегистрир(?!\w* (?:по|в) (?:адрес|рее))|(?:внесен\w*|внесли|запис\w+) в егрюл|огрн\w*[^.;]{0,25} (?:присвоен|получ|дали)"
)
"""A sentence on the organisation that leaves its name out: «Зарегистрировано 3 марта 2025 года»."""
_OF_ANOTHER = re.compile(
    r"учредител|реестр[еау]?(?! юр)|товарн|(?<!\w)знак|(?<!\w)сми(?!\w)|поставщик|партнер|филиал|отделени|клуб|кружок|студи|музе"
)
_OF_THE_PROJECT = re.compile(r"(?<!\w)(?:проект\w*|реализ\w+|срок\w*)(?!\w)")
_ASKED = re.compile(
    rf"(?<!\w)(?:просим|запрашива\w+|сумма (?:гранта|запроса)|размер гранта)\.?[^.;\d]{{0,40}}(?P<sum>{AMOUNT})", re.IGNORECASE
)
_LABELLED = re.compile(
    rf"(?:запрашиваемая сумма|сумма (?:гранта|запроса)|размер гранта|запрос|просим(?: у фонда)?)\W*(?P<sum>{AMOUNT})", re.IGNORECASE
)
_IN_MONEY = re.compile(r"тыс|млн|миллион|руб|₽|р\.?$", re.IGNORECASE)


def told_fields(lines: Sequence[str], fund: FundRules, *, organisation: str = "") -> dict[str, str]:
    """Sentences that tell of `direction`, `registered` and `starts`, by the field's key; the first of each.

    In what is told of the `organisation` a sentence on registration need not name it.
    """
    told: dict[str, str] = {}
    for sentence in _sentences(lines):
        said = normalise(sentence)
        if "направлени" in said and any(shows(sentence, direction.signs) for direction in fund.directions):
            told.setdefault("direction", sentence)
        period = find_period(said)
        if period is None:
            continue
        days = (period.ends - period.starts).days
        if _REGISTERED.search(said) and _OF_THE_APPLICANT.search(said):
            told.setdefault("registered", sentence)
        elif _OF_THE_PROJECT.search(said) and days >= MIN_PROJECT_DAYS and len(re.findall(r"20\d\d", said)) <= 2:
            told.setdefault("starts", sentence)
    if "registered" not in told and (of_itself := _registration(organisation)):
        told["registered"] = of_itself
    return told


def _registration(organisation: str) -> str | None:
    for sentence in _sentences(organisation.split("\n")):
        said = normalise(sentence)
        period = find_period(said) if _OF_ITSELF.search(said) else None
        if period and not _OF_ANOTHER.search(said[: period.start]):
            return sentence
    return None


def told_amount(lines: Sequence[str]) -> Decimal | None:
    """The sum that the draft says it asks for; `None` when it says none, or several."""
    said = [line.replace("\t", " ") for line in lines if line.count("\t") < LABEL_AND_TEXT]
    found = {match["sum"].strip() for line in said for match in _ASKED.finditer(line)}
    labelled = {match["sum"].strip() for line in said if (match := _LABELLED.fullmatch(line.strip()))}
    sums = {amount(text) for text in found if _IN_MONEY.search(text)} | set(map(amount, labelled))
    return next(iter(sums)) if len(sums) == 1 else None


def _sentences(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        if "\t" not in line:
            yield from (line[start:end] for start, end in sentences(line))
