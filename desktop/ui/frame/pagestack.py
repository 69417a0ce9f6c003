"""The pages, each built when first shown and refreshed only while it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from desktop.ui.pages.page import Page
from desktop.ui.pages.registry import make_page

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class PageStack(QStackedWidget):
    """Shows one page at a time; a page that missed changes catches up when it is shown."""

    step_requested = Signal(str)
    fact_requested = Signal(str)
    fact_entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()

    @property
    def page(self) -> Page | None:
        """The page on screen."""
        here = self.currentWidget()
        return here if isinstance(here, Page) else None

    def show_step(self, desk: Desk, step_id: str) -> Page:
        """Show the page of this step, building it if this is its first time."""
        if step_id not in self._pages:
            page = make_page(desk, next(step for step in desk.steps if step.id == step_id))
            page.step_requested.connect(self.step_requested)
            page.fact_requested.connect(self.fact_requested)
            page.fact_entered.connect(self.fact_entered)
            self._pages[step_id] = page
            self.addWidget(page)
        elif step_id in self._stale:
            self._pages[step_id].refresh(None)
        self._stale.discard(step_id)
        self.setCurrentWidget(self._pages[step_id])
        return self._pages[step_id]

    def hear(self, keys: frozenset[str]) -> None:
        """Answers changed: the page on screen follows at once, the others later."""
        for step_id, page in self._pages.items():
            if page is self.currentWidget():
                page.refresh(keys)
            else:
                self._stale.add(step_id)

    def forget(self) -> None:
        """Another case: no page may keep what it shows."""
        for page in self._pages.values():
            self.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._stale.clear()
