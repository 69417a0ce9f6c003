"""Figures: money, numbers, whole numbers and percentages, right aligned with the unit outside."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.ui.fields.entryline import EntryLine
from desktop.ui.fields.linefield import LineField
from desktop.ui.fields.state import FieldState
from desktop.ui.widgets import label

WIDTH = 180


class NumberField(LineField):
    """A plain line edit: people write 500万, １，２３４．５ and 50%, and the fact's parser reads it."""

    holds_question = True

    def build_editor(self) -> QWidget:
        return self.place_entry(EntryLine(right=True, width=WIDTH), label(self.fact.unit, "unit"), self._question)

    def show_value(self, state: FieldState) -> None:
        worked_out = state.computed.get("")
        self.entry.setPlaceholderText(f"算出 {worked_out}" if worked_out else "")
        super().show_value(state)
