"""Breaking text into lines as Chinese papers do; `breakclass` holds the rules, this file the search."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from itertools import accumulate

from desktop.application.typeset.breakclass import NOT_AT_START, may_break, offends, splits_cluster

_SLACK = 1e-6
_SOFT = frozenset("-_./,:;&=?+@")  # where an over-long word is cut by preference


def break_lines(text: str, widths: Mapping[str, float], width: float, first_indent: float = 0) -> list[str]:
    """The lines of `text`, none wider than `width` (the first: less `first_indent`).

    `widths` gives each character's advance in the unit of `width`. Line breaks in `text` begin a new line without
    indent. Only spaces at a break are left out, U+3000 never. A word too long for a line is cut rather than
    overflowing; a single character wider than `width` gets its own line.
    """
    lines: list[str] = []
    for part in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        lines += _break_part(part, widths, width, width - first_indent)
        first_indent = 0
    return lines


def _break_part(text: str, widths: Mapping[str, float], width: float, first_width: float) -> list[str]:
    reach = list(accumulate([widths[char] for char in text]))
    if not reach or reach[-1] <= first_width + _SLACK:
        return [text]
    text = text.rstrip(" ") or " "
    lines: list[str] = []
    start, done, available = 0, 0.0, first_width
    while start < len(text):
        limit = bisect_right(reach, done + available + _SLACK, start, len(text))
        if limit >= len(text):
            lines.append(text[start:])
            break
        end = _line_end(text, start, limit)
        lines.append(text[start:end].rstrip(" "))
        while end < len(text) and text[end] == " ":
            end += 1
        start, done, available = end, reach[end - 1], width
    return lines


def _line_end(text: str, start: int, limit: int) -> int:
    """The best place to end the line that begins at `start` and has room up to `limit`."""
    tests: tuple[Callable[[int], bool], ...] = (
        lambda at: may_break(text, at),
        lambda at: at - start > (limit - start) // 2 and _is_soft(text, at),
        lambda at: not _is_ugly(text, at),
        lambda at: not splits_cluster(text, at),
    )
    for allowed in tests:
        for at in range(limit, start, -1):
            if allowed(at):
                return at
    return max(limit, start + 1)


def _is_soft(text: str, at: int) -> bool:
    return text[at - 1] in _SOFT and text[at] not in NOT_AT_START and not splits_cluster(text, at)


def _is_ugly(text: str, at: int) -> bool:
    return splits_cluster(text, at) or offends(text[at - 1], text[at])
