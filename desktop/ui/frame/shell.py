"""The main window: first an empty frame, then steps at the left, one page in the middle, why at the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QMainWindow, QVBoxLayout, QWidget

from desktop.ui.theme import GAP_L, SIDE_FOLD

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent

    from desktop.ui.frame.footer import Footer
    from desktop.ui.frame.header import Header
    from desktop.ui.frame.pagestack import PageStack
    from desktop.ui.frame.sidepanel import SidePanel
    from desktop.ui.frame.steplist import StepPanel

HEADER_HEIGHT, FOOTER_HEIGHT, STEPS_WIDTH = 49, 50, 216
LEAST_WIDTH, LEAST_HEIGHT = 860, 480
Layout = TypeVar("Layout", bound=QBoxLayout)


class Window(QMainWindow):
    """Surfaces that are painted at once; `furnish` fills them when the program is there.

    The first paint touches as little of Qt as it can: the namespace `Qt` alone takes 15 ms to import.
    The guide moves the user through the steps; the window only lays out, folds the panel and closes cleanly.
    """

    painted_once = Signal()
    undo_pressed = Signal()
    redo_pressed = Signal()

    header: Header
    steps: StepPanel
    pages: PageStack
    side: SidePanel
    footer: Footer

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("技改通")
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.may_close: Callable[[], bool] = lambda: True  # who leads through the steps is asked before closing
        self._is_painted = False
        self._is_furnished = False
        self._side_wanted = True  # the page has something to say there
        self._side_chosen: bool | None = None  # the user's own choice wins over the width
        self._head, self._left, self._foot = surface("header"), surface("steps"), surface("footer")
        self._head.setFixedHeight(HEADER_HEIGHT)
        self._left.setFixedWidth(STEPS_WIDTH)
        self._foot.setFixedHeight(FOOTER_HEIGHT)
        self._lay_out()

    def _lay_out(self) -> None:
        brand = QLabel("技改通")
        brand.setProperty("role", "brand")
        self._head_row = QHBoxLayout(self._head)
        self._head_row.setContentsMargins(GAP_L, 7, GAP_L, 8)
        self._head_row.addWidget(brand)
        self._middle = tight(QVBoxLayout())
        self._middle.addStretch(1)
        self._middle.addWidget(self._foot)
        self._body = tight(QHBoxLayout())
        self._body.addWidget(self._left)
        self._body.addLayout(self._middle, 1)
        centre = QWidget()
        whole = tight(QVBoxLayout(centre))
        whole.addWidget(self._head)
        whole.addLayout(self._body, 1)
        self.setCentralWidget(centre)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted_once.emit)

    # what comes after the first paint

    def furnish(self) -> None:
        """Put everything into the frame."""
        from desktop.ui import icons
        from desktop.ui.frame.footer import Footer
        from desktop.ui.frame.header import Header
        from desktop.ui.frame.pagestack import PageStack
        from desktop.ui.frame.sidepanel import SidePanel
        from desktop.ui.frame.steplist import StepPanel

        self.header, self.steps, self.pages = Header(), StepPanel(), PageStack()
        self.side, self.footer = SidePanel(), Footer()
        self.side.hide()
        self._head_row.addWidget(self.header, 1)
        tight(QVBoxLayout(self._left)).addWidget(self.steps)
        tight(QVBoxLayout(self._foot)).addWidget(self.footer)
        self._middle.takeAt(0)  # the space held open for the pages
        self._middle.insertWidget(0, self.pages, 1)
        self._body.addWidget(self.side)
        self.header.side_toggled.connect(self._choose_side)
        self.footer.show_ways(back=False, forward=False)
        self.setWindowIcon(icons.icon("app"))
        self._add_keys()
        self._is_furnished = True
        self._fold()

    def _add_keys(self) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut

        from desktop.ui.fields.keys import REDO

        keys = QKeySequence.StandardKey
        QShortcut(keys.Find, self, self._search)
        QShortcut(keys.Undo, self, self.undo_pressed.emit)
        for redo in REDO:
            QShortcut(redo, self, self.redo_pressed.emit)
        QShortcut(QKeySequence("F1"), self, self.header.help_pressed.emit)

    def _search(self) -> None:
        self.header.search.setFocus()
        self.header.search.selectAll()

    def focusNextPrevChild(self, forward: bool) -> bool:
        from desktop.ui.taborder import focus_next

        centre = self.centralWidget()
        is_moved = centre is not None and focus_next(centre, forward=forward)
        return is_moved or super().focusNextPrevChild(forward)

    # the side panel

    def want_side(self, wanted: bool) -> None:
        """Whether the page on screen uses the side panel at all."""
        self._side_wanted = wanted
        self._fold()

    def _choose_side(self, shown: bool) -> None:
        self._side_chosen = shown
        self._fold()

    def _fold(self) -> None:
        if not self._is_furnished:
            return
        wide = self.width() >= SIDE_FOLD
        shown = self._side_wanted and (wide if self._side_chosen is None else self._side_chosen)
        self.side.setVisible(shown)
        self.header.show_side(checked=shown, offered=self._side_wanted)

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
        if not self.may_close():
            event.ignore()
            return
        super().closeEvent(event)


def surface(role: str) -> QFrame:
    """A frame the stylesheet knows."""
    result = QFrame()
    result.setProperty("role", role)
    return result


def tight(layout: Layout) -> Layout:
    """The layout without margins or gaps."""
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return layout
