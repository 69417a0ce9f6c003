"""Reads a sheet whose rows are the rows of one table fact."""

from __future__ import annotations

import itertools
from typing import Any

from desktop.errors import BadValue
from desktop.facts.case import Row, Scalar
from desktop.facts.fact import Column, Fact
from desktop.facts.parsing import parse_blank, parse_cell
from desktop.intake import layout
from desktop.intake.cells import cell_text
from desktop.intake.found import Found
from desktop.intake.sheets import Cells, Sheet
from desktop.values.text import shown

MOST_LINES_ABOVE = 15
NONE_WORDS = (layout.EMPTY_TABLE_WORD, "没有")
SUM_WORDS = ("合计", "总计", "小计")


def read_table_sheet(fact: Fact, sheet: Sheet, found: Found) -> None:
    """Add the table's rows and problems; a row with a bad cell keeps its good cells, a row of sums is none.

    A cell that says 暂不清楚 is an empty one.
    """
    header = _find_header(fact, sheet.rows)
    if header is None:
        _report_headless(fact, sheet, found)
        return
    index, columns = header
    body = [row for row in sheet.rows[index + 1 :] if _texts(row, columns)]
    if [_texts(row, columns) for row in body] == [[layout.EMPTY_TABLE_WORD]]:
        found.answer(fact, (), sheet.title, [])
        return
    read = [_read_row(sheet.title, row, columns, found) for row in body if _texts(row, columns)[0] not in SUM_WORDS]
    filled = tuple(row for row in read if row)
    if filled:
        found.answer(fact, filled, sheet.title, [])
    _read_box(fact, sheet.title, sheet.rows[:index], found)


def _find_header(fact: Fact, rows: tuple[Cells, ...]) -> tuple[int, dict[int, Column]] | None:
    """The row above the first row of the table and its columns: the row of codes, else the row of titles."""
    codes = {column.key: column for column in fact.columns}
    titles = {name: column for column in fact.columns for name in (column.label, layout.column_title(column))}
    for names in (codes, titles):
        for index, row in enumerate(rows[:MOST_LINES_ABOVE]):
            columns = _columns(names, row)
            if len(columns) >= min(2, len(fact.columns)):
                return index, columns
    return None


def _columns(names: dict[str, Column], row: Cells) -> dict[int, Column]:
    found = {i: names.get(cell.value.strip()) for i, cell in enumerate(row) if isinstance(cell.value, str)}
    return {index: column for index, column in found.items() if column is not None}


def _texts(row: Cells, columns: dict[int, Column]) -> list[str]:
    values = (row[index].value for index in columns)
    return [text for value in values if value is not None and (text := str(value).strip())]


def _read_row(sheet: str, row: Cells, columns: dict[int, Column], found: Found) -> Row:
    values: dict[str, Scalar] = {}
    for index, column in columns.items():
        cell: Any = row[index]
        try:
            text = cell_text(cell, column.type)
            if text.strip():
                values[column.key] = parse_cell(column, text)
        except BadValue as problem:
            if parse_blank(str(cell.value)) is None:
                found.problem(sheet, cell, column, problem.sentence, problem.next_step)
    return values


def _read_box(fact: Fact, sheet: str, above: tuple[Cells, ...], found: Found) -> None:
    """What stands beside 没有内容: that there is nothing, or that nobody knows; rows below count for more."""
    box = next(
        (two for row in above for one, two in itertools.pairwise(row) if one.value == layout.EMPTY_TABLE_HINT), None
    )
    text = str(box.value).strip() if box is not None and box.value is not None else ""
    if not text:
        return
    says = () if text in NONE_WORDS else parse_blank(text)
    if says is None:
        found.problem(
            sheet, box, fact, f"“{shown(text)}”在这里看不懂。", "没有内容填“无”；有内容就从标题下面一行一行地填。"
        )
    elif fact.key in found.answers:
        found.problem(
            sheet, box, fact, f"这里写着“{shown(text)}”，下面却有内容，按下面的内容导入了。", "请把这一格清空。"
        )
    else:
        found.answer(fact, says, sheet, [box])


def _report_headless(fact: Fact, sheet: Sheet, found: Found) -> None:
    below = (cell for row in sheet.rows[layout.HEADER_ROW - 1 :] for cell in row if cell.value is not None)
    cell = next(below, None)
    if cell is not None:
        sentence, repair = "没有找到表头，这张表没有导入。", "请把空白表里的标题行和字段代码行复制回来。"
        found.problem(sheet.title, cell, fact, sentence, repair)
