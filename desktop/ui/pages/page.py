"""What every page is: a title, a sentence, a column of cards, and a few promises to the shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.theme import CARD_WIDTH, GAP_L, GAP_M, GAP_S, GAP_XL
from desktop.ui.widgets import label

if TYPE_CHECKING:
    from desktop.ui.desk import Desk
    from desktop.wizard.steps import Step

Keys = frozenset[str]


class Page(QWidget):
    """A page of the wizard; the shell builds it when it is first shown.

    A subclass fills `self.column` in `build`, and puts new values on screen in `refresh`.
    It knows nothing of the order of pages: it asks for a step or a fact by signal.
    """

    step_requested = Signal(str)  # a step's id
    fact_requested = Signal(str)  # a fact's key: go where it is asked
    fact_entered = Signal(str)  # the user is at this fact now; the side panel explains it

    content_width = CARD_WIDTH  # widest the column grows
    wants_side = True  # whether the right panel has something to say here

    def __init__(self, desk: Desk, step: Step) -> None:
        super().__init__()
        self.desk = desk
        self.step = step
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column = QVBoxLayout()
        self.column.setSpacing(GAP_L)
        self._count = label("", "muted")
        self._bar = QProgressBar()
        self._lay_out()
        self.build()
        self.column.addStretch(1)
        self.refresh(None)

    # what a subclass writes

    def build(self) -> None:
        """Make the widgets, once, into `self.column`."""

    def refresh(self, keys: Keys | None) -> None:
        """Show what is known now. `keys` are the facts that changed; None means all.

        Called when answers change while the page is visible, and once when it is shown
        again after they changed elsewhere.
        """

    def flush(self) -> None:
        """Hand every half-typed entry to the session."""

    def reveal(self, key: str) -> bool:
        """Bring the field of this fact into view and focus it; False when it isn't here."""
        return False

    def focus_first(self) -> None:
        """Put the focus where the work on this page begins; called when the user moves on by keyboard or button."""

    def first_problem(self) -> str | None:
        """The first fact on the page whose entry is invalid; it alone blocks "下一步"."""
        return None

    # what it may use

    def set_progress(self, answered: int, total: int) -> None:
        """Show 已答 n/m beside the title; nothing when there is nothing to answer."""
        self._count.setText(f"已答 {answered}/{total}")
        self._bar.setMaximum(max(total, 1))
        self._bar.setValue(answered)
        self._count.setVisible(total > 0)
        self._bar.setVisible(total > 0)

    def show_widget(self, widget: QWidget) -> None:
        """Scroll until the widget is in view, with some air around it."""
        self._scroll.ensureWidgetVisible(widget, 0, 80)

    def scroll_to_top(self) -> None:
        """Start reading at the top."""
        self._scroll.verticalScrollBar().setValue(0)

    # layout

    def _lay_out(self) -> None:
        inner = QWidget()
        holder = QHBoxLayout(inner)
        holder.setContentsMargins(GAP_XL, GAP_L, GAP_XL, GAP_XL)
        middle = QWidget()
        middle.setMaximumWidth(self.content_width)
        stack = QVBoxLayout(middle)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(GAP_L)
        stack.addLayout(self._heading())
        stack.addLayout(self.column, 1)
        holder.addStretch(0)
        holder.addWidget(middle, 1)
        holder.addStretch(0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def _heading(self) -> QVBoxLayout:
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(96)
        self._bar.setAccessibleName("本页进度")
        top = QHBoxLayout()
        top.setSpacing(GAP_S)
        self.title = label(self.step.title, "title", wrap=True)
        top.addWidget(self.title, 1)
        top.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        self.set_progress(0, 0)
        result = QVBoxLayout()
        result.setSpacing(GAP_S)
        result.addLayout(top)
        if self.step.intro:
            result.addWidget(label(self.step.intro, "muted", wrap=True))
        result.setContentsMargins(0, 0, 0, GAP_M - GAP_S)
        return result
