"""One choosable row: a radio button or a check box, and the description under it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QFrame, QRadioButton, QSizePolicy, QVBoxLayout

from desktop.facts.fact import Option
from desktop.ui.theme import mark
from desktop.ui.widgets import label, plain

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
HELD = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier


class OptionRow(QFrame):
    """The whole row can be clicked; the frame shows choice and focus."""

    def __init__(self, option: Option, *, several: bool = False) -> None:
        super().__init__()
        self.option = option
        self.setProperty("role", "option")
        self.button: QAbstractButton = QCheckBox(plain(option.label)) if several else QRadioButton(plain(option.label))
        self.button.setAccessibleDescription(option.help)
        self.button.installEventFilter(self)
        self.button.toggled.connect(lambda on: mark(self, chosen="true" if on else "false"))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 12, 6)
        column.setSpacing(2)
        column.addWidget(self.button)
        if option.help:
            words = label(option.help, "help", wrap=True)
            words.setContentsMargins(24, 0, 0, 0)
            column.addWidget(words)
            column.addStretch(1)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.button.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.button.click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() in ARROWS and event.modifiers() & HELD:
            event.ignore()  # Alt+Left means "back" everywhere; the button would take it for another answer
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            mark(self, focused="true" if event.type() is QEvent.Type.FocusIn else "false")
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        return super().sizeHint() if not self.option.help else super().minimumSizeHint()
