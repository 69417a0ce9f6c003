"""The quick check: the dozen facts that decide most, with the verdicts at the right filling up."""

from __future__ import annotations

from desktop.ui.pages.facts import FactsPage
from desktop.ui.widgets import button


class QuickPage(FactsPage):
    """Asks the step's facts; the side panel shows the verdicts as they settle."""

    def build(self) -> None:
        super().build()
        self._more = button("看全部结果", "link")
        self._more.clicked.connect(self._go_on)
        self.column.addWidget(self._more)

    def _go_on(self) -> None:
        target = next((step.id for step in self.desk.steps if step.kind.value == "findings"), None)
        if target is not None:
            self.step_requested.emit(target)
