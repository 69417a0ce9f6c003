"""Our own small icons, drawn from `resources/icons` in the colour asked for."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop import paths
from desktop.ui.theme import TOKENS


@lru_cache(maxsize=256)
def renderer(name: str, colour: str) -> QSvgRenderer:
    """The drawing of one icon; `currentColor` in the file becomes `colour`."""
    text = (paths.resources_dir() / "icons" / f"{name}.svg").read_text("utf-8")
    return QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))


def paint(painter: QPainter, name: str, colour: str, rect: QRectF) -> None:
    """Draw an icon into `rect`."""
    renderer(name, colour).render(painter, rect)


def pixmap(name: str, colour: str = TOKENS.ink, size: int = 16, ratio: float = 1.0) -> QPixmap:
    """The icon as a pixmap of `size` logical pixels."""
    result = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    renderer(name, colour).render(painter)
    painter.end()
    result.setDevicePixelRatio(ratio)
    return result


@lru_cache(maxsize=256)
def icon(name: str, colour: str = TOKENS.ink) -> QIcon:
    """The icon at the densities Windows asks for; the style greys it where it is disabled."""
    result = QIcon()
    for size in (16, 24, 32):
        result.addPixmap(pixmap(name, colour, size))
    return result
