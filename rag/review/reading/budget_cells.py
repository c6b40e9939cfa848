"""Rows of a budget's table: which sums they have, which are totals, and which are headings of what stands below."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from rag.review.language.amounts import amount, factors, scale
from rag.review.language.printed import folded
from rag.review.reading.table import Row
from rag.review.reading.totals import heads_gifts
from rag.review.types import Money

TOTAL = re.compile(
    r"(?:итого|всего|вместе|(?:по|на) (?:под)?(?:статье|статьи|разделу|группе)(?= ?(?:\d|:|всего|итого|$))"
    r"|(?:софинансирование|вклад\w*|собственные средства)(?: партнеров)? (?:всего|итого)"
    r"|(?:сумма|стоимость|бюджет) (?:всего )?проекта|сумма гранта"
    r"|(?:общ(?:ая|ий)|полн(?:ая|ый)|весь|вся) (?:сумма|бюджет|стоимость|итог|проект|смета))(?!\w)"
)
ASKED_ROW = re.compile(
    r"(?:мы )?(?:к запросу|запрос|запрашива\w+|просим|прошу|грант|из гранта|за счет гранта|(?:сумма|размер|объем) (?:гранта|запроса))"
    r"(?: (?:у фонда|от фонда|из гранта|фонда|сумма|всего|итого|средств\w*|на проект))*"
)
"""The name of a row that is the total of what is asked, without saying so."""
OF_ARTICLE = r"(?:(?:(?:под)?(?:статья|раздел)|пункт|ст\.|п\.)\s*№?\s*)?"
"""What may stand before the number of a heading."""
_NUMBER = re.compile(rf"^\s*{OF_ARTICLE}(\d{{1,2}}(?:\.\d{{1,2}})*)[.)]?\s+|^(\d{{1,2}}(?:\.\d{{1,2}})*)\.?$", re.IGNORECASE)


def sums_of(row: Row) -> Money | None:
    """The sums of a row; an empty cell is nothing where another sum is there. `None` when a cell is no sum, or there is none."""
    if row.shifted:
        return None
    told = {role: row.get(role) for role in ("total", "cofinancing", "requested") if role in row.cells}
    sums: Mapping[str, Decimal | None] = {
        role: _several(row) if role == "cofinancing" and len(row.cells[role]) > 1 else amount(text, times=scale(row.heads[role]))
        for role, text in told.items()
    }
    if None in sums.values() or not any(told.values()):
        price, counted = amount(row.get("price")), factors(row.get("quantity"))
        if told or price is None or counted is None:
            return None
        return Money(price * counted.product, Decimal(0), price * counted.product)
    total, shared, asked = (sums.get(role) for role in ("total", "cofinancing", "requested"))
    if total is None:
        total = (shared or Decimal(0)) + (asked or Decimal(0))
    if asked is None:
        asked = total - (shared or Decimal(0))
    return Money(total, total - asked if shared is None else shared, asked)


def _several(row: Row) -> Decimal | None:
    """What is given of one's own and by others, each in a column."""
    given = [amount(cell.text, times=scale(row.heads["cofinancing"])) for cell in row.cells["cofinancing"] if cell.text]
    return sum(filter(None, given), Decimal(0)) if None not in given else None


def is_line(row: Row) -> bool:
    """Whether the row is neither a total nor a line between rows."""
    return "line" not in row.cells and not is_total(row.get("name") or row.get("article") or row.get("number"))


def is_total(name: str) -> bool:
    """Whether a row is a total, by its name."""
    return bool(TOTAL.match(folded(name)) or ASKED_ROW.fullmatch(folded(name)))


def gives(row: Row) -> bool:
    """Whether the row is of a table whose lines are called what the organisation and others give."""
    return heads_gifts(row.heads.get("name", ""))


def filled(row: Row) -> list[str]:
    """The columns of sums that say something in a row."""
    return [role for role in ("total", "cofinancing", "requested") if row.get(role)]


def is_heading(row: Row, following: Sequence[Row]) -> bool:
    """A row that has its parts under it: numbered as they are, or of sums alone that add up to its own."""
    number = number_of(_title(row))
    if number and following and (number_of(_title(following[0])) or "").startswith(f"{number}."):
        return True
    if row.get("price") or row.get("quantity") or not (money := sums_of(row)):
        return False
    added = Decimal(0)
    for part in following:
        sums = sums_of(part) if (part.get("price") or part.get("quantity")) else None
        if sums is None:
            return False
        added += sums.total
        if added >= money.total:
            return added == money.total
    return False


def number_of(title: str) -> str | None:
    """The number that is printed before a name: «2.1. Выезды»."""
    match = _NUMBER.match(title)
    return (match[1] or match[2]) if match else None


def _title(row: Row) -> str:
    return row.get("number") or row.get("name") or row.get("article")
