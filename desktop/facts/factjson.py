"""Values in a case file's JSON: figures in the fact's unit, options by key or label, years as {"2025": …}."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from desktop.errors import BadValue
from desktop.facts.answering import parse_answer, parse_blank, parse_cell
from desktop.facts.choosing import parse_choice
from desktop.facts.fact import Column, Fact, FactType
from desktop.facts.factfile import MONEY_UNITS
from desktop.facts.known import UNKNOWN, Blank, Known, Row, Scalar, Value
from desktop.values.date import parse_year
from desktop.values.number import shift
from desktop.values.text import shown

_BLANKS = {blank.value: blank for blank in Blank}


def from_json(fact: Fact, obj: object, base_year: int | None = None) -> Known:
    """The value of a JSON object; null and "unknown", "dont_know", "not_applicable" are blanks.

    A string is read like typed text. A bare value of a yearly fact belongs to `base_year`; without one it stays bare
    and counts for whatever the base year turns out to be. Raises BadValue.
    """
    if obj is None:
        return UNKNOWN
    if isinstance(obj, str) and (blank := _blank(fact, obj)) is not None:
        return blank
    if fact.type is FactType.TABLE:
        return _rows(fact, obj)
    if fact.is_yearly and isinstance(obj, Mapping):
        years = ((parse_year(str(year)), _scalar(fact, one)) for year, one in obj.items() if one is not None)
        return dict(years)
    value = _scalar(fact, obj)
    return {base_year: value} if fact.is_yearly and base_year is not None else value


def to_json(fact: Fact, value: Known) -> Any:
    """What `from_json` reads back as the same value: whole figures as int, others as exact strings."""
    if isinstance(value, Blank):
        return value.value
    if isinstance(value, Mapping):
        return {str(year): _plain(fact, value[year]) for year in sorted(value)}
    if fact.type is FactType.TABLE and isinstance(value, tuple):
        columns = {column.key: column for column in fact.columns}
        rows = [row for row in value if isinstance(row, Mapping)]
        return [{key: _plain(columns[key], cell) for key, cell in row.items()} for row in rows]
    return _plain(fact, value)


def _blank(fact: Fact, text: str) -> Blank | None:
    named = _BLANKS.get(text.strip())
    if named or fact.type in (FactType.TEXT, FactType.LONGTEXT) or fact.options:
        return named
    return parse_blank(text)


def _rows(fact: Fact, obj: object) -> tuple[Row, ...]:
    if not isinstance(obj, list) or not all(isinstance(one, Mapping) for one in obj):
        raise BadValue(f"{fact.short_label}是表格，要写成一行一个对象的列表。", '例如 [{"名称": "…"}]；没有内容写 []。')
    rows = []
    for number, raw in enumerate(obj, start=1):
        try:
            rows.append(_row(fact, raw))
        except BadValue as problem:
            raise BadValue(f"第 {number} 行：{problem.sentence}", problem.next_step) from problem
    return tuple(row for row in rows if row)


def _row(fact: Fact, raw: Mapping[str, object]) -> Row:
    by_name = {name: column for column in fact.columns for name in (column.label, column.key)}
    cells: dict[str, Scalar] = {}
    for name, obj in raw.items():
        column = by_name.get(name)
        if column is None:
            labels = "、".join(one.label for one in fact.columns)
            raise BadValue(f"{fact.short_label}没有“{shown(name)}”这一列。", f"可用的列有：{labels}。")
        if obj is None or obj == "":
            continue
        cells[column.key] = parse_cell(column, _text(column, obj))
    return cells


def _scalar(fact: Fact, obj: object) -> Scalar:
    if fact.type is FactType.MULTI and isinstance(obj, list):
        chosen = {key for one in obj for key in _chosen(fact, one)}
        return tuple(option.key for option in fact.options if option.key in chosen)
    return parse_answer(fact, _text(fact, obj))


def _chosen(fact: Fact, obj: object) -> tuple[str, ...]:
    return (parse_choice(fact, _text(fact, obj)),)


def _text(question: Fact | Column, obj: object) -> str:
    """The JSON scalar as somebody would type it, so that there is one reading."""
    if isinstance(obj, str):
        return obj
    if isinstance(obj, bool) and question.type is FactType.BOOL:
        return "是" if obj else "否"
    if isinstance(obj, int | float | Decimal) and not isinstance(obj, bool):
        return format(Decimal(str(obj)), "f")
    raise BadValue(f"{question.short_label}的写法不对。", "请写一个文字、数字或 true/false。")


def _plain(question: Fact | Column, value: Value) -> Any:
    if isinstance(value, Decimal):
        shown_in = shift(value, -MONEY_UNITS[question.unit or "元"]) if question.type is FactType.MONEY else value
        return int(shown_in) if shown_in == shown_in.to_integral_value() else format(shown_in.normalize(), "f")
    if isinstance(value, dt.date):
        return value.isoformat()[:7] if question.type is FactType.MONTH else value.isoformat()
    return list(value) if isinstance(value, tuple) else value
