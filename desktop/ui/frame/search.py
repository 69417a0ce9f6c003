"""The search box in the header: jumps to any fact that is asked somewhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from desktop.ui import icons
from desktop.ui.theme import TOKENS

if TYPE_CHECKING:
    from desktop.ui.frame.finder import Found

WIDTH = 360
ROW_HEIGHT = 28
AIR = 4
NOTHING = "没有找到，换个说法试试"


class SearchList(QListWidget):
    """What was found, under the box and inside the window; the keys stay with the box."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "popup")
        self.setAccessibleName("搜索结果")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setViewportMargins(AIR, AIR, AIR, AIR)
        self.hide()

    def show_found(self, found: Iterable[Found], box: QLineEdit) -> None:
        """List these, or say that there is nothing; the right edges of list and box are one line."""
        self.clear()
        for thing in found:
            item = QListWidgetItem(thing.shown, self)
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            item.setData(Qt.ItemDataRole.UserRole, thing.key)
        if not self.count():
            nothing = QListWidgetItem(NOTHING, self)
            nothing.setSizeHint(QSize(0, ROW_HEIGHT))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
        else:
            self.setCurrentRow(0)
        window = box.window()
        self.setParent(window)
        width = min(WIDTH, window.width())
        corner = box.mapTo(window, QPoint(box.width(), box.height() + 2))
        height = self.count() * ROW_HEIGHT + 2 * (self.frameWidth() + AIR)
        self.setGeometry(max(corner.x() - width, 0), corner.y(), width, min(height, window.height() - corner.y()))
        self.show()
        self.raise_()

    @property
    def chosen(self) -> str:
        """The fact of the marked line; "" when nothing was found."""
        item = self.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole) or "") if item is not None else ""

    def mark(self, by: int) -> None:
        """Mark another line."""
        self.setCurrentRow(max(0, min(self.currentRow() + by, self.count() - 1)))


class SearchBox(QLineEdit):
    """Typing any part of a name finds it; Enter takes the marked one."""

    fact_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setPlaceholderText("搜索字段")
        self.setAccessibleName("搜索字段")
        self.setToolTip("按 Ctrl+F 搜索任意一项，例如“营业收入”")
        self.addAction(icons.icon("search", TOKENS.muted), QLineEdit.ActionPosition.LeadingPosition)
        self._things: tuple[Found, ...] = ()
        self.found = SearchList()
        self.found.setParent(self)
        self.found.itemClicked.connect(lambda _item: self._take())
        self.textChanged.connect(self._look)
        self.returnPressed.connect(self._take)

    def offer(self, found: Iterable[Found]) -> None:
        """What can be found from now on."""
        self._things = tuple(found)

    def _look(self, text: str) -> None:
        from desktop.ui.frame.finder import find

        if text.strip():
            self.found.show_found(find(text, self._things), self)
        else:
            self.found.hide()

    def _take(self) -> None:
        key = self.found.chosen
        if self.text().strip() and key:
            self.clear()
            self.fact_chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.found.isVisible():
            self.found.mark(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._look(self.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.found.hide()
