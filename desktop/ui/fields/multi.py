"""Several of the options; "以上都没有" is an answer of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.facts.case import Blank
from desktop.facts.fact import Option
from desktop.ui.fields.choice import lay_out_options
from desktop.ui.fields.field import Field
from desktop.ui.fields.option import OptionRow
from desktop.ui.fields.state import FieldState
from desktop.ui.theme import mark

NONE = Option("", "以上都没有")


class MultiField(Field):
    """Check boxes. No box checked is no answer yet; an empty answer is "以上都没有"."""

    def build_editor(self) -> QWidget:
        holder = QWidget()
        self.rows = {option.key: OptionRow(option, several=True) for option in self.fact.options}
        if not any(option.key.startswith("none") for option in self.fact.options):
            self.rows[NONE.key] = OptionRow(NONE, several=True)
        lay_out_options(list(self.rows.values()), holder)
        for row in self.rows.values():
            row.button.setAccessibleName(f"{self.fact.label}：{row.option.label}")
            row.button.clicked.connect(lambda on, key=row.option.key: self._clicked(key, on))
        self.editors = [row.button for row in self.rows.values()]
        return holder

    def _clicked(self, key: str, on: bool) -> None:
        if key == NONE.key:
            if on:
                self.picked.emit(self.fact.key, ())
            else:
                self.blank_chosen.emit(self.fact.key, None)
            return
        lone = {k for k in self.rows if k.startswith("none")}
        chosen = {k for k, row in self.rows.items() if row.button.isChecked() and k}
        if on:
            chosen = {key} if key in lone else chosen - lone
        value = tuple(option.key for option in self.fact.options if option.key in chosen)
        if value:
            self.picked.emit(self.fact.key, value)
        else:
            self.blank_chosen.emit(self.fact.key, None)

    def show_value(self, state: FieldState) -> None:
        value = state.value
        chosen = set() if isinstance(value, Blank) or not isinstance(value, tuple) else {str(k) for k in value}
        if value == ():
            chosen = {NONE.key}
        for key, row in self.rows.items():
            row.button.setChecked(key in chosen)

    def mark_problem(self, wrong: bool) -> None:
        for row in self.rows.values():
            mark(row, state="problem" if wrong else "")
