"""How numbers and days are written for people."""

from datetime import date
from decimal import Decimal


def roubles(value: Decimal) -> str:
    """`40000.00` -> `40 000`; kopecks only where there are any."""
    whole = value == value.to_integral_value()
    return f"{value:,.0f}".replace(",", " ") if whole else f"{value:,.2f}".replace(",", " ").replace(".", ",")


def number(value: Decimal | float) -> str:
    """At most two digits after the comma, none of them for nothing."""
    return f"{float(value):.2f}".rstrip("0").rstrip(".").replace(".", ",")


def hours(minutes: Decimal | float) -> str:
    """`90` -> `1,5 ч`, `45` -> `45 мин`."""
    return f"{number(minutes / 60)} ч" if minutes >= 60 else f"{number(minutes)} мин"


def day(value: date) -> str:
    return f"{value:%d.%m.%Y}"


def plural(count: int, one: str, few: str, many: str) -> str:
    """`1 поле`, `2 поля`, `5 полей`."""
    tens, units = count % 100, count % 10
    form = many if tens in range(11, 15) or units in {0, *range(5, 10)} else one if units == 1 else few
    return f"{count} {form}"


def short(text: str, limit: int = 90) -> str:
    """The text on one line, bars between the cells of a table, cut at a word."""
    line = " | ".join(filter(None, (" ".join(cell.split()) for cell in text.split("\t"))))
    return line if len(line) <= limit else line[:limit].rsplit(" ", 1)[0] + "…"


def readable(quote: str) -> str:
    """A quote of a table, whose cells stand between bars, as words with dashes."""
    return " — ".join(cell.strip() for cell in quote.split("|") if cell.strip())
