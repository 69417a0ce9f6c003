"""The intake workbook: every fact with label, unit, help and drop-downs; blank, or filled from a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from desktop.facts.case import Answer, Case
from desktop.facts.catalogue import Catalogue
from desktop.facts.fact import Column, Fact, FactType
from desktop.intake import layout
from desktop.intake.cellvalue import cell_value
from desktop.intake.dropdowns import DropDowns
from desktop.intake.layout import SheetPlan
from desktop.intake.safecell import set_text
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

    Raises ExportProblem when the file cannot be written.
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
        headers = [*layout.YEARLY_LEAD, *(years or ("上一完整年度", "前一年", "前二年")), *layout.YEARLY_TAIL]
    for column, header in enumerate(headers, start=1):
        look.header(sheet.cell(layout.HEADER_ROW, column), header if isinstance(header, str) else f"{header}年")
    for row, fact in enumerate(plan.facts, start=layout.HEADER_ROW + 1):
        _write_fact_row(sheet, row, fact, look, drop_downs, case, years)
    look.fact_sheet(sheet, plan.yearly)


def _write_fact_row(
    sheet: Any, row: int, fact: Fact, look: Look, drop_downs: DropDowns, case: Case | None, years: tuple[int, ...]
) -> None:
    look.label(sheet.cell(row, 1), fact.label)
    answer = case.answer(fact.key) if case else None
    if fact.years:
        look.unit(sheet.cell(row, 2), layout.unit_text(fact))
        for index in range(layout.MOST_YEARS):
            cell = sheet.cell(row, 3 + index)
            if index < fact.years:
                look.answer(cell, fact.type)
                _fill(cell, fact, _year_value(answer, years, index))
        help_column = 3 + layout.MOST_YEARS
    else:
        cell = sheet.cell(row, 2)
        look.answer(cell, fact.type)
        _fill(cell, fact, answer.value if answer else None)
        drop_downs.offer(sheet, cell.coordinate, fact)
        look.unit(sheet.cell(row, 3), layout.unit_text(fact))
        help_column = 4
    look.prose(sheet.cell(row, help_column), _help(fact))
    look.example(sheet.cell(row, help_column + 1), fact.example)
    look.code(sheet.cell(row, help_column + 2), fact.key)


def _write_table(sheet: Any, fact: Fact, look: Look, drop_downs: DropDowns, case: Case | None) -> None:
    columns = [c for c in fact.columns if not c.formula]
    look.title(sheet["A1"], fact.label)
    look.code(sheet.cell(1, 3), fact.key)
    look.hint(sheet["A2"], "没有内容（填“无”）")
    look.answer(sheet[layout.EMPTY_TABLE_CELL], FactType.TEXT)
    look.prose(sheet["A3"], fact.help)
    for index, column in enumerate(columns, start=1):
        unit = f"（{column.unit}）" if column.unit else ""
        look.header(sheet.cell(layout.HEADER_ROW, index), column.label + unit)
        look.code(sheet.cell(layout.CODE_ROW, index), column.key)
        drop_downs.offer_column(sheet, index, layout.FIRST_TABLE_ROW, column)
    answer = case.answer(fact.key) if case else None
    rows: Sequence[Any] = answer.value if answer and isinstance(answer.value, tuple) else ()
    if answer and answer.value == ():
        set_text(sheet[layout.EMPTY_TABLE_CELL], layout.EMPTY_TABLE_WORD)
    for number, row in enumerate(rows, start=layout.FIRST_TABLE_ROW):
        for index, column in enumerate(columns, start=1):
            _fill(sheet.cell(number, index), column, row.get(column.key))
    look.table_sheet(sheet, columns, len(rows))


def _fill(cell: Any, kind: Fact | Column, value: Any) -> None:
    content = cell_value(kind, value)
    if isinstance(content, str):
        set_text(cell, content)
    elif content is not None:
        cell.value = content


def _year_value(answer: Answer | None, years: tuple[int, ...], index: int) -> Any:
    if answer is None or index >= len(years):
        return None
    value = answer.value
    return value.get(years[index]) if isinstance(value, Mapping) else value


def _years(case: Case | None) -> tuple[int, ...]:
    base = case.base_year() if case else None
    return tuple(base - back for back in range(layout.MOST_YEARS)) if base else ()


def _help(fact: Fact) -> str:
    """The fact's help, with what may be chosen for a multiple choice."""
    if fact.type is FactType.MULTI:
        return fact.help + "可多选：" + "、".join(o.label for o in fact.options) + "。"
    return fact.help
