"""The value a term compares with: read from data by the fact's own parser, in human units."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.errors import BadValue
from desktop.facts.fact import Column, FactType
from desktop.rules.term import Bound, CountOperand, Op, Operand, RatioOperand, SumOperand

if TYPE_CHECKING:
    from desktop.facts.fact import Fact

NUMBERS = frozenset({FactType.MONEY, FactType.NUMBER, FactType.INTEGER, FactType.PERCENT, FactType.YEAR})
DATES = frozenset({FactType.DATE, FactType.MONTH})
CODES = frozenset({FactType.INDUSTRY, FactType.REGION})
_ORDER = {Op.GE, Op.LE, Op.GT, Op.LT, Op.BETWEEN}
_SAME = {Op.EQ, Op.NE, Op.IN, Op.NOT_IN}
_LISTS = {Op.IN, Op.NOT_IN, Op.HAS_ANY, Op.HAS_ALL, Op.ONLY, Op.WITHIN}


class BadBound(ValueError):
    """Why a bound cannot be read; the caller adds the place."""


def allowed_ops(kind: FactType) -> set[Op]:
    """The operators that make sense for a fact of this type."""
    if kind in NUMBERS:
        return _ORDER | _SAME
    if kind in DATES:
        return _ORDER | _SAME | {Op.BEFORE, Op.AFTER}
    if kind is FactType.MULTI:
        return {Op.HAS_ANY, Op.HAS_ALL, Op.ONLY}
    if kind in CODES:
        return _SAME | {Op.WITHIN}
    return {Op.EQ, Op.NE} if kind is FactType.BOOL else _SAME


def read_bound(operand: Operand, fact: Fact | None, op: Op, raw: object) -> Bound:
    """The bound in the operand's inner unit (money in yuan); raises BadBound."""
    if fact is None or isinstance(operand, RatioOperand | CountOperand | SumOperand):
        if op not in _ORDER | _SAME:
            raise BadBound(f"数量不能用“{op.value}”比较")
        return _several(op, raw, lambda text: _quantity(operand, text))
    if op not in allowed_ops(fact.type):
        raise BadBound(f"“{fact.label}”不能用“{op.value}”比较")
    if op is Op.WITHIN:
        return _several(op, raw, _prefix)
    return _several(op, raw, lambda text: _scalar(fact, text))


def read_cell_bound(column: Column, op: Op, raw: object, *, in_years: bool = False) -> Bound:
    """The bound of a test of this column's cells, or of the years from another date to it; raises BadBound."""
    if op not in (_ORDER | _SAME if in_years else allowed_ops(column.type)):
        raise BadBound(f"“{column.label}”不能用“{op.value}”比较")
    if in_years:
        return _several(op, raw, _years)
    if op is Op.WITHIN:
        return _several(op, raw, _prefix)
    return _several(op, raw, lambda text: _scalar(column, text))


def _years(raw: object) -> Decimal:
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise BadBound("since 的 value 要写整数年，例如 1")
    return Decimal(raw)


def _several(op: Op, raw: object, read: object) -> Bound:
    assert callable(read)
    items = raw if isinstance(raw, list) else [raw]
    if not items:
        raise BadBound("value 不能是空的")
    values = tuple(read(item) for item in items)
    if op is Op.BETWEEN:
        if len(values) != 2 or values[0] > values[1]:
            raise BadBound("between 的 value 要写成 [小, 大]")
        return values
    if op in _LISTS:
        return values
    if len(values) != 1:
        raise BadBound(f"“{op.value}”只能比较一个值")
    single: Bound = values[0]
    return single


def _prefix(raw: object) -> str:
    text = str(raw)
    if not text.isdigit():
        raise BadBound(f"代码“{text}”应当只有数字")
    return text


def _scalar(fact: Fact | Column, raw: object) -> Decimal | int | bool | str | dt.date:
    if fact.type is FactType.BOOL:
        if not isinstance(raw, bool):
            raise BadBound(f"“{fact.label}”要与 true 或 false 比较")
        return raw
    if isinstance(raw, dt.date) and not isinstance(raw, dt.datetime) and fact.type in DATES:
        return raw
    text = str(raw)
    if fact.options:
        return _option(fact, text)
    if fact.type is FactType.MONEY:
        _needs_unit(text)
    from desktop.facts.parsing import parse_answer, parse_cell

    try:
        value = parse_cell(fact, text) if isinstance(fact, Column) else parse_answer(fact, text)
    except BadValue as problem:
        raise BadBound(f"“{text}”：{problem.sentence}".rstrip("。")) from problem
    assert isinstance(value, Decimal | int | str | dt.date)
    return value


def _option(fact: Fact | Column, text: str) -> str:
    for option in fact.options:
        if text in (option.key, option.label):
            return option.key
    raise BadBound(f"“{fact.label}”没有“{text}”这个选项")


def _needs_unit(text: str) -> None:
    if not text.endswith("元"):
        raise BadBound(f"金额“{text}”要写明单位，例如 200万元")


def _quantity(operand: Operand, raw: object) -> Decimal:
    from desktop.values.money import parse_money
    from desktop.values.number import parse_number
    from desktop.values.percent import parse_percent

    text = str(raw)
    try:
        if isinstance(operand, RatioOperand) and operand.in_percent:
            return parse_percent(text)
        return parse_money(text, "元") if text.endswith("元") else parse_number(text)
    except BadValue as problem:
        raise BadBound(f"“{text}”：{problem.sentence}".rstrip("。")) from problem
