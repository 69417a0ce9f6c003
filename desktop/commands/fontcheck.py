"""Whether a font file is whole: every table within the file and true to its checksum (OpenType, table directory)."""

from __future__ import annotations

import sys
from array import array
from struct import unpack_from

from desktop.application.typeset.sfnt import Sfnt

DIRECTORY, ENTRY = 12, 16
ADJUSTED = b"head"  # holds a sum over the whole file, which its own sum leaves out


def is_whole(font: Sfnt) -> bool:
    """True when no table is cut off or changed."""
    for number in range(len(font.tables)):
        tag, wanted, offset, length = unpack_from(">4sLLL", font.data, DIRECTORY + ENTRY * number)
        if offset + length > len(font.data):
            return False
        if tag != ADJUSTED and _sum(font.data[offset : offset + length]) != wanted:
            return False
    return True


def _sum(table: bytes) -> int:
    """The sum of the table as big-endian 32-bit numbers, filled up with zeros."""
    words = array("I", table + bytes(-len(table) % 4))
    if sys.byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF
