"""One figure a year, the years side by side under their headings."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.facts.case import Blank
from desktop.facts.parsing import format_value
from desktop.ui.fields.entryline import EntryLine
from desktop.ui.fields.field import Field
from desktop.ui.fields.state import FieldState
from desktop.ui.theme import GAP_M
from desktop.ui.widgets import label

WIDTH = 136


class YearlyField(Field):
    """As many boxes as the fact wants years; the newest year comes first."""

    holds_question = True

    def build_editor(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP_M)
        grid.setVerticalSpacing(2)
        self.heads = [label("", "muted") for _ in range(self.fact.years)]
        self.entries = [EntryLine(right=True, width=WIDTH, takes_blocks=True) for _ in range(self.fact.years)]
        self.years: tuple[int, ...] = ()
        for place, (head, entry) in enumerate(zip(self.heads, self.entries, strict=True)):
            entry.finished.connect(lambda text, i=place: self._say(self.typed, i, text))
            entry.block_pasted.connect(lambda cells, i=place: self._paste(i, cells))
            entry.going_on.connect(lambda text, i=place: self._say(self.typed_live, i, text))
            grid.addWidget(head, 0, place)
            grid.addWidget(entry, 1, place)
        grid.addWidget(label(self.fact.unit, "unit"), 1, self.fact.years)
        self._question.setWordWrap(True)
        grid.addWidget(self._question, 0, self.fact.years + 1, 2, 1)
        grid.setColumnStretch(self.fact.years + 1, 1)
        self.editors = list(self.entries)
        return holder

    def _paste(self, place: int, cells: list[list[str]]) -> None:
        """Figures from Excel, beside or under each other, go into the boxes from the one pasted into."""
        texts = cells[0] if len(cells[0]) > 1 else [row[0] for row in cells if row]
        for entry, text in zip(self.entries[place:], texts, strict=False):
            entry.setText(text.strip())
            entry.flush()

    def _say(self, signal: SignalInstance, place: int, text: str) -> None:
        if place < len(self.years):
            signal.emit(self.fact.key, text, str(self.years[place]))

    def show_value(self, state: FieldState) -> None:
        self.years = state.years
        known = state.value if isinstance(state.value, Mapping) else {}
        unit = f"，单位{self.fact.unit}" if self.fact.unit else ""
        for year, head, entry in zip(self.years, self.heads, self.entries, strict=False):
            head.setText(f"{year}年")
            entry.setAccessibleName(f"{self.fact.label}，{year}年{unit}")
            worked_out = state.computed.get(str(year))
            entry.setPlaceholderText(f"算出 {worked_out}" if worked_out else "")
            draft = state.draft(str(year))
            value = known.get(year)
            if draft is not None:
                entry.show_text(draft)
            else:
                entry.show_text("" if value is None or isinstance(value, Blank) else format_value(self.fact, value))

    def is_typing(self) -> bool:
        return any(entry.is_typing() for entry in self.entries)

    def flush(self) -> None:
        for entry in self.entries:
            entry.flush()
