"""Where each fact stands in the intake workbook; the writer and the reader share it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.facts.catalogue import Catalogue
from desktop.facts.fact import Column, Fact, FactType

GUIDE_SHEET = "填写说明"
OPTIONS_SHEET = "选项"
CODE_HEADER = "字段代码"
SCALAR_HEADERS = ("字段", "填写内容", "单位", "填写说明", "示例", CODE_HEADER)
FIELD_HEADER, ANSWER_HEADER = SCALAR_HEADERS[:2]
YEARLY_LEAD = ("字段", "单位")
RELATIVE_YEARS = ("上一完整年度", "前一年", "前二年")
YEARLY_TAIL = ("填写说明", "示例", CODE_HEADER)
EMPTY_TABLE_WORD = "无"
EMPTY_TABLE_HINT = "没有内容（填“无”）"
EMPTY_TABLE_CELL = "B2"
CONTINUED = "（续）"
DONT_KNOW_WORD = "暂不清楚"
NOT_APPLICABLE_WORD = "不适用"
HEADER_ROW = 4
CODE_ROW = 5
FIRST_TABLE_ROW = 6
MOST_YEARS = 3


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One sheet: scalar or yearly facts in rows, or the rows of one table fact."""

    title: str
    facts: tuple[Fact, ...]
    yearly: bool = False

    @property
    def table(self) -> Fact | None:
        """The table fact this sheet holds, or None."""
        return self.facts[0] if self.facts[0].type is FactType.TABLE else None


def plan_sheets(catalogue: Catalogue) -> tuple[SheetPlan, ...]:
    """Every fact that can be answered, group by group; derived facts are left out."""
    plans: list[SheetPlan] = []
    for group in catalogue.groups:
        asked = [f for f in catalogue.facts.values() if f.group == group.key and not f.is_derived]
        scalar = tuple(f for f in asked if f.type is not FactType.TABLE and not f.years)
        yearly = tuple(f for f in asked if f.years)
        if scalar:
            plans.append(SheetPlan(sheet_title(group.title), scalar))
        if yearly:
            plans.append(SheetPlan(sheet_title(group.title + "（分年度）"), yearly, yearly=True))
        plans += [SheetPlan(sheet_title(f.label), (f,)) for f in asked if f.type is FactType.TABLE]
    return tuple(plans)


def sheet_title(label: str) -> str:
    """A sheet name Excel accepts: none of []:*?/\\ and at most 31 characters."""
    return re.sub(r"[\[\]:*?/\\]", "、", label)[:31]


def column_title(column: Column) -> str:
    """The heading of a table's column, with its unit."""
    return column.label + (f"（{column.unit}）" if column.unit else "")


def unit_text(fact: Fact) -> str:
    """The unit to show beside the cell."""
    return fact.unit or ("%" if fact.type is FactType.PERCENT else "")
