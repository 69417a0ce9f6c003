"""Which rows of a table count, and what those that count come to while some cells are still empty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.rules.term import Op, RowTest, SumOperand
from desktop.rules.testing import holds
from desktop.rules.verdict import Verdict, all_of
from desktop.values.date import years_between

if TYPE_CHECKING:
    from desktop.facts.case import Row, Scalar
    from desktop.rules.term import CountOperand, Term, Where

ZERO, ONE = Decimal(0), Decimal(1)
_MORE, _LESS = {Op.GE, Op.GT}, {Op.LE, Op.LT}


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`, None without an end: what the rows come to however the empty cells are filled."""

    low: Decimal | None
    high: Decimal | None

    @property
    def exact(self) -> Decimal | None:
        """The figure, when no empty cell leaves it open."""
        return self.low if self.low == self.high else None


def cell(test: RowTest, row: Row) -> Scalar | None:
    """What is tested; None while a cell it needs is empty."""
    value = row.get(test.column)
    if not test.since:
        return value
    start = row.get(test.since)
    if not (isinstance(start, dt.date) and isinstance(value, dt.date)):
        return None
    return years_between(start, value)


def row_test(test: RowTest, row: Row) -> Verdict:
    """Whether the row passes one test."""
    value = cell(test, row)
    if value is None:
        return Verdict.UNKNOWN
    return Verdict.YES if holds(test, value) else Verdict.NO


def row_counts(where: Where, row: Row) -> Verdict:
    """Whether the row passes them all; UNKNOWN where an empty cell leaves that open."""
    return all_of([row_test(test, row) for test in where])


def come_to(operand: CountOperand | SumOperand, rows: Iterable[Row], *, signed: bool = False) -> Range:
    """The count or the sum; a cell that is not `signed` is worth nothing at the least."""
    low: Decimal | None = ZERO
    high: Decimal | None = ZERO
    for row in rows:
        counts = row_counts(operand.where, row) if operand.where else Verdict.YES
        if counts is Verdict.NO:
            continue
        worth = row.get(operand.column) if isinstance(operand, SumOperand) else ONE
        if not isinstance(worth, Decimal):
            low, high = (None if signed else low), None
            continue
        sure = counts is Verdict.YES
        low = None if low is None else low + (worth if sure or worth < 0 else ZERO)
        high = None if high is None else high + (worth if sure or worth > 0 else ZERO)
    return Range(low, high)


def settled(term: Term, found: Range) -> tuple[Verdict, Decimal] | None:
    """The verdict that no empty cell can turn any more, with the end of the range that decides it."""
    if term.op not in _MORE | _LESS:
        return None
    surest, farthest = (found.low, found.high) if term.op in _MORE else (found.high, found.low)
    if surest is not None and holds(term, surest):
        return Verdict.YES, surest
    if farthest is not None and not holds(term, farthest):
        return Verdict.NO, farthest
    return None
