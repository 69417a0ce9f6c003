"""What a condition is made of: terms over facts, and the ways to combine them.

Everything here is a value; `reading.py` makes it from data, `evaluate.py` judges it. What follows from the value alone
(`fact`, `has_readings`) is worked out once, because conditions live as long as the program.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import ClassVar, TypeAlias

from desktop.rules.lazy import lazy
from desktop.rules.verdict import Verdict

Bound: TypeAlias = Decimal | int | bool | str | dt.date | tuple[Decimal | int | bool | str | dt.date, ...]


class Op(Enum):
    """The closed set of operators; 以上 and 以下 include the number itself."""

    __hash__ = object.__hash__  # a member is itself and nothing else; the hash of Enum is slow Python

    GE = ">="
    LE = "<="
    GT = ">"
    LT = "<"
    EQ = "=="
    NE = "!="
    IN = "in"
    NOT_IN = "not_in"
    BETWEEN = "between"  # both ends included
    BEFORE = "before"  # not that day itself
    AFTER = "after"  # not that day itself
    HAS_ANY = "has_any"
    HAS_ALL = "has_all"
    ONLY = "only"  # at least one chosen, and every chosen one is in the list
    WITHIN = "within"  # a code that begins with one of these


@dataclass(frozen=True, slots=True)
class FactOperand:
    """A fact's value; `years_ago` = 1 is `key@1`, the year before the base year."""

    key: str
    years_ago: int = 0


@dataclass(frozen=True, slots=True)
class RowTest:
    """One test of a cell of a row. `since` names an earlier date of the row: then the years from it to the cell."""

    column: str
    op: Op
    value: Bound
    since: str = ""


Where: TypeAlias = tuple[RowTest, ...]


@dataclass(frozen=True, slots=True)
class CountOperand:
    """How many rows of a table; `where` keeps rows that pass every test."""

    table: str
    where: Where = ()


@dataclass(frozen=True, slots=True)
class SumOperand:
    """The sum of a table's column over the rows that `where` keeps."""

    table: str
    column: str
    where: Where = ()


@dataclass(frozen=True, slots=True)
class RatioOperand:
    """One fact divided by another, in percentage points when the bound is written with %."""

    top: FactOperand
    bottom: FactOperand
    in_percent: bool = True


Operand: TypeAlias = FactOperand | CountOperand | SumOperand | RatioOperand


@dataclass(frozen=True)
class Term:
    """One test of one operand. `clause` cites the paragraph it comes from, `note` says what is doubtful."""

    has_readings: ClassVar[bool] = False
    operand: Operand
    op: Op
    value: Bound
    clause: str = ""
    note: str = ""

    @lazy
    def fact(self) -> str:
        """The fact the term is about: for a ratio the upper one, for a table the table."""
        return self.facts[0]

    @lazy
    def facts(self) -> tuple[str, ...]:
        """Every fact the term reads."""
        match self.operand:
            case FactOperand(key=key):
                return (key,)
            case RatioOperand(top=top, bottom=bottom):
                return (top.key, bottom.key)
            case CountOperand(table=table) | SumOperand(table=table):
                return (table,)


class _Several:
    """A condition of several parts."""

    parts: tuple[Condition, ...]

    @lazy
    def has_readings(self) -> bool:
        """True when a text in it can be understood in several ways."""
        return any(part.has_readings for part in self.parts)


@dataclass(frozen=True)
class All(_Several):
    """Every part must hold."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class AnyOf(_Several):
    """One part is enough."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Not:
    """The part must not hold."""

    part: Condition

    @lazy
    def has_readings(self) -> bool:
        """True when a text in it can be understood in several ways."""
        return self.part.has_readings


@dataclass(frozen=True)
class AtLeast(_Several):
    """`count` of the parts must hold."""

    count: int
    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Exception_:  # noqa: N801 - the glossary's word; the bare one is Python's
    """The rule, unless the exception is known true: then the verdict is `then`.

    `then` = UNKNOWN leaves the case to an authority.
    """

    rule: Condition
    exception: Condition
    then: Verdict = Verdict.YES

    @lazy
    def has_readings(self) -> bool:
        """True when a text in it can be understood in several ways."""
        return self.rule.has_readings or self.exception.has_readings


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a text that can be understood in several."""

    label: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class Readings:
    """Settled only where all readings agree; otherwise an authority must say which one it follows."""

    has_readings: ClassVar[bool] = True
    parts: tuple[Reading, ...]


Combination: TypeAlias = All | AnyOf | Not | AtLeast | Exception_ | Readings
Condition: TypeAlias = Term | Combination


def terms(condition: Condition) -> tuple[Term, ...]:
    """Every term, in the order of the data."""
    match condition:
        case Term():
            return (condition,)
        case Not(part=part):
            return terms(part)
        case Exception_(rule=rule, exception=exception):
            return terms(rule) + terms(exception)
        case Readings(parts=readings):
            return tuple(t for r in readings for t in terms(r.condition))
        case _:
            return tuple(t for part in condition.parts for t in terms(part))


def facts_of(condition: Condition) -> tuple[str, ...]:
    """Every fact the condition reads, once each, in the order of the data."""
    return tuple(dict.fromkeys(key for term in terms(condition) for key in term.facts))
