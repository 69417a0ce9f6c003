"""Drop-down lists of the intake workbook, kept on one hidden sheet."""

from __future__ import annotations

from typing import Any

from desktop.facts.fact import Column, Fact, FactType
from desktop.intake.layout import DONT_KNOW_WORD, NOT_APPLICABLE_WORD, OPTIONS_SHEET

YES_NO = ("是", "否")
LAST_TABLE_ROW = 500


class DropDowns:
    """Adds lists to cells; equal lists are written once."""

    def __init__(self, book: Any) -> None:
        self._sheet = book.create_sheet(OPTIONS_SHEET)
        self._ranges: dict[tuple[str, ...], str] = {}

    def offer(self, sheet: Any, coordinate: str, fact: Fact) -> None:
        """A list for one scalar fact's cell, with the two ways of leaving it open."""
        choices = _choices(fact)
        if choices:
            self._add(sheet, coordinate, (*choices, DONT_KNOW_WORD, NOT_APPLICABLE_WORD))

    def offer_column(self, sheet: Any, column: int, first_row: int, kind: Column) -> None:
        """A list for a column of a table sheet."""
        choices = _choices(kind)
        if choices:
            letter = sheet.cell(1, column).column_letter
            self._add(sheet, f"{letter}{first_row}:{letter}{LAST_TABLE_ROW}", choices)

    def finish(self) -> None:
        """Hide the sheet that holds the lists."""
        self._sheet.sheet_state = "hidden"

    def _add(self, sheet: Any, where: str, choices: tuple[str, ...]) -> None:
        from openpyxl.worksheet.datavalidation import DataValidation

        rule = DataValidation(type="list", formula1=self._range(choices), allow_blank=True, showErrorMessage=True)
        rule.errorTitle, rule.error = "请从列表中选", "点格子右下角的箭头，从列表中选一项；不知道的先空着。"
        sheet.add_data_validation(rule)
        rule.add(where)

    def _range(self, choices: tuple[str, ...]) -> str:
        if choices not in self._ranges:
            column = len(self._ranges) + 1
            for row, choice in enumerate(choices, start=1):
                self._sheet.cell(row, column).value = choice
            letter = self._sheet.cell(1, column).column_letter
            self._ranges[choices] = f"'{OPTIONS_SHEET}'!${letter}$1:${letter}${len(choices)}"
        return self._ranges[choices]


def _choices(kind: Fact | Column) -> tuple[str, ...]:
    if kind.type is FactType.BOOL:
        return YES_NO
    return tuple(o.label for o in kind.options) if kind.type is FactType.CHOICE else ()
