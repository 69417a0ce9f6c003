"""How far a value is from a bound, and how that is said: 还差 50 万元, 超出 3 个百分点, 晚了 12 天."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.facts.case import Known
from desktop.rules.term import Op, Term

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Gap:
    """`amount` in the operand's inner unit (days for dates, always positive); `short` when more is needed.

    `strict` when the bound itself is not enough.
    """

    amount: Decimal
    short: bool
    strict: bool = False


_NEEDS_MORE = {Op.GE, Op.GT, Op.AFTER}
_NEEDS_LESS = {Op.LE, Op.LT, Op.BEFORE}


def gap_between(term: Term, value: Known) -> Gap | None:
    """The gap of a value that fails the term; None where there is nothing to measure."""
    bound = term.value
    if term.op is Op.BETWEEN and isinstance(bound, tuple):
        low, high = _difference(bound[0], value), _difference(value, bound[1])
        if low is None or high is None:
            return None
        return Gap(low, short=True) if low > 0 else Gap(high, short=False)
    if term.op in _NEEDS_MORE or term.op in _NEEDS_LESS:
        short = term.op in _NEEDS_MORE
        amount = _difference(bound, value) if short else _difference(value, bound)
        return None if amount is None else Gap(amount, short, term.op in (Op.GT, Op.LT, Op.AFTER, Op.BEFORE))
    return None


def _difference(more: object, less: object) -> Decimal | None:
    if isinstance(more, dt.date) and isinstance(less, dt.date):
        return Decimal((more - less).days)
    if isinstance(more, Decimal | int) and isinstance(less, Decimal | int):
        return Decimal(more) - Decimal(less)
    return None


OPPOSITE: Mapping[Op, Op] = {
    Op.GE: Op.LT,
    Op.LT: Op.GE,
    Op.LE: Op.GT,
    Op.GT: Op.LE,
    Op.EQ: Op.NE,
    Op.NE: Op.EQ,
    Op.IN: Op.NOT_IN,
    Op.NOT_IN: Op.IN,
    Op.BEFORE: Op.GE,
    Op.AFTER: Op.LE,
}
