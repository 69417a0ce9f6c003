"""One line of text, and what is typed like it: dates, months, years, phones, codes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.facts.fact import FactType
from desktop.ui.fields.entryline import EntryLine
from desktop.ui.fields.linefield import LineField

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


class TextField(LineField):
    """A line edit as wide as its kind of answer."""

    def build_editor(self) -> QWidget:
        width, placeholder = NARROW.get(self.fact.type, (0, ""))
        entry = EntryLine(width=width)
        entry.setPlaceholderText(placeholder)
        return self.place_entry(entry, stretch=bool(width))
