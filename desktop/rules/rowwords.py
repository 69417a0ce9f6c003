"""Rows in words: which are asked for, and of those that are there which don't count and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.facts.case import Blank
from desktop.facts.fact import FactType
from desktop.rules import words
from desktop.rules.rows import cell, row_counts, row_test
from desktop.rules.term import CountOperand, SumOperand
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.facts.case import Row
    from desktop.facts.fact import Fact
    from desktop.rules.evaluate import Judgement
    from desktop.rules.term import RowTest

MOST = 3
OUT, EMPTY = "不算的：", "没有填的："


def about_rows(judgement: Judgement) -> str:
    """不算的：第1行“徽商银行”，起息日 2025年5月20日. "" where no row is left out or open, or all is met."""
    term, case = judgement.condition, judgement.case
    operand = getattr(term, "operand", None)
    if not isinstance(operand, CountOperand | SumOperand) or not operand.where or judgement.verdict is Verdict.YES:
        return ""
    rows = case.rows(operand.table)
    if isinstance(rows, Blank):
        return ""
    table = case.catalogue[operand.table]
    parts = []
    for verdict, lead in ((Verdict.NO, OUT), (Verdict.UNKNOWN, EMPTY)):
        told = [
            f"{row_name(number, row, table)}{_why(row, operand.where, verdict, table)}"
            for number, row in enumerate(rows, 1)
            if row_counts(operand.where, row) is verdict
        ]
        if told:
            more = f"等 {len(told)} 行" if len(told) > MOST else ""
            parts.append(f"{lead}{'、'.join(told[:MOST])}{more}")
    return "；".join(parts)


def row_name(number: int, row: Row, table: Fact) -> str:
    """第1行“徽商银行”: by its first text."""
    texts = (row.get(column.key) for column in table.columns if column.type is FactType.TEXT)
    name = next((text for text in texts if isinstance(text, str)), "")
    return f"第{number}行“{name}”" if name else f"第{number}行"


def _why(row: Row, where: tuple[RowTest, ...], verdict: Verdict, table: Fact) -> str:
    """The cells that keep it out, or that are empty."""
    return "，" + "，".join(dict.fromkeys(_cells(row, where, verdict, table)))


def _cells(row: Row, where: tuple[RowTest, ...], verdict: Verdict, table: Fact) -> Iterator[str]:
    for test in where:
        if row_test(test, row) is not verdict:
            continue
        label = words.column_of(table, test.column).label
        if verdict is Verdict.UNKNOWN:
            first = words.column_of(table, test.since).label if test.since else label
            yield first if test.since and not isinstance(row.get(test.since), dt.date) else label
        else:
            yield f"{words.measured(test, table)} {_value(test, row, table)}"


def _value(test: RowTest, row: Row, table: Fact) -> str:
    value = cell(test, row)
    if test.since and isinstance(value, Decimal):
        return f"{words.plain(value)} 年"
    return words.say_as(value, words.column_of(table, test.column))
