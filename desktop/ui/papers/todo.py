"""What a form still needs, each line leading to its field."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.application.precheck.result import Severity
from desktop.ui.breakable import breakable
from desktop.ui.papers import words
from desktop.ui.theme import GAP_L, GAP_S, TOKENS
from desktop.ui.widgets import Picture, badge, button, label

if TYPE_CHECKING:
    from desktop.application.fill import Filled
    from desktop.application.parts.work import Gap
    from desktop.application.precheck.result import CheckResult

TONES = {Severity.BLOCK: "gap", Severity.WARN: "gap", Severity.NOTE: ""}
MOST_OPTIONAL = 12


class Todo(QWidget):
    """Blanks by section, then what contradicts itself, then what can't be compared yet."""

    fact_wanted = Signal(str)

    def __init__(self, filled: Filled) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP_S)
        self._add_gaps(filled)
        self._add_checks(filled)

    def _add_gaps(self, filled: Filled) -> None:
        required = filled.required_gaps
        self._title(f"必填还缺 {len(required)} 项" if required else "必填都有了")
        self._links(required)
        optional = [gap for gap in filled.gaps if not gap.required]
        if optional:
            self._title(f"选填还空着 {len(optional)} 项")
            self._links(optional[:MOST_OPTIONAL])
            if len(optional) > MOST_OPTIONAL:
                self._column.addWidget(label(f"另有 {len(optional) - MOST_OPTIONAL} 项", "muted"))

    def _links(self, gaps: Iterable[Gap]) -> None:
        for section, some in groupby(gaps, lambda gap: gap.section):
            self._column.addWidget(label(section, "muted", wrap=True))
            inside = QVBoxLayout()
            inside.setSpacing(0)
            self._column.addLayout(inside)
            for gap in some:
                inside.addLayout(self._gap(gap))

    def _gap(self, gap: Gap) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP_S)
        row.addWidget(label(gap.name, wrap=True), 1)
        go = button("去填", "link")
        go.setAccessibleName(f"去补充：{gap.name}（{gap.section}）")
        go.clicked.connect(lambda: self.fact_wanted.emit(gap.fact))
        row.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _add_checks(self, filled: Filled) -> None:
        failed, waiting = words.failed(filled), words.waiting(filled)
        self._title(words.failed_text(failed) if failed else "预审没有发现问题")
        for check in failed:
            self._column.addWidget(self._check(check))
        if waiting:
            self._title(f"还不能核对 {len(waiting)} 处")
            for check in waiting:
                self._column.addWidget(self._check(check, open_=True))
        self._column.addWidget(label(words.passed_text(filled.checks), "muted", wrap=True))

    def _check(self, check: CheckResult, *, open_: bool = False) -> QWidget:
        result = QWidget()
        column = QVBoxLayout(result)
        column.setContentsMargins(0, 0, 0, GAP_S)
        column.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(GAP_S)
        name, colour = ("question", TOKENS.unknown) if open_ else ("warning", TOKENS.gap)
        if not open_ and check.severity is Severity.BLOCK:
            name, colour = "cross", TOKENS.unmet
        top.addWidget(Picture(name, colour))
        top.addWidget(badge("还不能核对" if open_ else check.severity.label, "" if open_ else TONES[check.severity]))
        top.addStretch(1)
        if check.facts:
            go = button("去补充" if open_ else "去改", "link")
            go.setAccessibleName(f"{go.text()}：{check.text}")
            go.clicked.connect(lambda _=False, key=check.facts[0]: self.fact_wanted.emit(key))
            top.addWidget(go)
        column.addLayout(top)
        column.addWidget(label(breakable(check.text), wrap=True))
        return result

    def _title(self, text: str) -> None:
        if self._column.count():
            self._column.addSpacing(GAP_L)
        self._column.addWidget(label(text, "strong", wrap=True))
