"""Judge a condition for a case: a pure function that keeps every step, so that the verdict can be explained."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from desktop.facts.case import NOT_APPLICABLE, UNKNOWN, Blank, Known, Row
from desktop.rules.dependence import is_assumed, unsettled
from desktop.rules.gap import Gap, gap_between
from desktop.rules.rows import Range, come_to, settled
from desktop.rules.term import (
    All,
    AnyOf,
    AtLeast,
    Combination,
    Condition,
    CountOperand,
    Exception_,
    FactOperand,
    Not,
    Operand,
    RatioOperand,
    Readings,
    SumOperand,
    Term,
)
from desktop.rules.testing import holds
from desktop.rules.verdict import Verdict, all_of, any_of, at_least, negate

if TYPE_CHECKING:
    from desktop.facts.case import Case


class Judgement(NamedTuple):
    """A judged condition and its judged parts; a term also has the value it saw and the gap to its bound.

    The parts of an exception are the rule and the exception. `case` is what was judged. A named tuple, because a
    thousand are made for a case and a frozen dataclass takes three times as long to make.
    """

    verdict: Verdict
    condition: Condition
    case: Case
    parts: tuple[Judgement, ...] = ()
    value: Known = UNKNOWN
    gap: Gap | None = None


Seen: TypeAlias = dict[int, Judgement]


def judge(condition: Condition, case: Case, seen: Seen | None = None) -> Judgement:
    """The verdict with its whole tree. An unknown value is UNKNOWN, one that does not apply is NO.

    `seen` (start with {}, for one case only) remembers conditions by identity, so that shared ones are judged once.
    """
    if seen is None:
        seen = {}
    known = seen.get(id(condition))  # the judgement keeps its condition, so the id stays taken
    if known is None:
        known = _judge_term(condition, case) if isinstance(condition, Term) else _combined(condition, case, seen)
        seen[id(condition)] = known
    return known


def _combined(condition: Combination, case: Case, seen: Seen) -> Judgement:
    match condition:
        case All(parts=parts):
            judged = _judge_all(parts, case, seen)
            verdict = all_of([j.verdict for j in judged])
        case AnyOf(parts=parts):
            judged = _judge_all(parts, case, seen)
            verdict = any_of([j.verdict for j in judged])
        case AtLeast(count=count, parts=parts):
            judged = _judge_all(parts, case, seen)
            verdict = at_least(count, [j.verdict for j in judged])
        case Not(part=part):
            judged = (judge(part, case, seen),)
            verdict = negate(judged[0].verdict)
        case Exception_(rule=rule, exception=exception, then=then):
            judged = (judge(rule, case, seen), judge(exception, case, seen))
            verdict = unless(judged[0].verdict, judged[1].verdict, then)
        case Readings(parts=readings):
            judged = _judge_all((r.condition for r in readings), case, seen)
            verdict = consensus(j.verdict for j in judged)
    return Judgement(verdict, condition, case, judged)


def _judge_all(parts: Iterable[Condition], case: Case, seen: Seen) -> tuple[Judgement, ...]:
    return tuple([judge(part, case, seen) for part in parts])


def consensus(verdicts: Iterable[Verdict]) -> Verdict:
    """The common verdict of all readings, else UNKNOWN."""
    seen = set(verdicts)
    return seen.pop() if len(seen) == 1 else Verdict.UNKNOWN


def unless(rule: Verdict, exception: Verdict, then: Verdict) -> Verdict:
    """The rule's verdict unless the exception is known true; an unknown exception settles only what it cannot change."""
    if exception is Verdict.YES:
        return then
    return rule if exception is Verdict.NO or rule is then else Verdict.UNKNOWN


def _judge_term(term: Term, case: Case) -> Judgement:
    value = operand_value(term.operand, case)
    if value is NOT_APPLICABLE:
        return Judgement(Verdict.NO, term, case, (), value)
    if isinstance(value, Blank):
        return _by_rows(term, case) or Judgement(Verdict.UNKNOWN, term, case, (), value)
    if holds(term, value):
        return Judgement(Verdict.YES, term, case, (), value)
    return Judgement(Verdict.NO, term, case, (), value, gap_between(term, value))


def _by_rows(term: Term, case: Case) -> Judgement | None:
    """Of a table that is answered but for some cells: the verdict, where none of these can turn it."""
    if isinstance(term.operand, FactOperand | RatioOperand) or unsettled(case, term.operand.table):
        return None
    rows = case.rows(term.operand.table)
    found = None if isinstance(rows, Blank) else settled(term, _over_rows(term.operand, rows, case))
    if found is None:
        return None
    verdict, value = found
    gap = gap_between(term, value) if verdict is Verdict.NO else None
    return Judgement(verdict, term, case, value=value, gap=gap)


def operand_value(operand: Operand, case: Case) -> Known:
    """What the operand is worth: UNKNOWN also while it is open whether its fact counts at all."""
    match operand:
        case FactOperand(key=key, years_ago=years_ago):
            value = case.value(key, years_ago)
            if isinstance(value, Blank):
                return value
            return UNKNOWN if unsettled(case, key) or is_assumed(case, key) else value
        case RatioOperand():
            return _ratio(operand, case)
        case CountOperand(table=table) | SumOperand(table=table):
            rows = case.rows(table)
            if isinstance(rows, Blank):
                return rows
            exact = None if unsettled(case, table) else _over_rows(operand, rows, case).exact
            return UNKNOWN if exact is None else exact


def _over_rows(operand: CountOperand | SumOperand, rows: Iterable[Row], case: Case) -> Range:
    column = case.catalogue[operand.table].column(operand.column) if isinstance(operand, SumOperand) else None
    return come_to(operand, rows, signed=column is not None and column.signed)


def _ratio(operand: RatioOperand, case: Case) -> Known:
    top, bottom = operand_value(operand.top, case), operand_value(operand.bottom, case)
    for part in (top, bottom):
        if part is NOT_APPLICABLE:
            return NOT_APPLICABLE
    if not (isinstance(top, Decimal) and isinstance(bottom, Decimal)):
        return UNKNOWN
    if bottom == 0:
        return NOT_APPLICABLE
    return top / bottom * (100 if operand.in_percent else 1)
