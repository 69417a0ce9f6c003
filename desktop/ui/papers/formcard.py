"""A form as a card: how complete it is and what blocks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.ui.papers import words
from desktop.ui.papers.ring import Ring
from desktop.ui.theme import GAP_L, GAP_S, TOKENS
from desktop.ui.widgets import Picture, button, label

if TYPE_CHECKING:
    from desktop.application.fill import Filled

COLOURS = {
    "half": TOKENS.accent,
    "cross": TOKENS.unmet,
    "warning": TOKENS.gap,
    "document": TOKENS.muted,
    "check": TOKENS.met,
}


class FormCard(QFrame):
    """Opened with its button."""

    opened = Signal(str)  # a form's id

    def __init__(self, filled: Filled) -> None:
        super().__init__()
        self.setProperty("role", "card")
        form = filled.form
        self.form_id = form.id
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        row.setSpacing(GAP_L)
        self.ring = Ring()
        self.ring.show_share(filled.completeness.answered, filled.completeness.total)
        row.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(label(form.title, "section", wrap=True))
        if filled.document.subtitle:
            column.addWidget(label(filled.document.subtitle, "muted", wrap=True))
        if form.grounds:
            column.addWidget(label(f"依据：{'；'.join(form.grounds)}", "muted", wrap=True))
        for icon, text in words.state_lines(filled):
            column.addLayout(_line(icon, text))
        row.addLayout(column, 1)
        self.open = button("打开")
        self.open.setAccessibleName(f"打开：{form.title}")
        self.open.clicked.connect(lambda: self.opened.emit(form.id))
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignVCenter)


def _line(icon: str, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP_S)
    row.addWidget(Picture(icon, COLOURS[icon]))
    row.addWidget(label(text, wrap=True), 1)
    return row
