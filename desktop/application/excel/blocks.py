"""Each kind of block on a worksheet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch
from itertools import pairwise

from openpyxl.chart import RadarChart, Reference

from desktop.application.document import (
    CHECKED,
    UNCHECKED,
    Align,
    Banner,
    CheckList,
    Contents,
    Entries,
    Grid,
    GridCell,
    Heading,
    Narrative,
    Notice,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Radar,
    ScoreBars,
    SealBlock,
    Table,
    TableColumn,
)
from desktop.application.excel import look
from desktop.application.excel.page import Page, Style
from desktop.application.excel.rowheight import pieces_for_rows

CHART_ROWS = 18
CHART_ROW_HEIGHT = 15
LABEL_SHARE, VALUE_SHARE = 2, 3

_CELL = Style(border=look.BOX)
_LABEL = Style(look.LABEL, look.aligned(Align.CENTRE), look.BOX, look.LABEL_FILL)
_PARAGRAPHS = {
    ParagraphStyle.BODY: (look.BODY, Align.LEFT),
    ParagraphStyle.SMALL: (look.BODY, Align.LEFT),
    ParagraphStyle.NOTE: (look.SMALL, Align.LEFT),
    ParagraphStyle.STRONG: (look.STRONG, Align.LEFT),
    ParagraphStyle.CENTRED: (look.BODY, Align.CENTRE),
    ParagraphStyle.CLOSING: (look.BODY, Align.RIGHT),
}


def shares(weights: Sequence[float], columns: int) -> list[int]:
    """`columns` narrow columns dealt out by weight, at least one each."""
    total = sum(weights)
    edges = [round(columns * sum(weights[:n]) / total) for n in range(len(weights) + 1)]
    dealt = [max(1, right - left) for left, right in pairwise(edges)]
    while sum(dealt) > columns:
        dealt[dealt.index(max(dealt))] -= 1
    return dealt


@singledispatch
def write_block(block: object, page: Page) -> None:
    """Write one block at the page's cursor."""
    raise TypeError(f"no way to write a {type(block).__name__} into a worksheet")


@write_block.register
def _(block: Heading, page: Page) -> None:
    page.skip(10)
    font = {0: look.SECTION, 1: look.SUBSECTION}.get(block.level, look.STRONG)
    align = Align.CENTRE if block.level == 0 else Align.LEFT
    page.line(GridCell(block.text), Style(font, look.aligned(align)))


@write_block.register
def _(block: Paragraph, page: Page) -> None:
    font, align = _PARAGRAPHS[block.style]
    indent = "　" * block.indent if align is Align.LEFT else ""
    text = "\n".join(indent + line for line in block.text.split("\n"))
    for piece in pieces_for_rows(text, page.width(1, page.columns)):
        page.line(GridCell(piece), Style(font, look.aligned(align, top=True)))


@write_block.register
def _(block: Notice, page: Page) -> None:
    page.line(GridCell(block.text), Style(look.BODY, look.aligned(Align.LEFT), look.BOX, look.NOTICE_FILL))


@write_block.register
def _(block: Banner, page: Page) -> None:
    for text in (block.lead, block.right, block.text):
        if text:
            page.line(GridCell(text), Style(look.STRONG if text == block.lead else look.BODY, look.aligned(Align.LEFT)))


@write_block.register
def _(block: Entries, page: Page) -> None:
    for label, text in block.rows:
        page.line(GridCell(f"{label}　{text}"), Style(look.BODY, look.aligned(Align.LEFT)))


@write_block.register
def _(block: Grid, page: Page) -> None:
    count = max(sum(cell.span for cell in row) for row in block.rows)
    labels = {start for row in block.rows for start, cell in _placed(row) if cell.is_label and cell.span == 1}
    weights = block.widths or [LABEL_SHARE if number in labels else VALUE_SHARE for number in range(count)]
    dealt = shares(weights, page.columns)
    for row in block.rows:
        texts = []
        for start, cell in _placed(row):
            column, span = 1 + sum(dealt[:start]), sum(dealt[start : start + cell.span])
            align = look.aligned(cell.align or Align.LEFT)
            page.put(cell, column, span, _LABEL if cell.is_label else Style(look.BODY, align, look.BOX))
            texts.append((cell.text, page.width(column, span)))
        page.end_row(texts)


def _placed(row: Sequence[GridCell]) -> list[tuple[int, GridCell]]:
    placed, start = [], 0
    for cell in row:
        placed.append((start, cell))
        start += cell.span
    return placed


@write_block.register
def _(block: Table, page: Page) -> None:
    dealt = shares([column.width or 4 for column in block.columns], page.columns)
    write_table(block, page, dealt)


def write_table(block: Table, page: Page, dealt: Sequence[int]) -> tuple[int, int]:
    """Header, rows, foot and note; returns the first and last row of the header."""
    if block.title:
        page.line(GridCell(block.title), Style(look.STRONG))
    if block.unit:
        page.line(GridCell(block.unit), Style(look.SMALL, look.aligned(Align.RIGHT)))
    header = page.row
    _table_row([GridCell(column.title) for column in block.columns], block.columns, page, dealt, _LABEL)
    rows = block.rows or ((GridCell(block.empty_text, span=len(block.columns), align=Align.CENTRE),),)
    for row in rows:
        _table_row(row, block.columns, page, dealt, _CELL)
    for row in block.footer_rows:
        _table_row(row, block.columns, page, dealt, Style(look.LABEL, None, look.BOX))
    if block.note:
        page.line(GridCell(block.note), Style(look.SMALL))
    return header, header


def _table_row(
    row: Sequence[GridCell], columns: Sequence[TableColumn], page: Page, dealt: Sequence[int], style: Style
) -> None:
    texts = []
    for start, cell in _placed(row):
        column, span = 1 + sum(dealt[:start]), sum(dealt[start : start + cell.span])
        align = style.align or look.aligned(cell.align or columns[start].align)
        page.put(cell, column, span, Style(style.font, align, style.border, style.fill))
        texts.append((cell.text, page.width(column, span)))
    page.end_row(texts)


@write_block.register
def _(block: CheckList, page: Page) -> None:
    dealt = shares([1] * max(1, block.columns), page.columns)
    for first in range(0, len(block.items), len(dealt)):
        texts = []
        for place, item in enumerate(block.items[first : first + len(dealt)]):
            column = 1 + sum(dealt[:place])
            text = f"{CHECKED if item.checked else UNCHECKED} {item.text}"
            page.put(GridCell(text), column, dealt[place], Style())
            texts.append((text, page.width(column, dealt[place])))
        page.end_row(texts)


@write_block.register
def _(block: Narrative, page: Page) -> None:
    limit = f"（建议 {block.limit} 字以内）" if block.limit else ""
    page.line(GridCell(block.label + limit), Style(look.LABEL, look.aligned(Align.LEFT), look.BOX, look.LABEL_FILL))
    for piece in pieces_for_rows(block.text, page.width(1, page.columns)):
        cell = GridCell(piece, blank=block.blank)
        page.line(cell, Style(look.BODY, look.aligned(Align.LEFT, top=True), look.BOX), height=None if piece else 40)


@write_block.register
def _(block: Radar, page: Page) -> None:
    columns = (TableColumn("方面", 4, Align.CENTRE), *(TableColumn(s.label, 3, Align.RIGHT) for s in block.series))
    rows = tuple(
        (
            GridCell(axis),
            *(
                GridCell("—") if (value := series.values[n]) is None else GridCell(f"{value:.1f}", number=value)
                for series in block.series
            ),
        )
        for n, axis in enumerate(block.axes)
    )
    dealt = shares([column.width for column in columns], page.columns)
    header, _last = write_table(Table(columns, rows), page, dealt)
    page.sheet.add_chart(_chart(block, page, dealt, header), f"A{page.row + 1}")
    for _row in range(CHART_ROWS + 1):
        page.end_row(height=CHART_ROW_HEIGHT)


def _chart(block: Radar, page: Page, dealt: Sequence[int], header: int) -> RadarChart:
    chart = RadarChart()
    chart.style = 26
    chart.width, chart.height = 15, 9
    last = header + len(block.axes)
    for number in range(len(block.series)):
        column = 1 + sum(dealt[: number + 1])
        chart.add_data(Reference(page.sheet, min_col=column, min_row=header, max_row=last), titles_from_data=True)
    chart.set_categories(Reference(page.sheet, min_col=1, min_row=header + 1, max_row=last))
    chart.y_axis.scaling.min = 0
    chart.y_axis.scaling.max = float(block.maximum)
    chart.y_axis.delete = False
    chart.x_axis.delete = False
    return chart


@write_block.register
def _(block: ScoreBars, page: Page) -> None:
    columns = (TableColumn("方面", 3, Align.CENTRE), TableColumn("得分", 3, Align.RIGHT), TableColumn("说明", 8))
    rows = tuple(
        (
            GridCell(bar.label),
            GridCell("—") if bar.score is None else GridCell(f"{bar.score:.1f}", number=bar.score),
            GridCell(bar.note),
        )
        for bar in block.bars
    )
    write_table(Table(columns, rows), page, shares([column.width for column in columns], page.columns))


@write_block.register
def _(block: SealBlock, page: Page) -> None:
    boxed = look.BOX if block.boxed else None
    page.line(GridCell(block.title), Style(look.LABEL, look.aligned(Align.LEFT), boxed, look.LABEL_FILL))
    body = [line for line in (block.text, "", "", *block.lines) if line is not None]
    text = "\n".join(body)
    page.line(GridCell(text), Style(look.BODY, look.aligned(Align.LEFT, top=True), boxed))
    closing = "\n".join(line for line in (block.seal_text, block.date_line) if line)
    page.line(GridCell(closing), Style(look.BODY, look.aligned(Align.RIGHT), boxed))


@write_block.register
def _(block: PageBreak, page: Page) -> None:
    page.break_page()


@write_block.register
def _(block: Contents, page: Page) -> None:
    """A workbook has its sheet tabs instead of a page of contents."""
