"""Ruled rows that run over pages: shared by grids, lists and narratives.

Rows break between pages at their rules; a row taller than the room is divided at its lines of text and its
borders are closed on both pages. Cells may reach down over several rows; header rows stand on every page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desktop.application.typeset.flow import Flow
from desktop.application.typeset.style import PAD_X, PAD_Y
from desktop.application.typeset.textblock import TextBlock
from desktop.application.typeset.tint import draw_blank

_KEEP_SHARE = 0.45  # of a fresh page: a lower row goes to the next page whole
_TAIL_SHARE = 0.15  # of a fresh page: no row is divided into less room than this
_HEAD_SHARE = 0.4  # of a fresh page: a taller header is not repeated


class RuledCell(NamedTuple):
    """One cell. `holds` keeps its text on every page its row is divided over (labels), `high` sets it at the upper edge
    instead of the middle. `blank` marks it as to be
    filled, under the name `label`."""

    block: TextBlock
    column: int
    span: int = 1
    down: int = 1
    tint: str = ""
    holds: bool = False
    high: bool = False
    blank: bool = False
    label: str = ""

    @property
    def height(self) -> float:
        """Height with padding."""
        return self.block.height + 2 * PAD_Y


class RuledRow(NamedTuple):
    """The cells that begin in this row."""

    cells: tuple[RuledCell, ...]
    minimum: float = 0


class _Reach:
    """A cell on its way down over several rows."""

    def __init__(self, cell: RuledCell, top: float) -> None:
        self.cell = cell
        self.rows_left = cell.down
        self.top = top


class Ruled:
    """Draws rows at the cursor of a flow. `edges` are the x of the vertical rules, one more than columns."""

    def __init__(self, flow: Flow, edges: Sequence[float], header: Sequence[RuledRow] = ()) -> None:
        self.flow = flow
        self.edges = edges
        self.header = header
        self._reaches: list[_Reach] = []
        self._frames: list[tuple[float, float, float, float]] = []
        self._fresh_y = 0.0
        self._owns_page = False  # the page begins with these rows

    def draw(self, rows: Sequence[RuledRow]) -> None:
        """Draw the header and all rows, and leave the cursor under the last rule."""
        head = sum(_row_height(row) for row in self.header)
        first = min(_row_height(rows[0]), self.flow.page_room * _KEEP_SHARE) if rows else 0
        self.flow.keep(head + first)
        self._begin_page(always=True)
        for index, row in enumerate(rows):
            if not self._reaches:
                self._keep_group(rows[index:])
            self._place(row)
        self._end_page()

    def _begin_page(self, *, always: bool = False) -> None:
        self._owns_page = self.flow.is_fresh
        head = sum(_row_height(row) for row in self.header)
        if always or head <= self.flow.page_room * _HEAD_SHARE:
            for row in self.header:
                self._piece(row.cells, _row_height(row))
        self._fresh_y = self.flow.y
        for reach in self._reaches:
            reach.top = self.flow.y

    def _end_page(self) -> None:
        for reach in self._reaches:
            self._close(reach, last=False)
        self.flow.page.frames(self._frames)
        self._frames = []

    def _turn(self) -> None:
        self._end_page()
        self.flow.turn()
        self._begin_page()

    def _keep_group(self, rows: Sequence[RuledRow]) -> None:
        """Rows tied together by a cell that reaches over them start on a new page if they fit there only."""
        height, tied = 0.0, 1
        for row in rows:
            tied = max(tied, *(cell.down for cell in row.cells)) if row.cells else tied
            height += _row_height(row)
            tied -= 1
            if tied <= 0:
                break
        if self.flow.room < height <= self.flow.page_room * _KEEP_SHARE:
            self._turn()

    def _place(self, row: RuledRow) -> None:
        self._reaches += [_Reach(cell, self.flow.y) for cell in row.cells if cell.down > 1]
        cells = tuple(cell for cell in row.cells if cell.down == 1)
        minimum = row.minimum
        while True:
            need = max([minimum, *(cell.height for cell in cells), *self._ending_needs()])
            room = self.flow.room
            if need <= room:
                break
            if self._should_turn(need):
                self._turn()
                continue
            cells, minimum = self._divide(cells, room), 0
            self._turn()
        self._piece(cells, need)
        self._step_reaches()

    def _should_turn(self, need: float) -> bool:
        if self._owns_page and self.flow.y >= self._fresh_y - 0.01:
            return False  # a new page would be no better
        return need <= self.flow.page_room * _KEEP_SHARE or self.flow.room < self.flow.page_room * _TAIL_SHARE

    def _divide(self, cells: tuple[RuledCell, ...], room: float) -> tuple[RuledCell, ...]:
        """Draw as many lines of each cell as the room takes; returns the cells with the rest."""
        now: list[RuledCell] = []
        rest: list[RuledCell] = []
        for cell in cells:
            fits = max(1, int((room - 2 * PAD_Y + 0.01) / cell.block.style.leading))
            if cell.holds and len(cell.block.lines) <= fits:
                now.append(cell)
                rest.append(cell)
                continue
            first, second = cell.block.split(fits)
            now.append(cell._replace(block=first))
            rest.append(cell._replace(block=second))
        height = max([cell.height for cell in now], default=room)
        self._piece(now, height if not self._ending_needs() else room)
        return tuple(rest)

    def _ending_needs(self) -> list[float]:
        """The height that the cells which end in this row still want from it."""
        y = self.flow.y
        return [reach.cell.height - (reach.top - y) for reach in self._reaches if reach.rows_left == 1]

    def _step_reaches(self) -> None:
        for reach in self._reaches:
            reach.rows_left -= 1
            if reach.rows_left == 0:
                self._close(reach, last=True)
        self._reaches = [reach for reach in self._reaches if reach.rows_left > 0]

    def _close(self, reach: _Reach, *, last: bool) -> None:
        """Draw the part of a reaching cell that stands on this page."""
        height = reach.top - self.flow.y
        if height <= 0.01:
            return
        cell = reach.cell
        fits = max(0, int((height - 2 * PAD_Y + 0.01) / cell.block.style.leading))
        if last or (cell.holds and len(cell.block.lines) <= fits):
            self._cell(cell, reach.top, height)
            return
        first, second = cell.block.split(fits)
        self._cell(cell._replace(block=first), reach.top, height)
        reach.cell = cell._replace(block=second)

    def _piece(self, cells: Sequence[RuledCell], height: float) -> None:
        for cell in cells:
            self._cell(cell, self.flow.y, height)
        self.flow.y -= height

    def _cell(self, cell: RuledCell, top: float, height: float) -> None:
        page = self.flow.page
        x = self.edges[cell.column]
        width = self.edges[cell.column + cell.span] - x
        if cell.tint:
            page.area(x, top - height, width, height, cell.tint)
        self._frames.append((x, top - height, width, height))
        text_top = top - (PAD_Y if cell.high else (height - cell.block.height) / 2)
        if cell.blank:
            draw_blank(page, cell.block, x + PAD_X, text_top)
            self.flow.note_blank(cell.label)
        else:
            cell.block.draw(page, x + PAD_X, text_top)


def _row_height(row: RuledRow) -> float:
    return max([row.minimum, *(cell.height for cell in row.cells if cell.down == 1)])
