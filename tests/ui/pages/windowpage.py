"""The window as a test sees it: widgets by the names a screen reader says."""

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.desk import Desk
from desktop.ui.fields.field import Field
from desktop.ui.frame.shell import Window
from desktop.ui.guide import Guide
from desktop.ui.pages.page import Page

Kind = TypeVar("Kind", bound=QWidget)


def found_guide(window: Window) -> Guide:
    """Who leads through this window; there is none before it is furnished."""
    guide = window.findChild(Guide)
    assert guide is not None
    return guide


class WindowPage:
    """Drives the real window."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot

    @property
    def guide(self) -> Guide:
        return found_guide(self.window)

    @property
    def desk(self) -> Desk:
        return self.guide.desk

    @property
    def page(self) -> Page:
        shown = self.window.pages.page
        assert shown is not None
        return shown

    @property
    def title(self) -> str:
        return self.page.title.text()

    def go(self, step: str) -> None:
        self.guide.go(step)
        QTest.qWait(1)

    def click_step(self, step: str) -> None:
        steps = self.window.steps.list
        QTest.mouseClick(steps.viewport(), Qt.MouseButton.LeftButton, pos=steps.row_point(step))

    def field(self, key: str) -> Field:
        found = self.page.findChild(Field, key)
        assert found is not None, f"{key} is not asked on {self.title}"
        return found

    def named(self, kind: type[Kind], name: str) -> Kind:
        every = [*self.page.findChildren(kind), *self.window.header.findChildren(kind)]
        found = [widget for widget in every if widget.accessibleName() == name]
        assert len(found) == 1, f"{len(found)} widgets are named {name}"
        return found[0]

    def button(self, text: str) -> QAbstractButton:
        found = [b for b in self.window.findChildren(QAbstractButton) if b.isVisible() and b.text() == text]
        assert len(found) == 1, f"{len(found)} buttons say {text}"
        return found[0]

    def press(self, text: str) -> None:
        QTest.mouseClick(self.button(text), Qt.MouseButton.LeftButton)

    def type(self, name: str, text: str, *, leave: bool = True) -> QLineEdit:
        """Type into the line with this name the way a user does, and leave it."""
        line = self.named(QLineEdit, name)
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, text) if text.isascii() else line.insert(text)
        if not text:
            QTest.keyClick(line, Qt.Key.Key_Backspace)
        line.textEdited.emit(line.text())
        if leave:
            self.window.steps.list.setFocus()
        return line

    def choose(self, name: str) -> None:
        QTest.mouseClick(self.named(QAbstractButton, name), Qt.MouseButton.LeftButton, pos=QPoint(8, 8))

    def visible(self) -> Iterator[QWidget]:
        """Every widget on screen, from the outside in."""
        yield from (w for w in self.window.findChildren(QWidget) if w.isVisible())

    def saved(self) -> None:
        """Wait until everything is on the disk."""
        self.desk.save_now()
