"""The condition of a measure in plain words: a sign and a clause at every line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.rules.verdict import Verdict
from desktop.ui.breakable import breakable
from desktop.ui.stack import lowered
from desktop.ui.theme import GAP_S
from desktop.ui.widgets import VERDICT_SIGNS, Picture, button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.rules.explain import Line

INDENT = 22
UNANSWERED = "去补充"
AGAIN, LONG_CLAUSE = "同上", 12


class Tree(QWidget):
    """Each line leads to its field when its fact decides nothing well yet."""

    fact_wanted = Signal(str)

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._last_clause = ""
        self._room = button(UNANSWERED, "link").sizeHint().width() if any(map(_leads, lines)) else 0
        for one in lines:
            column.addLayout(self._line(one))

    def _line(self, one: Line) -> QHBoxLayout:
        name, colour, word = VERDICT_SIGNS[one.verdict.value]
        row = QHBoxLayout()
        row.setSpacing(GAP_S)
        row.addSpacing(one.depth * INDENT)
        sign = Picture(name, colour)
        sign.setAccessibleName(word)
        row.addLayout(lowered(sign, 4))
        row.addLayout(self._words(one), 1)
        if one.clause:
            row.addLayout(lowered(label(self._said_once(one.clause), "muted"), 3))
        if _leads(one):
            go = button(UNANSWERED if one.verdict is Verdict.UNKNOWN else "去查看", "link")
            go.setAccessibleName(f"{go.text()}：{one.text}")
            go.clicked.connect(lambda _=False, key=one.fact: self.fact_wanted.emit(key))
            row.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        elif self._room:
            row.addSpacing(self._room + GAP_S)  # the clauses stand in one column
        return row

    def _said_once(self, clause: str) -> str:
        """A long clause that several lines in a row come from stands at the first of them."""
        is_again, self._last_clause = clause == self._last_clause, clause
        return AGAIN if is_again and len(clause) > LONG_CLAUSE else clause

    def _words(self, one: Line) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setContentsMargins(0, 2, 0, 0)
        words.setSpacing(2)
        text = label(breakable(one.text), "" if one.fact else "strong", wrap=True)
        words.addWidget(text)
        if one.note:
            words.addWidget(label(one.note, "muted", wrap=True))
        words.addStretch(1)
        return words


def _leads(one: Line) -> bool:
    """Whether the line has a link to its field."""
    return bool(one.fact) and one.verdict in (Verdict.NO, Verdict.UNKNOWN)
