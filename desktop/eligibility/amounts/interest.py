"""Principal times years of each loan, the base of an interest subsidy; empty cells leave an interval."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from desktop.eligibility.amounts.rule import Interest
from desktop.eligibility.amounts.span import NOTHING, OPEN, ZERO, Span
from desktop.facts.case import Row
from desktop.rules.rows import row_counts
from desktop.rules.term import Where
from desktop.rules.verdict import Verdict, any_of
from desktop.values.date import years_between


@dataclass(frozen=True, slots=True)
class Loan:
    """What of one loan counts; `principal` is None while nobody filled it."""

    principal: Decimal | None
    years: Span
    is_settled: bool


def principal_years(rows: Iterable[Row], form: Interest, limit: Decimal | None = None) -> tuple[Span, bool]:
    """The sum over the loans that count, and whether every cell it needs is filled.

    `limit` caps the principal: the high end fills it with the longest terms, the low end with the shortest.
    """
    loans = [loan for row in rows if (loan := _loan(row, form)) is not None]
    complete = all(loan.is_settled for loan in loans)
    if any(loan.principal is None for loan in loans):
        return OPEN if limit is None else Span(ZERO, limit * form.years), False
    low = _filled([(loan.principal, loan.years.low) for loan in loans if loan.principal], limit)
    high = _filled([(loan.principal, loan.years.high or ZERO) for loan in loans if loan.principal], limit, longest=True)
    return (Span(low, high) if loans else NOTHING), complete


def may_be_refused(row: Row, form: Interest) -> bool:
    """True for a loan that counts by its cells, and that the policy can be read to leave out all the same."""
    return _passes(row, form.where) is Verdict.YES and _passes(row, form.surely) is Verdict.NO


def _loan(row: Row, form: Interest) -> Loan | None:
    """None when it certainly does not count."""
    counts, surely = _passes(row, form.where), _passes(row, form.surely)
    if counts is Verdict.NO:
        return None
    start, end, principal = (row.get(name) for name in ("start", "end", "principal"))
    amount = principal if isinstance(principal, Decimal) else None
    if not isinstance(start, dt.date) or not isinstance(end, dt.date):
        return Loan(amount, Span(ZERO, form.years), False)
    years = min(years_between(start, end), form.years)
    is_settled = counts is Verdict.YES and surely is not Verdict.UNKNOWN
    return Loan(amount, Span(years if is_settled and surely is Verdict.YES else ZERO, years), is_settled or not years)


def _passes(row: Row, tests: tuple[Where, ...]) -> Verdict:
    return any_of([row_counts(where, row) for where in tests]) if tests else Verdict.YES


def _filled(loans: list[tuple[Decimal, Decimal]], limit: Decimal | None, longest: bool = False) -> Decimal:
    total, room = ZERO, limit
    for principal, years in sorted(loans, key=lambda loan: loan[1], reverse=longest):
        taken = principal if room is None else min(principal, room)
        total += taken * years
        room = None if room is None else room - taken
    return total
