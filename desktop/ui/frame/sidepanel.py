"""The panel at the right: why this is asked, what proves it, what the answer just changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.theme import GAP_L, GAP_S
from desktop.ui.widgets import VERDICT_SIGNS, VerdictSign, label

WIDTH = 272


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why one fact is asked, in lines ready to read."""

    title: str
    uses: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Results:
    """Where the case stands: how many measures per verdict, and lines about money."""

    counts: tuple[tuple[str, int], ...]  # verdict's value -> how many, usable today
    lines: tuple[str, ...] = ()


class Section(QWidget):
    """A heading and lines under it; invisible when it has none."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(label(title, "strong"))
        self._lines: list[QWidget] = []

    def show_lines(self, lines: Sequence[str | QWidget]) -> None:
        """Replace the lines."""
        for old in self._lines:
            old.hide()
            old.deleteLater()
        self._lines = [self._line(item) if isinstance(item, str) else item for item in lines]
        for widget in self._lines:
            self._column.addWidget(widget)
        self.setVisible(bool(self._lines))

    def _line(self, text: str) -> QLabel:
        return label(text, "muted", wrap=True)


class SidePanel(QFrame):
    """Folds away when the window is narrow; the header's button brings it back."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("为什么问")
        self._title = label("为什么问", "section", wrap=True)
        self._note = label("", "muted", wrap=True)
        self._uses = Section("本题用于")
        self._evidence = Section("佐证")
        self._changes = Section("刚才的变化")
        self._results = Section("现行政策的结果")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        column.setSpacing(GAP_L)
        for widget in (self._title, self._note, self._uses, self._evidence, self._changes, self._results):
            column.addWidget(widget)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(scroll)
        self.clear()

    def clear(self) -> None:
        """Nothing is being asked."""
        self.show_reasons(Reasons("为什么问", note="点到哪一项，这里就说明它用在哪里、要备什么材料。"))
        self.show_changes(())

    def show_reasons(self, reasons: Reasons) -> None:
        """Why the fact at hand is asked."""
        self._title.setText(reasons.title)
        self._note.setText(reasons.note)
        self._note.setVisible(bool(reasons.note))
        self._uses.show_lines([f"· {line}" for line in reasons.uses])
        self._evidence.show_lines([f"· {line}" for line in reasons.evidence])

    def show_changes(self, lines: Sequence[str]) -> None:
        """What the last answer changed."""
        self._changes.show_lines([f"· {line}" for line in lines])

    def show_results(self, results: Results | None) -> None:
        """Where the case stands now."""
        if results is None:
            self._results.show_lines(())
            return
        counts = QWidget()
        row = QHBoxLayout(counts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_S)
        for verdict, count in results.counts:
            if verdict in VERDICT_SIGNS:
                row.addWidget(VerdictSign(verdict, f" {count}"))
        row.addStretch(1)
        self._results.show_lines([counts, *results.lines])
