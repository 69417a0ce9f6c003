"""Move a computed figure by one of its inputs, where it follows that input in a straight line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_UP, Decimal
from typing import TYPE_CHECKING

from desktop.facts.fact import FactType
from desktop.rules.dependence import inputs
from desktop.rules.evaluate import operand_value
from desktop.rules.rowchange import table_steps
from desktop.rules.step import ChangeStep, apply_step, kind_of, make_step
from desktop.rules.target import Demand, meets, step_of
from desktop.rules.term import CountOperand, FactOperand, RatioOperand, SumOperand, Term

if TYPE_CHECKING:
    from desktop.facts.case import Case

_SCALARS = frozenset({FactType.MONEY, FactType.NUMBER, FactType.INTEGER, FactType.PERCENT})
_PROBES = (Decimal(1_000_000), Decimal(3_000_000))
_DIVISION_NOISE = Decimal("0.000001")  # a third has no end: do not let its last digit cost another step


def steps(term: Term, negated: bool, case: Case, date: dt.date | None = None) -> list[ChangeStep]:
    """One step for each input that can bring the term's figure where it must be; empty when none can alone."""
    if isinstance(term.operand, CountOperand | SumOperand):
        return table_steps(term, negated, case, date)
    return [step for operand in _inputs(term, case) for step in _by(operand, (term, negated), case)]


def _inputs(term: Term, case: Case) -> Iterator[FactOperand]:
    operand = term.operand
    tops = (operand.top, operand.bottom) if isinstance(operand, RatioOperand) else (operand,)
    for part in tops:
        if not isinstance(part, FactOperand):
            continue
        below = inputs(case.catalogue, part.key)
        for key in below if case.catalogue[part.key].is_derived else (part.key,):
            if case.catalogue[key].type in _SCALARS and not case.catalogue[key].is_derived:
                yield FactOperand(key, part.years_ago)


def _by(operand: FactOperand, demand: Demand, case: Case) -> Iterator[ChangeStep]:
    fact = case.catalogue[operand.key]
    current = case.value(operand.key, operand.years_ago)
    kind = kind_of(fact, current, case)
    bounds = demand[0].value if isinstance(demand[0].value, tuple) else (demand[0].value,)
    if kind is None:
        return

    def moved(value: Decimal) -> ChangeStep:
        return make_step(case, operand, kind, current, value, [])

    def worth(value: Decimal) -> object:
        return operand_value(demand[0].operand, apply_step(moved(value), case))

    low, high = worth(_PROBES[0]), worth(_PROBES[1])
    if not (isinstance(low, Decimal) and isinstance(high, Decimal)) or low == high:
        return
    for bound in bounds:
        if not isinstance(bound, Decimal):
            continue
        exact = (_PROBES[0] + (bound - low) * (_PROBES[1] - _PROBES[0]) / (high - low)).quantize(_DIVISION_NOISE)
        for value in _rounded(exact, step_of(fact, exact)):
            allowed = fact.minimum is None or value >= fact.minimum
            result = worth(value)
            if allowed and isinstance(result, Decimal) and meets(demand, result):
                yield moved(value)
                return


def _rounded(exact: Decimal, step: Decimal) -> Iterator[Decimal]:
    """The neighbours on the grid of changes worth naming, and one grid point beyond each."""
    for rounding in (ROUND_UP, ROUND_DOWN):
        yield (exact / step).quantize(Decimal(1), rounding) * step
    for beyond in (1, -1):
        yield ((exact / step).quantize(Decimal(1)) + beyond) * step
