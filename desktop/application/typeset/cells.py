"""Cells and rows before they stand on a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desktop.application.typeset.style import PAD_Y
from desktop.application.typeset.textblock import TextBlock


class RuledCell(NamedTuple):
    """One cell. `holds` keeps its text on every page its row is divided over (labels), `high` sets it at the upper
    edge instead of the middle, `blank` marks it as still to be filled, under the name `label`; `pad` is free above
    and below the text."""

    block: TextBlock
    column: int
    span: int = 1
    down: int = 1
    tint: str = ""
    holds: bool = False
    high: bool = False
    blank: bool = False
    label: str = ""
    pad: float = PAD_Y

    @property
    def height(self) -> float:
        """Height with padding."""
        return self.block.height + 2 * self.pad

    def divide(self, height: float) -> tuple[RuledCell, RuledCell]:
        """What of the cell stands in `height`, and the rest for the next page."""
        fits = max(0, int((height - 2 * self.pad + 0.01) / self.block.style.leading))
        if self.holds and len(self.block.lines) <= fits:
            return self, self
        first, rest = self.block.split(fits)
        return self._replace(block=first), self._replace(block=rest)


class RuledRow(NamedTuple):
    """The cells that begin in this row."""

    cells: tuple[RuledCell, ...]
    minimum: float = 0

    @property
    def height(self) -> float:
        """Height wanted by the cells that also end in this row."""
        return max([self.minimum, *(cell.height for cell in self.cells if cell.down == 1)])


def group_height(rows: Sequence[RuledRow]) -> float:
    """Height of the first row and of those tied to it by cells that reach down."""
    height, tied = 0.0, 1
    for row in rows:
        tied = max([tied, *(cell.down for cell in row.cells)])
        height += row.height
        tied -= 1
        if tied <= 0:
            break
    return height
