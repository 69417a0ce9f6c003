"""The rows of a table fact as Qt wants them, with one empty row at the end to type into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from desktop.facts.case import Row
from desktop.facts.fact import Column, FactType
from desktop.facts.parsing import format_value
from desktop.ui.fields.field import NUMBERS
from desktop.ui.fields.state import FieldState
from desktop.ui.theme import TOKENS
from desktop.ui.widgets import tip

Index = QModelIndex | QPersistentModelIndex
WRONG_GROUND = "#FDF3F4"


class TableModel(QAbstractTableModel):
    """Shows values, drafts and problems; what is typed goes out by signal and comes back by `show_state`."""

    cell_typed = Signal(int, str, str)  # row, column key, text

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: tuple[Row, ...] = ()
        self._state = FieldState()

    def show_state(self, state: FieldState) -> None:
        """Take over rows, drafts and problems; the cursor stays where it is."""
        value = state.value
        rows = tuple(row for row in value if isinstance(row, Mapping)) if isinstance(value, tuple) else ()
        extra = [int(part.split(".")[0]) + 1 for part in state.drafts if "." in part]
        rows += ({},) * (max(extra, default=0) - len(rows))
        before = len(self.rows)
        if len(rows) > before:
            # the empty row becomes a real one and stays where it is; new ones come after it
            self.beginInsertRows(QModelIndex(), before + 1, len(rows))
            self.rows, self._state = rows, state
            self.endInsertRows()
        elif len(rows) < before:
            self.beginRemoveRows(QModelIndex(), len(rows) + 1, before)
            self.rows, self._state = rows, state
            self.endRemoveRows()
        self.rows, self._state = rows, state
        self.dataChanged.emit(self.index(0, 0), self.index(len(rows), len(self.columns) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(rows))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def heading(self, column: Column) -> str:
        """The column's head; the star also where the forms can't do without it."""
        starred = column.required or column.key in self._state.required
        return heading(column) if column.required or not starred else f"{heading(column)} *"

    def rowCount(self, _parent: Index | None = None) -> int:
        return len(self.rows) + 1

    def columnCount(self, _parent: Index | None = None) -> int:
        return len(self.columns)

    def text(self, row: int, column: int) -> str:
        """What the cell shows: the draft, else the value as people write it."""
        if row >= len(self.rows):
            return ""
        spec = self.columns[column]
        draft = self._state.draft(f"{row}.{spec.key}")
        if draft is not None:
            return draft
        value = self.rows[row].get(spec.key)
        return "" if value is None else format_value(spec, value)

    def problem(self, row: int, column: int) -> str:
        """What is wrong with the cell."""
        return self._state.problems.get(f"{row}.{self.columns[column].key}", "")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        spec = self.columns[column]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if spec.type in NUMBERS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.BackgroundRole and self.problem(row, column):
            return QColor(WRONG_GROUND)
        if role == Qt.ItemDataRole.ForegroundRole:
            if self.problem(row, column):
                return QColor(TOKENS.unmet)
            return QColor(TOKENS.muted) if spec.formula else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self.problem(row, column)) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = f"第 {row + 1} 行，{heading(spec)}，{self.text(row, column) or '空'}"
            return f"{said}，{self.problem(row, column)}" if self.problem(row, column) else said
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            if role == Qt.ItemDataRole.DisplayRole:
                return str(section + 1) if section < len(self.rows) else "＋"
            return None
        spec = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heading(spec)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip("　".join(part for part in (spec.help, f"例：{spec.example}" if spec.example else "") if part))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if self.columns[index.column()].formula else flags | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or str(value) == self.text(index.row(), index.column()):
            return False
        self.cell_typed.emit(index.row(), self.columns[index.column()].key, str(value))
        return True


def heading(column: Column) -> str:
    """A column's head with its unit; * marks what a row can't do without."""
    unit = f"（{column.unit}）" if column.unit else "（%）" if column.type is FactType.PERCENT else ""
    return f"{column.label}{unit}{' *' if column.required else ''}"
