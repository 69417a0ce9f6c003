"""The findings page as tests read it."""

from PySide6.QtWidgets import QLabel

from desktop.ui.pages.findings import FindingsPage
from tests.ui.pages.windowpage import WindowPage


def shown(page: WindowPage) -> FindingsPage:
    page.go("findings")
    assert isinstance(page.page, FindingsPage)
    return page.page


def texts(page: FindingsPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
