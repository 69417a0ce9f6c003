"""A benchmark as a small bar: three ticks, and 你在这里."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.theme import TOKENS

MARKS = ((Decimal(40), "入门"), (Decimal(70), "良好"), (Decimal(100), "领先"))
HEIGHT = 84
SIDE = 34


@dataclass(frozen=True, slots=True)
class Position:
    """Where a quantity stands: its name, score, value in words, and the three benchmarks in words."""

    label: str
    score: Decimal | None
    value_text: str
    benchmarks: tuple[str, str, str]
    reference: bool = False


class ScoreBar(QWidget):
    """Position is the score, so the bar reads the same whether more or less is better."""

    def __init__(self) -> None:
        super().__init__()
        self._position = Position("", None, "", ("", "", ""))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_position(self, position: Position) -> None:
        """Show another position."""
        self._position = position
        said = "还没有数" if position.score is None else f"现在 {position.value_text}，得 {position.score:.0f} 分"
        ticks = "、".join(f"{word} {text}" for (_, word), text in zip(MARKS, position.benchmarks, strict=True))
        self.setAccessibleName(f"{position.label}：{said}；{ticks}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(SIDE, 48, self.width() - 2 * SIDE, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(TOKENS.line))
        painter.drawRoundedRect(track, 3, 3)
        small = QFont(self.font())
        small.setPointSizeF(9)
        painter.setFont(small)
        painter.setPen(QColor(TOKENS.muted))
        reference = "　参考值" if self._position.reference else ""
        painter.drawText(QRectF(0, 0, self.width(), 20), Qt.AlignmentFlag.AlignLeft, self._position.label + reference)
        self._ticks(painter, track)
        if self._position.score is not None:
            self._here(painter, track, float(self._position.score))
        painter.end()

    def _x(self, track: QRectF, score: float) -> float:
        return track.left() + track.width() * min(max(score, 0.0), 100.0) / 100

    def _ticks(self, painter: QPainter, track: QRectF) -> None:
        for (score, word), text in zip(MARKS, self._position.benchmarks, strict=True):
            x = self._x(track, float(score))
            painter.setPen(QColor(TOKENS.border))
            painter.drawLine(QPointF(x, track.top() - 2), QPointF(x, track.bottom() + 4))
            painter.setPen(QColor(TOKENS.muted))
            words = f"{word} {text}".strip()
            width = painter.fontMetrics().horizontalAdvance(words) + 4
            left = min(max(x - width / 2, 0), self.width() - width)
            painter.drawText(QRectF(left, track.bottom() + 5, width, 20), Qt.AlignmentFlag.AlignCenter, words)

    def _here(self, painter: QPainter, track: QRectF, score: float) -> None:
        x = self._x(track, score)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(TOKENS.accent))
        painter.drawRoundedRect(QRectF(track.left(), track.top(), x - track.left(), track.height()), 3, 3)
        tip = QPolygonF([QPointF(x - 5, track.top() - 8), QPointF(x + 5, track.top() - 8), QPointF(x, track.top() - 1)])
        painter.drawPolygon(tip)
        words = f"你在这里 {self._position.value_text}"
        width = painter.fontMetrics().horizontalAdvance(words) + 4
        left = min(max(x - width / 2, 0), self.width() - width)
        painter.setPen(QColor(TOKENS.accent))
        painter.drawText(QRectF(left, track.top() - 26, width, 18), Qt.AlignmentFlag.AlignCenter, words)
