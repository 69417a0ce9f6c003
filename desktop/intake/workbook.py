"""Reads a filled intake workbook: the good cells become answers, each bad one a problem with its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop.errors import BadWorkbook
from desktop.facts.case import Answer
from desktop.facts.catalogue import Catalogue
from desktop.intake import layout
from desktop.intake.factsheet import read_fact_sheet
from desktop.intake.report import CellProblem, Import
from desktop.intake.tablesheet import read_table_sheet
from desktop.intake.zipcheck import SAVE_AS, USE_TEMPLATE, check_workbook_file, has_formulas

MOST_ROWS = 3000
MOST_COLUMNS = 60


def read_workbook(path: Path, catalogue: Catalogue) -> Import:
    """Read every sheet whose name or codes the program knows; nothing is written anywhere.

    Raises BadWorkbook when the file is no workbook, is unsafe to unpack, or holds none of our sheets.
    """
    check_workbook_file(path)
    answers: dict[str, Answer] = {}
    problems: list[CellProblem] = []
    unknown: list[str] = []
    plans = {plan.title: plan for plan in layout.plan_sheets(catalogue)}
    for name, rows in _sheets(path):
        place = f"{path.name} / {name}"
        plan = plans.get(name)
        if name in (layout.GUIDE_SHEET, layout.OPTIONS_SHEET):
            continue
        if plan is None:
            unknown.append(name)
        elif plan.table is not None:
            read_table_sheet(plan.table, name, rows, place, answers, problems)
        else:
            read_fact_sheet(catalogue, plan, name, rows, place, answers, problems)
    if not set(plans) & set(_names(path)):
        raise BadWorkbook(f"《{path.name}》里没有本程序认识的工作表。", USE_TEMPLATE)
    return Import(path.name, answers, tuple(problems), tuple(unknown))


def _sheets(path: Path) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """Sheet names with their rows of cells; formulas without a stored result are marked."""
    values = _open(path, results=True)
    formulas = _open(path, results=False) if has_formulas(path) else None
    try:
        for sheet in values.worksheets:
            rows = list(sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS))
            if formulas is not None:
                _mark_uncomputed(rows, formulas[sheet.title].iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS))
            yield sheet.title, rows
    except (KeyError, ValueError, TypeError, AttributeError, SyntaxError) as problem:
        raise BadWorkbook(f"《{path.name}》的内容读不出来，可能已经损坏。", SAVE_AS) from problem
    finally:
        values.close()
        if formulas is not None:
            formulas.close()


class Uncomputed:
    """Stands for a formula whose result the file does not hold."""

    data_type = "e"
    value = "（公式没有结果）"
    number_format = ""

    def __init__(self, coordinate: str) -> None:
        self.coordinate = coordinate


def _mark_uncomputed(rows: list[tuple[Any, ...]], formula_rows: Iterator[tuple[Any, ...]]) -> None:
    for number, (row, formula_row) in enumerate(zip(rows, formula_rows, strict=False)):
        bare = [i for i, cell in enumerate(formula_row) if cell.data_type == "f" and row[i].value is None]
        if bare:
            cells = list(row)
            for index in bare:
                cells[index] = Uncomputed(formula_row[index].coordinate)
            rows[number] = tuple(cells)


def _open(path: Path, *, results: bool) -> Any:
    import openpyxl

    try:
        return openpyxl.load_workbook(path, read_only=True, data_only=results, keep_links=False)
    except Exception as problem:  # openpyxl lets whatever its parsers meet escape; a bad file is the user's world
        raise BadWorkbook(f"《{path.name}》读不出来，可能已经损坏。", SAVE_AS) from problem


def _names(path: Path) -> list[str]:
    book = _open(path, results=True)
    try:
        return list(book.sheetnames)
    finally:
        book.close()
