"""Proposed directions of the renovation project, and 写进项目."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.results.parts import AreaBadge
from desktop.ui.stack import empty
from desktop.ui.theme import GAP_S
from desktop.ui.widgets import button, label

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from desktop.diagnosis.area import Area
    from desktop.diagnosis.result import AreaResult, Direction
    from desktop.wizard.session import Session

FACT = "project.directions"


def taken(session: Session) -> tuple[str, ...]:
    """The directions the project already has."""
    value = session.value(FACT)
    return tuple(key for key in value if isinstance(key, str)) if isinstance(value, tuple) else ()


def take(session: Session, area: Area) -> bool:
    """Add a direction to the project, in the order of the catalogue; False when it is there already."""
    now = taken(session)
    if area.value in now:
        return False
    order = [option.key for option in session.catalogue[FACT].options]
    session.set_value(FACT, tuple(key for key in order if key in (*now, area.value)))
    return True


class Directions(QFrame):
    """The weak areas worth a project, each with its reason."""

    direction_wanted = Signal(object)  # Area

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP_S)

    def show_proposals(self, proposals: tuple[Direction, ...], chosen: tuple[str, ...], why_none: str) -> None:
        """Show what is proposed, or why nothing is; `chosen` are the project's directions."""
        empty(self._column)
        self._column.addWidget(label("建议的改造方向", "section"))
        if not proposals:
            self._column.addWidget(label(why_none, "muted", wrap=True))
        for proposal in proposals:
            self._column.addWidget(self._row(proposal, proposal.area.value in chosen))
        self._column.addStretch(1)

    def _row(self, proposal: Direction, done: bool) -> QWidget:
        result = QWidget()
        column = QVBoxLayout(result)
        column.setContentsMargins(0, 0, 0, GAP_S)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(AreaBadge(proposal.area))
        top.addStretch(1)
        go = button("已写进项目" if done else "写进项目")
        go.setAccessibleName(f"{go.text()}：{proposal.area.label}")
        go.setEnabled(not done)
        go.clicked.connect(lambda: self.direction_wanted.emit(proposal.area))
        top.addWidget(go)
        column.addLayout(top)
        column.addWidget(label(proposal.text, wrap=True))
        return result


def nothing_weak(areas: Iterable[AreaResult], half: Decimal) -> str:
    """Why nothing is proposed: nothing weak where enough is answered, or not enough answered to say so."""
    known = [area for area in areas if area.score is not None]
    thin = [area.area.label for area in known if area.answered_share < half]
    if len(thin) == len(known):
        return "各方面答题都还不到一半，先不说哪里是短板；答过一半，就能看出先改哪里。"
    if not thin:
        return "没有明显的短板。下面的差距补上还能再加分，项目照样可以写。"
    return f"答过一半的方面没有明显的短板；{'、'.join(thin)}答题还不到一半，先不下结论。"
