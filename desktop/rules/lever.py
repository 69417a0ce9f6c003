"""Move a computed figure by one of its inputs, where it follows that input in a straight line."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_UP, Decimal
from typing import TYPE_CHECKING

from desktop.facts.case import Row, Scalar
from desktop.facts.fact import FactType
from desktop.rules import words
from desktop.rules.dependence import inputs, is_unknown
from desktop.rules.evaluate import operand_value
from desktop.rules.step import ChangeStep, StepKind, apply_step, kind_of, make_step
from desktop.rules.target import Demand, meets, step_of
from desktop.rules.term import CountOperand, FactOperand, RatioOperand, SumOperand, Term

if TYPE_CHECKING:
    from desktop.facts.case import Case

_SCALARS = frozenset({FactType.MONEY, FactType.NUMBER, FactType.INTEGER, FactType.PERCENT})
_PROBES = (Decimal(1_000_000), Decimal(3_000_000))
_MOST_ROWS = 1000
_DIVISION_NOISE = Decimal("0.000001")  # a third has no end: do not let its last digit cost another step


def steps(term: Term, negated: bool, case: Case) -> list[ChangeStep]:
    """One step for each input that can bring the term's figure where it must be; empty when none can alone."""
    if isinstance(term.operand, CountOperand | SumOperand):
        return _table_step(term, term.operand, negated, case)
    return [step for operand in _inputs(term, case) for step in _by(operand, (term, negated), case)]


def _table_step(term: Term, operand: CountOperand | SumOperand, negated: bool, case: Case) -> list[ChangeStep]:
    """Nobody filled the table yet: find out whether it already has what is asked. Known rows are never made up."""
    if not is_unknown(case, operand.table):
        return []
    bounds = term.value if isinstance(term.value, tuple) else (term.value,)
    label, asked = words.label(operand, case.catalogue), words.required(term, negated, case.catalogue)
    for bound in (Decimal(0), *(n + more for n in bounds if isinstance(n, Decimal) for more in (0, 1))):
        step = ChangeStep(
            operand.table, label, f"先核实：{label}{asked}", StepKind.CONFIRM, _rows(operand, bound)
        )  # fmt: skip
        if meets((term, negated), operand_value(operand, apply_step(step, case))):
            return [step]
    return []


def _rows(operand: CountOperand | SumOperand, worth: Decimal) -> tuple[Row, ...]:
    """Rows that count or add up to `worth`."""
    row: dict[str, Scalar] = {column: options[0] for column, options in operand.where}
    if isinstance(operand, SumOperand):
        return ({**row, operand.column: worth},) if worth else ()
    return tuple(row for _ in range(min(int(worth), _MOST_ROWS)))


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
