"""The handful of plain widgets every page is made of."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.ui import icons
from desktop.ui.theme import GAP_L, GAP_M, TOKENS


def plain(text: str) -> str:
    """Text for a button or menu: an & in a firm's name is never a mnemonic."""
    return text.replace("&", "&&")


def tip(text: str) -> str:
    """User text for a tooltip, which would otherwise read it as HTML; long text wraps."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<qt>{safe}</qt>" if text else ""


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A label that takes any user text as it is."""
    result = QLabel()
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setText(text)
    result.setWordWrap(wrap)
    if role:
        result.setProperty("role", role)
    if wrap:
        result.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return result


def badge(text: str, tone: str = "") -> QLabel:
    """A small tinted word: 现行, 草案, 必填; tones: accent, met, gap, reference."""
    result = label(text, "badge")
    result.setProperty("tone", tone)
    result.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return result


def is_enter(event: QKeyEvent) -> bool:
    """Enter pressed anew; held down, it must not press a second button."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat()


class Button(QPushButton):
    """Enter presses it where the focus is, as Space does; Qt does so in dialogs only."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)


class Tool(QToolButton):
    """The same for a small button."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)


def button(text: str, role: str = "", icon_name: str = "") -> QPushButton:
    """A push button; `text` may hold a mnemonic, so user text goes through `plain` first."""
    result = Button(text)
    if role:
        result.setProperty("role", role)
    if icon_name:
        colour = TOKENS.card if role == "primary" else TOKENS.accent
        result.setIcon(icons.icon(icon_name, colour))
    result.setAutoDefault(False)
    return result


def tool(icon_name: str, name: str) -> QToolButton:
    """A small icon button; `name` is its tooltip and accessible name."""
    result = Tool()
    result.setIcon(icons.icon(icon_name, TOKENS.muted))
    result.setIconSize(QSize(16, 16))
    result.setToolTip(name)
    result.setAccessibleName(name)
    result.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return result


def card(parent: QWidget | None = None) -> tuple[QFrame, QVBoxLayout]:
    """A white card and the column inside it."""
    frame = QFrame(parent)
    frame.setProperty("role", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
    column.setSpacing(GAP_M)
    return frame, column


def line() -> QFrame:
    """A hairline."""
    result = QFrame()
    result.setProperty("role", "line")
    return result


class Picture(QWidget):
    """An icon that stays sharp at any density."""

    def __init__(self, name: str, colour: str = TOKENS.muted, size: int = 16) -> None:
        super().__init__()
        self._name, self._colour = name, colour
        self.setFixedSize(size, size)

    def show_icon(self, name: str, colour: str) -> None:
        """Show another icon."""
        if (name, colour) != (self._name, self._colour):
            self._name, self._colour = name, colour
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.paint(painter, self._name, self._colour, self.rect().toRectF())
        painter.end()


VERDICT_SIGNS = {  # icon, colour, word: a verdict is always sign + word + colour
    "yes": ("check", TOKENS.met, "符合"),
    "no": ("cross", TOKENS.unmet, "不符合"),
    "unknown": ("question", TOKENS.unknown, "待补充"),
    "info": ("info", TOKENS.reference, "供参考"),
}


class VerdictSign(QWidget):
    """Sign and word of one verdict."""

    def __init__(self, verdict: str, suffix: str = "") -> None:
        super().__init__()
        name, colour, word = VERDICT_SIGNS[verdict]
        text = label(f"{word}{suffix}")
        text.setProperty("verdict", verdict)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(Picture(name, colour))
        row.addWidget(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(f"{word}{suffix}")
