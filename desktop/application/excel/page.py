"""A worksheet written from top to bottom on a grid of narrow columns, ready to print on A4."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.pagebreak import Break

from desktop.application.document import BLANK_TEXT, Align
from desktop.application.excel import look
from desktop.application.excel.numberformat import number_format
from desktop.application.excel.rowheight import row_height
from desktop.intake.safecell import set_text

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

    from desktop.application.document import Document, GridCell

PORTRAIT_WIDTH = 88.0  # digits across an A4 page with our margins
LANDSCAPE_WIDTH = 132.0
A4 = 9  # the printer code of the paper


@dataclass(frozen=True, slots=True)
class Style:
    """How one cell looks."""

    font: Font = look.BODY
    align: Alignment | None = None
    border: Border | None = None
    fill: PatternFill | None = None


class Page:
    """One worksheet with a cursor; `widths` are its columns in digits."""

    def __init__(self, sheet: Worksheet, widths: Sequence[float], *, landscape: bool = False) -> None:
        self.sheet = sheet
        self.widths = tuple(widths)
        self.row = 1
        self._styles: dict[tuple[Style, bool, str | None, bool], StyleArray] = {}
        for number, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(number)].width = round(width, 2)
        sheet.page_setup.paperSize = A4
        sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = 0
        sheet.print_options.horizontalCentered = True
        sheet.sheet_view.showGridLines = False

    @property
    def columns(self) -> int:
        """How many columns the grid has."""
        return len(self.widths)

    def width(self, start: int, span: int) -> float:
        """Digits in `span` columns from column `start` (1-based)."""
        return sum(self.widths[start - 1 : start - 1 + span])

    def put(self, cell: GridCell, start: int, span: int, style: Style) -> None:
        """One cell of the current row, merged over `span` columns; a figure goes in as a number."""
        first = self.sheet.cell(self.row, start)
        text = BLANK_TEXT if cell.blank and not cell.text else cell.text
        shape = number_format(text) if cell.number is not None else None
        if shape is not None and cell.number is not None:
            first.value = cell.number
        elif text:
            set_text(first, text)
        self._dress(start, span, style, blank=cell.blank and not cell.text, number=shape)
        if span > 1:
            self.sheet.merged_cells.ranges.add(CellRange(None, start, self.row, start + span - 1, self.row))

    def _dress(self, start: int, span: int, style: Style, *, blank: bool, number: str | None) -> None:
        """Give every cell under a merge its look; the finished style is copied, since openpyxl builds one slowly."""
        quoted = bool(self.sheet.cell(self.row, start).quotePrefix)
        key = (style, blank, number, quoted)
        pattern = self._styles.get(key)
        for column in range(start, start + span):
            cell = self.sheet.cell(self.row, column)
            if pattern is None:
                self._build(cell, style, blank=blank, number=number, quoted=quoted)
                pattern = self._styles[key] = cell._style
            else:
                cell._style = copy(pattern)

    def _build(self, cell: Cell, style: Style, *, blank: bool, number: str | None, quoted: bool) -> None:
        cell.font = style.font
        cell.alignment = look.shrunk(style.align) if number else style.align or look.aligned(Align.LEFT)
        cell.quotePrefix = quoted
        if style.border:
            cell.border = style.border
        if blank or style.fill:
            cell.fill = look.BLANK_FILL if blank else style.fill
        if number:
            cell.number_format = number

    def end_row(self, texts: Sequence[tuple[str, float]] = (), *, height: float | None = None) -> None:
        """Set the row's height from its (text, width) cells and go on to the next."""
        self.sheet.row_dimensions[self.row].height = height or row_height(texts)
        self.row += 1

    def line(self, cell: GridCell, style: Style, *, height: float | None = None) -> None:
        """One cell over the whole width, as a row of its own."""
        self.put(cell, 1, self.columns, style)
        scale = (style.font.size or look.BODY_SIZE) / look.BODY_SIZE
        self.end_row(height=height or scale * row_height([(cell.text, self.width(1, self.columns) / scale)]))

    def skip(self, height: float = 8) -> None:
        """An empty row."""
        self.end_row(height=height)

    def break_page(self) -> None:
        """A printed page ends above the current row."""
        if self.row > 1:
            self.sheet.row_breaks.append(Break(id=self.row - 1))

    def repeat(self, first: int, last: int) -> None:
        """Print these rows at the top of every page and keep them in view."""
        self.sheet.print_title_rows = f"{first}:{last}"
        self.sheet.freeze_panes = self.sheet.cell(last + 1, 1)


def dress_print(page: Page, document: Document) -> None:
    """Header with form and firm, foot with page numbers and stamp, on every printed page."""
    sheet = page.sheet
    sheet.oddHeader.left.text = _plain(document.form_name)
    sheet.oddHeader.right.text = _plain(document.firm)
    sheet.oddFooter.left.text = _plain(document.stamp)
    sheet.oddFooter.right.text = "第 &P 页 共 &N 页"
    for part in (sheet.oddHeader.left, sheet.oddHeader.right, sheet.oddFooter.left, sheet.oddFooter.right):
        part.size = 9
    sheet.page_margins.left = sheet.page_margins.right = 0.6
    sheet.page_margins.top = sheet.page_margins.bottom = 0.8


def _plain(text: str) -> str:
    """`&` begins a code in a header; doubled it is itself. Excel keeps 255 characters for all three parts."""
    return text[:100].replace("&", "&&")
