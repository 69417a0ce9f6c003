"""The intake workbook: every fact with label, unit, help and drop-downs; blank, or filled from a case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from desktop.errors import ExportProblem
from desktop.facts.case import Answer, Case
from desktop.facts.catalogue import Catalogue
from desktop.facts.fact import Column, Fact, FactType
from desktop.intake import layout
from desktop.intake.cellvalue import cell_value
from desktop.intake.dropdowns import DropDowns
from desktop.intake.layout import SheetPlan
from desktop.intake.safecell import set_text, split_text
from desktop.intake.sheetlook import Look
from desktop.values.files import atomic_write

GUIDE = (
    "一、每张表填一类内容，只填浅黄色的格子；不知道的先空着，空着不等于“没有”。",
    "二、金额按格子旁边的单位填数字，也可以直接写“500万”“12000元”“0.8亿”。",
    "三、日期写成 2025-03-05 或 2025年3月5日，月份写成 2025-03 或 2025年3月。",
    "四、能选的格子点右下角的箭头选；可多选的用“、”隔开，一项都没有就填“无”。",
    "五、确实还不知道的可填“暂不清楚”，与本企业无关的可填“不适用”。",
    "六、清单类的表一行填一项，从标题下面第一行开始；确实没有内容的，在表头的“没有内容”处填“无”。",
    "七、请不要改工作表名称和灰色的“字段代码”，程序靠它们认字段。",
)


def write_template(path: Path, catalogue: Catalogue, case: Case | None = None) -> None:
    """Write the intake workbook to `path`, filled with the answers of `case` when one is given.

    Raises ExportProblem when the file cannot be written, or a table holds a text longer than a cell.
    """
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    look = Look(book)
    _write_guide(book, look)
    drop_downs = DropDowns(book)
    for plan in layout.plan_sheets(catalogue):
        sheet = book.create_sheet(plan.title)
        if plan.table is not None:
            _write_table(sheet, plan.table, look, drop_downs, case)
        else:
            _write_facts(sheet, plan, look, drop_downs, case)
    drop_downs.finish()
    atomic_write(path, lambda temporary: book.save(temporary))


def _write_guide(book: Any, look: Look) -> None:
    sheet = book.create_sheet(layout.GUIDE_SHEET)
    look.title(sheet["A1"], "技改通 企业数据采集表")
    for row, line in enumerate(GUIDE, start=3):
        look.prose(sheet.cell(row, 1), line)
    sheet.column_dimensions["A"].width = 110


def _write_facts(sheet: Any, plan: SheetPlan, look: Look, drop_downs: DropDowns, case: Case | None) -> None:
    years = _years(case) if plan.yearly else ()
    look.title(sheet["A1"], plan.title)
    look.hint(sheet["A2"], "只填浅黄色的格子；不知道的先空着。")
    headers: list[str | int] = list(layout.SCALAR_HEADERS)
    if plan.yearly:
        headers = [*layout.YEARLY_LEAD, *(years or layout.RELATIVE_YEARS), *layout.YEARLY_TAIL]
    for column, header in enumerate(headers, start=1):
        look.header(sheet.cell(layout.HEADER_ROW, column), header if isinstance(header, str) else f"{header}年")
    row = layout.HEADER_ROW + 1
    for fact in plan.facts:
        answer = case.answer(fact.key) if case else None
        if fact.years:
            _write_yearly_row(sheet, row, fact, look, answer, years)
        else:
            row = _write_scalar_rows(sheet, row, fact, look, answer)
            drop_downs.offer(sheet, sheet.cell(row, 2).coordinate, fact)
        row += 1
    look.fact_sheet(sheet, plan.yearly)


def _write_yearly_row(
    sheet: Any, row: int, fact: Fact, look: Look, answer: Answer | None, years: tuple[int, ...]
) -> None:
    look.label(sheet.cell(row, 1), fact.label)
    look.unit(sheet.cell(row, 2), layout.unit_text(fact))
    for index in range(fact.years):
        cell = sheet.cell(row, 3 + index)
        look.answer(cell, fact.type)
        _fill(cell, fact, _year_value(answer, years, index))
    _write_help(sheet, row, 3 + layout.MOST_YEARS, fact, look)


def _write_scalar_rows(sheet: Any, row: int, fact: Fact, look: Look, answer: Answer | None) -> int:
    """One row, and more of the same code for a text longer than a cell; returns the last row's number."""
    content = cell_value(fact, answer.value if answer else None)
    pieces = split_text(content) if isinstance(content, str) else (content,)
    for number, piece in enumerate(pieces):
        look.label(sheet.cell(row + number, 1), fact.label + (layout.CONTINUED if number else ""))
        look.answer(sheet.cell(row + number, 2), fact.type)
        _put(sheet.cell(row + number, 2), piece)
        look.unit(sheet.cell(row + number, 3), layout.unit_text(fact))
        _write_help(sheet, row + number, 4, fact, look)
    return row + len(pieces) - 1


def _write_help(sheet: Any, row: int, column: int, fact: Fact, look: Look) -> None:
    look.prose(sheet.cell(row, column), _help(fact))
    look.example(sheet.cell(row, column + 1), fact.example)
    look.code(sheet.cell(row, column + 2), fact.key)


def _write_table(sheet: Any, fact: Fact, look: Look, drop_downs: DropDowns, case: Case | None) -> None:
    answer = case.answer(fact.key) if case else None
    rows: Sequence[Any] = answer.value if answer and isinstance(answer.value, tuple) else ()
    columns = [c for c in fact.columns if not c.formula or any(c.key in row for row in rows)]
    look.title(sheet["A1"], fact.label)
    look.code(sheet.cell(1, 3), fact.key)
    look.hint(sheet["A2"], layout.EMPTY_TABLE_HINT)
    look.answer(sheet[layout.EMPTY_TABLE_CELL], FactType.TEXT)
    look.prose(sheet["A3"], fact.help)
    for index, column in enumerate(columns, start=1):
        look.header(sheet.cell(layout.HEADER_ROW, index), layout.column_title(column))
        look.code(sheet.cell(layout.CODE_ROW, index), column.key)
        drop_downs.offer_column(sheet, index, layout.FIRST_TABLE_ROW, column)
    if answer and not rows:
        _fill(sheet[layout.EMPTY_TABLE_CELL], fact, answer.value)
    for number, row in enumerate(rows, start=layout.FIRST_TABLE_ROW):
        for index, column in enumerate(columns, start=1):
            _fill(sheet.cell(number, index), column, row.get(column.key))
    look.table_sheet(sheet, columns, len(rows))


def _fill(cell: Any, kind: Fact | Column, value: Any) -> None:
    if _put(cell, cell_value(kind, value)):
        raise ExportProblem(f"{kind.short_label}有一处文字太长，Excel 一格放不下，没有导出。", "请先把它缩短。")


def _put(cell: Any, content: str | int | float | dt.date | None) -> str:
    """Put the content into the cell; returns what did not fit."""
    if isinstance(content, str):
        return set_text(cell, content)
    if content is not None:
        cell.value = content
    return ""


def _year_value(answer: Answer | None, years: tuple[int, ...], index: int) -> Any:
    """The value for one column; an answer without a year stands in the first one."""
    if answer is None:
        return None
    if isinstance(answer.value, Mapping):
        return answer.value.get(years[index]) if index < len(years) else None
    return answer.value if index == 0 else None


def _years(case: Case | None) -> tuple[int, ...]:
    base = case.base_year() if case else None
    return tuple(base - back for back in range(layout.MOST_YEARS)) if base else ()


def _help(fact: Fact) -> str:
    """The fact's help, with what may be chosen for a multiple choice."""
    if fact.type is FactType.MULTI:
        return fact.help + "可多选：" + "、".join(o.label for o in fact.options) + "。"
    return fact.help
