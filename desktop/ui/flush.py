"""Nothing half-typed is ever lost: hand the input method's text and every entry to the session."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from desktop.ui.pages.page import Page


def commit_typing() -> None:
    """Make the input method put what is being composed into the focused entry."""
    method = QGuiApplication.inputMethod()
    if method is not None:
        method.commit()


def flush(page: Page | None) -> None:
    """Before a page change, an export or closing. `editingFinished` alone misses all three."""
    commit_typing()
    if page is not None:
        page.flush()
