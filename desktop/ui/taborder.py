"""Tab goes in reading order: as things are laid out, not as they were made; most rows are made late."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QWidget

AIR = 80  # pixels kept around what comes into view


def focus_next(root: QWidget, *, forward: bool) -> bool:
    """Move the focus on or back inside `root`; False when it is somewhere this order knows nothing of."""
    at: QWidget | None = root.window().focusWidget()
    order = list(stops(root))
    while at is not None and at not in order:
        at = at.parentWidget()
    if at is None:
        return False
    wanted = order[(order.index(at) + (1 if forward else -1)) % len(order)]
    wanted.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    _bring_into_view(wanted)
    return True


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Every visible widget inside that Tab stops at, in the order of the layouts."""
    if not widget.isVisible() or not widget.isEnabled():
        return
    is_stop = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    if is_stop:
        yield widget
    layout = widget.layout()
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        yield from stops(inside) if inside is not None else ()
    elif layout is not None:
        yield from _inside(layout, _children(widget))
    elif not is_stop and not isinstance(widget, QAbstractScrollArea):
        for child in _children(widget):
            yield from stops(child)


def _children(widget: QWidget) -> list[QWidget]:
    return widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)


def _inside(layout: QLayout, children: list[QWidget]) -> Iterator[QWidget]:
    """By index, and never by `itemAt`: PySide keeps that item's wrapper with the layout, and when Qt lets the item go
    whatever is made next at its address is taken for it.
    """
    inner = layout.findChildren(QLayout, options=Qt.FindChildOption.FindDirectChildrenOnly)
    widgets = {place: child for child in children if (place := layout.indexOf(child)) >= 0}
    layouts = {layout.indexOf(part): part for part in inner}
    for place in sorted({*widgets, *layouts}):
        if place in widgets:
            yield from stops(widgets[place])
        elif place >= 0:
            yield from _inside(layouts[place], children)


def _bring_into_view(widget: QWidget) -> None:
    above: QWidget | None = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, 0, AIR)
        above = above.parentWidget()
