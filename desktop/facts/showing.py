"""Values as text: the same on screen, in PDF and in Excel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from desktop.facts.fact import Column, Fact, FactType
from desktop.facts.known import DONT_KNOW, NOT_APPLICABLE, UNKNOWN, Blank, Known
from desktop.values import codes
from desktop.values.date import format_date, format_month
from desktop.values.money import format_money
from desktop.values.number import EXACT
from desktop.values.percent import format_percent
from desktop.values.quantity import format_number
from desktop.values.quantity import with_unit as joined

BLANK_WORDS = {UNKNOWN: "", DONT_KNOW: "暂不清楚", NOT_APPLICABLE: "不适用"}
COMPUTED_PLACES = {FactType.PERCENT: 2, FactType.NUMBER: 4}


def format_value(question: Fact | Column, value: Known, *, with_unit: bool = False) -> str:
    """The value as people write it: labels for options, 是/否, "3 行" for a table, "" when unknown.

    Typed figures are shown exactly; the endless decimals of a computed one are rounded (2 for percentages, 4 for
    numbers, 分 for money).
    """
    if isinstance(value, Blank):
        return BLANK_WORDS[value]
    if isinstance(value, Mapping):
        years = (f"{year}年 {format_value(question, value[year], with_unit=with_unit)}" for year in sorted(value))
        return "；".join(years)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return _figure(question, value, with_unit)
    if isinstance(value, int):
        return f"{value}年" if with_unit else str(value)
    if isinstance(value, dt.date):
        return format_month(value) if question.type is FactType.MONTH else format_date(value)
    if isinstance(value, tuple):
        return _several(question, value)
    return _word(question, value)


def _figure(question: Fact | Column, value: Decimal, with_unit: bool) -> str:
    computed = bool(question.formula)
    if question.type is FactType.MONEY:
        if computed:
            value = _rounded(value, 2)
        return format_money(value, question.unit or "元", with_unit=with_unit)
    if computed and _is_endless(question, value):
        value = _rounded(value, COMPUTED_PLACES.get(question.type, 4))
    if question.type is FactType.PERCENT:
        return format_percent(value, with_unit=with_unit)
    text = format_number(value)
    return joined(text, question.unit) if with_unit and question.unit else text


def _is_endless(question: Fact | Column, value: Decimal) -> bool:
    """A derived figure is always rounded; where one may also be typed, only what nobody would type is."""
    derived = isinstance(question, Fact) and question.is_derived
    return derived or -int(value.as_tuple().exponent) > 6


def _rounded(value: Decimal, places: int) -> Decimal:
    if -int(value.as_tuple().exponent) <= places:
        return value
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, EXACT)


def _several(question: Fact | Column, value: tuple[object, ...]) -> str:
    if question.type is FactType.TABLE:
        return f"{len(value)} 行"
    return "、".join(_label(question, str(one)) for one in value) if value else "无"


def _word(question: Fact | Column, value: str) -> str:
    if question.type is FactType.CHOICE:
        return _label(question, value)
    if question.type is FactType.INDUSTRY:
        return f"{value} {codes.industry_name(value)}".rstrip()
    if question.type is FactType.REGION:
        return f"{value} {codes.region_name(value)}".rstrip()
    return value


def _label(question: Fact | Column, key: str) -> str:
    option = question.option(key)
    return option.label if option else key
