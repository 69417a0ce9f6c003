"""Several lines of text; the box grows with them and never cuts."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.facts.case import Blank
from desktop.ui.fields.field import Field
from desktop.ui.fields.keys import claimed, is_left, is_redo
from desktop.ui.fields.state import FieldState
from desktop.ui.fields.typist import Typist
from desktop.ui.widgets import label

LEAST_LINES = 3
FRAME = 12  # border and padding of the stylesheet, above and below


class GrowingText(QPlainTextEdit):
    """As tall as its text, so that the page scrolls and not the box."""

    finished = Signal(str)
    going_on = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._typist = Typist(self, self.toPlainText)
        self._typist.finished.connect(self.finished)
        self._typist.going_on.connect(self.going_on)
        self.textChanged.connect(self._typist.note_change)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self.cursorPositionChanged.connect(self._follow)

    def is_typing(self) -> bool:
        """True while there is text that was not yet handed over."""
        return self._typist.is_going_on

    def show_text(self, text: str) -> None:
        """Show the known text; what is just being typed is not overwritten."""
        if self.is_typing():
            return
        if self.toPlainText() != text:
            self.setPlainText(text)
        self.document().clearUndoRedoStacks()
        self._typist.note_shown()

    def flush(self) -> None:
        """Say what was typed since the last time."""
        self._typist.finish()
        self.document().clearUndoRedoStacks()

    def event(self, event: QEvent) -> bool:
        own = claimed(event, self.document().isUndoAvailable, self.document().isRedoAvailable)
        return super().event(event) if own is None else own

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_redo(event) and self.document().isRedoAvailable():
            self.redo()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if is_left(event):
            self.flush()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.insertPlainText(source.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def sizeHint(self) -> QSize:
        return QSize(300, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.height())

    def _grow(self) -> None:
        layout = self.document().documentLayout()
        lines = max(layout.documentSize().height(), LEAST_LINES)  # a plain document's height is in lines
        margins = self.contentsMargins()
        room = 2 * self.document().documentMargin() + margins.top() + margins.bottom()
        wanted = ceil(lines * self.fontMetrics().lineSpacing() + room) + FRAME
        if wanted != self.height():
            self.setFixedHeight(wanted)

    def _follow(self) -> None:
        if not self.hasFocus():
            return
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if isinstance(parent, QScrollArea):
            place = self.mapTo(parent.widget() or self, self.cursorRect().center())
            parent.ensureVisible(place.x(), place.y(), 0, 40)


class LongTextField(Field):
    """A growing box and a count of characters; over the limit it counts on in another colour."""

    def build_editor(self) -> QWidget:
        self.entry = GrowingText()
        self.editors = [self.entry]
        self._count = label("", "muted")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.entry.finished.connect(lambda text: self.typed.emit(self.fact.key, text, ""))
        self.entry.going_on.connect(lambda text: self.typed_live.emit(self.fact.key, text, ""))
        self.entry.textChanged.connect(self._recount)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.entry)
        column.addWidget(self._count)
        self._recount()
        return holder

    def _recount(self) -> None:
        count, limit = len(self.entry.toPlainText()), self.fact.limit
        over = bool(limit) and count > limit
        more = f"，比表格建议的多 {count - limit} 字，会排到续页" if over else ""
        self._count.setText(f"{count}/{limit} 字{more}" if limit else f"{count} 字")

    def show_value(self, state: FieldState) -> None:
        draft = state.draft()
        known = "" if isinstance(state.value, Blank) else str(state.value)
        self.entry.show_text(known if draft is None else draft)

    def is_typing(self) -> bool:
        return self.entry.is_typing()

    def flush(self) -> None:
        self.entry.flush()
