"""An intake workbook in the hands of a clerk: cells found by fact, filled, moved and spoilt."""

from pathlib import Path
from typing import Any

import openpyxl

from desktop.facts.case import Answer
from desktop.facts.catalogue import Catalogue
from desktop.intake import layout
from desktop.intake.report import CellProblem, Import
from desktop.intake.workbook import read_workbook


class Book:
    """A workbook that starts as the blank template and ends as an import."""

    def __init__(self, template: Path, folder: Path, catalogue: Catalogue) -> None:
        self.book = openpyxl.load_workbook(template)
        self.path = folder / "企业数据.xlsx"
        self.catalogue = catalogue

    def row(self, key: str) -> tuple[Any, int]:
        """The sheet and the row number of a fact."""
        for sheet in self.book.worksheets:
            for row in sheet.iter_rows(min_row=1, max_row=80):
                if any(cell.value == key for cell in row):
                    return sheet, row[0].row
        raise AssertionError(f"the template has no row for {key}")

    def cell(self, key: str, column: int = 2) -> Any:
        sheet, row = self.row(key)
        return sheet.cell(row, column)

    def put(self, key: str, value: object, *, number_format: str = "", column: int = 2) -> "Book":
        """Type a value into the answer of a fact; `column` 3, 4, 5 are the years of a yearly one."""
        cell = self.cell(key, column)
        cell.value = value
        if number_format:
            cell.number_format = number_format
        return self

    def put_row(self, table: str, number: int, **cells: object) -> "Book":
        """Type a row of a table; the first row is number 0."""
        sheet = self.book[layout.sheet_title(self.catalogue[table].label)]
        columns = [column.key for column in self.catalogue[table].columns if not column.formula]
        for key, value in cells.items():
            sheet.cell(layout.FIRST_TABLE_ROW + number, columns.index(key) + 1).value = value
        return self

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path

    def read(self) -> Import:
        return read_workbook(self.save(), self.catalogue)

    def only_problem(self) -> CellProblem:
        problems = self.read().problems
        assert len(problems) == 1, problems
        return problems[0]


def values(read: Import) -> dict[str, object]:
    return {key: answer.value for key, answer in read.answers.items()}


def values_of(answers: dict[str, Answer]) -> dict[str, object]:
    return {key: answer.value for key, answer in answers.items()}
