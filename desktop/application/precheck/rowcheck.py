"""Checks over the rows of a table fact; a sentence names the rows as the form numbers them."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import prod
from typing import TYPE_CHECKING

from desktop.application.precheck.check import Frame, labels_of_missing, same_name
from desktop.facts.case import NOT_APPLICABLE, Blank
from desktop.facts.parsing import format_value

if TYPE_CHECKING:
    from desktop.application.precheck.result import CheckResult
    from desktop.facts.case import Case, Row

CENT = Decimal("0.01")  # yuan
_BETWEEN_NUMBERS = re.compile(r"[\s,，、;；/]+")
SHOWN_ROWS = 8


def row_numbers(numbers: list[int]) -> str:
    """ "第 2、5 行"; a long list ends with how many there are."""
    if len(numbers) <= SHOWN_ROWS:
        return f"第 {'、'.join(map(str, numbers))} 行"
    return f"第 {'、'.join(map(str, numbers[:SHOWN_ROWS]))} 等 {len(numbers)} 行"


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows a check looks at, under one column."""

    frame: Frame
    table: str
    column: str

    def found(self, case: Case) -> tuple[Row, ...] | Blank:
        """The table's rows with computed columns."""
        return case.rows(self.table)

    def label(self, case: Case) -> str:
        """The column's label."""
        column = case.catalogue[self.table].column(self.column)
        return column.label if column else self.column

    def open(self, case: Case, fact: str = "") -> CheckResult:
        """The table, the fact or some cells of the column are missing."""
        keys = (self.table, fact) if fact else (self.table,)
        missing = labels_of_missing(case, keys) or [f"{case.catalogue[self.table].label}中的{self.label(case)}"]
        return self.frame.open(missing, keys)

    def finish(self, case: Case, wrong: list[int], empty: int, text: str, fact: str = "") -> CheckResult:
        """A contradiction, an open check for empty cells, or all well; `text` says what is wrong with the rows."""
        keys = (self.table, fact) if fact else (self.table,)
        if wrong:
            return self.frame.failed(f"{row_numbers(wrong)}{text}", keys)
        if empty:
            return self.frame.open([f"{self.label(case)}（{empty} 行没有填）"], keys)
        return self.frame.passed(f"{self.label(case)}逐行核对没有发现问题。", keys)


@dataclass(frozen=True, slots=True)
class RowsInOrder:
    """Dates of a column that can't be before a fact's date (or, `before`, can't be after it)."""

    rows: Rows
    fact: str
    before: bool = False

    def run(self, case: Case) -> CheckResult | None:
        """None when it does not concern this case."""
        found, day = self.rows.found(case), case.value(self.fact)
        if NOT_APPLICABLE in (found, day) or found == ():
            return None
        if isinstance(found, Blank) or not isinstance(day, dt.date):
            return self.rows.open(case, self.fact)
        dates = [row.get(self.rows.column) for row in found]
        wrong = [number for number, date in enumerate(dates, 1) if isinstance(date, dt.date) and self._wrong(date, day)]
        empty = sum(date is None for date in dates)
        fact = case.catalogue[self.fact]
        word = "晚于" if self.before else "早于"
        text = f"{self.rows.label(case)}{word}{fact.label} {format_value(fact, day)}。"
        return self.rows.finish(case, wrong, empty, text, self.fact)

    def _wrong(self, date: dt.date, day: dt.date) -> bool:
        return date > day if self.before else date < day


@dataclass(frozen=True, slots=True)
class RowsSame:
    """Names of a column that must be the name a fact gives."""

    rows: Rows
    fact: str

    def run(self, case: Case) -> CheckResult | None:
        """None when it does not concern this case."""
        found, name = self.rows.found(case), case.value(self.fact)
        if NOT_APPLICABLE in (found, name) or found == ():
            return None
        if isinstance(found, Blank) or isinstance(name, Blank):
            return self.rows.open(case, self.fact)
        cells = [row.get(self.rows.column) for row in found]
        wrong = [n for n, cell in enumerate(cells, 1) if cell is not None and not same_name(cell, name)]
        others = "、".join(dict.fromkeys(f"“{cells[number - 1]}”" for number in wrong))
        text = f"{self.rows.label(case)}{others}与{case.catalogue[self.fact].label}“{name}”不一致。"
        return self.rows.finish(case, wrong, sum(cell is None for cell in cells), text, self.fact)


@dataclass(frozen=True, slots=True)
class RowsNone:
    """Options of a column that no row may have."""

    rows: Rows
    values: tuple[str, ...]

    def run(self, case: Case) -> CheckResult | None:
        """None when it does not concern this case."""
        found = self.rows.found(case)
        if found is NOT_APPLICABLE or found == ():
            return None
        if isinstance(found, Blank):
            return self.rows.open(case)
        cells = [row.get(self.rows.column) for row in found]
        wrong = [number for number, cell in enumerate(cells, 1) if cell in self.values]
        column = case.catalogue[self.rows.table].column(self.rows.column)
        names = [option.label for option in column.options if option.key in self.values] if column else []
        text = f"{self.rows.label(case)}填的是{'或'.join(names)}。"
        return self.rows.finish(case, wrong, sum(cell is None for cell in cells), text)


@dataclass(frozen=True, slots=True)
class RowsUnique:
    """Numbers of a column that may stand in one row only; a cell may hold several."""

    rows: Rows

    def run(self, case: Case) -> CheckResult | None:
        """None when it does not concern this case."""
        found = self.rows.found(case)
        if found is NOT_APPLICABLE or found == ():
            return None
        if isinstance(found, Blank):
            return self.rows.open(case)
        places: dict[str, list[int]] = defaultdict(list)
        for number, row in enumerate(found, 1):
            for one in dict.fromkeys(_BETWEEN_NUMBERS.split(str(row.get(self.rows.column, "")))):
                if one:
                    places[one].append(number)
        repeated = {one: numbers for one, numbers in places.items() if len(numbers) > 1}
        wrong = sorted({number for numbers in repeated.values() for number in numbers})
        text = f"的{self.rows.label(case)}重复：{'、'.join(repeated)}。"
        empty = sum(self.rows.column not in row for row in found)
        return self.rows.finish(case, wrong, empty, text)


@dataclass(frozen=True, slots=True)
class RowsProduct:
    """A column that must be the product of others, in the answers as they were given."""

    rows: Rows
    factors: tuple[str, ...]

    def run(self, case: Case) -> CheckResult | None:
        """None when the table is empty or gives no product of its own to compare."""
        answer = case.answers.get(self.rows.table)
        if answer is None or not isinstance(answer.value, tuple) or case.is_hidden(self.rows.table):
            return None
        wrong: list[int] = []
        compared = 0
        rows = [row for row in answer.value if isinstance(row, Mapping)]
        for number, row in enumerate(rows, 1):
            given = row.get(self.rows.column)
            factors = [row.get(key) for key in self.factors]
            numbers = [factor for factor in factors if isinstance(factor, Decimal)]
            if isinstance(given, Decimal) and len(numbers) == len(self.factors):
                compared += 1
                if abs(prod(numbers, start=Decimal(1)) - given) > CENT:
                    wrong.append(number)
        if not compared:
            return None
        table = case.catalogue[self.rows.table]
        names = [column.label for key in self.factors if (column := table.column(key))]
        return self.rows.finish(case, wrong, 0, f"的{self.rows.label(case)}不等于{'乘'.join(names)}。")
