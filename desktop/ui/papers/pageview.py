"""One page of the preview: asks for its picture only when it comes into view."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.theme import TOKENS


class PageView(QWidget):
    """White paper with a hairline until the picture comes; an old picture is stretched meanwhile."""

    wanted = Signal(int, int)  # page from 0, width in device pixels

    def __init__(self, number: int, total: int, size: tuple[float, float]) -> None:
        super().__init__()
        self._number, self._points = number, size
        self._image: QImage | None = None
        self._asked = 0
        self.setAccessibleName(f"第 {number + 1} 页，共 {total} 页")

    def fit(self, width: int) -> None:
        """Be this wide."""
        size = QSize(width, round(width * self._points[1] / self._points[0]))
        if size != self.size():
            self.setFixedSize(size)

    def show_image(self, image: QImage) -> None:
        """Here is the picture."""
        self._image = image
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        width = round(self.width() * self.devicePixelRatioF())
        if self._asked != width:
            self._asked = width
            self.wanted.emit(self._number, width)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(TOKENS.card))
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(self.rect()), self._image)
        else:
            painter.setPen(QColor(TOKENS.muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, f"第 {self._number + 1} 页")
        painter.setPen(QColor(TOKENS.line))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
