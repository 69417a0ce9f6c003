"""The rail of the timeline: days at the left, a line that runs through, a mark at each step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui.theme import GAP_S, TOKENS
from desktop.ui.widgets import label

DAY_WIDTH = 112
RAIL_WIDTH = 20
CARD_MARK, TEXT_MARK = 22, 10  # the middle of a card's first line, and of a bare line of text
LINE_WIDTH, RADIUS = 2.0, 5.0


class Rail(QWidget):
    """A piece of the line with one mark: filled for what is done or can be done, a ring for what waits."""

    def __init__(self, colour: str, mark_at: int = CARD_MARK, *, is_filled: bool = True) -> None:
        super().__init__()
        self._colour, self.mark_at, self._is_filled = colour, mark_at, is_filled
        self.is_first = self.is_last = False
        self.setFixedWidth(RAIL_WIDTH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, y = RAIL_WIDTH / 2, float(self.mark_at)
        painter.setPen(QPen(QColor(TOKENS.line), LINE_WIDTH))
        painter.drawLine(QPointF(x, y if self.is_first else 0), QPointF(x, y if self.is_last else self.height()))
        painter.setPen(QPen(QColor(self._colour), LINE_WIDTH))
        painter.setBrush(QColor(self._colour if self._is_filled else TOKENS.card))
        painter.drawEllipse(QPointF(x, y), RADIUS, RADIUS)
        painter.end()


class RailRow(QWidget):
    """A day with a note under it, the mark on the line, and what belongs to it."""

    def __init__(self, day: str, note: str, rail: Rail, content: QWidget) -> None:
        super().__init__()
        self.rail = rail
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_S)
        row.addWidget(_days(day, note, rail.mark_at))
        row.addWidget(rail)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, GAP_S)
        right.addWidget(content)
        row.addLayout(right, 1)


def bare(day: str, text: str, colour: str, *, is_filled: bool) -> RailRow:
    """A row without a card: today, or a new year."""
    content = label(text, "muted", wrap=True)
    content.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return RailRow(day, "", Rail(colour, TEXT_MARK, is_filled=is_filled), content)


def joined(rows: Sequence[RailRow]) -> Sequence[RailRow]:
    """The rows as one line: it begins at the first mark and ends at the last."""
    if rows:
        rows[0].rail.is_first = rows[-1].rail.is_last = True
    return rows


def _days(day: str, note: str, mark_at: int) -> QWidget:
    """The column at the left; its first line stands beside the mark."""
    holder = QWidget()
    holder.setFixedWidth(DAY_WIDTH)
    first = _right(day, "strong")
    first.ensurePolished()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, max(0, mark_at - first.sizeHint().height() // 2), 0, GAP_S)
    column.setSpacing(0)
    column.addWidget(first)
    if note:
        column.addWidget(_right(note, "muted"))
    column.addStretch(1)
    return holder


def _right(text: str, role: str) -> QLabel:
    result = label(text, role)
    result.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return result
