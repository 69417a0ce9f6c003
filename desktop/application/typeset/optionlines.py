"""Lines of options with their boxes: an option goes to the next line whole."""

from __future__ import annotations

import re

from desktop.application.typeset.fonts import Advances
from desktop.application.typeset.linebreak import break_lines

_BOXES = "☐☑☒□"
_BETWEEN = re.compile(rf"([ 　]+)(?=[{_BOXES}])")


def has_options(text: str) -> bool:
    """True for a text of two or more options with boxes."""
    return sum(map(text.count, _BOXES)) > 1


def option_lines(text: str, table: Advances, width: float) -> list[str]:
    """The options in lines no wider than `width`; the spaces between two options are left out at a break."""
    first, *rest = _BETWEEN.split(text)
    lines = break_lines(first, table, width)
    for gap, option in zip(rest[::2], rest[1::2], strict=True):
        joined = lines[-1] + gap + option
        if sum([table[char] for char in joined]) <= width:
            lines[-1] = joined
        else:
            lines += break_lines(option, table, width)
    return lines
