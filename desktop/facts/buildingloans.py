"""Loans taken while the project is built and lasting a year or more: a sum over the loan table that compares dates.

Shanxi's fund rules of 2021 subsidise the interest of such loans only (reported, 贷款贴息).
"""

from __future__ import annotations

import calendar
import datetime as dt
from decimal import Decimal

from desktop.facts.expression import Lookup
from desktop.facts.known import NOT_APPLICABLE, UNKNOWN, Known, Row

LOANS, START, END = "loans", "project.start", "project.end"
KEYS = (LOANS, START, END)
_FEBRUARY_29 = (2, 29)


def principal(lookup: Lookup) -> Known:
    """What was borrowed, in yuan."""
    return _total(lookup, "principal")


def interest(lookup: Lookup) -> Known:
    """What has been paid on these loans, in yuan."""
    return _total(lookup, "interest_paid")


def _total(lookup: Lookup, column: str) -> Known:
    """UNKNOWN while it is open whether a loan counts, or the cell of one that does is empty."""
    rows = lookup(LOANS, 0)
    if not isinstance(rows, tuple):
        return NOT_APPLICABLE if rows is NOT_APPLICABLE else UNKNOWN
    first, last = _building_time(lookup)
    total = Decimal(0)
    for row in rows:
        kept = _counts(row, first, last)  # type: ignore[arg-type]
        if kept is False:
            continue
        amount = row.get(column)  # type: ignore[union-attr]
        if kept is None or not isinstance(amount, Decimal):
            return UNKNOWN
        total += amount
    return total


def _building_time(lookup: Lookup) -> tuple[dt.date | None, dt.date | None]:
    """The first day of the month in which work starts and the last of the month in which it ends."""
    start, end = (lookup(key, 0) for key in (START, END))
    last = end.replace(day=calendar.monthrange(end.year, end.month)[1]) if isinstance(end, dt.date) else None
    return start if isinstance(start, dt.date) else None, last


def _counts(row: Row, first: dt.date | None, last: dt.date | None) -> bool | None:
    """Whether the loan runs a year and was taken between these days; None when something that tells is missing."""
    start, end = row.get("start"), row.get("end")
    taken = start if isinstance(start, dt.date) else None
    runs = end >= _a_year_after(taken) if taken is not None and isinstance(end, dt.date) else None
    since = taken >= first if taken is not None and first is not None else None
    until = taken <= last if taken is not None and last is not None else None
    told = (runs, since, until)
    return False if False in told else None if None in told else True


def _a_year_after(day: dt.date) -> dt.date:
    return dt.date(day.year + 1, 2, 28) if (day.month, day.day) == _FEBRUARY_29 else day.replace(year=day.year + 1)
