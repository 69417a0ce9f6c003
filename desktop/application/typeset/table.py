"""Lists with a repeated header and total rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from desktop.application.document import Align, GridCell, Table
from desktop.application.typeset import columns
from desktop.application.typeset.cells import RuledCell, RuledRow
from desktop.application.typeset.flow import Flow
from desktop.application.typeset.prose import caption
from desktop.application.typeset.ruled import Ruled
from desktop.application.typeset.style import HEAD_TINT, LABEL_TINT, LIST_HEAD, PAD_X, TextStyle
from desktop.application.typeset.textblock import set_text
from desktop.application.typeset.tint import blank_block, in_tone

_SCALES = (1.0, 0.94, 0.89, 0.83, 0.78, 0.72)  # a wide list is set smaller rather than breaking its figures


def layout_table(flow: Flow, table: Table) -> Ruled:
    """Measure a list, with its title and unit above and its note below."""
    scale, edges = _fit(table, flow)
    pad = flow.frame.pad
    body = flow.small_print.scaled(scale)
    head = LIST_HEAD._replace(size=body.size, leading=body.leading)
    titles = tuple(GridCell(column.title, align=Align.CENTRE) for column in table.columns)
    rows = table.rows or ((GridCell(table.empty_text, span=len(table.columns), align=Align.CENTRE),),)
    return Ruled(
        flow,
        edges,
        [_row(table, row, edges, body, "", pad) for row in rows]
        + [_row(table, row, edges, body, LABEL_TINT, pad) for row in table.footer_rows],
        header=[_row(table, titles, edges, head, HEAD_TINT, pad)],
        caption=caption(flow, table.title, table.unit),
        note=set_text(table.note, flow.note, flow.width) if table.note else None,
    )


def _fit(table: Table, flow: Flow) -> tuple[float, list[float]]:
    """The scale of the text and the x of the rules."""
    texts: list[list[str]] = [[] for _ in table.columns]
    for row in chain(table.rows, table.footer_rows):
        column = 0
        for cell in row:
            if cell.span == 1:
                texts[column].append(cell.text)
            column += cell.span
    needs = [
        max(columns.need(column, flow.small_print), columns.head_need(title.title))
        for column, title in zip(texts, table.columns, strict=True)
    ]
    wishes = [
        title.width or columns.wish([*column, title.title[:6]], flow.small_print)
        for column, title in zip(texts, table.columns, strict=True)
    ]
    for scale in _SCALES:
        style = flow.small_print.scaled(scale)
        in_points = [columns.points(need, style) for need in needs]
        if sum(in_points) <= flow.width:
            break
    return scale, columns.edges(flow.left, columns.share_out(wishes, in_points, flow.width))


def _row(
    table: Table, row: Sequence[GridCell], edges: list[float], style: TextStyle, tint: str, pad: float
) -> RuledRow:
    cells: list[RuledCell] = []
    column = 0
    for cell in row:
        width = edges[column + cell.span] - edges[column] - 2 * PAD_X
        align = cell.align or (Align.CENTRE if cell.is_label else table.columns[column].align)
        if cell.blank:
            block = blank_block(cell.text, style, width, align)
        else:
            block = set_text(cell.text, in_tone(style, cell.tone), width, align, balance=bool(tint))
        cells.append(
            RuledCell(
                block,
                column,
                cell.span,
                tint=tint or (LABEL_TINT if cell.is_label else ""),
                holds=cell.blank,
                blank=cell.blank,
                label=table.columns[column].title,
                pad=pad,
            )
        )
        column += cell.span
    return RuledRow(tuple(cells))
