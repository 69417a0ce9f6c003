"""Principal times years of each loan, the base of an interest subsidy; empty cells leave an interval."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from desktop.eligibility.amounts.rule import Interest
from desktop.eligibility.amounts.span import NOTHING, OPEN, ZERO, Span
from desktop.facts.case import Row
from desktop.rules.rows import row_counts
from desktop.rules.verdict import Verdict, any_of
from desktop.values.date import years_between


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
    counts = any_of([row_counts(where, row) for where in form.where]) if form.where else Verdict.YES
    if counts is Verdict.NO:
        return None
    start, end, principal = (row.get(name) for name in ("start", "end", "principal"))
    amount = principal if isinstance(principal, Decimal) else None
    if not isinstance(start, dt.date) or not isinstance(end, dt.date):
        return amount, Span(ZERO, form.years)
    subsidised = min(years_between(start, end), form.years)
    return amount, Span(subsidised if counts is Verdict.YES else ZERO, subsidised)


def _filled(loans: list[tuple[Decimal, Decimal]], limit: Decimal | None, longest: bool = False) -> Decimal:
    total, room = ZERO, limit
    for principal, years in sorted(loans, key=lambda loan: loan[1], reverse=longest):
        taken = principal if room is None else min(principal, room)
        total += taken * years
        room = None if room is None else room - taken
    return total
