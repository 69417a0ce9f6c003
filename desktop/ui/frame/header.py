"""The line at the head: whose case this is, search, why-panel and help."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.ui.frame.search import SearchBox
from desktop.ui.theme import GAP_M
from desktop.ui.widgets import tip, tool


class Header(QWidget):
    """Shows firm · project; a very long name is shortened in the middle and whole in the tooltip."""

    help_pressed = Signal()
    side_toggled = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._full = ""
        self._case = QLabel()
        self._case.setTextFormat(Qt.TextFormat.PlainText)
        self._case.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._case.setAccessibleName("当前企业和项目")
        self.search = SearchBox()
        self.search.setFixedWidth(220)
        self.side = tool("panel", "为什么问")
        self.side.setCheckable(True)
        self.side.toggled.connect(self.side_toggled)
        self.help = tool("help", "帮助（F1）")
        self.help.clicked.connect(self.help_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_M, 0, 0, 0)
        row.setSpacing(GAP_M)
        row.addWidget(self._case, 1)
        row.addWidget(self.search)
        row.addWidget(self.side)
        row.addWidget(self.help)

    def show_case(self, firm: str, project: str) -> None:
        """Whose answers are on screen."""
        self._full = " · ".join(part for part in (firm, project) if part)
        self._fit()

    def show_side(self, *, checked: bool, offered: bool) -> None:
        """Whether the panel's button is there, and pressed; says nothing back."""
        blocked = self.side.blockSignals(True)
        self.side.setChecked(checked)
        self.side.blockSignals(blocked)
        self.side.setVisible(offered)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = self._case.fontMetrics()
        shown = metrics.elidedText(self._full, Qt.TextElideMode.ElideMiddle, max(self._case.width(), 40))
        self._case.setText(shown)
        self._case.setToolTip(tip(self._full) if shown != self._full else "")
