"""A group of findings under one heading; made when first opened, so that 66 notes cost nothing unseen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.ui import icons
from desktop.ui.findings.row import FindingRow
from desktop.ui.findings.shown import Group, Part, part_of
from desktop.ui.stack import Stack
from desktop.ui.theme import GAP_S, TOKENS
from desktop.ui.widgets import button, label

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding

AT_ONCE = 20  # rows shown before the reader asks for the rest
MakeRow = Callable[["Finding"], FindingRow]


class GroupSection(QWidget):
    """The heading is a button that folds the group."""

    opened = Signal(object, bool)  # Group, whether it is open now

    def __init__(self, group: Group, make_row: MakeRow) -> None:
        super().__init__()
        self.group, self._make = group, make_row
        self._found: Sequence[Finding] = ()
        self._open = group.starts_open
        self._made = self._whole = False
        self.rows: dict[str, FindingRow] = {}
        self.heading: QPushButton = button("", "link")
        bold = self.heading.font()
        bold.setBold(True)
        self.heading.setFont(bold)
        self.heading.clicked.connect(lambda: self.set_open(not self._open))
        self._stack = Stack()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, GAP_S)
        column.setSpacing(GAP_S)
        column.addWidget(self.heading)
        column.addWidget(self._stack)

    def show_findings(self, found: Sequence[Finding]) -> None:
        """Show these; the section hides itself when there are none."""
        self._found, self._made = found, False
        self.rows = {}
        self.setVisible(bool(found))
        self._update()

    def set_open(self, wanted: bool) -> None:
        """Fold or unfold."""
        if wanted != self._open:
            self._open = wanted
            self._update()
            self.opened.emit(self.group, wanted)

    def make_row(self, measure: str) -> FindingRow | None:
        """The row of a measure of this group, opened as far as needed; None when it isn't here."""
        if all(finding.measure.id != measure for finding in self._found):
            return None
        self.set_open(True)
        if measure not in self.rows:
            self._show_whole()
        return self.rows[measure]

    def _show_whole(self) -> None:
        self._whole, self._made = True, False
        self._update()

    def _make_rows(self) -> None:
        shown = self._found if self._whole else self._found[:AT_ONCE]
        self.rows = {finding.measure.id: self._make(finding) for finding in shown}
        every = list(self._parted(shown))
        if rest := len(self._found) - len(shown):
            more = button(f"再看 {rest} 项")
            more.setAccessibleName(f"{self.group.label}：再看 {rest} 项")
            more.clicked.connect(self._show_whole)
            every.append(more)
        self._stack.show_all(every)
        self._made = True

    def _parted(self, shown: Sequence[Finding]) -> Iterator[QWidget]:
        """The rows; where the group has several parts, each part under its name."""
        parts = Counter(part_of(finding) for finding in self._found)
        last: Part | None = None
        for finding in shown:
            part = part_of(finding)
            if len(parts) > 1 and part is not last and self.group is not Group.BAN:
                yield label(f"{part.value}　{parts[part]} 项", "muted")
            last = part
            yield self.rows[finding.measure.id]

    def _update(self) -> None:
        if self._open and not self._made:
            self._make_rows()
        self._stack.setVisible(self._open and bool(self._found))
        self.heading.setText(f"{self.group.label}　{len(self._found)} 项")
        self.heading.setIcon(icons.icon("chevron-down" if self._open else "chevron-right", TOKENS.accent))
        self.heading.setAccessibleName(f"{'收起' if self._open else '展开'}：{self.heading.text()}")
