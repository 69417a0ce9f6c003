"""A grid that behaves like Excel: type to edit, Enter goes down, paste from Excel, Delete empties."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.facts.fact import Column, FactType
from desktop.ui.fields.field import NUMBERS
from desktop.ui.fields.keys import is_redo, is_undo
from desktop.ui.fields.pasteline import PasteLine, read_clipboard
from desktop.ui.fields.tablemodel import TableModel, heading

MOST_ROWS = 12  # shown at once; more scroll inside
ROW_HEIGHT = 30
CELL_AIR = 28
MOST_WIDTH = 320
LEAST_WIDTH = {FactType.TEXT: 132, FactType.CHOICE: 104, FactType.DATE: 124, FactType.MONTH: 104, FactType.MONEY: 120}


class CellDelegate(QStyledItemDelegate):
    """A line edit for what is written, a list for what is chosen."""

    paste_wanted = Signal()

    def __init__(self, columns: tuple[Column, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = columns

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        column = self._columns[index.column()]
        if column.type in (FactType.CHOICE, FactType.BOOL):
            return self._list(parent, column)
        editor = PasteLine(takes_blocks=True)
        editor.setParent(parent)
        editor.block_pasted.connect(lambda _cells: self._paste(editor))
        editor.setAccessibleName(heading(column))
        if column.type in NUMBERS:
            editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        return editor

    def _list(self, parent: QWidget, column: Column) -> QComboBox:
        words = [option.label for option in column.options] or ["是", "否"]
        editor = CellCombo(parent)
        editor.setAccessibleName(heading(column))
        editor.addItems(["", *words])
        editor.activated.connect(lambda _i: self._done(editor))
        editor.paste_pressed.connect(lambda: self._paste(editor))
        return editor

    def _paste(self, editor: QWidget) -> None:
        """Cells belong into the grid, not into the cell being written."""
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)
        self.paste_wanted.emit()

    def _done(self, editor: QComboBox) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findText(text), 0))
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: object, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(model, TableModel):
            text = editor.currentText() if isinstance(editor, QComboBox) else editor.text()  # type: ignore[attr-defined]
            model.setData(index, text)


class CellCombo(QComboBox):
    """A cell's list; the wheel scrolls the page, not the choice, and Ctrl+V pastes into the grid."""

    paste_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_pressed.emit()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class SidewaysBar(QScrollBar):
    """The bar under the grid; a wheel turned up or down over it scrolls the page."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if abs(event.angleDelta().x()) > abs(event.angleDelta().y()):
            super().wheelEvent(event)
        else:
            event.ignore()


class TableView(QTableView):
    """Says what the user wants done with rows; the session does it."""

    pasted = Signal(int, int, object)  # row, column, rows of texts
    rows_removed = Signal(object)  # row numbers
    emptied = Signal(object)  # (row, column) pairs
    undo_pressed = Signal()
    redo_pressed = Signal()

    def __init__(self, model: TableModel) -> None:
        super().__init__()
        self.table = model
        self.setModel(model)
        self._sized = False
        cells = CellDelegate(model.columns, self)
        cells.paste_wanted.connect(self.paste)
        self.setItemDelegate(cells)
        self.setHorizontalScrollBar(SidewaysBar())
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.size_columns()
        for signal in (model.rowsInserted, model.rowsRemoved):
            signal.connect(self.fit_height)
        self.fit_height()

    def size_columns(self) -> None:
        """Wide enough for heads and cells, within reason; the last one takes what is left over."""
        heads, cells = self.horizontalHeader().fontMetrics(), self.fontMetrics()
        for place, column in enumerate(self.table.columns):
            texts = (self.table.text(row, place) for row in range(len(self.table.rows)))
            widest = max((cells.horizontalAdvance(text) for text in texts), default=0) + CELL_AIR
            head = heads.horizontalAdvance(self.table.heading(column)) + CELL_AIR
            least = max(head, column.width, LEAST_WIDTH.get(column.type, 96))
            wanted = max(least, min(widest, MOST_WIDTH))
            if self.columnWidth(place) < wanted or not self._sized:
                self.setColumnWidth(place, wanted)
        self._sized = True
        self.horizontalHeader().setStretchLastSection(True)

    def fit_height(self) -> None:
        """As tall as its rows, up to a dozen."""
        rows = min(self.table.rowCount(), MOST_ROWS)
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows * ROW_HEIGHT + bar + 4)

    def sizeHint(self) -> QSize:
        return QSize(480, self.height())

    def commit_edit(self) -> None:
        """Take over the cell being edited."""
        editor = self.indexWidget(self.currentIndex())
        focused = self.focusWidget()
        target = editor or (focused if focused is not self and self.isAncestorOf(focused or self) else None)
        if isinstance(target, QLineEdit | QComboBox):
            self.commitData(target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._shortcut(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.state() is not QAbstractItemView.State.EditingState:
                self._down_or_edit()
            return
        super().keyPressEvent(event)

    def _shortcut(self, event: QKeyEvent) -> bool:
        actions = {
            QKeySequence.StandardKey.Paste: self.paste,
            QKeySequence.StandardKey.Copy: self.copy,
            QKeySequence.StandardKey.Undo: self.undo_pressed.emit,
        }
        if is_redo(event):
            self.redo_pressed.emit()
            return True
        for key, action in actions.items():
            if event.matches(key):
                action()
                return True
        if event.key() == Qt.Key.Key_Delete:
            self.emptied.emit([(i.row(), i.column()) for i in self.selectedIndexes() if i.row() < len(self.table.rows)])
            return True
        return False

    def event(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.ShortcutOverride:
            return super().event(event)
        if is_undo(event) or is_redo(event):
            event.accept()
            return True
        return super().event(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        key_enter = hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache
        super().closeEditor(editor, hint)
        if key_enter:
            self._go_down()

    def _down_or_edit(self) -> None:
        index = self.currentIndex()
        if index.row() == self.table.rowCount() - 1:
            self.edit(index)
        else:
            self._go_down()

    def _go_down(self) -> None:
        here = self.currentIndex()
        last = self.table.rowCount() - 1
        if here.row() >= last:
            return
        column = 0 if here.row() + 1 == last else here.column()
        self.setCurrentIndex(self.table.index(here.row() + 1, column))

    def copy(self) -> None:
        """Put the selection on the clipboard the way Excel does."""
        picked = self.selectedIndexes()
        if not picked:
            return
        rows = sorted({i.row() for i in picked})
        columns = sorted({i.column() for i in picked})
        lines = ["\t".join(self.table.text(row, column) for column in columns) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> None:
        """Lay the clipboard over the grid from the current cell."""
        cells = read_clipboard(QGuiApplication.clipboard().text())
        index = self.currentIndex()
        if cells:
            self.pasted.emit(max(index.row(), 0), max(index.column(), 0), cells)

    def selected_rows(self) -> list[int]:
        """The rows the selection touches, without the empty one at the end."""
        return sorted({i.row() for i in self.selectedIndexes() if i.row() < len(self.table.rows)})

    def wheelEvent(self, event: QWheelEvent) -> None:
        sideways = abs(event.angleDelta().x()) > abs(event.angleDelta().y())
        if sideways or (self.hasFocus() and self.table.rowCount() > MOST_ROWS):
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_mouse = event.reason() is Qt.FocusReason.MouseFocusReason  # then the press itself says which cell
        if not by_mouse and not self.currentIndex().isValid():
            self.setCurrentIndex(self.table.index(0, 0))

    def cell_point(self, row: int, column: int) -> QPoint:
        """Where a cell is, for tests that click."""
        return self.visualRect(self.table.index(row, column)).center()
