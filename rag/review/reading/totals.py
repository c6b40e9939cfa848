"""Totals of a budget in its author's words: what is asked of the fund, what others give, and the whole."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from rag.review.language.phrases import clauses
from rag.review.reading.prose_sums import numbers_in
from rag.review.types import BudgetLine, Money, Span
from rag.text import normalise, sentences

ASKED = re.compile(r"(?<!\w)(?:прос(?:им|ить|ит)|запраш\w+|запрос\w*|грант\w*|фонд\w*)(?!\w)")
_SHARED = re.compile(r"(?<!\w)(?:вклад\w*|партн\w*|софинанс\w*|собственн\w*|даем|дают|внос\w*|наш\w*|сво\w*)(?!\w)")
_WHOLE = re.compile(r"(?<!\w)(?:проект\w*|бюджет\w*|смет\w*)(?!\w)")
_CONTRIBUTED = re.compile(r"(?<!\w)(?:вклад|партн|софинанс|собственн)")
_INCLUDING = re.compile(r"[\s,;(–—-]*(?<!\w)(?:в т(?:ом числе|\. ?ч\.)|из (?:них|которых|этой суммы|этого)|включая)(?!\w)", re.IGNORECASE)
_ABOUT_ONE = re.compile(r"(?<!\w)(?:на (?:одного|одну|каждого|каждую|человека|участника)|в среднем)(?!\w)")
_GIFTS = re.compile(
    r"(?:(?:расходы|затраты|ресурсы|средства|деньги|от|за счет|дают|дает|наш|наше|общий|и) )*"
    r"(?:вклад\w*|партнер(?:ы|ов|ск\w+)?(?= и |$| вклад| дают| средств)|софинанс\w*|бесплатно|безвозмездно"
    r"|сво(?:е|и|ими|их|й)(?= и |$| вклад| средств| деньг| силами)|собственн\w+ (?:вклад|средств|ресурс|деньг)\w*)(?!\w)"
)
"""Such words begin a heading, and «Форум партнёров» is no such heading."""
_NOT_ASKED = re.compile(r"(?<!\w)(?:не прос\w+|не за счет грант\w*|не из грант\w*|помимо грант\w*|кроме грант\w*)(?!\w)")

Kind = Literal["asked", "shared", "whole"]


@dataclass(frozen=True, slots=True)
class Total:
    """A total as it is told; `given` where it stands under what the organisation and others give."""

    said: str
    span: Span
    given: bool = False


def kind_of_total(words: str, *, given: bool = False) -> Kind:
    """What a total is of, by its words as `normalise` gives them.

    Args:
        given: it stands under what the organisation and others give, and is of that where it does not say otherwise.
    """
    if ASKED.search(words):
        return "asked"
    if _WHOLE.search(words) and not _CONTRIBUTED.search(words):
        return "whole"
    return "shared" if given or _SHARED.search(words) else "whole"


def without_parts(said: str, *, given: bool = False) -> str:
    """A total without what it consists of: «просим 90 000, в том числе труд 40 000»; the parts of the whole may be totals themselves."""
    match = _INCLUDING.search(said)
    if match is None or kind_of_total(normalise(said[: match.start()]), given=given) == "whole":
        return said
    ends = next((end for start, end in sentences(said) if start <= match.start() < end), len(said))
    return f"{said[: match.start()]}. {said[ends:]}".strip()


def heads_gifts(title: str) -> bool:
    """Whether lines under such a heading are what the organisation and others give: «Вклад партнёров», «Что не просим»."""
    words = normalise(title).replace("ё", "е").strip(" .:")
    return bool(_NOT_ASKED.search(words)) or bool(_GIFTS.match(words) and not ASKED.search(words))


def stated_whole(totals: Sequence[Total], lines: Sequence[BudgetLine]) -> tuple[Money, Span] | None:
    """The whole as it is told, what is not told by the lines; `None` where it is told twice, or seems to be misread."""
    told = sums_told(totals)
    if not told:
        return None
    monies = [line.money for line in lines if line.money]
    whole, shared = sum((m.total for m in monies), Decimal(0)), sum((m.cofinancing for m in monies), Decimal(0))
    if told == {"whole": whole - shared}:  # «Итого 300 000» of a list with gifts in it
        told = {"asked": whole - shared}
    gifts = told.get("shared", told["whole"] - told["asked"] if {"whole", "asked"} <= set(told) else shared)
    total = told.get("whole", told.get("asked", whole - gifts) + gifts)
    money = Money(total, gifts, told.get("asked", total - gifts))
    misread = gifts != shared and money.requested != whole - shared and total - gifts == money.requested
    return None if misread else (money, totals[-1].span)


def sums_told(totals: Iterable[Total]) -> dict[Kind, Decimal]:
    """Sums by the words beside them; empty where one is told twice, differently."""
    told: dict[Kind, Decimal] = {}
    for total in totals:
        said = without_parts(total.said, given=total.given)
        for start, end in sentences(said):
            sentence = said[start:end]
            since = 0
            for a, b in clauses(sentence) if not _ABOUT_ONE.search(normalise(sentence)) else ():
                sums = [number.value for number in numbers_in(sentence[a:b]) if number.what == "sum"]
                if not sums:
                    continue
                kind = kind_of_total(normalise(sentence[since:b]), given=total.given)
                if len(sums) > 1 or told.get(kind, sums[0]) != sums[0]:
                    return {}
                told[kind], since = sums[0], b
    return told
