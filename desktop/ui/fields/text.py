"""One line of text, and what is typed like it: dates, months, years, phones, codes."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.facts.case import Blank
from desktop.facts.fact import FactType
from desktop.facts.parsing import format_value
from desktop.ui.fields.entry import Entry
from desktop.ui.fields.field import Field
from desktop.ui.fields.state import FieldState

NARROW = {
    FactType.DATE: (180, "2025年3月5日"),
    FactType.MONTH: (160, "2025年3月"),
    FactType.YEAR: (120, "2025"),
    FactType.PHONE: (220, ""),
    FactType.POSTCODE: (140, ""),
    FactType.USCC: (260, "18 位"),
    FactType.EMAIL: (320, ""),
    FactType.PROJECT_CODE: (320, ""),
}


class TextField(Field):
    """A line edit as wide as its kind of answer."""

    def build_editor(self) -> QWidget:
        width, placeholder = NARROW.get(self.fact.type, (0, ""))
        self.entry = Entry(width=width)
        self.editors = [self.entry]
        self.entry.finished.connect(lambda text: self.typed.emit(self.fact.key, text, ""))
        self.entry.going_on.connect(lambda text: self.typed_live.emit(self.fact.key, text, ""))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        self.entry.setPlaceholderText(placeholder)
        if width:
            row.addWidget(self.entry)
            row.addStretch(1)
        else:
            row.addWidget(self.entry, 1)
        return holder

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
