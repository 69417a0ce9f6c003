"""Figures: money, numbers, whole numbers and percentages, right aligned with the unit outside."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.facts.case import Blank
from desktop.facts.parsing import format_value
from desktop.ui.fields.entry import Entry
from desktop.ui.fields.field import Field
from desktop.ui.fields.state import FieldState
from desktop.ui.theme import GAP_S
from desktop.ui.widgets import label

WIDTH = 180


class NumberField(Field):
    """A plain line edit: people write 500万, １，２３４．５ and 50%, and the fact's parser reads it."""

    def build_editor(self) -> QWidget:
        self.entry = Entry(right=True, width=WIDTH)
        self.editors = [self.entry]
        self.entry.finished.connect(lambda text: self.typed.emit(self.fact.key, text, ""))
        self.entry.going_on.connect(lambda text: self.typed_live.emit(self.fact.key, text, ""))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_S)
        row.addWidget(self.entry)
        row.addWidget(label(self.fact.unit, "unit"))
        row.addStretch(1)
        return holder

    def show_value(self, state: FieldState) -> None:
        worked_out = state.computed.get("")
        self.entry.setPlaceholderText(f"算出 {worked_out}" if worked_out else "")
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
