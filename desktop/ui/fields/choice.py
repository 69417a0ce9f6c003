"""One of a few options, as rows or, when short, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from desktop.facts.case import DONT_KNOW, Blank
from desktop.facts.fact import Option
from desktop.ui.fields.field import Field
from desktop.ui.fields.flow import FlowLayout
from desktop.ui.fields.option import OptionRow
from desktop.ui.fields.state import FieldState
from desktop.ui.theme import mark

SHORT = 10  # characters; longer or described options get a row each
MANY = 6  # options from which described rows stand two abreast


def lay_out_options(rows: Sequence[OptionRow], holder: QWidget) -> None:
    """Rows for described or long options, two abreast when many; a flowing line for short ones."""
    wordy = any(row.option.help or len(row.option.label) > SHORT for row in rows)
    if not wordy:
        flow = FlowLayout(holder)
        for row in rows:
            flow.addWidget(row)
        return
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(6)
    abreast = 2 if len(rows) >= MANY else 1
    for place, row in enumerate(rows):
        grid.addWidget(row, place // abreast, place % abreast)
    for column in range(abreast):
        grid.setColumnStretch(column, 1)


class ChoiceField(Field):
    """Radio buttons that start with none chosen and can be cleared."""

    def options(self) -> Iterable[Option]:
        """What can be chosen."""
        return self.fact.options

    def build_editor(self) -> QWidget:
        holder = QWidget()
        self.group = QButtonGroup(self)
        self.rows = {option.key: OptionRow(option) for option in self.options()}
        lay_out_options(list(self.rows.values()), holder)
        for row in self.rows.values():
            row.button.setAccessibleName(f"{self.fact.label}：{row.option.label}")
            self.group.addButton(row.button)
            row.button.clicked.connect(lambda _=False, key=row.option.key: self.choose(key))
        self.editors = [row.button for row in self.rows.values()]
        return holder

    def choose(self, key: str) -> None:
        """The user chose this option."""
        self.picked.emit(self.fact.key, key)

    def chosen_key(self, state: FieldState) -> str | None:
        """Which option a state stands for."""
        return None if isinstance(state.value, Blank) else str(state.value)

    def show_value(self, state: FieldState) -> None:
        chosen = self.chosen_key(state)
        self.group.setExclusive(False)
        for key, row in self.rows.items():
            row.button.setChecked(key == chosen)
        self.group.setExclusive(True)

    def focus(self) -> None:
        button = self.group.checkedButton() or self.editors[0]
        button.setFocus()

    def mark_problem(self, wrong: bool) -> None:
        for row in self.rows.values():
            mark(row, state="problem" if wrong else "")


class BoolField(ChoiceField):
    """是, 否 or 暂不清楚; nothing is chosen until somebody chooses."""

    def options(self) -> Iterable[Option]:
        return (Option("yes", "是"), Option("no", "否"), Option("dont_know", "暂不清楚"))

    def choose(self, key: str) -> None:
        if key == "dont_know":
            self.blank_chosen.emit(self.fact.key, DONT_KNOW)
        else:
            self.picked.emit(self.fact.key, key == "yes")

    def chosen_key(self, state: FieldState) -> str | None:
        if state.value is DONT_KNOW:
            return "dont_know"
        if isinstance(state.value, Blank):
            return None
        return "yes" if state.value is True else "no"
