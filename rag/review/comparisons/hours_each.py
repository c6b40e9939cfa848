"""Hours that each of several people works: «помощники (по 200 часов каждый)» of the team, «240 часов × 300 руб.» of their line."""

import re
from collections.abc import Iterator
from decimal import Decimal

from rag.review.findings import Contradiction, Value
from rag.review.language.amounts import amount
from rag.review.language.counts import figures
from rag.review.language.roots import roots
from rag.review.types import BudgetLine, Draft
from rag.review.wording import number, short

_EACH = re.compile(r"(?<!\w)по (?P<hours>\d{1,4}) час(?:а|ов|у)?(?: (?:работы|занятий))?(?: (?:на |у )?кажд[а-я]+|[),;.]|$)")
_COUNTED = re.compile(
    r"(?<![\d,.×*])(?P<hours>\d{1,4}) (?:ак\. ?|академическ\w+ )?(?:час(?:а|ов)?|ч)\.?"
    r" ?(?:[×x*]|[хx](?= ?\d)|по) ?(?P<price>\d[\d ]*(?:,\d\d)?)"
)
_NAMED = re.compile(r"[^(),:;.\n–—]+")


def hours_each(draft: Draft) -> Iterator[Contradiction]:
    """Of the only line whose price is so many hours of the people that a line of the team names, and of no others."""
    lines = [(line, hours) for line in (draft.budget.lines if draft.budget else ()) if (hours := _paid(line))]
    for field in draft.texts("team"):
        for part in re.finditer(r"[^\n]+", field.text):
            words = figures(part[0])
            told = [*_EACH.finditer(words)]
            name = _NAMED.match(part[0])
            who = roots(name[0]) if name else set()
            paid = [(line, hours) for line, hours in lines if who and roots(line.name) == who]
            if len(told) == len(paid) == 1 and Decimal(told[0]["hours"]) != paid[0][1]:
                line, hours = paid[0]
                values = (Value(f"по {told[0]['hours']} ч", field.span(*part.span())), Value(f"{number(float(hours))} ч", line.span))
                yield Contradiction(f"Сколько часов на каждого: {short(line.name)}", values)


def _paid(line: BudgetLine) -> Decimal | None:
    """The hours of one of the line, where they make its price."""
    found = [*_COUNTED.finditer(figures(line.comment))]
    price = amount(found[0]["price"].strip()) if len(found) == 1 else None
    hours = Decimal(found[0]["hours"]) if found else Decimal(0)
    return hours if price and line.price == hours * price else None
