"""与项目对得上的方向: which directions of the policies the project is in, and a sentence to take into the application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.eligibility.fits import fits, wording
from desktop.ui.findings.sign import standing_badge
from desktop.ui.fold import FoldCard
from desktop.ui.theme import GAP_L, GAP_S
from desktop.ui.widgets import button, label, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.eligibility.findings import Findings
    from desktop.eligibility.fits import Fit
    from desktop.eligibility.policy import Policy
    from desktop.eligibility.standing import Standing

TITLE = "本项目对得上的政策方向"
NAMED = 3
CHECK = "题名和条款号请引用前对一遍原文。"
COPY, COPIED = "复制这段话", "已复制"


def headline(found: Mapping[Policy, tuple[Fit, ...]]) -> str:
    """How many, and the first of them by name."""
    every = [fit.finding.measure.title for some in found.values() for fit in some]
    more = f" 等 {len(every)} 个" if len(every) > NAMED else ""
    return f"{'、'.join(every[:NAMED])}{more}。写申报书时可以引用。"


def because(fit: Fit) -> str:
    """The answers it rests on."""
    return "；".join(dict.fromkeys(f"{reason.label}：{reason.value_text}" for reason in fit.because))


def note(standing: Standing) -> str:
    """What the sentence is worth."""
    if standing.is_usable:
        return f"方向对得上不等于能拿到钱。{CHECK}"
    return f"这份文件的效力：{standing.label}。引用只能说明方向，不能当作申请依据。{CHECK}"


class Fitting(FoldCard):
    """By policy: each direction with its clause and the answers it rests on."""

    measure_wanted = Signal(str)

    def __init__(self, findings: Findings) -> None:
        self._found = fits(findings.here())
        self._as_of = findings.as_of
        super().__init__(TITLE)
        self.head.addWidget(label(TITLE, "strong"))
        self.head.addWidget(label(headline(self._found), "muted", wrap=True))

    @property
    def has_something(self) -> bool:
        """False when nothing is known to fit."""
        return bool(self._found)

    def make_body(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_L)
        for policy, found in self._found.items():
            column.addWidget(self._block(policy, found))
        return body

    def _block(self, policy: Policy, found: tuple[Fit, ...]) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(GAP_S)
        head.addWidget(label(policy.short_title, "strong", wrap=True), 1)
        head.addWidget(standing_badge(policy.validity.on(self._as_of)), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for fit in found:
            column.addLayout(self._line(fit))
        column.addWidget(label(note(policy.validity.on(self._as_of)), "muted", wrap=True))
        copy = button(COPY)
        copy.setAccessibleName(f"{COPY}：{policy.short_title}")
        copy.clicked.connect(lambda: self._copy(copy, wording(policy, found)))
        column.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        return block

    def _line(self, fit: Fit) -> QHBoxLayout:
        measure = fit.finding.measure
        row = QHBoxLayout()
        row.setSpacing(GAP_S)
        go = button(plain(f"{measure.title}（{measure.clause}）"), "link")
        go.setAccessibleName(f"看这一条：{measure.title}")
        go.clicked.connect(lambda: self.measure_wanted.emit(measure.id))
        row.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(because(fit), "muted", wrap=True), 1)
        return row

    def _copy(self, copy: QPushButton, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        copy.setText(COPIED)
