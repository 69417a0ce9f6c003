"""The search box in the header: jumps to any fact that is asked somewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from desktop.ui import icons
from desktop.ui.theme import TOKENS

KEY = Qt.ItemDataRole.UserRole
WORDS = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found: what is shown, what is searched, and the fact."""

    key: str
    shown: str
    words: str


class SearchBox(QLineEdit):
    """Typing any part of a label finds it; Enter takes the first."""

    fact_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setPlaceholderText("搜索字段")
        self.setAccessibleName("搜索字段")
        self.setToolTip("按 Ctrl+F 搜索任意一项，例如“营业收入”")
        self.setClearButtonEnabled(False)
        self.addAction(icons.icon("search", TOKENS.muted), QLineEdit.ActionPosition.LeadingPosition)
        self._keys: dict[str, str] = {}
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionRole(WORDS)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setMaxVisibleItems(10)
        self._popup = popup = QListView()
        popup.setProperty("role", "popup")
        popup.setMinimumWidth(360)
        self._completer.setPopup(popup)
        self._completer.activated.connect(self._chosen)
        self.setCompleter(self._completer)
        self.returnPressed.connect(self._take_first)

    def offer(self, entries: Iterable[Entry]) -> None:
        """What can be found from now on."""
        self._model.clear()
        self._keys.clear()
        for entry in entries:
            item = QStandardItem(entry.shown)
            item.setData(entry.key, KEY)
            item.setData(entry.words, WORDS)
            self._keys[entry.words] = entry.key
            self._model.appendRow(item)

    def _chosen(self, words: str) -> None:
        if words in self._keys:
            self._finish(self._keys[words])

    def _take_first(self) -> None:
        text = self.text().strip()
        proxy = QSortFilterProxyModel()
        proxy.setSourceModel(self._model)
        proxy.setFilterRole(WORDS)
        proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        proxy.setFilterFixedString(text)
        if text and proxy.rowCount():
            self._finish(str(proxy.index(0, 0).data(KEY)))

    def _finish(self, key: str) -> None:
        self.clear()
        self._popup.hide()
        self.fact_chosen.emit(key)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.clear()
        return super().event(event)
