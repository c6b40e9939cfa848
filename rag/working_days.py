"""The Russian production calendar, from the `holidays` library: days off with the transfers that the Government makes each year."""

from datetime import date, timedelta
from functools import cache

import holidays
from dateutil.relativedelta import relativedelta

_TRANSFERRED = "substituted"
"""How the library names a day off that was moved from another day."""


def is_working(day: date) -> bool:
    """Whether offices work on that day: no Saturday, Sunday, holiday or transferred day off, or a Saturday made a working day."""
    return _year(day.year).is_working_day(day)


def add_working_days(start: date, count: int) -> date:
    """The last of `count` working days; the first one is the working day that follows `start` (Civil Code, article 191)."""
    day = start
    while count > 0:
        day += timedelta(days=1)
        count -= is_working(day)
    return day


def add_months(start: date, months: int) -> date:
    """The same day of the last month, or its last day when it is shorter (Civil Code, article 192)."""
    return start + relativedelta(months=months)


def next_working(day: date) -> date:
    """The day itself or the nearest working day after it (Civil Code, article 193)."""
    while not is_working(day):
        day += timedelta(days=1)
    return day


def transfers_known(year: int) -> bool:
    """Whether the transfers of days off in that year are known; they are decided in the autumn before it."""
    return any(_TRANSFERRED in name for name in _year(year).values())


@cache
def _year(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("RU", years=year, language="en_US", expand=False)
