"""A filled form as a workbook: the same text as the PDF, figures as real numbers, ready to print on A4."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.application.document import (
    Align,
    Block,
    Contents,
    GridCell,
    PageBreak,
    Paragraph,
    Table,
)
from desktop.application.fill import opening
from desktop.values.files import atomic_write

if TYPE_CHECKING:
    from openpyxl import Workbook

    from desktop.application.excel.page import Page
    from desktop.application.fill import Filled
    from desktop.application.parts.work import Part

NARROW_COLUMNS = 24
COVER_SHEET = "封面"
BODY_SHEET = "正文"


def write_xlsx(filled: Filled, path: Path) -> None:
    """Write the workbook in one step; raises ExportProblem when the file is open elsewhere or there is no room.

    Sections that name a sheet (long tables) get one of their own, with the header repeated on every printed page.
    """
    book = _workbook(filled)
    atomic_write(path, book.save)


def _workbook(filled: Filled) -> Workbook:
    from openpyxl import Workbook

    from desktop.application.excel.page import dress_print

    book = Workbook()
    book.remove(book.active)
    pages = [_cover(book, filled), _body(book, filled)]
    pages += [_own_sheet(book, part) for part in filled.parts if part.section.sheet]
    for page in pages:
        dress_print(page, filled.document)
    book.properties.title = filled.document.title
    book.properties.creator = filled.document.firm
    return book


def _portrait(book: Workbook, title: str) -> Page:
    from desktop.application.excel.page import PORTRAIT_WIDTH, Page

    return Page(book.create_sheet(title), [PORTRAIT_WIDTH / NARROW_COLUMNS] * NARROW_COLUMNS)


def _cover(book: Workbook, filled: Filled) -> Page:
    from desktop.application.excel import look
    from desktop.application.excel.page import Style

    page = _portrait(book, COVER_SHEET)
    document = filled.document
    page.skip(120)
    page.line(GridCell(document.title), Style(look.TITLE, look.aligned(Align.CENTRE)))
    if document.subtitle:
        page.line(GridCell(document.subtitle), Style(look.SUBTITLE, look.aligned(Align.CENTRE)))
    page.skip(80)
    for line in document.cover:
        label, value = GridCell(line.label + "："), GridCell(line.value, blank=line.blank)
        page.put(label, 3, 7, Style(look.COVER, look.aligned(Align.RIGHT)))
        page.put(value, 10, 13, Style(look.COVER, look.aligned(Align.LEFT), look.UNDERLINE))
        page.end_row([(line.value, page.width(10, 13) / 1.3)])
        page.skip(6)
    page.skip(60)
    if document.cover_note:
        page.line(GridCell(document.cover_note), Style(look.SMALL, look.aligned(Align.CENTRE)))
    page.break_page()
    _write(page, _front(document.blocks))
    return page


def _front(blocks: Iterable[Block]) -> list[Block]:
    """The instructions: everything before the first page break."""
    front: list[Block] = []
    for block in blocks:
        if isinstance(block, PageBreak | Contents):
            break
        front.append(block)
    return front


def _body(book: Workbook, filled: Filled) -> Page:
    page = _portrait(book, BODY_SHEET)
    for part in filled.parts:
        if part.section.new_page and not part.section.sheet:
            page.break_page()
        if part.section.sheet:
            _write(page, [*opening(part)[:1], Paragraph(f"见工作表“{part.section.sheet}”。")])
        else:
            _write(page, [*opening(part), *part.blocks])
    return page


def _write(page: Page, blocks: Iterable[Block]) -> None:
    from desktop.application.excel.blocks import write_block

    for block in blocks:
        write_block(block, page)


def _own_sheet(book: Workbook, part: Part) -> Page:
    from desktop.application.excel.blocks import write_table
    from desktop.application.excel.page import LANDSCAPE_WIDTH, PORTRAIT_WIDTH, Page

    tables = [block for block in part.blocks if isinstance(block, Table)]
    section = part.section
    total = LANDSCAPE_WIDTH if section.landscape else PORTRAIT_WIDTH
    widths = _column_widths(tables, total)
    page = Page(book.create_sheet(section.sheet), widths, landscape=section.landscape)
    _write(page, opening(part))
    for block in part.blocks:
        if not isinstance(block, Table):
            _write(page, [block])
            continue
        header = write_table(block, page, [1] * len(widths))
        if len(tables) == 1:
            page.repeat(*header)
    return page


def _column_widths(tables: Sequence[Table], total: float) -> list[float]:
    """Shares of the page by the columns' weights, but never less than the widest figure, date or code in a column."""
    if not tables:
        return [total]
    from desktop.application.excel.rowheight import least_width

    weights = [column.width or 4 for column in tables[0].columns]
    least = [
        least_width([row[place].text for table in tables for row in _even_rows(table)]) for place in range(len(weights))
    ]
    return [max(low, total * weight / sum(weights)) for low, weight in zip(least, weights, strict=True)]


def _even_rows(table: Table) -> list[tuple[GridCell, ...]]:
    return [row for row in (*table.rows, *table.footer_rows) if len(row) == len(table.columns)]
