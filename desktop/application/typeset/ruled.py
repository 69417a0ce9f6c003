"""Ruled rows that run over pages: shared by grids, lists and narratives.

Rows break between pages at their rules; a row taller than the room is divided at its lines of text and its
borders are closed on both pages. Cells may reach down over several rows; header rows stand on every page.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.application.typeset.cells import RuledCell, RuledRow, group_height
from desktop.application.typeset.flow import Flow
from desktop.application.typeset.prose import Caption, flow_block
from desktop.application.typeset.style import PAD_X
from desktop.application.typeset.textblock import TextBlock
from desktop.application.typeset.tint import draw_blank

_NOTE_GAP = 3.0
_WHOLE_SHARE = 0.3  # of a fresh page: what is lower altogether is not divided at all
_KEEP_SHARE = 0.45  # of a fresh page: a lower row goes to the next page undivided
_TAIL_SHARE = 0.15  # of a fresh page: no row is divided into less room than this
_HEAD_SHARE = 0.4  # of a fresh page: a taller header is not repeated


class _Reach:
    """A cell on its way down over several rows."""

    def __init__(self, cell: RuledCell, top: float) -> None:
        self.cell = cell
        self.rows_left = cell.down
        self.top = top


class Ruled:
    """Rows measured for a flow and drawn at its cursor.

    `edges` are the x of the vertical rules, one more than columns. `caption` stands above, `note` below.
    """

    def __init__(
        self,
        flow: Flow,
        edges: Sequence[float],
        rows: Sequence[RuledRow],
        header: Sequence[RuledRow] = (),
        caption: Caption | None = None,
        note: TextBlock | None = None,
    ) -> None:
        self.flow = flow
        self.edges = edges
        self.rows = rows
        self.header = header
        self.caption = caption
        self.note = note
        self._reaches: list[_Reach] = []
        self._frames: list[tuple[float, float, float, float]] = []
        self._fresh_y = 0.0
        self._owns_page = False  # the page begins with these rows

    @property
    def lead(self) -> float:
        """The height that must stay together at the beginning: all of it where that is little."""
        head = self._head + (self.caption.height if self.caption else 0)
        whole = head + sum(row.height for row in self.rows)
        if whole <= self.flow.page_room * _WHOLE_SHARE:
            return whole + self._note_height
        return head + min(group_height(self.rows), self.flow.page_room * _TAIL_SHARE)

    @property
    def _head(self) -> float:
        return sum(row.height for row in self.header)

    @property
    def _note_height(self) -> float:
        return self.note.height + _NOTE_GAP if self.note else 0

    def draw(self) -> None:
        """Draw everything and leave the cursor under it."""
        self.flow.keep(self.lead)
        if self.caption:
            self.caption.draw(self.flow)
        self._begin_page(always=True)
        for index, row in enumerate(self.rows):
            if not self._reaches:
                self._keep_group(index)
            if index == len(self.rows) - 2 and not self._reaches:
                self._keep_last_two(index)
            self._place(row)
        self._end_page()
        if self.note:
            self.flow.y -= _NOTE_GAP
            flow_block(self.flow, self.note, self.flow.left)

    def _begin_page(self, *, always: bool = False) -> None:
        self._owns_page = self.flow.is_fresh
        if always or self._head <= self.flow.page_room * _HEAD_SHARE:
            for row in self.header:
                self._piece(row.cells, row.height)
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

    def _keep_group(self, index: int) -> None:
        """Rows tied together start on a new page if they fit there only."""
        if any(cell.down > 1 for cell in self.rows[index].cells):
            height = group_height(self.rows[index:])
            if self.flow.room < height <= self.flow.page_room * _KEEP_SHARE:
                self._turn()

    def _keep_last_two(self, index: int) -> None:
        """The last row and the note do not stand alone on a new page."""
        height = self.rows[index].height + self.rows[index + 1].height + self._note_height
        if index > 1 and self.flow.room < height <= self.flow.page_room * _WHOLE_SHARE:
            self._turn()

    def _place(self, row: RuledRow) -> None:
        self._reaches += [_Reach(cell, self.flow.y) for cell in row.cells if cell.down > 1]
        cells = tuple(cell for cell in row.cells if cell.down == 1)
        minimum = row.minimum
        while True:
            need = max([minimum, *(cell.height for cell in cells), *self._ending_needs()])
            if need <= self.flow.room + 0.01:
                break
            if not self._should_turn(need):
                cells, minimum = self._divide(cells), 0
            self._turn()
        self._piece(cells, need)
        self._step_reaches()

    def _should_turn(self, need: float) -> bool:
        if self._owns_page and self.flow.y >= self._fresh_y - 0.01:
            return False  # a new page would be no better
        return need <= self.flow.page_room * _KEEP_SHARE or self.flow.room < self.flow.page_room * _TAIL_SHARE

    def _divide(self, cells: tuple[RuledCell, ...]) -> tuple[RuledCell, ...]:
        """Draw as many lines of each cell as the room takes; returns the cells with the rest."""
        room = self.flow.room
        parts = [cell.divide(room) for cell in cells]
        now = [first._replace(high=not first.holds) for first, _ in parts]
        self._piece(now, room if self._ending_needs() else max([cell.height for cell in now], default=room))
        return tuple(rest for _, rest in parts)

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
        now, rest = (reach.cell, reach.cell) if last else reach.cell.divide(height)
        self._cell(now, reach.top, height)
        reach.cell = rest

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
        text_top = top - (cell.pad if cell.high else (height - cell.block.height) / 2)
        if cell.blank:
            draw_blank(page, cell.block, x + PAD_X, text_top)
            self.flow.note_blank(cell.label)
        else:
            cell.block.draw(page, x + PAD_X, text_top)
