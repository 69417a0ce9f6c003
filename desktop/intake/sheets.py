"""The sheets of a workbook as rows of cells, read only after the file was found safe."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from desktop.errors import BadWorkbook
from desktop.intake.zipcheck import SAVE_AS

MOST_ROWS = 3000
LAST_ROW = 1_048_576  # of any sheet; what the file itself says of its size may be wrong
MOST_COLUMNS = 60
Cells = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; rows and columns count from 0. `is_cut` is true when something stands below the last row read."""

    title: str
    rows: tuple[Cells, ...]
    is_cut: bool = False


class Uncomputed:
    """Stands for a formula whose result the file does not hold."""

    data_type = "e"
    value = "（公式没有结果）"
    number_format = ""

    def __init__(self, coordinate: str) -> None:
        self.coordinate = coordinate


def read_sheets(name: str, data: bytes) -> tuple[Sheet, ...]:
    """Every worksheet of the file in its order; formulas give their stored result.

    Raises BadWorkbook when any part of the file cannot be read: a workbook is read whole or not at all.
    """
    try:
        return tuple(_read(data))
    except Exception as problem:  # openpyxl lets whatever its parsers meet escape; a bad file is the user's world
        raise BadWorkbook(f"《{name}》的内容读不出来，可能已经损坏。", SAVE_AS) from problem


def _read(data: bytes) -> Iterator[Sheet]:
    import openpyxl

    def opened(*, results: bool) -> Any:
        return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=results, keep_links=False)

    values = opened(results=True)
    formulas = opened(results=False) if _has_formulas(data) else None
    for sheet in values.worksheets:
        every = _every_row(sheet)
        rows = list(islice(every, MOST_ROWS))
        if formulas is not None:
            rows = _with_uncomputed(rows, list(islice(_every_row(formulas[sheet.title]), MOST_ROWS)))
        yield Sheet(sheet.title, tuple(rows), _holds_anything(every))


def _every_row(sheet: Any) -> Iterator[Cells]:
    rows: Iterator[Cells] = sheet.iter_rows(max_row=LAST_ROW, max_col=MOST_COLUMNS)
    return rows


def _holds_anything(rows: Iterator[Cells]) -> bool:
    """True when a cell of these rows is filled; the one row that stands for every gap is looked at once."""
    seen: Cells = ()
    for row in rows:
        if row is not seen and any(cell.value is not None for cell in row):
            return True
        seen = row
    return False


def _with_uncomputed(rows: list[Cells], formula_rows: list[Cells]) -> list[Cells]:
    return [_marked(row, with_formulas) for row, with_formulas in zip(rows, formula_rows, strict=True)]


def _marked(row: Cells, formula_row: Cells) -> Cells:
    return tuple(
        Uncomputed(formula.coordinate) if cell.value is None and formula.data_type == "f" else cell
        for cell, formula in zip(row, formula_row, strict=True)
    )


def _has_formulas(data: bytes) -> bool:
    """True when any sheet holds a formula; the parts are small after the check of the zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [n for n in archive.namelist() if n.startswith("xl/worksheets/") and n.endswith(".xml")]
        return any(re.search(rb"<(?:\w+:)?f[ />]", archive.read(name)) for name in sheets)
