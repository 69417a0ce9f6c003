"""Of several demands on one figure, those that say something: what another one implies is left out."""

from __future__ import annotations

from desktop.rules.gap import OPPOSITE
from desktop.rules.target import Demand
from desktop.rules.term import Bound, Op

_FROM, _TO = {Op.GE, Op.GT, Op.AFTER}, {Op.LE, Op.LT, Op.BEFORE}
_STRICT = {Op.GT, Op.AFTER, Op.LT, Op.BEFORE}


def strictest(demands: list[Demand]) -> list[Demand]:
    """The demands without those that follow from another, in their order; of equal ones the first stays."""
    return [
        demand
        for n, demand in enumerate(demands)
        if not any(
            m != n and implies(other, demand) and (m < n or not implies(demand, other))
            for m, other in enumerate(demands)
        )
    ]


def implies(one: Demand, other: Demand) -> bool:
    """True when whatever meets `one` surely meets `other`; both are about the same operand."""
    if one == other:
        return True
    first, second = _plain(one), _plain(other)
    if first is None or second is None or first[0] != second[0]:
        return False
    (_, op, value), (_, asked, bound) = first, second
    if {op, asked} <= _FROM or {op, asked} <= _TO:
        return _reaches(op, value, asked, bound)
    return _narrows(op, _listed(value), asked, _listed(bound))


def _plain(demand: Demand) -> tuple[object, Op, Bound] | None:
    """Operand, operator and value with the negation taken into the operator; None where that cannot be."""
    term, negated = demand
    if not negated:
        return term.operand, term.op, term.value
    return (term.operand, OPPOSITE[term.op], term.value) if term.op in OPPOSITE else None


def _reaches(op: Op, value: Bound, asked: Op, bound: Bound) -> bool:
    if value == bound:
        return op in _STRICT or asked not in _STRICT
    return (value > bound) if op in _FROM else (value < bound)  # type: ignore[operator]


def _narrows(op: Op, value: tuple[str, ...], asked: Op, bound: tuple[str, ...]) -> bool:
    """For lists: fewer options to choose from, more to be chosen, longer codes."""
    have, want = set(value), set(bound)
    if op is Op.WITHIN and asked is Op.WITHIN:
        return all(code.startswith(bound) for code in value)
    if asked in (Op.EQ, Op.IN) and op in (Op.EQ, Op.IN):
        return have <= want
    if asked is Op.HAS_ANY:
        return have <= want if op in (Op.HAS_ANY, Op.ONLY) else op is Op.HAS_ALL and bool(have & want)
    if asked is Op.ONLY:
        return op is Op.ONLY and have <= want
    return asked is Op.HAS_ALL and op is Op.HAS_ALL and have >= want


def _listed(value: Bound) -> tuple[str, ...]:
    return tuple(str(item) for item in (value if isinstance(value, tuple) else (value,)))
