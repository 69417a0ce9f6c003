"""One of many options: a box to search in, six options up."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QWidget

from desktop.facts.case import Blank
from desktop.facts.fact import Option
from desktop.ui.fields.field import Field
from desktop.ui.fields.keys import is_redo, is_undo
from desktop.ui.fields.state import FieldState

WIDTH = 360


class ComboLine(QLineEdit):
    """The line of a combo; what was taken over is not taken back here but by the session."""

    def __init__(self, is_typing: Callable[[], bool]) -> None:
        super().__init__()
        self._is_typing = is_typing

    def event(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.ShortcutOverride:
            return super().event(event)
        if (is_undo(event) or is_redo(event)) and not self._is_typing():
            event.ignore()
            return False
        return super().event(event)


class SearchCombo(QComboBox):
    """Starts empty, finds by any part of the words, ignores the wheel unless focused."""

    chosen = Signal(str)  # an option's key
    finished = Signal(str)  # words that are no option

    def __init__(self, options: Sequence[Option]) -> None:
        super().__init__()
        self._labels = {option.label: option.key for option in options}
        self._shown = ""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for option in options:
            self.addItem(option.label, option.key)
        self.setCurrentIndex(-1)
        self.setMaxVisibleItems(12)
        completer = QCompleter(list(self._labels), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        completer.activated.connect(self._take)
        self.activated.connect(lambda index: self._take(self.itemText(index)))
        self._line = line = ComboLine(lambda: self.currentText() != self._shown)
        self.setLineEdit(line)
        line.setPlaceholderText("点开选择，或输入几个字查找")
        line.editingFinished.connect(self.flush)

    def show_text(self, text: str) -> None:
        """Show an option's label or a draft; nothing when empty."""
        if self.hasFocus() and self.currentText() != self._shown:
            return
        self._shown = text
        self.setCurrentIndex(self.findText(text) if text in self._labels else -1)
        self.setEditText(text)
        self._line.setCursorPosition(0)

    def flush(self) -> None:
        """Say what was typed since the last time."""
        if self.currentText() != self._shown:
            self._take(self.currentText())

    def _take(self, text: str) -> None:
        text = text.strip()
        if text == self._shown:
            return
        self._shown = text
        key = self._labels.get(text)
        if key is not None:
            self.chosen.emit(key)
        else:
            self.finished.emit(text)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ComboField(Field):
    """A searchable list; words that are no option stay visible with the problem under them."""

    def build_editor(self) -> QWidget:
        self.combo = SearchCombo(self.fact.options)
        self.combo.setMinimumWidth(WIDTH)
        self.editors = [self.combo]
        self.combo.chosen.connect(lambda key: self.picked.emit(self.fact.key, key))
        self.combo.finished.connect(lambda text: self.typed.emit(self.fact.key, text, ""))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.combo)
        row.addStretch(1)
        return holder

    def show_value(self, state: FieldState) -> None:
        draft = state.draft()
        if draft is not None:
            self.combo.show_text(draft)
            return
        option = None if isinstance(state.value, Blank) else self.fact.option(str(state.value))
        self.combo.show_text(option.label if option else "")

    def flush(self) -> None:
        self.combo.flush()
