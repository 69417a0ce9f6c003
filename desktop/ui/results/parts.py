"""Small pieces of the diagnosis: an area's badge, titled lines, a thin score bar."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.diagnosis.area import Area
from desktop.ui.theme import AREA_HUES, TOKENS
from desktop.ui.widgets import label


class AreaBadge(QWidget):
    """The area's name on its own hue."""

    def __init__(self, area: Area) -> None:
        super().__init__()
        self._text, self._hue = area.label, QColor(AREA_HUES[area.value])
        self.setAccessibleName(area.label)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text) + 16, metrics.height() + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._hue)
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setPen(QColor(TOKENS.card))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()


class ScoreLine(QWidget):
    """A score as a bar of 100; nothing but a dotted line while it is not known."""

    def __init__(self) -> None:
        super().__init__()
        self._score: float | None = None
        self.setMinimumWidth(80)
        self.setFixedHeight(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_score(self, score: float | None, hue: str) -> None:
        """Show another score."""
        self._score, self._hue = score, hue
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(0, 1, self.width(), 6)
        if self._score is None:
            painter.setPen(QColor(TOKENS.border))
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(QPointF(0, 4), QPointF(self.width(), 4))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(TOKENS.line))
            painter.drawRoundedRect(track, 3, 3)
            painter.setBrush(QColor(self._hue))
            painter.drawRoundedRect(QRectF(0, 1, max(self.width() * self._score / 100, 4), 6), 3, 3)
        painter.end()


def titled(title: str, lines: Iterable[str], *, bullets: bool = True) -> QWidget:
    """A small heading and lines under it."""
    result = QWidget()
    column = QVBoxLayout(result)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(label(title, "strong", wrap=True))
    for text in lines:
        column.addWidget(label(f"· {text}" if bullets else text, wrap=True))
    return result
