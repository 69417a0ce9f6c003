"""The main window: steps at the left, one page in the middle, why at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from desktop.ui import icons
from desktop.ui.footer import Footer
from desktop.ui.header import Header
from desktop.ui.pagestack import PageStack
from desktop.ui.sidepanel import SidePanel
from desktop.ui.steplist import StepPanel
from desktop.ui.theme import SIDE_FOLD

if TYPE_CHECKING:
    from desktop.ui.guide import Guide


class Window(QMainWindow):
    """The frame, which can be painted before anything is loaded.

    `guide` moves the user through the steps once the desk is ready; the window itself
    only lays out, folds the side panel and closes cleanly.
    """

    undo_pressed = Signal()
    redo_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("技改通")
        self.setWindowIcon(icons.icon("app"))
        self.setMinimumSize(860, 480)
        self.header, self.steps, self.pages = Header(), StepPanel(), PageStack()
        self.side, self.footer = SidePanel(), Footer()
        self.guide: Guide | None = None
        self._side_wanted = True  # the page has something to say there
        self._side_chosen: bool | None = None  # the user's own choice wins over the width
        self._lay_out()
        self.header.side_toggled.connect(self._choose_side)
        self._add_keys()
        self.footer.show_ways(back=False, forward=False)

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages, 1)
        column.addWidget(self.footer)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.steps)
        body.addWidget(middle, 1)
        body.addWidget(self.side)
        centre = QWidget()
        whole = QVBoxLayout(centre)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addLayout(body, 1)
        self.setCentralWidget(centre)

    def _add_keys(self) -> None:
        QShortcut(QKeySequence.StandardKey.Find, self, self._search)
        QShortcut(QKeySequence.StandardKey.Undo, self, self.undo_pressed.emit)
        QShortcut(QKeySequence.StandardKey.Redo, self, self.redo_pressed.emit)
        QShortcut(QKeySequence(Qt.Key.Key_F1), self, self.header.help_pressed.emit)

    def _search(self) -> None:
        self.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.header.search.selectAll()

    # the side panel

    def want_side(self, wanted: bool) -> None:
        """Whether the page on screen uses the side panel at all."""
        self._side_wanted = wanted
        self._fold()

    def _choose_side(self, shown: bool) -> None:
        self._side_chosen = shown
        self._fold()

    def _fold(self) -> None:
        wide = self.width() >= SIDE_FOLD
        shown = self._side_wanted and (wide if self._side_chosen is None else self._side_chosen)
        self.side.setVisible(shown)
        self.header.side.blockSignals(True)
        self.header.side.setChecked(shown)
        self.header.side.blockSignals(False)
        self.header.side.setVisible(self._side_wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before, now = event.oldSize().width(), event.size().width()
        if (before >= SIDE_FOLD) != (now >= SIDE_FOLD):
            self._side_chosen = None  # crossing the fold, the width decides again
        self._fold()

    # coming and going

    def raise_up(self) -> None:
        """Come to the front because the program was started a second time."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.guide is not None and not self.guide.may_close():
            event.ignore()
            return
        super().closeEvent(event)
