"""The six areas as a radar, painted: this time and last time, readable in grey."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.theme import TOKENS

RINGS = (20, 40, 60, 80, 100)
TEXT_ROOM = 80  # pixels kept beside the circle for the names
LINE_HEIGHT = 17
MARK = 8  # side of the square that shows an area's hue


@dataclass(frozen=True, slots=True)
class Axis:
    """One direction of the radar."""

    key: str
    label: str
    hue: str


@dataclass(frozen=True, slots=True)
class Series:
    """Scores by axis key, 0–100; None is not known and leaves a gap in the line, never a 0."""

    label: str
    scores: Mapping[str, float | None]


class Radar(QWidget):
    """The first series is drawn strong and filled, the second dashed with hollow squares."""

    def __init__(self, axes: Sequence[Axis]) -> None:
        super().__init__()
        self._axes = tuple(axes)
        self._series: tuple[Series, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_series(self, series: Sequence[Series]) -> None:
        """Show other scores."""
        self._series = tuple(series)
        self.setAccessibleName("六化雷达图。" + " ".join(self._said(one) for one in self._series))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, 320)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 320)

    def segments(self, series: Series) -> list[tuple[str, str]]:
        """The neighbours that are joined by a line: both known."""
        keys = [axis.key for axis in self._axes]
        pairs = zip(keys, [*keys[1:], keys[0]], strict=True)
        return [(a, b) for a, b in pairs if series.scores.get(a) is not None and series.scores.get(b) is not None]

    def _said(self, series: Series) -> str:
        parts = (f"{axis.label} {_words(series.scores.get(axis.key))}" for axis in self._axes)
        return f"{series.label}：" + "，".join(parts) + "。"

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = QFont(self.font())
        small.setPointSizeF(9)
        painter.setFont(small)
        self._web(painter)
        for place in range(len(self._series) - 1, -1, -1):
            self._draw(painter, self._series[place], strong=place == 0)
        self._ring_figures(painter)
        for place, axis in enumerate(self._axes):
            self._name(painter, place, axis)
        painter.end()

    @property
    def _centre(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2)

    @property
    def _radius(self) -> float:
        return min(self.width() / 2 - TEXT_ROOM, self.height() / 2 - 2 * LINE_HEIGHT - 8)

    def _point(self, place: int, score: float) -> QPointF:
        angle = math.radians(-90 + 360 * place / len(self._axes))
        reach = self._radius * min(max(score, 0.0), 100.0) / 100
        return self._centre + QPointF(reach * math.cos(angle), reach * math.sin(angle))

    def _web(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ring in RINGS:
            painter.setPen(QPen(QColor("#C4C7CC" if ring == 100 else TOKENS.line), 1))
            painter.drawPolygon(QPolygonF([self._point(place, ring) for place in range(len(self._axes))]))
        for place, axis in enumerate(self._axes):
            known = bool(self._series) and self._series[0].scores.get(axis.key) is not None
            pen = QPen(QColor("#C4C7CC"), 1, Qt.PenStyle.SolidLine if known else Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(self._centre, self._point(place, 100))

    def _ring_figures(self, painter: QPainter) -> None:
        painter.setPen(QColor(TOKENS.muted))
        for ring in (40, 80):
            at = self._point(0, ring)
            painter.drawText(QRectF(at.x() + 4, at.y() - 8, 30, 16), Qt.AlignmentFlag.AlignVCenter, str(ring))

    def _draw(self, painter: QPainter, series: Series, *, strong: bool) -> None:
        places = {axis.key: place for place, axis in enumerate(self._axes)}
        spots = {key: self._point(places[key], score) for key, score in series.scores.items() if score is not None}
        colour = QColor(TOKENS.accent if strong else TOKENS.muted)
        if strong:
            tint = QColor(colour)
            tint.setAlpha(34)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint)
            for a, b in self.segments(series):
                painter.drawPolygon(QPolygonF([self._centre, spots[a], spots[b]]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        style = Qt.PenStyle.SolidLine if strong else Qt.PenStyle.DashLine
        painter.setPen(QPen(colour, 2.2 if strong else 1.4, style))
        for a, b in self.segments(series):
            painter.drawLine(spots[a], spots[b])
        for key, spot in spots.items():
            self._spot(painter, spot, self._axes[places[key]].hue, strong=strong)

    def _spot(self, painter: QPainter, spot: QPointF, hue: str, *, strong: bool) -> None:
        painter.setBrush(QColor(hue) if strong else QColor(TOKENS.card))
        painter.setPen(QPen(QColor(TOKENS.card if strong else TOKENS.muted), 1.2))
        if strong:
            painter.drawEllipse(spot, 5, 5)
        else:
            painter.drawRect(QRectF(spot.x() - 3, spot.y() - 3, 6, 6))

    def _name(self, painter: QPainter, place: int, axis: Axis) -> None:
        score = self._series[0].scores.get(axis.key) if self._series else None
        lines = (axis.label, _words(score))
        width = max(painter.fontMetrics().horizontalAdvance(text) for text in lines) + 2 * (MARK + 6)
        spot = self._point(place, 100)
        middle = self._centre
        left = spot.x() - width / 2
        if abs(spot.x() - middle.x()) > 4:
            left = spot.x() + 2 if spot.x() > middle.x() else spot.x() - 2 - width
        top = spot.y() - LINE_HEIGHT
        if abs(spot.x() - middle.x()) <= 4:
            top = spot.y() - 2 * LINE_HEIGHT - 6 if spot.y() < middle.y() else spot.y() + 6
        for row, text in enumerate(lines):
            bold = QFont(painter.font())
            bold.setBold(row == 0)
            painter.setFont(bold)
            painter.setPen(QColor(TOKENS.unknown if row and score is None else TOKENS.ink))
            box = QRectF(left, top + row * LINE_HEIGHT, width, LINE_HEIGHT)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
            if row == 0:
                words = QFontMetricsF(bold).horizontalAdvance(text)
                painter.fillRect(
                    QRectF(box.center().x() - words / 2 - MARK - 4, box.center().y() - 4, MARK, MARK), QColor(axis.hue)
                )
        bold.setBold(False)
        painter.setFont(bold)


def _words(score: float | None) -> str:
    return "待补充" if score is None else f"{score:.1f} 分"
