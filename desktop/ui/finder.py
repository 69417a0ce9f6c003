"""The list under the search box."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView

WORDS = Qt.ItemDataRole.UserRole
MOST_SHOWN = 10
WIDTH = 360


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that can be found: the fact, what is shown, and the words that are searched."""

    key: str
    shown: str
    words: str


def make_finder(things: Iterable[Found], parent: QObject) -> QCompleter:
    """A completer that finds by any part of the words; its `activated` says the words of the chosen one."""
    model = QStandardItemModel(parent)
    for thing in things:
        item = QStandardItem(thing.shown)
        item.setData(thing.words, WORDS)
        model.appendRow(item)
    finder = QCompleter(model, parent)
    finder.setCompletionRole(WORDS)
    finder.setFilterMode(Qt.MatchFlag.MatchContains)
    finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    finder.setMaxVisibleItems(MOST_SHOWN)
    popup = QListView()
    popup.setProperty("role", "popup")
    popup.setMinimumWidth(WIDTH)
    finder.setPopup(popup)
    return finder
