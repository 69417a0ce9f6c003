"""Sign, word and colour of a finding's verdict; the word fits the kind of measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.ui.widgets import VERDICT_SIGNS, Picture, badge, label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from desktop.eligibility.standing import Standing


class Sign(QWidget):
    """A verdict with its own word: 已做到, 已触及."""

    def __init__(self, verdict: str, word: str, width: int = 0) -> None:
        super().__init__()
        name, colour, _ = VERDICT_SIGNS[verdict]
        text = label(word)
        text.setProperty("verdict", verdict)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(Picture(name, colour))
        row.addWidget(text)
        row.addStretch(1)
        self.setMinimumWidth(width)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(word)


def standing_badge(standing: Standing) -> QLabel:
    """现行, or why it is only for reference."""
    text = standing.label if standing.is_usable else f"{standing.label} · 仅供参考"
    return badge(text, "met" if standing.is_usable else "reference")
