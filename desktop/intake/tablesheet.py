"""Reads a sheet whose rows are the rows of one table fact."""

from __future__ import annotations

from typing import Any

from desktop.errors import BadValue
from desktop.facts.case import Answer, Origin, OriginKind, Row, Scalar
from desktop.facts.fact import Column, Fact
from desktop.facts.parsing import parse_cell
from desktop.intake import layout
from desktop.intake.cells import cell_text
from desktop.intake.report import CellProblem


def read_table_sheet(
    fact: Fact,
    sheet: str,
    rows: list[tuple[Any, ...]],
    place: str,
    answers: dict[str, Answer],
    problems: list[CellProblem],
) -> None:
    """Add the table's rows and problems; a row with a bad cell keeps its good cells."""
    header = next((i for i, row in enumerate(rows[:12]) if _columns(fact, row)), None)
    if header is None:
        return
    columns = _columns(fact, rows[header])
    read = [_read_row(sheet, row, columns, problems) for row in rows[header + 1 :]]
    filled = tuple(row for row in read if row)
    origin = Origin(OriginKind.IMPORTED, place)
    if filled:
        answers[fact.key] = Answer(filled, origin)
    elif _says_none(rows):
        answers[fact.key] = Answer((), origin)


def _columns(fact: Fact, row: tuple[Any, ...]) -> dict[int, Column]:
    """Column index -> column, when the row holds the codes."""
    keys = {c.key: c for c in fact.columns if not c.formula}
    found = {i: keys[cell.value] for i, cell in enumerate(row) if isinstance(cell.value, str) and cell.value in keys}
    return found if len(found) == len(keys) or len(found) >= 2 else {}


def _read_row(sheet: str, row: tuple[Any, ...], columns: dict[int, Column], problems: list[CellProblem]) -> Row:
    values: dict[str, Scalar] = {}
    for index, column in columns.items():
        cell = row[index] if index < len(row) else None
        if cell is None or cell.value is None:
            continue
        try:
            text = cell_text(cell, column.type)
            if text.strip():
                values[column.key] = parse_cell(column, text)
        except BadValue as problem:
            problems.append(
                CellProblem(sheet, cell.coordinate, column.label, str(cell.value), problem.sentence, problem.next_step)
            )
    return values


def _says_none(rows: list[tuple[Any, ...]]) -> bool:
    second = rows[1] if len(rows) > 1 else ()
    return len(second) > 1 and str(second[1].value or "").strip() == layout.EMPTY_TABLE_WORD
