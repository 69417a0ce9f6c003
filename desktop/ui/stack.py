"""Columns whose contents change, and two things beside each other while there is room."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.theme import GAP_L, GAP_S


def empty(layout: QLayout) -> None:
    """Take every widget and inner layout out and let it go."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            empty(inner)
            inner.deleteLater()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def lay_out_now() -> None:
    """Lay out what has just come from a thread before it is painted, so that nothing jumps."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def lowered(widget: QWidget, pixels: int) -> QVBoxLayout:
    """The widget at the top of its row, on the line of the words beside it."""
    result = QVBoxLayout()
    result.setContentsMargins(0, pixels, 0, 0)
    result.addWidget(widget)
    result.addStretch(1)
    return result


class Stack(QWidget):
    """A column of widgets that is replaced as a whole; it takes no room while it is empty."""

    def __init__(self, spacing: int = GAP_S) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)

    def show_all(self, widgets: Iterable[QWidget]) -> None:
        """Show these instead of what was there, at once: Qt would show them a turn later, after the layout."""
        empty(self._column)
        shown = list(widgets)
        for widget in shown:
            self._column.addWidget(widget)
        self.setVisible(bool(shown))
        for widget in shown:
            widget.show()


class Beside(QWidget):
    """Two widgets side by side, or one under the other when narrower than `fold` logical pixels."""

    def __init__(self, first: QWidget, second: QWidget, fold: int, shares: tuple[int, int] = (1, 1)) -> None:
        super().__init__()
        self._fold = fold
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP_L)
        for widget, share in zip((first, second), shares, strict=True):
            self._box.addWidget(widget, share)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= self._fold
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
