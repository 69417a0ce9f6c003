"""Answers as text: what is typed becomes a value of the fact's type, or one kind sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeAlias

from desktop.errors import BadValue
from desktop.facts.choosing import parse_bool, parse_choice, parse_multi
from desktop.facts.fact import NUMERIC, Column, Fact, FactType
from desktop.facts.known import DONT_KNOW, NOT_APPLICABLE, Blank, Scalar
from desktop.values import codes, date
from desktop.values.money import format_money, parse_money
from desktop.values.number import parse_number
from desktop.values.percent import format_percent, parse_percent
from desktop.values.quantity import format_number
from desktop.values.text import clean_text, one_line, plain

Question: TypeAlias = Fact | Column

_BLANKS = {
    **dict.fromkeys(("不清楚", "暂不清楚", "不知道", "暂不知道", "待定", "未知"), DONT_KNOW),
    **dict.fromkeys(("不适用", "不涉及"), NOT_APPLICABLE),
}


def parse_blank(text: str) -> Blank | None:
    """DONT_KNOW for "不清楚", NOT_APPLICABLE for "不适用", else None; for places where one cell holds either."""
    return _BLANKS.get(plain(text).strip("()。. "))


def parse_answer(fact: Fact, text: str) -> Scalar:
    """The typed text as the fact's value, within its bounds; for a yearly fact the value of one year.

    Raises BadValue with one sentence and a next step, also for an empty text (clear the answer instead) and
    for a table, which is read cell by cell.
    """
    value = _parse(fact, text)
    if isinstance(value, Decimal):
        _check_bounds(fact, value, fact.minimum, fact.maximum)
    return value


def parse_cell(column: Column, text: str) -> Scalar:
    """The typed text as a cell of this column; figures that are not signed start at 0. Raises BadValue."""
    value = _parse(column, text)
    if isinstance(value, Decimal) and column.type in NUMERIC:
        _check_bounds(column, value, None if column.signed else Decimal(0), None)
    return value


def _parse(question: Question, text: str) -> Scalar:
    if not plain(text):
        raise BadValue(f"{question.short_label}还没有填。", "填上就可以；还没定的话先空着。")
    return _READERS[question.type](question, text)


def _check_bounds(question: Question, value: Decimal, least: Decimal | None, most: Decimal | None) -> None:
    if least is not None and value < least:
        step = "请检查数字和单位。"
        raise BadValue(f"{question.short_label}不能小于 {_bound(question, least)}。", step)
    if most is not None and value > most:
        step = "请检查数字和单位。"
        raise BadValue(f"{question.short_label}不能大于 {_bound(question, most)}。", step)


def _bound(question: Question, value: Decimal) -> str:
    if question.type is FactType.MONEY:
        return format_money(value, question.unit, with_unit=True) if value else "0"
    return format_percent(value) if question.type is FactType.PERCENT else format_number(value)


def _number(question: Question, text: str) -> Decimal:
    return parse_number(text, question.unit)


def _integer(question: Question, text: str) -> Decimal:
    value = parse_number(text, question.unit)
    if value != value.to_integral_value():
        raise BadValue(f"{question.short_label}要填整数。", "请去掉小数，例如 120。")
    return value.quantize(Decimal(1))


def _table(question: Question, text: str) -> Scalar:
    raise BadValue(f"{question.short_label}要一行一行地填。", "请在表格里逐行填写，或从 Excel 粘贴。")


_READERS: Mapping[FactType, Callable[[Question, str], Scalar]] = {
    FactType.TEXT: lambda question, text: one_line(text),
    FactType.LONGTEXT: lambda question, text: clean_text(text),
    FactType.MONEY: lambda question, text: parse_money(text, question.unit or "元"),
    FactType.NUMBER: _number,
    FactType.INTEGER: _integer,
    FactType.PERCENT: lambda question, text: parse_percent(text),
    FactType.DATE: lambda question, text: date.parse_date(text),
    FactType.MONTH: lambda question, text: date.parse_month(text),
    FactType.YEAR: lambda question, text: date.parse_year(text),
    FactType.BOOL: parse_bool,
    FactType.CHOICE: parse_choice,
    FactType.MULTI: parse_multi,
    FactType.USCC: lambda question, text: codes.check_uscc(text),
    FactType.INDUSTRY: lambda question, text: codes.check_industry(text),
    FactType.REGION: lambda question, text: codes.check_region(text),
    FactType.PHONE: lambda question, text: codes.check_phone(text),
    FactType.EMAIL: lambda question, text: codes.check_email(text),
    FactType.POSTCODE: lambda question, text: codes.check_postcode(text),
    FactType.PROJECT_CODE: lambda question, text: codes.check_project_code(text),
    FactType.TABLE: _table,
}
