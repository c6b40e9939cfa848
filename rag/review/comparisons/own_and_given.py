"""Sums that make one's own contribution in prose, one of which the budget does not have: «автобус — 441 864, труд — 160 000»."""

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal

from rag.review.comparisons.sums_told import sums_in
from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures
from rag.review.language.earlier import is_earlier
from rag.review.types import Draft
from rag.review.wording import roubles

_ADDED = re.compile(
    r"(?<!\w)(?:софинансировани[а-я]*|(?:свой|сво[ея]|наш|собственн[а-я]+)(?: и [а-я]+)? (?:вклад|вложени|средств|взнос|дол)[а-я]*"
    r"|сво[её] и партн[её]рск[а-я]+|вклад[а-я]* (?:организаци|партн[её]р|заявител)[а-я]*)(?!\w)"
)
_MAKES = re.compile(r"включа[а-я]+|входят|равн[а-я]+|:| - |\+")
_OF_ALL = re.compile(r"(?<!\w)(?:склад|состо[ия]т|собира|разбива)[а-я]*")
_PARTLY = re.compile(
    r"(?<!\w)(?:в том числе|из них|например|в месяц|ежемесячн|кажд|около|примерно|не менее|более|свыше|почти|до \d|за (?:час|день|штук)"
    r"|стоим|рынк|рыночн|просим|запрашива|запрос|у фонда|весь бюджет)"
)
_LEAST, _MOST = 2, 18


def own_and_given(draft: Draft) -> Iterator[Contradiction]:
    """A sentence that adds up what the fund does not pay, and comes to another sum than the budget; the total may stand in it."""
    stated = draft.budget.stated if draft.budget else None
    given = [line.money.cofinancing for line in (draft.budget.lines if draft.budget else ()) if line.money and line.money.cofinancing]
    if stated is None or not given or len(given) > _MOST or sum(given) != stated[0].cofinancing:
        return
    whole = stated[0].cofinancing
    for field in draft.texts("summary", "resources", "partners", "future_sources", "organisation", "budget"):
        for said in field.sentences():
            words = figures(said.quote)
            added = _ADDED.search(words)
            if (
                not added
                or not (_MAKES.search(words, added.end()) or _OF_ALL.search(words, added.end()))
                or _PARTLY.search(words)
                or is_earlier(words, draft)
            ):
                continue
            told = [one for one in sums_in(words) if one != whole]
            if len(told) < _LEAST or len(told) > _MOST or whole in _made(told):
                continue
            if _is_slip(told, whole, _made(given), of_all=bool(_OF_ALL.search(words, added.end()))):
                parts = " + ".join(map(roubles, told))
                yield Contradiction(
                    "Из чего складывается софинансирование",
                    (Value(f"{parts} = {roubles(sum(told, Decimal(0)))}", said), Value(roubles(whole), stated[1])),
                )


def _is_slip(told: Sequence[Decimal], whole: Decimal, made: Set[Decimal], *, of_all: bool) -> bool:
    """Whether all but one are sums of lines, and so is what they leave of the whole; where not all need be told, the one is no such sum."""
    strange = [one for one in told if one not in made]
    wrong = strange or (told if of_all else [])
    return len(strange) <= 1 and any(whole - sum(told) + one in made for one in wrong)


def _made(given: Sequence[Decimal]) -> set[Decimal]:
    """What some of the lines come to."""
    made = {Decimal(0)}
    for one in given:
        made |= {one + other for other in made}
    return made - {Decimal(0)}
