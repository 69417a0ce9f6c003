"""Labels and values in ruled cells."""

from __future__ import annotations

from desktop.application.document import Align, Grid, GridCell
from desktop.application.typeset import columns
from desktop.application.typeset.cells import RuledCell, RuledRow
from desktop.application.typeset.flow import Flow
from desktop.application.typeset.prose import caption
from desktop.application.typeset.ruled import Ruled
from desktop.application.typeset.style import CELL, LABEL, LABEL_TINT, PAD_X
from desktop.application.typeset.textblock import set_text
from desktop.application.typeset.tint import blank_block

_LABEL_WISH, _VALUE_WISH = 7.5, 12.0  # characters
_MIN_ROW = 26.0

Placed = tuple[GridCell, int]  # a cell and its column


def layout_grid(flow: Flow, grid: Grid) -> Ruled:
    """Measure a grid."""
    rows = _place(grid)
    count = max((column + cell.span for row in rows for cell, column in row), default=1)
    edges = columns.edges(flow.left, _widths(grid, rows, count, flow.width))
    return Ruled(
        flow,
        edges,
        [_row(row, edges) for row in rows],
        caption=caption(flow, "", grid.unit),
    )


def _place(grid: Grid) -> list[list[Placed]]:
    """Give every cell its column, leaving out the places that cells from above reach into."""
    taken: set[tuple[int, int]] = set()
    rows: list[list[Placed]] = []
    for index, row in enumerate(grid.rows):
        placed: list[Placed] = []
        column = 0
        for cell in row:
            while (index, column) in taken:
                column += 1
            placed.append((cell, column))
            taken |= {(index + d, column + s) for d in range(cell.down) for s in range(cell.span)}
            column += cell.span
        rows.append(placed)
    return rows


def _widths(grid: Grid, rows: list[list[Placed]], count: int, total: float) -> list[float]:
    single: list[list[GridCell]] = [[] for _ in range(count)]
    for row in rows:
        for cell, column in row:
            if cell.span == 1:
                single[column].append(cell)
    needs = [columns.points(columns.need((cell.text for cell in cells), CELL), CELL) for cells in single]
    if len(grid.widths) == count:
        return columns.share_out(grid.widths, needs, total)
    wishes = [_LABEL_WISH if sum(c.is_label for c in cells) * 2 > len(cells) else _VALUE_WISH for cells in single]
    return columns.share_out(wishes, needs, total)


def _row(row: list[Placed], edges: list[float]) -> RuledRow:
    cells: list[RuledCell] = []
    label = ""
    for cell, column in row:
        width = edges[column + cell.span] - edges[column] - 2 * PAD_X
        if cell.is_label:
            label = cell.text
        cells.append(_cell(cell, column, width, label))
    return RuledRow(tuple(cells), _MIN_ROW)


def _cell(cell: GridCell, column: int, width: float, label: str) -> RuledCell:
    style = LABEL if cell.is_label else CELL
    align = cell.align or (Align.CENTRE if cell.is_label else Align.LEFT)
    if cell.blank:
        block = blank_block(cell.text, style, width, align)
    else:
        block = set_text(cell.text, style, width, align, balance=cell.is_label)
    return RuledCell(
        block,
        column,
        cell.span,
        cell.down,
        tint=LABEL_TINT if cell.is_label else "",
        holds=cell.is_label or cell.blank,
        blank=cell.blank,
        label=label,
    )
