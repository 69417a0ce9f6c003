"""Industry and region: a code found by name, shown as "3391 黑色金属铸造"."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from desktop.facts.fact import FactType
from desktop.ui.fields.entryline import EntryLine
from desktop.ui.fields.linefield import LineField

WIDTH = 420


class CodeEntry(EntryLine):
    """An entry that offers codes and names by any part of them; the list is loaded on first focus."""

    def __init__(self, load: Callable[[], list[str]]) -> None:
        super().__init__()
        self._load = load
        self._offered = False
        self.setPlaceholderText("输入名称或代码查找")

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self._offered:
            self._offered = True
            completer = QCompleter(QStringListModel(self._load(), self), self)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setMaxVisibleItems(12)
            popup = QListView()
            popup.setProperty("role", "popup")
            completer.setPopup(popup)
            completer.activated.connect(self._take)
            self.setCompleter(completer)
        super().focusInEvent(event)

    def _take(self, text: str) -> None:
        self.setText(text)
        self.flush()


class CodeField(LineField):
    """Sends "3391 黑色金属铸造", 3391 or a name; the fact's parser takes each of them."""

    def build_editor(self) -> QWidget:
        entry = CodeEntry(self._lines)
        entry.setMinimumWidth(WIDTH)
        return self.place_entry(entry)

    def _lines(self) -> list[str]:
        from desktop.values.codetable import code_names
        from desktop.values.industry import classes
        from desktop.values.region import region_name

        if self.fact.type is FactType.INDUSTRY:
            return classes()
        return [f"{code} {region_name(code)}" for code in code_names("regions") if not code.endswith("0000")]
