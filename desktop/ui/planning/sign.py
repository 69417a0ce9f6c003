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


class StateSign(QWidget):
    """A step's state; a last day that is past is said in the colour of what is not met."""

    def __init__(self, step: PlanStep) -> None:
        super().__init__()
        name, colour = SIGNS[step.state]
        if step.is_overdue:
            name, colour = "warning", TOKENS.unmet
        text = label(state_text(step))
        text.setProperty("plan", "overdue" if step.is_overdue else step.state.value)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_XS)
        row.addWidget(Picture(name, colour))
        row.addWidget(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(text.text())
