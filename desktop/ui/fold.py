"""A card that opens: a head that is always seen, and a body made when it is first asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui import icons
from desktop.ui.theme import GAP_L, GAP_M, GAP_S, TOKENS
from desktop.ui.widgets import line, tool


class _Head(QWidget):
    """The part of a card that opens it with the mouse; the keyboard uses the chevron."""

    clicked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()


class FoldCard(QFrame):
    """Subclasses fill `self.head` and write `make_body`."""

    opened = Signal(bool)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setProperty("role", "card")
        self.setProperty("interactive", "true")
        self._body: QWidget | None = None
        self._open = False
        top = _Head()
        top.setCursor(Qt.CursorShape.PointingHandCursor)
        top.clicked.connect(self.toggle)
        self.head = QVBoxLayout()
        self.head.setSpacing(4)
        self.chevron = tool("chevron-right", f"展开：{name}")
        self.chevron.setToolTip("")
        self.chevron.clicked.connect(self.toggle)
        row = QHBoxLayout(top)
        row.setContentsMargins(GAP_L, GAP_M, GAP_M, GAP_M)
        row.setSpacing(GAP_S)
        row.addLayout(self.head, 1)
        row.addWidget(self.chevron, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(top)

    def make_body(self) -> QWidget:
        """What is seen when the card is open."""
        raise NotImplementedError

    @property
    def is_open(self) -> bool:
        """Whether the body is seen."""
        return self._open

    def toggle(self) -> None:
        """Open or close."""
        self.set_open(not self._open)

    def set_open(self, wanted: bool) -> None:
        """Open or close; the body is made at the first opening."""
        if wanted and self._body is None:
            self._add_body()
        if self._body is not None:
            self._body.setVisible(wanted)
        if wanted != self._open:
            self._open = wanted
            self._show_chevron()
            self.opened.emit(wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc anywhere inside closes it and leaves the reader at its head."""
        if event.key() == Qt.Key.Key_Escape and self._open:
            self.set_open(False)
            self.chevron.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def renew_body(self) -> None:
        """The body shows old things: make it anew when open, else at the next opening."""
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
            self._body = None
        if self._open:
            self._add_body()

    def rename(self, name: str) -> None:
        """The name a screen reader says for the chevron."""
        self._name = name
        self._show_chevron()

    def _show_chevron(self) -> None:
        self.chevron.setIcon(icons.icon("chevron-down" if self._open else "chevron-right", TOKENS.muted))
        self.chevron.setAccessibleName(f"{'收起' if self._open else '展开'}：{self._name}")

    def _add_body(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(GAP_L, 0, GAP_L, GAP_L)
        column.setSpacing(GAP_M)
        column.addWidget(line())
        column.addWidget(self.make_body())
        self._body = body
        self._column.addWidget(body)
