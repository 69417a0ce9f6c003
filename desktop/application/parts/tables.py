"""The rows of a table fact, with totals at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.application.document import Align, Block, GridCell, Table, TableColumn
from desktop.application.figure import (
    EMPTY_TEXT,
    NOTHING_TEXT,
    Figure,
    alignment,
    column_fact,
    figure,
    with_unit,
)
from desktop.facts.case import UNKNOWN, Blank
from desktop.facts.fact import Fact, FactType

if TYPE_CHECKING:
    from desktop.application.form import FormColumn, Section
    from desktop.application.parts.work import Work
    from desktop.facts.case import Known, Row

SERIAL_TITLE = "序号"
TOTAL_TITLE = "合计"


def render_table(section: Section, work: Work) -> tuple[Block, ...]:
    """The table fact of the section; an empty table says 无, an unanswered required one is marked."""
    table = work.case.catalogue[section.table]
    found = work.case.rows(section.table)
    rows: tuple[Row, ...] = () if isinstance(found, Blank) else found
    facts = tuple(_column_fact(column, table) for column in section.columns)
    _owe(section, work, table, found, rows)
    body = tuple(_row(section, facts, row, number, work) for number, row in enumerate(rows, 1))
    blank = section.required and (isinstance(found, Blank) or len(rows) < section.rows_needed) and not rows
    if blank:
        body = ((GridCell(span=_width(section), blank=True, fact=section.table),),)
    columns = (*((TableColumn(SERIAL_TITLE, 2, Align.CENTRE),) if section.serial else ()), *_titles(section, facts))
    empty = EMPTY_TEXT if isinstance(found, Blank) else NOTHING_TEXT
    return (Table(columns, body, _footer(section, facts, rows), note=_note(section, rows), empty_text=empty),)


def _width(section: Section) -> int:
    return len(section.columns) + section.serial


def _titles(section: Section, facts: Sequence[Fact]) -> tuple[TableColumn, ...]:
    return tuple(
        TableColumn(with_unit(column.title, column.unit), column.width, alignment(fact.type))
        for column, fact in zip(section.columns, facts, strict=True)
    )


def _column_fact(column: FormColumn, table: Fact) -> Fact:
    known = table.column(column.key)
    if known is not None and column.formula is None:
        return column_fact(known)
    return Fact(column.title, FactType.NUMBER, column.title, "", unit=column.unit)


def _owe(section: Section, work: Work, table: Fact, found: tuple[Row, ...] | Blank, rows: tuple[Row, ...]) -> None:
    short = [_missing(section, row, number) for number, row in enumerate(rows, 1)]
    said = [text for text in short if text]
    if isinstance(found, Blank):
        label = section.title
    elif len(rows) < section.rows_needed:
        label = f"{section.title}（至少 {section.rows_needed} 行，现有 {len(rows)} 行）"
    elif said:
        label = f"{section.title}：" + "；".join(said)
    else:
        work.owe(table.key, section.title, answered=True, required=section.required)
        return
    work.owe(table.key, label, answered=False, required=section.required)


def _missing(section: Section, row: Row, number: int) -> str:
    titles = [column.title for column in section.columns if column.required and column.key not in row]
    return f"第 {number} 行缺{'、'.join(titles)}" if titles else ""


def _row(section: Section, facts: Sequence[Fact], row: Row, number: int, work: Work) -> tuple[GridCell, ...]:
    estimated = work.case.is_estimated(section.table)
    cells = [GridCell(str(number))] if section.serial else []
    for column, fact in zip(section.columns, facts, strict=True):
        shown = figure(fact, cell_value(column, row), unit=False, estimated=estimated)
        cells.append(shown.cell(section.table, blank=column.required))
    return tuple(cells)


def cell_value(column: FormColumn, row: Row) -> Known:
    """The value under a column: the row's own, or computed from it by the form's formula."""
    if column.formula is None:
        return row.get(column.key, UNKNOWN)

    def cell(key: str, _years_ago: int) -> Known:
        return row.get(key, UNKNOWN)

    value = column.formula.evaluate(cell)
    return value.quantize(Decimal("0.01")) if isinstance(value, Decimal) else value


def _footer(section: Section, facts: Sequence[Fact], rows: tuple[Row, ...]) -> tuple[tuple[GridCell, ...], ...]:
    if not rows or not any(column.total for column in section.columns):
        return ()
    cells: list[GridCell] = [GridCell(TOTAL_TITLE)] if section.serial else []
    for column, fact in zip(section.columns, facts, strict=True):
        cells.append(_total(column, fact, rows).cell(section.table) if column.total else GridCell())
    if not section.serial:
        cells[0] = GridCell(TOTAL_TITLE)
    return (tuple(cells),)


def _total(column: FormColumn, fact: Fact, rows: tuple[Row, ...]) -> Figure:
    values = [value for row in rows if isinstance(value := cell_value(column, row), Decimal)]
    return figure(fact, sum(values, Decimal(0)), unit=False)


def _note(section: Section, rows: tuple[Row, ...]) -> str:
    empty = sum(
        not isinstance(cell_value(column, row), Decimal) for column in section.columns if column.total for row in rows
    )
    uncounted = f"合计未含 {empty} 处空格。" if empty else ""
    return section.note + uncounted
