"""What a user does to a table, worked out as new rows and drafts; knows no Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from desktop.errors import BadValue
from desktop.facts.fact import Column, Fact
from desktop.facts.known import Row, Scalar
from desktop.facts.parsing import parse_cell
from desktop.wizard.entry import WHOLE, split_cell

if TYPE_CHECKING:
    from desktop.wizard.session import Session

Drafts: TypeAlias = Mapping[tuple[int, str], str]


@dataclass(frozen=True, slots=True)
class CellTyped:
    """One cell; a row past the last begins a new one."""

    row: int
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class CellsPasted:
    """A block of texts laid over the table with its corner at a cell."""

    row: int
    column: str
    cells: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class CellsEmptied:
    """Cells by row and column key."""

    places: Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class RowsRemoved:
    """Whole rows."""

    rows: Sequence[int]


TableEdit: TypeAlias = CellTyped | CellsPasted | CellsEmptied | RowsRemoved


@dataclass(slots=True)
class Grid:
    """Rows and drafts while they are being changed."""

    rows: list[dict[str, Scalar]]
    drafts: dict[tuple[int, str], str] = field(default_factory=dict)

    def put(self, row: int, column: Column, text: str) -> None:
        """Write text into a cell: a value when it can be read, else a draft; empty text empties."""
        while len(self.rows) <= row:
            self.rows.append({})
        self.drafts.pop((row, column.key), None)
        self.rows[row].pop(column.key, None)
        if not text.strip():
            return
        try:
            self.rows[row][column.key] = parse_cell(column, text)
        except BadValue:
            self.drafts[row, column.key] = text

    def remove(self, gone: Sequence[int]) -> None:
        """Take rows away; the drafts below move up."""
        kept = [row for row in range(len(self.rows)) if row not in set(gone)]
        moved = {old: new for new, old in enumerate(kept)}
        self.rows = [self.rows[row] for row in kept]
        self.drafts = {(moved[row], key): text for (row, key), text in self.drafts.items() if row in moved}


def current(session: Session, key: str) -> Grid:
    """A table as it is stored."""
    answer = session.answer(key)
    value = answer.value if answer is not None else ()
    rows = [dict(row) for row in value if isinstance(row, Mapping)] if isinstance(value, tuple) else []
    drafts = {split_cell(part): text for part, text in session.drafts(key).items() if part != WHOLE}
    rows += [{} for _ in range(max((row + 1 for row, _ in drafts), default=0) - len(rows))]
    return Grid(rows, drafts)


def apply(fact: Fact, grid: Grid, edit: TableEdit) -> tuple[list[Row], Drafts]:
    """The table after the edit; computed columns are never written."""
    writable = {column.key: column for column in fact.columns if not column.formula}
    match edit:
        case CellTyped(row, key, text):
            _put(grid, writable, row, key, text)
        case CellsEmptied(places):
            for row, key in places:
                _put(grid, writable, row, key, "")
        case RowsRemoved(rows):
            grid.remove(rows)
        case CellsPasted(row, key, cells):
            _paste(fact, grid, writable, row, key, cells)
    return list(grid.rows), grid.drafts


def _put(grid: Grid, writable: Mapping[str, Column], row: int, key: str, text: str) -> None:
    if key in writable:
        grid.put(row, writable[key], text)


def _paste(
    fact: Fact, grid: Grid, writable: Mapping[str, Column], top: int, key: str, cells: Sequence[Sequence[str]]
) -> None:
    """A first line that repeats the column heads is left out, as people copy it along."""
    order = [column.key for column in fact.columns]
    left = order.index(key)
    heads = {column.label for column in fact.columns}
    lines = cells[1:] if cells and sum(text.strip(" *") in heads for text in cells[0]) > len(cells[0]) / 2 else cells
    for down, line in enumerate(lines):
        for across, text in enumerate(line):
            if left + across < len(order):
                _put(grid, writable, top + down, order[left + across], text)
