"""The list at the left: where I am and how far; clickable, one Tab stop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop.ui import icons
from desktop.ui.theme import TOKENS

ROW = Qt.ItemDataRole.UserRole
SIGNS = {"done": ("check", TOKENS.met), "gaps": ("half", TOKENS.accent), "empty": ("circle", TOKENS.border)}
WORDS = {"done": "已填完", "gaps": "还有未填", "empty": "还没开始", "": ""}
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class StepRow:
    """One line of the list; a heading has no step."""

    title: str
    step: str | None = None
    sign: str = ""  # a key of SIGNS, or nothing
    trailing: str = ""
    problem: bool = False
    indent: bool = False
    enabled: bool = True
    note: str = ""  # what the mark at the trailing words means


class StepModel(QAbstractListModel):
    """The rows, with the words a screen reader says."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[StepRow] = []
        self.current = ""

    def rowCount(self, _parent: Index | None = None) -> int:
        return len(self.rows)

    def show_rows(self, rows: list[StepRow], current: str) -> None:
        """Replace the rows; keeps the cursor when only signs changed."""
        same = [r.title for r in rows] == [r.title for r in self.rows]
        self.current = current
        if same:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.note or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            here = "当前" if row.step == self.current else ""
            parts = (
                row.title,
                here,
                WORDS[row.sign],
                row.trailing,
                row.note,
                "有需要改正的地方" if row.problem else "",
            )
            return "，".join(part for part in parts if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.rows[index.row()]
        if row.step is None or not row.enabled:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class StepDelegate(QStyledItemDelegate):
    """Paints a row: bar of the current step, sign, title, count or score."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(160, option.fontMetrics.height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: StepRow = index.data(ROW)
        model = index.model()
        here = isinstance(model, StepModel) and row.step is not None and row.step == model.current
        rect: QRectF = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, here, bool(state & QStyle.StateFlag.State_MouseOver) and row.step is not None)
        self._words(painter, rect, row, here, option.font)
        view = option.widget
        if isinstance(view, QListView) and view.hasFocus() and view.currentIndex() == index:
            painter.setPen(QColor(TOKENS.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(5, 1, -5, -1), 4, 4)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRectF, here: bool, hover: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if here or hover:
            painter.setBrush(QColor(TOKENS.accent_soft if here else TOKENS.page))
            painter.drawRoundedRect(rect.adjusted(4, 0, -4, 0), 4, 4)
        if here:
            painter.setBrush(QColor(TOKENS.accent))
            painter.drawRoundedRect(QRectF(rect.left() + 4, rect.top() + 7, 3, rect.height() - 14), 1.5, 1.5)

    def _words(self, painter: QPainter, rect: QRectF, row: StepRow, here: bool, font: QFont) -> None:
        centre = Qt.AlignmentFlag.AlignVCenter
        left = rect.left() + 16 + (14 if row.indent else 0)
        if row.step is not None:
            sign, colour = ("warning", TOKENS.unmet) if row.problem else SIGNS.get(row.sign, ("", ""))
            if sign:
                icons.paint(painter, sign, colour, QRectF(left, rect.center().y() - 7.5, 15, 15))
            left += 22
        small = QFont(font)
        small.setPointSizeF(9)
        painter.setFont(small)
        painter.setPen(QColor(TOKENS.muted))
        right = rect.adjusted(0, 0, -14, 0)
        painter.drawText(right, centre | Qt.AlignmentFlag.AlignRight, row.trailing)
        if row.step is not None:
            font = QFont(font)
            font.setBold(here)
            painter.setFont(font)
            painter.setPen(QColor(TOKENS.ink if row.enabled else TOKENS.border))
        room = right.width() - (left - rect.left()) - painter.fontMetrics().horizontalAdvance(row.trailing) - 6
        title = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QRectF(left, rect.top(), room, rect.height()), centre, title)


class StepList(QListView):
    """Emits the chosen step; arrows move, Enter or a click chooses."""

    step_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("steps")
        self.rows = StepModel()
        self.setModel(self.rows)
        self.setItemDelegate(StepDelegate(self))
        self.setAccessibleName("步骤")
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    def show_rows(self, rows: list[StepRow], current: str) -> None:
        """Show these rows, with `current` as the step the user is in."""
        self.rows.show_rows(rows, current)
        place = next((i for i, row in enumerate(rows) if row.step == current), -1)
        if place >= 0 and (not self.hasFocus() or not self.currentIndex().isValid()):
            self.setCurrentIndex(self.rows.index(place))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._choose(self.indexAt(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseMove:
            place = self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos()))
            hand = place.isValid() and bool(self.rows.flags(place))
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        return super().viewportEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and self.rows.flags(index) & Qt.ItemFlag.ItemIsEnabled:
            step = self.rows.rows[index.row()].step
            if step is not None:
                self.step_chosen.emit(step)

    def row_point(self, step: str) -> QPoint:
        """Where a step's row is, for tests that click."""
        place = next(i for i, row in enumerate(self.rows.rows) if row.step == step)
        return self.visualRect(self.rows.index(place)).center()


class StepPanel(QWidget):
    """The list in its white column."""

    def __init__(self) -> None:
        super().__init__()
        self.list = StepList()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.addWidget(self.list)
