"""A worksheet cell as the text a person would have typed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from desktop.errors import BadValue
from desktop.facts.fact import FactType

EXACT_DIGITS = 15  # what a spreadsheet number holds; more digits are noise of the binary form


def cell_text(cell: Any, type_: FactType) -> str:
    """The cell's content as typed text, "" when empty; raises BadValue for an Excel error value.

    A number formatted as a percentage reads as percentage points for a percent fact.
    """
    value = cell.value
    if value is None:
        return ""
    if getattr(cell, "data_type", "") == "e":
        raise BadValue(f"单元格里是 Excel 的出错值 {value}。", "请改好公式，或直接填数字。")
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dt.datetime | dt.date):
        return date_text(value, type_)
    if isinstance(value, int | float):
        return number_text(value, type_, str(getattr(cell, "number_format", "") or ""))
    return str(value).strip() if type_ is not FactType.LONGTEXT else str(value)


def number_text(value: int | float, type_: FactType, number_format: str) -> str:
    """A spreadsheet number without the noise of its binary form."""
    try:
        number = Decimal(f"{value:.{EXACT_DIGITS}g}") if isinstance(value, float) else Decimal(value)
    except ArithmeticError as problem:
        raise BadValue("单元格里不是数字。", "请直接填数字。") from problem
    if type_ is FactType.PERCENT and "%" in number_format:
        number *= 100
    return f"{number.normalize():f}"


def date_text(value: dt.date, type_: FactType) -> str:
    """A date cell in the form its fact reads."""
    if type_ is FactType.YEAR:
        return str(value.year)
    if type_ is FactType.MONTH:
        return f"{value.year}-{value.month:02d}"
    return f"{value.year}-{value.month:02d}-{value.day:02d}"
