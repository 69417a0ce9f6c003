"""What a careful eye would see on a screenshot: overlaps, squeezed widgets, cut words."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

INSIDES = (QAbstractItemView, QComboBox, QLineEdit)  # Qt lays out what is in these itself


def faults(root: QWidget) -> list[str]:
    """Every fault under this widget, in words."""
    return list(_faults(root))


def _faults(parent: QWidget) -> Iterator[str]:
    children = [c for c in parent.children() if isinstance(c, QWidget) and c.isVisible() and not c.isWindow()]
    if not isinstance(parent, (QStackedWidget, QAbstractScrollArea)):
        for one, other in combinations(children, 2):
            if _inner(one).intersects(_inner(other)):
                yield f"{_name(one)} overlaps {_name(other)}"
    for child in children:
        yield from _own_faults(child)
        if not isinstance(child, INSIDES):
            yield from _faults(child)


def _inner(widget: QWidget) -> QRect:
    return widget.geometry()


def _own_faults(widget: QWidget) -> Iterator[str]:
    width, height = _least(widget)
    if widget.width() < width or widget.height() < height:
        yield f"{_name(widget)} is {widget.width()}x{widget.height()}, needs {width}x{height}"
    if isinstance(widget, QScrollArea) and widget.widget() is not None:
        inside, outside = widget.widget().width(), widget.viewport().width()
        if inside > outside:
            yield f"{_name(widget)} cuts {inside - outside} px at the right"
    if isinstance(widget, QLabel) and widget.text():
        yield from _label_faults(widget)
    if isinstance(widget, QAbstractButton) and widget.text():
        words = widget.fontMetrics().horizontalAdvance(widget.text().replace("&&", "&"))
        if words > widget.width():
            yield f"{_name(widget)} cuts its words"


def _least(widget: QWidget) -> tuple[int, int]:
    """The least size at the width it has; a size we fixed ourselves is taken as meant."""
    hint = widget.minimumSizeHint()
    width = min(hint.width(), widget.maximumWidth())
    height = hint.height()
    layout = widget.layout()
    if layout is not None and layout.hasHeightForWidth():
        height = layout.heightForWidth(widget.width())
    elif isinstance(widget, QLabel) and widget.wordWrap():
        height = 0  # looked at by its words
    return width, min(height, widget.maximumHeight())


def _label_faults(label: QLabel) -> Iterator[str]:
    room = label.contentsRect()
    if label.wordWrap():
        needed = label.fontMetrics().boundingRect(
            QRect(0, 0, room.width(), 10_000), int(Qt.TextFlag.TextWordWrap), label.text()
        )
        if needed.height() > room.height() + 2 or needed.width() > room.width() + 2:
            yield f"{_name(label)} shows {room.height()} of {needed.height()} px"
    elif label.fontMetrics().horizontalAdvance(label.text()) > room.width() + 1:
        yield f"{_name(label)} is cut at {room.width()} px"


def _name(widget: QWidget) -> str:
    text = getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__}({widget.accessibleName() or widget.objectName() or str(text)[:20]})"
