"""How wide a text is and how high its row must be; Excel does neither for merged cells."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Collection, Iterable

LINE_HEIGHT = 15.0  # points, for 11 pt text
LONGEST_RUN = 24  # digits; a code longer than this is wrapped
_UNBROKEN = re.compile(r"[!-~]+")
_DATE = re.compile(r"\d+年\d+月(\d+日)?")
PADDING = 5.0  # points above and below
ROW_LIMIT = 400.0  # Excel allows 409 points a row


def text_width(text: str) -> int:
    """In digits of the standard font: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def least_width(texts: Collection[str]) -> float:
    """Digits a column needs so that no figure, date or code in it is broken; long ones may be after all."""
    longest = max((len(run) for text in texts for run in _UNBROKEN.findall(text)), default=0)
    dates = max((text_width(text) for text in texts if _DATE.fullmatch(text)), default=0)
    return min(LONGEST_RUN, max(longest, dates)) + 2.0


def line_count(text: str, width: float) -> int:
    """Lines the text takes in a cell `width` digits wide; a little more rather than less."""
    room = max(2.0, width - 1.5)
    return sum(max(1, math.ceil(text_width(line) / room)) for line in text.split("\n"))


def row_height(cells: Iterable[tuple[str, float]]) -> float:
    """Height in points of a row of (text, width) cells, at most what Excel allows."""
    lines = max((line_count(text, width) for text, width in cells), default=1)
    return min(ROW_LIMIT, lines * LINE_HEIGHT + PADDING)


def pieces_for_rows(text: str, width: float) -> list[str]:
    """The text cut at line ends, or in mid-line where a line alone is too long, so that each piece fits a row."""
    most = int((ROW_LIMIT - PADDING) // LINE_HEIGHT)
    pieces: list[str] = []
    current: list[str] = []
    used = 0
    for line in _short_lines(text, width, most):
        lines = line_count(line, width)
        if current and used + lines > most:
            pieces.append("\n".join(current))
            current, used = [], 0
        current.append(line)
        used += lines
    return [*pieces, "\n".join(current)]


def _short_lines(text: str, width: float, most: int) -> Iterable[str]:
    room = int(most * max(2.0, width - 1.5) // 2) - 1
    for line in text.split("\n"):
        for start in range(0, max(1, len(line)), room):
            yield line[start : start + room]
