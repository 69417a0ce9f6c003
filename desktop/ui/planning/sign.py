"""Sign, word and colour of a step's state."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.planning.plan import PlanStep, State
from desktop.planning.words import state_text
from desktop.ui.theme import GAP_XS, TOKENS
from desktop.ui.widgets import Picture, label

SIGNS = {  # icon, colour
    State.DONE: ("check", TOKENS.met),
    State.NOW: ("lightning", TOKENS.accent),
    State.LATER: ("circle", TOKENS.muted),
    State.BLOCKED: ("more", TOKENS.gap),
    State.OPEN: ("question", TOKENS.unknown),
}


def colour_of(step: PlanStep) -> str:
    """The colour of its state; a last day that is past is said in the colour of what is not met."""
    return TOKENS.unmet if step.is_overdue else SIGNS[step.state][1]


class StateSign(QWidget):
    """A step's state."""

    def __init__(self, step: PlanStep) -> None:
        super().__init__()
        name = "warning" if step.is_overdue else SIGNS[step.state][0]
        text = label(state_text(step))
        text.setProperty("plan", "overdue" if step.is_overdue else step.state.value)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_XS)
        row.addWidget(Picture(name, colour_of(step)))
        row.addWidget(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(text.text())
