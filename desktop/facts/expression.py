"""The parts of a formula and what each is worth: Decimal, or blank when an operand is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from typing import TypeAlias

from desktop.facts.known import DONT_KNOW, NOT_APPLICABLE, UNKNOWN, Blank, Known, Row

ARITHMETIC = Context(prec=40, rounding=ROUND_HALF_EVEN, traps=[DivisionByZero, InvalidOperation, Overflow])

Lookup: TypeAlias = Callable[[str, int], Known]  # (fact or column key, years ago) -> value
Amount: TypeAlias = Decimal | Blank


@dataclass(frozen=True, slots=True)
class Number:
    """A constant."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Reference:
    """A fact (or, in a column's formula, a column), `years_ago` years before the year asked for."""

    key: str
    years_ago: int = 0


@dataclass(frozen=True, slots=True)
class Negation:
    """Minus its part."""

    part: Expression


@dataclass(frozen=True, slots=True)
class Operation:
    """Two parts joined by one of + - * /."""

    sign: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Filter:
    """Keeps the rows whose `column` is (or, when not `wanted`, is not) `option`."""

    column: str
    option: str
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Aggregate:
    """The sum of a table's column over the kept rows, or their count when `column` is empty."""

    table: str
    column: str = ""
    where: tuple[Filter, ...] = ()


Expression: TypeAlias = Number | Reference | Negation | Operation | Aggregate


def worth(expression: Expression, lookup: Lookup) -> Amount:
    """The amount; UNKNOWN when an operand is unknown, else NOT_APPLICABLE when one is or a divisor is 0."""
    match expression:
        case Number(value=value):
            return value
        case Reference(key=key, years_ago=years_ago):
            return _as_amount(lookup(key, years_ago))
        case Negation(part=part):
            amount = worth(part, lookup)
            return amount if isinstance(amount, Blank) else ARITHMETIC.minus(amount)
        case Operation(sign=sign, left=left, right=right):
            return _joined(sign, worth(left, lookup), worth(right, lookup))
        case Aggregate(table=table):
            rows = lookup(table, 0)
            if isinstance(rows, Blank):
                return NOT_APPLICABLE if rows is NOT_APPLICABLE else UNKNOWN
            return _over_rows(expression, rows if isinstance(rows, tuple) else ())


def parts(expression: Expression) -> Iterator[Reference | Aggregate]:
    """Every fact or table the expression reads, in reading order."""
    match expression:
        case Reference() | Aggregate():
            yield expression
        case Negation(part=part):
            yield from parts(part)
        case Operation(left=left, right=right):
            yield from parts(left)
            yield from parts(right)


def _as_amount(value: Known) -> Amount:
    if isinstance(value, Decimal):
        return value
    if value is NOT_APPLICABLE:
        return NOT_APPLICABLE
    if value in (UNKNOWN, DONT_KNOW):
        return UNKNOWN
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    raise TypeError(f"not a number in a formula: {value!r}")


def _joined(sign: str, left: Amount, right: Amount) -> Amount:
    if isinstance(left, Blank) or isinstance(right, Blank):
        return UNKNOWN if UNKNOWN in (left, right) else NOT_APPLICABLE
    if sign == "+":
        return ARITHMETIC.add(left, right)
    if sign == "-":
        return ARITHMETIC.subtract(left, right)
    if sign == "*":
        return ARITHMETIC.multiply(left, right)
    return NOT_APPLICABLE if right == 0 else ARITHMETIC.divide(left, right)


def _over_rows(aggregate: Aggregate, rows: Iterable[object]) -> Amount:
    total = Decimal(0)
    for row in rows:
        kept = _keeps(aggregate.where, row)  # type: ignore[arg-type]
        if kept is False:
            continue
        amount = row.get(aggregate.column) if aggregate.column else Decimal(1)  # type: ignore[attr-defined]
        if kept is None or not isinstance(amount, Decimal):
            return UNKNOWN
        total = ARITHMETIC.add(total, amount)
    return total


def _keeps(where: tuple[Filter, ...], row: Row) -> bool | None:
    """Whether the row passes every filter; None when an empty cell leaves it open."""
    verdict: bool | None = True
    for one in where:
        cell = row.get(one.column)
        if cell is None:
            verdict = None
        elif (cell == one.option) is not one.wanted:
            return False
    return verdict
