"""How wide the columns of a list or grid are, so that no figure is broken if there is any room for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from desktop.application.typeset.fonts import advances
from desktop.application.typeset.style import PAD_X, TextStyle

_RUN = re.compile(r"[!-~]+(?:年[0-9]+月(?:[0-9]+日)?)?")  # words, numbers and dates that want to stay together
_LONGEST = 14.0  # characters a column may ask for, whatever its texts
_LONGEST_RUN = 12.0
_LONGEST_TITLE = 6.0


def wish(texts: Iterable[str], style: TextStyle) -> float:
    """The width, in characters, in which the longest of the texts would stand on one line, within reason."""
    table = advances(style.role)
    widest = max((sum([table[char] for char in text]) for text in texts), default=0.0)
    return min(widest / 1000, _LONGEST)


def need(texts: Iterable[str], style: TextStyle) -> float:
    """The width, in characters, of the longest run that should not be broken; two characters at least."""
    table = advances(style.role)
    runs = (run for text in texts for run in _RUN.findall(text))
    widest = max((sum([table[char] for char in run]) for run in runs), default=0.0)
    return max(2.0, min(widest / 1000, _LONGEST_RUN))


def head_need(title: str) -> float:
    """The width, in characters, in which a column's title stands in two lines or, with 国产/进口, in one."""
    count = float(len(title))
    return max(2.0, min(count if "/" in title else (count + 1) // 2, _LONGEST_TITLE))


def share_out(wishes: Sequence[float], needs: Sequence[float], total: float) -> list[float]:
    """Widths that add up to `total`, in proportion to the wishes but none below its need while that is possible."""
    if sum(needs) >= total:
        return [need * total / sum(needs) for need in needs]
    widths = [0.0] * len(wishes)
    open_ones = set(range(len(wishes)))
    left = total
    while open_ones:
        factor = left / sum(max(wishes[i], 0.01) for i in open_ones)
        short = {i for i in open_ones if max(wishes[i], 0.01) * factor < needs[i]}
        for i in short or open_ones:
            widths[i] = needs[i] if short else max(wishes[i], 0.01) * factor
            left -= widths[i]
        open_ones -= short or set(open_ones)
    return widths


def edges(left: float, widths: Iterable[float]) -> list[float]:
    """The x of the rules around columns of these widths."""
    result = [left]
    for width in widths:
        result.append(result[-1] + width)
    return result


def points(chars: float, style: TextStyle) -> float:
    """A width in characters as points, with the padding of a cell."""
    return chars * style.size + 2 * PAD_X + 0.1
