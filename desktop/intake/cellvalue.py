"""A fact's value as what stands in a worksheet cell: a real number where there is one, else text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from desktop.facts.case import DONT_KNOW, NOT_APPLICABLE, UNKNOWN
from desktop.facts.fact import Column, Fact, FactType
from desktop.intake.layout import DONT_KNOW_WORD, EMPTY_TABLE_WORD, NOT_APPLICABLE_WORD

WAN = Decimal(10000)
MOST_EXACT_DIGITS = 15


def cell_value(kind: Fact | Column, value: object) -> str | int | float | dt.date | None:
    """The content of the cell; None leaves it empty.

    Money appears in the fact's unit. A number with more digits than a spreadsheet holds is text.
    """
    if value is None or value is UNKNOWN or isinstance(value, Mapping):
        return None
    if value is DONT_KNOW:
        return DONT_KNOW_WORD
    if value is NOT_APPLICABLE:
        return NOT_APPLICABLE_WORD
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return _number(value / WAN if kind.type is FactType.MONEY and kind.unit == "万元" else value)
    if isinstance(value, dt.date):
        return _date(kind, value)
    if isinstance(value, tuple):
        labels = [_option_label(kind, str(key)) for key in value]
        return "、".join(labels) if labels else EMPTY_TABLE_WORD
    if isinstance(value, int):
        return value
    return _option_label(kind, str(value)) if kind.type is FactType.CHOICE else str(value)


def _number(number: Decimal) -> str | int | float:
    if len(number.normalize().as_tuple().digits) > MOST_EXACT_DIGITS:
        return f"{number:f}"
    return int(number) if number == number.to_integral_value() else float(number)


def _date(kind: Fact | Column, date: dt.date) -> str:
    return f"{date.year}-{date.month:02d}" if kind.type is FactType.MONTH else date.isoformat()


def _option_label(kind: Fact | Column, key: str) -> str:
    return next((o.label for o in kind.options if o.key == key), key)
