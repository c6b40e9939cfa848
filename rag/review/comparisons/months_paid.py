"""Months that a line of the budget pays, against how long the project goes on: «на весь срок проекта, 6 месяцев» of one of four."""

import math
import re
from collections.abc import Iterator, Set

from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures
from rag.review.types import BudgetLine, Draft
from rag.review.wording import day, plural

_ALL_TIME = re.compile(
    r"(?:весь|всего|всем|всему) (?:период|срок)[а-я]*(?: (?:реализации|действия|работы|выполнения))?(?: (?:нашего |этого )?проекта)?"
    r"[^.;\d]{0,25}?(?<![\d.,-])(?P<count>\d\d?) мес"
)
_BY = r"(?P<count>\d\d?) мес(?:яц[а-я]*|\.)?"
_PRICED = (
    re.compile(
        rf"(?<![\d.,-]){_BY}(?: (?:работы|аренды|оплаты|услуг|связи|обслуживания))?,? ?(?:по|[×x*х]|на) ?\d[\d ]*(?:руб|р(?!\w)|₽|тыс)"
    ),
    re.compile(rf"\d ?(?:руб[а-я]*|р|₽|тыс[а-я]*)?\.? ?(?:в месяц |в мес\. )?[×x*х] ?{_BY}"),
)
_LONGER = re.compile(
    r"до проекта|после проекта|заранее|аванс|из них|в том числе|год(?:а|овой|овую) (?:договор|аренд)|до гранта|после гранта|дальше"
)
_SEVERAL = re.compile(r"(?<![\d.,-])([2-9]|1\d) (?!мес|руб|тыс|час|дн|раз|р\b|%|кв)[а-я]{3,}")
_LEAST_MONTHS = 1
_PAY = re.compile(r"зарплат|заработн|оклад|ставк[аи]|оплата труда|трудов\w+ договор")
"""Months of pay by a labour contract are checked by themselves."""


def months_paid(draft: Draft) -> Iterator[Contradiction]:
    """Lines that call so many months all of the project, or count more of them, with a price or as the quantity, than the calendar has."""
    months, starts, ends = draft.months, draft.starts, draft.ends
    if months is None or months < _LEAST_MONTHS or starts is None or ends is None:
        return
    begun = (ends.year - starts.year) * 12 + ends.month - starts.month + 1
    lasts = f"{day(starts)} – {day(ends)}, {plural(begun, 'месяц', 'месяца', 'месяцев')}"
    where = tuple(Value(lasts, field.whole) for field in draft.texts("ends"))
    for line in draft.budget.lines if draft.budget and where else ():
        said = figures(line.comment)
        whole = next((int(match["count"]) for match in _ALL_TIME.finditer(said)), None)
        told = (
            whole
            if whole is not None and whole not in {math.floor(months), math.ceil(months), begun}
            else _priced(line, said, begun) or _counted(line, draft.whole_months)
        )
        if told:
            yield Contradiction("Сколько месяцев", (Value(plural(told, "месяц", "месяца", "месяцев"), line.span), *where))


def _priced(line: BudgetLine, said: str, begun: int) -> int | None:
    """More months than the project has, times a price; those of several people or rooms may be added up."""
    counts = {int(match["count"]) for pattern in _PRICED for match in pattern.finditer(said)}
    several = _SEVERAL.search(f"{figures(line.name)} {said}")
    most = max(counts, default=0)
    return most if len(counts) == 1 and most > begun and not several and not _LONGER.search(said) else None


def _counted(line: BudgetLine, lasts: Set[int]) -> int | None:
    """More months as the quantity; a multiple of the project's may be of several things, unless the line calls them months in a row."""
    quantity, said = line.quantity, figures(f"{line.name} {line.comment}")
    if quantity is None or quantity % 1 or quantity <= max(lasts) or not line.unit.startswith("мес") or line.money is None:
        return None
    if line.article == "1.1" or _PAY.search(said) or _SEVERAL.search(said) or _LONGER.search(said):
        return None
    told = re.search(rf"(?<![\d.,-]){quantity:.0f} мес", said)
    return int(quantity) if told or all(quantity % months for months in lasts if months) else None
