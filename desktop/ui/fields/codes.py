"""Industry and region: a code found by name, shown as "3391 黑色金属铸造"."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QListView, QWidget

from desktop.facts.case import Blank
from desktop.facts.fact import FactType
from desktop.facts.parsing import format_value
from desktop.ui.fields.entry import Entry
from desktop.ui.fields.field import Field
from desktop.ui.fields.state import FieldState

WIDTH = 420
DIVISION = 2  # digits of a division; nobody's industry is that wide


class CodeEntry(Entry):
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


class CodeField(Field):
    """Sends "3391 黑色金属铸造", 3391 or a name; the fact's parser takes each of them."""

    def build_editor(self) -> QWidget:
        self.entry = CodeEntry(self._lines)
        self.entry.setMinimumWidth(WIDTH)
        self.editors = [self.entry]
        self.entry.finished.connect(lambda text: self.typed.emit(self.fact.key, text, ""))
        self.entry.going_on.connect(lambda text: self.typed_live.emit(self.fact.key, text, ""))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.entry)
        row.addStretch(1)
        return holder

    def _lines(self) -> list[str]:
        from desktop.values.codetable import code_names
        from desktop.values.region import region_name

        if self.fact.type is FactType.INDUSTRY:
            return [f"{code} {name}" for code, name in code_names("industries").items() if len(code) > DIVISION]
        return [f"{code} {region_name(code)}" for code in code_names("regions") if not code.endswith("0000")]

    def show_value(self, state: FieldState) -> None:
        draft = state.draft()
        if draft is not None:
            self.entry.show_text(draft)
        elif isinstance(state.value, Blank):
            self.entry.show_text("")
        else:
            self.entry.show_text(format_value(self.fact, state.value))

    def is_typing(self) -> bool:
        return self.entry.is_typing()

    def flush(self) -> None:
        self.entry.flush()
