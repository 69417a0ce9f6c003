"""Inside a form: its printed pages at the left, what it needs at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.papers.enclosures import Enclosures
from desktop.ui.papers.preview import Preview
from desktop.ui.papers.todo import Todo
from desktop.ui.stack import empty
from desktop.ui.theme import GAP_L, GAP_S
from desktop.ui.widgets import button, line

if TYPE_CHECKING:
    from desktop.application.fill import Filled
    from desktop.store.attachments import Attachment

SIDE = (232, 340)  # narrowest and widest of the right column
SHARE = 0.36  # of the whole width


class FormView(QWidget):
    """Tells what the user wants; the page does it."""

    closed = Signal()
    fact_wanted = Signal(str)
    add_wanted = Signal(str)
    open_wanted = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._form = ""
        self.back = button("全部表格", "link", "chevron-left")
        self.back.clicked.connect(self.closed)
        self.preview = Preview(self.back)
        self._inside = QWidget()
        self._needs = QVBoxLayout(self._inside)
        self._needs.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        self._needs.setSpacing(GAP_L)
        self.side = QScrollArea()
        self.side.setFixedWidth(SIDE[1])
        self.side.setProperty("role", "card")
        self.side.setWidgetResizable(True)
        self.side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.side.setWidget(self._inside)
        body = QHBoxLayout()
        body.setSpacing(GAP_L)
        body.addWidget(self.preview, 1)
        body.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_S)
        column.addLayout(body, 1)
        self.setMinimumHeight(280)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        least, most = SIDE
        self.side.setFixedWidth(min(max(round(event.size().width() * SHARE), least), most))

    def minimumSizeHint(self) -> QSize:
        return QSize(SIDE[0] * 2, super().minimumSizeHint().height())

    def show_form(self, filled: Filled, files: Sequence[Attachment]) -> None:
        """Show this form as it stands; only another form starts at its first page."""
        if filled.form.id != self._form:
            self._form = filled.form.id
            self.preview.forget()
            self.side.verticalScrollBar().setValue(0)
        empty(self._needs)
        todo = Todo(filled)
        todo.fact_wanted.connect(self.fact_wanted)
        self._needs.addWidget(todo)
        if filled.enclosures:
            papers = Enclosures(filled.enclosures, files)
            papers.add_wanted.connect(self.add_wanted)
            papers.open_wanted.connect(self.open_wanted)
            papers.removed.connect(self.removed)
            self._needs.addWidget(line())
            self._needs.addWidget(papers)
        self._needs.addStretch(1)
        self.preview.show_form(filled)
