"""A ring of completeness, painted."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.theme import TOKENS

SIZE = 60
WIDTH = 6
WHOLE = 360 * 16  # Qt counts sixteenths of a degree


class Ring(QWidget):
    """Required things answered of how many; full only when nothing is missing."""

    def __init__(self) -> None:
        super().__init__()
        self._answered, self._total = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def percent(self) -> int:
        """Rounded down, so that 100 means nothing is missing."""
        return 100 * self._answered // self._total if self._total else 100

    def show_share(self, answered: int, total: int) -> None:
        """Show another share."""
        self._answered, self._total = answered, total
        self.setAccessibleName(f"必填已完成 {self.percent}%，{answered}/{total} 项")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(SIZE, SIZE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(WIDTH / 2 + 1, WIDTH / 2 + 1, SIZE - WIDTH - 2, SIZE - WIDTH - 2)
        colour = QColor(TOKENS.met if self.percent == 100 else TOKENS.accent)
        painter.setPen(QPen(QColor(TOKENS.line), WIDTH))
        painter.drawEllipse(box)
        painter.setPen(QPen(colour, WIDTH, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(box, 90 * 16, -WHOLE * self.percent // 100)
        font = QFont(self.font())
        font.setPointSizeF(10)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(TOKENS.ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, f"{self.percent}%")
        painter.end()
