"""How the intake workbook looks: fonts, fills, widths and print setting in one place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop.facts.fact import Column, FactType
from desktop.intake.safecell import set_text

INK, MUTED, ACCENT, LINE = "1F1F1F", "616161", "0F6CBD", "BFBFBF"
ANSWER_FILL, HEADER_FILL = "FFF9E5", "EBF3FC"
TEXT_TYPES = {FactType.TEXT, FactType.USCC, FactType.PHONE, FactType.POSTCODE, FactType.PROJECT_CODE, FactType.REGION}
TEXT_TYPES |= {FactType.INDUSTRY, FactType.EMAIL, FactType.LONGTEXT, FactType.MONTH, FactType.DATE}
FACT_WIDTHS = (30, 36, 12, 64, 24, 26)
YEARLY_WIDTHS = (30, 14, 16, 16, 16, 64, 20, 26)
HEADER_ROW = 4


class Look:
    """Styles for one workbook."""

    def __init__(self, book: Any) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        side = Side(style="thin", color=LINE)
        self._border = Border(left=side, right=side, top=side, bottom=side)
        self._fonts = {
            "title": Font(name="微软雅黑", size=14, bold=True, color=INK),
            "header": Font(name="微软雅黑", size=10, bold=True, color=ACCENT),
            "body": Font(name="微软雅黑", size=10, color=INK),
            "muted": Font(name="微软雅黑", size=9, color=MUTED),
            "code": Font(name="Consolas", size=8, color="9A9A9A"),
        }
        self._answer_fill = PatternFill("solid", fgColor=ANSWER_FILL)
        self._header_fill = PatternFill("solid", fgColor=HEADER_FILL)
        self._wrap = Alignment(wrap_text=True, vertical="center")
        self._book = book

    def title(self, cell: Any, text: str) -> None:
        """A sheet's title."""
        self._put(cell, text, "title", wrap=False)

    def header(self, cell: Any, text: str) -> None:
        """A column's heading."""
        self._put(cell, text, "header")
        cell.fill, cell.border = self._header_fill, self._border

    def label(self, cell: Any, text: str) -> None:
        """A fact's label."""
        self._put(cell, text, "body")
        cell.border = self._border

    def unit(self, cell: Any, text: str) -> None:
        """The unit beside an answer."""
        self._put(cell, text, "muted")
        cell.border = self._border

    def prose(self, cell: Any, text: str) -> None:
        """Help."""
        self._put(cell, text, "muted")

    def hint(self, cell: Any, text: str) -> None:
        """A short line under the title."""
        self._put(cell, text, "muted", wrap=False)

    def example(self, cell: Any, text: str) -> None:
        """An example answer."""
        self._put(cell, text, "muted")

    def code(self, cell: Any, text: str) -> None:
        """The fact's key, small and grey."""
        self._put(cell, text, "code", wrap=False)

    def answer(self, cell: Any, type_: FactType) -> None:
        """A cell to be filled in; codes and dates stay text."""
        cell.fill, cell.border, cell.font, cell.alignment = (
            self._answer_fill,
            self._border,
            self._fonts["body"],
            self._wrap,
        )
        if type_ in TEXT_TYPES:
            cell.number_format = "@"

    def fact_sheet(self, sheet: Any, yearly: bool) -> None:
        """Widths, frozen header and print setting of a sheet of facts."""
        self._finish(sheet, YEARLY_WIDTHS if yearly else FACT_WIDTHS, freeze=f"A{HEADER_ROW + 1}")

    def table_sheet(self, sheet: Any, columns: Sequence[Column], rows: int) -> None:
        """Widths and empty boxes of a table sheet."""
        widths = [max(12, min(30, 2 * len(c.label) + 2 * len(c.unit) + 6)) for c in columns]
        first = HEADER_ROW + 2
        for number in range(first, first + max(rows, 20)):
            for index, column in enumerate(columns, start=1):
                self.answer(sheet.cell(number, index), column.type)
        sheet.row_dimensions[HEADER_ROW + 1].height = 12
        self._finish(sheet, widths, freeze=f"A{first}")

    def _finish(self, sheet: Any, widths: Sequence[int], freeze: str) -> None:
        for index, width in enumerate(widths, start=1):
            sheet.column_dimensions[sheet.cell(1, index).column_letter].width = width
        sheet.freeze_panes = freeze
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"

    def _put(self, cell: Any, text: str, font: str, *, wrap: bool = True) -> None:
        if text:
            set_text(cell, text)
        cell.font = self._fonts[font]
        if wrap:
            cell.alignment = self._wrap
