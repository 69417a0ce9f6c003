"""Bring the rows of a table where a term wants them: find out what is empty, or add a row the firm may decide on.

What stands in a row is never altered: a loan that was drawn in 2025 does not become one of 2026.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.facts.case import Blank, Row, Scalar
from desktop.facts.fact import FactType
from desktop.rules import words
from desktop.rules.dependence import is_unknown
from desktop.rules.evaluate import judge
from desktop.rules.rows import row_counts, row_test
from desktop.rules.rowwords import row_name
from desktop.rules.step import IF_SO, ChangeStep, StepKind, apply_step, kind_of
from desktop.rules.term import CountOperand, Op, RowTest, SumOperand, Term, Where
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.facts.case import Case
    from desktop.facts.fact import Column, Fact

_MOST_ROWS = 1000
_SOME_DAY = dt.date(2026, 1, 1)
_DAY = dt.timedelta(days=1)
_DATES = (FactType.DATE, FactType.MONTH)
Rows = tuple[Row, ...]


def table_steps(term: Term, negated: bool, case: Case, date: dt.date | None) -> list[ChangeStep]:
    """The step that brings the rows there, or none. `date` is today: a new row's dates lie on it or after it."""
    operand = term.operand
    assert isinstance(operand, CountOperand | SumOperand)
    if is_unknown(case, operand.table):
        found = _unfilled(term, operand, negated, case)
    else:
        found = [*_empty_cells(operand, case), *([] if negated else _added(term, operand, case, date))]
    wanted = Verdict.NO if negated else Verdict.YES
    return [step for step in found if judge(term, apply_step(step, case)).verdict is wanted][:1]


def _unfilled(term: Term, operand: CountOperand | SumOperand, negated: bool, case: Case) -> list[ChangeStep]:
    """Nobody filled the table yet: find out whether it already has what is asked."""
    bounds = [n for n in _bounds(term) if isinstance(n, Decimal)]
    label, asked = words.label(operand, case.catalogue), words.required(term, negated, case.catalogue)
    made = (_rows(operand, worth, case) for worth in (Decimal(0), *(n + more for n in bounds for more in (0, 1))))
    text = f"先核实：{label}{asked}"
    return [ChangeStep(operand.table, label, text, StepKind.CONFIRM, rows) for rows in made if rows is not None]


def _empty_cells(operand: CountOperand | SumOperand, case: Case) -> Iterator[ChangeStep]:
    """Rows of which an empty cell leaves open whether they count: find out."""
    rows, table = _known(operand, case), case.catalogue[operand.table]
    open_ = [(n, row) for n, row in enumerate(rows, 1) if row_counts(operand.where, row) is Verdict.UNKNOWN]
    filled = {n: made for n, row in open_ if (made := sample_row(operand.where, table, row=row)) is not None}
    if filled:
        target = tuple(filled.get(n, row) for n, row in enumerate(rows, 1))
        names = "、".join(row_name(n, row, table) for n, row in open_)
        text = f"先核实：{names}，{words.where_text(table, operand.where)}"
        yield ChangeStep(operand.table, table.label, text, StepKind.CONFIRM, target)


def _added(term: Term, operand: CountOperand | SumOperand, case: Case, date: dt.date | None) -> Iterator[ChangeStep]:
    """One row more, where the firm may still decide on it."""
    table, rows = case.catalogue[operand.table], _known(operand, case)
    bound = term.value
    if term.op not in (Op.GT, Op.GE) or not isinstance(bound, Decimal) or not _may_add(table, rows, case):
        return
    extra = _rows(operand, bound + (term.op is Op.GT) if bound else Decimal(1), case, earliest=date)
    if extra:
        text = _new_row(term, operand, table, case, date)
        yield ChangeStep(operand.table, table.label, text, StepKind.DECISION, (*rows, *extra))


def _new_row(term: Term, operand: CountOperand | SumOperand, table: Fact, case: Case, date: dt.date | None) -> str:
    """新增起息日不早于 2026年1月1日的项目贷款，金额按实际发生."""
    which = words.where_text(table, tuple(_from(date, test) for test in operand.where))
    text = f"新增{f'{which}的' if which else ''}{table.label}"
    if isinstance(operand, CountOperand):
        return f"{text}{IF_SO}"
    wanted = f"，合计{words.required(term, False, case.catalogue)}" if term.value else ""
    return f"{text}{wanted}，金额按实际发生"


def _from(date: dt.date | None, test: RowTest) -> RowTest:
    """The test for a row that is still to come: a span of days begins today where its first day is past."""
    if date is None or test.op is not Op.BETWEEN or not isinstance(test.value, tuple):
        return test
    first, last = test.value
    if not isinstance(first, dt.date) or not isinstance(last, dt.date) or not first < date <= last:
        return test
    return replace(test, value=(date, last))


def _may_add(table: Fact, rows: Rows, case: Case) -> bool:
    return kind_of(table, rows, case) is StepKind.DECISION


def _known(operand: CountOperand | SumOperand, case: Case) -> Rows:
    rows = case.rows(operand.table)
    return () if isinstance(rows, Blank) else tuple(rows)


def _bounds(term: Term) -> tuple[object, ...]:
    return term.value if isinstance(term.value, tuple) else (term.value,)


def _rows(
    operand: CountOperand | SumOperand, worth: Decimal, case: Case, earliest: dt.date | None = None
) -> Rows | None:
    """Rows that count or add up to `worth`; None where no row can pass the tests."""
    row = sample_row(operand.where, case.catalogue[operand.table], earliest)
    if row is None:
        return None
    if isinstance(operand, SumOperand):
        return ({**row, operand.column: worth},) if worth else ()
    return tuple(row for _ in range(min(int(worth), _MOST_ROWS)))


def sample_row(
    where: Where, table: Fact, earliest: dt.date | None = None, row: Row | None = None
) -> dict[str, Scalar] | None:
    """The row, a new one unless given, with its empty cells filled so that it passes; None where that can't be.

    Dates of a new row are not before `earliest`.
    """
    made: dict[str, Scalar] = dict(row or {})
    for test in sorted(where, key=lambda test: bool(test.since)):
        if row_test(test, made) is not Verdict.UNKNOWN:
            continue
        key, candidates = _to_fill(test, made, table, earliest)
        passing = next((value for value in candidates if row_test(test, {**made, key: value}) is Verdict.YES), None)
        if passing is None:
            return None
        made[key] = passing
    return made if row_counts(where, made) is Verdict.YES else None


def _to_fill(
    test: RowTest, row: dict[str, Scalar], table: Fact, earliest: dt.date | None
) -> tuple[str, Iterator[Scalar]]:
    """The empty cell the test looks at, and what to try there; a new row's first date is given where both are empty."""
    if not test.since:
        return test.column, _cells(test, words.column_of(table, test.column), earliest)
    end = row.get(test.column)
    if isinstance(end, dt.date):
        return test.since, _years_off(end, test, -1)
    start = row.setdefault(test.since, earliest or _SOME_DAY)
    return test.column, _years_off(start, test, 1)


def _years_off(day: Scalar, test: RowTest, way: int) -> Iterator[Scalar]:
    """Dates some years after the day, or before it."""
    for bound in test.value if isinstance(test.value, tuple) else (test.value,):
        if isinstance(day, dt.date) and isinstance(bound, Decimal):
            for years in (int(bound), int(bound) + 1, max(int(bound) - 1, 0)):
                there = day.replace(year=day.year + way * years, day=min(day.day, 28))
                yield from (there, there + _DAY * 4 * way)


def _cells(test: RowTest, column: Column, earliest: dt.date | None) -> Iterator[Scalar]:
    """Values on the edges of the test, and every option."""
    if column.options:
        yield from (option.key for option in column.options)
    if column.type in _DATES and earliest is not None:
        yield earliest
    for bound in test.value if isinstance(test.value, tuple) else (test.value,):
        if isinstance(bound, bool):
            yield from (True, False)
        elif isinstance(bound, dt.date):
            days = (bound, bound + _DAY, bound - _DAY)
            yield from (day for day in days if earliest is None or day >= earliest)
        elif isinstance(bound, Decimal | int):
            yield from (bound, bound + 1, bound - 1)
        else:
            yield bound
