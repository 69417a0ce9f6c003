"""A page that asks facts: the step's sections as cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.pages.page import Keys, Page
from desktop.ui.pages.sections import Sections

if TYPE_CHECKING:
    from desktop.ui.desk import Desk
    from desktop.wizard.steps import Step

WIDE_TABLE = 12  # columns; a grid this wide may use more of the window than prose may
TABLE_WIDTH = 1120


class FactsPage(Page):
    """Generic: what it asks stands in the step's data."""

    def __init__(self, desk: Desk, step: Step) -> None:
        facts = [desk.catalogue[key] for section in step.sections for key in section.facts]
        if any(len(fact.columns) >= WIDE_TABLE for fact in facts):
            self.content_width = TABLE_WIDTH
        super().__init__(desk, step)

    def build(self) -> None:
        self.sections = Sections(self.desk, self.step.sections)
        for item in self.sections.cards:
            item.entered.connect(self.fact_entered)
            self.column.addWidget(item)

    def refresh(self, keys: Keys | None) -> None:
        self.sections.refresh()
        state = self.desk.step_state(self.step)
        self.set_progress(state.answered, state.total)

    def flush(self) -> None:
        self.sections.flush()

    def focus_first(self) -> None:
        fields = self.sections.fields.values()
        first = next((f for f in fields if f.editors and f.isVisibleTo(self)), None)
        if first is not None:
            first.focus()

    def first_problem(self) -> str | None:
        return self.sections.first_problem()

    def reveal(self, key: str) -> bool:
        field = self.sections.fields.get(key)
        if field is None or not field.isVisibleTo(self):
            return False
        self.show_widget(field)
        here = self.focusWidget()
        if here is None or not here.hasFocus() or not field.isAncestorOf(here):  # who writes in it stays in his box
            field.focus()
        return True
