"""Which page shows which kind of step; a page's module is imported when its page is first shown."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from desktop.ui.desk import Desk
    from desktop.ui.pages.page import Page
    from desktop.wizard.steps import Step

PAGES = {  # a step kind in data -> module in this folder, class
    "home": ("home", "HomePage"),
    "quick": ("quick", "QuickPage"),
    "facts": ("facts", "FactsPage"),
    "area": ("area", "AreaPage"),
    "result": ("result", "ResultPage"),
    "findings": ("findings", "FindingsPage"),
    "plan": ("plan", "PlanPage"),
    "application": ("application", "ApplicationPage"),
    "export": ("export", "ExportPage"),
}


def has_page(step: Step) -> bool:
    """Whether a page for this kind of step is shipped."""
    return find_spec(f"desktop.ui.pages.{PAGES[step.kind.value][0]}") is not None


def make_page(desk: Desk, step: Step) -> Page:
    """Build the page of this step."""
    module, name = PAGES[step.kind.value]
    return cast("Page", getattr(import_module(f"desktop.ui.pages.{module}"), name)(desk, step))
