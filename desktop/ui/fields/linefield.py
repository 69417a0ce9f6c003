"""What every field with one line to write in has in common."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.facts.case import Blank
from desktop.facts.parsing import format_value
from desktop.ui.fields.entryline import EntryLine
from desktop.ui.fields.field import Field
from desktop.ui.fields.state import FieldState
from desktop.ui.theme import GAP_S

WORDS_STRETCH = 100  # against the empty room at the right


class LineField(Field):
    """One entry that shows the draft, else the value as people write it, and says what is typed."""

    entry: EntryLine

    def place_entry(self, entry: EntryLine, *beside: QWidget, stretch: bool = True) -> QWidget:
        """Take the entry into use; `beside` stands at its right, `stretch` keeps both narrow."""
        self.entry = entry
        self.editors = [entry]
        entry.finished.connect(lambda text: self.typed.emit(self.fact.key, text, ""))
        entry.going_on.connect(lambda text: self.typed_live.emit(self.fact.key, text, ""))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_S)
        row.addWidget(entry, 0 if stretch else 1)
        for widget in beside:
            row.addWidget(widget, WORDS_STRETCH if widget is self._question else 0)
        if stretch:
            row.addStretch(1)
        return holder

    def show_value(self, state: FieldState) -> None:
        draft = state.draft()
        if draft is not None:
            self.entry.show_text(draft)
        else:
            self.entry.show_text("" if isinstance(state.value, Blank) else format_value(self.fact, state.value))

    def is_typing(self) -> bool:
        return self.entry.is_typing()

    def flush(self) -> None:
        self.entry.flush()
