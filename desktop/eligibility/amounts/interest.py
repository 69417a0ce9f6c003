"""Principal times years of each loan, the base of an interest subsidy; empty cells leave an interval."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from desktop.eligibility.amounts.rule import Interest
from desktop.eligibility.amounts.span import NOTHING, OPEN, ZERO, Span
from desktop.facts.case import Row

_DAYS = Decimal(365)
_LEAP_DAY = (2, 29)


def principal_years(rows: Iterable[Row], form: Interest, limit: Decimal | None = None) -> tuple[Span, bool]:
    """The sum over the loans that count, and whether every cell it needs is filled.

    `limit` caps the principal: the high end fills it with the longest terms, the low end with the shortest.
    """
    loans = [loan for row in rows if (loan := _loan(row, form)) is not None]
    complete = all(years.low == years.high for _, years in loans)
    if any(principal is None for principal, _ in loans):
        return OPEN if limit is None else Span(ZERO, limit * form.years), False
    low = _filled([(p, years.low) for p, years in loans if p], limit)
    high = _filled([(p, years.high or ZERO) for p, years in loans if p], limit, longest=True)
    return (Span(low, high) if loans else NOTHING), complete


def _loan(row: Row, form: Interest) -> tuple[Decimal | None, Span] | None:
    """Principal and years of one loan; None when it certainly does not count."""
    start, end, principal = (row.get(name) for name in ("start", "end", "principal"))
    amount = principal if isinstance(principal, Decimal) else None
    if isinstance(start, dt.date) and form.since is not None and start < form.since:
        return None
    if not isinstance(start, dt.date) or not isinstance(end, dt.date):
        return amount, Span(ZERO, form.years)
    term = _years(start, end)
    if term < form.min_years:
        return None
    subsidised = min(term, form.years)
    return amount, Span(subsidised, subsidised)


def _filled(loans: list[tuple[Decimal, Decimal]], limit: Decimal | None, longest: bool = False) -> Decimal:
    total, room = ZERO, limit
    for principal, years in sorted(loans, key=lambda loan: loan[1], reverse=longest):
        taken = principal if room is None else min(principal, room)
        total += taken * years
        room = None if room is None else room - taken
    return total


def _years(start: dt.date, end: dt.date) -> Decimal:
    """Whole years, and the days left over as parts of 365; never negative."""
    if end <= start:
        return ZERO
    whole = end.year - start.year - ((end.month, end.day) < (start.month, start.day))
    left = (end - _anniversary(start, whole)).days
    return whole + min(left / _DAYS, Decimal(1))


def _anniversary(start: dt.date, years: int) -> dt.date:
    day = (start.month, start.day)
    return dt.date(start.year + years, *((2, 28) if day == _LEAP_DAY else day))
