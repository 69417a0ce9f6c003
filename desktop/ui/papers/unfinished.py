"""What the chosen forms still lack, said before the export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.ui.breakable import breakable
from desktop.ui.papers import words
from desktop.ui.theme import GAP_L, GAP_M, GAP_S
from desktop.ui.widgets import button, label, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.wizard.export import Unfinished

NAMED = 4


class UnfinishedView(QFrame):
    """One block a form; nothing here keeps the user from exporting."""

    fact_wanted = Signal(str)
    form_wanted = Signal(str)

    def __init__(self, found: Sequence[Unfinished]) -> None:
        super().__init__()
        self.setProperty("role", "tint")
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_M)
        column.setSpacing(GAP_S)
        if not found:
            column.addWidget(label("选中的表格必填都有了，附件齐全，预审没有发现问题。", wrap=True))
            return
        column.addWidget(label("还没做完的地方（照样可以导出，空白会在表上标出来）", "strong", wrap=True))
        for one in found:
            self._add(column, one)

    def _add(self, column: QVBoxLayout, one: Unfinished) -> None:
        go = button(plain(one.form.title), "link")
        go.setAccessibleName(f"去看：{one.form.title}")
        go.clicked.connect(lambda: self.form_wanted.emit(one.form.id))
        column.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        for text in _lines(one):
            said = label(breakable(f"· {text}"), wrap=True)
            said.setContentsMargins(GAP_S, 0, 0, 0)
            column.addWidget(said)


def _lines(one: Unfinished) -> list[str]:
    lines = []
    if one.gaps:
        lines.append(f"必填缺 {len(one.gaps)} 项：{_named([gap.name for gap in one.gaps])}")
    if one.checks:
        lines.append(f"{words.failed_text(one.checks)}：{one.checks[0].text}")
    if one.enclosures:
        lines.append(f"附件缺 {len(one.enclosures)} 份：{_named([e.attachment.name for e in one.enclosures])}")
    return lines


def _named(names: list[str]) -> str:
    return "、".join(names[:NAMED]) + ("等" if len(names) > NAMED else "")
