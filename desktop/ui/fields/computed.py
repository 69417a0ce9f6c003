"""A figure that follows from others: shown at once beside what it comes from, never typed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.facts.case import NOT_APPLICABLE, Blank
from desktop.facts.parsing import format_value
from desktop.ui.fields.field import Field
from desktop.ui.fields.state import FieldState
from desktop.ui.widgets import label


class ComputedField(Field):
    """Reads like a filled-in form; says so when there is not yet enough to work it out."""

    def build_editor(self) -> QWidget:
        self.shown = label("", "strong", wrap=True)
        self.shown.setAccessibleName(self.fact.label)
        holder = QFrame()
        holder.setProperty("role", "computed")
        column = QVBoxLayout(holder)
        column.setContentsMargins(10, 6, 10, 6)
        column.addWidget(self.shown)
        return holder

    def show_value(self, state: FieldState) -> None:
        value = state.value
        if self.fact.years and isinstance(value, Mapping) and value:
            parts = [f"{year}年 {self._word(value.get(year))}" for year in state.years]
            self.shown.setText("　　".join(parts))
        else:
            self.shown.setText(self._word(value))

    def _word(self, value: object) -> str:
        if value is NOT_APPLICABLE:
            return "不适用"
        if value is None or isinstance(value, Blank | Mapping):
            return "填齐后自动算出"
        return format_value(self.fact, value, with_unit=True)  # type: ignore[arg-type]
