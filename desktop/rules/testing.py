"""Whether a known value passes a test: the meaning of each operator."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.rules.term import Op

if TYPE_CHECKING:
    from desktop.facts.case import Known
    from desktop.rules.term import RowTest, Term


def _chosen(value: Known) -> set[str]:
    return {str(item) for item in value} if isinstance(value, tuple) else set()


_TESTS: dict[Op, Callable[..., bool]] = {
    Op.GE: lambda value, bound: value >= bound,
    Op.LE: lambda value, bound: value <= bound,
    Op.GT: lambda value, bound: value > bound,
    Op.LT: lambda value, bound: value < bound,
    Op.EQ: lambda value, bound: value == bound,
    Op.NE: lambda value, bound: value != bound,
    Op.IN: lambda value, bound: value in bound,
    Op.NOT_IN: lambda value, bound: value not in bound,
    Op.BETWEEN: lambda value, bound: bound[0] <= value <= bound[1],
    Op.BEFORE: lambda value, bound: value < bound,
    Op.AFTER: lambda value, bound: value > bound,
    Op.HAS_ANY: lambda value, bound: bool(_chosen(value) & set(bound)),
    Op.HAS_ALL: lambda value, bound: _chosen(value) >= set(bound),
    Op.ONLY: lambda value, bound: bool(_chosen(value)) and _chosen(value) <= set(bound),
    Op.WITHIN: lambda value, bound: value.startswith(bound),
}


def holds(test: Term | RowTest, value: Known) -> bool:
    """True when a known value passes the test."""
    return _TESTS[test.op](value, test.value)
