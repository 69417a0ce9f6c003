"""The line at the foot: saved or not, back and next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.ui.theme import GAP_S, GAP_XL, TOKENS
from desktop.ui.widgets import Picture, button, label

if TYPE_CHECKING:
    import datetime as dt


class Footer(QWidget):
    """Tells when the last answer was committed; never says "saved" before it is."""

    back_pressed = Signal()
    next_pressed = Signal()
    return_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sign = Picture("saved", TOKENS.met)
        self._said = label("", "muted")
        self._said.setAccessibleName("保存状态")
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.returning = button("")
        self.back = button("上一步(&B)")
        self.next = button("下一步(&N)", "primary")
        self.back.clicked.connect(self.back_pressed)
        self.next.clicked.connect(self.next_pressed)
        self.returning.clicked.connect(self.return_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_XL, GAP_S, GAP_XL, GAP_S)
        row.setSpacing(GAP_S)
        row.addWidget(self._sign)
        row.addWidget(self._said, 1)
        row.addWidget(self.returning)
        row.addWidget(self.back)
        row.addWidget(self.next)
        self._sign.hide()
        self.returning.hide()

    def say_saved(self, at: dt.datetime) -> None:
        """The commit happened."""
        self._sign.show_icon("saved", TOKENS.met)
        self._sign.show()
        self._said.setText(f"已自动保存 {at:%H:%M}")

    def say(self, text: str, *, problem: bool = False) -> None:
        """Something else worth a line: what blocks the next step, or why saving failed."""
        self._sign.setVisible(bool(text))
        self._sign.show_icon("warning" if problem else "info", TOKENS.unmet if problem else TOKENS.muted)
        self._said.setText(text)

    def show_ways(self, *, back: bool, forward: bool) -> None:
        """Which of the two buttons lead somewhere."""
        self.back.setVisible(back)
        self.next.setVisible(forward)

    def show_return(self, title: str) -> None:
        """Offer the way back to the page that sent the user here; "" takes the offer away."""
        self.returning.setText(f"回到{title}(&R)")
        self.returning.setVisible(bool(title))
