"""The search box in the header: jumps to any fact that is asked somewhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop.ui import icons
from desktop.ui.theme import TOKENS

if TYPE_CHECKING:
    from desktop.ui.finder import Found


class SearchBox(QLineEdit):
    """Typing any part of a label finds it; Enter takes the first."""

    fact_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setPlaceholderText("搜索字段")
        self.setAccessibleName("搜索字段")
        self.setToolTip("按 Ctrl+F 搜索任意一项，例如“营业收入”")
        self.addAction(icons.icon("search", TOKENS.muted), QLineEdit.ActionPosition.LeadingPosition)
        self._keys: dict[str, str] = {}
        self.returnPressed.connect(self._take_first)

    def offer(self, found: Iterable[Found]) -> None:
        """What can be found from now on."""
        from desktop.ui.finder import make_finder

        things = tuple(found)
        self._keys = {thing.words: thing.key for thing in things}
        finder = make_finder(things, self)
        finder.activated.connect(self._chosen)
        self.setCompleter(finder)

    def _chosen(self, words: str) -> None:
        if words in self._keys:
            self._finish(self._keys[words])

    def _take_first(self) -> None:
        text = self.text().strip().casefold()
        key = next((key for words, key in self._keys.items() if text in words.casefold()), None)
        if text and key is not None:
            self._finish(key)

    def _finish(self, key: str) -> None:
        self.clear()
        finder = self.completer()
        if finder is not None:
            popup = finder.popup()
            if popup is not None:
                popup.hide()
        self.fact_chosen.emit(key)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.clear()
        return super().event(event)
