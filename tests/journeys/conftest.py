"""Journeys drive the same window as the page tests."""

from tests.ui.conftest import catalogue, mouth, nothing_modal, open_window, page, qapp

__all__ = ["catalogue", "mouth", "nothing_modal", "open_window", "page", "qapp"]
