"""Which glyph draws a character: the `cmap` table, segmented coverage (format 12), decoded on demand."""

from __future__ import annotations

from bisect import bisect_right
from struct import unpack_from

from desktop.application.typeset.sfnt import Sfnt

_FULL_REPERTOIRE = ((3, 10), (0, 4), (0, 6))  # platform, encoding of a format 12 subtable


class CharacterMap:
    """Character to glyph number; 0 where the font has none."""

    def __init__(self, sfnt: Sfnt) -> None:
        at = _find_subtable(sfnt)
        (groups,) = unpack_from(">L", sfnt.data, at + 12)
        flat = unpack_from(f">{3 * groups}L", sfnt.data, at + 16)
        self._first: tuple[int, ...] = flat[0::3]
        self._last: tuple[int, ...] = flat[1::3]
        self._glyph: tuple[int, ...] = flat[2::3]

    def glyph(self, char: str) -> int:
        """The glyph number of a character."""
        code = ord(char)
        index = bisect_right(self._first, code) - 1
        if index < 0 or code > self._last[index]:
            return 0
        return self._glyph[index] + code - self._first[index]


def _find_subtable(sfnt: Sfnt) -> int:
    start = sfnt.tables["cmap"][0]
    (count,) = sfnt.numbers("cmap", "H", 2)
    for index in range(count):
        platform, encoding, offset = sfnt.numbers("cmap", "HHL", 4 + 8 * index)
        if (platform, encoding) in _FULL_REPERTOIRE and unpack_from(">H", sfnt.data, start + offset)[0] == 12:
            return start + offset
    raise ValueError(f"{sfnt.path.name}: no format 12 cmap")
