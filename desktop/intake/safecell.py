"""Putting a user's text into an Excel cell so that it stays that text: no formula, nothing cut."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.cell import Cell

CELL_LIMIT = 32_767  # UTF-16 units a cell can hold; openpyxl would cut the rest without a word
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def set_text(cell: Cell, text: str) -> str:
    """Write `text` as text and mark it so that Excel never reads it as a formula or a number.

    Characters XML cannot carry are left out. Returns what did not fit into the cell ("" nearly always),
    for the caller to put into the next one.
    """
    clean = _FORBIDDEN.sub("", text)
    head = clean[: _fitting(clean)]
    cell.value = head
    cell.data_type = "s"
    cell.quotePrefix = True
    return clean[len(head) :]


def split_text(text: str) -> tuple[str, ...]:
    """The text in pieces that each fit into a cell, cut after a line break where one is near; at least one piece."""
    pieces: list[str] = []
    rest = text
    while (fit := _fitting(rest)) < len(rest):
        line = rest.rfind("\n", fit // 2, fit) + 1
        pieces.append(rest[: line or fit])
        rest = rest[line or fit :]
    return (*pieces, rest)


def _fitting(text: str) -> int:
    """How many characters fit; a character beyond the basic plane takes two units and is never halved."""
    if 2 * len(text) <= CELL_LIMIT:
        return len(text)
    units = 0
    for index, char in enumerate(text):
        units += 2 if char > "\uffff" else 1
        if units > CELL_LIMIT:
            return index
    return len(text)
