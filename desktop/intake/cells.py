"""A worksheet cell as the text a person would have typed."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

from desktop.errors import BadValue
from desktop.facts.fact import NUMERIC, FactType

EXACT_DIGITS = 15  # what a spreadsheet number holds; more digits are noise of the binary form
FIRST_LIKELY_YEAR = 1950  # the number 2025 in a cell formatted as a date is a day in 1905
COUNTED = NUMERIC | {FactType.YEAR}


def cell_text(cell: Any, type_: FactType) -> str:
    """The cell's content as typed text, "" when empty; raises BadValue where Excel hides what was meant.

    A number formatted as a percentage reads as percentage points for a percent fact.
    """
    value = cell.value
    if value is None:
        return ""
    if getattr(cell, "data_type", "") == "e":
        raise BadValue(f"单元格里是 Excel 的出错值 {value}。", "请改好公式，或直接填内容。")
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dt.time | dt.timedelta):
        raise BadValue("单元格里是一个时刻或时长。", "请把单元格格式改成“文本”，再重新填。")
    if isinstance(value, dt.datetime | dt.date):
        return date_text(value, type_)
    if isinstance(value, int | float):
        return number_text(value, type_, str(getattr(cell, "number_format", "") or ""))
    return str(value)


def number_text(value: int | float, type_: FactType, number_format: str) -> str:
    """A spreadsheet number without the noise of its binary form, and with the zeros its format puts in front."""
    try:
        number = Decimal(f"{value:.{EXACT_DIGITS}g}") if isinstance(value, float) else Decimal(value)
        text = f"{number.normalize():f}"
    except ArithmeticError as problem:
        raise BadValue("单元格里不是数字。", "请直接填数字。") from problem
    if type_ is FactType.PERCENT:
        return f"{(number * 100).normalize():f}" if _shows_percent(number_format) else text
    if type_ is FactType.MONTH and re.fullmatch(r"\d{4}\.1", text):
        raise BadValue(f"“{text}”分不清是 1 月还是 10 月。", "请写成“2025年1月”或“2025-10”这样。")
    if type_ in COUNTED or type_ in (FactType.MONTH, FactType.DATE):
        return text
    if abs(number) >= 10**EXACT_DIGITS:
        raise BadValue(
            "这么长的编号按数字存，Excel 会把第 15 位以后变成 0。", "请先把单元格格式改成“文本”，再重新填一遍。"
        )
    return text.zfill(len(number_format)) if re.fullmatch("0+", number_format) else text


def date_text(value: dt.date, type_: FactType) -> str:
    """A date cell in the form its fact reads; raises BadValue where a number is wanted."""
    if type_ in NUMERIC or (type_ is FactType.YEAR and value.year < FIRST_LIKELY_YEAR):
        shown = f"{value.year}-{value.month:02d}-{value.day:02d}"
        raise BadValue(f"单元格里是日期 {shown}，不是数字。", "请把单元格格式改成“常规”，再填数字。")
    if type_ is FactType.YEAR:
        return str(value.year)
    if type_ is FactType.MONTH:
        return f"{value.year}-{value.month:02d}"
    return f"{value.year}-{value.month:02d}-{value.day:02d}"


def _shows_percent(number_format: str) -> bool:
    """True when the format multiplies by a hundred; a percent sign in quotes or after a backslash is decoration."""
    return "%" in re.sub(r'"[^"]*"|\\.', "", number_format)
